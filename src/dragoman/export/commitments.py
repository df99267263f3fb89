"""Commitments as files: one a line, each with what the file was narrowed to and, as `as_of`, when it was made.

That a commitment was `made` some day is told of it already, so that the time of the file has another name here.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from dragoman.export import csv_file
from dragoman.export.flat import COMMITMENT_COLUMNS, commitment_flat
from dragoman.export.statement import Statement
from dragoman.register.rows import CommitmentRow

FormatName = Literal["csv", "jsonl"]


class Format(NamedTuple):
    """The name in words, the media type, and who writes it."""

    words: str
    media_type: str
    write: Callable[[Iterable[CommitmentRow], Statement], Iterator[bytes]]


def _csv(rows: Iterable[CommitmentRow], statement: Statement) -> Iterator[bytes]:
    said = {"filter": statement.filter, "as_of": statement.made}
    return csv_file.table((*COMMITMENT_COLUMNS, *said), ({**commitment_flat(row), **said} for row in rows))


def _json_lines(rows: Iterable[CommitmentRow], statement: Statement) -> Iterator[bytes]:
    said = msgspec.json.encode({"filter": statement.filter, "as_of": statement.made})
    for row in rows:
        yield msgspec.json.encode(row)[:-1] + b"," + said[1:] + b"\n"


FORMATS: dict[FormatName, Format] = {
    "csv": Format("CSV", "text/csv; charset=utf-8", _csv),
    "jsonl": Format("JSON Lines", "application/jsonl", _json_lines),
}
