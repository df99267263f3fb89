"""Diaries: programmes of days to come, whose headings date the lines below and whose present tense tells of plans."""

import re
from datetime import date, timedelta

from dragoman.extraction.dates import find_dates
from dragoman.model.analysis import Analysis
from dragoman.model.vocabulary import Status

_KINDS = re.compile(
    r"(?i)(?<!nuclear )(?<!missile )(?<!weapons )(?<!arms )(?<!aid )(?<!space )(?<!reform )"
    r"\b(?:diary|agenda|programme|program|calendar|schedule|appointments|engagements|week ahead)\b"
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?P<{0}>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*(?P<{0}n>\d{{1,2}})?(?:st|nd|rd|th)?"
_HEADING = re.compile(rf"(?i){_DAY.format('a')}(?:\s*(?:and|to|-|–|&)\s*{_DAY.format('b')})?(?:\s+[a-z]{{3,9}})?[:.]?")
# A heading with its month: "Monday, June 12", "THURSDAY 7 MARCH".
_DATED = re.compile(r"(?i)(?P<day>[a-z]{3,6}day),?\s+(?:[a-z]{3,9}\.?\s+(?P<n>\d{1,2})|\d{1,2}\s+[a-z]{3,9})[:.]?")
_OPENING = re.compile(rf"(?i)[-•*\s]*{_DAY.format('a')}[\s,]+\d")
_LEAD = 400  # characters in which a diary says what it is
_HEADED = 120  # characters of a heading at most
_LONGEST = timedelta(days=40)


class Diary:
    """The days of a diary, by sentence; empty for a report that is none."""

    def __init__(self, analysis: Analysis) -> None:
        self.days: dict[int, str] = {}
        self.first: date | None = None
        self.whole = True  # no report with a programme in it
        period = _period(analysis)
        if period is None:
            return
        self.first, last = period
        told = _days_of_lines(analysis.document.text, self.first, last)
        if not _is_headed_diary(analysis):
            self.whole = False
            text = analysis.document.text
            told = _in_blocks(text, told) if _announces_programme(text) else _lines_of_days(text, self.first)
        for number, sentence in enumerate(analysis.sentences):
            line = analysis.document.text.count("\n", 0, analysis.nodes[sentence.last - 1].span.start)
            if line in told:
                self.days[number] = told[line]

    def __bool__(self) -> bool:
        return self.first is not None

    def tells(self, sentence: int) -> bool:
        """Whether a sentence is of the programme, and not of the report around it."""
        return bool(self) and (self.whole or sentence in self.days)


def _period(analysis: Analysis) -> tuple[date, date] | None:
    """The days of a diary of the time after the report: its heading names its kind, the lead a period still to come."""
    published = analysis.document.published
    text = analysis.document.text
    heading = _headings(analysis)
    if published is None:
        return None
    if not _is_headed_diary(analysis):
        if _announces_programme(text):
            return _period_of_headings(text, published)
        days = sorted(map(date.fromisoformat, _lines_of_days(text, published).values()))
        return (days[0], days[-1]) if len(days) >= _TWO else None
    if (headed := _period_of_headings(text, published)) is not None:
        return headed
    for found in find_dates(text[:_LEAD], published):
        first, _, last = (found.value or "").partition("/")
        if len(first) == len(last) == 10:
            begin, end = date.fromisoformat(first), date.fromisoformat(last)
            if published <= begin <= end <= begin + _LONGEST:
                told_there = any(text[found.start : found.end] in line for line in heading)
                return (begin, end) if told_there or _days_of_lines(text, begin, end) else None
    return None


def _headings(analysis: Analysis) -> list[str]:
    first = analysis.document.text.lstrip().split("\n", 1)[0]
    return [line for line in (analysis.document.title or "", first) if _is_heading(line)]


def _is_headed_diary(analysis: Analysis) -> bool:
    return any(_KINDS.search(line) for line in _headings(analysis))


def _announces_programme(text: str) -> bool:
    """ "His programme is as follows:" at the end of a line of the lead."""
    lines = (line.strip() for line in text[: 2 * _LEAD].split("\n"))
    return any(line.endswith(":") and _KINDS.search(line.rpartition(". ")[2]) is not None for line in lines)


# "12:30 - ", "at 9.30 a.m.", "• ": what a line of a programme begins with.
_ITEM = re.compile(
    r"(?i)(?:at\s+|about\s+)?\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?|h(?:rs?|ours)?\b|[-–—:])|[-–—•*]\s|\d{1,2}[:.]\d{2}\b"
)


_NUMBERED = re.compile(rf"(?i){_DAY.format('a')}(?:\s+[a-z]{{3,9}})?:\s")
_NEAR = timedelta(days=14)


def _lines_of_days(text: str, begin: date) -> dict[int, str]:
    """ "Tuesday 7: the Ambassador calls on the Mayor": lines that begin with a weekday and its number, soon to come and in their order."""
    days: dict[int, str] = {}
    for number, words in enumerate(text.split("\n")):
        match = _NUMBERED.match(words.strip())
        day = _day_of(match["a"], match["an"], begin, begin + _NEAR) if match and match["an"] else None
        if match and match["an"] and day is None:
            return {}
        if day is not None:
            days[number] = day.isoformat()
    return days if sorted(days.values()) == [*days.values()] else {}


def _in_blocks(text: str, told: dict[int, str]) -> dict[int, str]:
    """The lines of the programme alone: it is over at a paragraph that begins with no hour and no day."""
    kept: dict[int, str] = {}
    inside, blank = False, False
    for number, words in enumerate(text.split("\n")):
        line = words.strip()
        if _DATED.fullmatch(line):
            inside = True
        elif line and blank and not _ITEM.match(line):
            inside = False
        if inside and line and number in told:
            kept[number] = told[number]
        blank = not line
    return kept


def _period_of_headings(text: str, published: date) -> tuple[date, date] | None:
    """From the first to the last of two days or more that stand in lines of their own: "Monday, June 12"."""
    lines = [match.group() for line in text.split("\n") if (match := _DATED.fullmatch(line.strip()))]
    told = (found.value for line in lines for found in find_dates(line, published))
    days = sorted({date.fromisoformat(day) for day in told if day is not None and len(day) == _FULL})
    if len(days) < _TWO or days[0] < published or days[-1] > days[0] + _LONGEST:
        return None
    return days[0], days[-1]


_TWO = 2
# Headings that end the lines of a day.
_SECTIONS = frozenset(
    {"DELETED", "DELETIONS", "CANCELLED", "CANCELED", "POSTPONED", "NOTES", "NOTE", "CONTACTS", "OTHER EVENTS"}
)
_FULL = len("2024-03-07")


def _is_heading(line: str) -> bool:
    return len(line) <= _HEADED and not line.rstrip().endswith((".", "!", "?"))


def _days_of_lines(text: str, first: date, last: date) -> dict[int, str]:
    """The days of each line below a heading, or of the line itself: "Wed 14.00 - addresses the Council"."""
    days: dict[int, str] = {}
    heading: str | None = None
    for number, words in enumerate(text.split("\n")):
        dated = _DATED.fullmatch(words.strip())
        line = f"{dated['day']} {dated['n']}" if dated and dated["n"] else words.strip()
        match = _HEADING.fullmatch(line)
        if match:
            heading = _days_of(match, first, last) or heading
            continue
        if words.strip().rstrip(":") in _SECTIONS:
            heading = None
        own = _OPENING.match(words.strip())
        day = _day_of(own["a"], None, first, last) if own else None
        told = day.isoformat() if day else heading
        if told:
            days[number] = told
    return days


def _days_of(match: re.Match[str], first: date, last: date) -> str | None:
    """ "Wednesday 11 and Thursday 12" as a day or a range of days."""
    begin = _day_of(match["a"], match["an"], first, last)
    end = _day_of(match["b"], match["bn"], first, last) if match["b"] else None
    if begin is None or (match["b"] and end is None):
        return None
    return f"{begin.isoformat()}/{end.isoformat()}" if end else begin.isoformat()


def _day_of(weekday: str, number: str | None, first: date, last: date) -> date | None:
    """The one day of the period that has this weekday and, where told, this number."""
    days = [first + timedelta(days=k) for k in range((last - first).days + 1)]
    meant = [
        day
        for day in days
        if day.weekday() == _DAYS.index(weekday[:3].lower()) and (number is None or day.day == int(number))
    ]
    return meant[0] if len(meant) == 1 else None


# At the end of what the line tells: "CANCELLED", "(postponed)"; not "was CANCELLED", which tells of something else.
_UNDONE = re.compile(
    r"(?<!was )(?<!been )(?<!is )(?:(?P<cancelled>CANCELL?ED|CALLED OFF|\((?i:cancell?ed)\))|POSTPONED|PUT OFF|\((?i:postponed)\))\W*"
)
_AT_END = re.compile(_UNDONE.pattern + "$")


def undone_in_line(analysis: Analysis, node: int) -> Status | None:
    """What the mark at the end of a diary's line makes of its engagement: "Talks between A and B. CANCELLED"."""
    text, sentence = analysis.document.text, analysis.sentences[analysis.nodes[node].sentence]
    line = text[analysis.nodes[node].span.end :].split("\n", 1)[0]
    rest = text[analysis.nodes[sentence.last - 1].span.end :].split("\n", 1)[0]  # behind the sentence itself
    mark = _UNDONE.fullmatch(rest.strip()) or (None if ";" in line or rest.strip() else _AT_END.search(line))
    if mark is None:
        return None
    return "cancelled" if mark["cancelled"] else "postponed"
