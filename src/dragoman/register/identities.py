"""The lists of people and organisations."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dragoman.register.aliases import alias
from dragoman.register.batches import Lookup, batches, is_asked, one_of, prefetch, rows_of, tuples_of
from dragoman.register.connection import transaction
from dragoman.register.existence import there_is
from dragoman.register.filters import Filter
from dragoman.register.identity_states import among
from dragoman.register.naming import Called, called, is_called
from dragoman.register.officeholders import offices_called
from dragoman.register.paging import size_of
from dragoman.register.party_rows import with_office
from dragoman.register.resolved import (
    OWN,
    bearer,
    event_organisation,
    event_party,
    identity,
    identity_state,
    tenure,
)
from dragoman.register.rows import IdentityRow
from dragoman.register.store import Register
from dragoman.register.tables import actor, post
from dragoman.register.way import MOST

Condition = ColumnElement[bool]


def _counted(borne_by: ColumnElement[Any], counted: ColumnElement[Any]) -> Select[Any]:
    """How many different values a column has for each identity, in the rows of its bearers."""
    return (
        select(bearer.c.identity_id, func.count(counted.distinct()).label("number"))
        .join_from(bearer, counted.table, borne_by == bearer.c.id)
        .where(is_asked(bearer.c.identity_id))
        .group_by(bearer.c.identity_id)
    )


def _events(borne_by: ColumnElement[Any], number: ColumnElement[Any]) -> Lookup:
    """How many engagements each has of those that its lists have: what was rejected is none, nor what nobody is sure of."""
    # Told beside the key, so that an index is all that is read: the events of a ministry are thousands.
    return Lookup(_counted(borne_by, number).where(number.table.c.left_out.is_(False)))


_KNOWN = Lookup(select(identity).where(is_asked(identity.c.id)))
_DAYS = Lookup(
    select(bearer.c.identity_id, func.min(bearer.c.first_day).label("first"), func.max(bearer.c.last_day).label("last"))
    .where(is_asked(bearer.c.identity_id))
    .group_by(bearer.c.identity_id)
)
_EVENTS = _events(event_party.c.bearer_id, event_party.c.event_id)
# Those of an organisation are also of those who act for it, as in the lists that lead from it.
_OF_BODIES = _events(event_organisation.c.bearer_id, event_organisation.c.event_id)
_REPORTS = Lookup(_counted(actor.c.bearer_id, actor.c.report_id))
_body = actor.alias("body")
# The present posts of identities, in the words of the reports that told of them first.
_OFFICES = Lookup(
    select(bearer.c.identity_id, post.c.title, _body.c.name.label("organisation"))
    .join(tenure, tenure.c.bearer_id == bearer.c.id)
    .join(post, post.c.fact_id == tenure.c.first_id)
    .outerjoin(_body, _body.c.fact_id == post.c.organisation_id)
    .where(is_asked(bearer.c.identity_id), tenure.c.former.is_(False))
    .order_by(tenure.c.first_day, post.c.fact_id)
)


class Known(NamedTuple):
    """Who somebody is, without what has to be counted for it."""

    id: int
    name: str
    kind: str
    states: tuple[str, ...]
    posts: tuple[str, ...]


def people(register: Register, wanted: Filter | None = None, *, limit: int | None = None) -> list[IdentityRow]:
    """The persons of the register by name."""
    return _listed(register, "person", wanted or Filter(), limit)


def organisations(register: Register, wanted: Filter | None = None, *, limit: int | None = None) -> list[IdentityRow]:
    """The organisations of the register by name."""
    return _listed(register, "organisation", wanted or Filter(), limit)


def identity_rows(connection: Connection, numbers: Sequence[int]) -> list[IdentityRow]:
    """The rows of identities, in their order."""
    return [row for some in batches(numbers) for row in _rows(connection, some)]


def prefetch_person(connection: Connection, number: int) -> None:
    """Asks ahead what `identity_rows` asks of a person."""
    prefetch(connection, *((lookup, [number]) for lookup in (_KNOWN, _OFFICES, _DAYS, _EVENTS, _REPORTS)))


def known_rows(connection: Connection, numbers: Sequence[int]) -> list[Known]:
    """Who identities are, in their order: of those that have thousands of engagements these are not counted."""
    rows = {row.id: row for row in rows_of(connection, _KNOWN, numbers)}
    offices = _offices(connection, numbers)

    def known(number: int) -> Known:
        row = rows[number]
        return Known(number, row.name, row.kind, tuple(row.states.split()), tuple(offices[number]))

    return [known(number) for number in numbers]


def _listed(register: Register, kind: str, wanted: Filter, limit: int | None) -> list[IdentityRow]:
    with transaction(register.engine) as connection:
        return identity_rows(connection, list(connection.scalars(_query(connection, kind, wanted).limit(limit))))


def _query(connection: Connection, kind: str, wanted: Filter) -> Select[Any]:
    """Identities in the order of names: over an index to few of them, else along that order, of a state or of all."""
    ways = list(_ways(connection, kind, wanted))
    sized = sorted((_size(connection, rows), at) for at, (_, rows) in enumerate(ways) if rows is not None)
    holds = [condition for condition, _ in ways]
    of_state = [_is_of(wanted.state)] if wanted.state else []
    if sized and sized[0][0] <= MOST:
        rows = ways[sized[0][1]][1]
        assert rows is not None
        # The names are wrapped so that their index is not taken: the few are found by their numbers.
        few = select(identity.c.id).where(func.coalesce(identity.c.kind, "") == kind, identity.c.id.in_(rows))
        return few.where(*holds, *of_state).order_by(func.coalesce(identity.c.sort_key, ""), identity.c.id)
    if wanted.state:
        along = select(identity.c.id).join(identity_state, identity_state.c.identity_id == identity.c.id)
        along = along.where(*among(wanted.state, OWN, kind), *holds)
        return along.order_by(identity_state.c.sort_key, identity_state.c.identity_id)
    return select(identity.c.id).where(identity.c.kind == kind, *holds).order_by(identity.c.sort_key, identity.c.id)


def _ways(connection: Connection, kind: str, wanted: Filter) -> Iterable["_Way"]:
    if wanted.person:
        who = called(connection, ("person",), wanted.person)
        yield _named(who) if who.identities is None else _these(who.identities)
    if wanted.organisation:
        yield _at(connection, kind, wanted.organisation)


_Way = tuple[Condition, Select[Any] | None]


def _size(connection: Connection, rows: Select[Any]) -> int:
    return size_of(connection, rows.limit(MOST + 1))


def _named(who: Called) -> _Way:
    asked = alias(bearer, "asked")
    return there_is(asked.c.identity_id == identity.c.id, is_called(asked.c.id, who)), None


def _these(numbers: Collection[int]) -> _Way:
    few = alias(identity, "few")
    return one_of(identity.c.id, numbers), select(few.c.id).where(one_of(few.c.id, numbers))


def _is_of(state: str) -> Condition:
    asked = alias(identity_state, "asked")
    return there_is(asked.c.state == state, asked.c.relation == OWN, asked.c.identity_id == identity.c.id)


def _at(connection: Connection, kind: str, organisation: str) -> _Way:
    """Those who are called so, or hold or held a post at an organisation that is."""
    if kind == "organisation":
        who = called(connection, ("organisation",), organisation)
        return _named(who) if who.identities is None else _these(who.identities)
    borne, held = alias(bearer, "borne"), alias(tenure, "held")
    offices = offices_called(connection, organisation, titles=False)
    holds = there_is(
        borne.c.identity_id == identity.c.id, held.c.bearer_id == borne.c.id, held.c.office_id.in_(offices)
    )
    someone, other = alias(bearer, "someone"), alias(tenure, "other")
    rows = select(someone.c.identity_id).join(other, other.c.bearer_id == someone.c.id)
    return holds, rows.where(other.c.office_id.in_(offices), someone.c.identity_id.is_not(None))


def _rows(connection: Connection, numbers: Sequence[int]) -> list[IdentityRow]:
    known = known_rows(connection, numbers)
    days = {row.identity_id: row for row in rows_of(connection, _DAYS, numbers)}
    bodies = [who.id for who in known if who.kind == "organisation"]
    events: dict[int, int] = dict(tuples_of(connection, _OF_BODIES, bodies))
    events.update(dict(tuples_of(connection, _EVENTS, [who.id for who in known if who.kind != "organisation"])))
    reports: dict[int, int] = dict(tuples_of(connection, _REPORTS, numbers))
    return [
        IdentityRow(
            id=who.id,
            name=who.name,
            states=who.states,
            posts=who.posts,
            engagements=events.get(who.id, 0),
            reports=reports.get(who.id, 0),
            first=days[who.id].first if who.id in days else None,
            last=days[who.id].last if who.id in days else None,
        )
        for who in known
    ]


def _offices(connection: Connection, numbers: Collection[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows_of(connection, _OFFICES, numbers):
        title = with_office(row.title, row.organisation)
        if title not in found[row.identity_id]:
            found[row.identity_id].append(title)
    return found
