"""The words and the source of engagements, of each those of the report that counts first."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.quotes import quotes_of
from dragoman.register.store import Register
from dragoman.register.tables import engagement, fact, report


class Evidence(NamedTuple):
    """What a report says of an engagement, its number, and where it is from."""

    quotes: tuple[str, ...]
    report: int
    source: str


def evidence_of(register: Register, numbers: Collection[int]) -> dict[int, Evidence]:
    """The evidence of engagements by number: of several reports, the first that was neither superseded nor rejected."""
    with transaction(register.engine) as connection:
        told = {row.event_id: row for some in batches(numbers) for row in _told(connection, some)}
        quotes = quotes_of(connection, [row.fact_id for row in told.values()])
    return {number: Evidence(quotes.get(row.fact_id, ()), row.report_id, row.source) for number, row in told.items()}


def _told(connection: Connection, numbers: Collection[int]) -> list[Any]:
    """The accounts of engagements, that which counts first as the last of each."""
    query = (
        select(engagement.c.event_id, engagement.c.fact_id, engagement.c.report_id, report.c.source, report.c.published)
        .add_columns(report.c.superseded_by_id, fact.c.state, report.c.sha256)
        .join(report, report.c.id == engagement.c.report_id)
        .join(fact, fact.c.id == engagement.c.fact_id)
        .where(engagement.c.event_id.in_(numbers))
    )

    def late(row: Any) -> tuple[bool, bool, bool, str, str]:
        counts_less = row.superseded_by_id is not None, row.state == "rejected"
        return (*counts_less, row.published is None, row.published or "", row.sha256)

    return sorted(connection.execute(query).all(), key=late, reverse=True)
