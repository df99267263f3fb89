"""Floors: what is measured, what falls, what rises, and what is never lowered unsaid."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.floors import (
    LEAST,
    MARGIN,
    Fall,
    Floors,
    SetFloors,
    check,
    floors_of,
    lowered,
    measured_anew,
    raised,
)
from dragoman.evaluation.gold_sets import GoldSet, Measured, corpus_hash, measure
from dragoman.evaluation.scores import Counts, Layer, Share
from dragoman.model.document import Document
from dragoman.model.reading import Reading, Report


def counts(right: int = 80, *, status: int = 70, invented: int = 1, facts: int = 100) -> Counts:
    return Counts(
        reports=10,
        layers={"persons": Layer(facts, facts, right), "ties": Layer(LEAST - 1, 5, 5)},
        details={"status": Share(status, 80)},
        quiet=3,
        invented_in_quiet=invented,
    )


def measured(right: int = 80, *, corpus: str = "a", status: int = 70, invented: int = 1) -> dict[str, Measured]:
    whole = counts(right, status=status, invented=invented)
    return {"press": Measured(corpus, {"all": whole, "small": counts(9, facts=10)})}


FLOORS = raised(Floors(), measured())


def test_a_floor_is_what_is_measured_less_the_margin() -> None:
    limits = FLOORS.sets["press"].limits["all"]
    assert limits == {"persons": (80 - MARGIN) / 100, "status": (70 - MARGIN) / 80, "invented": 1}


def test_few_facts_have_no_floor() -> None:
    limits = FLOORS.sets["press"].limits
    assert "ties" not in limits["all"]
    assert "persons" not in limits["small"]


def test_what_is_measured_holds_and_so_does_all_within_the_margin() -> None:
    assert check(FLOORS, measured()).passed
    assert check(FLOORS, measured(80 - MARGIN, status=70 - MARGIN)).passed
    assert check(FLOORS, measured(99, status=80, invented=0)).passed


@pytest.mark.parametrize(
    ("now", "fall"),
    [
        (measured(77), Fall("press", "all", "persons", 0.78, 0.77)),
        (measured(status=67), Fall("press", "all", "status", 0.85, 67 / 80)),
        (measured(invented=2), Fall("press", "all", "invented", 1, 2)),
    ],
)
def test_a_lower_score_fails_and_so_does_one_more_invented(now: dict[str, Measured], fall: Fall) -> None:
    outcome = check(FLOORS, now)
    assert outcome.falls == (fall,)
    assert not outcome.passed


def test_a_fall_in_one_group_fails_though_the_whole_holds() -> None:
    two = {"press": Measured("a", {"all": counts(160, facts=200), "bbc": counts(), "cnn": counts()})}
    now = {"press": Measured("a", {"all": counts(160, facts=200), "bbc": counts(60), "cnn": counts(100)})}
    assert [(fall.group, fall.layer) for fall in check(raised(Floors(), two), now).falls] == [("bbc", "persons")]


def test_a_group_that_is_gone_fails() -> None:
    now = {"press": Measured("a", {"small": measured()["press"].groups["small"]})}
    assert {(fall.layer, fall.measured) for fall in check(FLOORS, now).falls} == {
        ("persons", None),
        ("status", None),
        ("invented", None),
    }


def test_a_changed_corpus_fails_whatever_its_scores() -> None:
    outcome = check(FLOORS, measured(100, corpus="b"))
    assert (outcome.changed, outcome.falls, outcome.passed) == (("press",), (), False)


def test_a_set_without_floors_fails_and_a_set_that_is_not_at_hand_does_not() -> None:
    assert check(Floors(), measured()).floorless == ("press",)
    assert check(FLOORS, {}).passed


def test_raising_lifts_what_is_better_and_keeps_what_is_worse() -> None:
    limits = raised(FLOORS, measured(90, status=10, invented=3)).sets["press"].limits["all"]
    assert limits == {"persons": 0.88, "status": 0.85, "invented": 1}
    assert raised(FLOORS, measured(invented=0)).sets["press"].limits["all"]["invented"] == 0


def test_raising_leaves_a_set_alone_whose_corpus_has_changed() -> None:
    assert raised(FLOORS, measured(100, corpus="b")) == FLOORS


shares = st.builds(Share, st.integers(0, 30), st.integers(30, 60))
scored = st.builds(
    lambda right, share, invented: {
        "press": Measured(
            "a",
            {
                "all": Counts(
                    layers={"persons": Layer(40, 40, right)},
                    details={"status": share},
                    quiet=4,
                    invented_in_quiet=invented,
                )
            },
        )
    },
    st.integers(0, 40),
    shares,
    st.integers(0, 5),
)


@given(st.lists(scored, min_size=1, max_size=6))
def test_no_order_of_raising_ever_loosens_a_limit(runs: list[dict[str, Measured]]) -> None:
    floors = Floors()
    for now in runs:
        before, floors = floors, raised(floors, now)
        for layer, limit in before.sets.get("press", SetFloors(corpus="a", limits={})).limits.get("all", {}).items():
            after = floors.sets["press"].limits["all"][layer]
            assert after <= limit if layer == "invented" else after >= limit
        assert check(floors, now).passed or check(before, now).falls


def test_lowering_brings_down_the_layer_that_was_named_and_records_why() -> None:
    now = measured(60, status=30)
    after = lowered(FLOORS, now, "persons", "initials are no names any more")
    assert after.sets["press"].limits["all"] == {"persons": 0.58, "status": 0.85, "invented": 1}
    (record,) = after.loosened
    assert (record.set, record.group, record.layer, record.before, record.after) == (
        "press",
        "all",
        "persons",
        0.78,
        0.58,
    )
    assert record.why == "initials are no names any more"
    assert [fall.layer for fall in check(after, now).falls] == ["status"]


def test_lowering_a_layer_that_holds_changes_nothing() -> None:
    assert lowered(FLOORS, measured(79), "persons", "why not") == FLOORS


def test_a_ceiling_is_lifted_only_by_name() -> None:
    after = lowered(FLOORS, measured(invented=3), "invented", "a new kind of report")
    assert after.sets["press"].limits["all"]["invented"] == 3
    assert after.loosened[0].before == 1


def test_floors_of_a_changed_corpus_are_measured_anew_and_what_fell_is_recorded() -> None:
    now = measured(50, corpus="b", status=80)
    after = measured_anew(FLOORS, "press", now["press"], "twenty reports more")
    assert after.sets["press"] == floors_of(now["press"])
    assert [(record.layer, record.before, record.after) for record in after.loosened] == [("persons", 0.78, 0.48)]
    assert check(after, now).passed


def test_what_has_not_changed_is_not_measured_anew() -> None:
    with pytest.raises(ValueError, match="press have not changed"):
        measured_anew(FLOORS, "press", measured(10)["press"], "it is easier")


def test_floors_are_kept_in_a_file() -> None:
    floors = lowered(FLOORS, measured(60), "persons", "a reason")
    assert Floors.from_json(floors.to_json().encode()) == floors
    with pytest.raises(msgspec.ValidationError):
        Floors.from_json(b'{"sets": {"press": {"corpus": 3}}}')


FRONT = "---\nactors:\n  p1: {{kind: person, name: Ana Ruiz}}\n---\n{}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, text in enumerate(("Ana Ruiz sat.", "Ana Ruiz stood.", "Ana Ruiz lay."), 1):
        (tmp_path / f"w-a-{number:03}.report").write_text(FRONT.format(text), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("old", "new"), [("sat", "sits"), ("Ana Ruiz}", "Ana}"), ("person", "group")])
def test_the_hash_tells_a_text_or_a_fact_changed(folder: Path, old: str, new: str) -> None:
    files = GoldSet("few", folder).files()
    before = corpus_hash(files)
    assert corpus_hash(files) == before
    files[0].write_text(files[0].read_text().replace(old, new))
    assert corpus_hash(files) != before


def test_the_hash_tells_a_report_more_and_a_report_renamed(folder: Path) -> None:
    gold_set = GoldSet("few", folder)
    before = corpus_hash(gold_set.files())
    added = folder / "w-b-001.report"
    added.write_text(FRONT.format("More."))
    more = corpus_hash(gold_set.files())
    added.rename(folder / "w-b-002.report")
    assert len({before, more, corpus_hash(gold_set.files())}) == 3


def test_a_set_is_measured_whole_and_by_group(folder: Path) -> None:
    (folder / "w-b-001.report").write_text(FRONT.format("Ana Ruiz ran."), encoding="utf-8")
    read: list[str] = []

    def nothing(document: Document) -> Reading:
        read.append(Path(document.source).stem)
        return Reading(report=Report(source=document.source, sha256=document.sha256, text=document.text))

    found = measure(GoldSet("few", folder), nothing)
    assert {group: counts.layers["persons"] for group, counts in found.groups.items()} == {
        "all": Layer(4, 0, 0),
        "w-a": Layer(3, 0, 0),
        "w-b": Layer(1, 0, 0),
    }
    read.clear()
    assert measure(GoldSet("fewer", folder, every=2), nothing).groups.keys() == {"all"}
    assert read == ["w-a-001", "w-a-003"]
