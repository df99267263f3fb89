"""The engagements that a filter keeps, with as little of each as pictures need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.engagements import chosen
from dragoman.register.filters import Filter
from dragoman.register.paging import undated_last
from dragoman.register.resolved import bearer, event, event_party, event_state, identity
from dragoman.register.store import Register
from dragoman.register.ways import route

LOOKED_AT = 2000
"""How many of the latest engagements are drawn."""


class Member(NamedTuple):
    """A party of an engagement: `key` is the same wherever it takes part; `identity` its number among people."""

    key: str
    name: str
    kind: str
    side: str | None
    identity: int | None


class Point(NamedTuple):
    """An engagement: `sides` are the states its parties act for.

    `date` is the date as told; `day` the first day of it, or else that of the first report, and empty if there is none.
    """

    id: int
    day: str
    date: str | None
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
        places = chosen(connection, wanted, route(connection, wanted), limit=limit + 1)
        more = len(places) > limit
        numbers = [place.id for place in undated_last(places[1:] if more else places)]
        rows = {row.id: row for some in batches(numbers) for row in _rows(connection, some)}
        sides = _sides(connection, numbers)
        members = _members(connection, numbers) if parties else {}
    return Points(tuple(_point(rows[number], sides, members) for number in numbers), more)


def _point(row: Any, sides: Mapping[int, Iterable[str]], members: Mapping[int, Iterable[Member]]) -> Point:
    return Point(
        id=row.id,
        day=row.day,
        date=row.date,
        form=row.form,
        status=row.status,
        place=row.place,
        place_state=row.place_state,
        subjects=tuple(row.subjects.split()),
        sides=tuple(sorted(sides.get(row.id, ()))),
        parties=tuple(members.get(row.id, ())),
    )


def _rows(connection: Connection, numbers: Sequence[int]) -> Iterable[Any]:
    query = select(
        event.c.id, event.c.day, event.c.date, event.c.form, event.c.status, event.c.place, event.c.place_state
    )
    return connection.execute(query.add_columns(event.c.subjects).where(event.c.id.in_(numbers)))


def _sides(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    query = select(event_state.c.event_id, event_state.c.state)
    sides: defaultdict[int, list[str]] = defaultdict(list)
    for some in batches(numbers):
        for number, state in connection.execute(query.where(event_state.c.event_id.in_(some))):
            sides[number].append(state)
    return sides


def _members(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Member, ...]]:
    """The parties of engagements, each once."""
    query = (
        select(event_party.c.event_id, event_party.c.kind, event_party.c.name, event_party.c.side)
        .add_columns(bearer.c.identity_id, identity.c.name.label("known"))
        .outerjoin(bearer, bearer.c.id == event_party.c.bearer_id)
        .outerjoin(identity, identity.c.id == bearer.c.identity_id)
        .order_by(event_party.c.event_id, event_party.c.position)
    )
    members: defaultdict[int, dict[str, Member]] = defaultdict(dict)
    for some in batches(numbers):
        for row in connection.execute(query.where(event_party.c.event_id.in_(some))):
            member = _member(row)
            members[row.event_id].setdefault(member.key, member)
    return {number: tuple(of.values()) for number, of in members.items()}


def _member(row: Any) -> Member:
    if row.kind == "state":
        return Member(f"state:{row.name}", row.name, "state", row.name, None)
    if row.identity_id is not None:
        return Member(f"{row.kind}:{row.identity_id}", row.known or row.name, row.kind, row.side, row.identity_id)
    return Member(f"{row.kind}:{row.side or ''}:{row.name}", row.name, row.kind, row.side, None)
