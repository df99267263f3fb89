"""How lists of events are read: from the index that leads to the fewest, and of each event whether the rest holds, too.

Every condition of a filter that an index leads to is a `Way`. The shortest one is walked in the order of days, and the
others are asked for one event after the other; where all are long, few are asked before a list of some rows is full.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    collate,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from dragoman.model.decision import DECIDED
from dragoman.model.vocabulary import Status
from dragoman.register.aliases import alias
from dragoman.register.batches import one_of
from dragoman.register.counting import asks_as_usual, counts
from dragoman.register.existence import there_is
from dragoman.register.filters import Cursor, Filter
from dragoman.register.naming import Called, bearers_called, bearers_of, called, is_called, known
from dragoman.register.paging import beside, earliest, size_of
from dragoman.register.resolved import (
    bearer,
    event,
    event_organisation,
    event_pair,
    event_party,
    event_state,
    event_word,
)
from dragoman.register.tables import NO_DAY
from dragoman.register.walks import MERGED, side_by_side
from dragoman.register.way import MOST, Condition, Number, Way
from dragoman.register.ways_by_report import by_reports
from dragoman.register.words import keys_of

_ONE: ColumnElement[int] = literal_column("1")
"""What is read of rows that are only counted."""
_NUMBERED = 16_000
"""Of those who are called so, and are too many, the events are numbered first if they are no more than this."""


class Route(NamedTuple):
    """The way that is taken, and what is asked of the events on it, and of their rows.

    `counted` is how many these are at the most, where they were counted.
    """

    into: FromClause
    event: Number
    day: ColumnElement[str]
    sorted: bool
    row: FromClause | None
    conditions: tuple[Condition, ...]
    of_row: tuple[Callable[[Any], Condition], ...]
    counted: int | None
    status: ColumnElement[str] | None
    left_out: Condition | None

    def of_status(self, *statuses: Status) -> "Route":
        """The same route to those of some statuses only."""
        if self.status is not None:
            return self._replace(conditions=(*self.conditions, self.status.in_(statuses)))
        return self._replace(of_row=(*self.of_row, _is_one("status", statuses)))

    def select(self, *more: Condition) -> Select[int, str]:
        """The numbers and days of the events, without order."""
        asked = select(self.event.label("id"), self.day.label("day")).select_from(self.into)
        query = asked.where(*self.conditions, *more)
        return query if self.sorted else query.distinct()

    def asks(self, conditions: Callable[[Any], Iterable[Condition]]) -> Condition:
        """What a filter asks of the row of an event, and more, all at once: it is looked up where the way is not one of rows."""
        row = alias(event, "row") if self.row is None else self.row
        asked = [*(holds(row) for holds in self.of_row), *conditions(row)]
        return and_(true(), *asked) if self.row is not None else there_is(row.c.id == self.event, *asked)

    def counts(self, wanted: Filter, *, whether: bool = True) -> Condition:
        """That events count, or that they do not: told by the way itself where it can, else by their rows."""
        if self.left_out is None or not asks_as_usual(wanted):
            return self.asks(lambda row: counts(row, wanted) if whether else [not_(and_(*counts(row, wanted)))])
        told = self.left_out.is_(not whether)
        return and_(told, self.asks(lambda _: ())) if self.of_row else told

    def beside(self, place: Cursor, *, later: bool) -> Condition:
        """The events after a place in the order of days, or before it."""
        return beside(self.day, self.event, place, later=later)


def route(connection: Connection, wanted: Filter, *, many: bool = False) -> Route:
    """The best route to the events that a filter keeps, whether they count or not: of their rows it has still to be asked.

    `many` are to be found by it: for more than a page it is worth while to number first those of which some reports tell.
    """
    ways = list(_ways(connection, wanted))
    taken = _shortest(connection, ways, wanted)
    assert taken.into is not None and taken.event is not None and taken.day is not None
    others = [way for way in ways if way is not taken]
    conditions = [taken.where, *_span(taken.day, wanted)]
    asked = [way for way in others if way.of_row is None]
    if many and taken.into is event:
        conditions += [way.among(connection, taken.event) if way.among else way.holds(taken.event) for way in asked]
    else:
        conditions += [way.holds(taken.event) for way in asked]
    of_row = [way.of_row for way in others if way.of_row is not None]
    if wanted.since:
        of_row.append(lambda row: func.coalesce(row.c.last_day, row.c.day) >= wanted.since)
    return Route(
        into=taken.into,
        event=taken.event,
        day=taken.day,
        sorted=taken.sorted,
        row=taken.row,
        conditions=tuple(conditions),
        of_row=tuple(of_row),
        counted=taken.counted,
        status=taken.status,
        left_out=taken.left_out,
    )


def _span(day: ColumnElement[str], wanted: Filter) -> list[Condition]:
    """The days that an index is walked along."""
    conditions: list[Condition] = []
    if wanted.since:
        conditions.append(day >= earliest(wanted.since))
    if wanted.until:
        conditions += [day <= wanted.until, day > NO_DAY]
    return conditions


def is_rare(connection: Connection, statuses: Sequence[Status], within: Filter) -> bool:
    """Whether events of these statuses are few in the days of a filter, so that they are found soonest by that."""
    way = _column("status", *statuses)
    assert way.day is not None and way.into is not None
    rows = select(_ONE).select_from(way.into).where(way.where, *_span(way.day, within))
    return connection.execute(rows.offset(MOST).limit(1)).first() is None


def _shortest(connection: Connection, ways: Sequence[Way], wanted: Filter) -> Way:
    whole = Way(into=event, event=event.c.id, day=event.c.day, row=event)
    leading = [way for way in ways if way.into is not None]
    if len(leading) == 1 and leading[0].sorted:
        return leading[0]
    sized = [(_size(connection, way, wanted), not way.sorted, at) for at, way in enumerate(leading)]
    for size, unsorted, at in sorted(sized):
        if size <= MOST or not unsorted:
            return leading[at]
    return whole


def _size(connection: Connection, way: Way, wanted: Filter) -> int:
    """How many rows a way has, as far as that matters."""
    if way.counted is not None:
        return way.counted
    assert way.day is not None and way.into is not None
    rows = way.size
    if rows is None:
        rows = select(_ONE).select_from(way.into).where(way.where, *_span(way.day, wanted)).limit(MOST + 1)
    return size_of(connection, rows)


def _ways(connection: Connection, wanted: Filter) -> Iterable[Way]:
    yield from _sides(wanted)
    if wanted.where:
        yield _column("place_state", wanted.where)
    if wanted.form:
        yield _column("form", wanted.form)
    if wanted.statuses:
        yield _column("status", *wanted.statuses)
    if wanted.accepted:
        yield _column("state", *DECIDED)
    if wanted.topic:
        for key in sorted(keys_of(wanted.topic)) or [""]:
            yield _key(event_word, word=key)
    yield from _parties(connection, wanted)
    yield from by_reports(connection, wanted)


def _sides(wanted: Filter) -> Iterable[Way]:
    states = [state for state in (wanted.state, wanted.counterpart_state) if state]
    if len(set(states)) == 2:
        one, other = sorted(states)
        yield _key(event_pair, one=one, other=other)
    elif states:
        yield _key(event_state, state=states[0])


def _key(table: Table, **values: str) -> Way:
    """One key of a table of keys."""
    taken, asked = alias(table, "taken"), alias(table, "asked")
    return Way(
        holds=lambda number: there_is(asked.c.event_id == number, *(asked.c[k] == v for k, v in values.items())),
        into=taken,
        event=taken.c.event_id,
        day=taken.c.day,
        where=and_(*(taken.c[column] == value for column, value in values.items())),
        status=taken.c.get("status"),
        left_out=taken.c.get("left_out"),
    )


def _column(name: str, *values: str) -> Way:
    """One of some values of a column of events."""
    taken = alias(event, f"taken {name}")
    return Way(
        of_row=_is_one(name, values),
        into=taken,
        event=taken.c.id,
        day=taken.c.day,
        where=taken.c[name].in_(values) if len(values) > 1 else taken.c[name] == values[0],
        sorted=len(values) == 1,
        row=taken,
    )


def _is_one(name: str, values: Sequence[str]) -> Callable[[Any], Condition]:
    # Wrapped so that the index of the column is not taken: the event is there already.
    return lambda row: func.coalesce(row.c[name], "").in_(values)


def _parties(connection: Connection, wanted: Filter) -> Iterable[Way]:
    mine: list[Called] = []
    if wanted.identity is not None:
        mine.append(known(connection, wanted.identity))
        yield _members(connection, mine[-1], wanted)
    if wanted.person:
        mine.append(called(connection, ("person",), wanted.person))
        yield _members(connection, mine[-1], wanted)
    if wanted.organisation:
        mine.append(called(connection, ("organisation",), wanted.organisation))
        yield _members(connection, mine[-1], wanted)
    if wanted.counterpart:
        other = called(connection, ("person", "organisation"), wanted.counterpart)
        yield _members(connection, other, wanted)
        yield Way(holds=lambda number: _another(number, mine, other, None))
    if wanted.counterpart_state and mine:
        yield Way(holds=lambda number: _another(number, mine, None, wanted.counterpart_state))


def _members(connection: Connection, who: Called, wanted: Filter) -> Way:
    """The events of persons, or those of organisations and of those who act for them."""
    table = event_party if "organisation" not in who.kinds else event_organisation
    if who.kinds == ("person", "organisation"):
        return _either(connection, who, wanted)
    taken, asked, borne = alias(table, "taken"), alias(table, "asked"), alias(bearer, "borne")
    if who.identities is None:
        return _named(table, who)
    bearers = bearers_of(connection, who.identities)
    way = Way(
        holds=lambda number: there_is(
            asked.c.event_id == number,
            borne.c.id == asked.c.bearer_id,
            one_of(borne.c.identity_id, who.identities or ()),
        ),
        into=taken,
        event=taken.c.event_id,
        day=taken.c.day,
        where=taken.c.bearer_id == bearers[0] if len(bearers) == 1 else one_of(taken.c.bearer_id, bearers),
        sorted=len(bearers) == 1,
        status=taken.c.status,
        left_out=taken.c.left_out,
    )
    in_order = connection.dialect.name == "postgresql"
    if len(bearers) < 2 or not (in_order or len(bearers) <= MERGED):
        return way
    # To sort a few is quicker than to walk along several indexes at once, which has to be asked with more words.
    counted = _size(connection, way, wanted)
    if counted > MOST:
        way = _merged(table, bearers, way) if len(bearers) <= MERGED else way
    elif in_order:
        way = _in_order(way)
    return way._replace(counted=counted)


def _named(table: Table, who: Called) -> Way:
    """The events of those who are called so, where they are too many to be known one by one: no index leads to them."""
    asked, numbered = alias(table, "asked"), alias(table, "numbered")

    def of_kind(rows: Any) -> tuple[Condition, ...]:
        return (rows.c.kind.in_(who.kinds),) if table is event_party else ()

    def holds(number: Number) -> Condition:
        return there_is(asked.c.event_id == number, is_called(asked.c.bearer_id, who), *of_kind(asked))

    def among(connection: Connection, number: Number) -> Condition:
        if size_of(connection, bearers_called(who).limit(_NUMBERED + 1)) > _NUMBERED:
            return holds(number)
        bearers = bearers_called(who).subquery()
        rows = select(numbered.c.event_id).join(bearers, bearers.c.bearer_id == numbered.c.bearer_id)
        return number.in_(rows.where(*of_kind(numbered)))

    return Way(holds, among=among)


def _in_order(way: Way) -> Way:
    """The same few put in their order first: else PostgreSQL asks of all what has to be known of those of a list only."""
    assert way.event is not None and way.day is not None and way.status is not None and way.left_out is not None
    day = collate(way.day, "C").label("day")  # by its bytes: the order of a language takes five times as long to sort
    few = select(way.event.label("event_id"), day, way.status.label("status"))
    few = few.add_columns(way.left_out.label("left_out")).where(way.where).distinct()
    rows = few.order_by(day.desc(), way.event.desc()).subquery()
    return way._replace(
        into=rows,
        event=rows.c.event_id,
        day=rows.c.day,
        where=true(),
        sorted=True,
        status=rows.c.status,
        left_out=rows.c.left_out,
    )


def _merged(table: Table, bearers: Sequence[int], way: Way) -> Way:
    """The same way over several bearers, each event once."""
    rows = side_by_side(table, "event_id", "day", bearers)
    walked = way._replace(into=rows, event=rows.c.event_id, day=rows.c.day, where=true(), sorted=True)
    return walked._replace(status=None, left_out=None)


def _either(connection: Connection, who: Called, wanted: Filter) -> Way:
    persons = _members(connection, who._replace(kinds=("person",)), wanted)
    bodies = _members(connection, who._replace(kinds=("organisation",)), wanted)

    def holds(number: Number) -> Condition:
        return or_(persons.holds(number), bodies.holds(number))

    if persons.event is None or persons.day is None or bodies.event is None or bodies.day is None:
        return Way(holds)
    rows = (
        select(persons.event.label("event_id"), persons.day.label("day"))
        .where(persons.where)
        .union_all(select(bodies.event.label("event_id"), bodies.day.label("day")).where(bodies.where))
        .subquery()
    )
    return Way(holds, rows, rows.c.event_id, rows.c.day, sorted=False)


def _another(number: Number, mine: Sequence[Called], other: Called | None, state: str | None) -> Condition:
    """Beside those who are meant there is another party that is called so, or acts for that state."""
    asked, borne = alias(event_party, "another"), alias(bearer, "another")
    conditions = [asked.c.event_id == number]
    if other is not None and other.identities is not None:
        body, whose = alias(event_organisation, "another"), alias(bearer, "of another")
        at = there_is(
            body.c.event_id == number, whose.c.id == body.c.bearer_id, one_of(whose.c.identity_id, other.identities)
        )
        conditions.append(or_(one_of(borne.c.identity_id, other.identities), at))
    if state is not None:
        conditions.append(or_(asked.c.side == state, and_(asked.c.kind == "state", asked.c.name == state)))
    known = [number for who in mine for number in who.identities or ()]
    if known:
        conditions.append(or_(borne.c.identity_id.is_(None), ~one_of(borne.c.identity_id, known)))
    joined = asked.outerjoin(borne, borne.c.id == asked.c.bearer_id)
    return exists(select(asked.c.event_id).select_from(joined).where(*conditions))
