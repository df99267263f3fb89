"""JSON Lines: one report a line."""

import json
from collections.abc import Iterator

from dragoman.reading.decoding import LIMIT
from dragoman.reading.records import report_of_record
from dragoman.reading.streams import bounded_lines
from dragoman.reading.supply import Outcome, Supply, Way


def read_json_lines(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of all lines; a line that cannot be read is told in its place."""
    for number, line in enumerate(bounded_lines(supply.stream), 1):
        part = supply._replace(source=f"{supply.source}#{number}")
        if line is None:
            yield part.error(f"is too large (the limit is {LIMIT:,} bytes)")
            continue
        if not line.strip():
            continue
        try:
            fields = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield part.error(f"is no JSON: {' '.join(str(error).split())}")
            continue
        yield report_of_record(supply, number, fields) if isinstance(fields, dict) else part.error("is no JSON object")
