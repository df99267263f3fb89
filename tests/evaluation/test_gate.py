"""The gate as it is run: floors raised, held and broken, sets that are not at hand, and frozen outputs."""

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from dragoman.evaluation.gold import load_gold
from dragoman.model.document import Document
from dragoman.model.reading import Reading

EVALS = Path(__file__).parents[2] / "evals"


def gold_again(document: Document) -> Reading:
    return load_gold(Path(document.source))


def no_posts(document: Document) -> Reading:
    return msgspec.structs.replace(gold_again(document), posts=())


def no_topics(document: Document) -> Reading:
    found = gold_again(document)
    bare = tuple(msgspec.structs.replace(fact, topics=()) for fact in found.engagements)
    return msgspec.structs.replace(found, topics=(), engagements=bare)


Gate = Callable[..., tuple[int, str]]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script with a folder of its own: a few examples, and neither floors nor frozen outputs."""
    spec = importlib.util.spec_from_file_location("gate", EVALS / "gate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "evals" / "written").mkdir(parents=True)
    for number in ("01", "05", "12", "15", "16"):
        (example,) = (EVALS / "written").glob(f"ex-{number}-*.report")
        shutil.copy(example, tmp_path / "evals" / "written")
    monkeypatch.setattr(module, "EVALS", tmp_path / "evals")
    monkeypatch.setattr(module, "FLOORS", tmp_path / "evals" / "floors.json")
    monkeypatch.setattr(module, "FROZEN", tmp_path / "evals" / "frozen")
    return module


@pytest.fixture
def gate(script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Gate:
    def run(*arguments: str, read: Callable[[Document], Reading] = gold_again) -> tuple[int, str]:
        sets = () if arguments[0] in {"facts", "freeze"} else ("--quick", "--corpora", str(tmp_path / "none"))
        status = script.main([*arguments, *sets], {"default": read, "bare": no_posts})
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


def test_what_was_raised_holds(gate: Gate) -> None:
    assert gate("raise")[0] == 0
    status, out = gate("check")
    assert status == 0
    assert "All floors hold." in out


def test_a_set_that_is_not_at_hand_is_told_and_skipped(gate: Gate) -> None:
    gate("raise")
    status, out = gate("check")
    assert status == 0
    assert "written-few (1 report in 15): skipped" in out


def test_a_worse_reader_fails_and_is_told_by_how_much(gate: Gate) -> None:
    gate("raise")
    status, out = gate("check", read=no_posts)
    assert status == 1
    (fall,) = (line.split() for line in out.splitlines() if line.startswith("examples  all"))
    assert fall[2] == "posts"
    assert float(fall[4]) == 0.0
    assert float(fall[5]) == -float(fall[3])


def test_raising_with_a_worse_reader_changes_nothing_and_fails(gate: Gate, script: ModuleType) -> None:
    gate("raise")
    before = script.FLOORS.read_text()
    assert gate("raise", read=no_posts)[0] == 1
    assert script.FLOORS.read_text() == before


def test_lowering_needs_a_reason_which_is_kept(gate: Gate, script: ModuleType) -> None:
    gate("raise")
    assert gate("raise", "--lower", "posts", read=no_posts)[0] == 1
    assert "why" in gate("raise", "--lower", "posts", read=no_posts)[1]
    assert gate("raise", "--lower", "posts", "--why", "posts were guessed", read=no_posts)[0] == 0
    assert gate("check", read=no_posts)[0] == 0
    assert "posts were guessed" in script.FLOORS.read_text()


def test_a_layer_that_is_none_is_not_lowered(gate: Gate) -> None:
    gate("raise")
    status, out = gate("raise", "--lower", "postings", "--why", "a slip")
    assert status == 1
    assert "postings" in out


def test_a_changed_corpus_fails_until_it_is_measured_anew(gate: Gate, script: ModuleType) -> None:
    gate("raise")
    (script.EVALS / "written" / "ex-15-phone-call.report").unlink()
    status, out = gate("check")
    assert status == 1
    assert "examples: its reports have changed" in out
    assert gate("raise")[0] == 1
    assert gate("raise", "--anew", "examples", "--why", "one was told twice")[0] == 0
    assert gate("check")[0] == 0


def test_without_floors_the_check_fails(gate: Gate) -> None:
    status, out = gate("check")
    assert status == 1
    assert "examples: has no floors yet" in out


def test_broken_floors_are_told_in_one_line(gate: Gate, script: ModuleType) -> None:
    script.FLOORS.write_text('{"sets": []}')
    status, out = gate("check")
    assert status == 1
    assert f"gate: {script.FLOORS}:" in out.splitlines()[-1]


def test_readers_are_measured_by_name(gate: Gate) -> None:
    out = gate("table", "--reader", "bare", "--reader", "default")[1]
    blocks = [block.splitlines() for block in out.split("Reader: ")[1:]]
    posts = blocks[0][2].split().index("posts")
    assert [(lines[0], lines[3].split()[posts]) for lines in blocks] == [("bare", "0.000"), ("default", "1.000")]


def test_gains_and_losses_are_told_with_their_verdicts(gate: Gate) -> None:
    gate("freeze", read=no_posts)
    out = gate("facts", "ex-05-readout-meeting", read=no_topics)[1].splitlines()
    assert out[0] == "ex-05-readout-meeting: gained 3 right; lost 5 right"
    assert "  + right  post Corazon Villaflor: Foreign Secretary; for PHL" in out
    assert sum(line.startswith("  - right  topic ") for line in out) == 5


def test_stale_frozen_outputs_are_told_but_are_no_failure(gate: Gate) -> None:
    gate("raise", read=no_posts)
    gate("freeze", read=no_posts)
    assert "The frozen outputs are those of now (5 reports)." in gate("check", read=no_posts)[1]
    status, out = gate("check")
    assert status == 0
    assert "5 of 5 reports differ from their frozen outputs" in out


def test_freezing_leaves_no_report_that_is_gone(gate: Gate, script: ModuleType) -> None:
    gate("freeze")
    (script.EVALS / "written" / "ex-15-phone-call.report").unlink()
    assert "ex-15-phone-call: gained none; lost" in gate("facts")[1]
    gate("freeze")
    assert not (script.FROZEN / "ex-15-phone-call.txt").exists()
    assert len(list(script.FROZEN.iterdir())) == 4


def test_a_report_that_is_none_is_named(gate: Gate) -> None:
    status, out = gate("facts", "ex-99")
    assert status == 1
    assert "ex-99" in out
