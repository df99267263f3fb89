"""In what capacity a decision was made, and the last word about a fact said; until now all were reviewers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0002"

_CODED = sa.text("role = 'coder'")


def upgrade() -> None:
    # Not by making the tables anew: what refers to their rows would go with them.
    op.execute("ALTER TABLE decision ADD COLUMN role VARCHAR(12) DEFAULT 'reviewer' NOT NULL")
    op.execute("ALTER TABLE fact ADD COLUMN role VARCHAR(12)")
    op.execute("UPDATE fact SET role = 'reviewer' WHERE state <> 'read'")
    op.drop_index("ix_fact_waiting", "fact")
    op.create_index("ix_fact_waiting", "fact", ["state", "confidence", "report_id", "id"])
    op.create_index("ix_fact_section", "fact", ["state", "section", "confidence", "report_id", "id"])
    op.create_index("ix_fact_coded", "fact", ["confidence"], sqlite_where=_CODED, postgresql_where=_CODED)


def downgrade() -> None:
    raise NotImplementedError("who decided in what capacity would be lost: keep a copy of the register instead")
