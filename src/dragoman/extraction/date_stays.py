"""Stays of so many days: "ended today a three-day visit" tells both ends of the visit."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.extraction.date_clauses import sentence_around
from dragoman.extraction.date_periods import Period, days
from dragoman.extraction.date_tokens import COUNTS

_COUNT = rf"{'|'.join(COUNTS[1:])}|\d{{1,2}}"
_STAY = re.compile(rf"(?i)\b(?:(?P<count>{_COUNT})[-‑ ]day|for (?P<days>{_COUNT}) days(?! (?:of|before|after|to)))\b")
# "arrives in Warsaw for two days": of a stay that is told by its days alone.
_COMING = re.compile(
    r"(?i)\b(?:arriv\w+|land(?:s|ed)|com(?:es|ing)|came|flew|flies|fl(?:ying)|travel\w*|go(?:es|ing)|went)\s+"
    r"(?:back\s+)?(?:to|in|at|into|here|there)\b"
)
_ENDING = r"conclud\w+|end(?:s|ed|ing)?|wrap(?:s|ped|ping)\s+up|return(?:s|ed)|left|leaves|complet\w+|clos\w+|finish\w+"
_BEGINNING = r"beg[iau]n\w*|open(?:s|ed|ing)|start\w*|arriv\w+|kick(?:s|ed|ing)\s+off|launch\w+"
_TURN = re.compile(rf"(?i)\b(?:(?P<ending>{_ENDING})|(?P<beginning>{_BEGINNING}))\b")
# "left on Monday for a three-day visit", "left Riga on a two-day visit": a stay that the departure begins.
_AHEAD = re.compile(r"(?i)\b(?:for|on)\s+(?:an?|his|her|their)\s+(?:\w+\s+)?\Z")
_LONGEST = 31


class Stay(NamedTuple):
    """The words "three-day" at `[start, end)` in code points, and the days they come to."""

    start: int
    end: int
    period: Period


def find_stays(text: str, told: Iterable[tuple[int, date]]) -> Iterator[Stay]:
    """The stays whose sentence names a day (`told`: its offset and date) and says that they begin or end on it."""
    known = sorted(told)
    for stay in _STAY.finditer(text):
        low, high = sentence_around(text, stay.start(), stay.end())
        inside = known[bisect_left(known, low, key=_offset) : bisect_left(known, high, key=_offset)]
        near = [(abs(at - stay.start()), when) for at, when in inside]
        turns = [(abs(turn.start() - stay.start()), turn) for turn in _TURN.finditer(text, low, high)]
        count = _count(stay["count"] or stay["days"])
        if stay["days"]:
            if near and 2 <= count <= _LONGEST and _is_coming(text, low, stay.start()):
                yield Stay(stay.start(), stay.end(), _stay(min(near)[1], count, ends=False))
            continue
        if near and turns and 2 <= count <= _LONGEST:
            when = min(near)[1]
            turn = min(turns, key=lambda turn: turn[0])[1]
            ahead = _AHEAD.search(text, turn.end(), stay.start()) is not None
            ends = turn.group("ending") is not None and not ahead
            yield Stay(stay.start(), stay.end(), _stay(when, count, ends))


def _is_coming(text: str, low: int, high: int) -> bool:
    """ "arrives in Warsaw", right before "for two days": nothing but the way and its day between."""
    coming = list(_COMING.finditer(text, low, high))
    return bool(coming) and not re.search(
        r"[,;]|\b(?:and|to [a-z]+ |for|who|where|after|before)\b", text[coming[-1].end() : high]
    )


def _offset(told: tuple[int, date]) -> int:
    return told[0]


def _count(words: str) -> int:
    return int(words) if words.isdigit() else COUNTS.index(words.lower()) + 1


def _stay(when: date, count: int, ends: bool) -> Period:
    length = timedelta(days=count - 1)
    return days(when - length, when) if ends else days(when, when + length)
