"""Commands that answer the questions of a desk in one go, and the options that narrow lists."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.register.store import Register
from readings import seed
from tellings import report

Run = Callable[..., Any]


def test_a_dossier_tells_of_one_person(run: Run, register: Path) -> None:
    ran = run("dossier", "nurlan seit", "--register", register)
    assert ran.status == 0
    words = " ".join(ran.out.split())
    for told in ("Nurlan Seit (KAZ)", "Ambassador", "Ilze Ozola, Speaker", "trade in grain", "send the books"):
        assert told in words
    assert "Engagements ahead: none" in ran.err
    (found,) = run("dossier", "nurlan seit", "--register", register, "--json").lines()
    assert [row["name"] for row in found["met"]] == ["Ilze Ozola"]
    assert run("dossier", "Kazakhstan", "--register", register).status == 0


def test_a_dossier_tells_what_others_promised_at_engagements_of_somebody(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Register.open(str(path), create=True) as opened:
        for day, who, what in (
            ("2024-03-05", ("Nurlan Seit", "Ilze Ozola"), "send experts"),
            ("2024-03-09", ("Ilze Ozola", "Bo Lind"), "open a line"),
        ):
            opened.record(report(*who, source=day, published=day, date=day, promised=what), "1")
    words = " ".join(run("dossier", "ozola", "--register", path).out.split())
    _, promised, also = words.partition("Also promised at these engagements")
    assert "send experts" in also and "open a line" not in also
    assert "open a line" in words.partition(promised)[0]
    words = " ".join(run("dossier", "bo lind", "--register", path).out.split())
    assert "open a line" in words.partition("Promised at these engagements")[2] and "Also promised" not in words
    (found,) = run("dossier", "ozola", "--register", path, "--json").lines()
    assert [(row["what"], row["fact"]) for row in found["also_promised"]] == [("send experts", "c1")]
    words = run("dossier", "seit", "--register", path).out
    assert "send experts" in words and "at these engagements" not in words


def test_a_dossier_of_nobody_is_one_line(run: Run, register: Path) -> None:
    ran = run("dossier", "nobody", "--register", register)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("dragoman: nobody in the register is called 'nobody'")


@pytest.mark.parametrize("command", [("relations", "KAZ", "Latvia"), ("met", "seit", "Kazakhstan")])
def test_table_json_and_csv_hold_the_same_rows(run: Run, register: Path, command: tuple[str, ...]) -> None:
    (row,) = run(*command, "--register", register, "--json").lines()
    header, cells = csv.reader(io.StringIO(run(*command, "--register", register, "--csv").out))
    assert len(header) == len(cells)
    table = " ".join(run(*command, "--register", register).out.split())
    assert (row.get("month") or row["name"]) in table


def test_who_held_a_post_on_a_day_with_the_words_that_say_so(run: Run, register: Path) -> None:
    wanted = ("--organisation", "saeima", "--state", "LVA", "--register", register)
    table = run("posts", "--on", "2022-06-12", *wanted).out
    assert "that day" in table
    assert "“Speaker” (report" in table
    assert [row["held"] for row in run("posts", "--on", "2023-06-12", *wanted, "--json").lines()] == ["before"]
    assert run("posts", "--on", "June", *wanted).status == 2


def test_two_sides_are_asked_for_by_state_or_with(run: Run, register: Path) -> None:
    twice = run("engagements", "--register", register, "--state", "KAZ", "--state", "LVA", "--json").lines()
    assert [row["id"] for row in twice] == [1]
    assert run("engagements", "--register", register, "--state", "KAZ", "--with", "Latvia", "--json").lines() == twice
    assert run("engagements", "--register", register, "--person", "seit", "--with", "ozola", "--json").lines() == twice
    three = ("--state", "KAZ", "--state", "LVA", "--with", "EST")
    assert "two sides at the most" in run("engagements", "--register", register, *three).err


def test_only_the_latest(run: Run, register: Path) -> None:
    everything = run("engagements", "--register", register, "--json").lines()
    dated = [row for row in everything if row["day"]]
    assert run("engagements", "--register", register, "--limit", "4", "--json").lines() == dated[-4:]


def test_what_is_left_out_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    unsure = tuple(msgspec.structs.replace(found, confidence=0.3) for found in seed().engagements)
    with Register.open(str(path), create=True) as opened:
        opened.record(msgspec.structs.replace(seed(), engagements=unsure), "1")
    ran = run("engagements", "--register", path, "--json")
    assert ran == (
        0,
        "",
        "3 engagements left out: rejected, or not accepted and the reader is not sure; --all lists them, too\n",
    )
    assert len(run("engagements", "--register", path, "--all", "--json").lines()) == 3
    assert "(30% sure)" in " ".join(run("engagements", "--register", path, "--all").out.split())
    assert len(run("engagements", "--register", path, "--min-confidence", "0.2", "--json").lines()) == 3
    assert run("engagements", "--register", path, "--all", "--accepted").status == 2
    assert run("engagements", "--register", path, "--all", "--reviewed").status == 2


def test_open_commitments(run: Run, register: Path) -> None:
    rows = run("commitments", "--open", "--register", register, "--json").lines()
    assert [row["made"] for row in rows] == sorted(row["made"] for row in rows)
    assert "Open commitments" in run("commitments", "--open", "--register", register).out
