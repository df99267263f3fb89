"""The list of reports, the newest in front, and how much each of them tells."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import engagement, fact, report


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report: when it was first read, how many facts and engagements it tells, the version that came after it, and its
    language."""

    id: int
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    first_read: str
    superseded_by: int | None
    facts: int
    engagements: int
    language: str | None = None


def newest_reports(
    register: Register, *, limit: int, before: int | None = None, after: int | None = None, outlet: str | None = None
) -> list[ReportRow]:
    """Reports in the order in which they were first read, the last in front.

    With `before` the number of a report, those read before it; with `after`, those read next after it.
    """
    query = select(report.c.id)
    if outlet is not None:
        query = query.where(report.c.outlet == outlet)
    if before is not None:
        query = query.where(report.c.id < before)
    if after is not None:
        query = query.where(report.c.id > after)
    query = query.order_by(report.c.id if after is not None else report.c.id.desc()).limit(limit)
    with transaction(register.engine) as connection:
        return report_rows(connection, sorted(connection.scalars(query), reverse=True))


def report_rows(connection: Connection, numbers: Sequence[int]) -> list[ReportRow]:
    """The rows of reports of these numbers, in their order."""
    columns = ("id", "source", "title", "outlet", "published", "first_read", "superseded_by_id", "language")
    query = select(*(report.c[name] for name in columns)).where(report.c.id.in_(numbers))
    rows = {row.id: row for row in connection.execute(query)}
    facts, engagements = (_count(connection, table, numbers) for table in (fact, engagement))
    return [
        ReportRow(
            id=row.id,
            source=row.source,
            title=row.title,
            outlet=row.outlet,
            published=row.published,
            first_read=row.first_read,
            superseded_by=row.superseded_by_id,
            facts=facts.get(row.id, 0),
            engagements=engagements.get(row.id, 0),
            language=row.language,
        )
        for number in numbers
        if (row := rows.get(number))
    ]


def _count(connection: Connection, table: Any, numbers: Sequence[int]) -> dict[int, int]:
    query = (
        select(table.c.report_id, func.count().label("told"))
        .where(table.c.report_id.in_(numbers))
        .group_by(table.c.report_id)
    )
    return {row.report_id: row.told for row in connection.execute(query)}


class ReportRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What the register knows of a report beside its facts: who read it when, and its other versions, by number.

    `events` are the numbers of the engagements that it tells of, by their ids in the report.
    """

    id: int
    extractor: str
    first_read: str
    last_read: str
    superseded_by: int | None
    versions: tuple[int, ...]
    events: dict[str, int]


def report_record(register: Register, number: int) -> ReportRecord | None:
    """The record of the report of a number; None if there is none."""
    columns = ("id", "extractor", "first_read", "last_read", "superseded_by_id", "origin_id")
    query = select(*(report.c[name] for name in columns)).where(report.c.id == number)
    with transaction(register.engine) as connection:
        row = connection.execute(query).one_or_none()
        if row is None:
            return None
        events = select(engagement.c.local, engagement.c.event_id).where(engagement.c.report_id == number)
        return ReportRecord(
            id=row.id,
            extractor=row.extractor,
            first_read=row.first_read,
            last_read=row.last_read,
            superseded_by=row.superseded_by_id,
            versions=_versions(connection, number, row.origin_id),
            events={told.local: told.event_id for told in connection.execute(events) if told.event_id is not None},
        )


def _versions(connection: Connection, number: int, origin: int | None) -> tuple[int, ...]:
    """The other versions of a report, the first in front."""
    first = origin or number
    later = connection.scalars(select(report.c.id).where(report.c.origin_id == first)).all()
    return tuple(sorted({first, *later} - {number}))
