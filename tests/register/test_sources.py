"""The health of watched sources: what they report, whether they fail, and whether they have gone silent."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dragoman.register.source_log import (
    Answered,
    Enrolment,
    Found,
    Host,
    enrol,
    host_of,
    knows_part,
    note_answer,
    note_failure,
    note_host,
    note_part,
    note_read,
    note_report,
    waiting,
)
from dragoman.register.sources import is_silent, longest_pause, sources, troubled
from dragoman.register.store import Register
from readings import golds, variant

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FEED = Enrolment("feed", "https://a.example/rss", "A", 3600, "NOR")


def days(*gaps: int) -> list[date]:
    """Days with these gaps between them, the last one a Monday in March."""
    found = [NOW.date()]
    for gap in reversed(gaps):
        found.insert(0, found[0] - timedelta(days=gap))
    return found


def test_silence_is_told_by_a_sources_own_rhythm() -> None:
    weekdays = days(1, 1, 1, 1, 3, 1, 1, 1, 1, 3)
    last = weekdays[-1]
    assert longest_pause(weekdays) == 3
    assert not is_silent(weekdays, last + timedelta(days=6))
    assert is_silent(weekdays, last + timedelta(days=7))
    monthly = days(28, 31, 30, 31)
    assert not is_silent(monthly, last + timedelta(days=62))
    assert is_silent(monthly, last + timedelta(days=63))
    # A source that reports every day may rest for three days.
    daily = days(*[1] * 10)
    assert not is_silent(daily, last + timedelta(days=3))
    assert is_silent(daily, last + timedelta(days=4))


def test_a_source_without_a_rhythm_is_never_silent() -> None:
    assert longest_pause([]) is None
    assert not is_silent([], NOW.date())
    assert not is_silent(days(1, 1, 1), date(2030, 1, 1))


def test_only_its_last_days_make_a_rhythm() -> None:
    assert longest_pause(days(200, *[2] * 30)) == 2


def test_a_source_from_its_first_day_on(register: Register) -> None:
    (known,) = enrol(register, "w.yml", [FEED])
    assert [row.state for row in sources(register, now=NOW)] == ["new"]
    found = [Found("https://a.example/1", day="2026-03-01"), Found("https://a.example/2")]
    assert note_answer(register, known.id, Answered(NOW, NOW + timedelta(hours=1), '"e"', "m"), [*found, *found]) == 2
    assert note_answer(register, known.id, Answered(NOW, NOW + timedelta(hours=1)), found) == 0
    first, second = waiting(register, known.id, 10)
    report = register.record(golds()[0], "1").report
    for _ in range(2):
        note_report(register, known.id, first.id, report, "2026-03-01")
    note_read(register, first, NOW)
    note_read(register, second, NOW, "is a picture")
    (row,) = sources(register, now=NOW)
    assert (row.state, row.voice, row.reports, row.last_report, row.per_week) == ("well", "NOR", 1, "2026-03-01", 1.0)
    assert (row.waiting, row.given_up, row.error) == (0, 1, "https://a.example/2 is a picture")
    assert row.answered == "2026-03-02T09:00:00Z"
    note_failure(register, known.id, NOW, NOW + timedelta(minutes=1), 1, "cannot be reached")
    (row,) = sources(register, now=NOW)
    assert (row.state, row.failures, row.error, row.next) == ("failing", 1, "cannot be reached", "2026-03-02T09:01:00Z")
    assert troubled(register, now=NOW) == [row]
    (again,) = enrol(register, "w.yml", [FEED])
    assert again == (known.id, None, None, NOW, NOW + timedelta(minutes=1), 1)


def test_reports_per_week_and_silence_over_many_reports(register: Register) -> None:
    (known,) = enrol(register, "w.yml", [FEED])
    note_answer(register, known.id, Answered(NOW, NOW))
    for number, day in enumerate(days(*[2] * 9)):
        report = register.record(variant(golds()[0], number), "1").report
        note_report(register, known.id, None, report, day.isoformat())
    (row,) = sources(register, now=NOW)
    assert (row.reports, row.pause, row.state) == (10, 2, "well")
    assert row.per_week == pytest.approx(70 / 19, abs=0.05)
    (later,) = sources(register, now=NOW + timedelta(days=5))
    assert later.state == "silent"
    assert troubled(register, now=NOW + timedelta(days=5)) == [later]
    # However long ago that is.
    assert sources(register, now=NOW + timedelta(days=800))[0].state == "silent"


def test_parts_and_hosts_are_known_again(register: Register) -> None:
    (known,) = enrol(register, "w.yml", [FEED])
    assert not knows_part(register, known.id, "a#1", "x")
    note_part(register, known.id, "a#1", "x", NOW)
    assert knows_part(register, known.id, "a#1", "x") and not knows_part(register, known.id, "a#1", "y")
    assert host_of(register, "https://a.example") == Host()
    for host in (Host("User-agent: *", NOW, NOW, None, NOW, NOW, 2), Host(asked_at=NOW)):
        note_host(register, "https://a.example", host)
        assert host_of(register, "https://a.example") == host


def test_two_watch_files_do_not_take_each_others_sources(register: Register) -> None:
    enrol(register, "a.yml", [FEED])
    enrol(register, "b.yml", [FEED._replace(address="https://b.example/rss", name="B")])
    enrol(register, "a.yml", [])
    assert [row.name for row in sources(register, now=NOW)] == ["B"]
    assert [row.name for row in sources(register, now=NOW, everything=True)] == ["A", "B"]
