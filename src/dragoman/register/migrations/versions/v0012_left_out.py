"""Whether lists leave an event out, beside its parties, organisations and states: what counts is told in an index."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_LEFT_OUT = (
    "SELECT e.id FROM event e WHERE e.state = 'rejected' "
    "OR (e.state NOT IN ('accepted', 'corrected', 'added') AND e.confidence < 0.5)"
)
_LED_BY = {
    "event_party": ("ix_event_party_bearer_id", "bearer_id"),
    "event_organisation": ("ix_event_organisation_day", "bearer_id"),
    "event_state": ("ix_event_state_day", "state"),
}
"""The index along which each table is walked, and what that begins with."""


def upgrade() -> None:
    for table, (index, _) in _LED_BY.items():
        op.drop_index(index, table)
        if table != "event_party":
            op.add_column(table, sa.Column("status", sa.String(16), nullable=False, server_default=""))
        op.add_column(table, sa.Column("left_out", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(f"UPDATE event_party SET left_out = {sa.true()} WHERE event_id IN ({_LEFT_OUT})")
    for table in ("event_organisation", "event_state"):
        # Both at once: a row that PostgreSQL changes is written anew.
        status = f"(SELECT e.status FROM event e WHERE e.id = {table}.event_id)"
        op.execute(f"UPDATE {table} SET status = {status}, left_out = (event_id IN ({_LEFT_OUT}))")
    for table, (index, key) in _LED_BY.items():
        op.create_index(index, table, [key, "day", "event_id", "status", "left_out"])


def downgrade() -> None:
    for table, (index, key) in _LED_BY.items():
        op.drop_index(index, table)
        op.drop_column(table, "left_out")
        if table != "event_party":
            op.drop_column(table, "status")
        told = ["status"] if table == "event_party" else []
        op.create_index(index, table, [key, "day", "event_id", *told])
