"""Where quoted words stand in a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extraction.proposed.quotes import QuoteAmbiguous, QuotedText, QuoteNotFound
from dragoman.model.document import Document

TEXT = "Ann  met\nthe Speaker, and Ann\u00a0Lee met the\t Mayor in Annaba."


def quoted(text: str = TEXT) -> QuotedText:
    return QuotedText(Document(source="text", text=text))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("met the Speaker", "met\nthe Speaker"),
        ("  met\n the   Mayor ", "met the\t Mayor"),
        ("Ann Lee", "Ann\u00a0Lee"),
        ("Ann met", "Ann  met"),
        ("Annaba.", "Annaba."),
    ],
)
def test_white_space_is_put_aside_and_the_offsets_are_the_text_s(quote: str, words: str) -> None:
    span = quoted().place(quote)
    assert TEXT[span.start : span.end] == words


@pytest.mark.parametrize(
    "quote", ["", " ", "met the speaker", "Ann Lee met the Speaker", "Lee met the May", "naba", "…"]
)
def test_what_does_not_stand_there_is_not_found(quote: str) -> None:
    with pytest.raises(QuoteNotFound):
        quoted().place(quote)


@pytest.mark.parametrize("quote", ["met the", "Ann", "e"])
def test_what_stands_there_twice_is_ambiguous(quote: str) -> None:
    with pytest.raises(QuoteAmbiguous):
        quoted().place(quote)


def test_a_quote_that_overlaps_itself_is_ambiguous() -> None:
    with pytest.raises(QuoteAmbiguous):
        quoted("no no no").place("no no")


def test_words_may_stand_often_but_must_be_whole() -> None:
    assert quoted().holds("Ann")
    assert quoted().holds("met\nthe")
    assert not quoted().holds("Anna")
    assert not quoted().holds(" ")
    assert quoted("Annaba, Ann").holds("Ann")


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \n\u00a0é."), min_size=1, max_size=30), st.data())
def test_every_place_holds_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    try:
        span = quoted(text).place(quote)
    except (QuoteNotFound, QuoteAmbiguous):
        return
    assert text[span.start : span.end].split() == quote.split()
    assert start <= span.start and span.end <= start + len(quote)
