"""Whom somebody meets separately is met alone; whom he meets "separately" from others is not."""

from datetime import date

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.model.document import Document


def met(text: str) -> list[set[str | None]]:
    reading = extract_reading(analyse(Document(source="r.txt", text=text, published=date(2024, 3, 12))))
    names = {actor.id: actor.name for actor in reading.actors}
    return [{names[party.actor] for party in told.parties} for told in reading.engagements]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ana Lopes of Portugal also met separately with Mette Krog of Denmark and Anda Krumina of Latvia.",
        "Foreign Minister Ana Lopes of Portugal met Mette Krog of Denmark and Anda Krumina of Latvia separately in Riga.",
        "President Ana Lopes of Portugal received one by one the ambassadors Mette Krog of Denmark and Anda Krumina of Latvia.",
    ],
)
def test_each_is_met_alone(text: str) -> None:
    assert met(text) == [{"Ana Lopes", "Mette Krog"}, {"Ana Lopes", "Anda Krumina"}]


def test_separately_at_the_beginning_tells_them_from_others() -> None:
    text = "Separately, Foreign Minister Ana Lopes of Portugal met Mette Krog of Denmark and Anda Krumina of Latvia in Riga."
    assert met(text) == [{"Ana Lopes", "Mette Krog", "Anda Krumina"}]


def test_in_turn_of_another_clause_parts_nobody() -> None:
    text = "Foreign Minister Ana Lopes of Portugal met Mette Krog of Denmark and Anda Krumina of Latvia, and Krog in turn thanked her."
    assert met(text) == [{"Ana Lopes", "Mette Krog", "Anda Krumina"}]
