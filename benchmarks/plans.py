"""How a database means to answer statements: where it would look at every row of a large table."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, event

from dragoman.register.store import Register
from dragoman.register.tables import metadata

LARGE = 20_000
"""Rows from which on a table is not looked at as a whole."""
IN_ORDER = ("ix_event_day", "ix_commitment_open", "ix_commitment_due", "ix_identity_order")
"""Walked along until a list is full."""

Statement = tuple[str, Any]


def asked(register: Register, ask: Callable[[], Any]) -> list[Statement]:
    """What is asked of the database."""
    found: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            found.append((statement, parameters))

    event.listen(register.engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(register.engine, "before_cursor_execute", note)
    return found


def large(connection: Connection) -> frozenset[str]:
    """The tables of many rows, as far as the database knows without counting them."""
    if connection.dialect.name == "postgresql":
        query = "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= %(least)s"
        return frozenset(connection.exec_driver_sql(query, {"least": LARGE}).scalars())
    found = set()
    for table in metadata.sorted_tables:
        last = connection.exec_driver_sql(f"SELECT {_size(table)} FROM {table.name}").scalar()
        if last is not None and last >= LARGE:
            found.add(table.name)
    return frozenset(found)


def scans(connection: Connection, statement: Statement, tables: frozenset[str]) -> list[str]:
    """Where every row of one of these tables would be looked at."""
    words, given = statement
    ordered = "LIMIT" in words
    if connection.dialect.name == "postgresql":
        (plan,) = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {words}", given).scalar_one()
        return list(_scans_in(plan["Plan"], tables, ordered=ordered))
    names = {*tables, *(f"{table}_{number}" for table in tables for number in range(1, 9))}
    lines = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", given).all()
    return [
        row.detail
        for row in lines
        if row.detail.startswith("SCAN ")
        and row.detail.split()[1] in names
        and not (ordered and any(index in row.detail for index in IN_ORDER))
    ]


def _scans_in(node: dict[str, Any], tables: frozenset[str], *, ordered: bool) -> Iterator[str]:
    """The same of a node of a plan of PostgreSQL: a scan of a table, or of an index from end to end."""
    name, index, kind = node.get("Relation Name"), node.get("Index Name"), node["Node Type"]
    bounded = {"Index Cond", "Recheck Cond", "TID Cond"} & set(node) or (ordered and index in IN_ORDER)
    if kind.endswith("Scan") and (name in tables or kind == "Bitmap Index Scan") and not bounded:
        yield f"{kind} of {name or ''} {index or ''}"
    for inner in node.get("Plans", ()):
        yield from _scans_in(inner, tables, ordered=ordered)


def _size(table: Table) -> str:
    """What tells how large a table is; one without row numbers has to be counted."""
    return "max(rowid)" if table.dialect_options["sqlite"]["with_rowid"] else "count(*)"
