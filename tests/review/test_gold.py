"""Gold reports from the desk: what people decided is written in the marked format, and is read again as it was."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.evaluation.gold import load_gold
from dragoman.model.document import Document, Span
from dragoman.model.facts import Facts, facts_of
from dragoman.model.reading import Actor, Engagement, Party, Reading
from dragoman.reading.marking import with_marks
from dragoman.reading.marks import TAGS, Mark, strip_marks
from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, correct, reject
from dragoman.review.gold import decided_facts, gold_report
from dragoman.review.naming import Shown, find_fact
from readings import about, golds, seed

TRAINING = Path(__file__).parents[2] / "training" / "reports" / "written"
CHECK = Path(__file__).parents[3] / "shared" / "corpus" / "check.py"


def again(reading: Reading, facts: Facts, folder: Path, name: str = "x-1") -> Reading:
    """A report written as gold, and loaded again."""
    folder = folder / "written"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.report"
    path.write_text(gold_report(reading.report, facts, name), encoding="utf-8")
    return load_gold(path)


def test_gold_that_is_written_and_loaded_again_has_the_same_facts(tmp_path: Path) -> None:
    training = [load_gold(path) for path in sorted(TRAINING.glob("*.report"))[::10]]
    for number, gold in enumerate([*golds(), *training]):
        loaded = again(gold, facts_of(gold), tmp_path, f"g-{number}")
        assert facts_of(loaded) == facts_of(gold), gold.report.source
        said = ("sha256", "title", "published", "outlet", "text")
        assert [getattr(loaded.report, key) for key in said] == [getattr(gold.report, key) for key in said]
    if CHECK.exists():
        files = sorted(map(str, (tmp_path / "written").glob("*.report")))
        done = subprocess.run([sys.executable, str(CHECK), *files], capture_output=True, text=True, check=False)
        assert done.stdout.endswith(f"{len(files)} files, 0 problems\n"), done.stdout[-2000:]


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t<>&\"'\r]"), min_size=1, max_size=60
)


@given(text=_TEXTS, numbers=st.integers(0, 2**32))
def test_marks_that_nest_come_out_as_they_went_in(text: str, numbers: int) -> None:
    marks = list(_nesting(random.Random(numbers), 0, len(text)))
    if any("\ufffe" <= letter <= "\uffff" for letter in text) or not marks:
        return
    body = with_marks(text, marks)
    stripped = strip_marks(body.strip("\n"))
    assert stripped.text == text
    assert {(m.tag, key, m.span) for m in stripped.marks for key in m.ids} == {
        (m.tag, key, m.span) for m in marks for key in m.ids
    }


def _nesting(chance: random.Random, start: int, end: int) -> Iterator[Mark]:
    while start < end and chance.random() < 0.8:
        one = chance.randrange(start, end)
        other = chance.randrange(one + 1, end + 1)
        yield Mark(chance.choice(sorted(TAGS)), (chance.choice(["e1", "p2"]),), Span(one, other))
        yield from _nesting(chance, one, other)
        start = other


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(spans=st.lists(st.tuples(st.sampled_from(sorted(TAGS)), st.integers(0, 11), st.integers(1, 12)), min_size=1))
def test_marks_that_cross_are_cut_and_cover_the_same_words(spans: list[tuple[str, int, int]]) -> None:
    text = "Ann met Bob."
    marks = [Mark(tag, (str(n),), Span(min(a, b - 1), max(a + 1, b))) for n, (tag, a, b) in enumerate(spans)]
    stripped = strip_marks(with_marks(text, marks))
    assert stripped.text == text
    for mark in marks:
        covered = {at for m in stripped.marks if set(mark.ids) & set(m.ids) for at in range(*m.span)}
        assert covered == set(range(*mark.span))


def test_what_no_marked_text_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+0001"):
        with_marks("Ann\x01 met", [Mark("person", ("p1",), Span(0, 3))])


@pytest.fixture
def register() -> Iterator[Register]:
    with Register.open("sqlite://", create=True) as opened:
        opened.record(seed(), "1")
        yield opened


def all_facts(register: Register, report: int = 1) -> list[Shown]:
    standing = register.standing(report)
    return [
        Shown(standing, s, n) for s in standing.signatures for n, f in enumerate(standing.facts.of(s)) if f.evidence
    ]


def test_only_what_was_decided_is_gold_and_what_waits_is_named(register: Register, tmp_path: Path) -> None:
    accept(register, [find_fact(register, "1/e1")], by=Decider("Ann"))
    found = decided_facts(register.standing(1))
    # With what it refers to, which has been looked at with it.
    assert [one.id for one in found.facts.engagements] == ["e1", "e2"]
    assert {actor.id for actor in found.facts.actors} == {"p1", "p2"}
    assert "1/e3" in found.waiting and "1/p1" not in found.waiting
    reject(register, [find_fact(register, "1/e2")], by=Decider("Ann"))
    found = decided_facts(register.standing(1))
    assert [(one.id, one.part_of) for one in found.facts.engagements] == [("e1", None)]
    loaded = again(register.reading(1), found.facts, tmp_path)
    assert [one.form for one in loaded.engagements] == ["meeting"]


def test_a_coders_word_is_not_a_reviewers(register: Register) -> None:
    accept(register, all_facts(register), by=Decider("Cy", "coder"))
    assert decided_facts(register.standing(1)).waiting == ()
    by_reviewers = decided_facts(register.standing(1), ("reviewer",))
    assert by_reviewers.facts == Facts() and len(by_reviewers.waiting) == len(all_facts(register))


def test_a_report_that_was_corrected_throughout_is_gold_in_the_words_of_its_text(
    register: Register, tmp_path: Path
) -> None:
    accept(register, all_facts(register), by=Decider("Ann"))
    correct(register, find_fact(register, "1/e1"), ["form=call", "place=Riga Castle"], by=Decider("Ann"))
    correct(register, find_fact(register, "1/c1"), ["what=sending of books"], by=Decider("Ann"))
    found = decided_facts(register.standing(1))
    assert found.waiting == ()
    loaded = again(register.reading(1), found.facts, tmp_path)
    first = loaded.engagements[0]
    assert (first.form, first.place, first.date) == ("call", None, "2022-06-10")
    assert loaded.commitments[0].what == "send the books"
    assert [actor.id for actor in loaded.actors] == ["p1", "p2", "o1", "o2", "o3", "g1", "KAZ"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    text = 'Ann <b>&amp;</b> met "Bob" ]]> \U0001f600 --- <!-- <person id="p9">x</person>\n---\n'
    words = {"evidence": (Span(0, 3),)}
    reading = about(
        text,
        actors=(Actor(id="p1", kind="person", name="Ann", **words),),
        engagements=(
            Engagement(id="e1", form="meeting", status="held", parties=(Party(actor="p1", side="a: b, {c}"),), **words),
        ),
    )
    loaded = again(reading, facts_of(reading), tmp_path)
    assert loaded.report.text == text
    assert loaded.report.sha256 == Document(source="", text=text).sha256
    assert facts_of(loaded) == facts_of(reading)
    assert msgspec.structs.replace(loaded.report, source="text") == reading.report or loaded.report.title
