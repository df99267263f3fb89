"""Subjects of phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.subjects import subjects_of
from dragoman.model.vocabulary import SUBJECTS


@pytest.mark.parametrize(
    ("phrase", "subject"),
    [
        ("the construction of the railway", "transport-logistics"),
        ("inter-parliamentary cooperation", "parliament"),
        ("the monitoring of glaciers", "climate-environment"),
        ("vaccines for rural clinics", "health"),
        ("the ceasefire in the valley", "conflict-peace"),
        ("expanding mutual trade and investment", "trade-investment"),
        ("scholarships for students", "science-education"),
    ],
)
def test_words_tell_the_subject(phrase: str, subject: str) -> None:
    assert subject in subjects_of(phrase)


def test_a_phrase_without_such_words_is_other() -> None:
    assert subjects_of("this and that") == ("other",)


@given(st.text())
def test_subjects_are_of_the_codebook_and_at_most_three(phrase: str) -> None:
    found = subjects_of(phrase)
    assert 1 <= len(found) <= 3
    assert set(found) <= set(SUBJECTS)
