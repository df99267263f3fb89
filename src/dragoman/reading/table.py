"""Tables (.csv, .tsv): one report a row, under a heading that is called text or the like."""

import itertools
import re
from collections.abc import Iterator

from dragoman.reading.records import TEXTS, report_of_record, text_field
from dragoman.reading.rows import Line, cells_of, numbered, rows_of
from dragoman.reading.streams import bounded_lines, with_newlines
from dragoman.reading.supply import Outcome, Supply, Way

_SEPARATORS = ",;\t|"
_MOST_COLUMNS = 1000
_HINT = re.compile(r"\W?sep=(.)\W*$", re.IGNORECASE)


def read_table(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of all rows; a row that cannot be read is told in its place.

    `ValueError`, worded to follow the source's name, if there is no column of texts.
    """
    lines = numbered(bounded_lines(with_newlines(supply.stream)))
    separator, header = _heading(lines)
    told = False
    for number, row in enumerate(rows_of(lines, separator, len(header)), 1):
        told = told or row.wrong is not None or any(cell.strip() for cell in row.cells[:_MOST_COLUMNS])
        if row.wrong is not None:
            yield supply._replace(source=f"{supply.source}#{number}").error(row.wrong)
        elif any(cell.strip() for cell in row.cells[:_MOST_COLUMNS]):
            yield report_of_record(supply, number, _fields(header, row.cells))
    if not told:
        raise ValueError("is a table without rows")


def _heading(lines: Iterator[Line]) -> tuple[str, list[str]]:
    """The separator and the headings of the columns, from the first line that is not blank."""
    filled = (line for line in lines if line.text.strip() or line.wrong)
    first = next(filled, Line(1, ""))
    # Spreadsheets write the separator above the table and show no such line.
    hint = _HINT.match(first.text.rstrip("\r\n"))
    if hint is not None:
        first = next(filled, Line(2, ""))
    if first.wrong is not None:
        raise ValueError(first.wrong)
    separators = [hint[1]] if hint is not None else sorted(_SEPARATORS, key=first.text.count, reverse=True)
    for separator, header in ((separator, cells_of(first.text, separator)) for separator in separators):
        if header is not None and text_field(dict.fromkeys(header)) is not None:
            return separator, header
    raise ValueError(f"has no column of texts: expected a heading such as {', '.join(TEXTS[:4])}")


def _fields(header: list[str], cells: list[str]) -> dict[str, str]:
    """The cells by their headings; of columns that are called alike, the first in which there is something."""
    fields: dict[str, str] = {}
    for heading, cell in itertools.islice(zip(header, cells, strict=False), _MOST_COLUMNS):
        name = heading.strip().casefold()
        if not fields.get(name, "").strip():
            fields[name] = cell
    return fields
