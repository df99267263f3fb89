"""Ways to tell an engagement, each worded several times over several states."""

from datetime import date

import pytest

from dragoman import extract
from extraction.engaged import Engaged, engaged

SENDERS = [
    ("Spanish Foreign Minister Juan Pérez", "Juan Pérez", "ESP"),
    ("Kenya's Foreign Minister Grace Wanjiru", "Grace Wanjiru", "KEN"),
    ("Kazakh Foreign Minister Yerlan Kystaubekov", "Yerlan Kystaubekov", "KAZ"),
]
OTHER, OTHERS_NAME, OTHERS_SIDE = "Latvian Prime Minister Anna Ozola", "Anna Ozola", "LVA"


def told(text: str) -> list[Engaged]:
    return engaged(extract(text, published=date(2023, 5, 10), reader="rules"))


def only_form(text: str, sender: tuple[str, str, str]) -> str:
    """The form of the one engagement of the text, which is held by the sender and the other."""
    filled = text.format(one=sender[0], other=OTHER, name=sender[1])
    ((form, status, parties),) = told(filled)
    assert (status, parties) == ("held", {sender[1:], (OTHERS_NAME, OTHERS_SIDE)})
    return form


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("On Wednesday {one} and {other} conferred.", "meeting"),
        ("A telephone conversation took place between {one} and {other}.", "call"),
        ("Talks between {one} and {other} began in Riga.", "meeting"),
        ("{one} spoke by phone to {other}.", "call"),
        ("{one} and {other} spoke over the phone.", "call"),
        ("{one} exchanged views with {other} on trade.", "meeting"),
        ("{one} has compared notes with {other} on fisheries.", "meeting"),
        ("{one} sat with {other} to discuss trade.", "meeting"),
        ("{one} talked to {other} about trade.", "meeting"),
        ("{one} sent a letter to {other}.", "message"),
        ("{one} addressed a message of condolence to {other}.", "message"),
        ("{other} received a letter from {one}.", "message"),
        ("{one} was shown round the port of Riga by {other}.", "visit"),
        ("{other} guided {one} through the laboratories.", "visit"),
        ("{one} presented copies of his credentials to {other}.", "ceremony"),
        ("A session of consultations chaired by {one} and {other} was held in Riga.", "consultations"),
    ],
)
def test_ways_to_meet(text: str, form: str, sender: tuple[str, str, str]) -> None:
    assert only_form(text, sender) == form


@pytest.mark.parametrize(
    "text",
    [
        "A delegation led by {one} visited Riga.",
        "The delegation headed by {one} arrived in Riga.",
        "{one} is due to arrive in Riga. The visit is the first.",
    ],
)
def test_a_delegation_stands_for_its_leader(text: str) -> None:
    for described, name, side in SENDERS:
        (engagement,) = told(text.format(one=described))
        assert (engagement[0], engagement[2]) == ("visit", {(name, side)})


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "A delegation of the Seimas Committee on Foreign Affairs will travel to Madrid.",
            "Seimas Committee on Foreign Affairs",
        ),
        ("Experts of the World Bank will arrive in Nairobi in July.", "World Bank"),
    ],
)
def test_a_delegation_stands_for_the_body_that_sent_it(text: str, body: str) -> None:
    ((form, status, parties),) = told(text)
    assert (form, status, {name for name, _ in parties}) == ("visit", "scheduled", {body})


def test_the_next_round_is_another_engagement_of_the_same_sides() -> None:
    text = (
        "Political consultations between Spanish Deputy Minister Juan Pérez and Latvian State Secretary Anna Ozola took place "
        "in Riga. The next round will be held in Madrid in 2024."
    )
    assert told(text)[1] == ("consultations", "scheduled", {("ESP", "ESP"), ("LVA", "LVA")})


@pytest.mark.parametrize(
    "text",
    [
        "{one} called for an exchange of students with Latvia.",
        "{one} announced a joint call for proposals with Latvia.",
        "{one} spoke of a letter of intent on trade.",
        "The embassy asked citizens to refrain from travelling to Latvia.",
    ],
)
def test_words_in_another_sense_tell_nothing(text: str) -> None:
    assert told(text.format(one=SENDERS[0][0])) == []


@pytest.mark.parametrize(
    "text",
    [
        "{one} travelled on to Riga for private reasons.",
        "{one} had gone to Riga for a medical check-up.",
        "The ministry denied allegations that {one} had met {other} and had spoken with her.",
    ],
)
def test_private_trips_and_denials_tell_nothing(text: str) -> None:
    for described, _, _ in SENDERS:
        assert told(text.format(one=described, other=OTHER)) == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("{other} met Lars Holm, director of the Baltic Bank of Sweden.", "Baltic Bank of Sweden"),
        ("{other} met Lars Holm, chairman of the Committee on Trade of the Swedish Parliament.", "SWE"),
        ("{other} met the Swedish side in Riga. The Swedish side was led by Lars Holm. {other} met Lars Holm.", "SWE"),
    ],
)
def test_whom_a_person_speaks_for(text: str, side: str) -> None:
    reading = extract(text.format(other=OTHER), published=date(2023, 5, 10), reader="rules")
    names = {actor.id: actor.name for actor in reading.actors}
    sides = {party.side for e in reading.engagements for party in e.parties if names[party.actor] == "Lars Holm"}
    assert sides == {side}


@pytest.mark.parametrize(
    "words", ["near Sabina Shoal", "in the Sahel", "by Easter", "after Typhoon Carding", "in Bukhara"]
)
def test_names_of_the_map_and_the_calendar_are_no_persons(words: str) -> None:
    reading = extract(f"{OTHER} said that trade would resume {words}.", published=date(2023, 5, 10), reader="rules")
    assert [actor.name for actor in reading.actors if actor.kind == "person"] == [OTHERS_NAME]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Peru's Deputy Foreign Minister", "Deputy Foreign Minister"),
        ("Kenya's Deputy Prime Minister", "Deputy Prime Minister"),
        ("Yesterday Kenya's President", "President"),
    ],
)
def test_an_office_is_one_post(words: str, title: str) -> None:
    reading = extract(f"{words} Grace Wanjiru met {OTHER}.", published=date(2023, 5, 10), reader="rules")
    holder = next(actor.id for actor in reading.actors if actor.name == "Grace Wanjiru")
    assert [post.title for post in reading.posts if post.holder == holder] == [title]


def test_consultations_of_a_joint_body_are_between_its_states() -> None:
    text = "The second session of the Spanish-Latvian Joint Commission was held in Riga on 3 May 2023."
    assert told(text) == [("consultations", "held", {("ESP", "ESP"), ("LVA", "LVA")})]


def test_a_conference_is_told_by_its_name() -> None:
    for described, name, side in SENDERS:
        text = f"{described} and {OTHER} took part in the Munich Security Conference."
        assert told(text) == [("conference", "held", {(name, side), (OTHERS_NAME, OTHERS_SIDE)})]
