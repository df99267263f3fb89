"""Names in a form in which they can be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.names import normalised, organisation_key, person_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilze Kalnbērza", "ILZE KALNBERZA"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Łukasz Dąbrowski", "Lukasz Dabrowski"),
        ("Jean-Noël Barrot", "Jean Noel Barrot"),
        ("Siobhán O’Neill", "Siobhan O'Neill"),
        ("H.E. Mr. Nurlan Seit", "Nurlan Seit"),
        ("Dr Sir Ian Ross", "Ian  Ross"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("He Lifeng", "Lifeng"), ("Ilze Ozola", "Ilze Ozolina"), ("Ségolène Royal", "Ségolène")]
)
def test_names_that_are_not_the_same(one: str, other: str) -> None:
    assert person_key(one) != person_key(other)


def test_a_name_of_honorifics_alone_is_kept() -> None:
    assert person_key("Lady") == "lady"


def test_organisations_without_their_article() -> None:
    assert organisation_key("The Saeima") == organisation_key("Saeima")
    assert organisation_key("The") == "the"


@given(st.text())
def test_normalising_twice_is_normalising_once(name: str) -> None:
    once = normalised(name)
    assert normalised(once) == once
    assert once == " ".join(once.split())
