"""Dates of the calendar as the press writes them: days, months and years, single, paired or from one to another."""

import re
from calendar import monthrange
from datetime import date

from dragoman.extraction.date_grammar import Found, Rule, Setting, rule
from dragoman.extraction.date_periods import Period, day, days, month, nearest_day, nearest_month, span, year
from dragoman.extraction.date_tokens import KIND_CHARACTERS, Tokens

_SHIFTS = {"last": -1, "this": 0, "next": 1}
_AUTUMN = 10
_WINTER = 1

# After these words alone "May" and "March" are surely months; after others a person or a walk may be meant.
_SURE_BEFORE = frozenset("in since until till by before after during last next this early mid late end for as".split())
_FIRST_NAMES = frozenset("april may june august".split())
_COUNTED = frozenset(
    "people persons men women children troops soldiers euro euros dollars pounds tonnes tons metres meters km kilometres "
    "miles hectares barrels jobs houses households families villages workers delegates guests participants students "
    "agenda vision goals strategy mw gw percent per million billion pct".split()
)


def _year_told(found: Found, at: Setting, group: str = "y2") -> int | None:
    """The year that the words give: its number, or "last year" and the like by the report's day."""
    stated = found.number(group)
    if stated is not None or group != "y2" or not found.has("q") or at.published is None:
        return stated
    return at.published.year + _SHIFTS[found.word("q")]


def _settle(
    day_number: int, month_number: int, year_number: int | None, at: Setting, weekday: int | None
) -> date | None:
    if year_number is not None:
        return date(year_number, month_number, day_number)
    if at.published is not None:
        return nearest_day(month_number, day_number, at.published, at.tense, weekday)
    if at.stated is not None and at.stated.grain != "year" and at.stated.first.month == month_number:
        return date(at.stated.first.year, month_number, day_number)
    return None


def _single(found: Found, at: Setting) -> Period | None:
    if found.has("q") and at.published is None:
        return None
    told = _settle(found.number("d1") or 0, found.number("m1") or 0, _year_told(found, at), at, found.number("w"))
    return day(told) if told else None


def _within_month(found: Found, at: Setting) -> Period | None:
    if found.has("q") and at.published is None:
        return None
    first, last, month_number = (found.number(group) or 0 for group in ("d1", "d2", "m1"))
    end = _settle(last, month_number, _year_told(found, at), at, None)
    return days(end.replace(day=first), end) if end else None


def _across_months(found: Found, at: Setting) -> Period | None:
    (d1, m1), (d2, m2) = ((found.number(f"d{i}") or 0, found.number(f"m{i}") or 0) for i in (1, 2))
    y1, y2 = found.number("y1"), _year_told(found, at)
    backwards = (m2, d2) < (m1, d1)
    if y1 is not None:
        return days(date(y1, m1, d1), date(y2 or y1 + backwards, m2, d2))
    if y2 is not None:
        return days(date(y2 - backwards, m1, d1), date(y2, m2, d2))
    first = _settle(d1, m1, None, at, None) if not found.has("q") else None
    return days(first, date(first.year + backwards, m2, d2)) if first else None


def _rising(found: Found) -> bool:
    return (found.number("d1") or 0) < (found.number("d2") or 0)


def _at_turn_of_month(found: Found) -> bool:
    """ "31 July and 1 August": the second is the day after the first."""
    ends = {monthrange(leap, found.number("m1") or 1)[1] for leap in (2023, 2024)}
    follows = (found.number("m1") or 0) % 12 + 1 == found.number("m2")
    return follows and found.number("d1") in ends and found.number("d2") == 1


def _neighbours(found: Found) -> bool:
    return (found.number("d1") or 0) + 1 == (found.number("d2") or 0)


def _in_row(found: Found) -> bool:
    """Whether a list of days runs without a gap."""
    listed = (found.match.end("more") - found.match.start("more")) // 2  # a comma and a day each
    return (found.number("d2") or 0) - (found.number("d1") or 0) == listed + 1


def _iso(words: str) -> Period:
    numbers = [int(each) for each in words.split("-")]
    return day(date(*numbers)) if len(numbers) == 3 else month(numbers[0], numbers[1])


def _iso_dates(found: Found, at: Setting) -> Period | None:
    first, _, last = found.word("n1").partition("/")
    last = found.word("n2") or last
    return span(_iso(first), _iso(last)) if last else _iso(first)


def _same_precision(found: Found) -> bool:
    return len(found.word("n1")) == len(found.word("n2"))


def day_comes_first(tokens: Tokens) -> bool | None:
    """Whether dates such as `25/06/2022` in a text put the day first; None if none tells, or they disagree."""
    told = set()
    for token, kind in enumerate(tokens.kinds):
        if kind == KIND_CHARACTERS["NUMERIC"] and "." not in tokens.words(token):
            first, second, _ = (int(each) for each in re.split(r"\D", tokens.words(token)))
            told |= {first > 12} if (first > 12) != (second > 12) else set()
    return told.pop() if len(told) == 1 else None


def read_numeric(words: str, at: Setting) -> date | None:
    """`16.03.2016` by its numbers; `12/06/2022` only where a number over 12, another date of the text or the report's
    own day tells which is the day. `ValueError` if there is no such day."""
    sign = next(each for each in words if not each.isdigit())
    first, second, number = (int(each) for each in words.split(sign))
    if first > 12 or second > 12 or first == second:
        return date(number, second, first) if second <= 12 else date(number, first, second)
    if sign == ".":
        return date(number, second, first)
    readings = (date(number, second, first), date(number, first, second))
    if at.day_first is not None:
        return readings[not at.day_first]
    return at.published if at.published in readings else None


def _numeric(found: Found, at: Setting) -> Period | None:
    last = read_numeric(found.word("n2"), at)
    if last is None:
        return None
    if found.has("d1"):
        return days(last.replace(day=found.number("d1") or 0), last)
    first = read_numeric(found.word("n1"), at) if found.has("n1") else last
    return days(first, last) if first else None


def _month(found: Found, at: Setting) -> Period | None:
    number = found.number("m1") or 0
    year_number = _year_told(found, at)
    if year_number is not None:
        return month(year_number, number)
    if at.published is None or found.has("q"):
        return None
    if found.has("r"):
        return month(at.published.year + _years_off(found.word("r"), number - at.published.month, at), number)
    return nearest_month(number, at.published, at.tense)


def _years_off(word: str, months: int, at: Setting) -> int:
    """How many years from that of the report "last", "this" or "next" March is, so many months after its own."""
    if word == "last":
        return 0 if months < 0 else -1
    if word == "next":
        return 0 if months > 0 else 1
    if at.tense == "future" and months < 0:
        return 1
    return -1 if at.tense == "past" and months > 0 else 0


def _is_month(found: Found) -> bool:
    """Not the name of a person, nor a walk or a verb: "by June Carter", "of May"."""
    word, before, after = found.word("m1"), found.word_at(found.first - 1), found.word_at(found.end)
    if word in ("may", "march") and before.isalpha() and before.lower() not in _SURE_BEFORE:
        return False
    return not (word in _FIRST_NAMES and before.lower() not in ("in", "since", "until") and after.istitle())


def _month_span(found: Found, at: Setting) -> Period | None:
    m1, m2 = found.number("m1") or 0, found.number("m2") or 0
    y1, y2 = found.number("y1"), _year_told(found, at)
    if y2 is None and y1 is None:
        if at.published is None or found.has("q"):
            return None
        y2 = nearest_month(m2, at.published, at.tense).first.year
    last_year = y2 if y2 is not None else (y1 or 0) + (m2 < m1)
    return span(month(y1 or last_year - (m2 < m1), m1), month(last_year, m2))


def _months_follow(found: Found) -> bool:
    return (found.number("m1") or 0) % 12 + 1 == found.number("m2")


def _year(found: Found, at: Setting) -> Period | None:
    return year(found.number("y1") or 0)


def _is_year(found: Found) -> bool:
    return found.word_at(found.end).lower() not in _COUNTED


def _years(found: Found, at: Setting) -> Period | None:
    return span(year(found.number("y1") or 0), year(found.number("y2") or 0))


def _years_rise(found: Found) -> bool:
    return (found.number("y1") or 0) < (found.number("y2") or 0)


def _split_year(found: Found, at: Setting) -> Period | None:
    first = int(found.word("y1")[:4])
    return span(year(first), year(first + 1))


def _season(found: Found, at: Setting) -> Period | None:
    """The year of a season: the calendar months of one differ between the hemispheres."""
    middle = _AUTUMN if found.word("s") == "fall" else found.number("s") or 0
    told = _year_told(found, at)
    if told is not None:
        return year(told)
    if at.published is None or found.has("q") or middle == _WINTER:
        return None
    if found.has("r"):
        months = middle - at.published.month
        during = abs(months) <= 1  # in summer "last summer" is that of the year before, and "this summer" is its own
        return year(at.published.year + _years_off(found.word("r"), 0 if during else months, at))
    return year(nearest_month(middle, at.published, at.tense).first.year)


def _part_of_year(found: Found, at: Setting) -> Period | None:
    number = _year_told(found, at)
    if number is None and at.published is not None and not found.has("q"):
        number = at.published.year
    if number is None:
        return None
    parts = 2 if found.has("h") else 4
    ordinal = parts if found.word("n") in ("last", "final") else found.number("n") or 0
    length = 12 // parts
    return span(month(number, (ordinal - 1) * length + 1), month(number, ordinal * length))


def _part_exists(found: Found) -> bool:
    return found.word("n") in ("last", "final") or (found.number("n") or 0) <= (2 if found.has("h") else 4)


_D1, _D2 = "THE? (?P<d1>DAY|ORD)", "THE? (?P<d2>DAY|ORD)"
_MORE = "(?P<more>(?:COMMA (?:DAY|ORD)){1,8})"
_REST = "(?:COMMA (?:DAY|ORD)){0,8}"
_STOP = "(?:(?<=ABBR)DOT)?"
_M1, _M2 = f"(?P<m1>MONTH|ABBR) {_STOP}", f"(?P<m2>MONTH|ABBR) {_STOP}"
_W = "(?:(?:WEEKDAY|WKD) (?:(?<=WKD)DOT)? COMMA?)?"
_LEAD = """(?:(?:TODAY|YESTERDAY|TOMORROW|TONIGHT) PART? COMMA? (?P<open>OPEN)? ON?)?
           (?:(?P<w>WEEKDAY|WKD) (?:(?<=WKD)DOT)? PART? COMMA? (?P<opened>OPEN)? ON?)?"""
_THAT_YEAR = "OF? (?P<q>LAST|THIS|NEXT) YEARW"
_YEAR_TOLD = f"(?: COMMA? OF? (?P<y2>YEAR) | {_THAT_YEAR} )"
_YEAR1 = "(?: COMMA? OF? (?P<y1>YEAR) )?"
_LEAD_END = "(?(open)CLOSE?)(?(opened)CLOSE?)(?:OPEN (?:WEEKDAY|WKD) DOT? CLOSE)?"
_TO = "(?:DASH|TO|UNTIL)"
_FROM = "(?:FROM|BETWEEN)?"
_CLOSED = "(?=[COMMA DOT OPEN CLOSE BREAK DASH ON IN AT FOR BY AND TO]|$)"
_BEFORE_MONTH = "[IN SINCE UNTIL BY BEFORE AFTER OF FROM DURING FOR EARLY]"
_BEFORE_YEAR = "(?:(?<=[IN SINCE UNTIL BY BEFORE AFTER OF FROM DURING FOR EARLY YEARW])|(?<=EARLY DASH)|(?<=YEAR AND)|(?<=[BACK EARLY]AS))"

_NUMERIC_RULES = (
    rule("(?P<n1>ISO)", _iso_dates),
    rule(f"FROM? (?P<n1>ISO) {_TO} (?P<n2>ISO)", _iso_dates, _same_precision),
    rule(f"{_W} (?P<n2>NUMERIC)", _numeric),
    rule(f"FROM? (?P<d1>DAY) DOT? {_TO} (?P<n2>NUMERIC)", _numeric),
    rule(f"FROM? (?P<n1>NUMERIC) {_TO} (?P<n2>NUMERIC)", _numeric),
)
_DAY_RULES = (
    rule(f"{_LEAD} {_D1} OF? {_M1} {_YEAR_TOLD}? {_LEAD_END}", _single),
    rule(f"{_LEAD} (?<!IN){_M1} {_D1} {_YEAR_TOLD}? {_LEAD_END}", _single),
    rule(f"(?<=IN){_M1} {_D1} {_YEAR_TOLD}", _single),  # without its year, "in June 12 ministers met"
    rule(f"{_D1} DASH {_M1} DASH (?P<y2>YEAR)", _single),
    rule(f"(?<!IN)(?P<m1>MONTH) (?P<d1>COUNT) {_CLOSED}", _single),
    rule(f"{_D1} (?= {_REST} COMMA? AND THE? (?:DAY|ORD) OF? {_M1} {_YEAR_TOLD}?)", _single),
    rule(f"(?<=(?P<m1>MONTH)(?:DAY|ORD)AND)(?P<d1>DAY|ORD) {_YEAR_TOLD}? {_CLOSED}", _single),
)
_STRETCH_RULES = (
    rule(f"{_FROM} {_W} {_D1} DOT? {_TO} {_W} {_D2} OF? {_M1} {_YEAR_TOLD}?", _within_month, _rising),
    rule(f"BETWEEN {_D1} AND {_D2} OF? {_M1} {_YEAR_TOLD}?", _within_month, _rising),
    rule(f"{_D1} AND {_D2} OF? {_M1} {_YEAR_TOLD}?", _within_month, _neighbours),
    rule(f"{_D1} {_MORE} COMMA? AND {_D2} OF? {_M1} {_YEAR_TOLD}?", _within_month, _in_row),
    rule(f"{_FROM} {_W} {_M1} {_D1} {_TO} {_W} {_D2} {_YEAR_TOLD}?", _within_month, _rising),
    rule(f"BETWEEN {_M1} {_D1} AND {_D2} {_YEAR_TOLD}?", _within_month, _rising),
    rule(f"(?<!IN){_M1} {_D1} AND {_D2} {_YEAR_TOLD}?", _within_month, _neighbours),
    rule(f"{_FROM} {_W} {_D1} OF? {_M1} {_YEAR1} {_TO} {_W} {_D2} OF? {_M2} {_YEAR_TOLD}?", _across_months),
    rule(f"{_D1} OF? {_M1} AND {_D2} OF? {_M2} {_YEAR_TOLD}?", _across_months, _at_turn_of_month),
    rule(f"(?<!IN){_M1} {_D1} AND {_M2} {_D2} {_YEAR_TOLD}?", _across_months, _at_turn_of_month),
    rule(f"BETWEEN {_D1} OF? {_M1} {_YEAR1} AND {_D2} OF? {_M2} {_YEAR_TOLD}?", _across_months),
    rule(f"{_FROM} {_W} {_M1} {_D1} {_YEAR1} {_TO} {_W} {_M2} {_D2} {_YEAR_TOLD}?", _across_months),
    rule(f"BETWEEN {_M1} {_D1} {_YEAR1} AND {_M2} {_D2} {_YEAR_TOLD}?", _across_months),
)
_MONTH_RULES = (
    rule(f"{_M1} {_YEAR_TOLD}", _month),
    rule("(?P<r>LAST|NEXT|THIS) (?:COMING|PAST)? (?P<m1>MONTH)", _month),
    rule(f"(?:(?<={_BEFORE_MONTH})|(?<=EARLY DASH)|(?<=[BACK EARLY]AS)) (?P<m1>MONTH)", _month, _is_month),
    rule("(?<=IN)(?P<m1>ABBR) DOT", _month),
    rule(f"(?:FROM|BETWEEN) {_M1} {_YEAR1} (?:AND|{_TO}) {_M2} {_YEAR_TOLD}?", _month_span),
    rule(f"(?<=IN) {_M1} AND {_M2} {_YEAR_TOLD}?", _month_span, _months_follow),
    rule(f"{_M1} {_YEAR1} {_TO} {_M2} {_YEAR_TOLD}", _month_span),
    rule(f"(?<=IN) {_M1} DASH {_M2}", _month_span),
)
_YEAR_RULES = (
    rule(f"{_BEFORE_YEAR} (?P<y1>YEAR)", _year, _is_year),
    rule(f"{_FROM} (?P<y1>YEAR) {_TO} (?P<y2>YEAR)", _years, _years_rise),
    rule("BETWEEN (?P<y1>YEAR) AND (?P<y2>YEAR)", _years, _years_rise),
    rule("(?P<y1>SPLITYEAR)", _split_year),
    rule("THE? (?P<s>SEASON) OF? (?P<y2>YEAR)", _season),
    rule(f"THE? (?P<s>SEASON|FALL) {_THAT_YEAR}", _season),
    rule("THE? (?P<s>FALL) OF (?P<y2>YEAR)", _season),
    rule("(?P<r>LAST|NEXT|THIS) (?:COMING|PAST)? (?P<s>SEASON|FALL)", _season),
    rule("(?<=[IN BY BEFORE AFTER SINCE UNTIL DURING FOR OVER EARLY])THE?(?P<s>SEASON)", _season),
    rule("(?<=IN)THE(?P<s>FALL)(?!OF)", _season),
    rule(
        f"THE? (?P<n>ORDW|LAST|FINAL) (?:(?P<h>HALF)|QUARTER) OF (?: THE? YEARW | {_YEAR_TOLD} )",
        _part_of_year,
        _part_exists,
    ),
)
WRITTEN_RULES: tuple[Rule, ...] = _NUMERIC_RULES + _DAY_RULES + _STRETCH_RULES + _MONTH_RULES + _YEAR_RULES
"""The rules of written dates; of fits that begin at one token the longest is meant, of equal ones the first."""
