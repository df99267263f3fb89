"""Sessions of users at the desk: begun by a password, known by a random token, of which only the hash is kept."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update

from dragoman.register.audit import Doer, note
from dragoman.register.connection import transaction
from dragoman.register.passwords import hashed, is_outdated, matches
from dragoman.register.store import Register
from dragoman.register.user_tables import desk_session, desk_user
from dragoman.register.users import User, key_of

LENGTH = timedelta(hours=10)
"""How long a session lasts: a day's work, and not the night after it."""


class Session(NamedTuple):
    """A session that has just begun. The token is nowhere else."""

    token: str
    user: User
    expires: datetime


def log_in(
    register: Register, name: str, password: str, *, origin: str, former: str | None = None, now: datetime | None = None
) -> Session | None:
    """A new session, if name and password are right and the user is not disabled; else None, and no word why.

    The former session of the same browser ends, so that nobody can be given a token before the login.
    """
    now = now or datetime.now(UTC)
    with transaction(register.engine) as connection:
        found = connection.execute(select(desk_user).where(desk_user.c.key == key_of(name))).one_or_none()
    right = matches(password, None if found is None else found.password)
    renewed = hashed(password) if found and right and is_outdated(found.password) else None
    with transaction(register.engine, writing=True) as connection:
        if found is None:
            # What was typed is not kept: now and then it is a password.
            note(connection, Doer(None, None, origin), "login refused", "no such user", at=now)
            return None
        # As the user stands by now: hashing takes its time.
        user = connection.execute(select(desk_user).where(desk_user.c.id == found.id)).one_or_none()
        known = Doer(found.name, found.role, origin)
        if user is None or user.password != found.password or user.disabled or not right:
            note(connection, known, "login refused", "disabled" if right else "wrong password", at=now)
            return None
        if renewed:
            connection.execute(update(desk_user).where(desk_user.c.id == user.id).values(password=renewed))
        token, expires = secrets.token_urlsafe(32), now + LENGTH
        gone = (desk_session.c.expires <= _told(now)) | (desk_session.c.token_hash == hash_of(former or ""))
        connection.execute(delete(desk_session).where(gone))
        connection.execute(
            insert(desk_session).values(
                token_hash=hash_of(token), user_id=user.id, began=_told(now), expires=_told(expires)
            )
        )
        note(connection, Doer(user.name, user.role, origin), "login", at=now)
    return Session(token, User(user.id, user.name, user.role, False, user.made_at), expires)


def user_of(register: Register, token: str, *, now: datetime | None = None) -> User | None:
    """Whose session it is, if it has not ended."""
    query = (
        select(desk_user)
        .join(desk_session, desk_session.c.user_id == desk_user.c.id)
        .where(desk_session.c.token_hash == hash_of(token))
        .where(desk_session.c.expires > _told(now or datetime.now(UTC)), desk_user.c.disabled.is_(False))
    )
    with transaction(register.engine) as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else User(row.id, row.name, row.role, False, row.made_at)


def log_out(register: Register, token: str, *, by: Doer) -> None:
    """Ends a session."""
    with transaction(register.engine, writing=True) as connection:
        ending = delete(desk_session).where(desk_session.c.token_hash == hash_of(token))
        if connection.execute(ending).rowcount:
            note(connection, by, "logout")


def hash_of(token: str) -> str:
    """A token as it is kept. It is random and long, so a quick hash will do."""
    return hashlib.sha256(token.encode()).hexdigest()


def _told(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
