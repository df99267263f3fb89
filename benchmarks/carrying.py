"""Carries a register from an SQLite file into an empty PostgreSQL database, row by row, as it is.

    createdb large && python benchmarks/carrying.py build/large.db postgresql://…/large

Meant for a register of a million engagements, which is carried in the time that growing another would take many times
over. The database makes its text, SQLite writes it in the form that COPY reads, so that Python only passes it on.
Indexes and keys are made when all is there, and then the server is told to look how its tables have grown. Rows go in
frozen, so that this need not write them again; a server with `wal_level = minimal`, as that of
`scripts/private_postgres.py`, does not write them to its log either.
"""

import argparse
import sqlite3
import sys
import time
from collections.abc import Iterator
from typing import Any

from changing import laid_aside
from sqlalchemy import Column, Connection, LargeBinary, Table

from dragoman.register.connection import SCHEMA_VERSION
from dragoman.register.store import Register
from dragoman.register.tables import metadata

_CHUNK = 20_000
"""Rows passed on at a time."""
_ESCAPED = (("'\\'", "'\\\\'"), ("char(9)", "'\\t'"), ("char(10)", "'\\n'"), ("char(13)", "'\\r'"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="path of the register")
    parser.add_argument("database", help="URL of an empty PostgreSQL database")
    given = parser.parse_args()
    started = time.perf_counter()
    source = sqlite3.connect(f"file:{given.file}?mode=ro", uri=True)
    source.isolation_level = None
    source.execute("BEGIN")  # all is carried as it is now, whoever writes meanwhile
    if source.execute("SELECT version_num FROM alembic_version").fetchone()[0] != SCHEMA_VERSION:
        sys.exit("the register is of another version")
    with Register.open(given.database, create=True) as register, laid_aside(register.engine, indexes=True) as target:
        keys = _without_keys(target)
        for table in metadata.sorted_tables:
            number = _carry(source, target, table)
            print(f"{number:>12,} {table.name} after {time.perf_counter() - started:,.0f} s", file=sys.stderr)
        for statement in keys:
            target.exec_driver_sql(statement)
        _number_on(target)
        target.commit()
    print(f"carried after {time.perf_counter() - started:,.0f} s", file=sys.stderr)
    return 0


def _without_keys(connection: Connection) -> list[str]:
    """Drops all keys and references, and gives the statements that make them again, the references last."""
    query = (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace AND contype IN ('p', 'u', 'f') "
        "ORDER BY contype = 'f', conname"
    )
    found = connection.exec_driver_sql(query).all()
    for table, name, _ in reversed(found):
        connection.exec_driver_sql(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    # References are known to hold: the file kept them.
    return [
        f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {made}{" NOT VALID" if made.startswith("FOREIGN") else ""}'
        for table, name, made in found
    ]


def _carry(source: sqlite3.Connection, target: Connection, table: Table) -> int:
    driver: Any = target.connection.driver_connection
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    target.exec_driver_sql(f"TRUNCATE {table.name}")
    number = 0
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN (FREEZE)") as copy:
        for lines in _chunks(source, table):
            copy.write("".join(lines))
            number += len(lines)
    target.commit()
    return number


def _chunks(source: sqlite3.Connection, table: Table) -> Iterator[list[str]]:
    written = " || char(9) || ".join(_written(column) for column in table.columns)
    rows = source.execute(f"SELECT {written} || char(10) FROM {table.name}")
    while some := rows.fetchmany(_CHUNK):
        yield [line for (line,) in some]


def _written(column: Column[Any]) -> str:
    """The value of a column as COPY reads it."""
    name = f'"{column.name}"'
    if isinstance(column.type, LargeBinary):
        return f"coalesce('\\\\x' || hex({name}), '\\N')"
    if column.type.python_type is not str:
        return f"coalesce({name}, '\\N')"
    for letter, escaped in _ESCAPED:
        name = f"replace({name}, {letter}, {escaped})"
    return f"coalesce({name}, '\\N')"


def _number_on(connection: Connection) -> None:
    """Lets what is recorded next have the numbers after those that are there."""
    for table in metadata.sorted_tables:
        if [column.name for column in table.primary_key] == ["id"] and table.autoincrement_column is not None:
            name = table.name
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), coalesce((SELECT max(id) FROM {name}), 0) + 1, false)"
            )


if __name__ == "__main__":
    sys.exit(main())
