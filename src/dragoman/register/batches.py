"""Many values a few at a time: a database takes only so many in one query."""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Select,
    Text,
    TypeDecorator,
    bindparam,
    func,
    literal,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

_SIZE = 500

Value = TypeVar("Value")


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists of a few hundred; none if there are none."""
    left = iter(values)
    while some := list(islice(left, _SIZE)):
        yield some


class _Numbers(TypeDecorator[Collection[int]]):
    """Numbers as one value: an array, or where the database has none, JSON."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(ARRAY(Integer()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return list(value) if dialect.name == "postgresql" else msgspec.json.encode(list(value)).decode()


class _OneOf(FunctionElement[Any]):
    """That a column has one of some numbers.

    The statement is the same for any of them: to make it anew, with a place for each, costs more than to run it.
    """

    inherit_cache = True
    type = NullType()


@compiles(_OneOf)
def _in_array(element: _OneOf, compiler: SQLCompiler, **more: Any) -> str:
    column, numbers = element.clauses
    return f"{compiler.process(column, **more)} = ANY ({compiler.process(numbers, **more)})"


@compiles(_OneOf, "sqlite")
def _in_json(element: _OneOf, compiler: SQLCompiler, **more: Any) -> str:
    column, numbers = element.clauses
    return f"{compiler.process(column, **more)} IN (SELECT value FROM json_each({compiler.process(numbers, **more)}))"


class _FoundIn(_OneOf):
    """The same where each row is asked.

    PostgreSQL would look through an array for each, or would join; so it makes a set, and looks each up.
    """

    inherit_cache = True


@compiles(_FoundIn, "postgresql")
def _in_set(element: _FoundIn, compiler: SQLCompiler, **more: Any) -> str:
    column, numbers = element.clauses
    return f"({compiler.process(column, **more)} IN (SELECT unnest({compiler.process(numbers, **more)}))) IS TRUE"


def one_of(column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[Any]:
    """That a column has one of these numbers, few or many."""
    return _OneOf(column, literal(numbers, _Numbers()))


def found_in(column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[Any]:
    """That a column has one of these numbers: wrapped so that its index is not taken, for few of the rows are asked."""
    return _FoundIn(func.coalesce(column, 0), literal(numbers, _Numbers()))


def is_asked(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """That a column has one of the numbers that `rows_of` is given."""
    return _OneOf(column, bindparam("numbers", type_=_Numbers()))


def rows_of(connection: Connection, statement: Select[Any], numbers: Iterable[int], **more: Any) -> Iterator[Any]:
    """What a statement finds for numbers that it asks for with `is_asked`, a few hundred of them at a time.

    Values are as the driver gives them: what is true is 1 where the database has no better.
    """
    for some in batches(numbers):
        found = connection.execute(statement, {"numbers": some, **more})
        rows = found.cursor.fetchall() if found.cursor is not None else ()
        make = _record(tuple(found.keys()))
        found.close()
        yield from map(make, rows)


@cache
def _record(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """What makes a record of what the driver read: a row of SQLAlchemy between them takes as long again."""
    named: Any = namedtuple  # the names are those of a statement, which no checker knows
    make: Callable[[Any], Any] = named("Record", names)._make
    return make
