"""What is only worked towards, hoped for, talked of, alleged or nearly done; who is whose spokesman, namesake or guest."""

from datetime import date

import pytest

from extraction.engaged import told

PUBLISHED = date(2025, 2, 13)  # a Thursday
TWO = "between Turkish President Orhan Aksoy and Greek Prime Minister Nikos Stavrou"


def _read(text):
    return told(text, PUBLISHED)


def _told(text):
    reading = _read(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(one.form, one.status, {names[party.actor] for party in one.parties}) for one in reading.engagements]


def _posts(text):
    reading = _read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[post.holder], post.title, post.state) for post in reading.posts}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"Diplomats are working on a meeting {TWO}.", "proposed"),
        (f"The groundwork is being laid for a meeting {TWO}.", "proposed"),
        (f"The statement raised hopes of a meeting {TWO}.", "proposed"),
        (f"Speculation grew about a call {TWO}.", "proposed"),
        (f"They have yet to agree on a meeting {TWO}.", "proposed"),
        (f"The meeting {TWO} depends on the outcome of the election.", "proposed"),
        (f"Arrangements are being made for a meeting {TWO}.", "scheduled"),
        (f"Plans are being drawn up for a telephone call {TWO}.", "scheduled"),
        (f"Preparations for a meeting {TWO} have been halted.", "cancelled"),
        (f"Hopes faded for a meeting {TWO}.", "cancelled"),
        ("Kenyan President John Mwangi must meet Ugandan President Moses Okello, the opposition said.", "proposed"),
        ("Kenyan President John Mwangi insisted on a meeting with Ugandan President Moses Okello.", "proposed"),
        ("Kenyan President John Mwangi dreams of a meeting with Ugandan President Moses Okello.", "proposed"),
        (
            "Kenyan President John Mwangi was about to meet Ugandan President Moses Okello when the news broke.",
            "scheduled",
        ),
        ("Kenyan President John Mwangi was on his way to a meeting with Ugandan President Moses Okello.", "scheduled"),
    ],
)
def test_what_is_worked_towards_has_not_been_held(text, status):
    assert [told for _, told, _ in _told(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "There are no plans for a visit by French President Alain Duval to Tehran.",
        f"There are no plans for a meeting {TWO}.",
        f"No preparations are being made for a meeting {TWO}.",
        f"It is too early to speak of a meeting {TWO}.",
        f"A meeting {TWO} is out of the question.",
        "Chilean President Diego Lagos almost met Bolivian President Luis Choque in Lima on Monday.",
        "Chilean President Diego Lagos came close to meeting Bolivian President Luis Choque in Lima on Monday.",
        "The newspaper alleged that Chilean President Diego Lagos met Bolivian President Luis Choque in Arica.",
    ],
)
def test_what_is_not_even_planned_nearly_done_or_alleged_is_not_told(text):
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"The agenda of a meeting {TWO} on Monday included trade.",
        f"The meeting {TWO} on Monday was about a plan to build a road.",
        "At talks with Ugandan President Moses Okello on Monday, Kenyan President John Mwangi ruled out a treaty.",
        f"Photographs of a meeting {TWO} were published on Monday.",
        f"There was talk of fish at a meeting {TWO} in Ankara on Monday.",
        "Kenyan President John Mwangi said he had met Ugandan President Moses Okello on Monday. The ministry gave no details.",
        f"The phone call {TWO} on Monday followed an attack on a border post.",
        "French Foreign Minister Jean Dupont met Omani Foreign Minister Ali Said in Muscat on Monday, but will the deal hold?",
        "There was no substance in the talks between Kenyan President John Mwangi and Ugandan President Moses Okello on Monday.",
    ],
)
def test_what_is_told_beside_such_words_was_held(text):
    assert [status for _, status, _ in _told(text)] == ["held"]


@pytest.mark.parametrize(
    "text",
    [
        "Serbian President Ivan Kostic has cancelled Saturday's visit to Zagreb.",
        "Preparations are under way for Saturday's meeting between Serbian President Ivan Kostic and Kosovo's President Agron Hoxha.",
    ],
)
def test_the_day_of_what_is_to_come_or_called_off_lies_ahead(text):
    assert [one.date for one in _read(text).engagements] == ["2025-02-15"]


def test_a_line_behind_a_journey_to_come_is_part_of_the_plan():
    text = (
        "Next Thursday Finnish Minister Anni Koskela travels to Tallinn. Meetings with Estonian President Kadri Tamm and Foreign "
        "Minister Jaak Lepik."
    )

    assert {status for _, status, _ in _told(text)} == {"scheduled"}


def test_a_counterpart_is_of_another_state():
    text = "The trade minister, Jane Hollis, met her French counterpart, Luc Morel, in Paris on Monday."

    assert _told(text) == [("meeting", "held", {"Jane Hollis", "Luc Morel"})]
    assert _posts(text) == {("Jane Hollis", "trade minister", None)}


def test_where_a_colleague_travels_is_no_side_of_a_minister():
    text = (
        "Trade minister Jane Hollis met her French counterpart, Luc Morel, in Paris on Monday. Agriculture minister Paul Reid will "
        "visit Kenya next week."
    )

    assert {state for _, _, state in _posts(text)} == {None}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Kenya's Amina Odhiambo met Lars Holm, Norway's chief trade negotiator.",
            ("Lars Holm", "chief trade negotiator", "NOR"),
        ),
        (
            "The Middle East minister, Jane Hollis, met her French counterpart, Luc Morel.",
            ("Jane Hollis", "Middle East minister", None),
        ),
        ("Dutch Prime Minister de Wit will visit Tokyo on Monday.", ("de Wit", "Prime Minister", "NLD")),
        ("Treasury Secretary Janet Brown met Chinese Premier Li Ming.", ("Janet Brown", "Treasury Secretary", "USA")),
    ],
)
def test_offices_with_fields_regions_and_small_particles(text, post):
    assert post in _posts(text)


def test_whoever_is_met_is_not_the_spokesman_who_tells_of_it():
    text = "Bolivian President Luis Choque met Chilean President Diego Lagos, a spokesman for the ministry said."

    assert _posts(text) == {("Luis Choque", "President", "BOL"), ("Diego Lagos", "President", "CHL")}


def test_an_office_between_two_names_is_that_of_the_first_where_the_second_has_its_own():
    text = (
        "At the invitation of Pedro Santos, Minister of Foreign Affairs of Portugal, Anna Lindqvist, Minister for Foreign Affairs of "
        "Sweden, visited Lisbon on 26 September 2023."
    )

    assert ("Anna Lindqvist", "Minister of Foreign Affairs", "PRT") not in _posts(text)
    assert [(p.side, p.role) for p in _read(text).engagements[0].parties] == [("SWE", "visitor"), (None, "host")]


def test_of_two_with_one_surname_the_office_tells_who_is_meant():
    text = (
        "Paraguay's President Ramiro Ocampos, accompanied by First Lady Clara Ocampos, arrived in Montevideo on Monday. President "
        "Ocampos met Uruguay's President Luis Silva."
    )

    assert ("meeting", "held", {"Ramiro Ocampos", "Luis Silva"}) in _told(text)


def test_the_two_are_not_who_speaks_for_them():
    text = (
        "Ghana's Foreign Minister Kwabena Boateng met Togo's Foreign Minister Koffi Lawson, according to spokesperson Efua Mensah. "
        "The two signed a visa agreement."
    )

    assert ("signing", "held", {"Kwabena Boateng", "Koffi Lawson"}) in _told(text)


def test_who_cancels_a_trip_of_his_own_is_its_visitor():
    assert _told("The Cuban foreign minister cancelled a planned trip to Madrid.") == [("visit", "cancelled", {"CUB"})]
    by_another = "Iran cancelled a visit to Tehran by French Foreign Minister Jean Dupont."
    assert _told(by_another) == [("visit", "cancelled", {"Jean Dupont"})]
