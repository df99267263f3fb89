"""One way to events: the index that leads to those of which something holds, and how an event is asked for it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, true

MOST = 5000
"""Of a way to more events than this, which are not in the order of days, not all are looked at."""

Condition = ColumnElement[bool]
Number = ColumnElement[int]


class Way(NamedTuple):
    """A way to events: where their numbers and days stand, under which condition, and how an event is asked for it.

    Those of one key are `sorted` by day in an index. `into` is None where no index leads. `row` is there where the way is
    one of rows of `event`. `size` counts what it leads to where that is not its own rows; `counted` is how many they are,
    where that is known. What holds of the row of an event is in `of_row`, else in `holds`. `status` and `left_out` are there
    where the way tells them. `among` asks the same as `holds`, and is quicker where very many events are asked.
    """

    holds: Callable[[Number], Condition] = lambda _: true()
    into: FromClause | None = None
    event: Number | None = None
    day: ColumnElement[str] | None = None
    where: Condition = true()
    sorted: bool = True
    row: FromClause | None = None
    size: Select[Any] | None = None
    counted: int | None = None
    of_row: Callable[[Any], Condition] | None = None
    status: ColumnElement[str] | None = None
    left_out: Condition | None = None
    among: Callable[[Connection, Number], Condition] | None = None
