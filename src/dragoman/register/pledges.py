"""How lists of commitments are read: over those that an index leads to if they are few, else along their days."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Table,
    bindparam,
    collate,
    func,
    or_,
    select,
    true,
)

from dragoman.register.aliases import alias
from dragoman.register.batches import Lookup, is_asked, one_of
from dragoman.register.counting import counts
from dragoman.register.existence import there_is
from dragoman.register.filters import Cursor, Filter
from dragoman.register.fulltext import has_words, reports_with
from dragoman.register.naming import Called, bearers_of, called, is_called, known
from dragoman.register.paging import beside, earliest, size_of
from dragoman.register.resolved import bearer
from dragoman.register.tables import (
    NO_DAY,
    commitment,
    commitment_bearer,
    commitment_state,
    commitment_word,
    engagement,
    fact,
    report,
)
from dragoman.register.walks import MERGED, side_by_side
from dragoman.register.way import MOST
from dragoman.register.words import keys_of

Condition = ColumnElement[bool]
_TAKEN = alias(commitment_bearer, "taken")


class Way(NamedTuple):
    """A way to commitments, if an index leads to them: their numbers, and what to count to know how many they are.

    Where they are had in the order of days, too, `along` are such rows, and `where` tells which of them.
    """

    holds: Condition
    numbers: Select[Any] | None = None
    size: Select[Any] | None = None
    along: FromClause | None = None
    where: Condition = true()


class Route(NamedTuple):
    """The commitments that a filter keeps, whether they count or not, and the day in the order of which they stand."""

    number: ColumnElement[int]
    day: ColumnElement[str]
    conditions: tuple[Condition, ...]

    def select(self, *more: Condition) -> Select[int, str]:
        query = select(self.number.label("id"), self.day.label("day"))
        return query.where(*self.conditions, *more)

    def asks(self, conditions: Iterable[Condition]) -> Condition:
        """Conditions on the fact that a commitment is."""
        return there_is(fact.c.id == commitment.c.fact_id, *conditions)

    def beside(self, place: Cursor, *, later: bool) -> Condition:
        """The commitments after a place in the order, or before it."""
        return beside(self.day, self.number, place, later=later)


def route(connection: Connection, wanted: Filter) -> Route:
    """The best route to the commitments that a filter keeps."""
    ways = list(_ways(connection, wanted))
    best = _shortest(connection, ways)
    name = _day(wanted)
    conditions = [*_current(wanted), *(way.holds for way in ways if way is not best)]
    number: ColumnElement[int] = commitment.c.fact_id
    day: ColumnElement[str] = commitment.c[name]
    if best is None:
        return Route(number, day, (*conditions, *_span(day, wanted)))
    if best.along is not None:
        return _walked(best.along, best.where, name, [*conditions, *_span(best.along.c[name], wanted)])
    assert best.numbers is not None
    # The day is wrapped so that its index is not taken: the few are found by their numbers.
    return Route(number, func.coalesce(day, ""), (number.in_(best.numbers), *conditions))


def _walked(rows: FromClause, where: Condition, day: str, conditions: Iterable[Condition]) -> Route:
    """Along rows that are in the order of days."""
    number = rows.c.commitment_id
    return Route(number, rows.c[day], (where, number == commitment.c.fact_id, *conditions))


def made_at(events: Collection[int], wanted: Filter) -> Route:
    """The commitments that reports tie to engagements of these numbers, by whomever they were made."""
    told = select(engagement.c.fact_id).where(one_of(engagement.c.event_id, events))
    # The day is wrapped so that its index is not taken: the few are found by their engagements.
    conditions = (*_current(wanted), commitment.c.engagement_id.in_(told))
    return Route(commitment.c.fact_id, func.coalesce(commitment.c.day, ""), conditions)


def _shortest(connection: Connection, ways: Sequence[Way]) -> Way | None:
    """The way to the fewest, if they are few, or if it is in the order of days."""
    leading = [way for way in ways if way.numbers is not None]
    if len(leading) == 1 and leading[0].along is not None:
        return leading[0]
    sized = [(_size(connection, way), way.along is None, at) for at, way in enumerate(leading)]
    for size, unsorted, at in sorted(sized):
        if size <= MOST or not unsorted:
            return leading[at]
    return None


def _current(wanted: Filter) -> Iterable[Condition]:
    """What holds of commitments that stand for themselves, of reports that no other has superseded, as a filter wants them."""
    current = alias(report, "current")
    yield commitment.c.led_by_id.is_(None)
    yield there_is(
        fact.c.id == commitment.c.fact_id, current.c.id == fact.c.report_id, current.c.superseded_by_id.is_(None)
    )
    if wanted.is_open:
        other = alias(commitment, "other")
        yield commitment.c.settled_by_id.is_(None)
        # Wrapped so that not all that are settled are looked through.
        settled = func.coalesce(other.c.settled_by_id, 0) > 0
        yield ~there_is(other.c.led_by_id == commitment.c.fact_id, settled)
    if wanted.overdue_on:
        yield commitment.c.due.is_not(None)
        yield func.coalesce(commitment.c.last_day, commitment.c.due_day) < wanted.overdue_on
    if wanted.kind:
        yield func.coalesce(commitment.c.kind, "") == wanted.kind
    due = func.coalesce(commitment.c.due_day, "")
    if wanted.since:
        yield func.coalesce(commitment.c.last_day, commitment.c.due_day) >= wanted.since
    if wanted.until:
        yield (due <= wanted.until) & (due > NO_DAY)


def _span(day: ColumnElement[str], wanted: Filter) -> Iterable[Condition]:
    """The days that an index is walked along."""
    if _day(wanted) != "due_day":
        return
    if wanted.since:
        yield day >= earliest(wanted.since)
    for last in (wanted.until, wanted.overdue_on):
        if last:
            yield day <= last


def _size(connection: Connection, way: Way) -> int:
    rows = way.size if way.size is not None else way.numbers
    assert rows is not None
    return size_of(connection, rows.limit(MOST + 1))


def _day(wanted: Filter) -> str:
    """The column in the order of which a list stands."""
    return "day" if wanted.is_open and not wanted.overdue_on else "due_day"


def _ways(connection: Connection, wanted: Filter) -> Iterable[Way]:
    day = _day(wanted)
    for state in (wanted.state, wanted.counterpart_state):
        if state:
            yield _of_state(state)
    if wanted.is_settled:
        yield _settled()
    if wanted.topic:
        for key in sorted(keys_of(wanted.topic)) or [""]:
            yield _key(commitment_word, "word", key)
    if wanted.identity is not None:
        yield _parties(connection, known(connection, wanted.identity), day)
    if wanted.person:
        yield _parties(connection, called(connection, ("person",), wanted.person), day)
    if wanted.organisation:
        yield _parties(connection, called(connection, ("organisation",), wanted.organisation), day)
    if wanted.counterpart:
        yield _parties(connection, called(connection, ("person", "organisation"), wanted.counterpart), day)
    yield from _reports(connection, wanted)


def _of_state(state: str) -> Way:
    way, taken = _key(commitment_state, "state", state), alias(commitment_state, "taken")
    return way._replace(along=taken, where=taken.c.state == state)


def _settled() -> Way:
    """The few that somebody said were settled, or others of which they stand for."""
    other, taken = alias(commitment, "other"), alias(commitment, "taken")
    led = there_is(other.c.led_by_id == commitment.c.fact_id, func.coalesce(other.c.settled_by_id, 0) > 0)
    return Way(
        or_(func.coalesce(commitment.c.settled_by_id, 0) > 0, led),
        select(func.coalesce(taken.c.led_by_id, taken.c.fact_id)).where(taken.c.settled_by_id.is_not(None)),
    )


def _key(table: Table, column: str, value: str) -> Way:
    taken, asked = alias(table, "taken"), alias(table, "asked")
    return Way(
        there_is(asked.c.commitment_id == commitment.c.fact_id, asked.c[column] == value),
        select(taken.c.commitment_id).where(taken.c[column] == value),
    )


def _parties(connection: Connection, who: Called, day: str) -> Way:
    """What persons or organisations promise or are promised, and what those do who hold posts there."""
    asked, named = alias(commitment_bearer, "asked"), alias(bearer, "named")
    mine = (asked.c.commitment_id == commitment.c.fact_id, named.c.id == asked.c.bearer_id)
    if who.identities is None:
        return Way(there_is(*mine, named.c.kind.in_(who.kinds), is_called(asked.c.bearer_id, who)))
    bearers = bearers_of(connection, who.identities)
    holds = there_is(*mine, one_of(named.c.identity_id, who.identities))
    theirs = one_of(_TAKEN.c.bearer_id, bearers)
    way = Way(holds, select(_TAKEN.c.commitment_id).where(theirs))
    along = _along(connection.dialect.name, theirs, bearers, day)
    return way if along is None else way._replace(along=along[0], where=along[1])


def _along(
    dialect: str, theirs: Condition, bearers: Sequence[int | ColumnElement[int]], day: str
) -> tuple[FromClause, Condition] | None:
    """The rows of bearers in the order of days, and which of them; None if no index has them so."""
    if len(bearers) == 1:
        return _TAKEN, _TAKEN.c.bearer_id == bearers[0]
    if dialect == "postgresql":
        # Put in their order first: else all are asked what has to be known of those of a list only.
        of_bytes = collate(_TAKEN.c[day], "C").label(day)  # the order of a language takes five times as long to sort
        few = select(_TAKEN.c.commitment_id, of_bytes).where(theirs).distinct()
        return few.order_by(of_bytes.desc(), _TAKEN.c.commitment_id.desc()).subquery(), true()
    if 1 < len(bearers) <= MERGED:
        return side_by_side(commitment_bearer, "commitment_id", day, bearers), true()
    return None


def latest_of(connection: Connection, identity: int, limit: int) -> list[Cursor] | None:
    """The latest that somebody promised or was promised, as the route to them finds it; None if he has too many names.

    The statement is made once for so many names: to make it takes as long as to run it.
    """
    bearers = bearers_of(connection, [identity])
    lookup = _latest_of(connection.dialect.name, len(bearers))
    if lookup is None:
        return None
    named = {f"bearer_{at}": number for at, number in enumerate(bearers)}
    return [Cursor(day, number) for number, day in lookup.ask(connection, bearers, most=limit, **named)][::-1]


@cache
def _latest_of(dialect: str, several: int) -> Lookup | None:
    names = [bindparam(f"bearer_{at}", 0, type_=Integer) for at in range(several)]
    along = _along(dialect, is_asked(_TAKEN.c.bearer_id), names, "due_day")
    if along is None:
        return None
    rows, where = along
    found = _walked(rows, where, "due_day", [*_current(Filter())])
    query = found.select(found.asks(counts(fact, Filter()))).order_by(found.day.desc(), found.number.desc())
    return Lookup(query.limit(bindparam("most", 0, type_=Integer)))


def _reports(connection: Connection, wanted: Filter) -> Iterable[Way]:
    for column, value in (("outlet", wanted.outlet), ("source", wanted.source)):
        if value:
            told = alias(report, column)
            yield _told_by(told.c[column] == value, told, select(report.c.id).where(report.c[column] == value))
    if wanted.words:
        told, dialect = alias(report, "words"), connection.dialect.name
        yield _told_by(has_words(dialect, wanted.words, told.c.id), told, reports_with(dialect, wanted.words))


def _told_by(holds: Condition, told: Any, reports: Select[Any]) -> Way:
    asked, taken = alias(fact, "asked"), alias(fact, "taken")
    numbers = select(taken.c.id).where(taken.c.report_id.in_(reports), taken.c.section == "commitments")
    mine = (asked.c.id == commitment.c.fact_id, told.c.id == asked.c.report_id)
    return Way(there_is(*mine, holds), numbers, reports)
