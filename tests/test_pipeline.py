"""Texts of any kind are read without a crash, and every fact lies in its text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import extract
from dragoman.model.document import Document
from dragoman.pipeline import read_document

WORDS = st.sampled_from(
    "The President of Latvia Anna Ozola met Minister Spain Juan Pérez in Riga , and . he they visit talks with to will on "
    "agreed said that discuss cooperation \n\n ( ) \u201c \u201d ambassador King Paris 3 May 2023 not counterpart their".split(
        " "
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "the meeting with the president of the talks between " * 1500,
        ", " * 5000,
        "Minister " * 3000,
        "\u200b\u202eThe Minister of Spain met the Minister of Latvia.\u202c\u200b",
        "\U0001f600 " * 500,
        "(" * 2000,
        "A.B.C.D. " * 1000,
        '"(' * 8000,
        "\U0001f600" * 8000,
        "12 May 2022 " * 2000,
        "They met in talks. " * 2000,
    ],
)
def test_strange_texts_are_read(text: str) -> None:
    assert extract(text).report.text == text


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_any_order_of_words_gives_a_reading_whose_evidence_lies_in_it(words: list[str]) -> None:
    reading = read_document(Document(source="words", text=" ".join(words)))
    for fact in reading.facts():
        assert all(0 <= start < end <= len(reading.report.text) for start, end in fact.evidence)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_gives_a_reading_or_is_refused_in_one_line(text: str) -> None:
    assert _text_or_refusal(text).startswith((text, "text is "))


def _text_or_refusal(text: str) -> str:
    try:
        return extract(text).report.text
    except ValueError as refusal:
        return str(refusal)


FRENCH = (
    "Le ministre des Affaires étrangères de la France a rencontré hier à Paris son homologue espagnol, avec lequel il a "
    "évoqué les relations entre les deux pays et la situation au Sahel."
)


def test_a_text_of_another_language_is_refused_and_not_read_as_empty() -> None:
    with pytest.raises(ValueError, match=r"^note is in French: only English reports are read$"):
        extract(FRENCH, source="note")
    with pytest.raises(ValueError, match=r"^text is too long \(200,010 characters; the limit is 200,000\): split it"):
        extract("They met. " * 20_001)
    with pytest.raises(ValueError, match=r"^text is empty"):
        extract(" \n")
    assert (
        extract(
            "The Minister of Spain met the Minister of Latvia, who had come from Riga with his delegation."
        ).report.language
        == "en"
    )


def test_the_day_of_a_moment_is_the_day_of_publication() -> None:
    reading = extract("They met.", published=datetime(2023, 5, 10, 4, 5, tzinfo=UTC))
    assert reading.report.published == "2023-05-10"


def test_words_for_a_day_are_refused() -> None:
    with pytest.raises(TypeError, match="give a datetime"):
        extract("They met.", published="2023-05-10")  # type: ignore[arg-type]
