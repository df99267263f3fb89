"""The parties of engagements and commitments, with the posts that reports give them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, Table, and_, select

from dragoman.register.batches import Lookup, is_asked, rows_of, tuples_of
from dragoman.register.resolved import bearer, event_party, identity
from dragoman.register.rows import PartyRow
from dragoman.register.tables import actor, commitment_party, party, post

_office = actor.alias("office")


def _with_posts(parties: Table) -> Select[Any]:
    """Who is named by rows of a table, with the posts of persons: a row for each of several posts."""
    return (
        select(actor.c.kind, actor.c.local, actor.c.name, actor.c.bearer_id)
        .add_columns(post.c.title, post.c.former, _office.c.name.label("office"))
        .select_from(parties)
        .join(actor, actor.c.fact_id == parties.c.actor_id)
        .outerjoin(post, and_(post.c.holder_id == actor.c.fact_id, actor.c.kind == "person"))
        .outerjoin(_office, _office.c.fact_id == post.c.organisation_id)
    )


_of, _made = party.c, commitment_party.c
PARTIES = Lookup(
    _with_posts(party)
    .add_columns(_of.engagement_id, _of.position)
    .where(is_asked(_of.engagement_id))
    .order_by(_of.engagement_id, _of.position, post.c.fact_id)
)
COMMITTED = Lookup(
    _with_posts(commitment_party)
    .add_columns(_made.commitment_id, _made.part, _made.position)
    .where(is_asked(_made.commitment_id))
    .order_by(_made.commitment_id, _made.part, _made.position, post.c.fact_id)
)
OF_EVENTS = Lookup(
    select(event_party.c.event_id, event_party.c.kind, event_party.c.name, event_party.c.side, event_party.c.role)
    .add_columns(event_party.c.bearer_id)
    .where(is_asked(event_party.c.event_id))
    .order_by(event_party.c.event_id, event_party.c.position)
)
# Few are the parties of many engagements: who they are is looked up once for all that they take part in.
_KNOWN = Lookup(
    select(bearer.c.id, bearer.c.identity_id, identity.c.name)
    .outerjoin(identity, identity.c.id == bearer.c.identity_id)
    .where(is_asked(bearer.c.id))
)


class Known(NamedTuple):
    """The identity of a bearer, and how that is called."""

    identity: int | None
    name: str | None


class Told(msgspec.Struct, frozen=True):
    """A party as a report tells of it, with the titles that it holds there."""

    kind: str
    name: str
    identity: int | None
    titles: list[str]


class Bearers:
    """Who bearers are: each is asked of the database once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[int | None, Known] = {None: Known(None, None)}

    def known(self, numbers: Iterable[int | None]) -> Mapping[int | None, Known]:
        """The identities of bearers, and maybe of others; of no bearer none."""
        asked = {number for number in numbers if number is not None} - self._found.keys()
        for number, known_by, name in tuples_of(self._connection, _KNOWN, asked):
            self._found[number] = Known(known_by, name)
        return self._found


def engagement_parties(connection: Connection, numbers: Iterable[int], bearers: Bearers) -> dict[int, list[Told]]:
    """The parties of engagements as their reports have them, by engagement."""
    found: dict[int, list[Told]] = {}
    for (owner, _), told in _told(tuples_of(connection, PARTIES, numbers), bearers):
        found.setdefault(owner, []).append(told)
    return found


def _told(rows: Iterable[tuple[Any, ...]], bearers: Bearers) -> list[tuple[tuple[Any, ...], Told]]:
    """Parties with what tells where each stands, in the order of their rows."""
    found: list[tuple[tuple[Any, ...], Told]] = []
    before: tuple[Any, ...] | None = None
    titles: list[str] = []
    rows = list(rows)
    known = bearers.known(row[3] for row in rows)
    for row in rows:
        at = row[7:]
        kind, local, name, borne, title, former, office = row[:7]
        if at != before:
            before, titles = at, []
            found.append((at, Told(kind, name or local, known[borne].identity, titles)))
        if title is not None:
            held = with_office(f"former {title}" if former else title, office)
            if held not in titles:
                titles.append(held)
    return found


def event_parties(
    connection: Connection, numbers: Collection[int], told: Mapping[int, Iterable[Told]], bearers: Bearers
) -> dict[int, tuple[PartyRow, ...]]:
    """The parties of events, each person and organisation once; `told` are those of each event as its reports tell."""
    found = list(rows_of(connection, OF_EVENTS, numbers))
    known = bearers.known(row.bearer_id for row in found)
    rows: dict[int, list[Any]] = {}
    for row in found:
        rows.setdefault(row.event_id, []).append(row)
    return {number: _merged(rows.get(number, ()), told.get(number, ()), known) for number in numbers}


def _merged(rows: Iterable[Any], told: Iterable[Told], known: Mapping[int | None, Known]) -> tuple[PartyRow, ...]:
    posts: dict[int | None, dict[str, None]] = {}
    for each in told:
        if each.titles:
            posts.setdefault(each.identity, {}).update(dict.fromkeys(each.titles))
    groups: dict[object, list[Any]] = {}
    for row in rows:
        number = known[row.bearer_id].identity
        groups.setdefault((row.kind, row.name, row.side) if number is None else number, []).append(row)
    return tuple([_party(group, known[group[0].bearer_id], posts) for group in groups.values()])


def _party(rows: Sequence[Any], known: Known, posts: Mapping[int | None, Iterable[str]]) -> PartyRow:
    first = rows[0]
    side, role = first.side, first.role
    if len(rows) > 1:
        side = side or next((row.side for row in rows if row.side), None)
        role = next((row.role for row in rows if row.role != "participant"), role)
    return PartyRow(
        name=known.name if known.name and first.kind != "state" else first.name,
        kind=first.kind,
        posts=tuple(posts.get(known.identity, ())) if known.identity is not None else (),
        side=side or None,
        role=role,
        identity=known.identity,
    )


class Committed(NamedTuple):
    """Those who make commitments, and those to whom they are made, as the report of each has them."""

    by: defaultdict[int, tuple[PartyRow, ...]]
    to: defaultdict[int, tuple[PartyRow, ...]]


def committed(connection: Connection, numbers: Collection[int]) -> Committed:
    found = Committed(defaultdict(tuple), defaultdict(tuple))
    for (owner, part, _), told in _told(tuples_of(connection, COMMITTED, numbers), Bearers(connection)):
        shown = PartyRow(name=told.name, kind=told.kind, posts=tuple(told.titles), identity=told.identity)
        (found.by if part == "by" else found.to)[owner] += (shown,)
    return found


def with_office(title: str, organisation: str | None) -> str:
    return f"{title}, {organisation}" if organisation else title
