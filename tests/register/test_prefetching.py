"""What a dossier sends ahead: on PostgreSQL many lookups are on their way at once, and none of them is in vain."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import event, select

from dragoman.register.batches import Lookup, is_asked, prefetch, prefetching, rows_of
from dragoman.register.connection import transaction
from dragoman.register.queries import dossier, people
from dragoman.register.store import Register
from dragoman.register.tables import report
from readings import golds, seed

TITLES = Lookup(select(report.c.id, report.c.title).where(is_asked(report.c.id)).order_by(report.c.id))
SOURCES = Lookup(select(report.c.id, report.c.source).where(is_asked(report.c.id)).order_by(report.c.id))


@pytest.fixture
def full(register: Register) -> Register:
    for reading in (seed(), *golds()):
        register.record(reading, "1")
    return register


def asked(register: Register, who: str) -> list[tuple[str, str]]:
    """The statements of a dossier with what they were given."""
    found: list[tuple[str, str]] = []

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if statement.lstrip().startswith("SELECT"):
            found.append((statement, str(given)))

    event.listen(register.engine, "before_cursor_execute", note)
    try:
        dossier(register, who)
    finally:
        event.remove(register.engine, "before_cursor_execute", note)
    return found


def test_a_dossier_sends_nothing_ahead_that_it_asks_again(full: Register) -> None:
    for who in (*(str(row.id) for row in people(full)[:5]), "KAZ"):
        statements = asked(full, who)
        assert len(statements) > 10
        # Who bearers are is looked up once for engagements and once for commitments, and never ahead.
        twice = [each for each, times in Counter(statements).items() if times > 1]
        assert [each for each in twice if not each[0].startswith("SELECT bearer.id")] == []


def test_rows_that_were_sent_for_are_those_of_their_own_statement_and_numbers(full: Register) -> None:
    with transaction(full.engine) as connection:
        plain = [list(rows_of(connection, each, [1, 2, 3])) for each in (TITLES, SOURCES)]
        with prefetching(connection):
            prefetch(connection, (SOURCES, [1, 2, 3]), (TITLES, [1, 2, 3]), (TITLES, [2]))
            assert [list(rows_of(connection, each, [1, 2, 3])) for each in (TITLES, SOURCES)] == plain
            assert list(rows_of(connection, TITLES, [3])) == plain[0][2:]
            assert list(rows_of(connection, TITLES, [2])) == plain[0][1:2]
        assert list(rows_of(connection, SOURCES, [1, 2, 3])) == plain[1]


def test_what_nobody_asks_for_in_the_end_does_no_harm(full: Register) -> None:
    with transaction(full.engine) as connection:
        with prefetching(connection):
            prefetch(connection, (TITLES, [1, 2, 3]), (SOURCES, []))
        assert [row.id for row in rows_of(connection, TITLES, [1, 2, 3])] == [1, 2, 3]


def test_other_statements_are_planned_for_their_values_again_afterwards(full: Register) -> None:
    with transaction(full.engine) as connection:
        if connection.dialect.name != "postgresql":
            pytest.skip("SQLite has no such setting")
        with prefetching(connection):
            list(rows_of(connection, TITLES, [1]))
        assert connection.exec_driver_sql("SHOW plan_cache_mode").scalar() == "auto"
