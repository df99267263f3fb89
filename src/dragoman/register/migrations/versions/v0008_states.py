"""The states of identities, in the order of names. Who is compared with whom has changed: whoever migrates works it out anew."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    key = sa.ForeignKey("identity.id", name="fk_identity_state_identity_id", ondelete="CASCADE")
    op.create_table(
        "identity_state",
        sa.Column("state", sa.Text, primary_key=True),
        sa.Column("relation", sa.String(8), primary_key=True),
        sa.Column("identity_id", sa.Integer, key, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("sort_key", sa.Text, nullable=False),
    )
    order = ["state", "relation", "kind", "sort_key", "identity_id"]
    op.create_index("ix_identity_state_order", "identity_state", order)
    op.create_index("ix_identity_state_identity_id", "identity_state", ["identity_id"])


def downgrade() -> None:
    op.drop_table("identity_state")
