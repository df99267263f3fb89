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


def said(words):
    """Speaker, addressee and words of each statement."""
    reading = read(words)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(names[s.speaker], names[s.addressee] if s.addressee else None, s.content) for s in reading.statements]


def test_a_meeting_held_takes_no_day_to_come_from_an_invitation():
    words = "Czech President Jan Novak met Slovakia's Peter Horvath in Prague. Horvath invited Ukrainian President Ivan Bondar to Bratislava for talks in May."

    assert dated(words)[0][:3] == ("meeting", "held", None)


@pytest.mark.parametrize(
    "words",
    [
        "Armenian Foreign Minister Aram Petrosyan received the US ambassador, Mary Bell, and asked her to convey an invitation to Secretary Carver.",
        "An Israeli government official told CNN that Strategic Affairs Minister Dan Levi had met American envoy John Carver in Washington on Monday. He said Mr Stern would convene the security cabinet on Tuesday.",
        "Russian Deputy Defence Minister Oleg Orlov was received by Niger's ruling general, Ali Mahamat. The day before, the junta had denounced two security agreements with the European Union.",
        "Uzbek Minister of Investment Rustam Karimov held negotiations with a delegation of Saudi Orix Power headed by Omar Haddad. At the end of the meeting a roadmap was signed.",
    ],
)
def test_nobody_says_what_another_was_asked_or_told_or_did(words):
    assert {who for who, _, _ in said(words)} <= {"Aram Petrosyan"}


def test_he_who_goes_on_is_the_one_named_before():
    words = "Polish Foreign Minister Jan Wilk met Lithuanian President Jonas Petrauskas in Vilnius. He said that Poland would send help."

    assert ("Jan Wilk", None, "Poland would send help") in said(words)


def test_the_state_that_summons_somebody_complains():
    words = "Guyana summoned Venezuela's ambassador on Saturday to complain that a naval vessel had entered its waters. Foreign Minister Henry Todd also spoke with the U.S. charge d'affaires."

    assert [(who, to) for who, to, _ in said(words)] == [("GUY", None)]


def test_to_whom_something_is_promised_stands_before_whom():
    words = "French President Jean Morel met his Lebanese counterpart, Karim Haddad, to whom he promised France's help in the reconstruction of the south."

    assert said(words) == [("Jean Morel", "Karim Haddad", "France's help in the reconstruction of the south")]


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("Indonesia and the European Union will hold the next round of negotiations on their free trade agreement in Brussels in March.", ["their free trade agreement"]),
        ("Indonesia and Malaysia held negotiations on the fighting in Gaza in March.", ["the fighting in Gaza in March"]),
    ],
)  # fmt: skip
def test_where_and_in_which_month_they_talk_is_no_part_of_the_topic(words, topics):
    assert [topic.phrase for topic in read(words).topics] == topics


def test_the_day_before_when_is_that_of_what_happened_then():
    words = "Syrian President Ali Hassan returned the visit on February 4th, when he was received by Turkish President Kemal Aydin in Ankara."

    assert ("meeting", "held", "2025-02-04", "Ankara") in dated(words)


def test_the_eve_is_not_that_of_the_dateline():
    words = "LIMA, Feb 12 (Reuters) - Ecuador's foreign minister, Ana Rojas, flew to Lima on the eve of the summit."

    assert {day for _, _, day, _ in dated(words)} == {None}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Ecuador's foreign minister, Ana Rojas, met her Peruvian colleague, Luis Vega, at the border crossing of Huaquillas on Tuesday.", "Huaquillas"),
        ("Ecuador's foreign minister, Ana Rojas, met her Peruvian colleague, Luis Vega, in the resort town of Punta Verde on Tuesday.", "Punta Verde"),
        ("Ecuador's foreign minister, Ana Rojas, met her Peruvian colleague, Luis Vega, in the city of her birth on Tuesday.", None),
    ],
)  # fmt: skip
def test_a_town_that_no_table_knows_is_told_as_one(words, place):
    assert dated(words) == [("meeting", "held", "2025-02-11", place)]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("Rwanda's President Eric Mugabo met French President Jean Morel in Paris. Mugabo said that he would not attend the summit, according to a source at the palace.", "he would not attend the summit"),
        ("Rwanda's President Eric Mugabo met French President Jean Morel in Paris. Mugabo said that troops must leave, after meeting the envoy.", "troops must leave"),
        ("Rwanda's President Eric Mugabo met French President Jean Morel in Paris. Mugabo said that, according to the accords, troops must leave.", "according to the accords, troops must leave"),
    ],
)  # fmt: skip
def test_who_reports_the_words_and_when_they_were_said_are_no_part_of_them(words, content):
    assert [told for _, _, told in said(words)] == [content]


def test_a_day_of_its_own_goes_before_that_before_when():
    words = "Kenya's William Kamau visited Nairobi in January, when he met Ugandan President Paul Okello on 10 January."

    assert [day for form, _, day, _ in dated(words) if form == "meeting"] == ["2025-01-10"]


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("French President Jean Morel met his Lebanese counterpart, Karim Haddad, to whom he promised France's help in the reconstruction of the south.", {"Karim Haddad"}),
        ("French President Jean Morel met his Lebanese counterpart, Karim Haddad, and promised France's help in the reconstruction of the south.", set()),
    ],
)  # fmt: skip
def test_to_whom_it_is_promised_is_told_only_where_it_is_said(words, to):
    reading = read(words)
    names = {actor.id: actor.name for actor in reading.actors}

    assert [{names[key] for key in one.to} for one in reading.commitments] == [to]


@pytest.mark.parametrize(
    ("line", "day"),
    [("LIMA, Feb 12 (Reuters) - ", "2025-02-12"), ("LIMA, Feb 7 (Reuters) - ", "2025-02-13"), ("", "2025-02-13")],
)
def test_today_is_the_day_of_the_dateline_where_the_report_came_out_shortly_after(line, day):
    words = f"{line}Ecuador's foreign minister, Ana Rojas, met Peruvian Foreign Minister Luis Vega today."

    assert dated(words)[0][2] == day


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Japanese Foreign Minister Ken Sato flew to Seoul on Monday, met Korean Foreign Minister Kim Jin, laid flowers at the National Cemetery and left for Manila the same evening.", None),
        ("Japanese Foreign Minister Ken Sato met Korean Foreign Minister Kim Jin at the Blue Palace and signed an agreement.", "Blue Palace"),
    ],
)  # fmt: skip
def test_where_something_was_done_next_is_not_where_they_met(words, place):
    assert [where for form, _, _, where in dated(words) if form == "meeting"] == [place]


def test_a_heading_in_the_present_tells_no_plan():
    words = "Carver meets Vega in Lima on Tuesday\n\nU.S. President John Carver met Peruvian President Luis Vega in Lima on Tuesday."

    assert dated(words) == [("meeting", "held", "2025-02-11", "Lima")]
