"""Many values a few at a time: a database takes only so many in one query."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam

_SIZE = 500

Value = TypeVar("Value")
NUMBERS: Any = bindparam("numbers", expanding=True)
"""Stands in a statement for the numbers that are asked for: to make it anew each time costs more than to run it."""


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists of a few hundred; none if there are none."""
    left = iter(values)
    while some := list(islice(left, _SIZE)):
        yield some


def rows_of(connection: Connection, statement: Select[Any], numbers: Iterable[Any], **more: Any) -> Iterator[Any]:
    """What a statement with `NUMBERS` finds for these, a few hundred of them at a time."""
    for some in batches(numbers):
        yield from connection.execute(statement, {"numbers": some, **more}).all()
