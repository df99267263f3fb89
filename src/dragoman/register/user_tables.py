"""The tables of who uses the desk: users, their sessions, and the audit log, to which the database lets nobody do
anything but append.

Passwords and the tokens of sessions are kept as hashes only.
"""

from sqlalchemy import DDL, Boolean, Column, ForeignKey, Integer, String, Table, Text, event

from dragoman.register.tables import metadata

# Not called "user" and "session", which are words of PostgreSQL's own.
desk_user = Table(
    "desk_user",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    # The name as it is compared: two that look alike are one.
    Column("key", Text, nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("made_at", String(32), nullable=False),
)

desk_session = Table(
    "desk_session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("user_id", Integer, ForeignKey("desk_user.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("began", String(32), nullable=False),
    Column("expires", String(32), nullable=False, index=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String(32), nullable=False, index=True),
    # Names, not references: the log says who it was at the time, whatever became of the user.
    Column("who", Text, index=True),
    Column("role", String(16)),
    Column("what", String(32), nullable=False),
    Column("about", Text),
    Column("origin", Text, nullable=False),
    sqlite_autoincrement=True,
)

_REFUSAL = "the audit log is only appended to"
_SQLITE = tuple(
    f"CREATE TRIGGER audit_{change} BEFORE {change} ON audit BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for change in ("update", "delete")
)
_POSTGRES = (
    f"CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''{_REFUSAL}''; END'",
    "CREATE TRIGGER audit_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
)
for _dialect, _statements in (("sqlite", _SQLITE), ("postgresql", _POSTGRES)):
    for _statement in _statements:
        event.listen(audit, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]
