"""The list of engagements: one row for each, however many reports tell of it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.event_rows import event_rows
from dragoman.register.filters import Cursor, Filter
from dragoman.register.paging import Listed, leaves_out, page, size_of, undated_last
from dragoman.register.resolved import event
from dragoman.register.rows import EngagementRow
from dragoman.register.store import Register
from dragoman.register.ways import Route, route


def engagements(
    register: Register,
    wanted: Filter | None = None,
    *,
    limit: int | None = None,
    before: Cursor | None = None,
    after: Cursor | None = None,
) -> list[EngagementRow]:
    """Engagements by date (without one: by the day of the first report), those of no day at all last.

    Of more than `limit`, the latest; with `before` a row's place, the latest before it, with `after`, the first after it.
    """
    with transaction(register.engine) as connection:
        wanted = wanted or Filter()
        taken = route(connection, wanted)
        return shown(connection, chosen(connection, wanted, taken, limit=limit, before=before, after=after))


def each(register: Register, wanted: Filter | None = None, *, limit: int | None = None) -> Iterator[EngagementRow]:
    """The same engagements one after the other, read a few hundred at a time; those of no day last."""
    wanted = wanted or Filter()
    with transaction(register.engine) as connection:
        places = undated_last(chosen(connection, wanted, route(connection, wanted), limit=limit))
    for some in batches(places):
        yield from numbered(register, [place.id for place in some])


def numbered(register: Register, numbers: Sequence[int]) -> list[EngagementRow]:
    """Some hundred engagements by their numbers, in that order; without those that are no more."""
    with transaction(register.engine) as connection:
        there = set(connection.scalars(select(event.c.id).where(event.c.id.in_(numbers))))
        return event_rows(connection, [number for number in numbers if number in there])


def listed(register: Register, wanted: Filter | None = None, *, limit: int | None = None) -> Listed[EngagementRow]:
    """The latest engagements, and how many were left out beside them because they do not count."""
    with transaction(register.engine) as connection:
        found = latest(connection, wanted or Filter(), limit=limit)
        return Listed(shown(connection, found.rows), found.left_out)


def latest(
    connection: Connection, wanted: Filter, *, limit: int | None = None, taken: Route | None = None
) -> Listed[Cursor]:
    """The places of the same, on the best route if none is given."""
    taken = taken or route(connection, wanted)
    found = chosen(connection, wanted, taken, limit=limit)
    oldest = found[0] if limit is not None and len(found) == limit and found else None
    return Listed(found, _left_out(connection, wanted, taken, oldest))


def listed_beside(
    register: Register, wanted: Filter, other: Filter, *, limit: int
) -> tuple[Listed[EngagementRow], list[EngagementRow]]:
    """`listed` of one filter and `engagements` of another, of both as of one moment: their rows are read at once."""
    with transaction(register.engine) as connection:
        taken, besides = route(connection, wanted), route(connection, other)
        found, others = (chosen(connection, *of, limit=limit) for of in ((wanted, taken), (other, besides)))
        oldest = found[0] if len(found) == limit and found else None
        rows = {row.id: row for row in shown(connection, [*found, *others])}
        left_out = _left_out(connection, wanted, taken, oldest)
    first, second = ([rows[place.id] for place in undated_last(places)] for places in (found, others))
    return Listed(first, left_out), second


def place(row: EngagementRow) -> Cursor:
    """Where a row stands in the list."""
    return Cursor(row.day, row.id)


def chosen(
    connection: Connection,
    wanted: Filter,
    found: Route,
    *,
    limit: int | None = None,
    before: Cursor | None = None,
    after: Cursor | None = None,
) -> list[Cursor]:
    """The places of engagements that a filter keeps and that count, in the order of days."""
    conditions = [found.counts(wanted)]
    conditions += [found.beside(place, later=later) for place, later in ((before, False), (after, True)) if place]
    return page(connection, found.select(*conditions), found.day, found.event, limit, first=after is not None)


def shown(connection: Connection, places: Sequence[Cursor]) -> list[EngagementRow]:
    """The rows of engagements; those of no day last."""
    ordered = [place.id for place in undated_last(places)]
    return [row for some in batches(ordered) for row in event_rows(connection, some)]


def _left_out(connection: Connection, wanted: Filter, found: Route, oldest: Cursor | None) -> int:
    if not leaves_out(wanted):
        return 0
    conditions = [found.counts(wanted, whether=False)]
    if oldest is not None:
        conditions.append(found.beside(oldest, later=True))
    return size_of(connection, found.select(*conditions))
