"""Many values a few at a time: a database takes only so many in one query."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_SIZE = 500

Value = TypeVar("Value")


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists of a few hundred; none if there are none."""
    left = iter(values)
    while some := list(islice(left, _SIZE)):
        yield some
