"""Names of people of many countries are known; words of reports are not taken for names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon import given_names
from dragoman.lexicon.given_names import gender_of, is_given_name, is_surname
from dragoman.lexicon.states import state_codes, state_forms

PEOPLE = """
Kassym-Jomart Tokayev|Margulan Baimukhan|Yerzhan Kazykhan|Aigul Kuspan|Shavkat Mirziyoyev|Sadyr Japarov|Emomali Rahmon
Serdar Berdimuhamedov|Ilham Aliyev|Nikol Pashinyan|Salome Zourabichvili|Irakli Garibashvili|Volodymyr Zelenskyy
Sergey Lavrov|Dmytro Kuleba|Maia Sandu|Xavier Bettel|Jean Asselborn|Emmanuel Macron|Olaf Scholz|Annalena Baerbock
Giorgia Meloni|Pedro Sánchez|Mateusz Morawiecki|Zuzana Čaputová|Viktor Orbán|Recep Erdoğan|Mevlüt Çavuşoğlu|Kyriakos
Mitsotakis|Ursula Leyen|Jens Stoltenberg|Sanna Marin|Ulf Kristersson|Jonas Støre|Mette Frederiksen|Katrín Jakobsdóttir
Antony Blinken|Kamala Harris|Justin Trudeau|Andrés Obrador|Gabriel Boric|Luiz Silva|Alberto Fernández|Gustavo Petro
Narendra Modi|Subrahmanyam Jaishankar|Imran Khan|Sheikha Hasina|Ranil Wickremesinghe|Fumio Kishida|Yoshimasa Hayashi
Li Qiang|Wang Yi|Nguyen Trong|Joko Widodo|Anwar Ibrahim|Mohammed Salman|Tamim Thani|Abdel Sisi|Hossein Abdollahian
Cyril Ramaphosa|William Ruto|Paul Kagame|Muhammadu Buhari|Abiy Ahmed|Macky Sall|Batmunkh Battsetseg|Khurelsukh Ukhnaa
""".replace("\n", "|").strip("|")
GIVEN = sorted({person.split()[0] for person in PEOPLE.split("|")} - {"Mitsotakis", "Sheikha", "Wang"})
WORDS = """
The A United States Ministry Minister Foreign Affairs President Prime Republic Parliament Union European Embassy Ambassador
Chamber Deputies Committee Council House Bank Company University Agency News Press Service Court Government Monday Friday
January May June August Kazakhstan French Brussels Geneva Asia Africa Meeting Talks Visit Summit During After However
Will General King Queen Prince Justice Hope Summer Sheikh HE UN EU MP
""".split()


@pytest.mark.parametrize("name", GIVEN)
def test_given_names_of_the_world(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize("word", WORDS)
def test_words_of_reports_are_no_names(word: str) -> None:
    assert not is_given_name(word)
    assert not is_surname(word)


@pytest.mark.parametrize(
    "name",
    "Tokayev Smith García Nguyen Kovač Zourabichvili Kvirikashvili Poroshenko Mkrtchyan Erdoğan Gunnarsdóttir "
    "Papadopoulos Nazarbayeva O’Brien McDonald Sherwood-Randall Xi Müller Łukaszewicz".split(),
)
def test_surnames_are_known_or_told_by_their_ending(name: str) -> None:
    assert is_surname(name) and is_surname(name.upper().replace("XI", "Xi"))


def test_accents_and_case_do_not_matter() -> None:
    assert [is_given_name(name) for name in ("jose", "José", "JOSÉ", "Çağla", "Øystein", "Łukasz", "Əli")] == [True] * 7


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Amina Odhiambo", "f"),
        ("Yousef Al-Mutlaq", "m"),
        ("Nguyen Thi Bich Ngoc", "f"),
        ("Aliya Serikkyzy Bekturganova", "f"),
        ("Faisal bin Mishal Al-Otaibi", "m"),
        ("Hanna-Leena Virkkula", "f"),
        ("Ivan Petrovich Popov", "m"),
        ("Jean Dupont", None),
        ("Kim Jong", None),
        ("Tariq", None),
        ("", None),
    ],
)
def test_what_a_full_name_tells_of_the_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_every_part_of_a_hyphenated_given_name_counts() -> None:
    assert is_given_name("Jean-Pierre")
    assert not is_given_name("Jean-Ministry")
    assert not is_given_name("-")
    assert not is_given_name("")


def test_hardly_any_state_word_is_a_name() -> None:
    """Only those that are frequent as names: the caller looks at states first."""
    forms = {form for code in state_codes() for form in (*state_forms(code, "name"), *state_forms(code, "adjective"))}
    taken = {form for form in forms if " " not in form and is_given_name(form)}
    assert taken <= {"Chad", "Georgia", "Israel", "Jordan", "Trinidad", "Britain", "Montserrat", "America", "Guadalupe"}


@given(st.text(max_size=20))
def test_any_text_gets_an_answer_that_accents_do_not_change(word: str) -> None:
    assert is_given_name(word) in (True, False)
    assert is_surname(word) in (True, False)


def test_the_lists_are_whole() -> None:
    assert min(len(given_names._names(table)) for table in ("given_names", "surnames")) > 20_000
