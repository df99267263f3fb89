"""Gold reports as readings: marks, words searched, and what is told of a broken one."""

from pathlib import Path

import pytest

from dragoman.evaluation.gold import document_of, load_gold
from dragoman.model.reading import Engagement, Reading

MARKED = """---
id: t-001
published: 2022-06-12
outlet: Valley News
actors:
  p1: {kind: person, name: Ana Ruiz}
  p2: {kind: person, name: Bo Lind}
  o1: {kind: organisation, name: Ministry of Trade, state: SWE}
  SWE: {kind: state}
posts:
  - {holder: p1, title: Ambassador, state: ESP}
  - {holder: p2, title: Minister, organisation: o1, state: SWE}
topics:
  t1: {phrase: fishing & trade, subjects: [trade-investment]}
engagements:
  e1: {form: meeting, status: held, parties: [{actor: p1, side: ESP}, {actor: p2, side: SWE}], date: 2022-06-10,
       date_basis: resolved, place: {name: Malmö, state: SWE}, topics: [t1]}
  e2: {form: visit, status: proposed, parties: [{actor: p2, role: visitor}], date: 2023, date_basis: stated}
statements:
  - {engagement: e1, speaker: p1, addressee: p2, act: stress, content: the nets are empty}
commitments:
  - {by: [p2], kind: pledged, what: to count the fish, due: 2024}
ties:
  - {from: o1, to: o1, kind: partner, words: fishing  & trade}
---

<post id="p1">Ambassador</post> <person id="p1">Ana Ruiz</person> <cue id="e1">met</cue> <post id="p2">Minister of \
<org id="o1">Ministry of Trade</org></post> <person id="p2">Bo Lind</person> in <place id="e1">Malmö</place> \
<date id="e1">on Friday</date> on <topic id="t1">fishing &amp; trade</topic>.

<person id="p1">She</person> stressed that <say id="s1">the nets are empty</say>. <person id="p2">He</person> promised \
<todo id="c1">to count the fish</todo> before a <cue id="e2">visit</cue> in <date id="e2">2023</date>.
"""

PLAIN = """---
published: 2022-06-12
title: Talks on fish
actors:
  p1: {kind: person, name: Ana Ruiz}
  p2: {kind: person, name: Bo Lind}
  NOR: {kind: state}
posts:
  - {holder: p2, title: minister}
engagements:
  e1: {form: meeting, status: held, parties: [{actor: p1}, {actor: p2}], place: {name: Malmö}}
statements:
  - {engagement: e1, speaker: p2, act: note, content: the sea is wide}
---
Talks on fish

A minister from elsewhere was away.

Ana Ruiz met minister Bo
Lind in Malmö. RUIZ & sons <b> had no part in it.

The sea
is wide, Lind said. Ana Ruizova did not.
"""


def write(folder: Path, text: str, name: str = "t-001.report") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def quotes(reading: Reading) -> dict[str, list[tuple[str, ...]]]:
    sections = {"actors": reading.actors, "posts": reading.posts, "topics": reading.topics}
    sections |= {"engagements": reading.engagements, "statements": reading.statements}
    sections |= {"commitments": reading.commitments, "ties": reading.ties}
    return {name: [reading.quotes(fact) for fact in facts] for name, facts in sections.items()}


def test_marks_become_evidence(tmp_path: Path) -> None:
    reading = load_gold(write(tmp_path, MARKED))
    assert reading.report.text.startswith("Ambassador Ana Ruiz met Minister of Ministry of Trade Bo Lind in Malmö on")
    assert reading.report.text.endswith("before a visit in 2023.")
    assert quotes(reading) == {
        "actors": [("Ana Ruiz", "She"), ("Bo Lind", "He"), ("Ministry of Trade",), ()],
        "posts": [("Ambassador",), ("Minister of Ministry of Trade",)],
        "topics": [("fishing & trade",)],
        "engagements": [("met",), ("visit",)],
        "statements": [("the nets are empty",)],
        "commitments": [("to count the fish",)],
        "ties": [("fishing & trade",)],
    }


def test_values_are_those_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, MARKED)
    reading = load_gold(path)
    first, second = reading.engagements
    assert (first.date, first.date_basis, second.date) == ("2022-06-10", "resolved", "2023")
    assert first.place is not None and (first.place.name, first.place.state) == ("Malmö", "SWE")
    assert [(party.actor, party.side, party.role) for party in second.parties] == [("p2", None, "visitor")]
    assert reading.commitments[0].due == "2024"
    assert reading.commitments[0].engagement is None
    report = reading.report
    assert (report.published, report.outlet, report.title, report.source) == (
        "2022-06-12",
        "Valley News",
        None,
        str(path),
    )


def test_without_marks_the_words_are_searched(tmp_path: Path) -> None:
    reading = load_gold(write(tmp_path, PLAIN))
    assert "RUIZ & sons <b> had" in reading.report.text
    found = quotes(reading)
    assert found["actors"] == [("Ana Ruiz",), ("Bo\nLind",), ()]
    assert found["posts"] == [("minister",)]
    assert reading.report.text[: reading.posts[0].evidence[0].start].endswith("met ")
    assert found["engagements"] == [("Ana Ruiz met minister Bo\nLind in Malmö. RUIZ & sons <b> had no part in it.",)]
    assert found["statements"] == [("The sea\nis wide",)]


def test_facts_whose_words_are_nowhere_rest_on_the_whole_text(tmp_path: Path) -> None:
    front = "---\nactors:\n  p1: {kind: person, name: Nobody Here}\n  SWE: {kind: state}\n"
    front += "engagements:\n  e1: {form: call, status: held, parties: [{actor: SWE}]}\n---\n"
    reading = load_gold(write(tmp_path, front + "It rained.\n\nIt rained on."))
    assert quotes(reading)["actors"] == [("It rained.\n\nIt rained on.",), ()]
    assert quotes(reading)["engagements"] == [("It rained.\n\nIt rained on.",)]


def test_a_report_without_facts_is_an_empty_reading(tmp_path: Path) -> None:
    reading = load_gold(write(tmp_path, "---\nid: x\nengagements:\n---\nNothing happened.\n"))
    assert list(reading.facts()) == []
    assert reading.report.text == "Nothing happened."


def test_the_document_is_what_a_reader_would_get(tmp_path: Path) -> None:
    reading = load_gold(write(tmp_path, PLAIN))
    document = document_of(reading)
    assert document.text == reading.report.text
    assert document.sha256 == reading.report.sha256
    assert document.published is not None and document.published.isoformat() == "2022-06-12"
    assert document.title == "Talks on fish"


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("actors: {p1: {kind: person, name: A}}\nposts: [{holder: p9, title: x}]", "p9"),
        ("actors: {p1: {kind: persona, name: A}}", "persona"),
        ("engagements: {e1: {form: meeting, status: held, parties: []}}", "parties"),
        (
            "engagements: {e1: {form: chat, status: held, parties: [{actor: SWE}]}}\nactors: {SWE: {kind: state}}",
            "chat",
        ),
        ("actors: [1, 2]", "not a gold report"),
        ("actors: {p1: 3}", "not a gold report"),
        ("actors: {p1: {kind", "broken front matter"),
        ("published: soon", "soon"),
    ],
)
def test_a_broken_gold_report_is_named_with_its_fault(tmp_path: Path, front: str, words: str) -> None:
    path = write(tmp_path, f"---\n{front}\n---\nA text.\n")
    with pytest.raises(ValueError, match="not a gold report") as told:
        load_gold(path)
    assert str(path) in str(told.value)
    assert words in str(told.value)


def test_a_missing_gold_report_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"gone\.report: cannot be read"):
        load_gold(tmp_path / "gone.report")


def test_every_cue_of_an_engagement_is_its_evidence(tmp_path: Path) -> None:
    twice = MARKED.replace("before a", 'after they <cue id="e1 e2">parted</cue> before a')
    reading = load_gold(write(tmp_path, twice))
    engagements: tuple[Engagement, ...] = reading.engagements
    assert [reading.quotes(fact) for fact in engagements] == [("met", "parted"), ("parted", "visit")]
