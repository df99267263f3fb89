"""Whose officer a bare title is: not of the place, the matter, the one who asked, or the man of another meeting."""

from datetime import date

import pytest

from dragoman import extract
from dragoman.model.reading import Reading

MET = "Polish Foreign Minister Jan Nowak met "


def read(text: str, reader: str = "both") -> Reading:
    return extract(text, published=date(2025, 2, 13), reader=reader)


def side_of(name: str, text: str, reader: str = "both") -> str | None:
    """The one side that a person is given in all engagements of a text, and that of the post."""
    reading = read(text, reader)
    actor = next(a.id for a in reading.actors if a.name and a.name.endswith(name))
    sides = {party.side for e in reading.engagements for party in e.parties if party.actor == actor}
    sides |= {post.state for post in reading.posts if post.holder == actor}
    (side,) = sides
    return side


@pytest.mark.parametrize(
    "text",
    [
        "Polish Prime Minister Jan Nowak met President Alar Kesler in Vienna on Monday.",
        MET + "Foreign Minister Alar Kesler in Rome.",
        "On the sidelines of the conference in Munich, Polish Foreign Minister Jan Nowak held talks with Secretary "
        "Alar Kesler.",
        "Polish Prime Minister Jan Nowak met Tomas Ruiz in Rome on Friday and President Alar Kesler in Paris on Saturday.",
        "Polish Prime Minister Jan Nowak spoke to President Alar Kesler by phone on Sunday before flying to Paris for "
        "talks with President Durand.",
    ],
)
def test_who_is_met_on_third_soil_is_not_of_it(text: str) -> None:
    assert side_of("Kesler", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Polish Prime Minister Jan Nowak was received by President Alar Kesler in Tallinn on Monday.",
        "Polish Prime Minister Jan Nowak arrived in Estonia on a two-day visit on Monday. In Tallinn he met President "
        "Alar Kesler.",
        "The Polish ambassador, Jan Nowak, met Foreign Minister Alar Kesler in Tallinn on Monday.",
        MET + "President Alar Kesler in Tallinn on Monday. They discussed relations between Poland and Estonia.",
    ],
)
def test_who_receives_at_home_is_of_there(text: str) -> None:
    assert side_of("Kesler", text) == "EST"


@pytest.mark.parametrize(
    "text",
    [
        MET + "Prime Minister Alar Kesler and discussed support for Ukraine.",
        MET + "Foreign Minister Alar Kesler. They exchanged views on the situation in Sudan.",
        "Polish Foreign Minister Jan Nowak talked to Minister Alar Kesler about Moldova's accession to the Council.",
        "Polish Foreign Minister Jan Nowak said in talks with Alar Kesler that Sudan must open the border.",
    ],
)
def test_who_talks_of_a_state_is_not_of_it(text: str) -> None:
    assert side_of("Kesler", text) is None


def test_what_an_officer_says_of_his_own_state_stays_his() -> None:
    text = MET + "Foreign Minister Alar Kesler. Kesler stressed that Estonia would open a consulate."
    assert side_of("Kesler", text) == "EST"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("At the request of the Armenian side, a telephone conversation took place between Alar Kesler and Prime "
         "Minister of the Republic of Armenia Aram Petrosyan.", None),
        ("At the initiative of the Kazakh side, Alar Kesler had a telephone conversation with President of Kazakhstan "
         "Daulet Akhmetov.", None),
        ("At the initiative of the Polish side, Polish Foreign Minister Jan Nowak had a telephone conversation with "
         "Foreign Minister Alar Kesler of Estonia.", "EST"),
    ],
)  # fmt: skip
def test_who_asked_for_a_call_is_one_of_two(text: str, side: str | None) -> None:
    assert side_of("Kesler", text) == side


@pytest.mark.parametrize(
    "text",
    [
        "Polish President Jan Nowak met Ukraine's Petro Bondar in Berlin on Tuesday, a day after a call with Alar Kesler.",
        "Polish President Jan Nowak met Ukraine's Petro Bondar in Munich on Monday, two days after speaking with Alar "
        "Kesler.",
        MET + "Estonia's Toomas Kask in Berlin, hours after talks with Foreign Minister Alar Kesler.",
    ],
)
def test_the_other_man_of_another_meeting_keeps_his_state(text: str) -> None:
    assert side_of("Kesler", text) is None


def test_what_is_done_before_a_journey_is_no_part_of_it() -> None:
    text = (
        "Polish Prime Minister Jan Nowak spoke to President Alar Kesler by phone on Sunday before flying to Paris for "
        "talks with President Durand."
    )
    call, visit, meeting = sorted(read(text).engagements, key=lambda e: ["call", "visit", "meeting"].index(e.form))
    assert (call.part_of, meeting.part_of) == (None, visit.id)


@pytest.mark.parametrize(
    "text",
    [
        "Congo's President Alar Kesler will meet Angola's Joao Lopes in Luanda, but not Rwanda's Pierre Gasana.",
        "Catalonia's president, Alar Kesler, met Irish Prime Minister Sean Doyle in Dublin.",
    ],
)
def test_who_is_of_a_land_in_no_table_is_of_no_other(text: str) -> None:
    assert side_of("Kesler", text) is None


def kinds(text: str) -> dict[str | None, str]:
    return {actor.name: actor.kind for actor in read(text).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Egypt's Badr Halawany met Foreign Minister Sergei Orlov in New York on Thursday.", "Badr Halawany"),
        ("The foreign ministers of Egypt and Italy, Badr Abdelatif and Antonio Tajano, met in Rome.", "Badr Abdelatif"),
        ("Belgium's Maxime Prévert received Rwanda's Olivier Nduhunge in Brussels.", "Maxime Prévert"),
        ("The Polish delegation discussed trade in Rome with J.D. Vance.", "J.D. Vance"),
    ],
)
def test_whom_the_tagger_takes_for_a_body_is_a_person(text: str, name: str) -> None:
    assert kinds(text).get(name, "person") == "person"
    assert "organisation" not in kinds(text).values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Egypt's Orascom Construction signed a contract with Kenya's Safaricom Sasapay.", "Orascom Construction"),
        ("Brazil's Banco Bradesco and Mexico's Grupo Bimbo signed an agreement in Lima.", "Banco Bradesco"),
    ],
)
def test_a_firm_of_a_state_stays_one(text: str, name: str) -> None:
    assert kinds(text)[name] == "organisation"


def test_whose_house_is_told_makes_nobody_else_of_it() -> None:
    text = "Russia's Igor Baran met Slovakia's Robert Holub in the Kremlin. Holub invited Alar Kesler to Bratislava for talks."
    assert side_of("Kesler", text) is None


def test_who_receives_in_a_house_is_of_it() -> None:
    text = "President Alar Kesler received Slovakia's Robert Holub at the White House."
    assert side_of("Kesler", text, "rules") == "USA"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Two days after meeting Igor Baran in the Kremlin, Syria's de facto leader, Ahmed Kesler, turned up in Riyadh.",
         "SYR"),
        ("Niger's ruling general, Alar Kesler, received Russian Minister Igor Baran.", "NER"),
        ("Russian Minister Igor Baran met the ruling general, Alar Kesler, in Niamey.", None),
    ],
)  # fmt: skip
def test_who_holds_an_office_of_no_table_is_of_its_owner(text: str, side: str | None) -> None:
    assert side_of("Kesler", text) == side
