"""Keeping who is who in step with the actors of all reports: which bearers are one is `resolution`'s to say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from dragoman.model.decision import Decision
from dragoman.model.reading import Reading
from dragoman.register import identity_states, terms
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
from dragoman.register.twos import at, ends_at, link_between, reasons_in, said_at
from dragoman.resolution.actors import fullest
from dragoman.resolution.bearers import Bearer, apart_in, bearers_of
from dragoman.resolution.clusters import cluster
from dragoman.resolution.decided import Decided
from dragoman.resolution.identities import FLOOR, compare, comparing, standing
from dragoman.resolution.marks import marks_of
from dragoman.resolution.name_blocks import alike, found_under, sought_under
from dragoman.resolution.names import normalised


def of_report(connection: Connection, number: int) -> set[int]:
    """The bearers of a report's actors."""
    query = select(actor.c.bearer_id).where(actor.c.report_id == number, actor.c.bearer_id.is_not(None)).distinct()
    return set(connection.scalars(query))


class Borne(NamedTuple):
    """The number of the bearer of each actor that has one, and those that are new or have other days than before."""

    numbers: dict[str, int]
    altered: set[int]


def bear(connection: Connection, report: int, reading: Reading, decided: Decided, made: Sequence[Decision]) -> Borne:
    """The bearers of the actors of a reading; new ones are entered.

    An actor that people told from another of the same name has a bearer of its own.
    """
    signed = dict(zip((found.id for found in reading.actors), decided.signatures["actors"], strict=True))
    marks = marks_of(reading.report.sha256, made)
    names = {found.id: found.name or found.id for found in reading.actors}
    stable: dict[str, str] = {}
    told: dict[str, tuple[Bearer, list[str]]] = {}
    borne = bearers_of(reading)
    for key, one in borne.items():
        mark = marks.get(signed[key])
        stable[key] = f"{one.code}#{mark}" if mark else one.code
        told.setdefault(stable[key], (one, []))[1].append(names[key])
    numbers, altered = _enter(connection, told)
    rows = {key: numbers[code] for key, code in stable.items()}
    _tell_apart(connection, report, reading, borne, rows)
    return Borne(rows, altered)


def regroup(connection: Connection, borne: Borne, before: Collection[int]) -> None:
    """Makes the identities of bearers, and of all that hang together with them, what their links say.

    `borne` are bearers of a report as it is, `before` as it was; those that no report tells of any more go.
    """
    present = set(borne.numbers.values())
    touched = _beside(connection, [*present, *before])
    gone = _unused(connection, set(before) - set(present))
    deserted: set[int] = set()
    for some in batches(gone):
        deserted.update(connection.scalars(select(bearer.c.identity_id).where(bearer.c.id.in_(some))))
        connection.execute(delete(bearer).where(bearer.c.id.in_(some)))
    left = set(before) - present - gone
    for number in sorted(left):
        _measure(connection, number)
    _link(connection, borne.altered | left)
    assigned = _assign(connection, present | left | (touched - gone))
    identity_states.renew(connection, assigned)
    terms.renew(connection, assigned)
    for some in batches(deserted):
        kept = select(bearer.c.identity_id).where(bearer.c.identity_id.in_(some))
        connection.execute(delete(identity).where(identity.c.id.in_(some), identity.c.id.not_in(kept)))


def _tell_apart(
    connection: Connection, number: int, reading: Reading, borne: Mapping[str, Bearer], rows: Mapping[str, int]
) -> None:
    """Notes which persons of a report are two though their names are alike: who is told as two by one report, is."""
    connection.execute(delete(bearer_told_apart).where(bearer_told_apart.c.report_id == number))
    of_code = {one.code: (rows[key], one) for key, one in borne.items() if one.kind == "person"}
    pairs = set()
    for one, other in apart_in(reading, borne):
        (a, first), (b, second) = of_code[one], of_code[other]
        if a != b and alike(first, second):
            pairs.add((min(a, b), max(a, b)))
    if pairs:
        connection.execute(
            insert(bearer_told_apart), [{"report_id": number, "a_id": a, "b_id": b} for a, b in sorted(pairs)]
        )


def _enter(connection: Connection, told: Mapping[str, tuple[Bearer, list[str]]]) -> tuple[dict[str, int], set[int]]:
    """Enters bearers by their stable keys, with the names that a report has for them, or what is new of known ones."""
    known = _known(connection, told)
    fresh = [code for code in told if code not in known]
    if fresh:
        connection.execute(insert(bearer), [_values(code, *told[code]) for code in fresh])
        numbers = {code: row.id for code, row in _known(connection, fresh).items()}
        _insert(connection, bearer_block, "block", {numbers[code]: found_under(told[code][0]) for code in fresh})
        _insert(connection, bearer_word, "word", {numbers[code]: _words(*told[code]) for code in fresh})
        _insert(connection, bearer_state, "state", {numbers[code]: told[code][0].states for code in fresh})
    else:
        numbers = {}
    altered = set(numbers.values())
    for code, row in known.items():
        numbers[code] = row.id
        borne, names = told[code]
        days = {
            "first_day": _least(row.first_day, borne.first_day),
            "last_day": _greatest(row.last_day, borne.last_day),
        }
        change = {"name": _fullest([row.name, *names]), **days}
        if any(getattr(row, field) != value for field, value in change.items()):
            connection.execute(update(bearer).where(bearer.c.id == row.id).values(**change))
        if any(getattr(row, field) != value for field, value in days.items()):
            altered.add(row.id)
    return numbers, altered


def _known(connection: Connection, codes: Iterable[str]) -> dict[str, Any]:
    """The rows of bearers by their stable keys."""
    columns = (bearer.c.id, bearer.c.stable, bearer.c.name, bearer.c.first_day, bearer.c.last_day)
    found: dict[str, Any] = {}
    for some in batches(codes):
        found.update((row.stable, row) for row in connection.execute(select(*columns).where(bearer.c.stable.in_(some))))
    return found


def _values(stable: str, borne: Bearer, names: Sequence[str]) -> dict[str, Any]:
    return {
        "stable": stable,
        "kind": borne.kind,
        "key": borne.key,
        "name": _fullest(names),
        "states": " ".join(sorted(borne.states)),
        "title": borne.title,
        "organisation": borne.organisation,
        "report": borne.report,
        "first_day": borne.first_day,
        "last_day": borne.last_day,
    }


def _words(borne: Bearer, names: Sequence[str]) -> set[str]:
    """The words by which a bearer is found, of the name with which it is entered."""
    return {borne.key} if borne.kind == "state" else {*borne.key.split(), *normalised(names[0]).split()}


def _fullest(names: Sequence[str]) -> str:
    """The fullest of names that came one after the other."""
    return reduce(lambda one, other: fullest([one, other]), names)


def _insert(connection: Connection, table: Table, column: str, values: Mapping[int, Iterable[str]]) -> None:
    rows = [{column: value, "bearer_id": number} for number, some in values.items() for value in sorted(some)]
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


def _link(connection: Connection, numbers: Collection[int]) -> None:
    """Enters the links of bearers with those they share a block with, in the place of those they had."""
    rows = {number: row for number, row in _rows(connection, numbers).items() if row.kind != "state"}
    if not rows:
        return
    sharing = _sharing(connection, rows)
    others = rows | _rows(connection, {other for _, other in sharing} - set(rows))
    bearers = {number: _bearer(row) for number, row in others.items()}
    for some in batches(rows):
        connection.execute(delete(bearer_link).where(at(bearer_link, some)))
    found = []
    for a, b in sorted({(min(pair), max(pair)) for pair in sharing}):
        verdict = compare(bearers[a], bearers[b])
        if verdict.conflict is None and verdict.score >= FLOOR:
            found.append({"a_id": a, "b_id": b, "score": verdict.score, "reasons": reasons_in(verdict.reasons)})
    if found:
        connection.execute(insert(bearer_link), found)


def _sharing(connection: Connection, rows: Mapping[int, Row[Any]]) -> set[tuple[int, int]]:
    """The pairs of some bearers and others that they find in a block, and so may be."""
    seekers: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in rows.items():
        for block in sought_under(_bearer(row)):
            seekers[block].append(number)
    found: set[tuple[int, int]] = set()
    for some in batches(seekers):
        query = select(bearer_block.c.block, bearer_block.c.bearer_id).where(bearer_block.c.block.in_(some))
        for block, other in connection.execute(query):
            found.update((number, other) for number in seekers[block] if number != other)
    return found


def _beside(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The bearers of the same identities as some, and those linked to them."""
    found: set[int] = set()
    for some in batches(set(numbers)):
        shared = select(bearer.c.identity_id).where(bearer.c.id.in_(some))
        found.update(connection.scalars(select(bearer.c.id).where(bearer.c.identity_id.in_(shared))))
    return found.union(*(ends_at(connection, table, set(numbers)) for table in (bearer_link, bearer_pair)))


def _assign(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Makes the identities of bearers, and of all that links or people lead to from them; gives the numbers of these."""
    rows, links, pairs = _hanging_together(connection, numbers)
    by_key = {row.stable: row for row in rows.values()}
    stable = {number: row.stable for number, row in rows.items()}
    found = [link_between(stable[link.a_id], stable[link.b_id], link.score, link.reasons) for link in links]
    judge = comparing({key: _bearer(row) for key, row in by_key.items()}, found)
    said = {(stable[a], stable[b]): apart for (a, b), apart in pairs.items() if a in stable and b in stable}
    groups = cluster(
        by_key,
        standing(found, judge),
        compare=judge,
        together=[pair for pair, apart in said.items() if not apart],
        apart=[pair for pair, apart in said.items() if apart],
    )
    left = _identities(connection, {row.identity_id for row in rows.values() if row.identity_id is not None})
    made: set[int] = set()
    for group in sorted(groups, key=lambda group: (-len(group), sorted(group))):
        members = [by_key[key] for key in sorted(group)]
        number = _claim(connection, members, left)
        made.add(number)
        left.pop(number, None)
        moving = [row.id for row in members if row.identity_id != number]
        for some in batches(moving):
            connection.execute(update(bearer).where(bearer.c.id.in_(some)).values(identity_id=number))
    for some in batches(sorted(left)):
        connection.execute(delete(identity).where(identity.c.id.in_(some)))
    return made


def _identities(connection: Connection, numbers: Iterable[int]) -> dict[int, Row[Any]]:
    found: dict[int, Row[Any]] = {}
    for some in batches(numbers):
        found.update((row.id, row) for row in connection.execute(select(identity).where(identity.c.id.in_(some))))
    return found


def _hanging_together(
    connection: Connection, numbers: Collection[int]
) -> tuple[dict[int, Row[Any]], list[Row[Any]], dict[tuple[int, int], bool]]:
    """Bearers, with all that links or people lead to from them; the links, and which pairs are one or apart (True).

    What people said last goes before what they said first, and before what a report tells.
    """
    rows: dict[int, Row[Any]] = {}
    links: dict[tuple[int, int], Row[Any]] = {}
    told: dict[tuple[int, int], bool] = {}
    said: dict[tuple[int, int], bool] = {}
    frontier = set(numbers)
    while frontier:
        rows.update(_rows(connection, frontier))
        for some in batches(frontier):
            for row in connection.execute(select(bearer_link).where(at(bearer_link, some))):
                links[row.a_id, row.b_id] = row
            for row in connection.execute(select(bearer_told_apart).where(at(bearer_told_apart, some))):
                told[row.a_id, row.b_id] = True
        spoken_of = said_at(connection, bearer_pair, frontier)
        said.update(spoken_of)
        frontier = {end for pair in (*links, *spoken_of) for end in pair} - set(rows)
    return rows, list(links.values()), told | said


def _claim(connection: Connection, members: Sequence[Row[Any]], left: Mapping[int, Row[Any]]) -> int:
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
        known = left[mine[0]]
        if any(getattr(known, field) != value for field, value in values.items()):
            connection.execute(update(identity).where(identity.c.id == known.id).values(**values))
        return int(known.id)
    return int(connection.execute(insert(identity).values(**values).returning(identity.c.id)).scalar_one())
