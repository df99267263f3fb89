"""The ways to events by the reports that tell of them: their outlet, their source, and the words in them."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, select

from dragoman.register.aliases import alias
from dragoman.register.existence import there_is
from dragoman.register.filters import Filter
from dragoman.register.fulltext import are_in, reports_with
from dragoman.register.paging import size_of
from dragoman.register.resolved import event
from dragoman.register.tables import engagement, report
from dragoman.register.way import MOST, Condition, Number, Way

_NUMBERED = 20_000
"""What no more reports than this tell of is numbered first, where many events are wanted."""


def by_reports(connection: Connection, wanted: Filter) -> Iterable[Way]:
    """The events of which reports of a source or outlet tell, or in which words stand."""
    for column, value in (("outlet", wanted.outlet), ("source", wanted.source)):
        if value:
            reports = select(report.c.id).where(report.c[column] == value)
            yield _told_by(reports, _told_as(column, value))
    if wanted.words:
        asked = alias(engagement, "words")
        told = are_in(connection, wanted.words, asked.c.report_id)
        reports = reports_with(connection.dialect.name, wanted.words)
        yield _told_by(reports, lambda number: there_is(asked.c.event_id == number, told))


def _told_as(column: str, value: str) -> Callable[[Number], Condition]:
    asked, told = alias(engagement, column), alias(report, column)
    return lambda number: there_is(asked.c.event_id == number, told.c.id == asked.c.report_id, told.c[column] == value)


def _told_by(reports: Select[Any], holds: Callable[[Number], Condition]) -> Way:
    some = reports.limit(MOST + 1)
    taken, at = alias(engagement, "taken"), alias(event, "at")
    into = taken.join(at, at.c.id == taken.c.event_id)

    def among(connection: Connection, number: Number) -> Condition:
        few = size_of(connection, reports.limit(_NUMBERED + 1)) <= _NUMBERED
        return _is_numbered(reports, number) if few else holds(number)

    where = taken.c.report_id.in_(some)
    return Way(holds, into, at.c.id, at.c.day, where, sorted=False, row=at, size=some, among=among)


def _is_numbered(reports: Select[Any], number: Number) -> Condition:
    told = alias(engagement, "numbered")
    numbers = select(told.c.event_id).where(told.c.report_id.in_(reports), told.c.event_id.is_not(None))
    # Wrapped so that the days are walked, and not these numbers: only the latest of them are wanted.
    return func.coalesce(number, 0).in_(numbers)
