"""The words that facts rest on."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from dragoman.register.batches import Lookup, batches, is_asked, tuples_of
from dragoman.register.rows import Source
from dragoman.register.tables import evidence, fact, report

SOURCE = (
    report.c.id.label("report"),
    report.c.source,
    report.c.title,
    report.c.outlet,
    report.c.published,
)
SPANS = Lookup(
    select(evidence.c.fact_id, evidence.c.start, evidence.c.stop)
    .where(is_asked(evidence.c.fact_id))
    .order_by(evidence.c.fact_id, evidence.c.position)
)
_TEXTS = Lookup(
    select(fact.c.id, report.c.text).join(report, report.c.id == fact.c.report_id).where(is_asked(fact.c.id))
)


def source_of(row: Row[Any]) -> Source:
    return Source(id=row.report, source=row.source, title=row.title, outlet=row.outlet, published=row.published)


def quotes_of(connection: Connection, facts: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The quotes of facts, by fact."""
    quotes: dict[int, tuple[str, ...]] = {}
    for some in batches(facts):
        quotes |= quotes_in(connection, dict(tuples_of(connection, _TEXTS, some)))
    return quotes


def quotes_in(connection: Connection, texts: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """The same where the texts of the reports are known, by fact."""
    quotes: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for number, start, stop in tuples_of(connection, SPANS, texts):
        quotes[number] += (texts[number][start:stop],)
    return quotes
