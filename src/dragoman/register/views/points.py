"""The engagements that a filter keeps, with as little of each as pictures need."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import CTE, Connection, FromClause, select

from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.resolved import bearer, event, event_party, event_state, identity
from dragoman.register.store import Register
from dragoman.register.tables import NO_DAY
from dragoman.register.ways import counts, route

LOOKED_AT = 5000
"""How many of the latest engagements are drawn."""


class Member(NamedTuple):
    """A party of an engagement: `key` is the same wherever it takes part; `identity` its number among people."""

    key: str
    name: str
    kind: str
    side: str | None
    identity: int | None


class Point(NamedTuple):
    """An engagement: `sides` are the states its parties act for, `day` is empty if no report tells or has one."""

    id: int
    day: str
    form: str
    status: str
    place: str | None
    place_state: str | None
    subjects: tuple[str, ...]
    sides: tuple[str, ...]
    parties: tuple[Member, ...] = ()


class Points(NamedTuple):
    """The latest engagements, in the order of days, those of no day last; and whether there are earlier ones."""

    points: tuple[Point, ...]
    more: bool

    @property
    def since(self) -> str | None:
        """The first day from which on all are there."""
        return next((point.day for point in self.points if point.day), None)

    @property
    def undated(self) -> int:
        return sum(not point.day for point in self.points)


def points(
    register: Register, wanted: Filter | None = None, *, limit: int = LOOKED_AT, parties: bool = False
) -> Points:
    """The latest engagements that a filter keeps and that count; with `parties` where these are to be drawn, too."""
    wanted = wanted or Filter()
    with transaction(register.engine) as connection:
        found = _found(connection, wanted, limit + 1)
        rows = _rows(connection, found)
        more = len(rows) > limit
        if more:
            rows = rows[1:]
        sides = _sides(connection, found)
        members = _members(connection, found) if parties else {}
    made = [
        Point(
            id=row.id,
            day=row.day,
            form=row.form,
            status=row.status,
            place=row.place,
            place_state=row.place_state,
            subjects=tuple(row.subjects.split()),
            sides=tuple(sorted(sides.get(row.id, ()))),
            parties=tuple(members.get(row.id, ())),
        )
        for row in rows
    ]
    return Points(tuple(sorted(made, key=lambda point: point.day == NO_DAY)), more)


def _found(connection: Connection, wanted: Filter, limit: int) -> CTE:
    taken = route(connection, wanted)
    kept = taken.select(taken.asks(lambda row: counts(row, wanted)))
    return kept.order_by(taken.day.desc(), taken.event.desc()).limit(limit).cte("found")


def _rows(connection: Connection, found: FromClause) -> list[Any]:
    query = (
        select(event.c.id, event.c.day, event.c.form, event.c.status, event.c.place, event.c.place_state)
        .add_columns(event.c.subjects)
        .join(found, found.c.id == event.c.id)
        .order_by(event.c.day, event.c.id)
    )
    return list(connection.execute(query))


def _sides(connection: Connection, found: FromClause) -> dict[int, list[str]]:
    query = select(event_state.c.event_id, event_state.c.state).join(found, found.c.id == event_state.c.event_id)
    sides: defaultdict[int, list[str]] = defaultdict(list)
    for number, state in connection.execute(query):
        sides[number].append(state)
    return sides


def _members(connection: Connection, found: FromClause) -> dict[int, Iterable[Member]]:
    query = (
        select(event_party.c.event_id, event_party.c.kind, event_party.c.name, event_party.c.side)
        .add_columns(bearer.c.identity_id, identity.c.name.label("known"))
        .join(found, found.c.id == event_party.c.event_id)
        .outerjoin(bearer, bearer.c.id == event_party.c.bearer_id)
        .outerjoin(identity, identity.c.id == bearer.c.identity_id)
        .order_by(event_party.c.event_id, event_party.c.position)
    )
    members: defaultdict[int, dict[str, Member]] = defaultdict(dict)
    for row in connection.execute(query):
        member = _member(row)
        members[row.event_id].setdefault(member.key, member)
    return {number: tuple(of.values()) for number, of in members.items()}


def _member(row: Any) -> Member:
    if row.kind == "state":
        return Member(f"state:{row.name}", row.name, "state", row.name, None)
    if row.identity_id is not None:
        return Member(f"{row.kind}:{row.identity_id}", row.known or row.name, row.kind, row.side, row.identity_id)
    return Member(f"{row.kind}:{row.side or ''}:{row.name}", row.name, row.kind, row.side, None)
