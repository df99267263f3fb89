"""Clusters of accounts against the truth."""

from pathlib import Path

import pytest

from dragoman.evaluation.events import evaluate_events, explained, gold_accounts, load_golds, load_truth, unknown_names

REPORT = """---
id: {name}
published: 2021-05-04
outlet: {outlet}
genre: agency
actors:
  p1: {{kind: person, name: {one}}}
  p2: {{kind: person, name: {other}}}
  KAZ: {{kind: state}}
  AUT: {{kind: state}}
engagements:
  e1: {{form: {form}, status: held, parties: [{{actor: p1, side: KAZ}}, {{actor: p2, side: AUT}}], date: 2021-05-03, date_basis: resolved}}
---
{one} and {other} had a {form} yesterday. {outlet} reports.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    told = [
        ("c-x-001", "Steppe News", "Yerlan Sadyrbayev", "Johanna Prielinger", "meeting"),
        ("c-x-002", "Alpine Post", "Erlan Sadyrbaev", "J. Prielinger", "meeting"),
        ("c-x-003", "Danube Radio", "Yerlan Sadyrbayev", "Johanna Prielinger", "call"),
    ]
    for name, outlet, one, other, form in told:
        text = REPORT.format(name=name, outlet=outlet, one=one, other=other, form=form)
        (tmp_path / "reports" / f"{name}.report").write_text(text, encoding="utf-8")
    return tmp_path


def write_truth(folder: Path, events: str, apart: str = "[]") -> None:
    (folder / "c-x.yaml").write_text(f"events: {events}\napart: {apart}\n", encoding="utf-8")


def test_pairs_put_together_are_counted_against_the_truth(folder: Path) -> None:
    write_truth(folder, "[{id: x, told: [c-x-001 e1, c-x-002 e1]}]", '[[c-x-001 e1, c-x-003 e1, "a call"]]')
    result = evaluate_events(gold_accounts(load_golds(folder)), load_truth(folder))
    assert (result.precision, result.recall) == (1.0, 1.0)
    assert (result.apart, result.joined) == (1, ())


def test_what_is_wrong_and_missed_is_told_with_the_reason(folder: Path) -> None:
    write_truth(folder, "[{id: x, told: [c-x-001 e1, c-x-003 e1]}]", '[[c-x-001 e1, c-x-002 e1, "no"]]')
    accounts = gold_accounts(load_golds(folder))
    result = evaluate_events(accounts, load_truth(folder))
    assert (result.precision, result.recall) == (0.0, 0.0)
    assert result.joined == (("c-x-001 e1", "c-x-002 e1", "no"),)
    assert "same day" in explained(("c-x-001 e1", "c-x-002 e1"), accounts)
    assert "call" in explained(("c-x-001 e1", "c-x-003 e1"), accounts)


def test_a_name_of_no_account_is_told(folder: Path) -> None:
    write_truth(folder, "[{id: x, told: [c-x-001 e1, c-x-009 e1]}]")
    assert unknown_names(gold_accounts(load_golds(folder)), load_truth(folder)) == ["c-x-009 e1"]


def test_only_a_part_is_read(folder: Path) -> None:
    with pytest.raises(ValueError, match="no truth files"):
        load_truth(folder)
    assert load_golds(folder, ["c-y"]) == {}
    assert len(load_golds(folder, ["c-x"])) == 3


def test_a_broken_truth_file_is_named(folder: Path) -> None:
    write_truth(folder, "[{id: x}]")
    with pytest.raises(ValueError, match=r"c-x\.yaml: not a truth file"):
        load_truth(folder)
