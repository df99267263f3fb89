"""Whether two names of persons are of one. A pure function of two bearers.

The names decide how sure it can be; state, office and time decide whether it is. A person keeps name and state and
changes offices, so that offices speak against it only where nobody holds the two at a time.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.resolution.bearers import BETWEEN, Bearer
from dragoman.resolution.clusters import Verdict
from dragoman.resolution.offices import not_together, offices, same_office
from dragoman.resolution.organisation_names import organisation_name
from dragoman.resolution.person_matching import SYLLABIC, Match, match_names

DIFFERENT_NAMES = "different names"
"""The conflict of two whose names tell two persons."""

_STATE_CODE = 3
_CHANGE_OF_OFFICE = 183
"""Days within which nobody is taken to leave one office for another that cannot be held with it."""
_TERM = 3 * 366
"""Days after which a short name may be that of someone else, even in the same office."""
_SEASON = 92
_MONTH = 31


class _Score(NamedTuple):
    """How likely two are one by the sort of their match: of one state, of a state that one tells, of none told.

    `office` is what the same office adds, `body` the same organisation.
    """

    same_state: float
    one_state: float
    no_state: float
    office: float = 0.03
    body: float = 0.03


_SCORES: dict[Match, _Score] = {
    "same name": _Score(0.95, 0.85, 0.75),
    "spelling": _Score(0.9, 0.75, 0.65),
    "name order": _Score(0.9, 0.75, 0.65),
    "a name left out": _Score(0.85, 0.65, 0.45, 0.1, 0.1),
    "names left out of both": _Score(0.45, 0.3, 0.2, 0.2, 0.2),
    "first name left out": _Score(0.5, 0.35, 0.3, 0.2, 0.15),
    "one letter of a long name": _Score(0.55, 0.4, 0.35, 0.2, 0.15),
    "one letter": _Score(0.4, 0.35, 0.3, 0.25, 0.15),
    "initial fits": _Score(0.55, 0.35, 0.2, 0.2, 0.2),
    "short form": _Score(0.4, 0.3, 0.2, 0.2, 0.2),
    "surname alone": _Score(0.3, 0.2, 0.1, 0.2, 0.2),
}
_WEAK: frozenset[Match] = frozenset(
    {"initial fits", "short form", "surname alone", "names left out of both", "first name left out", "one letter"}
)


class _Context(NamedTuple):
    """What is known of two besides their names; `gap` is in days, None where one is of no time."""

    states: str | None
    office: bool
    other_office: bool
    body: bool
    clash: bool
    gap: int | None
    few_surnames: bool

    @property
    def is_close(self) -> bool:
        """Whether a surname alone may be somebody: state, post and time agree, or the time is so much closer."""
        if self.gap is None:
            return False
        return self.gap <= (_TERM if self.office and self.states == "same" else _SEASON)

    @property
    def rare(self) -> float:
        """What a surname of one state in one month is worth without a post, where surnames are many."""
        close = self.gap is not None and self.gap <= _MONTH
        return 0.05 if close and self.states == "same" and not self.office and not self.few_surnames else 0.0


def compare(a: Bearer, b: Bearer) -> Verdict:
    """How likely two persons are one; symmetric."""
    # First what costs little: in a large register most of those compared are not of one state.
    if of_different_states(a.states, b.states):
        return Verdict(0.0, (), "different states")
    match = match_names(a.key, b.key, a.states | b.states)
    if match is None:
        return Verdict(0.0, (), DIFFERENT_NAMES)
    context = _context(a, b)
    if context.clash and context.gap is not None and context.gap <= _CHANGE_OF_OFFICE:
        return Verdict(0.0, (match,), "two offices at the same time")
    if match in _WEAK and (context.other_office or context.clash or (context.gap or 0) > _TERM):
        return Verdict(0.0, (match,), None)
    return _weighed(match, context)


def _context(a: Bearer, b: Bearer) -> _Context:
    ours, theirs = offices(a.title, a.organisation), offices(b.title, b.organisation)
    states = "one" if a.states or b.states else None
    if a.states and b.states:
        states = "same" if a.states & b.states else "organisation"
    office = same_office(ours, theirs) or bool(_titles(a.title) & _titles(b.title))
    return _Context(
        states,
        office,
        bool(ours and theirs) and not office,
        bool(bodies(a.organisation) & bodies(b.organisation)),
        not_together(ours, theirs),
        _days_between(a, b),
        bool((a.states | b.states) & SYLLABIC),
    )


def _weighed(match: Match, context: _Context) -> Verdict:
    """The score and its reasons, where nothing speaks against the two."""
    scores = _SCORES[match]
    by_state = {
        "same": scores.same_state,
        "one": scores.one_state,
        "organisation": scores.one_state,
        None: scores.no_state,
    }
    score = by_state[context.states]
    words = {"same": "same state", "organisation": "serves an organisation"}
    reasons: list[str] = [match, *(words[told] for told in (context.states,) if told in words)]
    if context.office:
        score += scores.office
        reasons.append("same post")
    if context.body:
        score += scores.body
        reasons.append("same organisation")
    if context.gap is not None and context.gap <= _MONTH:
        score += 0.02
        reasons.append("same month")
    if match == "surname alone":
        score = score + 0.15 + context.rare if context.is_close else 0.0
    if match != "same name" and context.states != "same" and (context.other_office or (context.gap or 0) > _TERM):
        score -= 0.2
    if context.clash and context.gap is None:
        score *= 0.7
    return Verdict(round(min(max(score, 0.0), 0.99), 3), tuple(reasons), None)


@lru_cache(maxsize=1 << 15)
def _titles(title: str) -> frozenset[str]:
    return frozenset(title.split(BETWEEN)) - {""}


@lru_cache(maxsize=1 << 15)
def bodies(organisation: str) -> frozenset[str]:
    """What the organisations of a bearer may be called in a name block."""
    names = (organisation_name(key, frozenset()) for key in organisation.split(BETWEEN) if key)
    return frozenset().union(*(name.letters | {" ".join(name.words)} for name in names))


def of_different_states(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two are told to be of states that are not the same; who serves a bloc or organisation may be of any."""
    if not ours or not theirs or ours & theirs:
        return False
    return all(any(len(code) == _STATE_CODE for code in codes) for codes in (ours, theirs))


def _days_between(a: Bearer, b: Bearer) -> int | None:
    """The days between the times of two: 0 if they overlap, None if one has none."""
    if not (a.first_day and a.last_day and b.first_day and b.last_day):
        return None
    return max(0, _number(b.first_day) - _number(a.last_day), _number(a.first_day) - _number(b.last_day))


@lru_cache(maxsize=1 << 14)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
