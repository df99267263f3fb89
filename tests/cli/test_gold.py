"""`gold`: reports that were reviewed become gold reports; and decisions of coders."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk import press
from dragoman.evaluation.gold import load_gold
from dragoman.register.store import Register
from readings import seed

Run = Callable[..., Any]


@pytest.fixture
def desk(tmp_path: Path) -> str:
    path = str(tmp_path / "r.db")
    with Register.open(path, create=True) as opened:
        opened.record(seed(), "1")
        opened.record(press(0), "1")
    return path


def accept_all(run: Run, desk: str, report: int, *more: str) -> None:
    rows = run("queue", "--json", "--report", report, "--limit", "99", "--register", desk).lines()
    facts = [row["fact"] for row in rows if row["quotes"]]
    assert run("accept", *facts, "--by", "Ann", "--register", desk, *more).status == 0


def test_a_report_that_was_reviewed_is_written_and_evaluated(run: Run, desk: str, tmp_path: Path) -> None:
    refused = run("gold", tmp_path, "--register", desk)
    assert refused.status == 1 and "no report was written: review one whole first" in refused.err
    accept_all(run, desk, 1)
    done = run("gold", tmp_path, "--register", desk)
    path = tmp_path / "written" / "desk-00001.report"
    assert done.out == f"{path}\n" and "1 reports are left out" in done.err
    assert [one.form for one in load_gold(path).engagements] == ["meeting", "visit", "meeting"]
    assert "engagements" in run("evaluate", tmp_path / "written", "--reader", "rules").out


def test_what_still_waits_is_named(run: Run, desk: str, tmp_path: Path) -> None:
    run("accept", "1/e1", "--by", "Ann", "--register", desk)
    told = run("gold", tmp_path, "1", "--register", desk).err
    assert "report 1 is left out" in told and "1/e3" in told and "still wait" in told
    assert run("gold", tmp_path, "1", "--partial", "--register", desk).status == 0


def test_a_coders_word_counts_if_it_is_asked_for(run: Run, desk: str, tmp_path: Path) -> None:
    accept_all(run, desk, 1, "--as", "coder")
    assert run("gold", tmp_path, "1", "--register", desk).status == 1
    assert run("gold", tmp_path, "1", "--coded", "--register", desk).status == 0
    coded = run("queue", "--coded", "--json", "--limit", "99", "--register", desk).lines()
    assert "1/e1" in {row["fact"] for row in coded}
    assert run("log", "--json", "--register", desk).lines()[0]["role"] == "coder"
    run("reject", "1/e1", "--by", "Rey", "--register", desk)
    refused = run("accept", "1/e1", "--by", "Cy", "--as", "coder", "--register", desk)
    assert refused.status == 1 and "a coder cannot overrule it" in refused.err
    assert run("accept", "1/e2", "--as", "boss", "--register", desk).status == 2
