"""Plans, wishes and denials are never told as facts."""

from datetime import date

import pytest

from dragoman import extract

ONE, OTHER = "Spanish Foreign Minister Juan Perez", "Polish Foreign Minister Jan Nowak"


def statuses(text: str) -> list[str]:
    told = text.format(one=ONE, other=OTHER)
    return [engagement.status for engagement in extract(told, published=date(2024, 5, 10)).engagements]


@pytest.mark.parametrize(
    "text",
    [
        "Had {one} met {other}, they would have discussed trade.",
        "If {one} met {other}, it would be a surprise.",
        "{one} failed to meet {other} in Rome.",
        "{one} was to have met {other} in Rome.",
        "There was no meeting between {one} and {other}.",
        "A meeting between {one} and {other} is unlikely.",
        "The planned meeting between {one} and {other} never took place.",
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
    ],
)
def test_what_is_to_come_is_not_held(text: str, status: str) -> None:
    assert statuses(text) == [status]
