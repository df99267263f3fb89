"""Who has met both of two: persons, organisations or states."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, true

from dragoman.register.aliases import alias
from dragoman.register.batches import found_in, is_asked, one_of, rows_of
from dragoman.register.connection import transaction
from dragoman.register.dossiers import Subject, subject
from dragoman.register.existence import there_is
from dragoman.register.identities import identity_rows
from dragoman.register.naming import bearers_of
from dragoman.register.paging import size_of
from dragoman.register.resolved import bearer, event, event_party, identity
from dragoman.register.rows import Encounters, MetRow
from dragoman.register.store import Register
from dragoman.register.ways import Route, counts, route

EVERY = 3000
"""Of who has no more engagements than this, whether they were held or not, all are looked at."""
LOOKED_AT = 1000
"""How many of the latest engagements of others are looked at."""

_KINDS = select(identity.c.id, identity.c.kind).where(is_asked(identity.c.id))

party, borne = alias(event_party, "party"), alias(bearer, "borne")

Times = dict[int, Encounters]
"""By the numbers of those who were met."""


class Met(NamedTuple):
    """Who met both; whom the two names were taken for; and whether older engagements were not looked at."""

    rows: list[MetRow]
    one: Subject
    other: Subject
    cut: bool


class _Attended(NamedTuple):
    """The numbers of the engagements of somebody that are looked at, and whether there are older ones that were held.

    Of many only those are here that were held; of few it has still to be asked.
    """

    who: Subject
    events: Sequence[int]
    were_held: Callable[[ColumnElement[int]], ColumnElement[bool]]
    cut: bool = False


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
        both.sort(
            key=lambda number: (min(met_one[number].last or "", met_other[number].last or ""), number), reverse=True
        )
        rows = identity_rows(connection, both[:limit])
        kinds = dict(rows_of(connection, _KINDS, both[:limit]))
    found = [
        MetRow(
            id=row.id,
            name=row.name,
            kind=kinds[row.id],
            states=row.states,
            posts=row.posts,
            one=met_one[row.id],
            other=met_other[row.id],
        )
        for row in rows
    ]
    return Met(found, *subjects, cut=any(each.cut for each in attended))


def _attended(connection: Connection, who: Subject, since: str | None, until: str | None, looked_at: int) -> _Attended:
    wanted = who.filter(since=since, until=until)
    found = route(connection, wanted)

    def asked(row: Any) -> list[ColumnElement[bool]]:
        return [func.coalesce(row.c.status, "") == "held", *counts(row, wanted)]

    if not _is_many(connection, found):
        every = found.select(found.asks(lambda _: ())) if found.of_row else found.select()
        happened = alias(event, "happened")
        return _Attended(
            who,
            connection.scalars(every).all(),
            lambda number: there_is(happened.c.id == number, *asked(happened)),
        )
    query = found.select(found.asks(asked)).order_by(found.day.desc(), found.event.desc())
    latest = connection.scalars(query.limit(looked_at + 1)).all()
    return _Attended(who, latest[:looked_at], lambda _: true(), cut=len(latest) > looked_at)


def _is_many(connection: Connection, found: Route) -> bool:
    if found.counted is not None and found.counted <= EVERY:
        return False
    return size_of(connection, found.select().limit(EVERY + 1)) > EVERY


def _both(connection: Connection, one: _Attended, other: _Attended) -> tuple[Times, Times]:
    """Whom the one and the other have met, as far as others did, too.

    First who was there at all where the one was that has fewer engagements: most of them were with one of the two only,
    so that of these it need not be asked what was held, and who was on which side.
    """
    if len(one.events) > len(other.events):
        return _both(connection, other, one)[::-1]
    if one.who.state is not None:
        # On which side of a state somebody was is told by himself: it costs little to ask all of them.
        met_one = _met(connection, one, None)
        return met_one, _met(connection, other, met_one)
    there = connection.scalars(_parties(one.events, borne.c.identity_id).distinct()).all()
    met_other = _met(connection, other, there)
    return _met(connection, one, met_other), met_other


def _met(connection: Connection, attended: _Attended, identities: Collection[int] | None) -> Times:
    """Whom somebody has met, by number; if others are given, whom of these."""
    if identities is not None and not identities:
        return {}
    columns = borne.c.identity_id, func.count(party.c.event_id.distinct()), func.max(party.c.day)
    query = _parties(attended.events, *columns).group_by(borne.c.identity_id)
    query = query.where(attended.were_held(party.c.event_id), _opposite(connection, attended.who))
    if identities is not None:
        query = query.where(found_in(party.c.bearer_id, bearers_of(connection, identities)))
    return {
        number: Encounters(times=times, last=last or None) for number, times, last in connection.execute(query).all()
    }


def _parties(events: Collection[int], *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Of the persons and organisations that were there."""
    query = select(*columns).select_from(party.join(borne, borne.c.id == party.c.bearer_id))
    # Wrapped so that all is read from the engagements.
    kinds = func.coalesce(party.c.kind, "").in_(("person", "organisation"))
    return query.where(one_of(party.c.event_id, events), borne.c.identity_id.is_not(None), kinds)


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
