"""What somebody has to do with, in the order of days, by whatever names reports have him."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Subquery, Table, func, select, true, union_all

from dragoman.register.aliases import alias
from dragoman.register.existence import there_is

MERGED = 40
"""Of so many bearers rows are read side by side."""


def side_by_side(table: Table, number: str, day: str, bearers: Sequence[int | ColumnElement[int]]) -> Subquery:
    """What a table has of some bearers: a walk along the days of each, all side by side, each number once."""
    taken, before = alias(table, "taken"), alias(table, "before")
    return union_all(
        *(
            select(taken.c[number], taken.c[day]).where(
                taken.c.bearer_id == one,
                # Wrapped so that the others of those are not looked through for each.
                ~there_is(before.c[number] == taken.c[number], func.coalesce(before.c.bearer_id, 0).in_(bearers[:at]))
                if at
                else true(),
            )
            for at, one in enumerate(bearers)
        )
    ).subquery()
