"""That a row is there which some conditions hold of: asked for one row after the other."""

from sqlalchemy import ColumnElement, exists, literal_column, select


def there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Asked of each row in its turn, so that a list is walked in its order only until it is full.

    PostgreSQL would rather join, and look at a whole table for it, where it takes few rows to satisfy what most do: it
    knows nothing of how often a wrapped condition holds. An offset, be it of nothing, keeps it from that.
    """
    return exists(select(literal_column("1")).where(*conditions).suffix_with("OFFSET 0", dialect="postgresql"))
