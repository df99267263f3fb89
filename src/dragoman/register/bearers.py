"""Keeping who is who in step with the actors of all reports: which bearers are one is `resolution`'s to say."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, or_, select, update

from dragoman.model.decision import Decision
from dragoman.model.reading import Reading
from dragoman.register.batches import batches
from dragoman.register.resolved import (
    bearer,
    bearer_block,
    bearer_link,
    bearer_pair,
    bearer_state,
    bearer_told_apart,
    bearer_word,
    identity,
)
from dragoman.register.tables import actor, report
from dragoman.resolution.actors import fullest
from dragoman.resolution.bearers import Bearer, apart_in, bearers_of, name_blocks
from dragoman.resolution.clusters import Link, cluster
from dragoman.resolution.decided import Decided
from dragoman.resolution.identities import FLOOR, compare, comparing, standing
from dragoman.resolution.marks import marks_of
from dragoman.resolution.names import normalised


def of_report(connection: Connection, number: int) -> set[int]:
    """The bearers of a report's actors."""
    query = select(actor.c.bearer_id).where(actor.c.report_id == number, actor.c.bearer_id.is_not(None)).distinct()
    return set(connection.scalars(query))


def bear(
    connection: Connection, report: int, reading: Reading, decided: Decided, made: Sequence[Decision]
) -> dict[str, int]:
    """The number of the bearer of each actor of a reading that has one; new ones are entered.

    An actor that people told from another of the same name has a bearer of its own.
    """
    signed = dict(zip((found.id for found in reading.actors), decided.signatures["actors"], strict=True))
    marks = marks_of(reading.report.sha256, made)
    found: dict[str, int] = {}
    borne = bearers_of(reading)
    for key, one in borne.items():
        mark = marks.get(signed[key])
        found[key] = _enter(connection, one, f"{one.code}#{mark}" if mark else one.code, _name(reading, key))
    _tell_apart(connection, report, reading, borne, found)
    return found


def regroup(connection: Connection, present: Collection[int], before: Collection[int]) -> None:
    """Makes the identities of bearers, and of all that hang together with them, what their links say.

    `present` are bearers of a report as it is, `before` as it was; those that no report tells of any more go.
    """
    touched = _beside(connection, [*present, *before])
    gone = _unused(connection, set(before) - set(present))
    deserted: set[int] = set()
    for some in batches(gone):
        deserted.update(connection.scalars(select(bearer.c.identity_id).where(bearer.c.id.in_(some))))
        connection.execute(delete(bearer).where(bearer.c.id.in_(some)))
    for number in sorted(set(before) - set(present) - gone):
        _measure(connection, number)
    rows = _rows(connection, [*present, *(set(before) - gone)])
    for row in rows.values():
        _link(connection, row)
    _assign(connection, set(rows) | (touched - gone))
    for some in batches(deserted):
        borne = select(bearer.c.identity_id).where(bearer.c.identity_id.in_(some))
        connection.execute(delete(identity).where(identity.c.id.in_(some), identity.c.id.not_in(borne)))


def _tell_apart(
    connection: Connection, number: int, reading: Reading, borne: Mapping[str, Bearer], rows: Mapping[str, int]
) -> None:
    """Notes which persons of a report are two though their names are alike: who is told as two by one report, is."""
    connection.execute(delete(bearer_told_apart).where(bearer_told_apart.c.report_id == number))
    of_code = {one.code: (rows[key], name_blocks(one)) for key, one in borne.items()}
    pairs = set()
    for one, other in apart_in(reading, borne):
        (a, blocks), (b, others) = of_code[one], of_code[other]
        if a != b and blocks & others:
            pairs.add((min(a, b), max(a, b)))
    if pairs:
        connection.execute(
            insert(bearer_told_apart), [{"report_id": number, "a_id": a, "b_id": b} for a, b in sorted(pairs)]
        )


def _name(reading: Reading, key: str) -> str:
    return next(found.name or found.id for found in reading.actors if found.id == key)


def _enter(connection: Connection, borne: Bearer, stable: str, name: str) -> int:
    query = select(bearer.c.id, bearer.c.name, bearer.c.first_day, bearer.c.last_day).where(bearer.c.stable == stable)
    known = connection.execute(query).one_or_none()
    if known is None:
        values = {
            "stable": stable,
            "kind": borne.kind,
            "key": borne.key,
            "name": name,
            "states": " ".join(sorted(borne.states)),
            "title": borne.title,
            "organisation": borne.organisation,
            "report": borne.report,
            "first_day": borne.first_day,
            "last_day": borne.last_day,
        }
        number = int(connection.execute(insert(bearer).values(**values).returning(bearer.c.id)).scalar_one())
        _insert(connection, bearer_block, "block", name_blocks(borne), number)
        words = {*borne.key.split(), *normalised(name).split()} if borne.kind != "state" else {borne.key}
        _insert(connection, bearer_word, "word", words, number)
        _insert(connection, bearer_state, "state", borne.states, number)
        return number
    change = {
        "name": fullest([known.name, name]),
        "first_day": _least(known.first_day, borne.first_day),
        "last_day": _greatest(known.last_day, borne.last_day),
    }
    if any(getattr(known, field) != value for field, value in change.items()):
        connection.execute(update(bearer).where(bearer.c.id == known.id).values(**change))
    return int(known.id)


def _insert(connection: Connection, table: Any, column: str, values: Iterable[str], number: int) -> None:
    rows = [{column: value, "bearer_id": number} for value in sorted(values)]
    if rows:
        connection.execute(insert(table), rows)


def _least(one: str | None, other: str | None) -> str | None:
    return min((day for day in (one, other) if day), default=None)


def _greatest(one: str | None, other: str | None) -> str | None:
    return max((day for day in (one, other) if day), default=None)


def _unused(connection: Connection, numbers: Collection[int]) -> set[int]:
    used: set[int] = set()
    for some in batches(sorted(numbers)):
        used.update(connection.scalars(select(actor.c.bearer_id).where(actor.c.bearer_id.in_(some)).distinct()))
    return set(numbers) - used


def _measure(connection: Connection, number: int) -> None:
    """The days and the name of a bearer that a report has left."""
    of = select(actor.c.name, report.c.published).join(report, report.c.id == actor.c.report_id)
    told = of.where(actor.c.bearer_id == number).subquery()
    first, last = connection.execute(select(func.min(told.c.published), func.max(told.c.published))).one()
    names = [name for name in connection.scalars(select(told.c.name).distinct()) if name]
    change = {"first_day": first, "last_day": last, **({"name": fullest(names)} if names else {})}
    connection.execute(update(bearer).where(bearer.c.id == number).values(**change))


def _rows(connection: Connection, numbers: Iterable[int]) -> dict[int, Row[Any]]:
    found: dict[int, Row[Any]] = {}
    for some in batches(set(numbers)):
        query = select(bearer).where(bearer.c.id.in_(some))
        found.update((row.id, row) for row in connection.execute(query))
    return found


def _bearer(row: Row[Any]) -> Bearer:
    return Bearer(
        kind=row.kind,
        key=row.key,
        states=frozenset(row.states.split()),
        title=row.title,
        organisation=row.organisation,
        report=row.report,
        first_day=row.first_day,
        last_day=row.last_day,
    )


def _link(connection: Connection, row: Row[Any]) -> None:
    """Enters the links of a bearer with those it shares a block with."""
    mine = select(bearer_block.c.block).where(bearer_block.c.bearer_id == row.id)
    sharing = select(bearer_block.c.bearer_id).where(bearer_block.c.block.in_(mine), bearer_block.c.bearer_id != row.id)
    others = _rows(connection, set(connection.scalars(sharing.distinct())))
    connection.execute(delete(bearer_link).where(or_(bearer_link.c.a_id == row.id, bearer_link.c.b_id == row.id)))
    found = []
    for number, other in others.items():
        verdict = compare(_bearer(row), _bearer(other))
        if verdict.conflict is None and verdict.score >= FLOOR:
            a, b = sorted((row.id, number))
            reasons = "; ".join(verdict.reasons)
            found.append({"a_id": a, "b_id": b, "score": verdict.score, "reasons": reasons})
    if found:
        connection.execute(insert(bearer_link), found)


def _beside(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The bearers of the same identities as some, and those linked to them."""
    found: set[int] = set()
    for some in batches(set(numbers)):
        shared = select(bearer.c.identity_id).where(bearer.c.id.in_(some))
        found.update(connection.scalars(select(bearer.c.id).where(bearer.c.identity_id.in_(shared))))
        found |= _ends(connection, bearer_link, some) | _ends(connection, bearer_pair, some)
    return found


def _ends(connection: Connection, table: Table, numbers: Collection[int]) -> set[int]:
    query = select(table.c.a_id, table.c.b_id).where(or_(table.c.a_id.in_(numbers), table.c.b_id.in_(numbers)))
    return {end for pair in connection.execute(query) for end in pair}


def _assign(connection: Connection, numbers: Collection[int]) -> None:
    """Makes the identities of bearers, and of all that links or people lead to from them."""
    rows, links, pairs = _hanging_together(connection, numbers)
    by_key = {row.stable: row for row in rows.values()}
    stable = {number: row.stable for number, row in rows.items()}
    found = [_link_of(stable[link.a_id], stable[link.b_id], link) for link in links]
    judge = comparing({key: _bearer(row) for key, row in by_key.items()}, found)
    said = {(stable[a], stable[b]): apart for (a, b), apart in pairs.items() if a in stable and b in stable}
    groups = cluster(
        by_key,
        standing(found, judge),
        compare=judge,
        together=[pair for pair, apart in said.items() if not apart],
        apart=[pair for pair, apart in said.items() if apart],
    )
    left = {row.identity_id for row in rows.values() if row.identity_id is not None}
    for group in sorted(groups, key=lambda group: (-len(group), sorted(group))):
        members = [by_key[key] for key in sorted(group)]
        number = _claim(connection, members, left)
        left.discard(number)
        moving = [row.id for row in members if row.identity_id != number]
        for some in batches(moving):
            connection.execute(update(bearer).where(bearer.c.id.in_(some)).values(identity_id=number))
    for number in sorted(left):
        connection.execute(delete(identity).where(identity.c.id == number))


def _link_of(one: str, other: str, row: Row[Any]) -> Link:
    a, b = sorted((one, other))
    return Link(a, b, row.score, tuple(row.reasons.split("; ")))


def _hanging_together(
    connection: Connection, numbers: Collection[int]
) -> tuple[dict[int, Row[Any]], list[Row[Any]], dict[tuple[int, int], bool]]:
    """Bearers, with all that links or people lead to from them; the links, and which pairs are one or apart (True).

    What people said last goes before what they said first, and before what a report tells.
    """
    rows: dict[int, Row[Any]] = {}
    links: dict[tuple[int, int], Row[Any]] = {}
    told: dict[tuple[int, int], bool] = {}
    said: dict[tuple[int, int], tuple[int, bool]] = {}
    frontier = set(numbers)
    while frontier:
        rows.update(_rows(connection, frontier))
        ends: set[int] = set()
        for some in batches(frontier):
            for row in connection.execute(select(bearer_link).where(_at(bearer_link, some))):
                links[row.a_id, row.b_id] = row
                ends |= {row.a_id, row.b_id}
            for row in connection.execute(select(bearer_pair).where(_at(bearer_pair, some))):
                pair = (row.a_id, row.b_id)
                said[pair] = max(said.get(pair, (0, False)), (row.decision_id, row.apart))
                ends |= set(pair)
            for row in connection.execute(select(bearer_told_apart).where(_at(bearer_told_apart, some))):
                told[row.a_id, row.b_id] = True
        frontier = ends - set(rows)
    return rows, list(links.values()), told | {pair: apart for pair, (_, apart) in said.items()}


def _at(table: Table, numbers: Collection[int]) -> ColumnElement[bool]:
    return or_(table.c.a_id.in_(numbers), table.c.b_id.in_(numbers))


def _claim(connection: Connection, members: Sequence[Row[Any]], left: Collection[int]) -> int:
    """The number of the identity of these bearers: one that a member had and no other group has, or a new one."""
    name = members[0].key if members[0].kind == "state" else fullest(row.name for row in members)
    values = {
        "kind": members[0].kind,
        "name": name,
        "sort_key": normalised(name) or name,
        "states": " ".join(sorted({state for row in members for state in row.states.split()})),
    }
    mine = sorted(row.identity_id for row in members if row.identity_id in left)
    if mine:
        known = connection.execute(select(identity).where(identity.c.id == mine[0])).one()
        if any(getattr(known, field) != value for field, value in values.items()):
            connection.execute(update(identity).where(identity.c.id == known.id).values(**values))
        return int(known.id)
    return int(connection.execute(insert(identity).values(**values).returning(identity.c.id)).scalar_one())
