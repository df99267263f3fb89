"""Review from the command line: facts by the names that people see, and one line that says what was done or what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.register.store import Register
from readings import seed, variant

Run = Callable[..., Any]


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """A register of two reports, by two outlets, that tell the same."""
    path = str(tmp_path / "r.db")
    second = variant(seed(), 1)
    second = msgspec.structs.replace(second, report=msgspec.structs.replace(second.report, outlet="Riga Herald"))
    with Register.open(path, create=True) as opened:
        opened.record(seed(), "1")
        opened.record(second, "1")
    return path


def test_what_waits_is_accepted_and_waits_no_more(run: Run, desk: str) -> None:
    before = run("queue", "--json", "--register", desk).lines()
    assert {"fact", "mark", "words", "quotes", "confidence", "reason"} <= set(before[0])
    assert [row["confidence"] for row in before] == sorted(
        (row["confidence"] for row in before), key=lambda share: (share is None, share)
    )
    done = run("accept", "1/e1", "1/c1", "--by", "Ann", "--register", desk)
    assert (done.status, done.out) == (0, "decision 1, 2 of Ann: 1/e1, 1/c1 accepted\n")
    left = {row["fact"] for row in run("queue", "--json", "--register", desk).lines()}
    assert {row["fact"] for row in before} - left == {"1/e1", "1/c1"}
    accepted = run("queue", "--state", "accepted", "--json", "--register", desk).lines()
    assert [row["fact"] for row in accepted] == ["1/e1", "1/c1"]


def test_the_queue_is_narrowed(run: Run, desk: str) -> None:
    def facts(*options: object) -> list[str]:
        return [row["fact"] for row in run("queue", "--json", "--register", desk, *options).lines()]

    assert facts("--report", "2", "--section", "engagements") == ["2/e1", "2/e2", "2/e3"]
    assert facts("--below", "0.5") == []
    assert len(facts("--publisher", "Steppe News", "--limit", "3")) == 3
    assert facts("--publisher", "Nobody") == []
    assert "Waiting for review" in run("queue", "--register", desk).out


def test_an_event_is_accepted_with_all_its_accounts(run: Run, desk: str) -> None:
    assert run("accept", "1", "--by", "Ann", "--register", desk).out.endswith("1/e1, 2/e1 accepted\n")


def test_a_fact_is_corrected(run: Run, desk: str) -> None:
    done = run("correct", "1/e1", "form=call", "p1.role=host", "place.state=Estonia", "--by", "Ann", "--register", desk)
    assert done.out == "decision 1 of Ann: 1/e1 corrected\n"
    with Register.open(desk) as register:
        engagement = register.reading(1).engagements[0]
    assert engagement.form == "call"
    assert engagement.parties[0].role == "host"
    assert engagement.place is not None and engagement.place.state == "EST"
    assert run("undo", "1", "--by", "Bob", "--register", desk).out == "decision 2 of Bob: decision 1 is undone\n"
    with Register.open(desk) as register:
        assert register.reading(1) == seed()
    run("redo", "1", "--by", "Bob", "--register", desk)
    with Register.open(desk) as register:
        assert register.reading(1).engagements[0] == engagement


def test_a_missed_fact_is_added(run: Run, desk: str) -> None:
    values = ("form=message", "status=held", "parties=KAZ,LVA", "quote=the gift")
    assert run("add", "1", "engagements", *values, "--by", "Ann", "--register", desk).out.endswith("1/e4 added\n")
    with Register.open(desk) as register:
        reading = register.reading(1)
    assert reading.quotes(reading.engagements[3]) == ("the gift",)


def test_events_are_merged_and_split(run: Run, desk: str) -> None:
    assert "event 1 is told by 1/e1, 1/e3, 2/e1, 2/e3" in run("merge", "1", "3", "--by", "A", "--register", desk).out
    assert "2/e3 tells of event 6" in run("split", "1", "2/e3", "--by", "A", "--register", desk).out
    refused = run("merge", "1", "6", "--by", "A", "--register", desk)
    assert refused.status == 1
    assert "decision 2 of A says that they are not the same: undo it first with: undo 2" in refused.err


def test_who_is_who(run: Run, desk: str) -> None:
    def people() -> int:
        return len(run("people", "--json", "--register", desk).lines())

    before = people()
    run("apart", "1/p1", "2/p1", "--by", "A", "--register", desk)
    assert people() == before + 1
    run("undo", "1", "--by", "A", "--register", desk)
    assert people() == before
    run("same", "1/p1", "2/p2", "--by", "A", "--register", desk)
    assert people() == before - 1


def test_a_commitment_is_settled(run: Run, desk: str) -> None:
    done = run("settle", "1/c1", "2/e1", "--by", "A", "--register", desk)
    assert done.out == "decision 1 of A: 1/c1 was settled by event 1\n"


def test_history_and_log(run: Run, desk: str) -> None:
    run("accept", "1/e1", "--by", "Ann", "--why", "read it twice", "--register", desk)
    run("undo", "1", "--by", "Bob", "--register", desk)
    told = run("history", "1/e1", "--json", "--register", desk).lines()
    assert [(entry["what"], entry["who"]) for entry in told] == [("read", "1"), ("decided", "Ann"), ("decided", "Bob")]
    assert told[1]["why"] == "read it twice" and told[1]["undone_by"] == 2
    assert told[1]["facts"] == ["1/e1"]
    assert [entry["kind"] for entry in run("log", "--json", "--register", desk).lines()] == ["accept", "undo"]
    assert [entry["kind"] for entry in run("log", "--by", "Bob", "--json", "--register", desk).lines()] == ["undo"]
    assert run("log", "--until", "2000", "--json", "--register", desk).lines() == []
    shown = run("history", "1", "--register", desk)
    assert "read it twice" in shown.out and "1/e1" in shown.out and "2/e1" in shown.out


def test_the_login_name_decides_where_none_is_given(run: Run, desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "desk-officer")
    run("accept", "1/e1", "--register", desk)
    assert run("log", "--json", "--register", desk).lines()[0]["who"] == "desk-officer"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("accept", "e1"), "e1 names no fact: give one such as 3/e1"),
        (("accept", "9/e1"), "there is no report 9"),
        (("accept", "1/e9"), "report 1 has no fact e9: see its facts with: show 1"),
        (("accept", "99"), "there is no event 99"),
        (("accept", "1/e1@00000000"), "1/e1 has changed since it was shown"),
        (("accept", "1/e1", "--by", " "), "--by is empty"),
        (("correct", "1/e1", "form=calll"), "form cannot be 'calll': it is one of meeting, call,"),
        (("correct", "1/e1", "fom=call"), "engagements have no field fom"),
        (("correct", "1/e1", "form"), "'form' is no change: write FIELD=VALUE"),
        (("correct", "1/e1", "form=meeting"), "says so already"),
        (("correct", "1/e1", "parties+=p9"), "the report has no p9 among its actors"),
        (("correct", "1/e2", "date=2022"), "say where the date is from"),
        (("correct", "1/e2", "date=soon"), "'soon' is no date"),
        (("correct", "1", "form=call"), "correct one of its accounts: 1/e1, 2/e1"),
        (("correct", "1/post1", "state=Atlantis"), "no state is called 'Atlantis'"),
        (("add", "1", "engagements", "form=call", "status=held", "parties=KAZ"), "say which words of the report"),
        (("add", "1", "engagements", "form=call", "parties=KAZ", "quote=gift"), "status of the fact is missing"),
        (("add", "1", "topics", "phrase=x", "subjects=other", "quote=Mrs"), "'Mrs' stands 2 times in the report"),
        (("merge", "1", "1"), "one event already"),
        (("split", "1", "2/e1", "1/e1"), "cannot be split off"),
        (("split", "1", "1/e3"), "1/e3 is no account of that event: its accounts are 1/e1, 2/e1"),
        (("same", "1/p1", "1/o1"), "a person and an organisation cannot be the same"),
        (("same", "1/e1", "2/e1"), "1/e1 is no person or organisation"),
        (("settle", "1/s1", "1"), "are not a commitment and an engagement"),
        (("undo", "7"), "there is no decision 7"),
        (("redo", "7"), "decision 7 is not undone"),
        (("keep", "1/e1"), "there is nothing to keep or take"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, desk: str, arguments: tuple[str, ...], complaint: str
) -> None:
    refused = run(*arguments, "--register", desk)
    assert refused.status == 1
    assert complaint in refused.err
    assert len(refused.err.splitlines()) == 1 and not refused.out
    assert run("log", "--json", "--register", desk).lines() == []


def test_what_has_changed_since_it_was_shown_is_not_taken(run: Run, desk: str) -> None:
    mark = next(row["mark"] for row in run("queue", "--json", "--register", desk).lines() if row["fact"] == "1/e1")
    run("correct", "1/e1", "form=call", "--by", "Ann", "--register", desk)
    assert "has changed since it was shown" in run("accept", f"1/e1@{mark}", "--by", "Bob", "--register", desk).err


def test_what_is_read_otherwise_under_a_decision_is_queued_first(run: Run, desk: str) -> None:
    run("accept", "1/e1", "--by", "Ann", "--register", desk)
    first, *others = seed().engagements
    for place, reader in ((None, "2"), (first.place, "3"), (None, "4")):
        changed = msgspec.structs.replace(first, place=place)
        with Register.open(desk) as register:
            register.record(msgspec.structs.replace(seed(), engagements=(changed, *others)), reader)
    row = run("queue", "--json", "--register", desk).lines()[0]
    assert (row["fact"], row["reason"]) == ("1/e1", "changed")
    assert "at Riga" in row["words"] and "at Riga" not in row["now"]
    run("keep", "1/e1", "--by", "Ann", "--register", desk)
    assert run("queue", "--json", "--register", desk).lines()[0]["reason"] == "unsure"
    run("undo", "2", "--by", "Ann", "--register", desk)
    run("take", "1/e1", "--by", "Ann", "--register", desk)
    with Register.open(desk) as register:
        assert register.reading(1).engagements[0].place is None or register.reading(1).engagements[-1].place is None
