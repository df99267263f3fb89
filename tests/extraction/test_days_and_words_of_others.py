"""Days and places that are told of somebody else or of something else, and words that are somebody else's."""

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.pipeline import read_document


def read(words):
    return read_document(Document(source="t", text=words, published=date(2025, 2, 13)))


def dated(words):
    """Form, status, date and place of each engagement."""
    return [(e.form, e.status, e.date, e.place and e.place.name) for e in read(words).engagements]


@pytest.mark.parametrize(
    "words",
    [
        "Cuban Foreign Minister Luis Vega met the Russian ambassador, Viktor Orlov, who took up his post in 2023.",
        "Kenyan President John Otieno met the outgoing US ambassador, Mary Bell, who was appointed on 8 February.",
        "Latvian President Janis Ozols met Finnish President Juha Virtanen, elected in 2024, to discuss defence.",
        "Latvian President Janis Ozols met Finnish President Juha Virtanen, who had served in Lima.",
    ],
)
def test_when_somebody_took_office_is_not_when_he_was_met(words):
    assert dated(words) == [("meeting", "held", None, None)]


@pytest.mark.parametrize(
    ("words", "day", "place"),
    [
        ("Polish President Jan Wilk met Lithuanian President Jonas Petrauskas, who was elected in May, in Vilnius on Monday.", "2025-02-10", "Vilnius"),
        ("The talks between Polish Foreign Minister Ewa Nowak and Ukrainian Foreign Minister Ivan Bondar, which took place in Warsaw on Monday, lasted two hours.", "2025-02-10", "Warsaw"),
        ("Kenyan President John Otieno, who met Ugandan President Paul Okello in Entebbe on Sunday, flew home.", "2025-02-09", "Entebbe"),
    ],
)  # fmt: skip
def test_the_day_of_the_meeting_stays_beside_an_aside_and_in_it(words, day, place):
    assert dated(words) == [("meeting", "held", day, place)]


@pytest.mark.parametrize(
    "words",
    [
        "Russia on Tuesday criticised Armenia after Armenian Prime Minister Aram Petrosyan met French President Jean Morel in Davos.",
        "Turkey on Monday condemned a meeting between Greek Foreign Minister Nikos Pappas and Cypriot President Andreas Georgiou in Davos.",
    ],
)
def test_the_day_of_a_reaction_is_not_that_of_what_it_is_about(words):
    assert [(form, day, place) for form, _, day, place in dated(words)] == [("meeting", None, "Davos")]


@pytest.mark.parametrize(
    "words",
    [
        "Finnish President Juha Virtanen returned to Helsinki on Monday after he met Polish President Jan Wilk in Davos.",
        "Russia on Tuesday criticised Armenia after Armenian Prime Minister Aram Petrosyan met French President Jean Morel on Monday in Davos.",
    ],
)
def test_the_day_of_those_who_met_stays(words):
    assert ("meeting", "held", "2025-02-10", "Davos") in dated(words)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("UN envoy Jane Stewart meets the Turkish foreign minister, Kemal Aydin, on Monday.", "2025-02-17"),
        ("Asked about a possible encounter with Israeli President Dan Levi in September, Spanish Prime Minister Pablo Ruiz said he had nothing to say to him.", "2025-09"),
        ("Polish Prime Minister Jan Wilk met Kenyan President John Otieno on Thursday and was to have seen German Chancellor Karl Braun on Saturday.", "2025-02-15"),
    ],
)  # fmt: skip
def test_the_day_of_a_plan_is_one_to_come(words, day):
    assert dated(words)[-1][2] == day


@pytest.mark.parametrize(
    "words",
    [
        "Polish Foreign Minister Ewa Nowak invited Lithuanian President Jonas Petrauskas on Monday to visit Warsaw.",
        "On Tuesday Poland and Lithuania agreed to hold talks in Warsaw.",
        "Iranian Foreign Minister Reza Karimi spoke on Sunday with Iraqi Foreign Minister Ali Hassan and called for an emergency meeting of the Organization of Islamic Cooperation.",
    ],
)
def test_the_day_of_inviting_or_calling_for_it_is_none_of_the_plan(words):
    assert dated(words)[-1][2] is None


def test_the_day_of_a_plan_that_came_to_nothing_may_be_over():
    words = "Kenyan President John Otieno was to travel to Kampala last Friday for talks with Ugandan President Paul Okello."

    assert dated(words)[0][2] == "2025-02-07"


def test_a_fortnight_ago_is_told_as_a_week():
    words = "Polish Foreign Minister Ewa Nowak met Lithuanian President Jonas Petrauskas a fortnight ago."

    assert dated(words) == [("meeting", "held", "2025-01-27/2025-02-02", None)]


@pytest.mark.parametrize(
    ("words", "nested"),
    [
        ("Polish President Jan Wilk met Saudi Crown Prince Faisal bin Omar, who visited Warsaw last year.", False),
        ("Polish President Jan Wilk met Saudi Crown Prince Faisal bin Omar. He recalled that during his visit to Riyadh in 2022 he had met the royal family.", False),
        ("Polish President Jan Wilk met Saudi Crown Prince Faisal bin Omar, who visited Warsaw on Monday.", True),
        ("Polish President Jan Wilk visited Riyadh in 2022. He met Saudi Crown Prince Faisal bin Omar.", True),
    ],
)  # fmt: skip
def test_a_meeting_is_no_part_of_a_visit_of_long_ago_told_beside_it(words, nested):
    met = next(e for e in read(words).engagements if e.form == "meeting")

    assert (met.part_of is not None) is nested
