"""What is looked forward to, given up or told of every time is not told as held. More sentences: evals/outlooks.py."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from dragoman import extract
from dragoman.lexicon.datelines import after_dateline

ONE, OTHER = "Spanish Foreign Minister Juan Perez", "Polish Foreign Minister Jan Nowak"


def statuses(text: str) -> list[str]:
    told = text.format(one=ONE, other=OTHER)
    return [engagement.status for engagement in extract(told, published=date(2026, 3, 4), reader="rules").engagements]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("{one} has cleared Monday afternoon for a meeting with {other}.", "scheduled"),
        ("{one} has kept Saturday night free for a dinner with {other}.", "scheduled"),
        ("Arrangements have been completed for a dinner between {one} and {other}.", "scheduled"),
        ("A date has been fixed for the third round of talks between {one} and {other}.", "scheduled"),
        ("The next round of talks between {one} and {other} was on everybody's lips.", "scheduled"),
        ("{one} is on his way to Warsaw for talks with {other}.", "scheduled"),
        ("{one} left on Monday for talks with {other}.", "scheduled"),
        ("{one} sets off on Wednesday on a visit to Poland.", "scheduled"),
        ("A meeting between {one} and {other} has been arranged.", "scheduled"),
        ("Diplomats are trying to arrange a meeting between {one} and {other}.", "proposed"),
        ("{one} pulled out of the meeting with {other}.", "cancelled"),
        ("The talks between {one} and {other} collapsed before they began.", "cancelled"),
        ("The talks between {one} and {other} came to nothing.", "cancelled"),
        ("A meeting between {one} and {other} was planned, but it never happened.", "cancelled"),
        ("Plans for a meeting between {one} and {other} were dropped.", "cancelled"),
        ("The meeting between {one} and {other} was moved from May to September.", "postponed"),
        ("{one}, who usually avoids cameras, met {other}.", "held"),
        ("He usually avoids cameras, but on Monday {one} met {other}.", "held"),
        ("{one} met {other} to plan the next round of talks.", "held"),
    ],
)
def test_what_the_clause_looks_forward_to_or_back_on(text: str, status: str) -> None:
    assert status in statuses(text)
    assert status == "held" or "held" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Without a meeting between {one} and {other} there can be no progress.",
        "When {one} and {other} meet, they usually speak of football.",
        "{one} has no plans to meet {other}.",
    ],
)
def test_what_is_told_of_no_time_is_no_engagement(text: str) -> None:
    assert statuses(text) == []


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("OSLO , June 29 - Norway will", 5),
        ("SHYMKENT , Kazakhstan , Dec 18 - A meeting", 7),
        ("* WASHINGTON , April 8 - He said", 6),
        ("Norway - a country of the north - said", 0),
        ("The minister met - at last - his", 0),
        ("He spoke at length - OSLO was", 0),
        ("OSLO -", 0),
        ("Budapest ( VNA ) - The chairman visited", 5),
        ("ISLAMABAD , Dec 01 ( APP ) : The third round", 8),
        ("Rabat - The third forum", 2),
        ("Rabat - the capital - is", 0),
    ],
)
def test_a_dateline_is_told_from_a_sentence(words: str, length: int) -> None:
    assert after_dateline(words.split()) == length


def _measure() -> ModuleType:
    path = Path(__file__).parents[2] / "evals" / "outlooks.py"
    spec = importlib.util.spec_from_file_location("outlooks", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("reader", "most"), [("rules", 2), ("both", 4)])
def test_hardly_a_plan_is_told_as_held(reader: str, most: int) -> None:
    measure = _measure()
    wrong = [
        text
        for status, text in measure.sentences()
        if measure.verdict(status, measure.told(text, reader)) == "told as held"
    ]
    assert len(wrong) <= most, wrong
