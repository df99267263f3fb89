"""The users of the desk: who they are and what they may do. Changing one ends what sessions it has."""

import re
import unicodedata
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dragoman.model.roles import ROLES, Role
from dragoman.register.archive import now
from dragoman.register.audit import Doer, note
from dragoman.register.connection import transaction
from dragoman.register.errors import RegisterError
from dragoman.register.passwords import check_password, hashed
from dragoman.register.store import Register
from dragoman.register.user_tables import desk_session, desk_user

_NAME = re.compile(r"[^\W_](?:[\w.@' -]{0,62}[\w.])?")


class User(msgspec.Struct, frozen=True):
    """Somebody who may log in, unless disabled."""

    id: int
    name: str
    role: Role
    disabled: bool
    made_at: str


def users(register: Register) -> list[User]:
    """All users by name."""
    with transaction(register.engine) as connection:
        rows = connection.execute(select(desk_user).order_by(desk_user.c.key)).all()
    return [_user(row) for row in rows]


def has_admin(register: Register) -> bool:
    """Whether there is an admin who may log in."""
    with transaction(register.engine) as connection:
        return bool(_admins(connection))


def add_user(register: Register, name: str, role: Role, password: str, *, by: Doer) -> User:
    """`ValueError` if the name, role or password is none that is taken; `RegisterError` if the name is."""
    shown = _checked_name(name)
    _check_role(role)
    check_password(password, shown)
    row = {"name": shown, "key": key_of(shown), "role": role, "password": hashed(password)}
    with transaction(register.engine, writing=True) as connection:
        if connection.execute(select(desk_user.c.id).where(desk_user.c.key == row["key"])).scalar() is not None:
            raise RegisterError(f"there is a user {shown} already")
        adding = insert(desk_user).values(**row, disabled=False, made_at=now()).returning(desk_user)
        made = _user(connection.execute(adding).one())
        note(connection, by, "user added", f"{made.name}, {made.role}")
    return made


def set_role(register: Register, name: str, role: Role, *, by: Doer) -> User:
    """`RegisterError` if there is no such user, or it is the only admin and would be none."""
    _check_role(role)
    return _change(register, name, {"role": role}, by, "role changed", role)


def set_password(register: Register, name: str, password: str, *, by: Doer) -> User:
    """`ValueError` if the password is none that is taken; `RegisterError` if there is no such user."""
    check_password(password, name)
    return _change(register, name, {"password": hashed(password)}, by, "password changed")


def set_disabled(register: Register, name: str, disabled: bool, *, by: Doer) -> User:
    """`RegisterError` if there is no such user, or it is the only admin."""
    return _change(register, name, {"disabled": disabled}, by, "user disabled" if disabled else "user enabled")


def key_of(name: str) -> str:
    """A name as it is compared: capitals, spaces and how letters are composed make no other user."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _change(
    register: Register, name: str, values: dict[str, Any], by: Doer, what: str, more: str | None = None
) -> User:
    with transaction(register.engine, writing=True) as connection:
        query = select(desk_user.c.id).where(desk_user.c.key == key_of(name))
        number = connection.execute(query).scalar()
        if number is None:
            raise RegisterError(f"there is no user {name}: see who there is with: dragoman users list")
        had_admin = bool(_admins(connection))
        changing = update(desk_user).where(desk_user.c.id == number).values(**values).returning(desk_user)
        changed = _user(connection.execute(changing).one())
        if had_admin and not _admins(connection):
            raise RegisterError(f"{changed.name} is the only admin: make another one first")
        connection.execute(delete(desk_session).where(desk_session.c.user_id == number))
        note(connection, by, what, f"{changed.name}, {more}" if more else changed.name)
    return changed


def _admins(connection: Connection) -> int:
    query = select(func.count()).where(desk_user.c.role == "admin", desk_user.c.disabled.is_(False))
    return int(connection.execute(query.select_from(desk_user)).scalar_one())


def _checked_name(name: str) -> str:
    shown = " ".join(unicodedata.normalize("NFC", name).split())
    if not _NAME.fullmatch(shown):
        raise ValueError(
            f"{name!r} is no name of a user: take 1 to 64 letters, digits and . _ - @ ' or spaces, a letter or digit first"
        )
    return shown


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise ValueError(f"{role!r} is none of the roles: {', '.join(ROLES)}")


def _user(row: Row[Any]) -> User:
    return User(row.id, row.name, row.role, bool(row.disabled), row.made_at)
