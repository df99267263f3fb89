"""Many values a few at a time: a database takes only so many in one query."""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache, cached_property
from itertools import islice
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import ColumnElement, Connection, Dialect, Select, Text, TypeDecorator, bindparam, func, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, UserDefinedType

_SIZE = 500
_ASKED = "numbers"
"""What the numbers are called in a statement that asks for them with `is_asked`."""

Value = TypeVar("Value")


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists of a few hundred; none if there are none."""
    left = iter(values)
    while some := list(islice(left, _SIZE)):
        yield some


class _Array(UserDefinedType[str]):
    """An array as the database writes it: the driver takes longer to write one than the database to look it up."""

    cache_ok = True
    render_bind_cast = True

    def __init__(self, of: str) -> None:
        self.of = of

    def get_col_spec(self, **_: Any) -> str:
        return f"{self.of}[]"


class _Several(TypeDecorator[Collection[Any]]):
    """Numbers or days as one value: an array, or where the database has none, JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, of: str) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(_Array(self.of) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return _written(value, dialect.name)


_NUMBERS, _DAYS = _Several("INTEGER"), _Several("VARCHAR")


def _written(values: Iterable[Any], dialect: str) -> str:
    words = msgspec.json.encode(list(values)).decode()
    return f"{{{words[1:-1]}}}" if dialect == "postgresql" else words


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
    return _OneOf(column, literal(numbers, _NUMBERS))


def found_in(column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[Any]:
    """That a column has one of these numbers: wrapped so that its index is not taken, for few of the rows are asked."""
    return _FoundIn(func.coalesce(column, 0), literal(numbers, _NUMBERS))


def is_asked(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """That a column has one of the numbers that `rows_of` is given."""
    return _OneOf(column, bindparam(_ASKED, (), type_=_NUMBERS))


def is_found_in(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    """The same as `found_in`, of numbers that are given by that name."""
    return _FoundIn(func.coalesce(column, 0), bindparam(name, (), type_=_NUMBERS))


def is_day_in(column: ColumnElement[str], name: str) -> ColumnElement[Any]:
    """That a column has one of the days that are given by that name."""
    return _OneOf(column, bindparam(name, (), type_=_DAYS))


class Lookup:
    """A statement that asks for numbers with `is_asked`, and is always the same.

    It is compiled once, and then asked of the driver itself: what SQLAlchemy does besides for each, above all of
    PostgreSQL, takes longer than to look up some hundred rows.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(self._statement.selected_columns.keys())

    def ask(self, connection: Connection, numbers: Collection[int], **more: Any) -> list[tuple[Any, ...]]:
        """The rows as the driver gives them; `more` are other values that the statement names."""
        given = self.given(connection, numbers, **more)
        waiting = _WAITING.get(connection)
        sent = waiting.pop((id(self), given[_ASKED]), None) if waiting and not more else None
        with closing(sent or self.send(connection, given)) as cursor:
            return list(cursor.fetchall())

    def given(self, connection: Connection, numbers: Collection[int], **more: Any) -> Any:
        """The values of the statement as the driver takes them."""
        return self._of(connection.dialect).given(connection.dialect.name, {_ASKED: numbers, **more})

    def send(self, connection: Connection, given: Any) -> Any:
        """A cursor that the statement was sent by."""
        words, cursor = self._of(connection.dialect).words, connection.connection.cursor()
        for note in connection.dispatch.before_cursor_execute:
            note(connection, cursor, words, given, None, False)
        # PostgreSQL writes numbers as they are, and not as words, where it is asked to: a twentieth of a dossier.
        cursor.execute(words, given, **({"binary": True} if connection.dialect.name == "postgresql" else {}))
        return cursor

    def _of(self, dialect: Dialect) -> "_Compiled":
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _Compiled.of(self._statement, dialect)
        return compiled


_WAITING: WeakKeyDictionary[Connection, dict[tuple[int, str], Any]] = WeakKeyDictionary()
"""By connection the cursors of what was prefetched on it and not yet asked for, by lookup and numbers."""


@contextmanager
def prefetching(connection: Connection) -> Iterator[None]:
    """Within this, PostgreSQL looks up what was sent by `prefetch` while the rows of what was sent before are read.

    Here nothing may be asked but by a `Lookup`, and nothing written. SQLite, which answers in this process, is asked one
    after the other as ever.
    """
    if connection.dialect.name != "postgresql" or connection in _WAITING:
        yield
        return
    driver: Any = connection.connection.driver_connection
    _WAITING[connection] = {}
    try:
        with driver.pipeline():
            # A lookup has one plan for any numbers; to weigh each time whether these have a better one takes longer.
            driver.execute("SET LOCAL plan_cache_mode = force_generic_plan")
            yield
            driver.execute("SET LOCAL plan_cache_mode = auto")
    finally:
        del _WAITING[connection]


def prefetch(connection: Connection, *lookups: tuple[Lookup, Iterable[int]]) -> None:
    """Sends what will be asked of the same numbers, if this is within `prefetching`; else nothing is done."""
    waiting = _WAITING.get(connection)
    if waiting is None:
        return
    for lookup, numbers in lookups:
        for some in batches(numbers):
            given = lookup.given(connection, some)
            key = id(lookup), given[_ASKED]
            if key not in waiting:
                waiting[key] = lookup.send(connection, given)


class _Compiled(NamedTuple):
    """The words of a statement for one kind of database, its constants by name, and their order where it has places."""

    words: str
    constants: dict[str, Any]
    places: tuple[str, ...] | None

    @classmethod
    def of(cls, statement: Select[*tuple[Any, ...]], dialect: Dialect) -> "_Compiled":
        made: Any = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        places = made.positiontup
        return cls(made.string, dict(made.params), None if places is None else tuple(places))

    def given(self, dialect: str, named: dict[str, Any]) -> Any:
        values = {**self.constants}
        for name, value in named.items():
            values[name] = value if isinstance(value, str | int) else _written(value, dialect)
        return values if self.places is None else tuple([values[name] for name in self.places])


def rows_of(
    connection: Connection, statement: Lookup | Select[Any], numbers: Iterable[int], **more: Any
) -> Iterator[Any]:
    """What a statement finds for numbers that it asks for with `is_asked`, a few hundred of them at a time.

    Values are as the driver gives them: what is true is 1 where the database has no better.
    """
    for some in batches(numbers):
        if isinstance(statement, Lookup):
            rows: Iterable[Any] = statement.ask(connection, some, **more)
            names = statement.names
        else:
            found = connection.execute(statement, {_ASKED: some, **more})
            rows = found.cursor.fetchall() if found.cursor is not None else ()
            names = tuple(found.keys())
            found.close()
        yield from map(_record(names), rows)


def tuples_of(connection: Connection, lookup: Lookup, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """The same without names, for rows that are very many."""
    for some in batches(numbers):
        yield from lookup.ask(connection, some)


def numbers_of(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[int]:
    """The first column of what a query finds, as the driver gives it: thousands of rows of SQLAlchemy take a millisecond."""
    found = connection.execute(query)
    rows = found.cursor.fetchall() if found.cursor is not None else ()
    found.close()
    return [row[0] for row in rows]


@cache
def _record(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """What makes a record of what the driver read: a row of SQLAlchemy between them takes as long again."""
    named: Any = namedtuple  # the names are those of a statement, which no checker knows
    make: Callable[[Any], Any] = named("Record", names)._make
    return make
