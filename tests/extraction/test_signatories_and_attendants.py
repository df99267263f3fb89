"""Who signs and who looks on, who else was there and in which role, and what is one engagement or several."""

from datetime import date

import pytest

from extraction.engaged import met, told

DAY = date(2025, 2, 13)


def roles(text, day=DAY):
    """Form and the roles of the parties by their name or code, of each engagement that a user is told."""
    reading = told(text, day)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(e.form, {names[party.actor]: party.role for party in e.parties}) for e in reading.engagements]


@pytest.mark.parametrize(
    "words",
    [
        "Vestas signed an agreement with Jordan's energy ministry in Amman on Monday, in the presence of Prime Minister Jafar Hassan.",
        "The Danish wind company Vestas signed an agreement with Jordan's energy ministry in the presence of Prime Minister Jafar Hassan.",
        "Jordan's energy ministry signed a deal with Vestas in Amman on Monday in the presence of Prime Minister Jafar Hassan.",
        "Vestas signed a deal with Jordan's energy ministry in Amman on Tuesday, witnessed by Prime Minister Jafar Hassan.",
    ],
)
def test_who_looks_on_signs_for_nobody(words):
    expected = {"Vestas": "signatory", "energy ministry": "signatory", "Jafar Hassan": "participant"}

    assert roles(words) == [("signing", expected)]


@pytest.mark.parametrize(
    ("words", "firms"),
    [
        ("Saudi Aramco and Daelim signed a contract in Dhahran on Sunday in the presence of {}.", {"Saudi Aramco", "Daelim"}),
        ("A contract was signed by Alstom and the Moroccan railway operator ONCF in Rabat on Monday in the presence of {}.",
         {"Alstom", "ONCF"}),
        ("Turkish contractor Yapi signed a deal with the government of Gambia in Banjul on Monday in the presence of {}.",
         {"Yapi", "government of Gambia"}),
    ],
)  # fmt: skip
def test_firms_known_by_what_they_sign(words, firms):
    (engagement,) = roles(words.format("South Korean Industry Minister Ahn Duk-geun"))

    assert {name for name, role in engagement[1].items() if role == "signatory"} == firms


def test_a_family_name_that_signs_is_no_firm():
    text = (
        "Estonian Foreign Minister Margus Tsahkna met Kenya's Musalia Mudavadi in Nairobi on Monday. Tsahkna signed an agreement with the "
        "foreign ministry on visas."
    )

    assert all(actor.kind == "person" for actor in told(text).actors if actor.name and "Tsahkna" in actor.name)


def test_who_speaks_for_a_state_that_signs_stands_for_it():
    text = "Finland's Elina Valtonen and Kenya's Musalia Mudavadi signed an agreement in Nairobi in the presence of Ambassador Ole Berg."

    assert met(text)[0][2].keys() >= {"Elina Valtonen", "Musalia Mudavadi"}
