"""Couples on a visit, journeys that lead abroad by their own words, who left for where, and meetings told in passing."""

from datetime import date

import pytest

from extraction.engaged import met, posts, told

THURSDAY = date(2025, 2, 13)


def happened(text):
    """Form, status, parties with their roles and the place of each engagement."""
    reading = told(text, THURSDAY)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (e.form, e.status, {names[p.actor]: p.role for p in e.parties}, e.place and e.place.name)
        for e in reading.engagements
    ]


@pytest.mark.parametrize(
    ("words", "status", "place"),
    [
        ("President Teodor Lund and Mrs Lund arrived in Maputo on Monday on a state visit.", "held", "Maputo"),
        ("President Teodor Lund and his wife will pay a visit to Mozambique in May.", "scheduled", "Mozambique"),
        ("King Olav IV and Queen Ragna arrived in Maputo on Tuesday for a state visit.", "held", "Maputo"),
        ("Commissioner Teodor Lund is in Mozambique from 11 to 13 February.", "held", "Mozambique"),
        (
            "King Olav IV and Queen Ragna came to Maputo on Tuesday at the invitation of President Ana Machava.",
            "held",
            "Maputo",
        ),
    ],
)
def test_a_journey_to_a_country_or_on_a_state_visit_leads_abroad_whoever_goes(words, status, place):
    ((form, when, _, where),) = happened(words)

    assert (form, when, where) == ("visit", status, place)


@pytest.mark.parametrize(
    "words",
    [
        "Mozambican President Ana Machava arrived in Maputo on Monday.",
        "President Ana Machava of Mozambique arrived in Mozambique on Monday.",
    ],
)
def test_who_comes_home_is_no_guest(words):
    assert happened(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "President Teodor Lund and Mrs Teodor arrived in Maputo on Monday on a state visit. Mr Teodor will open a school.",
        "President Teodor Lund, accompanied by Mrs Lund, arrived in Mozambique on Monday. Lund said that he was glad.",
    ],
)
def test_a_wife_called_by_her_husbands_name_is_another_person(words):
    visit = happened(words)[0]

    assert len(visit[2]) == 2
    assert all(role == "visitor" for role in visit[2].values())
    assert {actor.name for actor in told(words).actors if actor.kind == "person"} == set(visit[2])


def test_a_woman_told_of_again_as_mrs_is_nobodys_wife():
    text = "Norwegian Prime Minister Kari Solberg met Danish Prime Minister Mette Holm, and Mrs Solberg spoke of fish."

    assert {actor.name for actor in told(text).actors if actor.kind == "person"} == {"Kari Solberg", "Mette Holm"}


@pytest.mark.parametrize(
    "words",
    [
        "President Teodor Lund, accompanied by First Lady Ines Lund, arrived in Mozambique on Monday.",
        "President Teodor Lund and First Lady Ines Lund arrived in Mozambique on Monday.",
    ],
)
def test_first_lady_is_the_office_of_whom_it_stands_before(words):
    assert happened(words) == [("visit", "held", {"Teodor Lund": "visitor", "Ines Lund": "visitor"}, "Mozambique")]
    assert ("Ines Lund", "First Lady", None, None) in posts(words)


def test_a_lady_by_birth_holds_no_office():
    text = "Latvian Foreign Minister Ilze Kalna met Lady Harriet Pembroke in Riga."

    assert met(text) == [("meeting", "held", {"Ilze Kalna": "LVA", "Harriet Pembroke": None})]
    assert {holder for holder, *_ in posts(text)} == {"Ilze Kalna"}


@pytest.mark.parametrize(
    "words",
    [
        "Danish Foreign Minister Mette Holm left Copenhagen for Lisbon on Monday.",
        "Danish Foreign Minister Mette Holm left Copenhagen on Monday for Lisbon.",
        "Danish Foreign Minister Mette Holm set off for Lisbon on Monday.",
        "Danish Foreign Minister Mette Holm departed Copenhagen for Lisbon on Monday.",
        "Danish Foreign Minister Mette Holm took off for Lisbon on Monday.",
        "Denmark's army chief Mette Holm left for Lisbon on Monday.",
    ],
)
def test_who_left_for_a_city_abroad_is_on_a_visit_there(words):
    assert happened(words) == [("visit", "held", {"Mette Holm": "visitor"}, "Lisbon")]
    assert told(words, THURSDAY).engagements[0].date == "2025-02-10"


@pytest.mark.parametrize(
    ("words", "status", "place"),
    [
        ("Danish Foreign Minister Mette Holm will leave Copenhagen for Lisbon on Friday.", "scheduled", "Lisbon"),
        ("Danish Foreign Minister Mette Holm leaves for Lisbon on Friday.", "scheduled", "Lisbon"),
    ],
)
def test_who_is_to_leave_has_not_gone(words, status, place):
    assert happened(words) == [("visit", status, {"Mette Holm": "visitor"}, place)]


@pytest.mark.parametrize(
    "words",
    [
        "Danish Foreign Minister Mette Holm left the Liberals for the Greens on Monday.",
        "Danish Foreign Minister Mette Holm left Copenhagen for Aarhus on Monday.",
        "Denmark's ambassador Mette Holm left for Copenhagen on Monday.",
    ],
)
def test_who_left_for_no_place_abroad_is_on_no_visit(words):
    assert happened(words) == []


def test_a_return_after_talks_is_no_visit_home():
    text = (
        "Danish Foreign Minister Mette Holm left Lisbon for Copenhagen on Monday after talks with Portugal's Rui Melo."
    )

    assert [form for form, *_ in happened(text)] == ["meeting"]


def test_talks_somebody_left_for_are_to_come_and_where_she_goes():
    text = "Danish Foreign Minister Mette Holm left for Lisbon on Monday for talks with Rui Melo."

    assert happened(text) == [
        ("visit", "held", {"Mette Holm": "visitor"}, "Lisbon"),
        ("meeting", "scheduled", {"Mette Holm": "participant", "Rui Melo": "participant"}, "Lisbon"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "{one} left Tunis on Wednesday for a two-day state visit to Portugal at the invitation of President Rui Melo.",
        "{one} left on Wednesday for a two-day working visit to Portugal at the invitation of President Rui Melo.",
    ],
)
def test_a_visit_somebody_left_for_is_under_way(words):
    text = words.format(one="The President of Tunisia, Leila Gharbi,")

    assert happened(text) == [("visit", "held", {"Leila Gharbi": "visitor", "Rui Melo": "host"}, "Portugal")]
    assert told(text, THURSDAY).engagements[0].date == "2025-02-12/2025-02-13"


def test_a_visit_somebody_left_after_ends_on_that_day():
    text = "The President of Tunisia, Leila Gharbi, left Lisbon on Wednesday after a two-day visit to Portugal."

    assert told(text, THURSDAY).engagements[0].date == "2025-02-11/2025-02-12"


@pytest.mark.parametrize(
    "words",
    [
        "Denmark's Foreign Minister Mette Holm and the director of intelligence, Jens Krag, accompanied Prime Minister Ida Juhl to Lisbon on Monday.",
        "Danish Prime Minister Ida Juhl left for Lisbon on Monday at the head of a large delegation, which includes Foreign Minister Mette Holm and "
        "Jens Krag.",
        "Danish Prime Minister Ida Juhl was accompanied to Lisbon on Monday by Foreign Minister Mette Holm and Jens Krag.",
    ],
)
def test_those_who_go_along_are_on_the_visit(words):
    everybody = {"Mette Holm": "visitor", "Jens Krag": "visitor", "Ida Juhl": "visitor"}

    assert happened(words) == [("visit", "held", everybody, "Lisbon")]


def test_who_is_accompanied_to_the_door_goes_nowhere():
    assert happened("Danish Foreign Minister Mette Holm accompanied Prime Minister Ida Juhl to the airport.") == []


@pytest.mark.parametrize(
    "words",
    [
        "Ghanaian President Kofi Boateng met the head of Equinor, Mika Lahti, in Oslo on Monday.",
        "Ghanaian President Kofi Boateng met Mika Lahti, the head of Equinor, in Oslo on Monday.",
    ],
)
def test_the_head_of_a_firm_speaks_for_it(words):
    assert met(words) == [("meeting", "held", {"Kofi Boateng": "GHA", "Mika Lahti": "Equinor"})]
    assert ("Mika Lahti", "Equinor") in {(holder, body) for holder, _, _, body in posts(words)}


@pytest.mark.parametrize("field", ["Protocol", "Crimea", "protocol"])
def test_the_head_of_a_field_or_a_land_speaks_for_no_firm(field):
    text = f"Ghanaian President Kofi Boateng met the head of {field}, Mika Lahti, in Oslo on Monday."

    assert met(text) == [("meeting", "held", {"Kofi Boateng": "GHA", "Mika Lahti": None})]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Danish Foreign Minister Mette Holm consulted her counterparts in Oman, Qatar and Kuwait.", "meeting"),
        ("Danish Foreign Minister Mette Holm spoke with her counterparts in Oman, Qatar and Kuwait.", "call"),
        ("Danish Foreign Minister Mette Holm spoke by phone with her colleagues in Oman, Qatar and Kuwait.", "call"),
    ],
)
def test_counterparts_in_several_countries_are_theirs_and_met_in_none(words, form):
    ((told_form, status, parties, place),) = happened(words)

    assert (told_form, status, place) == (form, "held", None)
    assert set(parties) == {"Mette Holm", "OMN", "QAT", "KWT"}


def test_counterparts_in_one_city_are_met_there():
    text = "Danish Foreign Minister Mette Holm met her counterparts in Oslo on Monday."

    assert [(form, place) for form, _, _, place in happened(text)] == [("meeting", "Oslo")]


@pytest.mark.parametrize(
    "words",
    [
        "The Speaker of the Parliament of Denmark, Mette Holm, and the accompanying delegation arrived in Tashkent on Monday.",
        "Denmark's Speaker Mette Holm and the accompanying delegation arrived in Tashkent on Monday.",
        "Denmark's Speaker Mette Holm and an accompanying delegation visited Tashkent on Monday.",
    ],
)
def test_who_comes_with_a_delegation_comes_too(words):
    ((form, status, parties, place),) = happened(words)

    assert (form, status, place) == ("visit", "held", "Tashkent")
    assert parties.get("Mette Holm") == "visitor"


def test_what_she_will_do_where_she_goes_is_all_done_there():
    text = "Danish Foreign Minister Mette Holm will travel to Ho Chi Minh City, where she will open a new school and meet business leaders."

    assert [(form, status, place) for form, status, _, place in happened(text)] == [
        ("visit", "scheduled", "Ho Chi Minh City"),
        ("ceremony", "scheduled", "Ho Chi Minh City"),
        ("meeting", "scheduled", "Ho Chi Minh City"),
    ]
    assert {e.place.state for e in told(text).engagements if e.place} == {"VNM"}
    assert {actor.name for actor in told(text).actors if actor.kind == "person"} == {"Mette Holm"}
