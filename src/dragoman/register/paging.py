"""What lists that stand in the order of days share: places in it, and a page from one of its ends."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from dragoman.register.filters import Cursor, Filter
from dragoman.register.tables import NO_DAY

Row = TypeVar("Row")
_LONGEST = timedelta(days=366)


class Listed(NamedTuple, Generic[Row]):
    """Rows, and how many more there would be in the same days if all counted: the others were left out."""

    rows: list[Row]
    left_out: int


def beside(day: ColumnElement[str], number: ColumnElement[int], place: Cursor, *, later: bool) -> ColumnElement[bool]:
    """What stands after a place in the order of days, or before it."""
    if later:
        return and_(day >= place.day, or_(day > place.day, number > place.id))
    return and_(day <= place.day, or_(day < place.day, number < place.id))


def earliest(since: str) -> str:
    """The first day from which on an index is walked for what may still go on on a day."""
    first = date.fromisoformat(since)
    return (first - min(_LONGEST, first - date.min)).isoformat()


def page(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    day: ColumnElement[str],
    number: ColumnElement[int],
    limit: int | None,
    *,
    first: bool,
) -> list[Cursor]:
    """The places of what a query of `id` and `day` finds, in the order of days; of more than `limit` the first or last."""
    if limit is None or first:
        rows = connection.execute(query.order_by(day, number).limit(limit)).all()
    else:
        rows = connection.execute(query.order_by(day.desc(), number.desc()).limit(limit)).all()[::-1]
    return [Cursor(row.day, row.id) for row in rows]


def undated_last(places: Sequence[Cursor]) -> list[Cursor]:
    """The same places, those of no day behind the others."""
    return sorted(places, key=lambda place: place.day == NO_DAY)


def leaves_out(wanted: Filter) -> bool:
    """Whether some of what a filter keeps may not count, so that it is told how much that is."""
    return not (wanted.accepted or (wanted.rejected and wanted.least is None))


def size_of(connection: Connection, query: Select[*tuple[Any, ...]]) -> int:
    """How many rows a query finds."""
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())
