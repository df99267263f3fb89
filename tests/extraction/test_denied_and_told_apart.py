"""What is asked about, refused or merely said is no engagement held; and engagements told in one breath are several."""

from datetime import date

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.document import Document
from dragoman.model.reading import Engagement, Reading


def read(text: str) -> Reading:
    return read_guided(analyse(Document(source="r.txt", text=text, published=date(2025, 2, 13))), analyse)


def told(text: str, *forms: str) -> list[tuple[str, str]]:
    """Form and status of what is told."""
    return [(e.form, e.status) for e in read(text).engagements if not forms or e.form in forms]


def named(reading: Reading, engagement: Engagement) -> dict[str, str]:
    """The roles of the parties, by name or state."""
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return {names.get(party.actor, party.actor): party.role for party in engagement.parties}


@pytest.mark.parametrize(
    "text",
    [
        "Asked about a meeting with Oleg Petrov in May, Finnish President Anna Virtanen said there would be none.",
        "As for a meeting with Oleg Petrov in May, Finnish President Anna Virtanen said none was planned.",
        "Asked about a reported meeting with Oleg Petrov, Finnish President Anna Virtanen said it had never taken place.",
    ],
)
def test_a_meeting_asked_about_and_denied_is_none(text: str) -> None:
    assert told(text) == []


def test_a_meeting_asked_about_and_not_agreed_is_proposed() -> None:
    text = "Asked about a meeting with Oleg Petrov in May, Finnish President Anna Virtanen said it had not been agreed."
    assert told(text) == [("meeting", "proposed")]


@pytest.mark.parametrize(
    "text",
    [
        "Asked about her talks with Oleg Petrov in Vienna on Monday, Finnish President Anna Virtanen said it had not been easy.",
        "Asked about talks in Vienna with Serbian Foreign Minister Oleg Petrov on Monday, Finnish Foreign Minister "
        "Anna Virtanen said no agreement had been reached.",
    ],
)
def test_talks_asked_about_that_brought_nothing_were_held(text: str) -> None:
    assert told(text) == [("meeting", "held")]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish Prime Minister Anna Virtanen refused to cancel a visit to Belgrade next week.",
        "Finland has rejected calls to cancel a planned visit by Serbia's foreign minister, Oleg Petrov.",
        "Finnish Prime Minister Anna Virtanen resisted pressure to postpone her trip to Belgrade.",
        "Finnish Prime Minister Anna Virtanen will not call off her visit to Belgrade next week.",
        "The opposition urged Finnish Prime Minister Anna Virtanen to cancel her visit to Belgrade next week.",
        "Finnish Prime Minister Anna Virtanen said she had no intention of cancelling her visit to Belgrade next week.",
    ],
)
def test_what_nobody_cancels_is_still_on(text: str) -> None:
    assert told(text) == [("visit", "scheduled")]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish Prime Minister Anna Virtanen was forced to cancel a visit to Belgrade on Monday.",
        "Finnish Prime Minister Anna Virtanen refused to meet Serbia's Oleg Petrov and cancelled a visit to Belgrade.",
    ],
)
def test_what_is_cancelled_is_not(text: str) -> None:
    assert told(text) == [("visit", "cancelled")]


@pytest.mark.parametrize(
    "text",
    [
        "The new Finnish ambassador, Anna Virtanen, has yet to present her credentials to President Oleg Petrov.",
        "Finnish Foreign Minister Anna Virtanen has yet to pay a visit to Belgrade.",
        "Finland has yet to hold talks with Serbia's Oleg Petrov.",
    ],
)
def test_what_they_have_yet_to_do_is_not_held(text: str) -> None:
    assert told(text) == []


def test_who_has_yet_to_comment_on_talks_has_held_them() -> None:
    text = "Finnish Foreign Minister Anna Virtanen has yet to comment on her talks with Serbia's Oleg Petrov on Monday."
    assert told(text) == [("meeting", "held")]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish Foreign Minister Anna Virtanen meets Serbia's ambassador, Oleg Petrov, every week.",
        "Finnish Foreign Minister Anna Virtanen and Serbia's Oleg Petrov speak by telephone once a month.",
    ],
)
def test_a_habit_is_no_meeting(text: str) -> None:
    assert told(text) == []


def test_a_habit_of_somebody_else_leaves_the_meeting() -> None:
    text = "Finnish Foreign Minister Anna Virtanen met Serbia's Oleg Petrov, who is in Vienna every week, on Monday."
    assert ("meeting", "held") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "At a Security Council meeting on Tuesday, Finnish ambassador Anna Virtanen called on Serbia to withdraw its troops. "
        "Peru's foreign minister, Luis Ayala, said that the ceasefire must hold.",
        "Finnish Foreign Minister Anna Virtanen called on President Oleg Petrov to release the journalists.",
    ],
)
def test_who_is_called_on_to_act_is_not_visited(text: str) -> None:
    assert told(text, "meeting", "visit", "demarche") == []


def test_who_is_called_on_to_talk_is() -> None:
    text = "Finnish Foreign Minister Anna Virtanen called on Serbian President Oleg Petrov to discuss trade on Monday."
    assert told(text) == [("meeting", "held")]


def test_a_paper_that_wrote_it_is_no_addressee() -> None:
    assert told("Anna Virtanen, wrote the Lima Times, refused to say when the president would return.") == []
    assert told("Finnish President Anna Virtanen wrote to the Lima Times on Monday to thank it.") == [
        ("message", "held")
    ]


def test_a_delegation_that_is_promised_has_not_gone_nor_will_who_sends_it() -> None:
    reading = read(
        "Luis Ayala, Peru's foreign minister, met Finland's Anna Virtanen in Lima on Wednesday. "
        "Ms Virtanen pledged to send a trade mission to Lima."
    )
    visits = [(e.status, named(reading, e)) for e in reading.engagements if e.form == "visit"]
    assert visits == [("proposed", {"FIN": "visitor"})]


def test_an_envoy_who_is_sent_goes_himself() -> None:
    reading = read(
        "Finland's President Anna Virtanen sent Foreign Minister Kari Holm and a delegation to Lima on Monday."
    )
    assert all("Anna Virtanen" not in named(reading, e) for e in reading.engagements)


def test_who_hands_over_his_office_meets_nobody() -> None:
    assert told("The EU's envoy, Oleg Petrov, hands over to Finland's Anna Virtanen next week.") == []


def test_who_bears_an_invitation_is_not_invited() -> None:
    reading = read(
        "The Shura Council chairman, Ali Saleh, received Latvian Ambassador Janis Ozols. The ambassador conveyed an "
        "invitation from the president of Latvia, Anna Berzina, to visit Riga."
    )
    visits = [named(reading, e) for e in reading.engagements if e.form == "visit"]
    assert visits == [{"Ali Saleh": "visitor"}]


def test_who_is_asked_to_pass_an_invitation_on_is_not_invited() -> None:
    text = (
        "Serbian President Oleg Petrov received Finnish Ambassador Anna Virtanen and asked her to convey an invitation to "
        "President Kari Holm to visit Belgrade."
    )
    reading = read(text)
    assert [named(reading, e) for e in reading.engagements if e.form == "visit"] == [{"Kari Holm": "visitor"}]


def test_who_says_it_in_a_letter_has_sent_it() -> None:
    reading = read(
        "In a letter to UN Secretary-General Luis Ayala, Finland's president, Kari Holm, said that his country was ready to "
        "send police officers to Peru."
    )
    assert [named(reading, e) for e in reading.engagements] == [{"Kari Holm": "sender", "Luis Ayala": "recipient"}]


def test_a_letter_to_two_has_two_recipients() -> None:
    reading = read(
        "In a letter to Serbian President Oleg Petrov and Latvian Prime Minister Janis Ozols, Finnish President Kari Holm "
        "called for restraint."
    )
    roles = [named(reading, e) for e in reading.engagements]
    assert roles == [{"Kari Holm": "sender", "Oleg Petrov": "recipient", "Janis Ozols": "recipient"}]


def test_whom_a_letter_is_given_for_another_only_bears_it() -> None:
    text = "Serbian President Oleg Petrov {} Finnish President Kari Holm."
    borne = read(text.format("gave Peruvian Ambassador Luis Ayala a letter to"))
    assert [named(borne, e) for e in borne.engagements] == [
        {"Oleg Petrov": "sender", "Kari Holm": "recipient", "Luis Ayala": "participant"}
    ]
    plain = read("Serbian President Oleg Petrov sent Finnish President Kari Holm a letter on Monday.")
    assert [named(plain, e) for e in plain.engagements] == [{"Oleg Petrov": "sender", "Kari Holm": "recipient"}]


def test_a_note_handed_at_a_summons_is_no_second_one() -> None:
    reading = read(
        "The Swiss ambassador, Anna Virtanen, was summoned to the Foreign Ministry in Tehran on Monday. She was handed a note "
        "addressed to the US government."
    )
    assert [(e.form, named(reading, e)) for e in reading.engagements] == [
        ("demarche", {"Foreign Ministry": "sender", "Anna Virtanen": "recipient"})
    ]


def test_a_note_that_follows_a_name_between_commas_is_handed() -> None:
    reading = read(
        "Finland's foreign ministry handed the Serbian ambassador, Oleg Petrov, a note of protest over the arrest of two men."
    )
    assert [(e.form, named(reading, e)) for e in reading.engagements] == [
        ("demarche", {"foreign ministry": "sender", "Oleg Petrov": "recipient"})
    ]


def test_who_is_met_at_another_time_is_met_apart() -> None:
    reading = read(
        "Finnish President Anna Virtanen met Serbian President Oleg Petrov on Monday and, the next day, Latvian President "
        "Janis Ozols."
    )
    assert [(set(named(reading, e)) - {"Anna Virtanen"}, e.date) for e in reading.engagements] == [
        ({"Oleg Petrov"}, "2025-02-10"),
        ({"Janis Ozols"}, "2025-02-11"),
    ]


def test_a_source_between_commas_parts_nobody() -> None:
    reading = read(
        "Finnish Prime Minister Anna Virtanen met Serbia's Oleg Petrov and, according to her office, Latvian President "
        "Janis Ozols."
    )
    assert [set(named(reading, e)) for e in reading.engagements] == [{"Anna Virtanen", "Oleg Petrov", "Janis Ozols"}]


def test_what_another_does_the_next_day_is_no_meeting() -> None:
    reading = read(
        "Finnish President Anna Virtanen met Serbian President Oleg Petrov and, the following day, Latvian President "
        "Janis Ozols flew to Oslo."
    )
    met = [set(named(reading, e)) for e in reading.engagements if e.form == "meeting"]
    assert met == [{"Anna Virtanen", "Oleg Petrov"}]


def test_meals_in_a_row_are_several_and_one_meal_is_one() -> None:
    row = read(
        "French President Anna Martin had breakfast with Britain's Kari Holm, lunch with Germany's Luis Ayala and dinner with "
        "Poland's Oleg Petrov in Munich on Saturday."
    )
    assert [set(named(row, e)) - {"Anna Martin"} for e in row.engagements] == [
        {"Kari Holm"},
        {"Luis Ayala"},
        {"Oleg Petrov"},
    ]
    one = read("French President Anna Martin had lunch with Britain's Kari Holm and Germany's Luis Ayala.")
    assert [set(named(one, e)) for e in one.engagements] == [{"Anna Martin", "Kari Holm", "Luis Ayala"}]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Finnish Prime Minister Anna Virtanen met with a number of US senators in Helsinki on Thursday.", {"USA"}),
        ("Finnish Prime Minister Anna Virtanen held talks with a number of Serbian officials on Monday.", {"SRB"}),
        (
            "Finnish Prime Minister Anna Virtanen met a group of Serbian journalists in Helsinki on Monday.",
            {"group of Serbian journalists"},
        ),
    ],
)
def test_a_number_of_people_are_met(text: str, others: set[str]) -> None:
    reading = read(text)
    assert [set(named(reading, e)) for e in reading.engagements] == [{"Anna Virtanen", *others}]


def test_the_number_of_people_is_a_figure() -> None:
    reading = read(
        "Finnish President Anna Virtanen met Serbia's Oleg Petrov in Vienna on Monday. The number of Serbian students had "
        "doubled, Petrov said."
    )
    assert [set(named(reading, e)) for e in reading.engagements] == [{"Anna Virtanen", "Oleg Petrov"}]


def days(text: str, form: str) -> list[tuple[str, str | None, str | None]]:
    engagements = (e for e in read(text).engagements if e.form == form)
    return [(e.status, e.date, e.place.name if e.place else None) for e in engagements]


def test_before_leaving_on_friday_means_the_friday_after() -> None:
    text = "Finnish President Anna Virtanen met Serbia's Oleg Petrov in Vienna on {} before flying to Riga on {}."
    assert days(text.format("Wednesday", "Friday"), "visit") == [("scheduled", "2025-02-14", "Riga")]
    assert days(text.format("Monday", "Tuesday"), "visit") == [("held", "2025-02-11", "Riga")]


def test_journeys_that_are_over_were_made_for_meetings_held() -> None:
    text = (
        "Finnish Prime Minister Anna Virtanen travelled to Belgrade in December to see Oleg Petrov, and to Riga in January to "
        "see Janis Ozols."
    )
    both = [("held", "2024-12", "Belgrade"), ("held", "2025-01", "Riga")]
    assert days(text, "visit") == both
    assert days(text, "meeting") == both


def test_who_left_to_meet_somebody_has_not_met_him() -> None:
    text = "Finnish Prime Minister Anna Virtanen will travel to Belgrade in May to see Serbian President Oleg Petrov."
    assert [status for status, _, _ in days(text, "meeting")] == ["scheduled"]


def test_the_meeting_called_off_by_who_was_to_hold_it_is_that_one() -> None:
    text = (
        "Serbia's foreign minister, Oleg Petrov, who was in Brussels to meet Finland's Anna Virtanen, cancelled the meeting at "
        "the last minute."
    )
    assert told(text, "meeting") == [("meeting", "cancelled")]


def test_a_meeting_held_stays_held_where_another_is_cancelled() -> None:
    text = "Serbian Foreign Minister Oleg Petrov met Finland's Anna Virtanen in Brussels on Monday. A visit to Riga was cancelled."
    assert ("meeting", "held") in told(text)


def test_an_honour_is_no_party() -> None:
    reading = read(
        "UN special representative Luis Ayala was awarded the Grand Cross of the Order of the Rose by President Oleg Petrov of "
        "Serbia in Belgrade."
    )
    assert [set(named(reading, e)) for e in reading.engagements] == [{"Luis Ayala", "Oleg Petrov"}]


def test_the_first_of_three_colleagues_is_one() -> None:
    reading = read("Denmark's Lars Holm spoke to his American, Canadian and Norwegian opposite numbers at the weekend.")
    assert [set(named(reading, e)) for e in reading.engagements] == [{"Lars Holm", "USA", "CAN", "NOR"}]


def test_where_they_met_stands_behind_what_is_said_of_him() -> None:
    text = (
        "Finland's Anna Virtanen dined with Peru's Luis Ayala in Lima on Tuesday and breakfasted with Oleg Petrov, the man "
        "likely to be Serbia's next president, in Belgrade on Wednesday."
    )
    assert [(status, place) for status, _, place in days(text, "meeting")] == [("held", "Lima"), ("held", "Belgrade")]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish President Anna Virtanen opened a conference on water in Helsinki on Monday. Serbian Foreign Minister Oleg Petrov "
        "addressed the conference.",
        "Finnish President Anna Virtanen attended the summit in Belgrade on Monday. Serbian Foreign Minister Oleg Petrov also spoke "
        "at the summit.",
    ],
)
def test_who_speaks_at_the_conference_told_before_is_at_that_one(text: str) -> None:
    reading = read(text)
    assert [set(named(reading, e)) for e in reading.engagements if e.form == "conference"] == [
        {"Anna Virtanen", "Oleg Petrov"}
    ]


def test_who_addresses_another_conference_is_at_another() -> None:
    reading = read(
        "Finnish President Anna Virtanen opened a conference on water in Helsinki on Monday. Serbian Foreign Minister Oleg Petrov "
        "addressed a conference on trade in Oslo on Tuesday."
    )
    assert len(reading.engagements) == 2


def test_an_envoy_who_is_summoned_is_summoned_by_the_state_of_his_seat() -> None:
    text = "Serbia's ambassador in Helsinki, Oleg Petrov, was summoned {} on Monday over remarks about the elections."
    reading = read(text.format("").replace("  ", " "))
    assert [named(reading, e) for e in reading.engagements] == [{"FIN": "sender", "Oleg Petrov": "recipient"}]
    assert told(text.format("home for consultations"), "demarche") == []


def test_who_is_called_on_during_a_meeting_was_met() -> None:
    text = (
        "Finnish President Anna Virtanen called on her Serbian counterpart, Oleg Petrov, to release two men during a meeting in "
        "Belgrade on Monday."
    )
    assert told(text) == [("meeting", "held")]


def test_who_sat_in_on_the_call_is_not_at_the_meeting_told_since() -> None:
    text = (
        "Finnish President Anna Virtanen telephoned Serbian President Oleg Petrov on Monday. She is to see Peruvian President "
        "Luis Ayala in Oslo next week. Foreign Minister Kari Holm sat in on the {}."
    )
    reading = read(text.format("call"))
    assert [(e.form, "Kari Holm" in named(reading, e)) for e in reading.engagements] == [
        ("call", True),
        ("meeting", False),
    ]


def test_a_meeting_with_the_envoy_told_since_is_no_call() -> None:
    reading = read(
        "Finnish President Anna Virtanen telephoned Serbian President Oleg Petrov on Monday. On Tuesday she met Peruvian President "
        "Luis Ayala in Oslo. The meeting was attended by Foreign Minister Kari Holm."
    )
    assert [(e.form, "Kari Holm" in named(reading, e)) for e in reading.engagements] == [
        ("call", False),
        ("meeting", True),
    ]
