"""What lists of a million engagements are read from: the terms of office of identities, and a state's commitments by day."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    _terms()
    _days()
    # In how many reports somebody is named is counted from the index alone.
    op.drop_index("ix_actor_bearer_id", "actor")
    op.create_index("ix_actor_bearer", "actor", ["bearer_id", "report_id"])


def _terms() -> None:
    held = sa.ForeignKey("identity.id", name="fk_term_identity_id", ondelete="CASCADE")
    office = sa.ForeignKey("office.id", name="fk_term_office_id", ondelete="CASCADE")
    op.create_table(
        "term",
        sa.Column("identity_id", sa.Integer, held, primary_key=True, autoincrement=False),
        sa.Column("office_id", sa.Integer, office, primary_key=True, autoincrement=False),
        sa.Column("first_day", sa.String(10), nullable=False),
        sa.Column("last_day", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("identity_id", "office_id", name="pk_term"),
    )
    op.execute(
        "INSERT INTO term (identity_id, office_id, first_day, last_day) "
        "SELECT bearer.identity_id, tenure.office_id, min(tenure.first_day), max(tenure.last_day) "
        "FROM tenure JOIN bearer ON bearer.id = tenure.bearer_id "
        "WHERE NOT tenure.former AND bearer.identity_id IS NOT NULL "
        "GROUP BY bearer.identity_id, tenure.office_id "
        "HAVING min(tenure.first_day) IS NOT NULL AND max(tenure.last_day) IS NOT NULL"
    )
    op.create_index("ix_term_office", "term", ["office_id", "identity_id", "first_day", "last_day"])


def _days() -> None:
    # Not by making the table anew; what a database fills in where it has no value is not asked for later.
    for name in ("day", "due_day"):
        op.execute(f"ALTER TABLE commitment_state ADD COLUMN {name} VARCHAR(10) DEFAULT '' NOT NULL")
    op.execute(
        "UPDATE commitment_state SET "
        "day = (SELECT c.day FROM commitment c WHERE c.fact_id = commitment_id), "
        "due_day = (SELECT c.due_day FROM commitment c WHERE c.fact_id = commitment_id)"
    )
    op.create_index("ix_commitment_state_day", "commitment_state", ["state", "day", "commitment_id"])
    op.create_index("ix_commitment_state_due", "commitment_state", ["state", "due_day", "commitment_id"])


def downgrade() -> None:
    op.drop_table("term")
    op.drop_index("ix_actor_bearer", "actor")
    op.create_index("ix_actor_bearer_id", "actor", ["bearer_id"])
    for name in ("day", "due"):
        op.drop_index(f"ix_commitment_state_{name}", "commitment_state")
    for name in ("day", "due_day"):
        op.execute(f"ALTER TABLE commitment_state DROP COLUMN {name}")
