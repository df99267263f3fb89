"""The numbers of engagements, by which people name them: they stay when a report is read again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from dragoman.model.document import Span
from dragoman.model.reading import Engagement
from dragoman.register.tables import engagement, evidence, fact, numbering
from dragoman.register.tables import numbered as numbers
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


def numbers_for(connection: Connection, report: int, decided: Decided, before: Iterable[Numbered]) -> list[int]:
    """The numbers of a report's engagements, in order: those they had, and new ones for those that never were there.

    An engagement is known again by its signature, else by its form and some of its words.
    """
    query = select(numbers.c.signature, numbers.c.number).where(numbers.c.report_id == report)
    had = {row.signature: row.number for row in connection.execute(query)}
    signed = decided.signatures["engagements"]
    found = _known_again(decided.facts.engagements, signed, list(before), had)
    new = iter(_fresh(connection, found.count(None)))
    all_ = [next(new) if number is None else number for number in found]
    rows = [
        {"report_id": report, "signature": signature, "number": number}
        for signature, number in zip(signed, all_, strict=True)
        if signature not in had
    ]
    if rows:
        connection.execute(insert(numbers), rows)
    return all_


def _known_again(
    engagements: Sequence[Engagement], signed: Sequence[str], left: list[Numbered], had: Mapping[str, int]
) -> list[int | None]:
    """The numbers of the engagements that were there before, just now (`left`) or some time (`had`)."""
    found: list[int | None] = [None] * len(engagements)

    def take(position: int, number: int) -> None:
        found[position] = number
        left[:] = [old for old in left if old.number != number]

    current = {old.signature: old.number for old in left}
    for position, signature in enumerate(signed):
        if signature in current:
            take(position, current[signature])
    for position, signature in enumerate(signed):
        if found[position] is None and signature in had and had[signature] not in found:
            take(position, had[signature])
    for position, told in enumerate(engagements):
        if found[position] is None:
            like = next((old for old in left if _is_like(old, told)), None)
            if like is not None:
                take(position, like.number)
    return found


def _is_like(old: Numbered, told: Engagement) -> bool:
    return old.form == told.form and told.shares_words(old.evidence)


def _fresh(connection: Connection, count: int) -> range:
    """Numbers that no engagement has had."""
    if not count:
        return range(0)
    taking = update(numbering).values(last=numbering.c.last + count).returning(numbering.c.last)
    last = int(connection.execute(taking).scalar_one())
    return range(last - count + 1, last + 1)
