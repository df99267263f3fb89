"""JSON Lines: one engagement a line with all its accounts, and with what the file was narrowed to."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.export.statement import Statement
from dragoman.register.rows import EngagementRow


def write(rows: Iterable[EngagementRow], statement: Statement) -> Iterator[bytes]:
    said = msgspec.json.encode({"filter": statement.filter, "made": statement.made})
    for row in rows:
        yield msgspec.json.encode(row)[:-1] + b"," + said[1:] + b"\n"
