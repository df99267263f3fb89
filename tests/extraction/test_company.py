"""Who takes part where the text does not say it beside the cue: settings, allusions, plurals, stays, bodies."""

from datetime import date

import pytest

from dragoman import extract

DAY = date(2023, 5, 10)


def told(text: str) -> list[tuple[str, str, frozenset[str]]]:
    """Form, status and parties (name or code) of each engagement."""
    reading = extract(text, published=DAY, reader="rules")
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(e.form, e.status, frozenset(names[p.actor] for p in e.parties)) for e in reading.engagements]


BOTH = frozenset({"Juan Pérez", "Anna Ozola"})
MET = "Spanish Foreign Minister Juan Pérez met Latvian Foreign Minister Anna Ozola in Riga. "


@pytest.mark.parametrize(
    "text",
    [
        "Spanish Minister Juan Pérez told Latvian Minister Anna Ozola during talks in Riga that the fleet would stay.",
        "Spanish Minister Juan Pérez and Latvian Minister Anna Ozola settled at a session in Riga who may fish.",
        "Spanish Minister Juan Pérez and Latvian Minister Anna Ozola sat together for an hour.",
        "Spanish Minister Juan Pérez dropped in on Latvian Minister Anna Ozola.",
        "Latvian Minister Anna Ozola, whom Spanish Minister Juan Pérez hosted on Tuesday, praised the fleet.",
    ],
)
def test_those_who_act_in_the_clause_of_a_talk_take_part_in_it(text: str) -> None:
    assert ("meeting", "held", BOTH) in told(text)


@pytest.mark.parametrize(
    ("text", "form", "status"),
    [
        ("The two ministers signed a memorandum.", "signing", "held"),
        ("Both sides will meet again in June.", "meeting", "scheduled"),
    ],
)
def test_a_plural_stands_for_those_of_the_last_engagement(text: str, form: str, status: str) -> None:
    assert (form, status, BOTH) in told(MET + text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Spanish Prime Minister Juan Pérez was in Riga from 2 to 4 May.", "held"),
        ("Spanish Prime Minister Juan Pérez is due in Riga next month.", "scheduled"),
        ("Spanish Prime Minister Juan Pérez, fresh from a visit to Latvia, spoke of rain.", "held"),
    ],
)
def test_a_stay_of_an_officer_abroad_is_a_visit(text: str, status: str) -> None:
    assert told(text) == [("visit", status, frozenset({"Juan Pérez"}))]


@pytest.mark.parametrize(
    "text",
    [
        "Spanish Prime Minister Juan Pérez was in Madrid on Monday.",
        "Spanish Prime Minister Juan Pérez is not in Riga.",
        "Spanish Prime Minister Juan Pérez said they would stay in touch.",
        "Latvian Minister Anna Ozola took note of the report from Spain.",
        "Spanish Minister Juan Pérez would have met Latvian Minister Anna Ozola.",
        "Spanish Minister Juan Pérez would meet Latvian Minister Anna Ozola if she were asked.",
    ],
)
def test_what_only_looks_like_an_engagement_tells_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "OPEC convened in Riga on Friday.",
        "NATO met in Riga on Monday.",
    ],
)
def test_a_body_of_states_meets_within_itself(text: str) -> None:
    ((form, _, parties),) = told(text)
    assert (form, len(parties)) == ("conference", 1)


def test_a_summit_that_a_state_hosts_at_home_has_guests() -> None:
    assert told("Spain will host the Summit of the Seas in Madrid in June.") == [
        ("conference", "scheduled", frozenset({"ESP"}))
    ]


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("On Monday Latvia's Anna Ozola met Spanish Minister Juan Pérez.", "Anna Ozola", "LVA"),
        ("Latvian Energy Minister Anna Ozola met Spanish Minister Juan Pérez.", "Anna Ozola", "LVA"),
        (
            "Spanish Minister Juan Pérez met Saudi Crown Prince Sultan bin Fahd Al-Dosari.",
            "Sultan bin Fahd Al-Dosari",
            "SAU",
        ),
    ],
)
def test_the_side_of_a_name_is_told_by_its_owner_and_its_office(text: str, name: str, state: str) -> None:
    reading = extract(text, published=DAY, reader="rules")
    names = {actor.id: actor.name for actor in reading.actors}
    assert (name, state) in {(names[p.actor], p.side) for e in reading.engagements for p in e.parties}
