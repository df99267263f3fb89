"""The lists of people and organisations."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.naming import Called, called, is_called
from dragoman.register.officeholders import offices_called
from dragoman.register.paging import size_of
from dragoman.register.party_rows import with_office
from dragoman.register.resolved import bearer, bearer_state, event_party, identity, tenure
from dragoman.register.rows import IdentityRow
from dragoman.register.store import Register
from dragoman.register.tables import actor, post
from dragoman.register.ways import MOST

Condition = ColumnElement[bool]


def people(register: Register, wanted: Filter | None = None, *, limit: int | None = None) -> list[IdentityRow]:
    """The persons of the register by name."""
    return _listed(register, "person", wanted or Filter(), limit)


def organisations(register: Register, wanted: Filter | None = None, *, limit: int | None = None) -> list[IdentityRow]:
    """The organisations of the register by name."""
    return _listed(register, "organisation", wanted or Filter(), limit)


def identity_rows(connection: Connection, numbers: Sequence[int]) -> list[IdentityRow]:
    """The rows of identities, in their order."""
    return [row for some in batches(numbers) for row in _rows(connection, some)]


def _listed(register: Register, kind: str, wanted: Filter, limit: int | None) -> list[IdentityRow]:
    with transaction(register.engine) as connection:
        return identity_rows(connection, list(connection.scalars(_query(connection, kind, wanted).limit(limit))))


def _query(connection: Connection, kind: str, wanted: Filter) -> Select[Any]:
    """Identities in the order of names: over an index to few of them, else along that order."""
    ways: list[_Way] = []
    conditions = [identity.c.kind == kind]
    if wanted.person:
        who = called(connection, ("person",), wanted.person)
        ways.append(_named(who) if who.identities is None else _numbered(who.identities))
    if wanted.organisation:
        ways.append(_at(connection, kind, wanted.organisation))
    if wanted.state:
        ways.append(_borne(bearer_state, bearer_state.c.bearer_id, bearer_state.c.state == wanted.state))
    sized = sorted((_size(connection, rows), at) for at, (_, rows) in enumerate(ways) if rows is not None)
    if sized and sized[0][0] <= MOST:
        rows = ways[sized[0][1]][1]
        assert rows is not None
        conditions.append(identity.c.id.in_(rows))
        # The names are wrapped so that their index is not taken: the few are found by their numbers.
        order: tuple[ColumnElement[Any], ...] = (func.coalesce(identity.c.sort_key, ""), identity.c.id)
        conditions[0] = func.coalesce(identity.c.kind, "") == kind
    else:
        order = (identity.c.sort_key, identity.c.id)
    conditions += [holds for holds, _ in ways]
    return select(identity.c.id).where(*conditions).order_by(*order)


_Way = tuple[Condition, Select[Any] | None]


def _size(connection: Connection, rows: Select[Any]) -> int:
    return size_of(connection, rows.limit(MOST + 1))


def _named(who: Called) -> _Way:
    asked = bearer.alias()
    return exists().where(asked.c.identity_id == identity.c.id, is_called(asked.c.id, who)), None


def _numbered(numbers: Collection[int]) -> _Way:
    taken = identity.alias()
    return identity.c.id.in_(numbers), select(taken.c.id).where(taken.c.id.in_(numbers))


def _borne(table: Any, number: ColumnElement[int], condition: Condition) -> _Way:
    """Identities one of whose bearers is in a table, under a condition."""
    asked, taken = bearer.alias(), bearer.alias()
    holds = exists().where(asked.c.identity_id == identity.c.id, number == asked.c.id, condition)
    rows = select(taken.c.identity_id).join(table, number == taken.c.id)
    return holds, rows.where(condition, taken.c.identity_id.is_not(None))


def _at(connection: Connection, kind: str, organisation: str) -> _Way:
    """Those who are called so, or hold or held a post at an organisation that is."""
    if kind == "organisation":
        who = called(connection, ("organisation",), organisation)
        return _named(who) if who.identities is None else _numbered(who.identities)
    borne, held = bearer.alias(), tenure.alias()
    offices = offices_called(connection, organisation, titles=False)
    holds = exists().where(
        borne.c.identity_id == identity.c.id, held.c.bearer_id == borne.c.id, held.c.office_id.in_(offices)
    )
    someone, other = bearer.alias(), tenure.alias()
    rows = select(someone.c.identity_id).join(other, other.c.bearer_id == someone.c.id)
    return holds, rows.where(other.c.office_id.in_(offices), someone.c.identity_id.is_not(None))


def _rows(connection: Connection, numbers: Sequence[int]) -> list[IdentityRow]:
    known = {row.id: row for row in connection.execute(select(identity).where(identity.c.id.in_(numbers)))}
    borne = select(bearer.c.id, bearer.c.identity_id, bearer.c.first_day, bearer.c.last_day)
    bearers: defaultdict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(borne.where(bearer.c.identity_id.in_(numbers))):
        bearers[row.identity_id].append(row)
    events = _counts(connection, numbers, event_party.c.bearer_id, event_party.c.event_id)
    reports = _counts(connection, numbers, actor.c.bearer_id, actor.c.report_id)
    offices = _offices(connection, numbers)
    return [
        IdentityRow(
            id=number,
            name=known[number].name,
            states=tuple(known[number].states.split()),
            posts=tuple(offices[number]),
            engagements=events.get(number, 0),
            reports=reports.get(number, 0),
            first=min((row.first_day for row in bearers[number] if row.first_day), default=None),
            last=max((row.last_day for row in bearers[number] if row.last_day), default=None),
        )
        for number in numbers
    ]


def _counts(
    connection: Connection, numbers: Collection[int], borne_by: ColumnElement[Any], counted: ColumnElement[Any]
) -> dict[int, int]:
    """How many different values a column has for each identity, in the rows of its bearers."""
    query = (
        select(bearer.c.identity_id, func.count(counted.distinct()).label("number"))
        .join_from(bearer, counted.table, borne_by == bearer.c.id)
        .where(bearer.c.identity_id.in_(numbers))
        .group_by(bearer.c.identity_id)
    )
    return {row.identity_id: row.number for row in connection.execute(query)}


def _offices(connection: Connection, numbers: Collection[int]) -> defaultdict[int, list[str]]:
    """The present posts of identities, in the words of the reports that told of them first."""
    body = actor.alias("body")
    query = (
        select(bearer.c.identity_id, post.c.title, body.c.name.label("organisation"))
        .join(tenure, tenure.c.bearer_id == bearer.c.id)
        .join(post, post.c.fact_id == tenure.c.first_id)
        .outerjoin(body, body.c.fact_id == post.c.organisation_id)
        .where(bearer.c.identity_id.in_(numbers), tenure.c.former.is_(False))
        .order_by(tenure.c.first_day, post.c.fact_id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        title = with_office(row.title, row.organisation)
        if title not in found[row.identity_id]:
            found[row.identity_id].append(title)
    return found
