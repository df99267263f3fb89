"""Companions, counterparts, lists: all who took part, each for the right side, and each meeting on its own day."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.analysis import Analysis
from dragoman.model.document import Document
from dragoman.model.reading import Reading

READ_GUIDED: Callable[[Analysis], Reading] = partial(read_guided, analyse=analyse)

DAHL, BERG, KAMAU = ("Liv Dahl", "NOR"), ("Ola Berg", "NOR"), ("Grace Kamau", "KEN")


def told(text: str) -> list[tuple[str, str, frozenset[tuple[str, str | None]], str | None]]:
    reading = extract_reading(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (e.form, e.status, frozenset((names.get(p.actor) or p.actor, p.side) for p in e.parties), e.date)
        for e in reading.engagements
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Liv Dahl of Norway, accompanied by State Secretary Ola Berg, met Kenyan Foreign Minister Grace Kamau.",
        "Norwegian Foreign Minister Liv Dahl met Kenyan Foreign Minister Grace Kamau in the presence of Norwegian Ambassador Ola Berg.",
        "Norwegian Foreign Minister Liv Dahl, together with Norwegian Ambassador Ola Berg, met Kenyan Foreign Minister Grace Kamau.",
        "Norwegian Foreign Minister Liv Dahl met Kenyan Foreign Minister Grace Kamau. Norwegian Ambassador Ola Berg was also present.",
        "Kenyan Foreign Minister Grace Kamau met Norwegian Foreign Minister Liv Dahl and the State Secretary, Ola Berg, in Oslo.",
    ],
)
def test_who_comes_along_takes_part_for_the_same_side(text: str) -> None:
    assert [parties for _, _, parties, _ in told(text)] == [frozenset({DAHL, BERG, KAMAU})]


def test_who_accompanies_a_visitor_travels_too() -> None:
    text = "Norwegian Prime Minister Liv Dahl will visit Nairobi in June. Foreign Minister Ola Berg will accompany the prime minister."
    assert told(text) == [("visit", "scheduled", frozenset({DAHL, BERG}), "2024-06")]


def test_who_was_not_present_takes_no_part() -> None:
    text = "Norwegian Foreign Minister Liv Dahl met Kenyan Foreign Minister Grace Kamau. Norwegian Ambassador Ola Berg was not present."
    assert [parties for _, _, parties, _ in told(text)] == [frozenset({DAHL, KAMAU})]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President Grace Kamau and Prime Minister Ola Berg met in Nairobi.",
        "Kenyan Foreign Minister Grace Kamau and Foreign Minister Ola Berg met in Nairobi.",
        "Kenyan President Grace Kamau and Ambassador Ola Berg met in Nairobi.",
        "Kenyan President Grace Kamau and his Norwegian colleague, Foreign Minister Ola Berg, met in Nairobi.",
    ],
)
def test_those_who_meet_are_not_taken_for_one_side(text: str) -> None:
    sides = {party for _, _, parties, _ in told(text) for party in parties}
    assert ("Ola Berg", "KEN") not in sides


def test_the_day_behind_each_is_its_own() -> None:
    text = "Norwegian Prime Minister Liv Dahl will meet Kenyan President Grace Kamau on June 4 and Chinese President Xu Guangli on June 7."
    assert told(text) == [
        ("meeting", "scheduled", frozenset({DAHL, KAMAU}), "2024-06-04"),
        ("meeting", "scheduled", frozenset({DAHL, ("Xu Guangli", "CHN")}), "2024-06-07"),
    ]


@pytest.mark.parametrize(
    ("text", "form", "parties"),
    [
        (
            "Slovak Interior Minister Ivan Hrast received a minister from Vietnam at a hotel in Bratislava.",
            "meeting",
            {("Ivan Hrast", "SVK"), ("VNM", "VNM")},
        ),
        (
            "Georgia's, Serbia's and Gambia's foreign ministers met on Monday.",
            "meeting",
            {("GEO", "GEO"), ("SRB", "SRB"), ("GMB", "GMB")},
        ),
        (
            "Turkish-Syrian-Iraqi talks on water were held in Aleppo on Sunday.",
            "meeting",
            {("TUR", "TUR"), ("SYR", "SYR"), ("IRQ", "IRQ")},
        ),
        (
            "Kenyan President Grace Kamau accepted the credentials of Norwegian Ambassador Liv Dahl.",
            "ceremony",
            {DAHL, KAMAU},
        ),
        (
            "Norway lodged a protest with Kenya over the arrest of a sailor.",
            "demarche",
            {("NOR", "NOR"), ("KEN", "KEN")},
        ),
        ("Norway and Kenya put their names to an agreement on fisheries.", "signing", {("NOR", "NOR"), ("KEN", "KEN")}),
        (
            "An agreement on fisheries was signed in Nairobi on Monday between Norway and Kenya.",
            "signing",
            {("NOR", "NOR"), ("KEN", "KEN")},
        ),
        (
            "Norwegian Foreign Minister Liv Dahl reached Kenyan Foreign Minister Grace Kamau by phone late on Monday.",
            "call",
            {DAHL, KAMAU},
        ),
        (
            "The exhibition was opened in Oslo by the Kenyan Ambassador, Grace Kamau, the museum's director, Ola Berg, and guests.",
            "ceremony",
            {KAMAU, ("Ola Berg", None)},
        ),
    ],
)
def test_all_who_are_named_or_meant_take_part(text: str, form: str, parties: set[tuple[str, str | None]]) -> None:
    ((told_form, status, told_parties, _),) = told(text)
    assert (told_form, status) == (form, "held")
    assert parties <= told_parties


def test_a_note_handed_over_is_told_with_the_summons() -> None:
    text = (
        "The Philippines summoned China's ambassador on Thursday. Undersecretary Maria Villafuerte handed Ambassador "
        "Zhao Wenbin a note verbale."
    )
    assert told(text) == [
        ("demarche", "held", frozenset({("Maria Villafuerte", "PHL"), ("Zhao Wenbin", "CHN")}), "2024-05-09")
    ]


def test_chairs_of_one_office_stand_for_the_states_in_their_order() -> None:
    text = (
        "Turkey and Greece will hold political consultations in Athens on May 20. The delegations will be headed by "
        "Deputy Foreign Ministers Cem Aksoy and Alexa Papadaki."
    )
    assert told(text) == [
        ("consultations", "scheduled", frozenset({("Cem Aksoy", "TUR"), ("Alexa Papadaki", "GRC")}), "2024-05-20")
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Estonia sent a team to Niamey on Monday to negotiate with the junta.", "held"),
        ("The Estonian government plans to send a team to Niamey next week.", "scheduled"),
    ],
)
def test_whoever_sends_a_team_abroad_visits(text: str, status: str) -> None:
    ((form, told_status, parties, _),) = told(text)
    assert (form, told_status, {side for _, side in parties}) == ("visit", status, {"EST"})


@pytest.mark.parametrize(
    ("text", "form", "status"),
    [
        ("Norwegian Foreign Minister Liv Dahl met virtually with Kenyan Foreign Minister Grace Kamau.", "call", "held"),
        ("Norwegian Foreign Minister Liv Dahl called Kenyan Foreign Minister Grace Kamau on Monday.", "call", "held"),
        (
            "Norwegian Foreign Minister Liv Dahl called for a meeting with Kenyan Foreign Minister Grace Kamau.",
            "meeting",
            "proposed",
        ),
        (
            "Kenyan Foreign Minister Grace Kamau told visiting Norwegian Foreign Minister Liv Dahl at a meeting on Monday "
            "that stocks were low.",
            "meeting",
            "held",
        ),
    ],
)
def test_what_is_told_and_whether_it_was_held(text: str, form: str, status: str) -> None:
    reading = READ_GUIDED(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    assert [(e.form, e.status) for e in reading.engagements if e.form != "visit"] == [(form, status)]


def test_of_two_firms_named_together_nobody_knows_who_is_of_which() -> None:
    text = (
        "Kenyan Ambassador Grace Kamau met senior vice presidents of the companies Paul Berg and Sund Group, Ola Berg and "
        "Liv Dahl, in Oslo. The sides discussed steel."
    )
    reading = READ_GUIDED(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    names = {actor.id: actor.name for actor in reading.actors}
    sides = {names[party.actor]: party.side for e in reading.engagements for party in e.parties if party.actor in names}
    assert sides.get("Ola Berg") is None
    assert sides.get("Liv Dahl") is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Kenyan side thanked Norway for its support of the port.", "Grace Kamau"),
        ("Kamau, who said that her country needed investment, left on Tuesday.", "Grace Kamau"),
    ],
)
def test_whoever_is_named_as_speaker_speaks(text: str, speaker: str) -> None:
    met = "Norwegian Prime Minister Liv Dahl met Kenyan President Grace Kamau in Oslo. "
    reading = READ_GUIDED(analyse(Document(source="test", text=met + text, published=date(2024, 5, 10))))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[statement.speaker] for statement in reading.statements] == [speaker]


def test_what_is_praised_runs_to_its_end() -> None:
    text = (
        "Norwegian Prime Minister Liv Dahl met Kenyan President Grace Kamau. Dahl recognized Kenya's generosity and "
        "leadership in hosting thousands of refugees."
    )
    reading = extract_reading(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    assert [(s.act, s.content) for s in reading.statements] == [
        ("praise", "Kenya's generosity and leadership in hosting thousands of refugees")
    ]


def test_talks_before_an_appeal_were_held_and_its_speaker_took_part() -> None:
    text = (
        "Norwegian Prime Minister Liv Dahl on Monday urged Israel to open the crossing after talks with King Abdullah of "
        "Jordan and Kenyan President Grace Kamau."
    )
    assert told(text) == [("meeting", "held", frozenset({DAHL, KAMAU, ("Abdullah", "JOR")}), "2024-05-06")]


def test_the_day_of_the_reporting_is_not_that_of_the_visit() -> None:
    text = "Norwegian Prime Minister Liv Dahl has cut short a visit to Kenya because of the storm, radio reported on Thursday."
    reading = READ_GUIDED(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    assert [(e.form, e.date) for e in reading.engagements] == [("visit", None)]


def test_whose_visit_it_is() -> None:
    text = "Norwegian Prime Minister Liv Dahl, whose visit to Nairobi begins on Monday, will keep to her programme."
    assert told(text) == [("visit", "scheduled", frozenset({DAHL}), "2024-05-13")]


@pytest.mark.parametrize(
    ("text", "form", "sides"),
    [
        (
            "Norwegian Ambassador Liv Dahl hosted a dinner for Kenyan Foreign Minister Grace Kamau on Monday.",
            "meeting",
            {DAHL, KAMAU},
        ),
        (
            "Norwegian Prime Minister Liv Dahl awarded Kenyan Ambassador Grace Kamau with the Order of Merit on Monday.",
            "ceremony",
            {DAHL, KAMAU},
        ),
        (
            "Norwegian Foreign Minister Liv Dahl informed her Kenyan and Chinese counterparts of the incident by telephone.",
            "call",
            {DAHL, ("KEN", "KEN"), ("CHN", "CHN")},
        ),
        (
            "Kenyan Foreign Minister Grace Kamau met the head of the state energy company Equinor, Ola Berg, and Norwegian "
            "Ambassador Liv Dahl.",
            "meeting",
            {KAMAU, DAHL, ("Ola Berg", "Equinor")},
        ),
    ],
)
def test_other_ways_to_be_with_somebody(text: str, form: str, sides: set[tuple[str, str | None]]) -> None:
    ((told_form, status, parties, _),) = told(text)
    assert (told_form, status, set(parties)) == (form, "held", sides)


def test_a_president_is_not_the_minister_of_whom_was_told_before() -> None:
    text = (
        "Kazakh Trade Minister Arman Shakkaliev met Uzbek Trade Minister Laziz Kudratov. An agreement is to be signed during "
        "the visit of the Uzbek President to Astana in August."
    )
    reading = READ_GUIDED(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    assert [[p.actor for p in e.parties] for e in reading.engagements if e.form == "visit"] == [["UZB"]]


def test_somebody_unnamed_who_came_is_nobody_of_the_report() -> None:
    text = (
        "Norwegian Prime Minister Liv Dahl met Kenyan President Grace Kamau at talks in Oslo that capped the first state visit "
        "by an African leader in years. Kenya will lead the police mission in Haiti."
    )
    reading = READ_GUIDED(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    assert "visit" not in {engagement.form for engagement in reading.engagements}


def test_the_second_verb_of_what_fell_through_is_not_told_as_held() -> None:
    text = "Norwegian Prime Minister Liv Dahl was to have met Kenyan President Grace Kamau and attended the opening of a school."
    assert "held" not in {status for _, status, _, _ in told(text)}


def test_the_minister_of_a_state_is_the_counterpart_of_that_state() -> None:
    text = (
        "Defence Minister Vikram Rathore held talks with his Kenyan counterpart Grace Kamau in Oslo on Monday. The Kenyan "
        "minister laid a wreath at the memorial."
    )
    ((_, _, met, _), *later) = told(text)
    assert KAMAU in met
    assert ("Vikram Rathore", "KEN") not in met
    assert [parties for form, _, parties, _ in later if form == "ceremony"] in ([], [frozenset({KAMAU})])


def test_two_offices_before_a_family_name_are_two_persons() -> None:
    text = (
        "Norwegian Foreign Secretary Liv Dahl met Kenyan Foreign Minister Grace Kamau. The Secretary and Foreign Minister Kamau "
        "discussed trade."
    )
    reading = extract_reading(analyse(Document(source="test", text=text, published=date(2024, 5, 10))))
    names = {actor.id: actor.name for actor in reading.actors}
    assert {(names[p.holder], p.title) for p in reading.posts} == {
        ("Liv Dahl", "Foreign Secretary"),
        ("Grace Kamau", "Foreign Minister"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The loan agreement was signed in Kuwait City on behalf of Norway by Minister of Finance Liv Dahl and on "
        "behalf of Kenya by Minister of Finance Grace Kamau.",
        "The protocol was signed by Minister of Finance Liv Dahl on behalf of Norway and by Minister of Finance Grace "
        "Kamau on behalf of Kenya.",
    ],
)
def test_on_whose_behalf_it_was_signed(text: str) -> None:
    assert [parties for _, _, parties, _ in told(text)] == [frozenset({DAHL, KAMAU})]


def test_who_is_thanked_on_behalf_of_a_state_need_not_be_of_it() -> None:
    text = "Ambassador Liv Dahl met Deputy Minister Grace Kamau. She thanked Minister Kamau on behalf of Norway."
    assert ("Grace Kamau", "NOR") not in [party for _, _, parties, _ in told(text) for party in parties]
