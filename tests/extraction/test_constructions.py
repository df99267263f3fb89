"""Ways to tell an engagement, each worded several times over several states."""

from datetime import date

import pytest

from dragoman import extract

SENDERS = [
    ("Spanish Foreign Minister Juan Pérez", "Juan Pérez", "ESP"),
    ("Kenya's Foreign Minister Grace Wanjiru", "Grace Wanjiru", "KEN"),
    ("Kazakh Foreign Minister Yerlan Kystaubekov", "Yerlan Kystaubekov", "KAZ"),
]
OTHER, OTHERS_NAME, OTHERS_SIDE = "Latvian Prime Minister Anna Ozola", "Anna Ozola", "LVA"


def told(text: str) -> list[tuple[str, str, frozenset[tuple[str, str | None]]]]:
    reading = extract(text, published=date(2023, 5, 10))
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (e.form, e.status, frozenset((names[party.actor], party.side) for party in e.parties))
        for e in reading.engagements
    ]


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


def test_a_delegation_stands_for_the_body_that_sent_it() -> None:
    (engagement,) = told("A delegation of the Seimas Committee on Foreign Affairs will travel to Madrid.")
    assert engagement == ("visit", "scheduled", {("Seimas Committee on Foreign Affairs", "LTU")}) or engagement[2] == {
        ("Seimas Committee on Foreign Affairs", "Seimas Committee on Foreign Affairs")
    }


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
