"""What the press tells in passing: who is told what to his face, whose letter is carried, which day and place belong to what."""

import pytest

from extraction.engaged import told


def _told(text):
    reading = told(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (one.form, one.status, {names[party.actor]: party for party in one.parties}, one) for one in reading.engagements
    ]


def _sides(text, form):
    return [
        {name: party.side for name, party in parties.items()} for found, _, parties, _ in _told(text) if found == form
    ]


def test_who_tells_a_visiting_minister_something_meets_him():
    text = "Thai Prime Minister Prem Tinsul informed visiting Australian trade minister John Daw that Thailand would lower tariffs."

    assert _sides(text, "meeting") == [{"Prem Tinsul": "THA", "John Daw": "AUS"}]


def test_the_capital_where_others_are_to_meet_is_no_party():
    text = (
        "LONDON, March 13 - Nigeria has asked creditor banks to meet in London next month to discuss a refinancing of 2.2 billion "
        "dlrs of short-term debt, banking sources said."
    )

    ((_, status, parties, _),) = _told(text)

    assert status == "proposed"
    assert "GBR" not in parties
    assert "NGA" in parties


def test_the_day_of_an_agreement_is_not_that_of_the_talks_about_it():
    text = "Japan and the United States opened two days of talks in Tokyo on the operation of last September's trade agreement."

    ((*_, talks),) = _told(text)

    assert talks.date is None


def test_the_day_on_which_something_comes_of_long_talks_is_not_theirs():
    text = (
        "Pretoria exchanged a captured officer for 133 soldiers in Maputo on Monday after months of negotiations between South "
        "Africa and Angola."
    )

    assert [one.date for form, *_, one in _told(text) if form == "meeting"] == [None]


def test_a_letter_is_that_of_who_wrote_it_and_not_of_its_bearer():
    text = "Syrian Vice President Adnan Khoury delivered a letter from President Salim Asad to Libyan leader Omar Sharif in Tripoli."

    ((_, _, parties, _),) = _told(text)

    assert {name: party.role for name, party in parties.items()} == {"Salim Asad": "sender", "Omar Sharif": "recipient"}


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        (
            "Downing Street said Mr Barnes had spoken to President Bush by telephone on Sunday night and the two men would meet in "
            "Brussels next month.",
            "Bush",
            "GBR",
        ),
        (
            "Chancellor Gordon Bright is in Washington for a meeting of G7 finance ministers. He will use the talks to push for "
            "debt relief.",
            "Gordon Bright",
            "USA",
        ),
    ],
    ids=["president of a kingdom", "chancellor"],
)
def test_nobody_holds_an_office_that_a_state_does_not_have(text, name, state):
    found = [
        sides[name]
        for form in ("call", "meeting", "conference", "visit")
        for sides in _sides(text, form)
        if name in sides
    ]

    assert found
    assert state not in found
    assert all(post.state != state for post in told(text).posts)


def test_who_meets_others_at_the_united_nations_is_not_theirs():
    text = "On the margins of the UN General Assembly, Secretary Tony Blackburn met with Foreign Minister Hakan Ates of Türkiye."

    assert _sides(text, "meeting") == [{"Tony Blackburn": None, "Hakan Ates": "TUR"}]


@pytest.mark.parametrize("place", ["In a phone call", "In a meeting in Paris"])
def test_what_somebody_says_that_he_would_do_does_not_put_off_where_he_says_it(place):
    text = f"{place} on Wednesday, U.S. President Trump told President Enrique Nieto of Mexico that he would leave the treaty."

    assert [(status, one.date) for _, status, _, one in _told(text)] == [("held", "2025-03-12")]


def test_who_is_joined_takes_part():
    text = (
        "South Korean President Park Geun and Japanese Prime Minister Shinzo Abo joined U.S. President Obama for a trilateral "
        "meeting on Thursday."
    )

    assert _sides(text, "meeting") == [{"Park Geun": "KOR", "Shinzo Abo": "JPN", "Obama": "USA"}]


def test_who_calls_another_to_urge_something_telephones():
    text = "U.S. Vice President Joe Barden called Iraqi Prime Minister Haider Basri over the weekend to urge him to form a government."

    assert _sides(text, "call") == [{"Joe Barden": "USA", "Haider Basri": "IRQ"}]


def test_a_meeting_that_somebody_left_was_held():
    text = (
        "Canada's foreign minister, Chrystia Friedlander, canceled a trip to Washington on Tuesday, hours after her Mexican "
        "counterpart, Luis Vega, left a meeting with Robert Leight, the United States trade representative, without a deal."
    )

    assert [status for form, status, *_ in _told(text) if form == "meeting"] == ["held"]


def test_where_somebody_goes_afterwards_is_not_where_he_met_another():
    text = (
        "Kazakh Ambassador Kairat Abdrak held a working meeting with Director General of the Swedish Trade Council Jan Larsson, and "
        "visited the Scania plant in Södertälje, where he was briefed on electric trucks."
    )

    assert [(form, one.place and one.place.name) for form, *_, one in _told(text)] == [
        ("meeting", None),
        ("visit", "Södertälje"),
    ]


def test_a_visit_that_is_taken_for_granted_is_the_one_told_later():
    text = (
        "Within the framework of the visit, the Minister laid flowers at the monument and met with representatives of the Kazakh "
        "diaspora. Kazakh Foreign Minister Murat Nurtl is on an official visit to Mongolia."
    )

    assert [one.place and one.place.name for form, *_, one in _told(text) if form == "visit"] == ["Mongolia"]


def test_with_whom_talks_may_be_opened_is_not_at_the_meeting_about_it():
    text = "Ministers from the 25 EU states are meeting in Luxembourg to discuss whether to open membership talks with Croatia."

    assert all("HRV" not in parties for _, status, parties, _ in _told(text) if status == "held")


@pytest.mark.parametrize(
    "travels", ["is to visit Oslo next month", "is due to fly to Oslo", "has agreed to go to Oslo"]
)
def test_what_somebody_is_to_go_somewhere_for_is_yet_to_come(travels):
    text = f"Venezuelan Energy Minister Jorge Villarroel {travels} to discuss oil prices with Norwegian Energy Minister Olav Steinsvik."

    assert "held" not in [status for _, status, *_ in _told(text)]
