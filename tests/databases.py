"""Databases for tests that open registers: SQLite files, or those of the server that DRAGOMAN_TEST_SERVER names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, make_url, text

from dragoman.register.store import Register

SERVER = os.environ.get("DRAGOMAN_TEST_SERVER")
"""The URL of a PostgreSQL server where databases may be made, or None for SQLite."""
_KEPT = frozenset({"alembic_version", "numbering"})
"""What the layout of a register puts into it."""
_serial = count()
_free: list[str] = []
"""Databases in which there is nothing, not even a register: making one takes a second."""


@contextmanager
def new_url(folder: Path) -> Iterator[str]:
    """The URL of a database that nobody else has: a file in the folder, or an empty one of the server."""
    if SERVER is None:
        yield f"sqlite:///{folder / 'r.db'}"
        return
    name = _free.pop() if _free else _made(f"register_{os.getpid()}_{next(_serial)}")
    try:
        yield _url_of(name)
    finally:
        _clear(name)
        _free.append(name)


def fresh_register() -> Register:
    """An empty register, cheap enough for each example of a property; the last one so made is gone by then."""
    if SERVER is None:
        return Register.open("sqlite://", create=True)
    register = Register.open(_common_url(), create=True)
    _empty(register.engine)
    return register


@cache
def _common_url() -> str:
    return _url_of(_made(f"fresh_{os.getpid()}"))


def _made(name: str) -> str:
    with _administering() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    return name


def _clear(name: str) -> None:
    """Ends what still uses a database, such as a process that was killed, and takes everything out."""
    with _administering(name) as connection:
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND pid <> pg_backend_pid()"
        )
        connection.execute(text(others), {"name": name})
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))


def _empty(engine: Engine) -> None:
    """Deletes all rows and counts anew. Emptying a table has its price, so only those are that were written to."""
    names = [name for name in inspect(engine).get_table_names() if name not in _KEPT]
    filled = " UNION ALL ".join(f"(SELECT '{name}' AS name FROM {name} LIMIT 1)" for name in names)
    with engine.begin() as connection:
        connection.execute(text("UPDATE numbering SET last = 0"))
        found = list(connection.scalars(text(filled)))
        if found:
            connection.execute(text(f"TRUNCATE {', '.join(found)} RESTART IDENTITY CASCADE"))


def _url_of(name: str) -> str:
    return make_url(SERVER or "").set(database=name).render_as_string(hide_password=False)


@contextmanager
def _administering(database: str | None = None) -> Iterator[Connection]:
    url = make_url(SERVER or "")
    url = url.set(drivername="postgresql+psycopg", database=database or url.database)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
