"""JSON: one report a line, or the objects of a list, or objects that are written over several lines."""

import json
from collections.abc import Iterator
from typing import Any

from dragoman.reading.decoding import LIMIT
from dragoman.reading.json_values import NoJSON, values_of, why_not
from dragoman.reading.records import records_within, report_of_record
from dragoman.reading.streams import Peekable, bounded_lines, with_newlines
from dragoman.reading.supply import Outcome, Supply, Way


def read_json_lines(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of all lines, or of all objects; one that cannot be read is told in its place."""
    stream = with_newlines(supply.stream)
    for number, value in _values(stream) if _is_laid_out(stream.peek()) else _lines(stream):
        part = supply._replace(source=f"{supply.source}#{number}")
        if isinstance(value, NoJSON):
            yield part.error(value.why)
        elif not isinstance(value, dict):
            yield part.error("is no JSON object")
        elif listed := records_within(value):
            # The answer of an interface: the records are a list in it.
            for inner, record in enumerate(listed, 1):
                yield report_of_record(supply, inner, record)
        else:
            yield report_of_record(supply, number, value)


def _is_laid_out(head: bytes) -> bool:
    """Whether what begins so is a list, or an object that goes on over several lines."""
    first, *further = (line.strip() for line in head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 2))
    if first.startswith(b"["):
        return True
    if first.endswith(b"},"):
        return True
    return bool(further) and first.endswith((b"{", b"[", b",")) and not further[0].startswith(b"{")


def _values(stream: Peekable) -> Iterator[tuple[int, Any]]:
    return enumerate(values_of(stream), 1)


def _lines(stream: Peekable) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(bounded_lines(stream), 1):
        if line is None:
            yield number, NoJSON(f"is too large (the limit is {LIMIT:,} bytes)")
            continue
        if not line.strip():
            continue
        try:
            yield number, json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield number, NoJSON(f"is no JSON: {why_not(error)}")
