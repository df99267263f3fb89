"""What reports of ministries and agencies tell: separate talks, what is said at a meeting, rounds of a series, joint bodies."""

import pytest

from dragoman.model.document import Document
from dragoman.pipeline import read_document


def _told(text):
    reading = read_document(Document(source="a", text=text))
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (one.form, one.status, frozenset(names[party.actor] for party in one.parties), one.place and one.place.name)
        for one in reading.engagements
    ]


def _parties(text, form):
    return [parties for found, _, parties, _ in _told(text) if found == form]


TRADE = "Japanese Trade Minister Kazuo Hirabayashi"
TWO = [{"Kazuo Hirabayashi", "Walter Strand"}, {"Kazuo Hirabayashi", "Martin Oakes"}]


@pytest.mark.parametrize(
    "text",
    [
        f"{TRADE} said the dispute had been the main item in separate talks yesterday with Commerce Secretary Walter Strand and "
        "U.S. Trade Representative Martin Oakes.",
        f"{TRADE} left Washington. Chips were the main item in Hirabayashi's separate conversations with Commerce Secretary "
        "Walter Strand of the United States and U.S. Trade Representative Martin Oakes.",
    ],
    ids=["verb", "owner"],
)
def test_separate_talks_are_one_with_each(text):
    assert _parties(text, "meeting") == TWO


def test_what_is_told_at_a_meeting_is_no_briefing_of_its_own():
    text = (
        "Ana Rojas, Foreign Minister of Chile, spoke by phone with Prime Minister Haidar al-Rubaie of Iraq. The Prime Minister "
        "briefed the Foreign Minister on the steps taken in Baghdad."
    )

    assert [form for form, *_ in _told(text)] == ["call"]


def test_a_briefing_of_others_is_one():
    text = (
        "Foreign Minister Ana Rojas of Chile met Prime Minister Haidar al-Rubaie of Iraq in Baghdad. On Friday she briefed the "
        "ambassadors of Peru and Bolivia on the talks."
    )

    assert [form for form, *_ in _told(text)] == ["meeting", "briefing"]


def test_the_previous_round_has_its_own_place():
    text = (
        "The Vice Minister of Foreign Affairs of Peru, Gonzalo Urrutia, and the Secretary of State of Morocco, Karim Benslimane, "
        "chaired the VI Meeting of the Political Consultation Mechanism between Peru and Morocco in Lima. The previous edition "
        "took place in Rabat in March 2017."
    )

    told = {place: parties for form, _, parties, place in _told(text) if form == "consultations"}

    assert told == {"Lima": {"Gonzalo Urrutia", "Karim Benslimane"}, "Rabat": {"PER", "MAR"}}


@pytest.mark.parametrize(
    "words",
    [
        "The Joint Commission will meet in Maputo in October.",
        "They directed the Joint Commission to meet in Maputo in October.",
    ],
    ids=["verb", "directed"],
)
def test_a_joint_commission_meets_as_its_two_sides(words):
    text = f"President Joao Mutemba of Mozambique met President Salim Mwakalinga of Tanzania. {words}"

    assert ("consultations", "scheduled", {"MOZ", "TZA"}, "Maputo") in _told(text)


@pytest.mark.parametrize("board", ["The board of the IAEA", "The IAEA board"])
def test_the_board_of_a_body_meets_as_the_body(board):
    assert _told(f"{board} met in Vienna on Monday.") == [("conference", "held", {"IAEA"}, "Vienna")]


def test_who_is_visiting_is_whose_name_stands_before():
    text = (
        "In Doha, the Prime Minister of Qatar, Khalid Al Misnad, met with United Nations Senior Humanitarian and Reconstruction "
        "Coordinator for Gaza Kirsten Aaberg, who is visiting Qatar."
    )

    assert _parties(text, "visit") == [{"Kirsten Aaberg"}]


def test_a_state_visit_is_nobody():
    text = (
        "Indian External Affairs Minister Raghunath Deshpande called on Ms. Tsendiin Oyun, President of Mongolia, who recalled her "
        "State Visit to India in September 2009."
    )

    assert _parties(text, "visit") == [{"Tsendiin Oyun"}]


def test_a_meeting_with_others_at_the_end_of_a_trip_is_another():
    text = (
        "Kazakh Ambassador Yerbol Tastemirov met Graz Mayor Elke Kahr on 20 November. The trip ended with a meeting with Kazakh "
        "students living in Styria."
    )

    assert _parties(text, "meeting") == [{"Yerbol Tastemirov", "Elke Kahr"}, {"Yerbol Tastemirov", "Kazakh students"}]


def test_who_is_met_besides_is_not_who_talks():
    text = (
        "British minister Graham Tansley met the governor of Basra, Abdul Karim al-Jaberi, and a group of tribal leaders to talk "
        "about electricity."
    )

    assert _parties(text, "meeting") == [{"Graham Tansley", "Abdul Karim al-Jaberi", "group of tribal leaders"}]


def test_where_somebody_goes_to_see_another_is_where_they_meet():
    text = (
        "American envoy Robert Halloran went home on Friday. He drove to Ramallah to see Palestinian President Khalil Masri on "
        "Thursday, and made brief stops in Cairo and Amman."
    )

    assert [place for form, _, _, place in _told(text) if form == "meeting"] == ["Ramallah"]


@pytest.mark.parametrize("end", ["came to nothing", "fell through", "collapsed"])
def test_plans_that_end_in_nothing_are_no_plans(end):
    text = f"Plans for the leaders of Mexico and Canada to hold a summit in Lima in April {end}."

    assert {status for _, status, *_ in _told(text)} <= {"cancelled"}


def test_one_signature_is_one_signing():
    text = (
        "Kazakh Ambassador Yerbol Tastemirov met Graz Mayor Elke Kahr and put his signature to a memorandum with the Graz Chamber "
        "of Commerce."
    )

    assert _parties(text, "signing") == [{"Yerbol Tastemirov", "Graz Chamber of Commerce"}]


def test_an_agreement_that_somebody_reached_somewhere_is_no_journey():
    text = (
        "EC Farm Commissioner Piet Hollander reported on the agreement he reached in Washington on Saturday with U.S. Agriculture "
        "Secretary Dale Rasmussen."
    )

    assert _parties(text, "visit") == []


@pytest.mark.parametrize(
    "body", ["Federation of Industries of the State of Sao Paulo", "Ministry of Energy and Natural Resources of Kenya"]
)
def test_the_field_of_a_body_belongs_to_its_name(body):
    reading = read_document(
        Document(source="a", text=f"Argentine minister Juan Lopez met Ana Ruiz, president of the {body}, in Lima.")
    )
    (post,) = [post for post in reading.posts if post.title == "president"]

    assert post.organisation is not None
    assert {actor.id: actor.name for actor in reading.actors}[post.organisation] == body
