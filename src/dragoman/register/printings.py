"""The list of reports: what was read, in which language, and which of them print one text."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, and_, exists, func, or_, select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.publications import publishers_of
from dragoman.register.rows import Printing, ReportRow, SameText, Source
from dragoman.register.store import Register
from dragoman.register.tables import engagement, report
from dragoman.register.text_tables import passage, report_text, text_link

READ = "en"
"""The language that is read; what is too short to tell has none, and is read as well."""


def reports(
    register: Register, *, language: str | None = None, unread: bool = False, limit: int | None = None
) -> list[ReportRow]:
    """Reports by their day of publication, those of no day last; the latest `limit` of them.

    `language` keeps those in a language or with passages in it, and `unread` those of which something is not read.
    """
    order = (func.coalesce(report.c.published, "9999"), report.c.id)
    conditions = []
    beside = exists().where(passage.c.report_id == report.c.id)
    if language is not None:
        conditions.append(or_(report.c.language == language, beside.where(passage.c.language == language)))
    if unread:
        conditions.append(or_(and_(report.c.language.is_not(None), report.c.language != READ), beside))
    query = select(report.c.id).where(*conditions).order_by(*(each.desc() for each in order)).limit(limit)
    with transaction(register.engine) as connection:
        numbers = list(connection.scalars(query))[::-1]
        return [row for some in batches(numbers) for row in report_rows(connection, some)]


def report_rows(connection: Connection, numbers: Collection[int]) -> list[ReportRow]:
    """The reports of these numbers, in their order: some hundreds at most."""
    columns = (report.c.id, report.c.source, report.c.title, report.c.outlet, report.c.published, report.c.language)
    told = select(func.count()).where(engagement.c.report_id == report.c.id).scalar_subquery()
    query = (
        select(*columns, report.c.superseded_by_id, report_text.c.text_id, told.label("told"))
        .outerjoin(report_text, report_text.c.report_id == report.c.id)
        .where(report.c.id.in_(numbers))
    )
    rows = {row.id: row for row in connection.execute(query)}
    beside, also = _passages(connection, numbers), publishers_of(connection, numbers)
    return [_row(rows[number], beside.get(number, ()), also.get(number, ())) for number in numbers]


def same_text(register: Register, number: int) -> SameText:
    """With which other reports a report is one text, and why, and who else has published it letter by letter."""
    with transaction(register.engine) as connection:
        text = connection.scalar(select(report_text.c.text_id).where(report_text.c.report_id == number))
        group = select(report_text.c.report_id).where(report_text.c.text_id == text, report_text.c.report_id != number)
        others = list(connection.scalars(group.order_by(report_text.c.report_id)))
        links = select(text_link).where(or_(text_link.c.a_id == number, text_link.c.b_id == number))
        reasons = {(row.b_id if row.a_id == number else row.a_id): row.reasons for row in connection.execute(links)}
        return SameText(
            text=text or number,
            reports=tuple(
                Printing(report=row.report, reasons=reasons.get(row.report.id))
                for some in batches(others)
                for row in report_rows(connection, some)
            ),
            also_by=publishers_of(connection, [number]).get(number, ()),
        )


def _row(row: Any, beside: tuple[str, ...], also: tuple[str, ...]) -> ReportRow:
    return ReportRow(
        report=Source(id=row.id, source=row.source, title=row.title, outlet=row.outlet, published=row.published),
        language=row.language,
        passages=beside,
        engagements=row.told,
        superseded_by=row.superseded_by_id,
        text=row.text_id or row.id,
        also_by=also,
    )


def _passages(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The languages of what stands beside reports."""
    query = select(passage.c.report_id, passage.c.language).where(passage.c.report_id.in_(numbers))
    found: dict[int, tuple[str, ...]] = {}
    for number, language in connection.execute(query.order_by(passage.c.report_id, passage.c.position)):
        found[number] = (*found.get(number, ()), language)
    return found
