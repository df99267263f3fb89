"""Who has met both of two: persons, organisations or states."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from dragoman.register.aliases import alias
from dragoman.register.batches import found_in, is_asked, one_of, rows_of
from dragoman.register.connection import transaction
from dragoman.register.dossiers import Subject, subject
from dragoman.register.existence import there_is
from dragoman.register.identities import identity_rows
from dragoman.register.naming import bearers_of
from dragoman.register.paging import size_of
from dragoman.register.resolved import bearer, event_party, identity
from dragoman.register.rows import Encounters, MetRow
from dragoman.register.store import Register
from dragoman.register.ways import counts, route

EVERY = 3000
"""Of who has no more engagements than this, whether they were held or not, all are looked at."""
LOOKED_AT = 1000
"""How many of the latest engagements of others are looked at."""

_KINDS = select(identity.c.id, identity.c.kind).where(is_asked(identity.c.id))

Times = dict[int, Encounters]
"""By the numbers of those who were met."""


class Met(NamedTuple):
    """Who met both; whom the two names were taken for; and whether older engagements were not looked at."""

    rows: list[MetRow]
    one: Subject
    other: Subject
    cut: bool


class _Held(NamedTuple):
    """The numbers of the held engagements of somebody that are looked at, and whether there are older ones."""

    who: Subject
    events: list[int]
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
        held = [_held(connection, who, since, until, looked_at) for who in subjects]
        met_one, met_other = _both(connection, *held)
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
    return Met(found, *subjects, cut=any(each.cut for each in held))


def _held(connection: Connection, who: Subject, since: str | None, until: str | None, looked_at: int) -> _Held:
    wanted = who.filter(since=since, until=until)
    found = route(connection, wanted)
    held = found.select(found.asks(lambda row: [func.coalesce(row.c.status, "") == "held", *counts(row, wanted)]))
    many = size_of(connection, found.select().limit(EVERY + 1)) > EVERY
    if many:
        held = held.order_by(found.day.desc(), found.event.desc()).limit(looked_at + 1)
    events = [number for number, _ in connection.execute(held).all()]
    cut = many and len(events) > looked_at
    return _Held(who, events[:looked_at] if cut else events, cut)


def _both(connection: Connection, one: _Held, other: _Held) -> tuple[Times, Times]:
    """Whom the one has met, and whom the other: first for who has fewer engagements, then of these for who has more."""
    if len(one.events) > len(other.events):
        return _both(connection, other, one)[::-1]
    met = _met(connection, one, None)
    return met, _met(connection, other, bearers_of(connection, met)) if met else {}


def _met(connection: Connection, held: _Held, bearers: Collection[int] | None) -> Times:
    """Whom somebody has met, by number; of these `bearers` only, if any are given."""
    party, borne = alias(event_party, "party"), alias(bearer, "borne")
    query = (
        select(borne.c.identity_id, func.count(party.c.event_id.distinct()), func.max(party.c.day))
        .join_from(party, borne, borne.c.id == party.c.bearer_id)
        .where(one_of(party.c.event_id, held.events), borne.c.identity_id.is_not(None))
        # Wrapped so that all is read from the engagements.
        .where(func.coalesce(party.c.kind, "").in_(("person", "organisation")), _opposite(connection, party, held.who))
        .group_by(borne.c.identity_id)
    )
    if bearers is not None:
        query = query.where(found_in(party.c.bearer_id, bearers))
    return {
        number: Encounters(times=times, last=last or None) for number, times, last in connection.execute(query).all()
    }


def _opposite(connection: Connection, party: Any, who: Subject) -> Any:
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
