"""Dates told from another day: from that of the report ("on Friday", "last month") or from one told before it."""

from datetime import date, timedelta

from dragoman.extraction.date_grammar import Found, Rule, Setting, rule
from dragoman.extraction.date_periods import (
    Period,
    day,
    days,
    month_of,
    nearest,
    nearest_weekday,
    week_of,
    year,
)

_SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_FROM_ANCHOR = {"previous": -1, "same": 0, "that": 0, "following": 1, "next": 1}
_FROM_TODAY = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}
_SATURDAY = 5
_ON_ITS_WAY = 2  # days from the dateline to the day of publication

# The eve is a date where it is the eve of an engagement told before; the eve of a feast is another matter.
_ENGAGEMENTS = frozenset(
    "meeting meetings talks lunch dinner visit summit session sessions conference consultations ceremony signing".split()
)
_AFTER_DAY_NUMBER = frozenset("with when where as and or but by in at to for from until he she they the".split())
_BEFORE_NAMED_DAY = frozenset("black bloody good palm easter ash maundy holy shrove super cyber whit blue".split())
_AFTER_NAMED_DAY = frozenset(
    "times telegraph mirror express herald mail post tribune star world school schools newspapers".split()
)
_NO_DAY = frozenset("world age era society reality realities challenges environment economy generation youth".split())


def _from_today(found: Found, at: Setting) -> Period | None:
    return (
        day(_day_of_writing(at, at.published) + timedelta(days=_FROM_TODAY[found.word("t")])) if at.published else None
    )


def _day_of_writing(at: Setting, published: date) -> date:
    """The day from which "today" is told: that of the dateline, where the report came out shortly after it."""
    late = (published - at.dateline).days if at.dateline is not None else 0
    return at.dateline if at.dateline is not None and 0 < late <= _ON_ITS_WAY else published


def _is_today(found: Found) -> bool:
    """Not in a name ("USA Today"), nor where it means our age ("today's world")."""
    word, before = found.word_at(found.match.start("t")), found.word_at(found.match.start("t") - 1)
    if word.istitle() and word == "Today" and before[:1].isupper() and found.first == found.match.start("t"):
        return False
    if before.lower() in ("better", "brighter", "usa"):
        return False
    return found.word_at(found.end + (found.word_at(found.end)[:1] in "'’")).lower() not in _NO_DAY


def _two_days_off(found: Found, at: Setting) -> Period | None:
    shift = -2 if found.has("before") else 2
    return day(at.published + timedelta(days=shift)) if at.published else None


def _weekday(found: Found, at: Setting) -> Period | None:
    if at.published is None:
        return None
    number = found.number("w") or 0
    if found.has("week"):
        return day(week_of(at.published, _SHIFTS[found.word("week")]).first + timedelta(days=number))
    return day(_qualified_weekday(found.word("r"), number, at, at.published))


def _qualified_weekday(word: str, number: int, at: Setting, published: date) -> date:
    """The weekday meant: "last" is the latest before the report's day, "next" the one of the week after."""
    if word in ("last", "past"):
        return published - timedelta(days=(published.weekday() - number - 1) % 7 + 1)
    if word == "next":
        return week_of(published, 1).first + timedelta(days=number)
    if word == "coming":
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    if word == "this":
        told = week_of(published).first + timedelta(days=number)
        if at.tense == "future" and told < published:
            return told + timedelta(days=7)
        return told - timedelta(days=7) if at.tense == "past" and told > published else told
    return _plain_weekday(number, at, published)


def _plain_weekday(number: int, at: Setting, published: date) -> date:
    """By the tense; but where a run of days was told that is over and has one such day, that day."""
    told = nearest_weekday(number, published, at.tense)
    if at.tense == "future" or at.stretch is None or at.stretch.last >= told:
        return told
    first, length = at.stretch.first, (at.stretch.last - at.stretch.first).days + 1
    within = first + timedelta(days=(number - first.weekday()) % 7)
    return within if length <= 7 and within <= at.stretch.last and (told - within).days <= 31 else told


def _not_told(found: Found, at: Setting) -> Period | None:
    """Found, so that no shorter reading takes its place; but which day is meant cannot be said."""
    return None


def _is_weekday(found: Found) -> bool:
    at = found.match.start("w")
    before, after = found.word_at(at - 1), found.word_at(at + 1)
    if before.lower() in _BEFORE_NAMED_DAY and before[:1].isupper():
        return False
    return found.word_at(at).isupper() or after.lower() not in _AFTER_NAMED_DAY


def _weekdays(found: Found, at: Setting) -> Period | None:
    if at.published is None:
        return None
    first = _weekday(found, at)
    if first is None:
        return None
    return days(first.first, first.first + timedelta(days=((found.number("v") or 0) - (found.number("w") or 0)) % 7))


def _weekdays_follow(found: Found) -> bool:
    return ((found.number("w") or 0) + 1) % 7 == found.number("v")


def _since_weekday(found: Found, at: Setting) -> Period | None:
    """What has gone on since a day goes on to the day of the report."""
    first = _weekday(found, at._replace(tense="past"))
    return days(first.first, at.published) if first and at.published else None


def _weekend(found: Found, at: Setting) -> Period | None:
    if at.published is None:
        return None
    word = found.word("r")
    if word in ("last", "next"):
        saturday = week_of(at.published, _SHIFTS[word]).first + timedelta(days=_SATURDAY)
    else:
        saturday = _plain_saturday(at, at.published)
    return days(saturday, saturday + timedelta(days=1))


def _plain_saturday(at: Setting, published: date) -> date:
    saturday = week_of(published).first + timedelta(days=_SATURDAY)
    early = published.weekday() <= 1  # on Monday and Tuesday the weekend just past is in mind
    if published < saturday and (at.tense == "past" or (at.tense is None and early)):
        return saturday - timedelta(days=7)
    return saturday


def _unit(unit: str, shift: int, of: date) -> Period:
    """The day, week, month or year that lies so many of them from that of a day."""
    if unit.startswith("year"):
        return year(of.year + shift)
    if unit.startswith("month"):
        return month_of(of, shift)
    return week_of(of, shift) if unit.startswith("week") else day(of + timedelta(days=shift))


def _calendar_unit(found: Found, at: Setting) -> Period | None:
    shift = _SHIFTS[found.word("r")] if found.has("r") else 0
    return _unit(found.word("u"), shift, at.published) if at.published else None


def _count(found: Found, group: str = "n") -> int:
    return found.number(group) or 1  # "a day later"


def _ago(found: Found, at: Setting) -> Period | None:
    shift = _count(found, "ahead") if found.has("ahead") else -_count(found)
    return _unit(found.word("u"), shift, at.published) if at.published else None


def _fortnight_ago(found: Found, at: Setting) -> Period | None:
    return week_of(at.published, -2) if at.published else None


def _from_anchor(found: Found, at: Setting) -> Period | None:
    """The same, the next or the previous day, week, month or year. A day after one told that would be the report's
    own would be called "today": then the day meant is another, and not told."""
    if at.anchor is None:
        return None
    shift = _FROM_ANCHOR[found.word("r")] if found.has("r") else 0
    return _checked(_unit(found.word("u") if found.has("u") else "day", shift, at.anchor), shift, at)


def _steps_from_anchor(found: Found, at: Setting) -> Period | None:
    if at.anchor is None:
        return None
    shift = _count(found) if found.has("after") else -_count(found)
    return _checked(_unit(found.word("u"), shift, at.anchor), shift, at)


def _checked(told: Period, shift: int, at: Setting) -> Period | None:
    after = at.published is not None and told.grain == "day" and told.is_single and told.first >= at.published
    return None if after and shift > 0 and at.tense == "past" else told


def _eve(found: Found, at: Setting) -> Period | None:
    """The day before what was told last; a run of days is an event of its own, the day of the report or its dateline none."""
    told = at.stretch.first if at.stretch is not None else at.anchor
    return day(told - timedelta(days=1)) if told and told not in (at.published, at.dateline) else None


def _is_eve(found: Found) -> bool:
    return found.word_at(found.end + 2).lower() in _ENGAGEMENTS


def _nth_day(found: Found, at: Setting) -> Period | None:
    """The first, second or last day of the run of days told before."""
    if at.stretch is None:
        return None
    word = found.word("n")
    if word in ("last", "final", "closing"):
        return day(at.stretch.last)
    told = at.stretch.first + timedelta(days=0 if word == "opening" else (found.number("n") or 1) - 1)
    return day(told) if told <= at.stretch.last else None


def _day_of_month(found: Found, at: Setting) -> Period | None:
    if at.published is None:
        return None
    number = found.number("d") or 0
    if found.has("r"):
        return day(month_of(at.published, _SHIFTS[found.word("r")]).first.replace(day=number))
    near = [month_of(at.published, shift) for shift in (-1, 0, 1)]
    fitting = [each.first.replace(day=number) for each in near if number <= each.last.day]
    return day(nearest(fitting, at.published, at.tense))


def _stands_alone(found: Found) -> bool:
    """Not "on the 5th round": a noun after the number is counted by it."""
    after = found.word_at(found.end)
    return found.has("r") or not after.isalpha() or after.lower() in _AFTER_DAY_NUMBER


_UNITS = "(?P<u>DAYW|DAYS|WEEK|WEEKS|MONTHW|MONTHS|YEARW|YEARS)"
_LONG_UNIT = "(?P<u>WEEK|MONTHW|YEARW)"
_MANY = "(?:ONE|(?P<n>COUNT|DAY))"
_DAY_OR_PART = "(?:DAYW|PART)"
_CLOSED = "(?=[COMMA DOT CLOSE BREAK DASH]|$)"
_EDGED = "(?:EARLY|EARLIER|LATER)?"
_WEEKDAY = "(?P<w>WEEKDAY)"
_WEEK_TOLD = "(?:COMMA? OF? (?P<week>LAST|THIS|NEXT) WEEK)"

_TODAY_RULES = (
    rule(f"{_EDGED} (?P<t>TODAY|TONIGHT|YESTERDAY|TOMORROW) PART?", _from_today, _is_today),
    rule("(?P<t>TODAY|YESTERDAY|TOMORROW) COMMA? ON? WEEKDAY", _from_today, _is_today),
    rule(f"{_EDGED} (?P<t>THIS) PART", _from_today),
    rule("(?P<t>LAST) PART", _from_today),
    rule("THE? DAYW (?P<before>BEFORE) YESTERDAY PART?", _two_days_off),
    rule("THE? DAYW AFTER TOMORROW PART?", _two_days_off),
)
_WEEKDAY_RULES = (
    rule(f"(?<=SINCE) {_WEEKDAY} PART? (?P<r>LAST)?", _since_weekday),
    rule(f"(?<![EVERY ORDW]){_WEEKDAY} (?:PART|(?P<r>LAST)(?!WEEK|MONTHW|YEARW))?", _weekday, _is_weekday),
    rule(f"(?<![EVERY ORDW]){_WEEKDAY} PART? {_WEEK_TOLD}", _weekday, _is_weekday),
    rule(f"(?<!THE)(?P<r>LAST|NEXT|THIS) {_WEEKDAY} PART?", _weekday, _is_weekday),
    rule(f"(?:THIS|THE) (?P<r>COMING|PAST) {_WEEKDAY} PART?", _weekday),
    rule(f"THE LAST {_WEEKDAY}", _not_told),
    rule(f"(?:FROM|BETWEEN)? {_WEEKDAY} PART? (?:TO|UNTIL|DASH) (?P<v>WEEKDAY) PART? {_WEEK_TOLD}?", _weekdays),
    rule(f"BETWEEN {_WEEKDAY} AND (?P<v>WEEKDAY) {_WEEK_TOLD}?", _weekdays),
    rule(f"{_WEEKDAY} AND (?P<v>WEEKDAY) {_WEEK_TOLD}?", _weekdays, _weekdays_follow),
    rule(f"(?<!THE)(?P<r>LAST|NEXT|THIS) {_WEEKDAY} AND (?P<v>WEEKDAY)", _weekdays, _weekdays_follow),
    rule("(?P<r>LAST|NEXT|THIS) (?:COMING|PAST)? WEEKEND", _weekend),
    rule("(?<=[AT OVER ON DURING])THE WEEKEND", _weekend),
)
_UNIT_RULES = (
    rule(f"(?<!THE)(?P<r>LAST|THIS|NEXT) {_LONG_UNIT}", _calendar_unit),
    rule(f"THIS (?P<r>COMING) {_LONG_UNIT}", _calendar_unit),
    rule(f"THE? (?:END|EDGE) OF THE {_LONG_UNIT} (?!OF)", _calendar_unit),
    rule(f"(?:LATER|EARLIER) IN THE {_LONG_UNIT} (?!OF)", _calendar_unit),
    rule("THE (?P<u>YEARW) IS OUT", _calendar_unit),
    rule(f"(?<!DASH){_MANY} {_UNITS} AGO", _ago),
    rule("ONE FORTNIGHT AGO", _fortnight_ago),
    rule(f"IN (?P<ahead>ONE|COUNT|DAY) {_UNITS} POSS TIME", _ago),
)
_ANCHORED_RULES = (
    rule(f"{_EDGED} ON? (?:THE|THAT) SAME {_DAY_OR_PART}", _from_anchor),
    rule(f"{_EDGED} THAT {_DAY_OR_PART}", _from_anchor),
    rule(f"(?:LATER|EARLIER) IN THE {_DAY_OR_PART}", _from_anchor),
    rule("(?:FEW|COUNT)? HOURS (?:LATER|EARLIER|AFTERWARDS)", _from_anchor),
    rule(f"THE (?P<r>NEXT|FOLLOWING|PREVIOUS) {_DAY_OR_PART}", _from_anchor),
    rule(f"{_EDGED} (?:THE|THAT) (?P<r>SAME|FOLLOWING|PREVIOUS) {_LONG_UNIT}", _from_anchor),
    rule(f"(?P<r>THAT) {_LONG_UNIT}", _from_anchor),
    rule(f"(?<!DASH){_MANY} {_UNITS} (?:(?P<after>LATER|AFTERWARDS)|EARLIER)", _steps_from_anchor),
    rule(f"(?<!DASH){_MANY} {_UNITS} (?:(?P<after>AFTER)|BEFORE) {_CLOSED}", _steps_from_anchor),
    rule(f"THE (?P<u>DAYW) (?:(?P<after>AFTER)|BEFORE) {_CLOSED}", _steps_from_anchor),
    rule("(?<=ON THE) EVE (?= OF (?:THE|OTHER) OTHER)", _eve, _is_eve),
    rule(f"(?<=ON) THE (?P<n>ORDW|OPENING|FINAL|LAST) {_DAY_OR_PART}", _nth_day),
    rule("(?<=ON) THE (?P<d>ORD) (?: OF (?P<r>LAST|THIS|NEXT) MONTHW )?", _day_of_month, _stands_alone),
)
RELATIVE_RULES: tuple[Rule, ...] = _TODAY_RULES + _WEEKDAY_RULES + _UNIT_RULES + _ANCHORED_RULES
"""The rules of dates told from another day, to be read together with those of written dates."""
