"""Copying the rows of a register within it, by what their columns refer to: in SQL that SQLite and PostgreSQL share."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table

from dragoman.register.tables import metadata

_WORKED_OUT = frozenset({"account_block", "bearer_block", "bearer_word", "term"})
"""Tables that are filled with what was worked out for the copy, or from others when all copies are there."""
_TERMS = (
    "INSERT INTO term (identity_id, office_id, first_day, last_day) "
    "SELECT b.identity_id, t.office_id, min(t.first_day), max(t.last_day) "
    "FROM tenure t JOIN bearer b ON b.id = t.bearer_id WHERE NOT t.former "
    "GROUP BY b.identity_id, t.office_id HAVING min(t.first_day) IS NOT NULL AND max(t.last_day) IS NOT NULL"
)
_LEFT = frozenset(
    {"alembic_version", "numbering", "decision", "decision_target", "change", "account_pair", "bearer_pair"}
)
_DAYS = frozenset({"published", "date", "first_day", "last_day", "day", "due", "due_day"})
_NAMES = frozenset(
    {("actor", "name"), ("actor", "key"), ("bearer", "name"), ("bearer", "key"), ("event_party", "name")}
) | {
    ("identity", "name"),
    ("identity", "sort_key"),
    ("identity_state", "sort_key"),
}
_BESIDE = {
    "report": "id INTEGER PRIMARY KEY, sha256 TEXT, body TEXT",
    "bearer": "id INTEGER PRIMARY KEY, stable TEXT, report TEXT",
    "identity": "id INTEGER PRIMARY KEY",
    "name": "old TEXT PRIMARY KEY, changed TEXT",
    "day": "old TEXT PRIMARY KEY, changed TEXT",
    "account": "id INTEGER PRIMARY KEY, account {blob}",
}
"""What is other in a copy, by what it is of."""


class Copying:
    """Copies one after the other: each adds to all numbers as many as there were."""

    def __init__(self, connection: Connection, bearers: Iterable[int]) -> None:
        self.connection = connection
        self._tables = [table for table in metadata.sorted_tables if table.name not in _LEFT | _WORKED_OUT]
        self._strides = {
            "report": self._greatest("report.id"),
            "fact": self._greatest("fact.id"),
            "reading": self._greatest("reading.id"),
            "bearer": self._greatest("bearer.id"),
            "identity": self._greatest("identity.id"),
            "event": self._greatest("engagement.number"),
        }
        self._copy = 0
        blob = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
        for name, columns in _BESIDE.items():
            connection.exec_driver_sql(f"CREATE TEMPORARY TABLE changed_{name} ({columns.format(blob=blob)})")
        self._others = sorted(bearers)
        self.load("bearer", ((number, "", "") for number in self._others))
        # An identity of which one bearer is the same in all copies is the same as well.
        self._own = self._numbers(
            "SELECT identity_id FROM bearer GROUP BY identity_id HAVING count(*) = sum(CASE WHEN id IN "
            "(SELECT id FROM changed_bearer) THEN 1 ELSE 0 END)"
        )
        self.days = self._days()

    def step(self, kind: str) -> int:
        """What is added to the numbers of a kind in this copy."""
        return self._strides[kind] * self._copy

    def begin(self) -> None:
        self._copy += 1
        for name in _BESIDE:
            self.connection.exec_driver_sql(f"DELETE FROM changed_{name}")
        self.load("identity", ((number,) for number in self._own))

    def load(self, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
        columns = [words.split()[0] for words in _BESIDE[name].split(", ")]
        _put(self.connection, f"changed_{name}", columns, rows)

    def rows(self, mark: str) -> None:
        """Copies all rows; `mark` is put to the sources of the reports."""
        for table in self._tables:
            # What refers to nothing that is other in a copy is the same in all.
            if any(_kind(table, column) for column in table.primary_key):
                names = ", ".join(f'"{column.name}"' for column in table.columns)
                changed = ", ".join(self._changed(table, column, mark) for column in table.columns)
                self.connection.exec_driver_sql(
                    f"INSERT INTO {table.name} ({names}) SELECT {changed} FROM {table.name} s WHERE {self._of_seed(table)}"
                )

    def end(self) -> None:
        self.connection.commit()

    def last(self, earliest: Callable[[str], str], latest: Callable[[str], str]) -> None:
        """Lets those who are the same in all copies, and hold the same offices, last from the earliest to the latest."""
        others = set(self._others)
        for table, beside in (("bearer", "id"), ("tenure", "bearer_id")):
            keys = ", ".join(column.name for column in metadata.tables[table].primary_key)
            query = (
                f"SELECT first_day, last_day, {beside}, {keys} FROM {table} WHERE {beside} <= {self._strides['bearer']}"
            )
            rows = self.connection.exec_driver_sql(query).all()
            mark = "?" if self.connection.dialect.name == "sqlite" else "%s"
            where = " AND ".join(f"{key} = {mark}" for key in keys.split(", "))
            days = [
                (row[0] and earliest(row[0]), row[1] and latest(row[1]), *row[3:])
                for row in rows
                if row[2] not in others
            ]
            told = f", told = told * {self._copy + 1}" if table == "tenure" else ""
            update = f"UPDATE {table} SET first_day = {mark}, last_day = {mark}{told} WHERE {where}"
            if days:
                self.connection.exec_driver_sql(update, days)
        self.connection.commit()

    def finish(self) -> None:
        """Enters what follows from all copies, and lets what is recorded next go on after the last number."""
        self.connection.exec_driver_sql("DELETE FROM term")
        self.connection.exec_driver_sql(_TERMS)
        last = self._greatest("engagement.number")
        self.connection.exec_driver_sql(f"UPDATE numbering SET last = {last}")
        if self.connection.dialect.name == "postgresql":
            for kind in ("report", "fact", "reading", "bearer", "identity"):
                self.connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{kind}', 'id'), {self._greatest(f'{kind}.id')})"
                )
        self.connection.commit()

    def _changed(self, table: Table, column: Column[Any], mark: str) -> str:
        """The value of a column in the copy."""
        own, at = f's."{column.name}"', (table.name, column.name)
        beside = {
            ("report", "sha256"): "(SELECT c.sha256 FROM changed_report c WHERE c.id = s.id)",
            ("report", "text"): "(SELECT c.body FROM changed_report c WHERE c.id = s.id)",
            ("report", "source"): f"{own} || '{mark}'",
            ("bearer", "stable"): "(SELECT c.stable FROM changed_bearer c WHERE c.id = s.id)",
            ("bearer", "report"): "(SELECT c.report FROM changed_bearer c WHERE c.id = s.id)",
            ("engagement", "account"): "(SELECT c.account FROM changed_account c WHERE c.id = s.fact_id)",
        }
        if at in beside:
            return beside[at]
        kind = _kind(table, column)
        if kind in ("bearer", "identity"):
            return f"{own} + CASE WHEN {own} IN (SELECT id FROM changed_{kind}) THEN {self.step(kind)} ELSE 0 END"
        if kind:
            return f"{own} + {self.step(kind)}"
        if column.name in _DAYS:
            return f"(SELECT c.changed FROM changed_day c WHERE c.old = {own})"
        if at in _NAMES:
            changed = f"(SELECT c.changed FROM changed_name c WHERE c.old = {own})"
            return f"CASE WHEN s.kind = 'person' THEN {changed} ELSE {own} END"
        return own

    def _of_seed(self, table: Table) -> str:
        """Which rows are copied: those that were there, and not those of whom all copies share."""
        kinds = {column.name: _kind(table, column) for column in table.primary_key}
        for name, kind in kinds.items():
            if kind and kind not in ("bearer", "identity"):
                return f's."{name}" <= {self._strides[kind]}'
        others = [(name, kind) for name, kind in kinds.items() if kind]
        seed = [f's."{name}" <= {self._strides[kind]}' for name, kind in others]
        any_other = " OR ".join(f's."{name}" IN (SELECT id FROM changed_{kind})' for name, kind in others)
        return f"{' AND '.join(seed)} AND ({any_other})"

    def _greatest(self, column: str) -> int:
        table, name = column.split(".")
        return int(self.connection.exec_driver_sql(f"SELECT coalesce(max({name}), 0) FROM {table}").scalar_one())

    def _numbers(self, query: str) -> list[int]:
        return list(self.connection.exec_driver_sql(query).scalars())

    def _days(self) -> list[str]:
        found: set[str] = set()
        for table in self._tables:
            for column in table.columns:
                if column.name in _DAYS:
                    query = f'SELECT DISTINCT "{column.name}" FROM {table.name} WHERE "{column.name}" IS NOT NULL'
                    found.update(self.connection.exec_driver_sql(query).scalars())
        return sorted(found)


def bulk(connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    """Puts many rows into a table at once, as fast as the database takes them."""
    _put(connection, table.name, [column.name for column in table.columns], rows)


def _put(connection: Connection, table: str, columns: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _kind(table: Table, column: Column[Any]) -> str | None:
    """Of which numbers a column has one, if those of a copy are others."""
    if (table.name, column.name) == ("engagement", "number") or (table.name, column.name) == ("event", "id"):
        return "event"
    if column.name == "id" and column.primary_key:
        return table.name if table.name in ("report", "fact", "reading", "bearer", "identity") else None
    for key in column.foreign_keys:
        target = key.column.table.name
        if key.column.name == "fact_id" or target == "fact":
            return "fact"
        if target in ("report", "bearer", "identity", "event"):
            return str(target)
    return None


@contextmanager
def laid_aside(engine: Engine, *, indexes: bool) -> Iterator[Connection]:
    """A connection on which references are not checked, and if wanted indexes are made when it is done."""
    lite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        if lite:
            connection.rollback()
            for setting in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -1000000", "journal_mode = OFF"):
                driver.execute(f"PRAGMA {setting}").fetchall()
        else:
            for setting in (
                "session_replication_role = replica",
                "maintenance_work_mem = '512MB'",
                "work_mem = '64MB'",
            ):
                connection.exec_driver_sql(f"SET {setting}")
            connection.commit()
        made = _drop_indexes(connection) if indexes else []
        yield connection
        for statement in made:
            connection.exec_driver_sql(statement)
        connection.commit()
        if lite:
            for setting in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
                driver.execute(f"PRAGMA {setting}").fetchall()
    engine.dispose()
    if not lite:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _drop_indexes(connection: Connection) -> list[str]:
    """Drops what is no constraint, and gives the statements that make it again."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    else:
        query = (
            "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = current_schema() AND NOT EXISTS "
            "(SELECT 1 FROM pg_constraint c JOIN pg_class k ON k.oid = c.conindid WHERE k.relname = i.indexname)"
        )
    found = [(str(name), str(made)) for name, made in connection.exec_driver_sql(query)]
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    connection.commit()
    return [made for _, made in found]
