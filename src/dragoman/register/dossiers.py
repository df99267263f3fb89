"""Dossiers of persons, organisations and states: who met them, on what, what was promised, and what is next."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from dragoman.lexicon.states import find_state, state_name
from dragoman.model.vocabulary import Status
from dragoman.register import commitments, engagements, officeholders, way, ways
from dragoman.register.batches import Lookup, batches, is_asked, prefetching, rows_of
from dragoman.register.connection import transaction
from dragoman.register.errors import RegisterError
from dragoman.register.event_rows import event_rows, prefetch_events
from dragoman.register.filters import Filter
from dragoman.register.identities import identity_rows, prefetch_person
from dragoman.register.naming import called
from dragoman.register.paging import size_of, undated_last
from dragoman.register.resolved import identity
from dragoman.register.rows import CounterpartRow, Dossier, EngagementRow, PartyRow
from dragoman.register.store import Register
from dragoman.register.ways import Route, route
from dragoman.resolution.names import normalised

AHEAD: tuple[Status, ...] = ("proposed", "scheduled", "postponed")
"""Statuses of engagements that a desk officer waits for."""
MOST = 50
"""Of each part of a dossier only the latest are given."""
_NAMED = 8
_KNOWN = (identity.c.id, identity.c.kind, identity.c.name, identity.c.sort_key, identity.c.states)
_CALLED = Lookup(
    select(*_KNOWN).where(is_asked(identity.c.id), identity.c.kind != "state").order_by(identity.c.sort_key)
)


class Subject(NamedTuple):
    """Whom a question is about: a state by its code, or a person or organisation by its number."""

    kind: Literal["person", "organisation", "state"]
    name: str
    state: str | None = None
    number: int | None = None

    def filter(self, **more: object) -> Filter:
        """What leads to the engagements and commitments of this one."""
        return Filter(state=self.state, identity=self.number, **more)  # type: ignore[arg-type]


def subject(connection: Connection, name: str) -> Subject:
    """Who is meant by a name, a state's code or a number; `RegisterError` if that is nobody, or not one alone."""
    state = find_state(name)
    if state is not None:
        return Subject("state", state_name(state), state=state)
    if name.strip().isdigit() and len(name.strip()) < 19:
        found: list[int] = [int(name)]
    else:
        who = called(connection, ("person", "organisation"), name)
        if who.identities is None:
            raise RegisterError(f"very many are called {name!r}: give more of the name")
        found = list(who.identities)
    rows = list(rows_of(connection, _CALLED, found))
    exact = [row for row in rows if row.sort_key == normalised(name)]
    if len(exact or rows) == 1:
        row = (exact or rows)[0]
        return Subject(row.kind, row.name, number=row.id)
    if not rows:
        raise RegisterError(f"nobody in the register is called {name!r}: look with: dragoman people, or organisations")
    several = [f"{row.id} {row.name}{f' ({row.states})' if row.states else ''}" for row in exact or rows]
    more = f" and {len(several) - _NAMED} more" if len(several) > _NAMED else ""
    raise RegisterError(
        f"several are called {name!r}: {', '.join(several[:_NAMED])}{more}: give a number, or more of the name"
    )


def known_as(connection: Connection, number: int) -> Subject | None:
    """The person, organisation or state of a number; None if there is none."""
    query = select(identity.c.id, identity.c.kind, identity.c.name, identity.c.states).where(identity.c.id == number)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    if row.kind == "state":
        return Subject("state", row.name, state=row.states.split()[0] if row.states else row.name)
    return Subject(row.kind, row.name, number=row.id)


def dossier(
    register: Register, name: str, *, since: str | None = None, until: str | None = None, limit: int = MOST
) -> Dossier:
    """What there is on a person, an organisation or a state: the latest `limit` of each kind."""
    with transaction(register.engine) as connection:
        about = subject(connection, name)
        wanted, to_held, to_ahead = _routes(connection, about, since, until)
        held = engagements.latest(connection, wanted, limit=limit, taken=to_held)
        ahead = engagements.chosen(connection, wanted, to_ahead, limit=limit)
        numbers = list(dict.fromkeys(place.id for place in (*held.rows, *ahead)))
        promised = commitments.latest(connection, wanted, limit=limit)
        there = commitments.promised_there(connection, numbers, limit=limit)
        told = {place.id for place in promised}
        also = [place for place in there if place.id not in told]
        with prefetching(connection):
            prefetch_events(connection, numbers)
            commitments.prefetch_commitments(connection, [*promised, *also])
            if about.number is not None and about.kind == "person":
                prefetch_person(connection, about.number)
            # Their rows are put together at once, which takes half as long as one list after the other.
            rows = {row.id: row for some in batches(numbers) for row in event_rows(connection, some)}
            pledges = {row.id: row for row in commitments.shown(connection, [*promised, *also])}
            known = identity_rows(connection, [about.number])[0] if about.number is not None else None
        posts = officeholders.named(connection, about.filter(), limit=limit) if about.kind == "person" else []
    met, next_ = ([rows[place.id] for place in undated_last(places)] for places in (held.rows, ahead))
    return Dossier(
        name=about.name,
        kind=about.kind,
        known=known,
        posts=tuple(posts),
        met=tuple(counterparts(met, about)),
        engagements=tuple(met),
        commitments=tuple(pledges[place.id] for place in undated_last(promised)),
        also_promised=tuple(pledges[place.id] for place in undated_last(also)),
        ahead=tuple(next_),
        left_out=held.left_out,
    )


def _routes(
    connection: Connection, about: Subject, since: str | None, until: str | None
) -> tuple[Filter, Route, Route]:
    """What is wanted of somebody, and the routes to what was held of it and to what is ahead.

    Those of few are looked at for both; among many, those of a rare status are found sooner by that.
    """
    wanted = about.filter(since=since, until=until)
    every = route(connection, wanted)
    counted = size_of(connection, every.select().limit(way.MOST + 1)) if every.counted is None else every.counted

    def of(*statuses: Status) -> Route:
        if counted > way.MOST and ways.is_rare(connection, statuses, wanted):
            return route(connection, msgspec.structs.replace(wanted, statuses=statuses))
        return every.of_status(*statuses)

    return wanted, of("held"), of(*AHEAD)


def counterparts(rows: Iterable[EngagementRow], about: Subject) -> Iterable[CounterpartRow]:
    """The other parties of engagements, those that were met most often in front."""
    met: dict[object, list[tuple[PartyRow, EngagementRow]]] = {}
    for row in rows:
        own = {party.side for party in row.parties if party.identity == about.number and about.number is not None}
        for party in row.parties:
            if not _is_own(party, about, own - {None}):
                met.setdefault(party.identity or (party.kind, party.name), []).append((party, row))
    for encounters in sorted(met.values(), key=lambda found: (-len(found), found[0][0].name)):
        party, last = encounters[-1]
        topics = dict.fromkeys(topic.phrase for _, row in encounters[::-1] for topic in row.topics)
        yield CounterpartRow(
            name=party.name,
            kind=party.kind,
            posts=party.posts,
            side=party.side,
            identity=party.identity,
            times=len(encounters),
            last=last.date or last.day or None,
            topics=tuple(topics),
        )


def _is_own(party: PartyRow, about: Subject, sides: set[str | None]) -> bool:
    """Whether a party is the one that the dossier is about, or of its side."""
    if about.state is not None:
        return about.state in (party.side, party.name)
    return party.identity == about.number or (party.side is not None and party.side in sides)
