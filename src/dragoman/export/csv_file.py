"""CSV: one engagement a line, in UTF-8, with a header; no cell can be taken for a formula by a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.export.flat import ENGAGEMENT_COLUMNS, engagement_flat
from dragoman.export.statement import Statement
from dragoman.model.visible import visible
from dragoman.register.rows import EngagementRow

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# Where a list is parted by semicolons, as in much of Europe, a spreadsheet takes them for the ends of cells.
_AFTER = re.compile(r"([;\t]\s*)(?=[=+\-@＝＋－＠])")
_COLUMNS = (*ENGAGEMENT_COLUMNS, "filter", "made")


def write(rows: Iterable[EngagementRow], statement: Statement) -> Iterator[bytes]:
    """The lines of a file. Each says what the file was narrowed to, so that it still does when files are joined."""
    said = {"filter": statement.filter, "made": statement.made}
    yield line_of(_COLUMNS)
    for row in rows:
        flat = {**engagement_flat(row), **said}
        yield line_of([flat[column] for column in _COLUMNS])


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Any table with a header."""
    yield line_of(columns)
    for row in rows:
        yield line_of([row[column] for column in columns])


def line_of(values: Iterable[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow([_cell(value) for value in values])
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> str:
    # The reader of a CSV file needs its line ends; nothing else that a terminal would obey is let through.
    text = "" if value is None else "\r".join(map(visible, str(value).split("\r")))
    text = _AFTER.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text
