"""Opening a register's database, and transactions on it that either happen whole or not at all."""

import os
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, inspect, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

import dragoman.register.text_tables
import dragoman.register.user_tables  # noqa: F401 -- their tables are laid out with the others
from dragoman.register.errors import Busy, RegisterError
from dragoman.register.fulltext import lay_out_fulltext
from dragoman.register.resolved import TABLES
from dragoman.register.source_tables import source
from dragoman.register.tables import metadata, numbering, schema_version

SCHEMA_VERSION = "0012"
"""The last migration: raised with every change of a table."""
PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""
_LAYOUT_LOCK = 0x64726167
"""The number of the lock that a process takes in PostgreSQL to lay out a register."""


def open_engine(address: str, *, create: bool, patience: float | None = None) -> Engine:
    """An engine for a register's URL, or a path to an SQLite file; with `create` a new register is laid out.

    `patience` is for how many seconds a transaction waits for another that writes, in place of what is usual.
    `RegisterError` if there is none (and `create` is not given), or if it cannot be opened or is not a register.
    """
    url = _url(address)
    _check_path(url, create=create)
    engine = _engine(url, patience)
    try:
        _prepare(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(url: URL, patience: float | None = None) -> Engine:
    timeout = PATIENCE if patience is None else patience
    arguments: dict[str, Any] = {"connect_args": {"timeout": timeout}} if _is_sqlite(url) else {}
    if _is_sqlite(url) and not _is_memory(url) and not _may_write(Path(str(url.database))):
        arguments["creator"] = partial(_connect_read_only, Path(str(url.database)), timeout)
    try:
        engine = create_engine(url, **arguments)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise RegisterError(f"{_name(url)}: {_with_advice(error)}") from error
    if _is_sqlite(url):
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", partial(_set_up_postgresql, patience))
    return engine


def open_older(address: str) -> Engine:
    """An engine for a register of this or an older version. `RegisterError` if there is none, or it is no register."""
    url = _url(address)
    _check_path(url, create=False)
    engine = _engine(url)
    try:
        with transaction(engine) as connection:
            if version_of(connection, inspect(connection).get_table_names()) is None:
                raise RegisterError(f"{_name(url)}: is no register: name another with --register")
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def transaction(engine: Engine, *, writing: bool = False) -> Iterator[Connection]:
    """One transaction; a writing one has the register to itself until it ends. `RegisterError` if the database fails."""
    options: dict[str, Any] = {"writing": writing}
    if not writing and engine.dialect.name == "postgresql":
        # All that one list is put together from is seen as of one moment, as SQLite has it anyway.
        options["isolation_level"] = "REPEATABLE READ"
    with _begun(engine, options) as connection:
        if writing and engine.dialect.name != "sqlite":
            connection.execute(select(schema_version.c.version_num).with_for_update())
        yield connection


@contextmanager
def _begun(engine: Engine, options: dict[str, Any]) -> Iterator[Connection]:
    try:
        with engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection
    except DBAPIError as error:
        raise _failure(engine.url, error.orig or error) from error
    except engine.dialect.loaded_dbapi.Error as error:  # of what is asked of the driver itself
        raise _failure(engine.url, error) from error


def _failure(url: URL, error: BaseException) -> RegisterError:
    """What went wrong with a database, as an error of the register."""
    kind = Busy if any(sign in str(error) for sign in _BUSY) else RegisterError
    return kind(f"{_name(url)}: {_with_advice(error)}")


def is_lasting(address: str) -> bool:
    """Whether what is written to a register's URL or path is still there when the process has ended."""
    url = _url(address)
    return not (_is_sqlite(url) and _is_memory(url))


def _url(address: str) -> URL:
    if not address.strip():
        raise RegisterError("the register's URL is empty: expected one like sqlite:///dragoman.db")
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        # The address may hold a password, so it is not repeated.
        raise RegisterError(
            "the register's URL cannot be understood: expected one like sqlite:///dragoman.db"
        ) from error
    # The driver that is installed with dragoman[postgres]; SQLAlchemy 2.0 would look for an older one.
    plain = url.drivername in ("postgresql", "postgres")
    return url.set(drivername="postgresql+psycopg") if plain else url


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _is_memory(url: URL) -> bool:
    return not url.database or ":memory:" in url.database or url.query.get("mode") == "memory"


def _check_path(url: URL, *, create: bool) -> None:
    if not _is_sqlite(url) or _is_memory(url):
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise RegisterError(f"{path}: is a folder, not a register: name a file in it, such as {path / 'dragoman.db'}")
    if not path.exists() and not create:
        raise RegisterError(
            f"{path}: there is no such register; make one with: dragoman read SOURCE… --register {path}"
        )
    if not path.parent.is_dir():
        raise RegisterError(f"{path}: the folder {path.parent} does not exist: make it, or name another file")


def _may_write(path: Path) -> bool:
    """Whether the file of a register may be written, and what SQLite keeps beside it."""
    return not path.exists() or all(
        os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids) for place in (path, path.parent)
    )


def _connect_read_only(path: Path, timeout: float) -> sqlite3.Connection:
    """A connection that needs no file beside the register, unless another process has left changes in one."""
    changes = path.with_name(f"{path.name}-wal")
    mode = "mode=ro" if changes.exists() and changes.stat().st_size else "immutable=1"
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{mode}", uri=True, timeout=timeout, check_same_thread=False
    )


def shown_name(address: str) -> str:
    """A register's URL or path as it may be shown: without the password."""
    return _name(_url(address))


def _name(url: URL) -> str:
    return (
        str(url.database or "the register in memory") if _is_sqlite(url) else url.render_as_string(hide_password=True)
    )


_BUSY = ("database is locked", "due to lock timeout")
_ADVICE = (
    ("file is not a database", "name another file with --register"),
    ("readonly database", "get leave to write to it and its folder, or copy it to where you have"),
    ("unable to open database file", "get leave to read it and to write to its folder, or copy it to where you have"),
    ("database is locked", "another process is writing to it: try again when that has ended"),
    ("due to lock timeout", "another process is writing to it: try again when that has ended"),
    ("disk is full", "make room and try again: what was recorded before is kept"),
    ("disk I/O error", "check the disk, or copy the register to another"),
    ("malformed", "it is damaged: take a copy of it, or read the reports into a new register"),
    ("NUL (0x00)", "take that character out of the report, or keep the register in a file: sqlite:///dragoman.db"),
    ("No module named 'psycopg'", "install the driver of PostgreSQL: pip install 'dragoman[postgres]'"),
    ("No module named", "install the driver of that database, or use a file: sqlite:///dragoman.db"),
    ("Can't load plugin", "there is no such kind of database: use a file, such as sqlite:///dragoman.db"),
    ("onnect", "check that the server runs, and the host, name and password in the URL"),
)


def _with_advice(error: BaseException) -> str:
    """What went wrong in one line, and what to do about it where that is known."""
    words = next(iter(str(error).strip().splitlines()), type(error).__name__)
    advice = next((advice for sign, advice in _ADVICE if sign in words), None)
    return f"{words}: {advice}" if advice else words


_CACHE = 65536
"""Kilobytes, at the most, of a register that SQLite keeps in memory."""


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # Transactions are begun below, not by the driver.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # The upper levels of all indexes of a large register stay in memory; SQLite would keep two megabytes.
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")


def _set_up_postgresql(patience: float | None, connection: Any, _record: Any) -> None:
    # Of a large register a list needs few rows of many places; by its default PostgreSQL would rather read whole tables.
    connection.autocommit = True
    connection.execute("SET random_page_cost = 1.1")
    # A list takes less time than to compile how it is read.
    connection.execute("SET jit = off")
    if patience is not None:
        connection.execute(f"SET lock_timeout = {round(patience * 1000)}")
    connection.autocommit = False


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that first reads and then writes could find the register changed between.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _prepare(engine: Engine, *, create: bool) -> None:
    with transaction(engine) as connection:
        laid_out = _is_laid_out(connection)
    if not laid_out and not create:
        raise RegisterError(
            f"{_name(engine.url)}: is empty, not a register: fill it with: "
            f"dragoman read SOURCE… --register {_name(engine.url)}"
        )
    if not laid_out:
        if _is_sqlite(engine.url) and not _is_memory(engine.url):
            _switch_to_wal(engine)
        with _begun(engine, {"writing": True}) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_LAYOUT_LOCK)))
            # Another process may have been faster.
            if not _is_laid_out(connection):
                metadata.create_all(connection)
                lay_out_fulltext(connection)
                connection.execute(insert(numbering).values(last=0))
                connection.execute(insert(schema_version).values(version_num=SCHEMA_VERSION))


def _is_laid_out(connection: Connection) -> bool:
    """Whether the tables are there; `RegisterError` if other tables are, or those of another version."""
    name = _name(connection.engine.url)
    names = set(inspect(connection).get_table_names())
    if schema_version.name not in names and _FIRST_VERSION not in names:
        if names & {*metadata.tables, *TABLES, source.name} or (names and connection.dialect.name == "sqlite"):
            raise RegisterError(f"{name}: is a database, but not a register: name another with --register")
        return False
    version = version_of(connection, names)
    if version is None:
        return False  # laid out half-way by a migration that failed, or about to be
    if version < SCHEMA_VERSION:
        raise RegisterError(
            f"{name}: is a register of version {version}, and this Dragoman keeps version {SCHEMA_VERSION}: "
            f"bring it up with: dragoman upgrade --register {name}"
        )
    if version > SCHEMA_VERSION:
        raise RegisterError(
            f"{name}: is a register of version {version}, and this Dragoman keeps version {SCHEMA_VERSION}: "
            "use the Dragoman that wrote it"
        )
    return True


_FIRST_VERSION = "schema_version"
"""The table in which the first registers kept their version."""


def version_of(connection: Connection, names: Collection[str]) -> str | None:
    """The version of a register with tables of these names; None if it has none."""
    if schema_version.name in names:
        return connection.execute(select(schema_version.c.version_num)).scalar()
    if _FIRST_VERSION in names:
        return f"{connection.exec_driver_sql('SELECT version FROM schema_version').scalar():04}"
    return None


def _switch_to_wal(engine: Engine) -> None:
    """Lets readers read while a writer writes. SQLite does not wait for its turn here, so this does."""
    deadline = time.monotonic() + PATIENCE
    while True:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise RegisterError(f"{_name(engine.url)}: {_with_advice(error)}") from error
            time.sleep(0.02)
        finally:
            raw.close()
