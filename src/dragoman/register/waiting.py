"""What waits for people to look at it, and what of it comes first.

The queue has three strips: decided facts that are read otherwise by now; facts by their confidence, the least sure in
front; and facts whose reader does not say how sure it is. In each the order is one that a decision does not change, so
that who walks along the queue and decides here and there finds the rest in its place.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, literal_column, or_, select, tuple_

from dragoman.model.decision import FactState
from dragoman.model.facts import Section
from dragoman.register.aliases import alias
from dragoman.register.connection import transaction
from dragoman.register.paging import size_of
from dragoman.register.store import Register
from dragoman.register.tables import actor, change, engagement, evidence, fact, report, topic

Strip = Literal["changed", "rated", "unrated"]
STRIPS: tuple[Strip, ...] = ("changed", "rated", "unrated")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What to keep of the queue; None keeps all. Confidence is from 0 to 1, `below` not taken in and `above` taken in; `outlet` is who published the report.

    `coded` is for what a coder decided and no reviewer has looked at, whatever its state; `worded` for what rests on
    words of the report, which a state that is only a side need not; `firsts` for one fact of each report, the first.
    `surest` turns the order round, and leaves out what people decided upon before: it has to be looked at one by one.
    """

    report: int | None = None
    section: Section | None = None
    state: FactState = "read"
    below: float | None = None
    above: float | None = None
    outlet: str | None = None
    coded: bool = False
    worded: bool = False
    firsts: bool = False
    surest: bool = False


class Place(NamedTuple):
    """A place in the queue: in a strip, after all with lesser keys."""

    strip: Strip
    key: tuple[Any, ...]


class Waiting(NamedTuple):
    """A fact by its report and signature; `changed` if a newer reading has something else under a decision."""

    report: int
    section: Section
    signature: str
    changed: bool


def waiting(register: Register, wanted: Wanted, limit: int, after: Place | None = None) -> list[Waiting]:
    """What waits, from the first on or after a place. Reports that a later version has superseded are left out."""
    with transaction(register.engine) as connection:
        return list(_walk(connection, wanted, limit, after, back=False))


def waiting_before(register: Register, wanted: Wanted, limit: int, before: Place) -> list[Waiting]:
    """What waits before a place, the nearest first."""
    with transaction(register.engine) as connection:
        return list(_walk(connection, wanted, limit, before, back=True))


def place_of(register: Register, number: int, signature: str) -> Place | None:
    """The place in the queue that a fact has, or would have if it waited; None if the report has it no more."""
    with transaction(register.engine) as connection:
        mine = (fact.c.report_id == number, fact.c.signature == signature)
        row = connection.execute(select(fact.c.id, fact.c.confidence).where(*mine)).one_or_none()
        changed = select(change.c.id).where(change.c.report_id == number, change.c.signature == signature)
        if row is None:
            return None
        if connection.execute(changed).first() is not None:
            return Place("changed", (number, signature))
    if row.confidence is None:
        return Place("unrated", (number, row.id))
    return Place("rated", (row.confidence, number, row.id))


def id_of(register: Register, number: int, signature: str) -> tuple[int, str | None] | None:
    """The place of a fact in its section, and its id in the report if it has one; None if the report has it no more."""
    local = func.coalesce(actor.c.local, topic.c.local, engagement.c.local)
    query = select(fact.c.position, local).where(fact.c.report_id == number, fact.c.signature == signature)
    for table in (actor, topic, engagement):
        query = query.outerjoin(table, table.c.fact_id == fact.c.id)
    with transaction(register.engine) as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else (row[0], row[1])


def how_many(register: Register, wanted: Wanted, most: int) -> int:
    """How many facts wait, counted up to `most` and no further."""
    with transaction(register.engine) as connection:
        found = 0
        for strip in _strips(wanted):
            # Their numbers stand in an index, so that no row of them is looked up.
            many = _kept_of(strip, wanted, by_report=not _is_any(wanted)).where(
                _TABLES[strip].c.report_id.not_in(_SUPERSEDED)
            )
            found += size_of(connection, many.with_only_columns(_TABLES[strip].c.id).limit(most - found + 1))
    return min(found, most)


def has_facts(register: Register) -> bool:
    """Whether any report tells any fact."""
    with transaction(register.engine) as connection:
        return connection.scalar(select(fact.c.id).limit(1)) is not None


def outlets(register: Register, most: int) -> list[str]:
    """The outlets of all reports by name, the first `most` of them."""
    # From each name to the next one in the index: there are few of them, however many reports.
    names = select(func.min(report.c.outlet).label("outlet")).cte("names", recursive=True)
    following = select(report.c.outlet).where(report.c.outlet > names.c.outlet).order_by(report.c.outlet).limit(1)
    names = names.union_all(select(following.scalar_subquery()).where(names.c.outlet.is_not(None)))
    with transaction(register.engine) as connection:
        return list(connection.scalars(select(names.c.outlet).where(names.c.outlet.is_not(None)).limit(most)))


def _walk(connection: Connection, wanted: Wanted, limit: int, at: Place | None, *, back: bool) -> Iterator[Waiting]:
    strips = _strips(wanted)
    if at is not None:
        passed = STRIPS.index(at.strip)
        strips = [s for s in strips if (STRIPS.index(s) <= passed if back else STRIPS.index(s) >= passed)]
    by_report = wanted.report is not None or _is_small(connection, wanted.outlet)
    found = 0
    known: set[tuple[int, str]] = set()
    for strip in reversed(strips) if back else strips:
        query, order = _strip(strip, wanted, by_report=by_report), _ORDER[strip]
        falling = back != (wanted.surest and strip == "rated")
        if at is not None and at.strip == strip:
            here: ColumnElement[Any] = tuple_(*order)
            query = query.where(here < tuple_(*at.key) if falling else here > tuple_(*at.key))
        query = query.order_by(*(column.desc() for column in order) if falling else order)
        for row in connection.execute(query.limit(limit - found + len(known))):
            if found < limit and (row.report_id, row.signature) not in known:
                found += 1
                if strip == "changed":
                    known.add((row.report_id, row.signature))
                yield Waiting(row.report_id, row.section, row.signature, changed=strip == "changed")


_ORDER: dict[Strip, Sequence[Any]] = {
    "changed": (change.c.report_id, change.c.signature),
    "rated": (fact.c.confidence, fact.c.report_id, fact.c.id),
    "unrated": (fact.c.report_id, fact.c.id),
}


_TABLES: dict[Strip, Table] = {"changed": change, "rated": fact, "unrated": fact}


def _strips(wanted: Wanted) -> list[Strip]:
    if wanted.below is not None or wanted.above is not None:
        return ["rated"]
    return [s for s in STRIPS if s != "changed" or not (wanted.coded or wanted.surest)]


_FEW = 500
"""Reports of an outlet whose facts are put in order when they are asked for."""
_SUPERSEDED = select(report.c.id).where(report.c.superseded_by_id.is_not(None))
"""Where many are counted, the few reports that are superseded are looked up once, and not each report."""


def _is_any(wanted: Wanted) -> bool:
    """Whether reports of any kind are wanted, so that their facts are not looked for report by report."""
    return wanted.report is None and wanted.outlet is None


def _is_small(connection: Connection, outlet: str | None) -> bool:
    """Whether an outlet has so few reports that their facts are looked at, and not all facts for those of the outlet."""
    if outlet is None:
        return False
    return size_of(connection, select(report.c.id).where(report.c.outlet == outlet).limit(_FEW + 1)) <= _FEW


def _strip(strip: Strip, wanted: Wanted, *, by_report: bool) -> Select[Any]:
    current = exists().where(
        # Most reports are not superseded, so that no index is to be used for that.
        report.c.id == _TABLES[strip].c.report_id,
        func.coalesce(report.c.superseded_by_id, 0) == 0,
    )
    return _kept_of(strip, wanted, by_report=by_report).where(current)


def _kept_of(strip: Strip, wanted: Wanted, *, by_report: bool) -> Select[Any]:
    """What is wanted of a strip, also of reports that a later version has superseded; `by_report` from report to report."""
    table, told = _TABLES[strip], alias(report, "told")
    query = select(table.c.report_id, table.c.section, table.c.signature).where(*_kept(table, wanted))
    if wanted.outlet is not None:
        query = query.join(told, told.c.id == table.c.report_id).where(told.c.outlet == wanted.outlet)
    if strip != "changed":
        query = query.where(*_sure(strip, fact, wanted, by_report=by_report))
    return query.where(_is_first(strip, wanted)) if wanted.firsts else query


def _kept(table: Any, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.report is not None:
        yield table.c.report_id == wanted.report
    if wanted.section is not None:
        yield (table.c.section if table in (fact, change) else func.coalesce(table.c.section, "")) == wanted.section


def _sure(strip: Strip, table: Any, wanted: Wanted, *, by_report: bool = True) -> Iterator[ColumnElement[bool]]:
    if wanted.coded:
        yield table.c.role == literal_column("'coder'")
    elif not by_report:
        yield table.c.state == wanted.state
    else:
        # Wrapped, for it is to be looked up by its report.
        yield func.coalesce(table.c.state, "") == wanted.state
    yield table.c.confidence.is_not(None) if strip == "rated" else table.c.confidence.is_(None)
    if wanted.below is not None:
        yield table.c.confidence < wanted.below
    if wanted.above is not None:
        yield table.c.confidence >= wanted.above
    if wanted.worded:
        yield exists().where(evidence.c.fact_id == table.c.id, evidence.c.position == 0)


def _is_first(strip: Strip, wanted: Wanted) -> ColumnElement[bool]:
    """Whether nothing of the same report waits before it."""
    changed = change.alias("other_change")
    earlier: list[ColumnElement[bool]] = []
    if strip == "changed":
        same = (changed.c.report_id == change.c.report_id, changed.c.signature < change.c.signature)
        return ~exists().where(*same, *_kept(changed, wanted))
    other = fact.alias("other_fact")

    def here(at: Strip) -> ColumnElement[bool]:
        return and_(other.c.report_id == fact.c.report_id, *_kept(other, wanted), *_sure(at, other, wanted))

    if strip == "rated":
        before = tuple_(other.c.confidence, other.c.id) < tuple_(fact.c.confidence, fact.c.id)
        earlier.append(exists().where(here("rated"), before))
    else:
        earlier += [exists().where(here("rated")), exists().where(here("unrated"), other.c.id < fact.c.id)]
    if "changed" in _strips(wanted):
        earlier.append(exists().where(changed.c.report_id == fact.c.report_id, *_kept(changed, wanted)))
    return ~or_(*earlier)
