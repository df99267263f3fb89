"""Who takes part: leaders for their delegations, one actor once, each of several met apart, nobody of whom it is denied."""

from datetime import date

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.document import Document
from dragoman.model.reading import Reading

FRIDAY = date(2024, 5, 10)
READERS = ["rules", "both"]


def read(text: str, reader: str = "rules") -> Reading:
    analysis = analyse(Document(source="r.txt", text=text, published=FRIDAY))
    return extract_reading(analysis) if reader == "rules" else read_guided(analysis, analyse)


def parties(reading: Reading) -> list[set[str]]:
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [{names.get(p.actor, p.actor) for p in e.parties} for e in reading.engagements]


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(engagement.form, engagement.status) for engagement in reading.engagements]


LED = [
    (
        "Vietnam and Laos held the ninth round of their political consultations in Vientiane on May 7. The Vietnamese delegation "
        "was led by Deputy Foreign Minister Nguyen Minh Vu and the Lao side by Deputy Foreign Minister Phoxay Khaykhamphithoun.",
        {"Nguyen Minh Vu", "Phoxay Khaykhamphithoun"},
    ),
    (
        "Political consultations between Georgia and Finland were held in Helsinki. On the Georgian side, the consultations "
        "were led by Deputy Minister Lasha Darsalia. The Finnish delegation was headed by Under-Secretary of State Outi Halonen.",
        {"Lasha Darsalia", "Outi Halonen"},
    ),
    (
        "Kazakhstan and Malta held talks in Astana on Tuesday. From the Kazakh side the talks were attended by Deputy Minister "
        "Roman Vassilenko.",
        {"Roman Vassilenko", "MLT"},
    ),
    (
        "The fourth round of Estonian-Uruguayan political consultations will be held in Montevideo on Tuesday, 14 May. Estonia "
        "will be represented by Deputy Secretary General Katrin Ojamaa.",
        {"Katrin Ojamaa", "URY"},
    ),
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("text", "met"), LED)
def test_who_leads_a_delegation_takes_part_and_not_the_state(text: str, met: set[str], reader: str) -> None:
    assert parties(read(text, reader)) == [met]


def test_the_next_round_has_no_leaders_yet() -> None:
    found = read(
        "Vietnam and Laos held the ninth round of their political consultations in Vientiane on May 7. The Vietnamese delegation "
        "was led by Deputy Foreign Minister Nguyen Minh Vu. The next round will be held in Hanoi next year."
    )
    assert parties(found) == [{"Nguyen Minh Vu", "LAO"}, {"VNM", "LAO"}]


@pytest.mark.parametrize("reader", READERS)
def test_who_heads_a_delegation_of_a_body_stands_for_it(reader: str) -> None:
    text = (
        "A delegation of the Brazilian Senate headed by Senator Renan Calheiros called on the Speaker of the Lok Sabha, Om Birla, "
        "in New Delhi on 8 May 2024."
    )
    assert parties(read(text, reader)) == [{"Renan Calheiros", "Om Birla"}]


def test_the_union_is_one_actor_by_both_its_names() -> None:
    found = read(
        "The European Union and the Kyrgyz Republic held the 13th round of their Human Rights Dialogue in Brussels. The EU side "
        "stressed the importance of free media."
    )
    assert [actor.id for actor in found.actors if actor.name in {None, "European Union", "EU"}].count("EU") == 1
    assert "European Union" not in {actor.name for actor in found.actors if actor.kind == "organisation"}


@pytest.mark.parametrize("reader", READERS)
def test_several_who_are_called_separately_are_called_by_the_same_one(reader: str) -> None:
    text = (
        "Egypt's Foreign Minister Sameh Shoukry on Friday discussed the situation in Gaza in separate phone calls with his "
        "Jordanian and Qatari counterparts, Ayman Safadi and Mohammed Al Thani."
    )
    assert parties(read(text, reader)) == [{"Sameh Shoukry", "Ayman Safadi"}, {"Sameh Shoukry", "Mohammed Al Thani"}]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "UN envoy Hans Grundberg met with the Chairman of the Presidential Council, Rashad al-Alimi, and Prime Minister Ahmed "
            "Awad bin Mubarak.",
            {"Hans Grundberg", "Rashad al-Alimi", "Ahmed Awad bin Mubarak"},
        ),
        (
            "King Felipe VI received the President of Paraguay, Santiago Peña, at the palace.",
            {"Felipe VI", "Santiago Peña"},
        ),
        (
            "Nigeria's permanent representative to the United Nations, Tijjani Muhammad-Bande, met the President of the General "
            "Assembly, Dennis Francis.",
            {"Tijjani Muhammad-Bande", "Dennis Francis"},
        ),
        (
            "Margus Tsahkna, Baiba Braže and Gabrielius Landsbergis also met Moldovan Deputy Prime Minister Mihai Popșoi.",
            {"Margus Tsahkna", "Baiba Braže", "Gabrielius Landsbergis", "Mihai Popșoi"},
        ),
        ("Danish Prime Minister Mette Holm was received by Emperor Naruhito.", {"Mette Holm", "Naruhito"}),
    ],
)
def test_every_name_of_the_sentence_is_a_person(text: str, met: set[str]) -> None:
    assert {actor.name for actor in read(text).actors if actor.kind == "person"} == met


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "A story in a newspaper that Kuwaiti minister Ali Al-Mutlaq had met Norwegian minister Kari Holm was denied by his office.",
        "A report that President Ruto of Kenya met President Museveni of Uganda in secret was rejected by both capitals.",
    ],
)
def test_a_story_that_is_denied_tells_nothing(text: str, reader: str) -> None:
    assert read(text, reader).engagements == ()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Kenya's President William Ruto is likely to meet German Chancellor Olaf Scholz in Berlin in July.",
            [("meeting", "proposed")],
        ),
        (
            "Kenya's Foreign Minister Alfred Mutua is willing to meet his Ugandan counterpart Jeje Odongo.",
            [("meeting", "proposed")],
        ),
        (
            "The ministers of Kazakhstan and Uzbekistan discussed the schedule of upcoming contacts, including the visit of the "
            "President of Kazakhstan to Tashkent.",
            [("visit", "scheduled")],
        ),
        (
            "Indian Foreign Secretary Vinay Kwatra called on Bangladesh Prime Minister Sheikh Hasina at her official residence.",
            [("meeting", "held")],
        ),
        (
            "Bangladesh Foreign Secretary Masud Momen and visiting Indian Foreign Secretary Vinay Kwatra met on Thursday.",
            [("meeting", "held")],
        ),
        (
            "Oman's ambassador Ibrahim al-Maini handed over a letter from the Sultan to Iranian Foreign Minister Hossein Abdollahi.",
            [("message", "held")],
        ),
    ],
)
def test_form_and_status(text: str, facts: list[tuple[str, str]], reader: str) -> None:
    assert told(read(text, reader)) == facts


def test_whose_commitment_is_reiterated_is_the_side_of_who_speaks() -> None:
    found = read(
        "Secretary of State Antony Blinken spoke today with Armenian Prime Minister Nikol Pashinyan. He reiterated the United "
        "States' readiness to help Armenia and Azerbaijan open transport links."
    )
    assert {party.side for party in found.engagements[0].parties} == {"USA", "ARM"}


def test_a_body_of_all_states_gives_its_officers_the_state_of_no_place() -> None:
    found = read(
        "Nigeria's ambassador Tijjani Bande met the President of the General Assembly, Dennis Francis, in New York."
    )
    assert "USA" not in {party.side for engagement in found.engagements for party in engagement.parties}


@pytest.mark.parametrize("reader", READERS)
def test_those_who_speak_for_a_group_are_met_by_whom_the_report_is_about(reader: str) -> None:
    text = (
        "Ambassador of Kazakhstan to Belgium Margulan Ospanov held a number of meetings in Luxembourg. At the meeting with "
        'representatives of "Nordhaus" and "Baltik Steel", senior vice presidents of the companies Pedro Almeida and Karl Winter '
        "presented the activities of their plants in Asia."
    )
    assert parties(read(text, reader)) == [{"Margulan Ospanov", "Pedro Almeida", "Karl Winter"}]


@pytest.mark.parametrize("reader", READERS)
def test_a_visit_that_is_to_be_organised_is_no_visit_yet(reader: str) -> None:
    text = (
        "The Kazakh diplomat Aidar Omarov met Max Krier, partner of Arendt SA, and discussed the expansion of business ties and "
        "the organization of a visit of Luxembourg entrepreneurs to Kazakhstan."
    )
    found = {(e.form, e.status, e.place.name if e.place else None) for e in read(text, reader).engagements}
    assert found == {("meeting", "held", None), ("visit", "scheduled", "Kazakhstan")}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Polish President Jan Nowak flew home from Kyiv on Tuesday.", [("visit", "held", "2024-05-07", "Kyiv")]),
        (
            "Egypt's Ali Hassan and Sudan's Omar Bashir, meeting for the third time this year, agreed on water quotas.",
            [("meeting", "held", None, None)],
        ),
        (
            "Iran and three European powers will hold talks in Geneva on Monday.",
            [("meeting", "scheduled", "2024-05-13", "Geneva")],
        ),
        (
            "The VIII Summit of Heads of State of the Guaraní Aquifer Council, convened for this month, will not be held.",
            [("conference", "cancelled", "2024-05", None)],
        ),
    ],
)
def test_when_and_where(text: str, facts: list[tuple[str, str, str | None, str | None]], reader: str) -> None:
    found = [(e.form, e.status, e.date, e.place.name if e.place else None) for e in read(text, reader).engagements]
    assert found == facts


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            '"It will be the last round and we hope there will be a communique," Valerio said.',
            {("Octavio Valerio", "It will be the last round and we hope there will be a communique")},
        ),
        (
            "They reaffirmed their support for Ukraine as it defends its sovereignty and territorial integrity.",
            {
                (name, "their support for Ukraine as it defends its sovereignty and territorial integrity")
                for name in ("Octavio Valerio", "Zhou Nan")
            },
        ),
        ("Valerio praised China for its role in the region.", {("Octavio Valerio", "its role in the region")}),
        ("Zhou congratulated him on behalf of the premier on the historic vote.", {("Zhou Nan", "the historic vote")}),
    ],
)
def test_what_was_said_is_told_once_in_all_its_words(words: str, said: set[tuple[str, str]], reader: str) -> None:
    found = read(f"Portuguese ambassador Octavio Valerio met Chinese envoy Zhou Nan in Beijing. {words}", reader)
    names = {actor.id: actor.name for actor in found.actors}
    assert {(names[statement.speaker], statement.content) for statement in found.statements} == said


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Brazilian President Caio Monteiro had hoped to visit Jakarta, but the visit was dropped.",
            [("visit", "cancelled")],
        ),
        (
            "Estonian Prime Minister Liis Tamm had planned to travel to Tokyo, but the trip was called off.",
            [("visit", "cancelled")],
        ),
        ("Estonian Prime Minister Liis Tamm declined an invitation to visit Moscow.", [("visit", "cancelled")]),
        (
            "The Polish foreign minister, Jan Nowak, was to meet his Estonian counterpart, Liis Tamm, in Tallinn on Monday but the "
            "talks were cancelled.",
            [("meeting", "cancelled")],
        ),
        (
            "Swiss President Regula Ammann has invited Brazil, India and South Africa to the conference.",
            [("conference", "proposed")],
        ),
    ],
)
def test_what_came_to_nothing_or_is_only_asked_for(text: str, facts: list[tuple[str, str]], reader: str) -> None:
    assert told(read(text, reader)) == facts


@pytest.mark.parametrize("reader", READERS)
def test_a_portfolio_of_several_fields_is_one_office(reader: str) -> None:
    found = read(
        "South Korea's Minister of Trade, Industry and Energy, Park Sung-hoon, met Czech Industry Minister Jiří Havelka in Prague.",
        reader,
    )
    assert parties(found) == [{"Park Sung-hoon", "Jiří Havelka"}]
    assert {party.side for party in found.engagements[0].parties} == {"KOR", "CZE"}


def test_a_session_told_by_its_chairs_is_the_session() -> None:
    found = read(
        "The 7th session of the Intergovernmental Commission between Mongolia and Türkiye was held in Ulaanbaatar on 6-7 May 2024. "
        "The session was co-chaired by Mongolia's Minister of Economy, Batbold Ganzorig, and the Turkish Minister of Industry, "
        "Selim Karahan.",
        "both",
    )
    assert parties(found) == [{"Batbold Ganzorig", "Selim Karahan"}]


def test_a_committee_for_european_affairs_is_of_one_state() -> None:
    found = read(
        "Ambassador of Kazakhstan to Belgium Margulan Ospanov met in Luxembourg with the Chairman of the Foreign and European Affairs "
        "Committee of the Chamber of Deputies of Luxembourg, Yves Krier."
    )
    assert {party.side for party in found.engagements[0].parties} == {"KAZ", "LUX"}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Kenyan Foreign Minister Grace Kamau and Ugandan Foreign Minister Paul Okello reached an agreement at talks in Kampala on "
            "Monday.",
            {"Grace Kamau", "Paul Okello"},
        ),
        (
            "Kenyan Foreign Minister Grace Kamau and her Ugandan counterpart Paul Okello failed to reach an agreement "
            "during talks in Kampala on Monday.",
            {"Grace Kamau", "Paul Okello"},
        ),
        ("Serbia and Kosovo reached a deal on licence plates at talks in Brussels on Monday.", {"SRB", "XKX"}),
    ],
)
def test_who_reaches_something_at_talks_has_talked(text: str, met: set[str], reader: str) -> None:
    found = read(text, reader)
    assert told(found) == [("meeting", "held")]
    assert parties(found) == [met]
    assert found.engagements[0].date == "2024-05-06"
