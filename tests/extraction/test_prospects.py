"""Engagements that hang on a condition, are only wished for, are put off, or only told by those who wish to tell them."""

from datetime import date

import pytest

from dragoman import extract
from dragoman.model.reading import Reading

ONE, OTHER = "Kenyan Foreign Minister Amina Odhiambo", "Latvian Foreign Minister Janis Ozols"


def read(text: str) -> Reading:
    return extract(text.format(one=ONE, other=OTHER), published=date(2023, 5, 10), reader="rules")


def told(text: str) -> list[tuple[str, str]]:
    return [(engagement.form, engagement.status) for engagement in read(text).engagements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "If talks succeed, {one} would travel to Riga to meet {other}.",
            [("visit", "proposed"), ("meeting", "proposed")],
        ),
        ("Should the talks succeed, {one} will meet {other} in Riga.", [("meeting", "proposed")]),
        ("{one} will visit Riga next week if the truce holds.", [("visit", "proposed")]),
        ("If the truce holds, a meeting between {one} and {other} would be held in Riga.", [("meeting", "proposed")]),
        ("{one} would meet {other} if she were asked.", []),
        ("{one} met {other} in Riga to ask if talks could begin.", [("meeting", "held")]),
    ],
)
def test_what_hangs_on_a_condition_is_proposed_at_most(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Embassy of Kenya wishes to inform that the meeting between {one} and {other} was held in Riga.", "held"),
        ("The Embassy wishes to announce that a meeting between {one} and {other} will be held in Riga.", "scheduled"),
        ("The ministry would like to announce that {one} received {other}.", "held"),
        ("{one} wishes to meet {other} in Riga.", "proposed"),
        ("{one} suggested that a meeting with {other} be convened in Riga.", "proposed"),
        ("{one} proposed that {other} be received in Nairobi in July.", "proposed"),
        ("The meeting between {one} and {other} does not take place; new dates will be agreed.", "postponed"),
        ("The meeting of {one} with {other} was called off. A new date will be announced.", "postponed"),
        ("The meeting between {one} and {other} was cancelled. No new date was given.", "cancelled"),
    ],
)
def test_status_of_a_meeting(text: str, status: str) -> None:
    assert told(text) == [("meeting", status)]


def test_a_wish_to_inform_is_no_commitment() -> None:
    text = "The Embassy of Kenya wishes to inform that the meeting between {one} and {other} was held in Riga."
    assert read(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The visit of {one} has been postponed.", "postponed"),
        ("{one} will not travel on Friday. Her visit has been cancelled, the embassy said.", "cancelled"),
        ("The visit of {one} to Riga will not take place this week. A new date will be announced.", "postponed"),
    ],
)
def test_a_visit_that_was_put_off_is_kept_with_its_visitor(text: str, status: str) -> None:
    (visit,) = read(text).engagements
    assert (visit.form, visit.status) == ("visit", status)
    assert [(party.side, party.role) for party in visit.parties] == [("KEN", "visitor")]


@pytest.mark.parametrize(("seat", "state"), [("The Kremlin", "RUS"), ("Downing Street", "GBR"), ("The Elysée", "FRA")])
def test_a_seat_of_government_stands_for_its_state(seat: str, state: str) -> None:
    reading = read(seat + " held talks with {other} in Riga. " + seat + " said that trade had grown.")
    (meeting,) = reading.engagements
    assert {party.side for party in meeting.parties} == {state, "LVA"}
    (said,) = reading.statements
    assert said.speaker in {party.actor for party in meeting.parties if party.side == state}
