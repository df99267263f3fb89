"""Plans, wishes and denials are never told as facts."""

from datetime import date

import pytest

from dragoman import extract

ONE, OTHER = "Spanish Foreign Minister Juan Perez", "Polish Foreign Minister Jan Nowak"


def statuses(text: str) -> list[str]:
    told = text.format(one=ONE, other=OTHER)
    return [engagement.status for engagement in extract(told, published=date(2024, 5, 10), reader="rules").engagements]


@pytest.mark.parametrize(
    "text",
    [
        "Had {one} met {other}, they would have discussed trade.",
        "If {one} met {other}, it would be a surprise.",
        "{one} failed to meet {other} in Rome.",
        "There was no meeting between {one} and {other}.",
        "A meeting between {one} and {other} is unlikely.",
        "A meeting between {one} and {other} never took place.",
        "Reports that {one} met {other} in Rome are false.",
        "Media reports about talks between {one} and {other} were untrue.",
        "It is not true that {one} met {other}.",
        "According to rumours, {one} met {other} in Rome.",
        "There is a rumour that {one} met {other}.",
        "{one} was rumoured to have met {other}.",
        "The ministry called claims of a meeting between {one} and {other} baseless.",
        "Nobody knows whether {one} met {other}.",
        "{one} did not meet {other} in Rome.",
    ],
)
def test_what_did_not_happen_is_no_engagement(text: str) -> None:
    assert statuses(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("{one} called for a meeting with {other}.", "proposed"),
        ("{one} will meet {other} in June.", "scheduled"),
        ("He spoke ahead of a visit by {one} to Warsaw.", "scheduled"),
        ("{one} met {other} in Rome.", "held"),
        ("{one} had met {other} in Rome on Monday.", "held"),
        ("{one} hopes to meet {other} in June.", "proposed"),
        ("{one} hoped to meet {other} in June.", "proposed"),
        ("{one} intends to meet {other} in June.", "proposed"),
        ("{one} hoped that {other} would meet him in June.", "proposed"),
        ("{one} proposed a meeting with {other}.", "proposed"),
        ("A meeting between {one} and {other} is under consideration.", "proposed"),
        ("A meeting between {one} and {other} is possible.", "proposed"),
        ("The programme includes talks between {one} and {other}.", "scheduled"),
        ("{one} found time to receive {other}.", "held"),
        ("Amid speculation about a coup, {one} met {other}.", "held"),
        ("{one} met {other}, who called reports of a crisis false.", "held"),
        ("{one} and {other} signed an agreement on the purchase of trains in 2030.", "held"),
    ],
)
def test_what_is_to_come_is_not_held(text: str, status: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("{one} was to have met {other} in Rome.", "cancelled"),
        ("The planned meeting between {one} and {other} never took place.", "cancelled"),
        ("The meeting between {one} and {other} will not take place.", "cancelled"),
        ("Talks between {one} and {other} were to have been held in Rome.", "cancelled"),
        ("The meeting between {one} and {other} had to be cancelled.", "cancelled"),
        ("The meeting between {one} and {other} was called off.", "cancelled"),
        ("The meeting between {one} and {other} had to be struck off.", "cancelled"),
        ("The meeting between {one} and {other} was dropped.", "cancelled"),
        ("The meeting between {one} and {other} was put off.", "postponed"),
        ("The meeting between {one} and {other} has been pushed back.", "postponed"),
        ("The meeting between {one} and {other} has been moved to next year.", "postponed"),
        ("{one} will not travel to Warsaw, as had been announced.", "cancelled"),
    ],
)
def test_plans_that_fell_through_or_were_moved(text: str, status: str) -> None:
    assert statuses(text) == [status]


DIARY = """Diary of the Foreign Minister: 13-19 May 2024

Issued on Friday 10 May.

Monday 13
The Foreign Minister of Spain, Juan Perez, receives Polish Foreign Minister Jan Nowak

Wednesday 15 and Thursday 16
Foreign Minister Juan Perez travels to Rome
"""


def test_a_diary_of_days_to_come_tells_plans_with_their_days() -> None:
    found = extract(DIARY, published=date(2024, 5, 10), reader="rules").engagements
    assert [(e.form, e.status, e.date) for e in found] == [
        ("meeting", "scheduled", "2024-05-13"),
        ("visit", "scheduled", "2024-05-15/2024-05-16"),
    ]
