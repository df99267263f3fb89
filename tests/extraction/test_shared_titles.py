"""One office told of several persons: each has the title and the state that is told at its place in the list."""

from datetime import date

import pytest

from dragoman import extract
from dragoman.model.reading import Reading

SPANIARD, LATVIAN = ("Juan Pérez", "ESP"), ("Janis Ozols", "LVA")


def read(text: str) -> Reading:
    return extract(text, published=date(2023, 5, 10), reader="rules")


def parties(text: str) -> set[tuple[str | None, str | None]]:
    reading = read(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    (engagement,) = reading.engagements
    return {(names[party.actor], party.side) for party in engagement.parties}


@pytest.mark.parametrize(
    "who",
    [
        "The Spanish and Latvian foreign ministers, Juan Pérez and Janis Ozols,",
        "The Spanish and Latvian prime ministers Juan Pérez and Janis Ozols",
        "Spain's and Latvia's presidents, Juan Pérez and Janis Ozols,",
        "The prime ministers of Spain and Latvia, Juan Pérez and Janis Ozols,",
        "Juan Pérez and Janis Ozols, the foreign ministers of Spain and Latvia,",
        "The foreign ministers Juan Pérez of Spain and Janis Ozols of Latvia",
    ],
)
def test_as_many_states_as_names(who: str) -> None:
    assert parties(f"{who} met in Riga on Monday.") == {SPANIARD, LATVIAN}


def test_three_states_before_three_names() -> None:
    text = "Juan Pérez met the Estonian, Latvian and Lithuanian ministers, Mari Tamm, Janis Ozols and Jonas Petrauskas."
    assert parties(text) >= {("Mari Tamm", "EST"), LATVIAN, ("Jonas Petrauskas", "LTU")}


def test_a_list_before_others_is_of_its_own_states() -> None:
    text = "The prime ministers of Spain and Latvia, Juan Pérez and Janis Ozols, met Kenyan President Daniel Mutua."
    assert parties(text) == {SPANIARD, LATVIAN, ("Daniel Mutua", "KEN")}


def test_an_officer_without_a_name_beside_one_with_a_name_is_another() -> None:
    text = "The French president and Germany's chancellor, Olaf Berg, met in Riga."
    assert parties(text) == {("FRA", "FRA"), ("Olaf Berg", "DEU")}
    assert [(post.title, post.state) for post in read(text).posts] == [("chancellor", "DEU")]


def test_presidents_of_two_states_are_those_named_before() -> None:
    text = (
        "Kenyan President Daniel Mutua arrived in Riga. Latvian President Janis Ozols received him. "
        "The Kenyan and Latvian presidents signed a treaty."
    )
    reading = read(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    (signing,) = [e for e in reading.engagements if e.form == "signing"]
    assert {names[party.actor] for party in signing.parties} == {"Daniel Mutua", "Janis Ozols"}


def test_a_plural_title_is_no_name() -> None:
    text = "Foreign Ministers Juan Pérez of Spain and Janis Ozols of Latvia met in Oslo on Monday."
    assert parties(text) == {SPANIARD, LATVIAN}
