"""Whether two reports are one text that two have printed."""

import importlib.util
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.reprints import Printed, likeness
from dragoman.resolution.wording import sample_of, wording_of

ROOT = Path(__file__).parents[2]
BODY = (
    "The Deputy Minister received the Ambassador of Ghana, Kofi Mensah, on 4 May and spoke of trade, fishing and the schools "
    "that the two countries keep in each other's capitals. The sides agreed to meet again before the end of the summer. Mensah "
    "said that the harbour of Tema would be open to ships of all kinds, and thanked for the gift of two pilot boats."
)


def same(one: str, other: str, *, days: tuple[str | None, str | None] = ("2022-05-04", "2022-05-05")) -> bool:
    first, second = Printed(one, "Ministry", days[0]), Printed(other, "Norpress", days[1])
    told, back = likeness(first, second), likeness(second, first)
    assert told == back
    assert told.reasons
    return told.same


@pytest.mark.parametrize(
    "printed",
    [
        f"Pilot boats for Tema\n\n{BODY}",
        f"ACCRA, May 4 (Norpress) -- {BODY}",
        BODY.partition(" Mensah said")[0],
        f"{BODY} The harbour was built in 1962 and has been enlarged twice since then.",
        BODY.replace("on 4 May", "on Wednesday"),
        BODY.replace("harbour", "harbor"),
        BODY.replace("spoke of", "also spoke of").replace("Mensah said", "Mensah added"),
    ],
    ids=["headline", "dateline", "cut", "sentence added", "weekday for date", "spelling", "small words"],
)
def test_one_text(printed: str) -> None:
    assert same(BODY, printed)


@pytest.mark.parametrize(
    "other",
    [
        BODY.replace("4 May", "9 May"),
        BODY.replace("on 4 May", "on Thursday"),
        BODY.replace("Kofi Mensah", "Ama Owusu").replace("Mensah", "Owusu"),
        BODY.replace("Ghana", "Togo").replace("Tema", "Lome"),
        BODY.replace("Deputy Minister", "Prime Minister"),
        BODY.replace("two pilot boats", "three pilot boats"),
        BODY.replace("pilot boats", "ambulances"),
        " ".join(f"Another sentence of number {number} tells of other things." for number in range(12)) + BODY,
    ],
    ids=["date", "weekday", "guest", "state", "rank", "number", "gift", "follow-up"],
)
def test_two_texts(other: str) -> None:
    assert not same(BODY, other)


def test_what_names_no_day_is_printed_again_within_days() -> None:
    text = BODY.replace("on 4 May", "today")
    assert same(text, f"Boats\n\n{text}", days=("2022-05-04", "2022-05-07"))
    assert not same(text, f"Boats\n\n{text}", days=("2022-05-04", "2022-05-11"))
    assert same(BODY, f"Boats\n\n{BODY}", days=("2022-05-04", "2022-05-11"))
    assert not same(BODY, f"Boats\n\n{BODY}", days=("2022-05-04", "2022-07-11"))


def test_the_sample_is_the_same_everywhere() -> None:
    assert sample_of(wording_of(BODY))[:2] == SAMPLE
    assert set(sample_of(wording_of(BODY))) & set(sample_of(wording_of(BODY.partition(" Mensah said")[0])))


SAMPLE = (44801873479020285, 355003677400562840)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    likeness(Printed(one, None, None), Printed(other, "x", "2022-13-45"))
    assert len(sample_of(wording_of(one * 20))) <= 64


def test_long_texts_take_no_long_time() -> None:
    one = " ".join(f"Sentence number{n % 977} tells of {n * n % 1009} things that are all alike." for n in range(6000))
    start = time.process_time()
    likeness(Printed(one, "a", None), Printed(one.replace("number5 ", "number7 "), "b", None))
    likeness(Printed("a " * 100_000, "a", None), Printed("a " * 99_000, "b", None))
    assert time.process_time() - start < 20


def test_the_pairs_of_the_evaluation() -> None:
    spec = importlib.util.spec_from_file_location("reprints", ROOT / "evals" / "reprints.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reprints"] = module
    spec.loader.exec_module(module)
    files = list(module.gold_files(ROOT / "evals" / "events" / "reports"))[::30]
    readings = [module.load_gold(path) for path in files]
    long = [reading for reading in readings if len(reading.report.text.split()) >= module.LEAST]
    told = [(pair, module.found(pair)[0]) for pair in module.pairs(long, module.Words())]
    assert [pair.how for pair, found in told if found and not pair.same] == []
    due = [found for pair, found in told if pair.same]
    assert sum(due) / len(due) > 0.95
