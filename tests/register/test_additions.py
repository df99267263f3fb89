"""What an addition costs does not depend on how much is there already: all that it looks for, it finds by an index."""

from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest
from sqlalchemy import event

from dragoman.model.reading import Reading
from dragoman.register.store import Register
from readings import seed
from tellings import report

_OF_NONE = "superseded_by_id"
"""An index in which nearly all reports stand under the same value, that of those that are not superseded."""


_SHORT = ("SCAN numbering:", "SCAN anon_", "SCAN json_each ")
"""Of one row; what a query within the query has found, and the numbers it is asked for, of which there are a few at most."""


@pytest.fixture
def register() -> Register:
    return Register.open("sqlite://", create=True)


def plans(register: Register, statements: list[tuple[str, Any]]) -> list[str]:
    with register.engine.connect() as connection:
        return [
            f"{row[3]}: {statement}"
            for statement, given in statements
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        ]


def test_nothing_is_looked_for_row_by_row(register: Register) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        if not many and statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, given))

    register.record(seed(), "1")
    event.listen(register.engine, "before_cursor_execute", note)
    register.record(seed(), "2")
    event.remove(register.engine, "before_cursor_execute", note)
    found = plans(register, asked)
    assert len(found) > 20
    assert [plan for plan in found if plan.startswith("SCAN") and not any(each in plan for each in _SHORT)] == []
    assert [plan for plan in found if _OF_NONE in plan.split(":")[0]] == []


def steps_of(register: Register, reading: Reading) -> int:
    """The steps, in hundreds, that SQLite takes to add a report."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    with register.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(step, 100)
    register.record(reading, "1")
    driver.set_progress_handler(None, 0)
    return taken


def meeting(number: int) -> Reading:
    """A leader who meets somebody every other week."""
    day = (date(2005, 1, 3) + timedelta(days=14 * number)).isoformat()
    other = ("Ilze Ozola", "Bo Lind", "Marc Weber")[number % 3]
    return report("Nurlan Seit", other, source=f"r{number}", published=day, date=day, outlet="Steppe News")


def test_the_meetings_of_a_leader_cost_the_same_however_many_there_were(register: Register) -> None:
    early, late = [
        [steps_of(register, meeting(number)) for number in range(first, last)] for first, last in ((0, 30), (30, 300))
    ]
    assert median(late[-30:]) <= 1.2 * median(early[-15:])
