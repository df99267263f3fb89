"""Lists of the register, for people and for programs, and single reports."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len

from dragoman.model.days import days
from dragoman.model.document import Document
from dragoman.model.reading import Actor, Reading
from dragoman.register.store import Register
from readings import golds, seed

Run = Callable[..., Any]
LISTS = ("engagements", "followup", "commitments", "people", "organisations", "posts")
NASTY = "\x1b[31m=HYPERLINK(1) [red]Ana[/red] [link=x]\u202eRuiz\x07"


@pytest.mark.parametrize("command", LISTS)
def test_json_and_csv_and_table_hold_the_same_rows(run: Run, register: Path, command: str) -> None:
    options = (command, "--register", register)
    rows = run(*options, "--json").lines()
    header, *cells = csv.reader(io.StringIO(run(*options, "--csv").out))
    assert len(rows) == len(cells) > 3
    assert len(set(header)) == len(header)
    assert all(len(line) == len(header) for line in cells)
    table = run(*options)
    assert table.status == 0
    assert table.err == ""


@pytest.mark.parametrize("command", LISTS)
def test_tables_fit_and_cut_no_name(run: Run, register: Path, command: str) -> None:
    table = run(command, "--register", register).out
    assert max(map(len, table.splitlines())) <= 100
    assert "…" not in table.replace("…", "", sum(reading.report.text.count("…") for reading in golds()))
    if command == "people":
        words = table.split()
        assert all(word in words for name in ("Nurlan Seit", "Ilze Ozola") for word in name.split())


@pytest.mark.parametrize("columns", [40, 60, 70, 80, 200])
@pytest.mark.parametrize("command", LISTS)
def test_nothing_is_lost_in_a_narrow_terminal(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    said = {word for word in _words_of(run(command, "--register", register).out) if len(word) <= 20}
    monkeypatch.setenv("COLUMNS", str(columns))
    table = run(command, "--register", register).out
    assert max(map(cell_len, table.splitlines())) <= columns
    assert sorted(said - _words_of(table)) == []


def _words_of(table: str) -> set[str]:
    return {word for word in table.split() if word.strip("─")}


@pytest.mark.parametrize("command", LISTS)
def test_an_empty_list_says_so(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "register.db"
    Register.open(str(path), create=True).close()
    assert run(command, "--register", path, "--json") == (0, "", "")
    status, out, err = run(command, "--register", path)
    assert (status, out) == (0, "")
    assert ": none\n" in err
    assert run(command, "--register", path, "--csv").out.count("\n") == 1


@pytest.mark.parametrize("command", LISTS)
def test_json_and_csv_exclude_each_other(run: Run, register: Path, command: str) -> None:
    ran = run(command, "--register", register, "--json", "--csv")
    assert (ran.status, ran.out) == (2, "")
    assert "--json and --csv exclude each other" in ran.err


def test_states_by_name_and_code(run: Run, register: Path) -> None:
    by_code = run("engagements", "--register", register, "--state", "KAZ", "--json").lines()
    assert by_code
    assert by_code == run("engagements", "--register", register, "--state", "kazakhstan", "--json").lines()


def test_months_and_years_are_whole(run: Run, register: Path) -> None:
    june = run("engagements", "--register", register, "--since", "2022-06", "--until", "2022-06", "--json").lines()
    assert {row["report"]["id"] for row in june} >= {1}
    spans = [days(row["date"] or row["report"]["published"]) for row in june]
    assert all(span and span[0] <= "2022-06-30" and span[1] >= "2022-06-01" for span in spans)


def test_followup_has_commitments_and_what_is_ahead(run: Run, register: Path) -> None:
    rows = run("followup", "--register", register, "--json").lines()
    ahead = [row for row in rows if "form" in row]
    assert {row["status"] for row in ahead} <= {"proposed", "scheduled", "postponed"}
    assert ahead
    promised = [row for row in rows if "what" in row]
    assert promised == run("commitments", "--register", register, "--json").lines()
    assert len(ahead) + len(promised) == len(rows)
    table = run("followup", "--register", register, "--person", "seit").out
    assert "send the books" in table
    assert "2022-08-01" in table


def test_who_met_whom_is_told_with_post_and_side(run: Run, register: Path) -> None:
    table = " ".join(run("engagements", "--register", register, "--person", "nurlan").out.split())
    for words in ("2022-06-10", "meeting", "Nurlan Seit,", "Speaker,", "(LVA, host)", "Riga", "trade in grain"):
        assert words in table


def test_show_gives_a_report_with_its_facts(run: Run, register: Path) -> None:
    for words in ("1", "seed.txt", seed().report.sha256[:10]):
        ran = run("show", words, "--register", register)
        assert (ran.status, ran.err) == (0, "")
        assert "commitment Nurlan Seit to" in ran.out
        assert "“send the books”" in ran.out
    plain = run("show", "1", "--register", register, "--json").out
    told = json.loads(plain)
    assert told.pop("same_text") == {"text": 1, "reports": [], "also_by": []}
    assert told == json.loads(seed().to_json())


def test_show_of_no_report(run: Run, register: Path) -> None:
    ran = run("show", "nosuch", "--register", register)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("dragoman: there is no report nosuch in the register")


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """A register of one report in which everything that can be said is nasty."""
    text = seed().report.text.replace("Nurlan Seit", NASTY).replace("trade in grain", NASTY)
    path = tmp_path / "register.db"
    report = msgspec.structs.replace(
        seed().report, source=NASTY, title=NASTY, text=text, sha256=Document(source="", text=text).sha256
    )
    actors = tuple(_renamed(actor) for actor in seed().actors)
    topics = tuple(msgspec.structs.replace(topic, phrase=NASTY) for topic in seed().topics)
    posts = tuple(msgspec.structs.replace(post, title=NASTY) for post in seed().posts)
    commitments = tuple(msgspec.structs.replace(commitment, what=NASTY) for commitment in seed().commitments)
    reading: Reading = msgspec.structs.replace(
        seed(), report=report, actors=actors, topics=topics, posts=posts, commitments=commitments
    )
    with Register.open(str(path), create=True) as opened:
        opened.record(reading, "1")
    return path


def _renamed(actor: Actor) -> Actor:
    return actor if actor.kind == "state" else msgspec.structs.replace(actor, name=f"{actor.id} {NASTY}")


@pytest.mark.parametrize("command", [*LISTS, "show"])
def test_what_reports_say_cannot_command_a_terminal(run: Run, nasty: Path, command: str) -> None:
    out = run(command, *(["1"] if command == "show" else []), "--register", nasty).out
    assert not set(out) & set("\x1b\x07\x00\u202e")
    assert "[red]" in out
    assert "[/red]" in out


def test_a_complaint_cannot_command_a_terminal(run: Run, nasty: Path) -> None:
    err = run("show", "\x1b[31mnone", "--register", nasty).err
    assert "\x1b" not in err
    assert "[31mnone" in err


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(run: Run, tmp_path: Path, first: str) -> None:
    path = tmp_path / "register.db"
    commitments = tuple(msgspec.structs.replace(c, what=f"{first}1+1") for c in seed().commitments)
    with Register.open(str(path), create=True) as opened:
        opened.record(msgspec.structs.replace(seed(), commitments=commitments), "1")
    # Without translation of line ends: a cell may hold one.
    (row,) = csv.DictReader(io.StringIO(run("commitments", "--register", path, "--csv").out, newline=""))
    assert row["what"] == f"'{first}1+1"
    assert row["kind"] == "pledged"
    assert run("commitments", "--register", path, "--json").lines()[0]["what"] == f"{first}1+1"
