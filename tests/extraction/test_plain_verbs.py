"""Engagements told by plain verbs, whose actors are named elsewhere in the report or are no persons."""

from datetime import date

import pytest

from dragoman import extract

VISIT = "Latvian Prime Minister Peteris Ozols came to Nairobi on Monday. "


def told(text: str) -> list[tuple[str, frozenset[tuple[str | None, str | None]]]]:
    reading = extract(text, published=date(2023, 5, 10), reader="rules")
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(e.form, frozenset((names[p.actor], p.side) for p in e.parties)) for e in reading.engagements]


BOTH = frozenset({("Peteris Ozols", "LVA"), ("Daniel Mutua", "KEN")})


@pytest.mark.parametrize(
    "text",
    [
        "He sat down with Kenyan President Daniel Mutua.",
        "He spoke in private with Kenyan President Daniel Mutua.",
        "Over lunch the prime minister spoke with Kenyan President Daniel Mutua.",
        "The Kenyan president, Daniel Mutua, received him on Tuesday.",
        "Kenyan President Daniel Mutua talked with him over dinner.",
    ],
)
def test_the_actor_is_found_where_he_is_named(text: str) -> None:
    visit, meeting = told(VISIT + text)
    assert visit == ("visit", frozenset({("Peteris Ozols", "LVA")}))
    assert meeting == ("meeting", BOTH)


@pytest.mark.parametrize(
    ("text", "form", "sides"),
    [
        ("Kenya and Latvia resumed talks on trade in Geneva on Monday.", "meeting", {"KEN", "LVA"}),
        ("Kenya negotiated with Latvia for three days in Geneva.", "meeting", {"KEN", "LVA"}),
        ("Kenyan negotiators and Latvian officials sat down in Geneva.", "meeting", {"KEN", "LVA"}),
        ("Leaders of Kenya, Uganda and Tanzania gathered in Arusha.", "meeting", {"KEN", "UGA", "TZA"}),
        ("The Kenyan firm KenGas signed a contract with Latvia's Latvenergo.", "signing", {"KEN", "LVA"}),
    ],
)
def test_states_groups_and_firms_act(text: str, form: str, sides: set[str]) -> None:
    ((found, parties),) = told(text)
    assert (found, {side for _, side in parties}) == (form, sides)


def test_a_name_that_the_tagger_misses_is_told_by_the_title_behind_it() -> None:
    text = (
        "On Friday Mr Josphat Wanyonyi, Kenya's Foreign Minister, summoned Prosper Byaruhanga, the Ugandan High "
        "Commissioner, to register displeasure."
    )
    assert told(text) == [("demarche", frozenset({("Josphat Wanyonyi", "KEN"), ("Prosper Byaruhanga", "UGA")}))]


def test_an_officer_accredited_or_seated_somewhere_has_his_title() -> None:
    text = (
        "Latvian Foreign Minister Anna Ozola received Prosper Byaruhanga, Ambassador of Uganda accredited to Latvia, "
        "and thanked him."
    )
    assert told(text) == [("meeting", frozenset({("Anna Ozola", "LVA"), ("Prosper Byaruhanga", "UGA")}))]
