"""Who has many engagements is asked for in other ways than who has few: what is told is the same, or says what it leaves out."""

import pytest

from dragoman.register import engagements as events
from dragoman.register import meetings, ways
from dragoman.register.filters import Filter
from dragoman.register.queries import met_both, people
from dragoman.register.store import Register
from readings import golds, seed
from tellings import report


@pytest.fixture
def busy(register: Register) -> Register:
    for reading in (seed(), *golds()):
        register.record(reading, "1")
    for month in range(1, 7):
        day = f"2024-{month:02}-05"
        held = report("Nurlan Seit", "Ilze Ozola", source=day, published=day, date=day, topics=("gas supplies",))
        register.record(held, "1")
    for other in ("Bo Lind", "Marc Weber"):
        register.record(report(other, "Ilze Ozola", source=other, published="2024-07-01", date="2024-07-01"), "1")
    return register


def test_the_days_of_several_names_are_one_list_whether_sorted_or_walked_along(
    busy: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [person.id for person in people(busy)]
    wanted = [Filter(identity=number) for number in numbers]
    wanted += [Filter(identity=number, counterpart_state="LVA", since="2024-02-01") for number in numbers]
    few = [events.listed(busy, each, limit=limit) for each in wanted for limit in (2, None)]
    assert any(len(found.rows) > 2 for found in few)
    monkeypatch.setattr(ways, "MOST", 0)
    assert [events.listed(busy, each, limit=limit) for each in wanted for limit in (2, None)] == few


def test_who_met_both_is_told_of_all_engagements_of_few(busy: Register) -> None:
    found = met_both(busy, "seit", "lind", looked_at=1)
    (row,) = found.rows
    assert (row.name, row.one.times, row.other.times, found.cut) == ("Ilze Ozola", 7, 1, False)
    (turned,) = met_both(busy, "lind", "seit").rows
    assert (turned.one, turned.other) == (row.other, row.one)


def test_who_met_both_is_told_of_the_latest_engagements_of_many(
    busy: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "EVERY", 1)
    found = met_both(busy, "seit", "lind", looked_at=2)
    (row,) = found.rows
    assert (row.name, row.one.times, row.one.last, found.cut) == ("Ilze Ozola", 2, "2024-06-05", True)
    assert not met_both(busy, "seit", "lind", since="2024-06-01", looked_at=2).cut


@pytest.mark.parametrize("every", [meetings.EVERY, 1])
def test_who_met_both_states_is_told_alike_whether_days_are_asked_for_or_not(
    busy: Register, monkeypatch: pytest.MonkeyPatch, every: int
) -> None:
    monkeypatch.setattr(meetings, "EVERY", every)
    found = met_both(busy, "KAZ", "SWE", looked_at=3)
    assert ("Ilze Ozola", every == 1) in [(row.name, found.cut) for row in found.rows]
    assert found == met_both(busy, "KAZ", "SWE", since="1990-01-01", looked_at=3)
