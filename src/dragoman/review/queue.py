"""What waits for review: decided facts that are read otherwise by now, then what readers are least sure of."""

from typing import Literal

import msgspec

from dragoman.model.decision import FactState
from dragoman.model.facts import Section
from dragoman.register.rows import Source
from dragoman.register.store import Register
from dragoman.register.waiting import Wanted, waiting
from dragoman.resolution.decided import GONE
from dragoman.review.deciding import change_under
from dragoman.review.naming import Shown
from dragoman.review.wording import full_words

Reason = Literal["unsure", "unrated", "changed", "gone"]


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that waits, by its name and with the mark of what is shown of it.

    `reason` says why: its reader is more or less `unsure` of it, or does not say (`unrated`); or people decided upon it,
    and the newest reading has other words in its place (`changed`, told in `now`) or nothing (`gone`).
    """

    fact: str
    mark: str
    section: Section
    state: FactState
    reason: Reason
    confidence: float | None
    finder: str | None
    words: str
    quotes: tuple[str, ...]
    now: str | None
    report: Source


def queue(register: Register, wanted: Wanted | None = None, limit: int = 50) -> list[QueueRow]:
    """What waits, what is most urgent in front."""
    rows = waiting(register, wanted or Wanted(), limit)
    standings = register.standings({row.report for row in rows})
    found = []
    for row in rows:
        standing = standings[row.report]
        position = standing.position(row.section, row.signature)
        if position is not None:
            found.append(_row(Shown(standing, row.section, position), changed=row.changed))
    return found


def _row(shown: Shown, *, changed: bool) -> QueueRow:
    change = change_under(shown) if changed else None
    reason: Reason = "unrated" if shown.fact.confidence is None else "unsure"
    if change is not None:
        reason = "gone" if change.over == GONE else "changed"
    return QueueRow(
        fact=shown.name,
        mark=shown.mark,
        section=shown.section,
        state=shown.state,
        reason=reason,
        confidence=shown.fact.confidence,
        finder=shown.fact.finder,
        words=full_words(shown.fact, shown.standing.facts),
        quotes=shown.quotes,
        now=full_words(change.now.of(shown.section)[0], change.now) if change and change.now else None,
        report=source_of(shown),
    )


def source_of(shown: Shown) -> Source:
    """The report that a fact is of."""
    report = shown.standing.reading.report
    return Source(
        id=shown.standing.report,
        source=report.source,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
    )
