"""Texts with several publishers, and what stands in reports in languages that are not read.

The index of texts is filled by whoever runs the migrations.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "publication",
        _report("publication"),
        sa.Column("outlet", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("published", sa.String(32)),
    )
    op.create_table(
        "passage",
        _report("passage"),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("language", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("ix_passage_language", "passage", ["language"])
    op.create_table(
        "text_run",
        sa.Column("digest", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.String(10), primary_key=True),
        _report("text_run"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_text_run_report_id", "text_run", ["report_id"])
    op.create_table(
        "text_link",
        _report("text_link", "a_id"),
        _report("text_link", "b_id"),
        sa.Column("share", sa.Float(53), nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
    )
    op.create_index("ix_text_link_b_id", "text_link", ["b_id"])
    op.create_table("report_text", _report("report_text"), _report("report_text", "text_id", primary_key=False))
    op.create_index("ix_report_text_text_id", "report_text", ["text_id"])


def _report(table: str, name: str = "report_id", *, primary_key: bool = True) -> sa.Column[int]:
    key = sa.ForeignKey("report.id", name=f"fk_{table}_{name}", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, key, primary_key=primary_key, nullable=False, autoincrement=False)


def downgrade() -> None:
    for table in ("report_text", "text_link", "text_run", "passage", "publication"):
        op.drop_table(table)
