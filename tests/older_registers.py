"""What later versions of the register laid out, taken out again."""

BEFORE_0009 = (
    "DROP TABLE commitment_bearer",
    "DROP INDEX ix_event_party_event",
    "DROP TABLE term",
    "DROP INDEX ix_actor_bearer",
    "CREATE INDEX ix_actor_bearer_id ON actor (bearer_id)",
    "DROP INDEX ix_commitment_state_day",
    "DROP INDEX ix_commitment_state_due",
    "ALTER TABLE commitment_state DROP COLUMN day",
    "ALTER TABLE commitment_state DROP COLUMN due_day",
    "UPDATE alembic_version SET version_num = '0008'",
)
