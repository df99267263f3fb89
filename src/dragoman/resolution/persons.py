"""Whether two names of persons are of one. A pure function of two bearers.

The names decide how sure it can be; state, office and time decide whether it is. A person keeps name and state and
changes offices, so that offices speak against it only where nobody holds the two at a time.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.resolution.bearers import Bearer
from dragoman.resolution.clusters import Verdict
from dragoman.resolution.offices import not_together, offices, same_office
from dragoman.resolution.person_matching import Match, match_names

_STATE_CODE = 3
_CHANGE_OF_OFFICE = 183
"""Days within which nobody is taken to leave one office for another that cannot be held with it."""
_TERM = 3 * 366
"""Days after which a short name in the same office may be a new holder's."""


class _Score(NamedTuple):
    """How likely two are one by the sort of their match: of one state, of a state that one tells, of none told.

    `office` is what the same office adds; where it is `needed`, there is no score without it.
    """

    same_state: float
    one_state: float
    no_state: float
    office: float = 0.03
    needed: bool = False


_SCORES: dict[Match, _Score] = {
    "same name": _Score(0.95, 0.85, 0.75),
    "spelling": _Score(0.9, 0.75, 0.65),
    "name order": _Score(0.9, 0.75, 0.65),
    "a name left out": _Score(0.85, 0.65, 0.55),
    "names left out of both": _Score(0.5, 0.0, 0.0, 0.15),
    "first name left out": _Score(0.5, 0.0, 0.0, 0.2),
    "one letter": _Score(0.4, 0.0, 0.0, 0.25),
    "initial fits": _Score(0.55, 0.0, 0.0, 0.15),
    "surname alone": _Score(0.45, 0.0, 0.0, 0.15, needed=True),
}
_WEAK: frozenset[Match] = frozenset({"initial fits", "surname alone", "names left out of both", "first name left out", "one letter"})


def compare(a: Bearer, b: Bearer) -> Verdict:
    """How likely two persons are one; symmetric."""
    if a.code > b.code:
        a, b = b, a
    match = match_names(a.key, b.key, frozenset(a.states | b.states))
    if match is None:
        return Verdict(0.0, (), "different names")
    if a.states and b.states and not a.states & b.states and not _serves_an_organisation(a.states, b.states):
        return Verdict(0.0, (match,), "different states")
    ours, theirs = offices(a.title, a.organisation), offices(b.title, b.organisation)
    gap = _days_between(a, b)
    clashing = not_together(ours, theirs)
    if clashing and gap is not None and gap <= _CHANGE_OF_OFFICE:
        return Verdict(0.0, (match,), "two offices at the same time")
    return _verdict(a, b, match, same=bool(ours and theirs) and same_office(ours, theirs), other=bool(ours and theirs), gap=gap, clashing=clashing)


def _verdict(a: Bearer, b: Bearer, match: Match, *, same: bool, other: bool, gap: int | None, clashing: bool) -> Verdict:
    scores = _SCORES[match]
    reasons: list[str] = [match]
    if a.states & b.states:
        score = scores.same_state
        reasons.append("same state")
    elif a.states and b.states:
        score = scores.one_state
        reasons.append("serves an organisation")
    else:
        score = scores.one_state if a.states or b.states else scores.no_state
    if match in _WEAK and ((other and not same) or (gap or 0) > _TERM):
        return Verdict(0.0, tuple(reasons), None)
    if scores.needed and not (same and _same_fields(a, b)):
        return Verdict(0.0, tuple(reasons), None)
    if score and same:
        score += scores.office
        reasons.append("same post")
    if score and gap is not None and gap <= 31:
        score += 0.01
        reasons.append("same month")
    if clashing and gap is None:
        score *= 0.7
    return Verdict(round(min(score, 0.99), 3), tuple(reasons), None)


def _same_fields(a: Bearer, b: Bearer) -> bool:
    """Whether an office of both says as much in both: "Minister" may be any of several."""
    theirs = offices(b.title, b.organisation)
    return bool(offices(a.title, a.organisation) & theirs) or a.title == b.title != ""


def _serves_an_organisation(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one side is of blocs and organisations alone, whose people are nationals of some state."""
    return any(all(len(code) != _STATE_CODE for code in codes) for codes in (ours, theirs))


def _days_between(a: Bearer, b: Bearer) -> int | None:
    """The days between the times of two: 0 if they overlap, None if one has none."""
    if not (a.first_day and a.last_day and b.first_day and b.last_day):
        return None
    return max(0, _number(b.first_day) - _number(a.last_day), _number(a.first_day) - _number(b.last_day))


@lru_cache(maxsize=1 << 14)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
