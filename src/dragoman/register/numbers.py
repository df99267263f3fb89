"""The numbers of engagements, by which people name them: they stay when a report is read again."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from dragoman.model.document import Span
from dragoman.model.reading import Engagement
from dragoman.register.tables import engagement, evidence, fact, numbering
from dragoman.resolution.decided import Decided


class Numbered(NamedTuple):
    """An engagement of a report as it was: its number, and by what it is known again."""

    number: int
    signature: str
    form: str
    evidence: tuple[Span, ...]


def numbered(connection: Connection, report: int) -> list[Numbered]:
    """The engagements of a report with their numbers."""
    query = (
        select(engagement.c.fact_id, engagement.c.number, engagement.c.form, fact.c.signature)
        .join(fact, fact.c.id == engagement.c.fact_id)
        .where(fact.c.report_id == report)
        .order_by(engagement.c.number)
    )
    rows = connection.execute(query).all()
    spans = select(evidence).where(evidence.c.fact_id.in_([row.fact_id for row in rows]))
    words: dict[int, list[Span]] = {}
    for row in connection.execute(spans):
        words.setdefault(row.fact_id, []).append(Span(row.start, row.stop))
    return [Numbered(row.number, row.signature, row.form, tuple(words.get(row.fact_id, ()))) for row in rows]


def numbers_for(connection: Connection, decided: Decided, before: Iterable[Numbered]) -> list[int]:
    """The numbers of a report's engagements, in order: those they had, and new ones for those that were not there.

    An engagement is known again by its signature, else by its form and some of its words.
    """
    left = list(before)
    engagements = decided.facts.engagements
    found: list[int | None] = [None] * len(engagements)
    for fits in (_is_same, _is_like):
        for position, told in enumerate(engagements):
            signature = decided.signatures["engagements"][position]
            if found[position] is None:
                match = next((old for old in left if fits(old, signature, told)), None)
                if match is not None:
                    left.remove(match)
                    found[position] = match.number
    new = iter(_fresh(connection, found.count(None)))
    return [next(new) if number is None else number for number in found]


def _is_same(old: Numbered, signature: str, _told: Engagement) -> bool:
    return old.signature == signature


def _is_like(old: Numbered, _signature: str, told: Engagement) -> bool:
    return old.form == told.form and any(a[0] < b[1] and b[0] < a[1] for a in old.evidence for b in told.evidence)


def _fresh(connection: Connection, count: int) -> range:
    """Numbers that no engagement has had."""
    if not count:
        return range(0)
    taking = update(numbering).values(last=numbering.c.last + count).returning(numbering.c.last)
    last = int(connection.execute(taking).scalar_one())
    return range(last - count + 1, last + 1)
