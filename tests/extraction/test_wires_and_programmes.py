"""Wires, newspapers and programmes: hours given, nights argued through, journeys about to begin, and days that are another's."""

from datetime import date

import pytest

from extraction.engaged import met, told

HAUGEN = "Norwegian Foreign Minister Lars Haugen"
ARSLAN = "Turkish President Kemal Arslan"
BOTH = {"Lars Haugen": "NOR", "Kemal Arslan": "TUR"}


def days(text, day=date(2025, 2, 13)):
    return [(e.form, e.status, e.date) for e in told(text, day).engagements]


@pytest.mark.parametrize(
    "words",
    [
        f"{HAUGEN} had two hours with {ARSLAN} on Monday.",
        f"{HAUGEN} had half an hour with the Turkish president, Kemal Arslan, in Ankara.",
        f"{ARSLAN} gave {HAUGEN} 40 minutes in Ankara on Tuesday.",
        f"{HAUGEN} and {ARSLAN} argued through the night over fishing quotas.",
        f"{HAUGEN} and his Turkish counterpart, Kemal Arslan, haggled for three hours over fishing quotas.",
        f"{HAUGEN} thrashed out the final wording with {ARSLAN} in Geneva on Monday.",
        f"{HAUGEN} and {ARSLAN} hammered out the terms on Monday in a hotel in Geneva.",
        f"{HAUGEN} buttonholed {ARSLAN} on the terrace of the hotel on Monday.",
        f"{HAUGEN} and {ARSLAN} spent much of Sunday in a conference room in Geneva.",
    ],
)
def test_time_spent_together_is_a_meeting(words):
    assert met(words) == [("meeting", "held", BOTH)]


def test_an_officer_and_a_team_of_another_state_have_met():
    text = "Finance Secretary Tariq Malik of Pakistan and a Soviet team argued through the night over the rate of the rouble."

    assert met(text) == [("meeting", "held", {"Tariq Malik": "PAK", "Soviet team": "SUN"})]


@pytest.mark.parametrize(
    "words",
    [
        f"{HAUGEN} gave {ARSLAN} two hours to leave the hall.",
        f"{HAUGEN} had an hour with his family on Sunday.",
        f"{HAUGEN} had an hour to wait on Monday.",
        f"{HAUGEN} and Norwegian Finance Minister Jens Holm argued through the night over the budget.",
        f"{HAUGEN} and Norwegian Finance Minister Jens Holm spent much of Sunday in a hotel room in Oslo.",
        "Norway hopes to hammer out a deal with Turkey.",
        f"{HAUGEN} hammered out the details with Norwegian Oil Minister Per Lie.",
    ],
)
def test_no_hour_of_ones_own_nor_a_quarrel_at_home(words):
    assert met(words) == []


@pytest.mark.parametrize(
    ("words", "status", "when"),
    [
        (f"{HAUGEN} is off to Toronto in October.", "scheduled", "2025-10"),
        (f"{HAUGEN} will be off to Ankara next month.", "scheduled", "2025-03"),
        (f"{HAUGEN} was likely to be back in Ankara next month.", "proposed", "2025-03"),
        (f"{HAUGEN} will be back in Ankara next month.", "scheduled", "2025-03"),
    ],
)
def test_who_is_off_to_a_place_or_back_in_it_travels(words, status, when):
    assert days(words) == [("visit", status, when)]


@pytest.mark.parametrize(
    "words",
    [
        f"{HAUGEN} is off to a slow start in Ankara.",
        f"{ARSLAN} is off sick.",
        f"{HAUGEN} is back in Oslo.",
    ],
)
def test_a_slow_start_and_home_are_no_journey(words):
    assert met(words) == []


def test_the_day_since_when_is_not_the_day_of_the_talks():
    text = f"{HAUGEN}, in his first talks with {ARSLAN} since taking office in April, offered a loan."

    assert days(text) == [("meeting", "held", None)]


def test_what_is_done_since_is_told_with_its_day():
    text = f"{HAUGEN} has not been heard of since he met {ARSLAN} in Ankara in May 2024."

    assert ("meeting", "held", "2024-05") in days(text)


def test_with_whom_talks_will_be_does_not_travel():
    text = f"{HAUGEN} will be in Rome tomorrow for talks, on oils, with Trade Minister Renato Galli of Italy."

    assert [set(parties) for form, _, parties in met(text) if form == "visit"] == [{"Lars Haugen"}]


def test_who_goes_along_travels():
    text = f"{HAUGEN} will travel to Rome for talks on oils with Norwegian Trade Minister Per Lie on Friday."
    text += f" {HAUGEN} travelled to Ankara with Norwegian Oil Minister Jens Holm on Tuesday."

    assert {"Lars Haugen", "Jens Holm"} in [set(parties) for form, _, parties in met(text) if form == "visit"]


def test_who_is_met_a_day_after_being_called_in_was_called_in():
    text = f"Turkey's ambassador, Kemal Arslan, met {HAUGEN} on Wednesday, a day after being called to the Foreign Ministry over shelling."

    assert [(form, set(parties)) for form, _, parties in met(text)] == [
        ("meeting", {"Kemal Arslan", "Lars Haugen"}),
        ("demarche", {"Kemal Arslan", "Foreign Ministry"}),
    ]
    assert [form for form, _, _ in met(f"{ARSLAN} spoke a day after being called to his office by a fire.")] == []


@pytest.mark.parametrize(
    ("words", "form", "when"),
    [
        (f"{HAUGEN} met {ARSLAN} on Wednesday, a day after visiting Latvia.", "visit", "2025-02-11"),
        (f"{HAUGEN} met {ARSLAN} on Wednesday, two days after he visited Latvia.", "visit", "2025-02-10"),
        (f"{HAUGEN} visited Latvia on Wednesday, a day after talks with {ARSLAN} in Ankara.", "meeting", "2025-02-11"),
        (f"{HAUGEN} visited Latvia on Wednesday, after talks with {ARSLAN} on Sunday.", "meeting", "2025-02-09"),
    ],
)
def test_a_day_after_tells_both_days(words, form, when):
    assert [day for told_form, _, day in days(words) if told_form == form] == [when]


PROGRAMME = """Foreign Minister Haugen to visit Georgia on February 17-19

OSLO - Norwegian Foreign Minister Lars Haugen will pay an official visit to Georgia from Monday to Wednesday, the ministry announced. {}

Monday, February 17
12:30 - Talks with Foreign Minister Levan Maisuradze at the Foreign Ministry in Tbilisi.
14:00 - Signing of a memorandum on the training of diplomats.

Tuesday, February 18
09:30 - Meeting with the Speaker of the Parliament of Georgia, Tamar Gogava, at the Parliament building.

On Wednesday last week Haugen met Turkish President Kemal Arslan in Ankara."""


def test_lines_of_an_announced_programme_are_to_come():
    assert days(PROGRAMME.format("His programme is as follows:"))[1:] == [
        ("meeting", "scheduled", "2025-02-17"),
        ("signing", "scheduled", "2025-02-17"),
        ("meeting", "scheduled", "2025-02-18"),
        ("meeting", "held", "2025-02-05"),
    ]


def test_who_talked_before_a_signing_signs():
    reading = told(PROGRAMME.format("His programme is as follows:"), date(2025, 2, 13))
    signed = [sorted(party.side or "" for party in e.parties) for e in reading.engagements if e.form == "signing"]

    assert signed == [["GEO", "NOR"]]


def test_lines_under_days_with_no_programme_announced_are_no_diary():
    assert ("meeting", "scheduled", "2025-02-18") not in days(PROGRAMME.format("He has been asked to come."))


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Prices have fallen since the Group of Seven met in Paris in February.", "Group of Seven"),
        ("The Group of Ten met in Venice on Monday.", "Group of Ten"),
        (
            "Oil ministers of the six-member Gulf Cooperation Council gathered in Riyadh last Wednesday.",
            "Gulf Cooperation Council",
        ),
        ("OPEC said prices were too low. The 13-nation group met in Vienna on Monday.", "OPEC"),
    ],
)
def test_a_body_of_states_that_meets_holds_a_conference(words, body):
    assert [(form, set(parties)) for form, _, parties in met(words)] == [("conference", {body})]


@pytest.mark.parametrize(
    "words",
    [
        "The Group of Five rock musicians met their fans in Riga on Monday.",
        "OPEC said prices were too low. The five-member board of the bank met on Monday.",
    ],
)
def test_no_other_group_is_a_body_of_states(words):
    assert met(words) == []


def test_a_group_of_others_is_not_the_body_named_before():
    text = "OPEC said prices were too low. The 10-member group of mayors met in Riga on Monday."

    assert all("OPEC" not in parties for _, _, parties in met(text))


@pytest.mark.parametrize(
    ("words", "when"),
    [
        (f"{HAUGEN} arrived in Warsaw on Tuesday for three days.", "2025-02-11/2025-02-13"),
        (f"{HAUGEN} arrives in Ankara on Monday for four days.", "2025-02-17/2025-02-20"),
        (f"{HAUGEN} arrived in Warsaw on Tuesday and had rested for three days.", "2025-02-11"),
        (f"{HAUGEN} arrived in Warsaw on Tuesday after fighting for three days.", "2025-02-11"),
    ],
)
def test_a_stay_for_so_many_days_tells_both_its_ends(words, when):
    assert [day for form, _, day in days(words) if form == "visit"] == [when]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (f"{ARSLAN} had {HAUGEN} in for tea on Monday.", [("meeting", "held", BOTH)]),
        (f"{ARSLAN} had {HAUGEN} in mind on Monday.", []),
    ],
)
def test_who_is_had_in_is_met(words, found):
    assert met(words) == found


def test_who_asks_about_a_summit_is_not_of_it():
    text = f"Asked about the summit in Geneva by Fox News, {HAUGEN} said it was useful. He met {ARSLAN} on Monday."

    assert all("Fox News" not in parties for _, _, parties in met(text))


WEEK = """What is on at the Embassy, 17-23 February

Welcome to our note on what Ambassador Kari Moen of Norway will be up to.

Wednesday 19: Norway's Minister of Fisheries Lars Haugen arrives in Warsaw. In the morning he sits down with Under-Secretary of State Agata Wolska of Poland to look at the rules for moving live cattle after 2027.

Friday 21: Halina Boro, rector of the Jagiellonian University, and Ambassador Kari Moen have coffee over the future of the chair."""


def test_lines_that_begin_with_their_day_are_a_programme():
    assert days(WEEK) == [
        ("visit", "scheduled", "2025-02-19"),
        ("meeting", "scheduled", "2025-02-19"),
        ("meeting", "scheduled", "2025-02-21"),
    ]


def test_days_that_are_over_are_no_programme():
    over = WEEK.replace("Wednesday 19:", "Wednesday 5:").replace("Friday 21:", "Friday 7:").replace("have", "had")

    assert ("meeting", "scheduled", "2025-02-21") not in days(over)
    assert ("meeting", "held", "2025-02-07") in days(over)


def test_the_year_after_which_rules_hold_is_no_day():
    text = f"{HAUGEN} sat down with {ARSLAN} to look at the rules for moving cattle after 2024."

    assert days(text) == [("meeting", "held", None)]


def test_who_goes_without_for_three_days_has_no_stay():
    text = f"{HAUGEN} arrived in Ankara on Tuesday. The port went without ships on Tuesday for three days."

    assert [day for form, _, day in days(text) if form == "visit"] == ["2025-02-11"]
