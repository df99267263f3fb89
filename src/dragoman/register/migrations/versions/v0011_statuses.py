"""The status of an event beside each of its parties: what is ahead of somebody is read from an index."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.drop_index("ix_event_party_bearer_id", "event_party")
    op.add_column("event_party", sa.Column("status", sa.String(16), nullable=False, server_default=""))
    op.execute("UPDATE event_party SET status = (SELECT e.status FROM event e WHERE e.id = event_party.event_id)")
    op.create_index("ix_event_party_bearer_id", "event_party", ["bearer_id", "day", "event_id", "status"])


def downgrade() -> None:
    op.drop_index("ix_event_party_bearer_id", "event_party")
    op.drop_column("event_party", "status")
    op.create_index("ix_event_party_bearer_id", "event_party", ["bearer_id", "day", "event_id"])
