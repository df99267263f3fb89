"""Finds the dates that a text tells and resolves them against the day of the report.

The grammar is that of English press reports: written dates (`date_written`), and dates told from the report's day or
from one told before (`date_relative`). Of the readings that begin at one word the longest is meant.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from dragoman.extraction.date_clauses import is_dateline, is_of_one_before, is_recurring, read_tense
from dragoman.extraction.date_grammar import Found, Rule, Setting, compile_kinds
from dragoman.extraction.date_periods import Period, Tense, days, month_of
from dragoman.extraction.date_relative import RELATIVE_RULES
from dragoman.extraction.date_stays import find_stays
from dragoman.extraction.date_tokens import Tokens, tokenize
from dragoman.extraction.date_written import WRITTEN_RULES, day_comes_first

Bound = Literal["since", "from", "until", "by", "before", "after"]
FutureAt = Callable[[int], bool | None]

_RULES = WRITTEN_RULES + RELATIVE_RULES
_YEAR = compile_kinds("[YEAR ISO NUMERIC SPLITYEAR]")
_FRAME = compile_kinds("(?:FROM|BETWEEN|OPEN|COMMA|ON|IN)*")
_EDGE = compile_kinds("(?:(?P<end>THE? END OF THE?) | THE? EDGE OF THE? | (?:EARLY|EARLIER|LATER)(?:DASH|IN|ON)? )+$")
_END = compile_kinds("THE? END OF")
_BOUND = compile_kinds("(?P<bound>SINCE|FROM|UNTIL|TO|BY|BEFORE|AFTER)$")
_BOUNDS: dict[str, Bound] = {
    "since": "since",
    "from": "from",
    "by": "by",
    "before": "before",
    "after": "after",
}  # all others, such as "till" and "through", are "until"
_LIMITS = ("until", "by", "before")
_LOOK_BACK = 6  # tokens
_DATELINE_DAYS = 7  # a dateline tells the day of the report, or one shortly before it
_ENDS = ("d1", "m1", "n2", "v")  # groups of the rules that tell a first and a last day


class DateMention(NamedTuple):
    """The words `[start, end)` in code points of the text, and the date they tell.

    `value` is ISO 8601 as exact as told, a range as `first/last`; None if the words cannot be resolved.
    `basis` is `stated` if the year is written out. `dateline`: it dates the report itself, or stands alone in a line.
    `bound` is the word that makes it the limit of a time ("until 2025") and not the time of what is told.
    """

    start: int
    end: int
    value: str | None
    basis: Literal["stated", "resolved"]
    dateline: bool = False
    bound: Bound | None = None


def is_open_ended(found: DateMention) -> bool:
    """ "the rules after 2027": years in which things go on, and no day."""
    return found.bound == "after" and found.value is not None and len(found.value) == _LENGTH_OF_YEAR


_LENGTH_OF_YEAR = len("2027")


def find_dates(text: str, published: date | None, future_at: FutureAt | None = None) -> list[DateMention]:
    """The dates of `text` in order, none overlapping.

    `published` is the report's own day: without it nothing relative is resolved. `future_at(offset)` tells whether the
    clause at an offset is about what is to come; where it gives None, and without it, the words of the clause tell.
    "The same day" and the like are resolved from the dates told before them in `text`: give as much of the report as
    there is.
    """
    return list(_dates(text, published, future_at))


@lru_cache(maxsize=4)  # several ask for the dates of one report
def _dates(text: str, published: date | None, future_at: FutureAt | None) -> tuple[DateMention, ...]:
    tokens = tokenize(text)
    telling = _Telling(Setting(published, day_first=day_comes_first(tokens)), {}, None)
    mentions: list[DateMention] = []
    singles: list[tuple[int, date]] = []
    for rule, found in _fits(tokens):
        mention, period, telling = _read(rule, found, telling, future_at)
        mentions.append(mention)
        if period and not mention.dateline and period.grain == "day" and period.is_single:
            singles.append((mention.start, period.first))
    stays = (DateMention(stay.start, stay.end, stay.period.iso(), "resolved") for stay in find_stays(text, singles))
    return tuple(_merged(mentions, list(stays)))


class _Telling(NamedTuple):
    """What has been told so far: the last day of each tense, and the day of the dateline."""

    setting: Setting
    days: dict[bool, date]
    dateline: date | None

    def at(self, tense: Tense | None) -> Setting:
        to_come = tense == "future"
        anchor = self.days.get(to_come) or self.days.get(not to_come) or self.dateline
        return self.setting._replace(tense=tense, anchor=anchor, dateline=self.dateline)

    def after(self, period: Period, tense: Tense | None, dateline: bool, stated: bool) -> "_Telling":
        setting = self.setting._replace(stated=period) if stated else self.setting
        if period.grain != "day":
            return self._replace(setting=setting)
        if not period.is_single:
            return self._replace(setting=setting._replace(stretch=period))
        if dateline:
            return self._replace(setting=setting, dateline=period.first)
        return self._replace(setting=setting, days=self.days | {tense == "future": period.first})


def _fits(tokens: Tokens) -> Iterator[tuple[Rule, Found]]:
    """The fits of all rules that are meant: from left to right, at each place the longest that its rule accepts."""
    fits = [
        (match.start(), -match.end(), order, Found(tokens, match))
        for order, rule in enumerate(_RULES)
        for match in rule.pattern.finditer(tokens.kinds)
    ]
    reached = 0
    for first, minus_end, order, found in sorted(fits, key=lambda fit: fit[:3]):
        if first >= reached and _RULES[order].accepts(found):
            reached = -minus_end
            yield _RULES[order], found


def _read(
    rule: Rule, found: Found, telling: _Telling, future_at: FutureAt | None
) -> tuple[DateMention, Period | None, _Telling]:
    tokens = found.tokens
    framed = _FRAME.match(tokens.kinds, found.first, found.end)
    first, end = framed.end() if framed else found.first, found.end
    start_at, end_at = tokens.starts[first], tokens.ends[end - 1]
    wide, bound, is_end = _frame(tokens, found.first, first)
    tense = _tense(tokens.text, start_at, end_at, future_at, bound)
    recurring = is_recurring(tokens.text, start_at, end_at)
    period = None if recurring else _resolve(rule, found, telling.at(tense))
    if period is not None and tense == "past" and is_of_one_before(tokens.text, start_at, end_at):
        period = _last_one(period, telling.setting.published)
    stated = found.has("y1") or found.has("y2") or bool(_YEAR.search(tokens.kinds, found.first, found.end))
    dateline = _may_date_report(period, telling.setting.published) and is_dateline(
        tokens.text, start_at, end_at, stated and period is not None
    )
    mention = DateMention(
        tokens.starts[wide],
        end_at,
        _value(period, bound, is_end),
        "stated" if stated else "resolved",
        dateline,
        bound,
    )
    lasting = period is not None and not period.is_single and not any(map(found.has, _ENDS))  # "this week"
    if period is None or lasting:
        return mention, period, telling
    return mention, period, telling.after(period, tense, dateline, stated)


def _last_one(period: Period, published: date | None) -> Period:
    """ "at their last meeting, in Rome in April": the April before the report, though one to come is nearer."""
    if published is None or period.first <= published or period.grain == "year":
        return period
    if period.grain == "month":
        return month_of(period.first, -12) if period.is_single else period
    year = period.first.year - 1
    return days(period.first.replace(year=year), period.last.replace(year=year))


def _may_date_report(period: Period | None, published: date | None) -> bool:
    if period is None or published is None:
        return period is None or (period.grain == "day" and period.is_single)
    return period.grain == "day" and period.is_single and abs((period.first - published).days) <= _DATELINE_DAYS


def _tense(text: str, start: int, end: int, future_at: FutureAt | None, bound: Bound | None) -> Tense | None:
    told = future_at(start) if future_at else None
    if told is None:
        read = read_tense(text, start, end)
        return "planned" if read == "past" and bound in _LIMITS else read  # "he promised it by July"
    return "future" if told else "past"


def _resolve(rule: Rule, found: Found, at: Setting) -> Period | None:
    try:
        return rule.resolve(found, at)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None


def _frame(tokens: Tokens, matched: int, first: int) -> tuple[int, Bound | None, bool]:
    """Where the words of a date begin, with "early" or "the end of" before it; its bound; whether its end is meant."""
    if matched != first:  # "from … to" is part of the reading
        return first, None, False
    edge = _EDGE.search(tokens.kinds, max(0, first - _LOOK_BACK), first)
    start = edge.start() if edge else first
    at_end = bool(_END.match(tokens.kinds, first) or (edge and edge.group("end")))
    bound = _BOUND.search(tokens.kinds, max(0, start - _LOOK_BACK), start)
    if not bound:
        return start, None, at_end
    return start, _BOUNDS.get(tokens.words(bound.start("bound")).lower(), "until"), at_end


def _value(period: Period | None, bound: Bound | None, is_end: bool) -> str | None:
    if period is None:
        return None
    limits = is_end and bound in _LIMITS
    return period.last.isoformat() if limits and not (period.grain == "day" and period.is_single) else period.iso()


def _merged(mentions: list[DateMention], stays: list[DateMention]) -> list[DateMention]:
    taken = [mention.end for mention in mentions]
    free = []
    for stay in stays:
        after = bisect_right(taken, stay.start)
        if after == len(mentions) or stay.end <= mentions[after].start:
            free.append(stay)
    return sorted(mentions + free, key=_start) if free else mentions


def _start(mention: DateMention) -> int:
    return mention.start
