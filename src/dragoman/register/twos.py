"""Rows that are about two of a kind: links between accounts or bearers, and pairs that people spoke of."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from dragoman.register.batches import batches
from dragoman.resolution.clusters import Link

_BETWEEN = "; "


def at(table: Table, numbers: Collection[int]) -> ColumnElement[bool]:
    """That one of the two is one of some; of these there must be few enough for one query."""
    return or_(table.c.a_id.in_(numbers), table.c.b_id.in_(numbers))


def ends_at(connection: Connection, table: Table, numbers: Iterable[int]) -> set[int]:
    """Both ends of all rows at some."""
    found: set[int] = set()
    for some in batches(numbers):
        ends = select(table.c.a_id, table.c.b_id).where(at(table, some))
        found.update(end for pair in connection.execute(ends) for end in pair)
    return found


def said_at(connection: Connection, pairs: Table, numbers: Iterable[int]) -> dict[tuple[int, int], bool]:
    """Pairs at some that people said are one (False) or apart (True); where they said both, what they said last."""
    said: dict[tuple[int, int], tuple[int, bool]] = {}
    for some in batches(numbers):
        for row in connection.execute(select(pairs).where(at(pairs, some))):
            pair = (row.a_id, row.b_id)
            said[pair] = max(said.get(pair, (0, False)), (row.decision_id, row.apart))
    return {pair: apart for pair, (_, apart) in said.items()}


def reasons_in(reasons: Iterable[str]) -> str:
    """Reasons as they are kept."""
    return _BETWEEN.join(reasons)


def link_between(one: str, other: str, score: float, reasons: str, *, firm: bool = True) -> Link:
    """A link as it was made, of the keys of its ends and of what is kept of it."""
    a, b = sorted((one, other))
    return Link(a, b, score, tuple(reasons.split(_BETWEEN)), firm)
