"""Who has met both of two: persons, organisations or states."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, Select, String, bindparam, func, or_, select

from dragoman.register.aliases import alias
from dragoman.register.batches import Lookup, found_in, is_asked, numbers_of, one_of, tuples_of
from dragoman.register.connection import transaction
from dragoman.register.dossiers import Subject, subject
from dragoman.register.existence import there_is
from dragoman.register.filters import Filter
from dragoman.register.identities import known_rows
from dragoman.register.naming import bearers_of
from dragoman.register.paging import size_of
from dragoman.register.resolved import bearer, event, event_party, event_state
from dragoman.register.rows import Encounters, MetRow
from dragoman.register.store import Register
from dragoman.register.ways import Route, route

EVERY = 2000
"""Of who has no more engagements than this, whether they were held or not, all are looked at."""
LOOKED_AT = 1000
"""How many of the latest engagements of others are looked at."""


def _is_somebody(row: Any) -> ColumnElement[bool]:
    # Wrapped so that all is read from the engagements.
    return func.coalesce(row.c.kind, "").in_(("person", "organisation"))


party, borne = alias(event_party, "party"), alias(bearer, "borne")
_OPPOSITE = Lookup(
    select(borne.c.identity_id, party.c.event_id, party.c.day)
    .join_from(party, borne, borne.c.id == party.c.bearer_id)
    .where(is_asked(party.c.event_id), borne.c.identity_id.is_not(None), _is_somebody(party))
    .where(func.coalesce(party.c.side, "") != bindparam("state", "", type_=String))
)
"""The persons and organisations that were there, but for those of a state."""


_TAKEN = alias(event_state, "taken")
_HELD = Lookup(
    select(_TAKEN.c.event_id)
    .where(_TAKEN.c.state == bindparam("state", "", type_=String))
    .where(_TAKEN.c.status == "held", _TAKEN.c.left_out.is_(False))
    .order_by(_TAKEN.c.day.desc(), _TAKEN.c.event_id.desc())
    .limit(bindparam("most", 0, type_=Integer))
)
"""The latest engagements of a state that were held: the statement of `_attended` where no days are asked for, made once."""

_DATES = Lookup(select(event.c.id, event.c.date).where(is_asked(event.c.id)))

Times = Mapping[int, Mapping[int, str]]
"""By the numbers of those who were met the engagements at which they were, with their days."""


class Met(NamedTuple):
    """Who met both; whom the two names were taken for; and whether older engagements were not looked at."""

    rows: list[MetRow]
    one: Subject
    other: Subject
    cut: bool


class _Attended(NamedTuple):
    """The numbers of the held engagements of somebody that are looked at, and whether there are older ones."""

    who: Subject
    events: Sequence[int]
    cut: bool


def met_both(
    register: Register,
    one: str,
    other: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    looked_at: int = LOOKED_AT,
) -> Met:
    """The persons and organisations that were parties of held engagements with both, on another side than they.

    Those who met the one and the other last stand first. Of who has more than `EVERY` engagements the latest `looked_at`
    are looked at, of others all.
    """
    with transaction(register.engine) as connection:
        subjects = subject(connection, one), subject(connection, other)
        attended = [_attended(connection, who, since, until, looked_at) for who in subjects]
        met_one, met_other = _both(connection, *attended)
        own = {who.number for who in subjects}
        both = [number for number in met_one if number in met_other and number not in own]
        last_one, last_other = _last(met_one, both), _last(met_other, both)
        both.sort(key=lambda number: (min(last_one[number], last_other[number]), number), reverse=True)
        both = both[:limit]
        rows = known_rows(connection, both)
        one_told, other_told = _encounters(connection, met_one, both), _encounters(connection, met_other, both)
    found = [
        MetRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            states=row.states,
            posts=row.posts,
            one=one_told[row.id],
            other=other_told[row.id],
        )
        for row in rows
    ]
    return Met(found, *subjects, cut=any(each.cut for each in attended))


def _attended(connection: Connection, who: Subject, since: str | None, until: str | None, looked_at: int) -> _Attended:
    wanted = who.filter(since=since, until=until)
    found = route(connection, wanted)
    many = _is_many(connection, found)
    if wanted == Filter(state=who.state):
        latest = [
            number for (number,) in _HELD.ask(connection, (), state=who.state, most=looked_at + 1 if many else EVERY)
        ]
    else:
        held = found.of_status("held")
        query = held.select(held.counts(wanted)).order_by(found.day.desc(), found.event.desc())
        latest = numbers_of(connection, query.limit(looked_at + 1 if many else None))
    return _Attended(who, latest[:looked_at] if many else latest, cut=many and len(latest) > looked_at)


def _is_many(connection: Connection, found: Route) -> bool:
    if found.counted is not None and found.counted <= EVERY:
        return False
    return size_of(connection, found.select().limit(EVERY + 1)) > EVERY


def _both(connection: Connection, one: _Attended, other: _Attended) -> tuple[Times, Times]:
    """Whom the one and the other have met, as far as both did."""
    if len(one.events) > len(other.events):
        return _both(connection, other, one)[::-1]
    if one.who.state is not None and other.who.state is not None:
        # On which side of a state somebody was is told by himself: it costs little to ask all of them.
        return _of_states(connection, one, other)
    # Most engagements were with one of the two only, so that of few it has to be asked who was on which side, and when.
    met_other = _by_number(connection.execute(_met(connection, other, _was_there(one))))
    if not met_other:
        return {}, {}
    of_these = found_in(party.c.bearer_id, bearers_of(connection, met_other))
    return _by_number(connection.execute(_met(connection, one, of_these))), met_other


def _of_states(connection: Connection, one: _Attended, other: _Attended) -> tuple[Times, Times]:
    """The same of two states. To count all in the database would take it longer than to tell whom they met."""
    rows = [_OPPOSITE.ask(connection, each.events, state=str(each.who.state)) for each in (one, other)]
    # Most have met one of the two only: what they were at is not put together.
    both = {number for number, _, _ in rows[0]} & {number for number, _, _ in rows[1]}
    met_one, met_other = (_by_number(row for row in some if row[0] in both) for some in rows)
    return met_one, met_other


def _by_number(rows: Iterable[Any]) -> Times:
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for number, engagement, day in rows:
        found[number][engagement] = day
    return found


def _was_there(attended: _Attended) -> ColumnElement[bool]:
    """The party, by whatever name, was at any of the engagements that somebody attended."""
    there, named, known = alias(event_party, "there"), alias(bearer, "named"), alias(bearer, "known")
    bearers = select(there.c.bearer_id).where(one_of(there.c.event_id, attended.events), _is_somebody(there))
    identities = select(named.c.identity_id).where(named.c.id.in_(bearers), named.c.identity_id.is_not(None))
    # Wrapped so that all is read from the engagements, and these are made a set for it.
    return (
        func.coalesce(party.c.bearer_id, 0).in_(select(known.c.id).where(known.c.identity_id.in_(identities))).is_(True)
    )


def _met(connection: Connection, attended: _Attended, among: ColumnElement[bool]) -> Select[int | None, int, str]:
    """Whom somebody has met, and when. `among` whom is asked first, for it costs least."""
    query = select(borne.c.identity_id, party.c.event_id, party.c.day).join_from(
        party, borne, borne.c.id == party.c.bearer_id
    )
    query = query.where(
        one_of(party.c.event_id, attended.events), borne.c.identity_id.is_not(None), _is_somebody(party)
    )
    return query.where(among, _opposite(connection, attended.who))


def _last(met: Times, numbers: Iterable[int]) -> dict[int, str]:
    """The day on which somebody met each of some last."""
    return {number: max(met[number].values()) for number in numbers}


def _encounters(connection: Connection, met: Times, numbers: Sequence[int]) -> dict[int, Encounters]:
    """How often somebody met each of some, and when last: as exact as it is told."""
    last = _last(met, numbers)
    at = {number: [told for told, day in met[number].items() if day == last[number]] for number in numbers}
    dates = dict(tuples_of(connection, _DATES, {told for some in at.values() for told in some}))
    return {
        number: Encounters(
            times=len(met[number]),
            last=max((date for told in at[number] if (date := dates[told])), default=last[number] or None),
        )
        for number in numbers
    }


def _opposite(connection: Connection, who: Subject) -> Any:
    """The party is not of the side of those who are meant."""
    if who.state is not None:
        return func.coalesce(party.c.side, "") != who.state
    mine, bearers = alias(event_party, "mine"), bearers_of(connection, [who.number] if who.number is not None else [])
    same_side = there_is(
        mine.c.event_id == party.c.event_id,
        # Wrapped so that their other engagements are not looked through.
        one_of(func.coalesce(mine.c.bearer_id, 0), bearers),
        or_(mine.c.side == party.c.side, mine.c.bearer_id == party.c.bearer_id),
    )
    return ~same_side
