"""JSON: one object with what the file was narrowed to and a list of engagements, each with all its accounts."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.export.statement import Statement
from dragoman.register.rows import EngagementRow


def write(rows: Iterable[EngagementRow], statement: Statement) -> Iterator[bytes]:
    yield msgspec.json.encode(statement._asdict())[:-1] + b',"engagements":['
    between = b"\n"
    for row in rows:
        yield between + msgspec.json.encode(row)
        between = b",\n"
    yield b"\n]}\n"
