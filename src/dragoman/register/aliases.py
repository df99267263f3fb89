"""Other names of tables, each made once: to make one costs as much as to run a small query."""

from functools import cache

from sqlalchemy import Alias, Table


@cache
def alias(table: Table, role: str) -> Alias:
    """A table under another name: the same for the same role, which stands once in each part of a query."""
    return table.alias()
