"""Folders of gold reports: groups, tables, JSON, and folders that cannot be evaluated."""

import json
from pathlib import Path

import msgspec
import pytest

from dragoman.evaluation.evaluate import evaluate_gold, group_of
from dragoman.evaluation.gold import load_gold
from dragoman.evaluation.scores import Layer, format_evaluation
from dragoman.model.document import Document
from dragoman.model.reading import Reading, Report

BUSY = """---
published: 2022-06-12
actors:
  p1: {kind: person, name: Ana Ruiz}
  p2: {kind: person, name: Bo Lind}
engagements:
  e1: {form: meeting, status: held, parties: [{actor: p1, side: ESP}, {actor: p2, side: SWE}]}
---
Ana Ruiz met Bo Lind.
"""
QUIET = "---\nactors:\n  p1: {kind: person, name: Ana Ruiz}\n---\nAna Ruiz met nobody on that day.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "alpha__one.report").write_text(BUSY, encoding="utf-8")
    (tmp_path / "b-a-001.report").write_text(BUSY, encoding="utf-8")
    (tmp_path / "b-a-002.report").write_text(QUIET, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no report", encoding="utf-8")
    return tmp_path


def gold_again(document: Document) -> Reading:
    return load_gold(Path(document.source))


def nothing(document: Document) -> Reading:
    return Reading(report=Report(source=document.source, sha256=document.sha256, text=document.text))


def always_met(document: Document) -> Reading:
    """The facts of the busy report, whatever the report."""
    met = load_gold(Path(document.source).with_name("alpha__one.report"))
    return msgspec.structs.replace(met, report=nothing(document).report)


def test_the_gold_itself_is_all_right(folder: Path) -> None:
    evaluation = evaluate_gold(folder, gold_again)
    assert evaluation.misses == ()
    assert evaluation.total.reports == 3
    assert all(layer.gold == layer.found == layer.right for layer in evaluation.total.layers.values())
    assert evaluation.total.layers["persons"] == Layer(5, 5, 5)
    assert all(share.right == share.total for share in evaluation.total.details.values())


def test_an_empty_reading_misses_everything(folder: Path) -> None:
    evaluation = evaluate_gold(folder, nothing)
    assert evaluation.total.layers["engagements"] == Layer(2, 0, 0)
    assert evaluation.total.details["status"].total == 0
    assert {miss.kind for miss in evaluation.misses} == {"missed"}


def test_groups_and_invented_engagements(folder: Path) -> None:
    evaluation = evaluate_gold(folder, always_met)
    assert list(evaluation.groups) == ["alpha", "b-a"]
    assert evaluation.groups["alpha"].layers["engagements"] == Layer(1, 1, 1)
    assert evaluation.groups["b-a"].layers["engagements"] == Layer(1, 2, 1)
    assert (evaluation.total.quiet, evaluation.total.invented_in_quiet) == (1, 1)
    assert [str(miss) for miss in evaluation.misses] == [
        "b-a-002: invented engagements: meeting/held Ana Ruiz[ESP] + Bo Lind[SWE]",
        "b-a-002: invented persons: Bo Lind",
    ]


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("whitehouse__2022-01-04-statement", "whitehouse"),
        ("w-a-001", "w-a"),
        ("seed", "seed"),
        ("__odd", "__odd"),
        ("2022-06-12", "2022-06"),
    ],
)
def test_the_group_of_a_report(name: str, group: str) -> None:
    assert group_of(name) == group


def test_the_table(folder: Path) -> None:
    table = format_evaluation(evaluate_gold(folder, always_met), misses=1)
    assert table.splitlines()[0] == (
        "3 reports; 9 of 9 facts carry evidence inside their text; 1 engagement invented in 1 report without any"
    )
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines()[2:-1] if line}
    assert rows["engagements"] == ["2", "3", "2", "0.667", "1.000", "0.800"]
    assert rows["status"] == ["2", "2", "1.000"]
    assert rows["b-a"] == ["2", "0.857", "0.000", "0.667", "0.667", "0.667"]
    assert table.splitlines()[-1].startswith("b-a-002: invented engagements:")
    assert "invented persons" not in table
    assert "invented engagements:" not in format_evaluation(evaluate_gold(folder, always_met), misses=0)


def test_the_json(folder: Path) -> None:
    plain = json.loads(json.dumps(evaluate_gold(folder, always_met).to_builtins()))
    assert plain["reports"] == 3
    assert plain["layers"]["engagements"] == {
        "gold": 2,
        "found": 3,
        "right": 2,
        "precision": pytest.approx(2 / 3),
        "recall": 1.0,
        "f1": 0.8,
    }
    assert plain["details"]["side"] == {"total": 4, "right": 4, "accuracy": 1.0}
    assert plain["groups"]["alpha"]["reports"] == 1
    assert plain["misses"][1] == {"report": "b-a-002", "kind": "invented", "layer": "persons", "words": "Bo Lind"}


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="gone: no such folder"):
        evaluate_gold(tmp_path / "gone", nothing)


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    with pytest.raises(ValueError, match="no gold reports"):
        evaluate_gold(tmp_path, nothing)


def test_a_broken_report_is_told_before_anything_is_read(folder: Path) -> None:
    (folder / "z-001.report").write_text("no front matter", encoding="utf-8")
    read: list[str] = []

    def watched(document: Document) -> Reading:
        read.append(document.source)
        return nothing(document)

    with pytest.raises(ValueError, match=r"z-001\.report: not a gold report: has no front matter"):
        evaluate_gold(folder, watched)
    assert read == []
