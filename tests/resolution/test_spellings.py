"""Names of persons as they are spelled."""

import pytest

from dragoman.resolution.names import person_key
from dragoman.resolution.spellings import SAME, family_words, name_likeness, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tokayev", "Kassym-Jomart Tokaev"),
        ("Yulia Svyrydenko", "Julia Swyrydenko"),
        ("Abd al-Karim Haddad", "Abdel Karim Haddad"),
        ("Abdelrahman Haddad", "Abd al-Rahman Haddad"),
        ("Kim Tae-sung", "Tae-sung Kim"),
        ("E. Sadyrbajew", "Yerlan Sadyrbayev"),
        ("Đorđe Petrović", "Djordje Petrovic"),
        ("Mohamed Ould Ahmed", "Mohammed Ould Ahmed"),
        ("Tuva Breivold Lien", "Tuva B. Lien"),
        ("Ignacio Larenas", "Ignacio Larenas Ossandón"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_likeness(person_key(one), person_key(other)) >= SAME
    assert name_likeness(person_key(one), person_key(other)) == name_likeness(person_key(other), person_key(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Tae-sung", "Kim Do-hyun"),
        ("Anna Berg", "Karin Berg"),
        ("Johanna", "Anna Berg"),
        ("Marko Tammsalu", "Kristjan Ojaver"),
        ("Ziad Chebaro", "Abdel Karim Chebaro"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert name_likeness(person_key(one), person_key(other)) < SAME


def test_a_family_name_has_one_skeleton_however_it_is_spelled() -> None:
    assert skeleton("sadyrbayev") == skeleton("sadyrbajew") == skeleton("sadyrbaev")
    assert family_words("tuva breivold lien")[-1] == "lien"
