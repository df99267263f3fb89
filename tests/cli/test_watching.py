"""The commands `watch`, `sources` and `profiles`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPORT = (
    "Envoys speak of fishing\n\nThe Ambassador of Caldria met the Minister of Trade of Norland in Port Anna on Monday and "
    "spoke of fishing."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "1.txt").write_text(REPORT)
    (tmp_path / "watch.yml").write_text("sources:\n  - folder: clips\n    name: Clippings\n    voice: Norway\n")
    return tmp_path


def test_a_round_is_told_and_the_sources_are_listed(run: Callable[..., Any], folder: Path) -> None:
    register = folder / "r.db"
    ran = run("watch", folder / "watch.yml", "--once", "--json", "--register", register)
    assert ran.status == 0
    assert [(line["outcome"], line["watched"]) for line in ran.lines()] == [("new", "Clippings")]
    assert ran.err.endswith("1 new, 0 read again, 0 troubles\n")
    assert (
        run("watch", folder / "watch.yml", "--once", "--register", register).err == "0 new, 0 read again, 0 troubles\n"
    )
    (row,) = run("sources", "--json", "--register", register).lines()
    assert (row["name"], row["state"], row["reports"], row["voice"]) == ("Clippings", "well", 1, "NOR")
    assert "Clippings" in run("sources", "--register", register).out
    assert run("sources", "--csv", "--register", register).out.startswith("id,name,kind,address,voice,state,")


def test_a_source_that_fails_is_told_in_one_line(run: Callable[..., Any], folder: Path) -> None:
    (folder / "watch.yml").write_text("sources:\n  - folder: nowhere\n  - folder: clips\n")
    ran = run("watch", folder / "watch.yml", "--once", "--register", folder / "r.db")
    assert ran.status == 1
    assert f"dragoman: {folder / 'nowhere'} does not exist\n" in ran.err
    assert ran.err.endswith("1 new, 0 read again, 1 troubles\n")


def test_a_watch_file_that_is_wrong_is_told_with_its_line(run: Callable[..., Any], folder: Path) -> None:
    path = folder / "watch.yml"
    path.write_text("sources:\n  - folder: clips\n    evry: 1m\n")
    ran = run("watch", path, "--register", folder / "r.db")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {path}: line 3: 'evry' is nothing that source has: use feed,")
    assert ran.err.count("\n") == 1
    assert not (folder / "r.db").exists()


def test_profiles_are_listed_with_those_of_the_user(run: Callable[..., Any], tmp_path: Path) -> None:
    assert len(run("profiles", "--json").lines()) == 12
    (tmp_path / "own.yaml").write_text("name: Our house\nhosts: [house.example]\nkind: agency\n")
    assert "Our house" in run("profiles", "--profiles", tmp_path).out
    (tmp_path / "own.yaml").write_text("name: Our house\nhosts: [house.example]\nkind: shop\n")
    for command in (("profiles",), ("extract", "x.txt"), ("read", "x.txt", "--register", tmp_path / "r.db")):
        ran = run(*command, "--profiles", tmp_path)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(f"dragoman: {tmp_path / 'own.yaml'}: line 3: 'shop' is no kind of publisher")
