"""Pronouns and short titles stand for the right one of two: by gender, by who acted last, by office and side."""

from datetime import date

import pytest

from dragoman import extract
from dragoman.model.reading import Engagement, Reading

KENYAN, LATVIAN = "Daniel Mutua", "Peteris Ozols"
MET = f"Kenyan Foreign Minister {KENYAN} met Latvian Foreign Minister {LATVIAN} in Riga on Monday. "


def read(text: str) -> Reading:
    return extract(text, published=date(2023, 5, 10), reader="rules")


def speakers(text: str) -> list[str | None]:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [names[said.speaker] for said in reading.statements]


def invited(invitation: str) -> tuple[Engagement, list[tuple[str | None, str]]]:
    """The one visit that is told behind the meeting, and its parties with their roles."""
    reading = read(MET + invitation)
    names = {actor.id: actor.name for actor in reading.actors}
    (visit,) = [e for e in reading.engagements if e.form == "visit"]
    return visit, [(names[party.actor], party.role) for party in visit.parties]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (MET + "He stressed the importance of trade.", KENYAN),
        (MET + "The minister stressed the importance of trade.", KENYAN),
        (MET + "The Latvian minister stressed the importance of trade.", LATVIAN),
        (MET + "The foreign minister of Latvia stressed the importance of trade.", LATVIAN),
        (MET + f"{LATVIAN.split()[-1]} will come soon. The minister stressed the importance of trade.", LATVIAN),
        (
            "Kenyan Foreign Minister Amina Odhiambo met Latvian Foreign Minister Peteris Ozols in Riga. "
            "He stressed the importance of trade.",
            LATVIAN,
        ),
        (
            "Latvian Foreign Minister Peteris Ozols met Kenyan Foreign Minister Amina Odhiambo in Riga. "
            "She stressed the importance of trade.",
            "Amina Odhiambo",
        ),
        (
            f"Kenyan Finance Minister {KENYAN} met the Minister of Finance of Latvia, {LATVIAN}, in Riga. "
            "The finance minister stressed the importance of trade.",
            KENYAN,
        ),
    ],
)
def test_the_one_who_is_meant_speaks(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_he_is_not_the_last_named_where_someone_unnamed_acts() -> None:
    text = (
        "Prime Minister Duarte Salgueiro of Portugal met Latvian Foreign Minister Peteris Ozols in Riga. "
        "The Kenyan ambassador joined them. He stressed the importance of trade."
    )
    assert speakers(text) == []


@pytest.mark.parametrize(
    "invitation",
    [
        "Mutua invited Ozols to visit Nairobi.",
        "Mutua invited him to visit Nairobi.",
        "Mutua invited him to Nairobi.",
        "Mutua thanked him for the talks and invited him to visit Nairobi.",
    ],
)
def test_who_is_invited_is_the_visitor(invitation: str) -> None:
    visit, visitors = invited(invitation)
    assert (visit.status, visit.place and visit.place.state) == ("proposed", "KEN")
    assert visitors == [(LATVIAN, "visitor")]


@pytest.mark.parametrize(
    "invitation",
    [
        "Mutua conveyed an invitation to visit Kenya in July.",
        "Mutua, who also transmitted an invitation to visit Kenya, thanked him.",
        "Ozols accepted an invitation to visit Kenya.",
        "The Latvian minister was invited to pay an official visit to Kenya.",
        "Mutua extended an invitation to Ozols to visit Kenya.",
    ],
)
def test_who_carries_an_invitation_is_no_visitor(invitation: str) -> None:
    visit, visitors = invited(invitation)
    assert visit.status == "proposed"
    assert [name for name, _ in visitors] == [LATVIAN]


def test_an_invitation_for_someone_unnamed_is_not_for_the_one_met_before() -> None:
    reading = read(MET + "Mutua relayed an invitation for the King of Spain to make a visit to Nairobi.")
    names = {actor.id: actor.name for actor in reading.actors}
    visits = [e for e in reading.engagements if e.form == "visit"]
    assert all(LATVIAN not in {names[party.actor] for party in visit.parties} for visit in visits)


def test_the_trained_reader_takes_no_host_for_a_guest() -> None:
    reading = extract(MET + "Mutua, who also transmitted an invitation to visit Nairobi, thanked him.", reader="both")
    names = {actor.id: actor.name for actor in reading.actors}
    visits = [e for e in reading.engagements if e.form == "visit"]
    assert all([names[party.actor] for party in visit.parties] == [LATVIAN] for visit in visits)


def test_they_who_acted_together_are_no_nearer_than_the_one_named_after() -> None:
    text = (
        "Sultan Hamdan of Oman spoke by phone with President Shukri Warsame of Somalia and President Ibrahim Didi of "
        "the Maldives. They prayed for peace. With the Somali President he discussed relief. "
        "The President stressed the importance of trade."
    )
    assert speakers(text) == ["Shukri Warsame"]
