"""Offices: whatever a holder is called, and however it is written, the right person stands for the right side."""

from datetime import date

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.model.document import Document

OFFICES = """
Permanent Secretary | Cabinet Secretary for Lands | Chief Minister | Parliamentary State Secretary | Under-Secretary of State
Deputy Prime Minister and Minister of Foreign Affairs | Deputy Prime Minister - Minister of National Economy
Crown Prince and Prime Minister | Minister without Portfolio | Minister of Land, Housing and Urban Development
Minister of Digital Development, Innovations and Aerospace Industry | Minister of Investment, Industry and Trade
Deputy Minister for Multilateral Affairs | Assistant Secretary of State for African Affairs | Grand Mufti
Chargé d'affaires a.i. | Chief of Staff to the President | Chief of the General Staff | Chief of State Protocol
Speaker of Parliament | Speaker of the National Assembly | President of the Chamber of Deputies | Chairman of the Senate
Chairman of the Committee on Foreign Affairs | Secretary of the Security Council | Chairman of the Supreme Court
Ports and Shipping Minister | Commerce and Industry Minister | Petroleum and Natural Gas Minister | Irrigation Minister
Information and Broadcasting Minister | Road Transport and Highways Minister | Primary Industries Minister
Special Envoy for the Horn of Africa | Special Presidential Representative for Afghanistan | Ambassador-at-Large
""".replace("\n", "|").split("|")
WRITTEN = {
    "of": "Kenyan Foreign Minister Grace Kamau met {office} of Finland Mika Lahti in Nairobi on Monday.",
    "adjective": "Kenyan Foreign Minister Grace Kamau met Finnish {office} Mika Lahti in Nairobi on Monday.",
    "genitive": "Kenyan Foreign Minister Grace Kamau met Finland's {office}, Mika Lahti, in Nairobi on Monday.",
    "before": "{office} Mika Lahti of Finland received Kenyan Ambassador Grace Kamau on Monday.",
}


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("office", sorted(filter(None, map(str.strip, OFFICES))))
def test_the_holder_of_any_office_stands_for_his_state(office: str, written: str) -> None:
    sides = sides_of(WRITTEN[written].format(office=office))
    assert sides == {"Grace Kamau": "KEN", "Mika Lahti": "FIN"}


@pytest.mark.parametrize(
    "office",
    [
        "speaker of the national assembly",
        "president of the chamber of deputies",
        "deputy prime minister and minister of finance",
        "chargé d'affaires a.i.",
        "ports and shipping minister",
        "work and pensions secretary",
    ],
)
def test_an_office_in_small_letters(office: str) -> None:
    sides = sides_of(f"Kenyan Foreign Minister Grace Kamau met the Finnish {office}, Mika Lahti, in Nairobi on Monday.")
    assert sides == {"Grace Kamau": "KEN", "Mika Lahti": "FIN"}


def test_the_state_an_envoy_deals_with_is_not_whom_he_serves() -> None:
    assert sides_of("The special envoy for Sudan, Mika Lahti, met Kenyan Foreign Minister Grace Kamau.") == {
        "Grace Kamau": "KEN",
        "Mika Lahti": None,
    }


def test_a_sentence_ends_behind_a_king_of_that_name() -> None:
    reading = read(
        "Finnish Speaker Mika Lahti visited the Mausoleum of Mohammed V. On Thursday, he met King Hassan VI."
    )
    assert [quote for e in reading.engagements if e.form == "meeting" for quote in reading.quotes(e)] == [
        "On Thursday, he met King Hassan VI."
    ]


def read(text: str):
    return extract_reading(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))


def sides_of(text: str) -> dict[str, str | None]:
    reading = read(text)
    (engagement,) = reading.engagements
    names = {actor.id: actor.name for actor in reading.actors}
    return {names.get(party.actor) or party.actor: party.side for party in engagement.parties}


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan Energy Minister Grace Kamau met Gazprom general director Mika Lahti in Nairobi on Monday.",
        "Kenyan Energy Minister Grace Kamau met the CEO of Gazprom, Mika Lahti, in Nairobi on Monday.",
        "Kenyan Energy Minister Grace Kamau met chief executive of Gazprom Mika Lahti in Nairobi on Monday.",
        "Kenyan Energy Minister Grace Kamau met Mika Lahti, managing director of the Russian Gazprom, in Nairobi on Monday.",
    ],
)
def test_whoever_runs_a_company_that_no_table_knows_stands_for_it(text: str) -> None:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    held = {(names[post.holder], names.get(post.organisation or "")) for post in reading.posts}
    assert ("Mika Lahti", "Gazprom") in held


@pytest.mark.parametrize("place", ["Rome", "the board", "the Forum", "Foreign Trade"])
def test_no_company_is_made_of_a_place_or_a_portfolio(place: str) -> None:
    reading = read(f"Kenyan Energy Minister Grace Kamau met the chairman of {place}, Mika Lahti, in Nairobi on Monday.")
    assert place.removeprefix("the ") not in {actor.name for actor in reading.actors if actor.kind == "organisation"}


@pytest.mark.parametrize(
    "written",
    [
        "the Ambassador of Finland to Kenya, His Excellency Mika Lahti",
        "the newly accredited Ambassador of Finland, Her Excellency Mika Lahti",
        "Ambassador of Finland His Excellency Mika Lahti",
        "the Ambassador of Finland, H.E. Mr. Mika Lahti",
        "H.E. Amb. Mika Lahti of Finland",
    ],
)
def test_an_office_before_his_excellency(written: str) -> None:
    sides = sides_of(f"Kenyan Foreign Minister Grace Kamau received {written}, in Nairobi on Monday.")
    assert sides == {"Grace Kamau": "KEN", "Mika Lahti": "FIN"}
