"""Sources that are watched, what they list, and how their hosts are to be asked. What there is stays as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _number(name: str, target: str, table: str, after: str = "CASCADE", *, nullable: bool = False) -> "sa.Column[int]":
    key = sa.ForeignKey(target, name=f"fk_{table}_{name}", ondelete=after)
    return sa.Column(name, sa.Integer, key, nullable=nullable)


def upgrade() -> None:
    _make_sources()
    _make_items()
    op.create_table(
        "source_report",
        _number("source_id", "source.id", "source_report"),
        _number("report_id", "report.id", "source_report"),
        _number("item_id", "source_item.id", "source_report", "SET NULL", nullable=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("source_id", "report_id", name="pk_source_report"),
    )
    op.create_index("ix_source_report_report_id", "source_report", ["report_id"])
    op.create_index("ix_source_report_item_id", "source_report", ["item_id"])
    op.create_index("ix_source_report_day", "source_report", ["source_id", "day"])
    op.create_table(
        "host",
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("robots", sa.Text),
        sa.Column("robots_at", sa.String(32)),
        sa.Column("robots_asked_at", sa.String(32)),
        sa.Column("robots_lost_at", sa.String(32)),
        sa.Column("asked_at", sa.String(32)),
        sa.Column("closed_until", sa.String(32)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_host"),
    )


def downgrade() -> None:
    for table in ("host", "source_report", "source_item", "source"):
        op.drop_table(table)


def _make_sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("voice", sa.String(8)),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("watched", sa.Boolean, nullable=False),
        sa.Column("every", sa.Integer, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("asked_at", sa.String(32)),
        sa.Column("answered_at", sa.String(32)),
        sa.Column("next_at", sa.String(32)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("error_at", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("kind", "address", name="uq_source_address"),
    )


def _make_items() -> None:
    op.create_table(
        "source_item",
        sa.Column("id", sa.Integer, nullable=False),
        _number("source_id", "source.id", "source_item"),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("mark", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("day", sa.String(10)),
        sa.Column("outlet", sa.Text),
        sa.Column("found_at", sa.String(32), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_at", sa.String(32)),
        sa.Column("read_at", sa.String(32)),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_source_item"),
        sa.UniqueConstraint("source_id", "address", name="uq_source_item_address"),
    )
    for name, column in (("waiting", "next_at"), ("error", "error")):
        given = sa.text(f"{column} IS NOT NULL")
        columns = ["source_id", "next_at"]
        op.create_index(f"ix_source_item_{name}", "source_item", columns, sqlite_where=given, postgresql_where=given)
    op.create_index("ix_source_item_address", "source_item", ["address"])
