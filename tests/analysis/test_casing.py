"""Texts in capitals, and texts with names in small letters, are read as if they were written as others are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.casing import cased
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.model.document import Document
from dragoman.pipeline import read_document

WRITTEN = sorted((Path(__file__).parents[2] / "evals" / "written").glob("*.report"))
TEXT = """Kazakh minister in Tallinn

TALLINN, March 3 - Foreign Minister Murat Ospanov of Kazakhstan met Estonian Foreign Minister Kadri Tamm in Tallinn on Monday. They discussed transit and the energy market.

Mr Ospanov will visit Riga on Tuesday for talks with the president, and officials of the OSCE said that they may take part. The U.S. envoy, Evan Harcourt-Lisle, told him, "We are ready." """


def _text(words: str) -> Document:
    return Document(source="a", text=words)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_an_ordinary_text_is_left_as_it_is(path):
    document = document_of(load_gold(path))

    assert cased(document) is document


@given(st.text(alphabet=st.sampled_from("abcé ıßİǅ.\n-'A monday cuban ")))
def test_every_letter_stays_where_it_is(words):
    text = (words + " on monday the cuban minister").upper()

    copy = cased(_text(text)).text

    assert len(copy) == len(text)
    assert [a for a, b in zip(copy, text, strict=True) if a != b and a.upper() != b.upper()] == []


def test_of_a_text_in_capitals_names_keep_them():
    assert cased(_text(TEXT.upper())).text == TEXT.replace("Foreign Minister", "foreign minister").replace(
        "TALLINN", "Tallinn"
    )


def test_in_a_text_of_small_letters_names_get_capitals():
    copy = cased(_text(TEXT.lower())).text

    for name in (
        "Murat Ospanov",
        "Kadri Tamm",
        "Kazakhstan",
        "Estonian",
        "Tallinn",
        "OSCE",
        "U.S.",
        "Monday",
        "March 3",
    ):
        assert name in copy
    for words in ("told him", "may take part", "the president", "energy market"):
        assert words in copy


@pytest.mark.parametrize(
    "text",
    [
        "A HEADLINE ABOUT IRAN AND CUBA\n\nThe ministers of Iran and Cuba met on Monday in Havana.",
        "The minister met his colleague on monday in Havana. Officials of Iran said on Tuesday that talks went on.",
        "IMPORTANT: the OSCE and the EBRD met UNDP and NATO.",
    ],
    ids=["headline", "one misprint", "acronyms"],
)
def test_a_headline_a_misprint_and_acronyms_change_nothing(text):
    document = _text(text)

    assert cased(document) is document


@pytest.mark.parametrize("change", [str.upper, str.lower], ids=["capitals", "small letters"])
def test_what_is_told_is_the_same_whatever_the_letters_are(change):
    own, read = read_document(_text(TEXT)), read_document(_text(change(TEXT)))

    def told(reading):
        names = {actor.id: (actor.name or actor.id).casefold() for actor in reading.actors}
        return {
            (one.form, one.status, frozenset((names[party.actor], party.side) for party in one.parties))
            for one in reading.engagements
        }

    assert told(read) == told(own)
    assert read.report.text == change(TEXT)
    assert all(topic.phrase in read.report.text for topic in read.topics)


def test_a_wire_item_with_names_in_small_letters_tells_who_was_there():
    text = (
        "HAVANA, Oct 19 - Libyan foreign minister omar al-sharif met cuban vice president raul ortega in havana on monday, "
        "diplomatic sources said. They discussed the iran-iraq war."
    )

    (meeting,) = read_document(_text(text)).engagements

    assert sorted((party.side or "") for party in meeting.parties) == ["CUB", "LBY"]


def test_a_text_in_capitals_may_be_wrapped():
    text = (
        "THE DELEGATION OF KAZAKHSTAN MET HIS DEPUTY AT THE MINISTRY OF TRADE AND\nINDUSTRY IN TALLINN ON MONDAY, WHERE THE\n"
        "MINISTER OF ESTONIA SIGNED AN AGREEMENT"
    )

    assert cased(_text(text)).text == (
        "The delegation of Kazakhstan met his deputy at the Ministry of Trade and\nIndustry in Tallinn on Monday, where the\n"
        "minister of Estonia signed an agreement"
    )


@pytest.mark.parametrize("end", ["AND", "OF", "FOR", "AND THE"])
def test_a_line_may_end_anywhere_in_a_name(end):
    text = f"THE DELEGATION OF KAZAKHSTAN MET HIS DEPUTY ON MONDAY IN THE MINISTRY OF TRADE {end}"

    assert cased(_text(text)).text.endswith(f"Ministry of Trade {end.lower()}")
