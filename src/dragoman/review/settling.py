"""Commitments that a later engagement may have settled: suggested with evidence, settled only by a person."""

import msgspec

from dragoman.register.open_commitments import suggested
from dragoman.register.rows import Source
from dragoman.register.store import Register
from dragoman.review.naming import Shown, find_event
from dragoman.review.queue import source_of
from dragoman.review.wording import fact_words


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment by its name and an event by its number, with the words of both, and why it may have settled it."""

    commitment: str
    what: str
    promised: tuple[str, ...]
    event: int
    engagement: str
    told: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    report: Source


def settlings(register: Register, commitment: Shown | None = None, limit: int = 50) -> list[Settling]:
    """What may have settled a commitment, or any of those made last, the likeliest in front."""
    reports = None if commitment is None else [commitment.standing.report]
    found = []
    for report, signature, suggestion in suggested(register, of=reports, limit=limit):
        standing = register.standing(report)
        position = standing.position("commitments", signature)
        if position is None or (commitment is not None and commitment.signature != signature):
            continue
        promise = Shown(standing, "commitments", position)
        number, accounts = find_event(register, str(suggestion.event))
        words = [quote for account in accounts for quote in account.quotes]
        found.append(
            Settling(
                commitment=promise.name,
                what=standing.reading.commitments[position].what,
                promised=promise.quotes,
                event=number,
                engagement=fact_words(accounts[0].fact, accounts[0].standing.facts),
                told=tuple(dict.fromkeys(words)),
                score=suggestion.score,
                reasons=suggestion.reasons,
                report=source_of(promise),
            )
        )
    return sorted(found, key=lambda one: (-one.score, one.commitment, one.event))
