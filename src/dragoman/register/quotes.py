"""The words that facts rest on."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, select

from dragoman.register.batches import batches
from dragoman.register.rows import Source
from dragoman.register.tables import evidence, fact, report

SOURCE = (
    report.c.id.label("report"),
    report.c.source,
    report.c.title,
    report.c.outlet,
    report.c.published,
)


def source_of(row: Row[Any]) -> Source:
    return Source(id=row.report, source=row.source, title=row.title, outlet=row.outlet, published=row.published)


def quotes_of(connection: Connection, facts: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The quotes of facts, by fact."""
    quotes: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for some in batches(facts):
        query = (
            select(evidence, fact.c.report_id)
            .join(fact, fact.c.id == evidence.c.fact_id)
            .where(evidence.c.fact_id.in_(some))
            .order_by(evidence.c.fact_id, evidence.c.position)
        )
        rows = connection.execute(query).all()
        reports = {row.report_id for row in rows}
        texts = connection.execute(select(report.c.id, report.c.text).where(report.c.id.in_(reports)))
        text = {row.id: row.text for row in texts}
        for row in rows:
            quotes[row.fact_id] += (text[row.report_id][row.start : row.stop],)
    return quotes
