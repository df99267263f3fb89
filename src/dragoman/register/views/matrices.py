"""Engagements counted two ways at once: a state's partners by month, and sides by subject."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model.days import exactness
from dragoman.model.vocabulary import SUBJECTS
from dragoman.register.views.points import Point

MOST_ROWS = 24
MOST_MONTHS = 24


class Row(NamedTuple):
    """A row of a matrix: its code, the numbers of engagements in each cell, and how many engagements it has in all."""

    code: str
    cells: tuple[tuple[int, ...], ...]
    total: int


class Matrix(NamedTuple):
    """Rows, the weightiest first, over columns; `others` are the codes that have no row, with how many engagements.

    `earlier` are the engagements, by number, that the rows count and that are before the first column.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[tuple[str, int], ...]
    earlier: tuple[int, ...] = ()

    @property
    def most(self) -> int:
        """The greatest number of engagements in a cell."""
        return max((len(cell) for row in self.rows for cell in row.cells), default=0)


def partners(points: Iterable[Point], state: str, *, rows: int = MOST_ROWS, months: int = MOST_MONTHS) -> Matrix:
    """The engagements of a state with each other one in each of the latest months, without gaps, and in all months.

    Those of which only the year is told are of no month.
    """
    dated = [p for p in points if p.day and state in p.sides and exactness(p.date) != "year"]
    last = max((point.day[:7] for point in dated), default="")
    first = min((point.day[:7] for point in dated), default="")
    columns = _months_until(last, months, first) if last else ()
    found = [(other, point.day[:7], point.id) for point in dated for other in point.sides if other != state]
    earlier = dict.fromkeys(number for _, month, number in found if month not in columns)
    return _matrix(found, columns, rows)._replace(earlier=tuple(earlier))


def sides_by_subject(points: Iterable[Point], *, rows: int = MOST_ROWS) -> Matrix:
    """The engagements of each side on each subject; subjects nobody spoke of are left out."""
    found = [
        (side, subject, point.id)
        for point in points
        for side in point.sides
        for subject in dict.fromkeys(point.subjects)
    ]
    spoken = {subject for _, subject, _ in found}
    return _matrix(found, tuple(subject for subject in SUBJECTS if subject in spoken), rows)


def _matrix(found: Iterable[tuple[str, str, int]], columns: tuple[str, ...], most: int) -> Matrix:
    cells: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    having: defaultdict[str, set[int]] = defaultdict(set)
    for code, column, number in found:
        cells[code, column].append(number)
        having[code].add(number)
    weights = Counter({code: len(numbers) for code, numbers in having.items()})
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    made = tuple(
        Row(code, tuple(tuple(cells.get((code, column), ())) for column in columns), weights[code])
        for code in ranked[:most]
    )
    return Matrix(columns, made, tuple((code, weights[code]) for code in ranked[most:]))


def _months_until(last: str, most: int, first: str) -> tuple[str, ...]:
    """The months up to one, not before the first and not more than `most`."""
    year, month = int(last[:4]), int(last[5:7])
    found: list[str] = []
    while len(found) < most and year > 0:
        name = f"{year:04}-{month:02}"
        if name < first:
            break
        found.append(name)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return tuple(reversed(found))
