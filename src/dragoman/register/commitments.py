"""The list of commitments: one row for each, however many reports of one engagement tell of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, not_, or_, select

from dragoman.model.days import days
from dragoman.register.batches import Lookup, batches, is_asked, prefetch, rows_of
from dragoman.register.connection import transaction
from dragoman.register.counting import counts
from dragoman.register.filters import Cursor, Filter
from dragoman.register.paging import Listed, leaves_out, page, size_of, undated_last
from dragoman.register.party_rows import COMMITTED, committed
from dragoman.register.pledges import Route, latest_of, made_at, route
from dragoman.register.quotes import SOURCE, quotes_in, source_of
from dragoman.register.rows import CommitmentRow, PromiseRow
from dragoman.register.store import Register
from dragoman.register.tables import commitment, engagement, fact, report

_TOLD = Lookup(
    select(commitment.c.fact_id, commitment.c.led_by_id, commitment.c.kind, commitment.c.what, commitment.c.due)
    .add_columns(commitment.c.day, commitment.c.settled_by_id, engagement.c.event_id, engagement.c.date.label("met"))
    .add_columns(fact.c.position, fact.c.state, fact.c.confidence, report.c.text, *SOURCE)
    .join(fact, fact.c.id == commitment.c.fact_id)
    .join(report, report.c.id == fact.c.report_id)
    .outerjoin(engagement, engagement.c.fact_id == commitment.c.engagement_id)
    .where(or_(is_asked(commitment.c.fact_id), is_asked(commitment.c.led_by_id)))
)


def commitments(
    register: Register,
    wanted: Filter | None = None,
    *,
    limit: int | None = None,
    before: Cursor | None = None,
    after: Cursor | None = None,
) -> list[CommitmentRow]:
    """Commitments by the day they are due (without one: by the day of the report), those of no day at all last.

    Of more than `limit`, the latest; with `before` a row's place, the latest before it, with `after`, the first after it.
    Those that are open stand in the order in which they were made, and of more than `limit` it is the oldest.
    """
    with transaction(register.engine) as connection:
        wanted = wanted or Filter()
        taken = route(connection, wanted)
        return shown(connection, chosen(connection, wanted, taken, limit=limit, before=before, after=after))


def latest(connection: Connection, wanted: Filter, *, limit: int) -> Sequence[Cursor]:
    """The places of the latest of them."""
    found = None
    if wanted.identity is not None and wanted == Filter(identity=wanted.identity):
        found = latest_of(connection, wanted.identity, limit)
    if found is None:
        found = chosen(connection, wanted, route(connection, wanted), limit=limit)
    return found


def promised_at(
    register: Register, events: Collection[int], *, is_open: bool = False, limit: int
) -> list[CommitmentRow]:
    """What was promised at engagements, by whomever: the latest, in the order in which they were made."""
    with transaction(register.engine) as connection:
        return shown(connection, promised_there(connection, events, is_open=is_open, limit=limit))


def promised_there(
    connection: Connection, events: Collection[int], *, is_open: bool = False, limit: int
) -> list[Cursor]:
    """The places of the same."""
    return chosen(connection, Filter(), made_at(events, Filter(is_open=is_open)), limit=limit)


def each(register: Register, wanted: Filter) -> Iterator[CommitmentRow]:
    """All commitments that a filter keeps one after the other, read a few hundred at a time; those of no day last."""
    with transaction(register.engine) as connection:
        places = undated_last(chosen(connection, wanted, route(connection, wanted)))
    for some in batches(places):
        with transaction(register.engine) as connection:
            numbers = select(commitment.c.fact_id).where(commitment.c.fact_id.in_([place.id for place in some]))
            there = set(connection.scalars(numbers))
            yield from shown(connection, [place for place in some if place.id in there])


def listed(register: Register, wanted: Filter | None = None, *, limit: int | None = None) -> Listed[CommitmentRow]:
    """Commitments, and how many were left out beside them because they do not count."""
    wanted = wanted or Filter()
    with transaction(register.engine) as connection:
        taken = route(connection, wanted)
        found = chosen(connection, wanted, taken, limit=limit)
        full = limit is not None and len(found) == limit > 0
        edge = (found[-1] if wanted.is_open else found[0]) if full else None
        return Listed(shown(connection, found), _left_out(connection, wanted, taken, edge))


def place(row: CommitmentRow) -> Cursor:
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
    """The places of commitments that a filter keeps and that count, in their order."""
    conditions = [found.asks(counts(fact, wanted))]
    conditions += [found.beside(place, later=later) for place, later in ((before, False), (after, True)) if place]
    first = after is not None or (wanted.is_open and before is None)
    return page(connection, found.select(*conditions), found.day, found.number, limit, first=first)


def shown(connection: Connection, places: Sequence[Cursor]) -> list[CommitmentRow]:
    """The rows of commitments; those of no day last."""
    return [row for some in batches(undated_last(places)) for row in _rows(connection, some)]


def prefetch_commitments(connection: Connection, places: Sequence[Cursor]) -> None:
    """Asks ahead what `shown` asks first of the same places."""
    for some in batches(undated_last(places)):
        numbers = [place.id for place in some]
        prefetch(connection, (_TOLD, numbers), (COMMITTED, numbers))


def _left_out(connection: Connection, wanted: Filter, found: Route, edge: Cursor | None) -> int:
    if not leaves_out(wanted):
        return 0
    conditions = [not_(found.asks(counts(fact, wanted)))]
    if edge is not None:
        conditions.append(found.beside(edge, later=not wanted.is_open))
    return size_of(connection, found.select(*conditions))


def _rows(connection: Connection, places: Sequence[Cursor]) -> list[CommitmentRow]:
    numbers = [place.id for place in places]
    told = _told(connection, numbers)
    by, to = committed(connection, numbers)
    quotes = quotes_in(connection, {row.fact_id: row.text for rows in told.values() for row in rows})
    return [
        CommitmentRow(
            fact=f"c{row.position + 1}",
            kind=row.kind,
            by=by[row.fact_id],
            to=to[row.fact_id],
            what=row.what,
            due=row.due,
            engagement=row.event_id,
            quotes=quotes.get(row.fact_id, ()),
            report=source_of(row),
            made=_made(row),
            settled=next((other.settled_by_id for other in told[place.id] if other.settled_by_id), None),
            state=row.state,
            confidence=row.confidence,
            accounts=tuple(
                PromiseRow(
                    what=other.what, due=other.due, quotes=quotes.get(other.fact_id, ()), report=source_of(other)
                )
                for other in told[place.id]
            ),
            day=place.day,
            id=place.id,
        )
        for place in places
        for row in told[place.id][:1]
    ]


def _made(row: Any) -> str | None:
    """When a commitment was made, as exactly as that is told: the day of an engagement that is dated to a month is none."""
    met = (row.met or "").partition("/")[0].strip()
    span = days(met)
    return met if span is not None and span[0] == row.day else row.day or None


def _told(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Any]]:
    """Commitments with those of other reports that they stand for, each by the number of the one that leads."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    rows = rows_of(connection, _TOLD, numbers)
    for row in sorted(rows, key=lambda row: (row.led_by_id is not None, row.published or "", row.fact_id)):
        found[row.led_by_id or row.fact_id].append(row)
    return found
