"""Persons of whom only the body is told."""

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.leaders import told_sides
from dragoman.model.document import Document


def told(text: str) -> dict[str, str]:
    analysis = analyse(Document(source="test", text=text))
    return {analysis.entities[person].name: side for person, side in told_sides(analysis).items()}


@pytest.mark.parametrize(
    "words",
    [
        "Georgian Minister Nino Gelashvili met Karin Sandgren of the Nordic Fund in Brussels.",
        "Georgian Minister Nino Gelashvili met Karin Sandgren, of the Nordic Fund, in Brussels.",
        "Georgian Minister Nino Gelashvili met the Nordic Fund's Karin Sandgren in Brussels.",
        "A delegation of the Nordic Fund, led by Karin Sandgren, met Georgian Minister Nino Gelashvili.",
        "A delegation from the Nordic Fund headed by Karin Sandgren met Georgian Minister Nino Gelashvili.",
    ],
)
def test_the_body_that_is_told_with_a_name_is_its_side(words: str) -> None:
    assert told(words) == {"Karin Sandgren": "Nordic Fund"}


@pytest.mark.parametrize(
    "words",
    [
        "Georgian Minister Nino Gelashvili met Karin Sandgren at the Nordic Fund in Brussels.",
        "Georgian Minister Nino Gelashvili met Karin Sandgren and the Nordic Fund in Brussels.",
        "Georgian Minister Nino Gelashvili met Karin Sandgren of the Senate in Brussels.",
    ],
)
def test_a_body_beside_a_name_or_of_an_untold_state_is_nobodys_side(words: str) -> None:
    assert told(words) == {}
