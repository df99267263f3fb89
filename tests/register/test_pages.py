"""What the desk's pages ask of the register: what is new, what is outstanding, and one thing in full."""

from datetime import date

import pytest

from dragoman.model.decision import Decision
from dragoman.register.course import course
from dragoman.register.events_in_full import event_in_full
from dragoman.register.filters import Filter
from dragoman.register.matches import matches_of, names_of
from dragoman.register.members import accounts_of
from dragoman.register.officeholders import latest_posts
from dragoman.register.outstanding import outstanding
from dragoman.register.partners import partners
from dragoman.register.queries import people
from dragoman.register.reports import newest_reports, report_record
from dragoman.register.sayings import sayings
from dragoman.register.search import reports_told
from dragoman.register.store import Register
from readings import seed
from tellings import report

SEIT, OZOLA, LIND = "Nurlan Seit", "Ilze Ozola", "Bo Lind"


@pytest.fixture
def told(register: Register) -> Register:
    """A meeting that was announced and held, and a call of which the reader is not sure."""
    readings = (
        report(
            *(SEIT, OZOLA), source="plan", published="2024-03-01", status="scheduled", date="2024-03-05", outlet="Wire"
        ),
        report(
            *(SEIT, OZOLA), source="ours", published="2024-03-05", date="2024-03-05", place="Riga",
            topics=("gas supplies",), promised="a new terminal", outlet="Ministry",
        ),
        report(SEIT, LIND, source="call", published="2024-04-18", form="call", date="2024-04-18", confidence=0.3),
    )  # fmt: skip
    for reading in readings:
        register.record(reading, "1")
    return register


def number_of(register: Register, name: str) -> int:
    return people(register, Filter(person=name))[0].id


def test_the_newest_reports_stand_in_front_and_are_read_in_pages(told: Register) -> None:
    assert [row.id for row in newest_reports(told, limit=2)] == [3, 2]
    assert [row.id for row in newest_reports(told, limit=2, before=2)] == [1]
    assert [row.id for row in newest_reports(told, limit=2, after=1)] == [3, 2]
    assert [row.id for row in newest_reports(told, limit=9, outlet="Wire")] == [1]
    assert newest_reports(told, limit=1)[0].engagements == 1


def test_a_record_knows_the_engagements_of_its_report(told: Register) -> None:
    record = report_record(told, 2)
    assert record is not None
    assert record.events == {"e": 1}
    assert report_record(told, 99) is None


def test_an_engagement_in_full_is_found_by_any_of_its_numbers(told: Register) -> None:
    first, second = event_in_full(told, 1), event_in_full(told, 2)
    assert first is not None
    assert first == second
    assert first.numbers == (1, 2)
    assert [promise.what for promise in first.commitments] == ["a new terminal"]
    assert any("same parties" in reason for link in first.links for reason in link.reasons)
    assert len(accounts_of(told, 1)) == 2
    assert event_in_full(told, 99) is None


def test_what_was_said_is_told_with_its_words_and_who_said_it(register: Register) -> None:
    register.record(seed(), "1")
    said = [row for person in people(register) for row in sayings(register, person.id, limit=5)]
    assert said
    assert all(row.quotes and row.speaker.name for row in said)
    assert all(row.fact.startswith("s") for row in said)


def test_what_is_outstanding_is_counted_by_age(told: Register) -> None:
    found = outstanding(told, date(2024, 4, 20))
    assert found.changed.number == 0
    assert found.unsure.number > 0
    assert [row.size.number for row in found.ages] == [0, 1, 0, 0]
    assert [row.size.number for row in outstanding(told, date(2026, 1, 1)).ages] == [0, 0, 0, 1]


def test_a_state_has_partners_in_what_counts(told: Register) -> None:
    """The call of which the reader is not sure counts once somebody has decided that it is so."""
    assert [row.name for row in partners(told, "KAZ", limit=5).states] == ["LVA"]
    call = told.standing(3).target("engagements", 0)
    told.decide([Decision(kind="accept", who="ada", at="2024-05-09T10:00:00+00:00", targets=(call,))])
    assert [row.name for row in partners(told, "KAZ", limit=5).states] == ["LVA", "SWE"]


def test_posts_told_last_stand_in_front(told: Register) -> None:
    posts = latest_posts(told, states=["KAZ"], limit=5)
    assert [(post.person, post.title) for post in posts] == [(SEIT, "Minister of Energy")]
    assert posts[0].evidence


def test_topics_are_told_year_by_year(told: Register) -> None:
    found = course(told, Filter(state="LVA"))
    (year,) = found.years
    assert (year.year, year.engagements) == ("2024", 1)
    assert [count.name for count in year.subjects] == ["energy"]
    assert not found.cut


def test_actors_of_a_report_are_known_beyond_it(told: Register) -> None:
    matches = matches_of(told, 2)
    assert matches["p0"].name == SEIT
    assert matches["p0"].identity == number_of(told, SEIT)
    assert [name.name for name in names_of(told, matches["p0"].identity)] == [SEIT]


def test_words_of_reports_are_found_where_they_stand(told: Register) -> None:
    (hit,) = reports_told(told, "terminal", limit=5)
    assert hit.report.id == 2
    assert [piece.text for piece in hit.passage if piece.found] == ["terminal"]
    assert reports_told(told, "no-such-word", limit=5) == []
    assert reports_told(told, "!!", limit=5) == []
