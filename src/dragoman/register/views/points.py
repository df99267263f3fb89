"""The engagements that a filter keeps, with as little of each as pictures need."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import CTE, Connection, Select, func, select

from dragoman.register.batches import one_of
from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.resolved import bearer, event, event_party, event_state, identity
from dragoman.register.store import Register
from dragoman.register.tables import NO_DAY
from dragoman.register.ways import Route, route

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
        latest = _latest(route(connection, wanted, many=True), wanted, limit + 1)
        rows = connection.execute(_with_sides(latest)).all()
        members = _members(connection, [row[0] for row in rows]) if parties else {}
    ordered = sorted(rows, key=itemgetter(1, 0))
    more = len(ordered) > limit
    found = [_point(row, members) for row in (ordered[1:] if more else ordered)]
    return Points(tuple(sorted(found, key=lambda point: point.day == NO_DAY)), more)


def _latest(found: Route, wanted: Filter, limit: int) -> CTE:
    """The numbers of the latest engagements, to which their rows are joined."""
    kept = found.select(found.counts(wanted))
    return kept.order_by(found.day.desc(), found.event.desc()).limit(limit).cte("latest")


def _with_sides(latest: CTE) -> Select[Any]:
    """The rows that points are made of, in the order of their fields, the sides as words of one column."""
    acts = event_state.alias("acts")
    sides = select(func.aggregate_strings(acts.c.state, " ")).where(acts.c.event_id == latest.c.id).scalar_subquery()
    columns = (event.c.day, event.c.date, event.c.form, event.c.status, event.c.place, event.c.place_state)
    return select(latest.c.id, *columns, event.c.subjects, sides).join(event, event.c.id == latest.c.id)


def _point(row: Any, members: Mapping[int, tuple[Member, ...]]) -> Point:
    number, day, date, form, status, place, place_state, told, sides = row
    subjects, acting = tuple(told.split()), tuple(sorted((sides or "").split()))
    return Point(number, day, date, form, status, place, place_state, subjects, acting, members.get(number, ()))


def _members(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Member, ...]]:
    """The parties of engagements, each once."""
    query = (
        select(event_party.c.event_id, event_party.c.kind, event_party.c.name, event_party.c.side)
        .add_columns(bearer.c.identity_id, identity.c.name.label("known"))
        .where(one_of(event_party.c.event_id, numbers))
        .outerjoin(bearer, bearer.c.id == event_party.c.bearer_id)
        .outerjoin(identity, identity.c.id == bearer.c.identity_id)
        .order_by(event_party.c.event_id, event_party.c.position)
    )
    members: defaultdict[int, dict[str, Member]] = defaultdict(dict)
    made: dict[tuple[Any, ...], Member] = {}
    for row in connection.execute(query).all():
        if (member := made.get(told := row[1:])) is None:
            member = made[told] = _member(*told)
        members[row[0]].setdefault(member.key, member)
    return {number: tuple(of.values()) for number, of in members.items()}


def _member(kind: str, name: str, side: str | None, identity: int | None, known: str | None) -> Member:
    if kind == "state":
        return Member(f"state:{name}", name, "state", name, None)
    if identity is not None:
        return Member(f"{kind}:{identity}", known or name, kind, side, identity)
    return Member(f"{kind}:{side or ''}:{name}", name, kind, side, None)
