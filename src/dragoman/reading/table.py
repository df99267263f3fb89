"""Tables (.csv, .tsv): one report a row, under a heading that is called text or the like."""

import csv
from collections.abc import Iterator

from dragoman.reading.decoding import LIMIT
from dragoman.reading.records import TEXTS, report_of_record, text_field
from dragoman.reading.streams import Peekable, bounded_lines
from dragoman.reading.supply import Outcome, Supply, Way

_SEPARATORS = ",;\t|"
_MOST_COLUMNS = 1000


def read_table(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of all rows. `ValueError`, worded to follow the source's name, if there is no column of texts."""
    lines = _lines(supply.stream)
    first = next(lines, "")
    separator = max(_SEPARATORS, key=first.count)
    header = next(csv.reader([first], delimiter=separator), [])
    if text_field(dict.fromkeys(header)) is None:
        raise ValueError(f"has no column of texts: expected a heading such as {', '.join(TEXTS[:4])}")
    csv.field_size_limit(LIMIT)
    rows = csv.reader(lines, delimiter=separator)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise ValueError(f"is broken at row {number}: {error}") from None
        if row is None:
            return
        if any(cell.strip() for cell in row[:_MOST_COLUMNS]):
            yield report_of_record(supply, number, dict(zip(header, row, strict=False)))


def _lines(stream: Peekable) -> Iterator[str]:
    for number, line in enumerate(bounded_lines(stream), 1):
        if line is None:
            raise ValueError(f"has a line {number} of over {LIMIT:,} bytes")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise ValueError(f"is not UTF-8 in line {number}: save it as UTF-8") from None
