"""The words that facts rest on."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, select

from dragoman.register.batches import batches, is_asked, rows_of
from dragoman.register.rows import Source
from dragoman.register.tables import evidence, fact, report

SOURCE = (
    report.c.id.label("report"),
    report.c.source,
    report.c.title,
    report.c.outlet,
    report.c.published,
)
_SPANS = (
    select(evidence.c.fact_id, evidence.c.start, evidence.c.stop, fact.c.report_id)
    .join(fact, fact.c.id == evidence.c.fact_id)
    .where(is_asked(evidence.c.fact_id))
    .order_by(evidence.c.fact_id, evidence.c.position)
)
_TEXTS = select(report.c.id, report.c.text).where(is_asked(report.c.id))


def source_of(row: Row[Any]) -> Source:
    return Source(id=row.report, source=row.source, title=row.title, outlet=row.outlet, published=row.published)


def quotes_of(connection: Connection, facts: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The quotes of facts, by fact."""
    quotes: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for some in batches(facts):
        rows = list(rows_of(connection, _SPANS, some))
        text: dict[int, str] = dict(rows_of(connection, _TEXTS, {row.report_id for row in rows}))
        for number, start, stop, told_by in rows:
            quotes[number] += (text[told_by][start:stop],)
    return quotes
