"""Who makes commitments and to whom they are made, with their days; and who was where together: both read from indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    borne = sa.ForeignKey("bearer.id", name="fk_commitment_bearer_bearer_id", ondelete="CASCADE")
    made = sa.ForeignKey("commitment.fact_id", name="fk_commitment_bearer_commitment_id", ondelete="CASCADE")
    op.create_table(
        "commitment_bearer",
        sa.Column("bearer_id", sa.Integer, borne, primary_key=True, autoincrement=False),
        sa.Column("commitment_id", sa.Integer, made, primary_key=True, autoincrement=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("due_day", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("bearer_id", "commitment_id", name="pk_commitment_bearer"),
    )
    op.execute(
        "INSERT INTO commitment_bearer (bearer_id, commitment_id, day, due_day) "
        "SELECT told.bearer_id, c.fact_id, c.day, c.due_day FROM commitment c JOIN ("
        "SELECT p.commitment_id, a.bearer_id FROM commitment_party p JOIN actor a ON a.fact_id = p.actor_id "
        "UNION SELECT p.commitment_id, body.bearer_id FROM commitment_party p JOIN post ON post.holder_id = p.actor_id "
        "JOIN actor body ON body.fact_id = post.organisation_id "
        "WHERE NOT post.former AND body.kind = 'organisation'"
        ") AS told ON told.commitment_id = c.fact_id WHERE told.bearer_id IS NOT NULL"
    )
    op.create_index("ix_commitment_bearer_commitment_id", "commitment_bearer", ["commitment_id"])
    op.create_index("ix_commitment_bearer_day", "commitment_bearer", ["bearer_id", "day", "commitment_id"])
    op.create_index("ix_commitment_bearer_due", "commitment_bearer", ["bearer_id", "due_day", "commitment_id"])
    op.create_index("ix_event_party_event", "event_party", ["event_id", "bearer_id", "kind", "side", "day"])


def downgrade() -> None:
    op.drop_index("ix_event_party_event", "event_party")
    op.drop_table("commitment_bearer")
