"""A timeline as bars: stacked by how far engagements have come, on a ground that is stretched to the room there is."""

from typing import NamedTuple

from dragoman.register.views.timeline import Bar, Step, Timeline
from dragoman.web.days import month_words, period_words

WIDTH, HEIGHT = 1000, 100
_LABELS = 6


class Part(NamedTuple):
    """A part of a bar: its status, how many, and where it is drawn."""

    status: str
    number: int
    x: float
    y: float
    width: float
    height: float


class Column(NamedTuple):
    """A bar with its name, and where it may be pointed at."""

    bar: Bar
    name: str
    x: float
    width: float
    parts: tuple[Part, ...]


class Bars(NamedTuple):
    """Columns, the number at the top, names at equal distances below, and the statuses that are drawn."""

    columns: tuple[Column, ...]
    top: int
    labels: tuple[str, ...]
    statuses: tuple[str, ...]


def bars_of(line: Timeline) -> Bars:
    top = max((bar.number for bar in line.bars), default=0)
    room = WIDTH / max(1, len(line.bars))
    columns = tuple(_column(bar, at, room, top, line.step) for at, bar in enumerate(line.bars))
    drawn = {part.status for column in columns for part in column.parts}
    statuses = tuple(s for s in ("held", "scheduled", "proposed", "postponed", "cancelled") if s in drawn)
    return Bars(columns, top, _labels(columns, line.step), statuses)


def bar_name(bar: Bar, step: Step) -> str:
    """`June 2022`, `2022`, or for a week its days."""
    if step == "month":
        return month_words(bar.since)
    return bar.since[:4] if step == "year" else period_words(f"{bar.since}/{bar.until}")


def _column(bar: Bar, at: int, room: float, top: int, step: Step) -> Column:
    gap = room * 0.15 if room > 4 else 0
    below, parts = float(HEIGHT), []
    for status, number in bar.counts:
        height = HEIGHT * number / top
        below -= height
        where = (round(at * room + gap / 2, 2), round(below, 2), round(room - gap, 2), round(height, 2))
        parts.append(Part(status, number, *where))
    return Column(bar, bar_name(bar, step), round(at * room, 2), round(room, 2), tuple(parts))


def _labels(columns: tuple[Column, ...], step: Step) -> tuple[str, ...]:
    """The names of the first and last bar and of some between, at equal distances as far as that goes."""
    if len(columns) <= 1:
        return tuple(column.name for column in columns)
    number = min(_LABELS, len(columns))
    places = [round(at * (len(columns) - 1) / (number - 1)) for at in range(number)]
    return tuple(_short(columns[place].bar, step) for place in places)


def _short(bar: Bar, step: Step) -> str:
    """`Jun 2022` under a month, `6 Jun 2022` under a week: there is little room."""
    if step == "year":
        return bar.since[:4]
    month, year = month_words(bar.since).split(" ")
    day = f"{int(bar.since[8:])} " if step == "week" else ""
    return f"{day}{month[:3]} {year}"
