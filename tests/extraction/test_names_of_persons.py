"""Names of persons: those that are names of states too, and honorifics before them."""

from datetime import date

import pytest

from dragoman import extract
from dragoman.model.reading import Reading

NAMESAKES = ["Paulo Lima", "Georgia Lund", "Jordan Hayes", "Kenya Brandt", "Israel Owens", "Jane Holland"]


def read(text: str) -> Reading:
    return extract(text, published=date(2023, 5, 10), reader="rules")


def persons(reading: Reading) -> set[str]:
    return {actor.name or "" for actor in reading.actors if actor.kind == "person"}


def states(reading: Reading) -> set[str]:
    return {actor.id for actor in reading.actors if actor.kind == "state"}


@pytest.mark.parametrize("name", NAMESAKES)
@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister {name} met Anna Ozola, the Latvian ambassador, in Oslo.",
        "Anna Ozola, the Latvian ambassador, received {name}, Norway's foreign minister, in Oslo.",
        "On Friday {name}, the Norwegian ambassador, met Latvian Foreign Minister Anna Ozola in Oslo.",
    ],
)
def test_a_persons_name_is_no_state(text: str, name: str) -> None:
    reading = read(text.format(name=name))
    assert persons(reading) == {name, "Anna Ozola"}
    assert states(reading) == {"NOR", "LVA"}
    (engagement,) = reading.engagements
    assert {party.side for party in engagement.parties} == {"NOR", "LVA"}


def test_a_family_name_told_again_is_the_person_and_the_place_the_place() -> None:
    reading = read(
        "Brazilian Foreign Minister Paulo Lima met Latvian Foreign Minister Anna Ozola in Riga. "
        "Lima said that trade had grown. He will travel to Lima in June."
    )
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[said.speaker] for said in reading.statements] == ["Paulo Lima"]
    assert [(e.form, e.place and e.place.state) for e in reading.engagements] == [("meeting", "LVA"), ("visit", "PER")]


def test_states_before_names_stay_states() -> None:
    reading = read("The foreign ministers of Jordan Ayman Safadi and Georgia Irakli Beridze met in Paris.")
    assert persons(reading) == {"Ayman Safadi", "Irakli Beridze"}
    assert states(reading) == {"JOR", "GEO", "FRA"}


def test_a_state_that_an_office_leads_to_is_no_given_name() -> None:
    reading = read("On Tuesday, Ambassador of Georgia to Poland Ketevan Jorjadze-Dvali travelled to Lublin.")
    assert persons(reading) == {"Ketevan Jorjadze-Dvali"}
    assert states(reading) == {"GEO", "POL"}


@pytest.mark.parametrize(
    "honorific",
    ["the Hon.", "the Hon", "H.E.", "HE", "Rt Hon.", "the Rt. Hon.", "the Right Honourable", "H.E. Mr.", "Hon'ble"],
)
def test_honorifics_are_no_names(honorific: str) -> None:
    reading = read(
        f"Latvian Foreign Minister Anna Ozola met {honorific} Grace Wanjiru, Minister of Foreign Affairs of Kenya, "
        f"in Riga. Then {honorific} Wanjiru left."
    )
    assert persons(reading) == {"Anna Ozola", "Grace Wanjiru"}
    assert {(post.title, post.state) for post in reading.posts} == {
        ("Foreign Minister", "LVA"),
        ("Minister of Foreign Affairs", "KEN"),
    }
