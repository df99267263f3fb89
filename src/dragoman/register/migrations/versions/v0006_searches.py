"""Saved searches."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "search",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("saved_at", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reading_from", sa.Integer, nullable=False),
        sa.Column("decision_from", sa.Integer, nullable=False),
        sa.Column("reading_seen", sa.Integer, nullable=False),
        sa.Column("decision_seen", sa.Integer, nullable=False),
        sa.Column("looked_at", sa.String(32)),
        sa.UniqueConstraint("name", name="uq_search_name"),
    )


def downgrade() -> None:
    op.drop_table("search")
