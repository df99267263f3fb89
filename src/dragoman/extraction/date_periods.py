"""Periods of the calendar: days, months and years, single or as ranges, and the arithmetic that resolves them."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

Grain = Literal["day", "month", "year"]
Tense = Literal["past", "future", "planned"]
"""Whether a clause tells what happened, what is to come, or a plan of which the text goes on to tell the outcome."""

_LENGTHS: dict[Grain, int] = {"day": 10, "month": 7, "year": 4}
_AGAINST = 4  # a day on the wrong side of the tense weighs as much as four on the right side
_UNPLANNED = 2


class Period(NamedTuple):
    """`first` to `last` day, both inside, as exact as `grain`."""

    first: date
    last: date
    grain: Grain

    def iso(self) -> str:
        """`2022-06-10`, `2022-06`, `2022`, or a range of one of them: `2022-06-10/2022-06-12`."""
        length = _LENGTHS[self.grain]
        first, last = self.first.isoformat()[:length], self.last.isoformat()[:length]
        return first if first == last else f"{first}/{last}"

    @property
    def is_single(self) -> bool:
        return "/" not in self.iso()


def day(when: date) -> Period:
    return Period(when, when, "day")


def days(first: date, last: date) -> Period:
    """The days from `first` to `last`; `ValueError` if they run backwards."""
    if last < first:
        raise ValueError(f"{first} to {last} runs backwards")
    return Period(first, last, "day")


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def span(first: Period, last: Period) -> Period:
    """From the first to the last of two periods of one grain; `ValueError` if they run backwards."""
    if last.first < first.first:
        raise ValueError(f"{first.iso()} to {last.iso()} runs backwards")
    return Period(first.first, last.last, first.grain)


def week_of(when: date, weeks: int = 0) -> Period:
    """Monday to Sunday of the week of `when`, or of so many weeks later."""
    monday = when - timedelta(days=when.weekday() - 7 * weeks)
    return days(monday, monday + timedelta(days=6))


def month_of(when: date, months: int = 0) -> Period:
    """The month of `when`, or so many months later."""
    years, index = divmod(when.year * 12 + when.month - 1 + months, 12)
    return month(years, index + 1)


def nearest(candidates: Iterable[date], to: date, tense: Tense | None) -> date:
    """The candidate nearest to a day, those on the wrong side of the tense taken as further off."""

    def distance(when: date) -> int:
        offset = (when - to).days
        if (tense == "past" and offset > 0) or (tense == "future" and offset < 0):
            return abs(offset) * _AGAINST
        return abs(offset) * (_UNPLANNED if tense == "planned" and offset < 0 else 1)

    return min(candidates, key=distance)


def nearest_day(month_number: int, day_number: int, to: date, tense: Tense | None, weekday: int | None = None) -> date:
    """The day of that number and month nearest to a day; on that weekday, if it ever falls on it in the years about.

    `ValueError` if there is no such day in the calendar.
    """
    if not 1 <= day_number <= monthrange(2000, month_number)[1]:
        raise ValueError(f"no day {day_number} in month {month_number}")
    candidates = []
    for number in range(max(to.year - 4, 1), min(to.year + 5, 10000)):
        if day_number <= monthrange(number, month_number)[1]:
            candidates.append(date(number, month_number, day_number))
    fitting = [when for when in candidates if when.weekday() == weekday and abs(when.year - to.year) <= 1]
    return nearest(fitting or candidates, to, tense)


def nearest_month(number: int, to: date, tense: Tense | None) -> Period:
    """The month of that number nearest to the month of a day."""
    years = range(max(to.year - 1, 1), min(to.year + 2, 10000))
    return month_of(nearest((date(each, number, 1) for each in years), to.replace(day=1), tense))


def nearest_weekday(number: int, to: date, tense: Tense | None) -> date:
    """The day of that weekday as the press means it: the latest one, the day itself among them, or the one to come."""
    since = (to.weekday() - number) % 7
    before, after = to - timedelta(days=since), to + timedelta(days=-since % 7)
    if tense == "future":
        return after
    return nearest((before, after), to, tense) if tense == "planned" else before
