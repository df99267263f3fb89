"""What later versions of the register laid out, taken out again."""

BEFORE_0009 = (
    "DROP INDEX ix_event_party_bearer_id",
    "ALTER TABLE event_party DROP COLUMN status",
    "CREATE INDEX ix_event_party_bearer_id ON event_party (bearer_id, day, event_id)",
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
