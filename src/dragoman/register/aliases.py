"""Other names of tables, each made once: to make one costs as much as to run a small query."""

from functools import cache

from sqlalchemy import FromClause, Table


@cache
def alias(table: Table, role: str) -> FromClause:
    """A table under another name: the same for the same role, which stands once in each part of a query."""
    return table.alias()
