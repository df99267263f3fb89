"""The rows of a table that is written in lines. A broken row is told, and those after it are read."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.reading.decoding import LIMIT

_MOST_LINES = 20_000
_WHY = {
    "' expected after '\"'": "a quotation mark within a cell is not doubled",
    "unexpected end of data"[-20:]: "a quotation mark is not closed",
}


class Line(NamedTuple):
    """A line of a table with its number, and what is wrong with it."""

    number: int
    text: str
    wrong: str | None = None


class Row(NamedTuple):
    """A row: the line at which it begins and its cells, or what is wrong with it, worded to follow the source's name."""

    line: int
    cells: list[str]
    wrong: str | None = None


class _TooLong(Exception):
    """A row that goes on over the limit, as it does where a quotation mark is not closed."""


def numbered(lines: Iterable[bytes | None]) -> Iterator[Line]:
    """The lines of a table as text. None is a line that was too large to be held."""
    for number, line in enumerate(lines, 1):
        if line is None:
            yield Line(number, "\n", f"has a line {number} of over {LIMIT:,} bytes")
            continue
        try:
            yield Line(number, line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError:
            yield Line(number, line.decode("utf-8", "replace"), f"is not UTF-8 in line {number}: save it as UTF-8")


def cells_of(line: str, separator: str) -> list[str] | None:
    """The cells of a line that is a row by itself; None if it is none."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True), [])
    except csv.Error:
        return None


def rows_of(lines: Iterator[Line], separator: str, width: int) -> Iterator[Row]:
    """The rows of a table of so many columns, by its separator."""
    csv.field_size_limit(LIMIT)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=separator, strict=True, skipinitialspace=True)
    while True:
        feed.taken.clear()
        feed.size = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong) as error:
            if (unquoted := _unquoted(feed, separator, width)) is not None:
                yield unquoted
                continue
            first, last = feed.taken[0].number, _passed_over(feed, separator, width)
            place = f"line {first}" if last == first else f"lines {first} to {last}"
            yield Row(first, [], f"is broken at {place}: {_WHY.get(str(error)[-20:], error)}; that row is not read")
            continue
        wrong = next((line.wrong for line in feed.taken if line.wrong), None)
        yield Row(feed.taken[0].number, cells, wrong)


def _unquoted(feed: "_Feed", separator: str, width: int) -> Row | None:
    """The row at hand where tabulators alone part its cells, and a quotation mark is one; None if it is no such row."""
    first, *rest = feed.taken
    cells = first.text.rstrip("\r\n").split("\t")
    if separator != "\t" or len(cells) != width:
        return None
    feed.again.extendleft(reversed(rest))
    return Row(first.number, cells, first.wrong)


def _passed_over(feed: "_Feed", separator: str, width: int) -> int:
    """Goes on to the next line that is a whole row by itself; the last line that was passed over.

    Where a row is broken, it is not known where it ends: what follows may be the rest of its text.
    """
    first, *rest = feed.taken
    last = first.number
    feed.taken.clear()
    feed.again.extendleft(reversed(rest))
    while (line := feed.next_line()) is not None:
        if _begins_row(line.text, separator, width):
            feed.again.appendleft(line)
            return last
        last = line.number
    return last


def _begins_row(line: str, separator: str, width: int) -> bool:
    """Whether a line is a whole row by itself, or the beginning of one whose last cell goes on: no line of a text is."""
    if width > 1 and separator not in line:
        return False
    whole = True
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error as error:
        whole = False
        cells = next(csv.reader([line], delimiter=separator), [])
        if not str(error).startswith("unexpected end"):
            return False
    # In a sentence a blank follows a comma.
    if any(cell[:1].isspace() for cell in cells[1:]):
        return False
    return len(cells) == width and (width > 1 or line.startswith('"')) if whole else 1 < len(cells) <= width


class _Feed:
    """Lines for the library's reader; those that the row at hand took are kept, so that they can be read again."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self.again: deque[Line] = deque()
        self.taken: list[Line] = []
        self.size = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self.next_line()
        if line is None:
            raise StopIteration
        self.taken.append(line)
        self.size += len(line.text)
        if self.size > LIMIT or len(self.taken) > _MOST_LINES:
            raise _TooLong(
                f"it goes on over {LIMIT:,} letters or {_MOST_LINES:,} lines (a quotation mark is not closed?)"
            )
        return line.text

    def next_line(self) -> Line | None:
        return self.again.popleft() if self.again else next(self._lines, None)
