"""What counts in lists is told beside the keys of events: the same that the events themselves say."""

from typing import Any

import pytest
from sqlalchemy import Connection, Table, and_, select

from dragoman.register import engagements as events
from dragoman.register.connection import transaction
from dragoman.register.counting import counts
from dragoman.register.filters import Filter
from dragoman.register.queries import dossier, engagements, met_both, organisations, people
from dragoman.register.resolved import event, event_organisation, event_party, event_state
from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, reject, undo
from dragoman.review.naming import find_fact
from readings import golds, seed
from tellings import report

KEPT = (event_party, event_organisation, event_state)
ANN = Decider("Ann")
PAIR = ("Nurlan Seit", "Ilze Ozola")
FILTERS = (
    {},
    {"least": None},
    {"least": 0.9},
    {"rejected": True},
    {"least": None, "rejected": True},
    {"accepted": True},
    {"since": "2024-02-01"},
    {"since": "2024-02-01", "least": None},
)


@pytest.fixture
def mixed(register: Register) -> Register:
    """What is sure, what is not, what was rejected, and what is not sure but was accepted; and what is ahead."""
    for reading in (seed(), *golds()):
        register.record(reading, "1")
    told = {"2024-01-05": None, "2024-02-05": 0.3, "2024-03-05": 0.3, "2024-04-05": 0.9, "2024-05-05": 0.9}
    for day, confidence in told.items():
        register.record(report(*PAIR, source=day, published=day, date=day, confidence=confidence), "1")
    ahead = report(*PAIR, source="ahead", published="2024-06-01", date="2024-07-01", status="scheduled")
    register.record(ahead, "1")
    accept(register, [find_fact(register, f"{_report(register, '2024-03-05')}/e")], by=ANN)
    reject(register, [find_fact(register, f"{_report(register, '2024-04-05')}/e")], by=ANN)
    return register


def _report(register: Register, source: str) -> int:
    return next(number for number in register.reports() if register.reading(number).report.source == source)


def test_what_is_kept_is_what_the_events_say(mixed: Register) -> None:
    with transaction(mixed.engine) as connection:
        out = [_agreed(connection, table) for table in KEPT]
    assert {True, False} == set(out[0]) == set(out[2])


def test_it_follows_what_people_decide(mixed: Register) -> None:
    with transaction(mixed.engine) as connection:
        before = [sorted(_agreed(connection, table)) for table in KEPT]
    rejected = reject(mixed, [find_fact(mixed, "1/e1")], by=ANN)
    with transaction(mixed.engine) as connection:
        assert [sum(_agreed(connection, table)) for table in KEPT] > [sum(some) for some in before]
    undo(mixed, rejected[0].id or 0, by=ANN)
    with transaction(mixed.engine) as connection:
        assert [sorted(_agreed(connection, table)) for table in KEPT] == before


def _agreed(connection: Connection, table: Table) -> list[bool]:
    """What a table keeps of whether events are left out, which is what their rows say, as is their status."""
    query = select(table.c.left_out, and_(*counts(event, Filter())), table.c.status, event.c.status)
    rows = connection.execute(query.join_from(table, event, event.c.id == table.c.event_id)).all()
    assert all(bool(left_out) is not bool(counted) for left_out, counted, _, _ in rows)
    assert all(kept == told for _, _, kept, told in rows)
    return [bool(left_out) for left_out, *_ in rows]


@pytest.mark.parametrize("led", [{"state": "KAZ"}, {"person": "seit"}, {"organisation": "saeima"}], ids=str)
@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_lists_that_an_index_leads_to_keep_what_the_list_of_all_keeps(
    mixed: Register, led: dict[str, Any], asked: dict[str, Any]
) -> None:
    theirs = {row.id for row in engagements(mixed, Filter(**{**led, "least": None, "rejected": True}))}
    wanted, every = Filter(**{**led, **asked}), Filter(**asked)
    found = events.listed(mixed, wanted)
    assert [row.id for row in found.rows] == [row.id for row in engagements(mixed, every) if row.id in theirs]
    left = Filter(**{**led, **asked, "least": None, "rejected": True})
    if not wanted.accepted:
        assert len(found.rows) + found.left_out == len(engagements(mixed, left))


def test_people_and_organisations_have_as_many_engagements_as_their_lists(mixed: Register) -> None:
    for row in (*people(mixed), *organisations(mixed)):
        assert row.engagements == len(engagements(mixed, Filter(identity=row.id)))


def test_a_dossier_and_who_met_both_tell_of_what_counts(mixed: Register) -> None:
    found = dossier(mixed, "seit")
    days = [row.day for row in found.engagements if row.day >= "2024"]
    assert days == ["2024-01-05", "2024-03-05", "2024-05-05"]
    assert [row.day for row in found.ahead] == ["2024-07-01"]
    assert found.left_out == 2
    met = met_both(mixed, "KAZ", "LVA")
    assert {row.name: row.one.times for row in met.rows}.keys() <= {row.name for row in people(mixed)}
    both = met_both(mixed, "seit", "seit")
    ozola = next(row for row in both.rows if row.name == "Ilze Ozola")
    held = engagements(mixed, Filter(person="seit", counterpart="ozola", statuses=("held",)))
    assert ozola.one.times == len(held) and ozola.one.last == "2024-05-05"
