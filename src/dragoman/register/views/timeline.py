"""Engagements along the time: how many in each week, month or year, by how far they have come."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from dragoman.model.days import exactness
from dragoman.model.vocabulary import STATUSES, Status
from dragoman.register.views.points import Point

Step = Literal["week", "month", "year"]
STEPS: tuple[Step, ...] = get_args(Step)
_MOST = {"week": 54, "month": 126}
"""How many bars of a step are drawn at the most before the next step is taken."""
_LONGEST = {"week": 530, "month": 600, "year": 400}
"""How many are drawn of a step that is asked for."""

_DAYS = {"week": 7, "month": 30, "year": 365}


class Bar(NamedTuple):
    """A week, month or year: its first and last day, the engagements of each status, and their numbers."""

    since: str
    until: str
    counts: tuple[tuple[Status, int], ...]
    numbers: tuple[int, ...]

    @property
    def number(self) -> int:
        return len(self.numbers)


class Timeline(NamedTuple):
    """The bars up to the last day, without gaps; the engagements before the first of them, and those of no day."""

    step: Step
    bars: tuple[Bar, ...]
    undated: tuple[int, ...]
    earlier: tuple[int, ...] = ()


def timeline(points: Iterable[Point], step: Step | None = None) -> Timeline:
    """The bars of engagements; without a step, the smallest by which there are not too many."""
    dated: list[Point] = []
    undated: list[int] = []
    for point in points:
        if point.day:
            dated.append(point)
        else:
            undated.append(point.id)
    dated.sort(key=attrgetter("day", "id"))
    if not dated:
        return Timeline(step or "month", (), tuple(undated))
    first, last = date.fromisoformat(dated[0].day), date.fromisoformat(dated[-1].day)
    step = step or _step_for(first, last)
    first = max(first, date.fromordinal(max(1, last.toordinal() - _LONGEST[step] * _DAYS[step])))
    held: defaultdict[date, list[Point]] = defaultdict(list)
    for day, held_then in groupby(dated, key=attrgetter("day")):
        held[_start(date.fromisoformat(day), step)] += held_then
    bars = tuple(_bar(start, end, held.get(start, ())) for start, end in _periods(first, last, step))
    earlier = tuple(point.id for point in dated if point.day < bars[0].since)
    return Timeline(step, bars, tuple(undated), earlier)


def inexact(points: Iterable[Point], step: Step) -> tuple[int, ...]:
    """The engagements of which less than the week or month is told: they stand at the beginning of what is told."""
    less = {"week": {"year", "month"}, "month": {"year"}, "year": set()}[step]
    return tuple(point.id for point in points if less and exactness(point.date) in less)


def _bar(start: date, end: date, points: Sequence[Point]) -> Bar:
    counted = Counter(point.status for point in points)
    counts = tuple((status, counted[status]) for status in STATUSES if counted[status])
    return Bar(start.isoformat(), end.isoformat(), counts, tuple(point.id for point in points))


def _step_for(first: date, last: date) -> Step:
    if (last - first).days / 7 < _MOST["week"]:
        return "week"
    months = (last.year - first.year) * 12 + last.month - first.month
    return "month" if months < _MOST["month"] else "year"


def _periods(first: date, last: date, step: Step) -> Iterator[tuple[date, date]]:
    """The first and last day of each period."""
    start = _start(first, step)
    while True:
        end = _end(start, step)
        yield start, end
        if end >= last:
            return
        start = end + timedelta(days=1)


def _start(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _end(start: date, step: Step) -> date:
    if step == "week":
        return date.fromordinal(min(start.toordinal() + 6 - start.weekday(), date.max.toordinal()))
    month = start.month if step == "month" else 12
    return start.replace(month=month, day=monthrange(start.year, month)[1])
