"""Engagements of short texts: constructions of the genre, over all states."""

from datetime import date
from functools import cache

import pytest

from dragoman import extract
from dragoman.lexicon.states import load_states, state_codes, state_forms, state_name
from dragoman.model.reading import Engagement, Reading
from extraction.engaged import Engaged, engaged

DAY = date(2023, 5, 10)


@cache
def read(text: str) -> Reading:
    return extract(text, published=DAY, reader="rules")


def told(text: str) -> list[Engaged]:
    """Form, status and parties (name or code, side) of each engagement."""
    return engaged(read(text))


def only(text: str) -> Engagement:
    (engagement,) = read(text).engagements
    return engagement


PAIR = frozenset({("Juan Pérez", "ESP"), ("Anna Ozola", "LVA")})


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Spanish Foreign Minister Juan Pérez met Latvian Foreign Minister Anna Ozola in Riga.", "meeting"),
        ("Spanish Foreign Minister Juan Pérez held talks with Latvian Foreign Minister Anna Ozola.", "meeting"),
        ("The Foreign Minister of Spain, Juan Pérez, was received by the President of Latvia, Anna Ozola.", "meeting"),
        ("The President of Latvia Anna Ozola received the Foreign Minister of Spain Juan Pérez.", "meeting"),
        ("Spain's Foreign Minister Juan Pérez spoke by phone with his Latvian counterpart, Anna Ozola.", "call"),
        (
            "A meeting between Spanish Minister Juan Pérez and Latvian Minister Anna Ozola took place in Riga.",
            "meeting",
        ),
        ("Spanish Ambassador Juan Pérez paid a courtesy call on Latvian Minister Anna Ozola.", "meeting"),
        ("Spanish Minister Juan Pérez and Latvian Minister Anna Ozola signed a memorandum on trade.", "signing"),
    ],
)
def test_one_engagement_with_both_parties_and_their_sides(text: str, form: str) -> None:
    assert told(text) == [(form, "held", PAIR)]


def test_meetings_with_several_ministers_are_told_apart() -> None:
    text = (
        "Georgian Foreign Minister Levan Beridze held bilateral meetings with the foreign ministers of Spain Juan Pérez, "
        "Latvia Anna Ozola and Poland Jan Nowak."
    )
    others = [next(iter(parties - {("Levan Beridze", "GEO")})) for _, _, parties in told(text)]
    assert others == [("Juan Pérez", "ESP"), ("Anna Ozola", "LVA"), ("Jan Nowak", "POL")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Spanish Minister Juan Pérez will meet Latvian Minister Anna Ozola in Riga on 12 June 2023.", "scheduled"),
        ("Spanish Minister Juan Pérez plans to meet Latvian Minister Anna Ozola in June.", "scheduled"),
        ("The meeting between Spanish Minister Juan Pérez and Latvian Minister Anna Ozola was postponed.", "postponed"),
        ("The meeting between Spanish Minister Juan Pérez and Latvian Minister Anna Ozola was cancelled.", "cancelled"),
    ],
)
def test_a_plan_is_never_told_as_a_fact(text: str, status: str) -> None:
    assert [engagement.status for engagement in read(text).engagements] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Spanish Minister Juan Pérez did not meet Latvian Minister Anna Ozola in Riga.",
        "Spain and Latvia met on Thursday in the final qualifier of the group.",
        "Prime Minister Ana Torres met her finance minister and trade union leaders to discuss pensions.",
        "The ministry published the figures on Monday. Exports rose by three per cent.",
        "Ambassador Anna Ozola of Latvia said that Poland had received eight thousand refugees.",
    ],
)
def test_what_is_no_engagement_is_not_told(text: str) -> None:
    assert read(text).engagements == ()


def test_a_visit_has_its_destination_as_place_not_as_party() -> None:
    visit = only("Spanish Foreign Minister Juan Pérez visited Latvia on 3 May 2023.")
    assert (visit.form, visit.date, visit.date_basis) == ("visit", "2023-05-03", "stated")
    assert visit.place is not None
    assert visit.place.state == "LVA"
    assert [(party.side, party.role) for party in visit.parties] == [("ESP", "visitor")]


def test_relative_dates_need_the_day_of_the_report() -> None:
    text = "Spanish Minister Juan Pérez met Latvian Minister Anna Ozola yesterday."
    assert only(text).date == "2023-05-09"
    assert extract(text, reader="rules").engagements[0].date is None


def _adjectives() -> list[tuple[str, str]]:
    """Every adjective that stands for one state alone, and the state's code."""
    table = load_states()
    pairs = ((word, code) for code in state_codes() for word in state_forms(code, "adjective"))
    return sorted(
        (word, code) for word, code in pairs if (match := table.match(word.split(), 0)) and match.code == code
    )


def test_every_state_meets_by_its_adjectives() -> None:
    """One missing adjective hides every meeting of a country: each is tried as sending and as receiving state."""
    missed = []
    for adjective, code in _adjectives():
        other, other_code = ("Polish", "POL") if code != "POL" else ("Latvian", "LVA")
        text = f"{adjective} Foreign Minister Anna Torres met {other} Foreign Minister Marek Kowal on Tuesday."
        sides = {side for _, _, parties in told(text) for _, side in parties}
        if sides != {code, other_code}:
            missed.append((adjective, state_name(code), sides))
    assert missed == []


def test_an_expert_is_the_person_last_spoken_of() -> None:
    text = (
        "Latvian Ambassador Anna Ozola met the mayor of Vilnius, Jonas Kazlauskas. She also had a meeting with Max Berger, "
        'partner of "Berger & Sons".\n\n'
        "The Lithuanian expert expressed his readiness to advise the embassy."
    )
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[by] for by in commitment.by] for commitment in reading.commitments] == [["Max Berger"]]
