"""Which later engagement may have settled a commitment: suggestions with reasons, for a person to confirm."""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model.days import day_number
from dragoman.resolution.names import normalised
from dragoman.resolution.words import content_words

FLOOR = 0.5
"""The score from which on something is suggested."""
_LONGEST = 730  # days


class Promise(NamedTuple):
    """A commitment: who promised (`by`) and whom (`to`), by keys of persons and organisations and codes of states.

    `what` is to be done, `day` is when it was promised and `due` until when; `event` is the event at which it was.
    """

    key: int
    by: frozenset[str]
    to: frozenset[str]
    what: str
    day: str | None
    due: str | None
    event: int | None


class Meeting(NamedTuple):
    """An event that may have settled something: who took part, the stems of what it was about, and its day."""

    key: int
    parties: frozenset[str]
    words: frozenset[str]
    day: str | None
    held: bool


class Suggestion(NamedTuple):
    """A commitment and the event that may have settled it: how likely, and why."""

    commitment: int
    event: int
    score: float
    reasons: tuple[str, ...]


def suggestions(promise: Promise, meetings: Iterable[Meeting]) -> list[Suggestion]:
    """The engagements that may have settled a commitment, the likeliest in front."""
    found = [_suggestion(promise, meeting) for meeting in meetings]
    likely = [one for one in found if one is not None and one.score >= FLOOR]
    return sorted(likely, key=lambda one: (-one.score, one.event))


def _suggestion(promise: Promise, meeting: Meeting) -> Suggestion | None:
    """None if it cannot be: not held, not later, without those who promised, or about nothing of it."""
    if not meeting.held or meeting.key == promise.event:
        return None
    after = _days_after(promise.day, meeting.day)
    if after is None or not 0 < after <= _LONGEST:
        return None
    words = content_words([promise.what])
    giving, shared = promise.by & meeting.parties, words & meeting.words
    if not giving or not shared or (promise.to and not promise.to & meeting.parties):
        return None
    told = len(shared) / max(1, min(len(words), 6))
    reasons = ["those who promised it took part"]
    score = 0.25 + 0.5 * min(1.0, told)
    if promise.to:
        reasons.append("with those whom it was promised")
        score += 0.1
    reasons.append(f"about {' '.join(_told(promise.what, shared))}")
    late = _days_after(promise.due, meeting.day)
    if late is not None and late <= 0:
        reasons.append("in time")
        score += 0.1
    elif late is None and after <= _LONGEST // 4:
        score += 0.05
    reasons.append(f"{after} days later")
    return Suggestion(promise.key, meeting.key, round(min(score, 0.99), 2), tuple(reasons))


def _told(what: str, stems: frozenset[str]) -> Iterable[str]:
    """The words of which these are the stems, as people wrote them."""
    return dict.fromkeys(word for word in normalised(what).split() if content_words([word]) & stems)


def _days_after(earlier: str | None, later: str | None) -> int | None:
    first, last = day_number(earlier), day_number(later)
    return None if first is None or last is None else last - first
