"""The part of a reading that its reader is sure enough of."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import extract
from dragoman.extraction.sure import at_least

TEXT = (
    "Latvian Foreign Minister Anda Krūmiņa visited Lima on Monday. She met Peruvian Foreign Minister Luis Ayala and "
    "discussed trade in fish. Ayala thanked her for the help after the earthquake. Both agreed to open air links by May."
)


@pytest.fixture(scope="module")
def reading():  # type: ignore[no-untyped-def]
    return extract(TEXT, published=date(2024, 3, 12))


@given(least=st.floats(0, 1))
def test_what_stays_is_sure_and_refers_to_nothing_that_went(reading, least: float) -> None:  # type: ignore[no-untyped-def]
    kept = at_least(reading, least)  # a reading with a reference that leads nowhere cannot be built
    facts = [*kept.engagements, *kept.statements, *kept.commitments, *kept.topics, *kept.posts]
    assert all(fact.confidence is None or fact.confidence >= least for fact in facts)
    homes = {e.id for e in kept.engagements} | {None}
    assert all(fact.engagement in homes for fact in (*kept.statements, *kept.commitments))


def test_nothing_goes_where_nothing_is_asked_for(reading) -> None:  # type: ignore[no-untyped-def]
    assert at_least(reading, 0.0).engagements == reading.engagements


def test_almost_nothing_is_certain(reading) -> None:  # type: ignore[no-untyped-def]
    assert len(at_least(reading, 0.9999).engagements) < len(reading.engagements)
