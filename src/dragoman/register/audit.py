"""The audit log: who logged in, changed a user, or decided something at the desk, when and from where."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from dragoman.model.roles import Role
from dragoman.register.archive import now
from dragoman.register.connection import transaction
from dragoman.register.user_tables import audit

if TYPE_CHECKING:
    from dragoman.register.store import Register

COMMAND_LINE = "command line"
"""Where somebody acts from who has the register's file or password, and needs no user to change it."""
_LONGEST = 500


class Doer(NamedTuple):
    """Who does something, in which role, and from where: an address, or `COMMAND_LINE`."""

    name: str | None
    role: Role | None
    origin: str


class Entry(msgspec.Struct, frozen=True):
    """One line of the audit log."""

    number: int
    at: str
    who: str | None
    role: str | None
    what: str
    about: str | None
    origin: str


def note(connection: Connection, by: Doer, what: str, about: str | None = None, *, at: datetime | None = None) -> None:
    """Appends to the audit log, within the transaction of what is done, so that there is neither without the other."""
    connection.execute(
        insert(audit).values(
            at=at.isoformat(timespec="seconds") if at else now(),
            who=by.name,
            role=by.role,
            what=what,
            about=about if about is None else about[:_LONGEST],
            origin=by.origin,
        )
    )


def tell(register: "Register", by: Doer, what: str, about: str | None = None) -> None:
    """Appends to the audit log what leaves no other trace in the register."""
    with transaction(register.engine, writing=True) as connection:
        note(connection, by, what, about)


def entries(
    register: "Register",
    *,
    who: str | None = None,
    since: str | None = None,
    until: str | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> list[Entry]:
    """The audit log, the newest in front. `since` and `until` are days, both included; `before` is an entry's number."""
    query = select(audit).order_by(audit.c.id.desc())
    if who is not None:
        query = query.where(audit.c.who == who)
    if since is not None:
        query = query.where(audit.c.at >= since)
    if until is not None:
        query = query.where(audit.c.at < f"{until}U")  # after every time of that day, which goes on with a T
    if before is not None:
        query = query.where(audit.c.id < before)
    if limit is not None:
        query = query.limit(limit)
    with transaction(register.engine) as connection:
        return [Entry(*row) for row in connection.execute(query)]
