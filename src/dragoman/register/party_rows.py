"""The parties of engagements and commitments, with the posts that reports give them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from dragoman.register.batches import is_asked, rows_of
from dragoman.register.resolved import bearer, event_party, identity
from dragoman.register.rows import PartyRow
from dragoman.register.tables import actor, commitment_party, party, post

Holders = Mapping[int, Collection[str]]

_office = actor.alias("office")
_AS_TOLD = (
    select(party.c.engagement_id.label("owner"), party.c.actor_id, actor.c.kind, actor.c.local, actor.c.name)
    .add_columns(bearer.c.identity_id, party.c.side)
    .join(actor, actor.c.fact_id == party.c.actor_id)
    .outerjoin(bearer, bearer.c.id == actor.c.bearer_id)
    .where(is_asked(party.c.engagement_id))
    .order_by(party.c.engagement_id, party.c.position)
)
_OF_EVENTS = (
    select(event_party.c.event_id, event_party.c.kind, event_party.c.name, event_party.c.side, event_party.c.role)
    .add_columns(bearer.c.identity_id, identity.c.name.label("known"))
    .outerjoin(bearer, bearer.c.id == event_party.c.bearer_id)
    .outerjoin(identity, identity.c.id == bearer.c.identity_id)
    .where(is_asked(event_party.c.event_id))
    .order_by(event_party.c.event_id, event_party.c.position)
)
_COMMITTED = (
    select(commitment_party.c.commitment_id.label("owner"), commitment_party.c.part, actor.c.fact_id, actor.c.kind)
    .add_columns(actor.c.local, actor.c.name, bearer.c.identity_id)
    .join(actor, actor.c.fact_id == commitment_party.c.actor_id)
    .outerjoin(bearer, bearer.c.id == actor.c.bearer_id)
    .where(is_asked(commitment_party.c.commitment_id))
    .order_by(commitment_party.c.commitment_id, commitment_party.c.position)
)
_TITLES = (
    select(post.c.holder_id, post.c.title, post.c.former, _office.c.name.label("office"))
    .outerjoin(_office, _office.c.fact_id == post.c.organisation_id)
    .where(is_asked(post.c.holder_id))
    .order_by(post.c.fact_id)
)


def engagement_parties(connection: Connection, numbers: Collection[int]) -> dict[int, list[Any]]:
    """The parties of engagements as their reports have them, by engagement."""
    return {owner: list(rows) for owner, rows in groupby(rows_of(connection, _AS_TOLD, numbers), itemgetter(0))}


def event_parties(
    connection: Connection, numbers: Collection[int], told: Mapping[int, Iterable[Any]]
) -> dict[int, tuple[PartyRow, ...]]:
    """The parties of events, each person and organisation once; `told` are those of each event as its reports tell."""
    titles = titles_of(connection, {row.actor_id for rows in told.values() for row in rows if row.kind == "person"})
    rows = {
        number: list(of_event) for number, of_event in groupby(rows_of(connection, _OF_EVENTS, numbers), itemgetter(0))
    }
    return {number: _merged(rows.get(number, ()), told.get(number, ()), titles) for number in numbers}


def _merged(rows: Iterable[Any], told: Iterable[Any], titles: Holders) -> tuple[PartyRow, ...]:
    posts: dict[int | None, dict[str, None]] = {}
    for row in told:
        if row.actor_id in titles:
            posts.setdefault(row.identity_id, {}).update(dict.fromkeys(titles[row.actor_id]))
    groups: dict[object, list[Any]] = {}
    for row in rows:
        key = row.identity_id if row.identity_id is not None else (row.kind, row.name, row.side)
        groups.setdefault(key, []).append(row)
    return tuple([_party(group, posts.get(group[0].identity_id, ())) for group in groups.values()])


def _party(rows: Sequence[Any], posts: Iterable[str]) -> PartyRow:
    first = rows[0]
    return PartyRow(
        name=first.known if first.known and first.kind != "state" else first.name,
        kind=first.kind,
        posts=tuple(posts) if first.identity_id is not None else (),
        side=first.side or next((row.side for row in rows if row.side), None),
        role=next((row.role for row in rows if row.role != "participant"), first.role),
        identity=first.identity_id,
    )


class Committed(NamedTuple):
    """Those who make commitments, and those to whom they are made, as the report of each has them."""

    by: defaultdict[int, tuple[PartyRow, ...]]
    to: defaultdict[int, tuple[PartyRow, ...]]


def committed(connection: Connection, numbers: Collection[int]) -> Committed:
    rows = list(rows_of(connection, _COMMITTED, numbers))
    titles = titles_of(connection, {row.fact_id for row in rows if row.kind == "person"})
    found = Committed(defaultdict(tuple), defaultdict(tuple))
    for row in rows:
        name, posts = row.name or row.local, tuple(titles.get(row.fact_id, ()))
        shown = PartyRow(name=name, kind=row.kind, posts=posts, identity=row.identity_id)
        (found.by if row.part == "by" else found.to)[row.owner] += (shown,)
    return found


def titles_of(connection: Connection, actors: Collection[int]) -> dict[int, list[str]]:
    """The titles that actors hold in their own reports, with the organisation; a past one says so."""
    titles: defaultdict[int, list[str]] = defaultdict(list)
    for holder, held, former, office in rows_of(connection, _TITLES, sorted(actors)):
        title = with_office(f"former {held}" if former else held, office)
        if title not in titles[holder]:
            titles[holder].append(title)
    return titles


def with_office(title: str, organisation: str | None) -> str:
    return f"{title}, {organisation}" if organisation else title
