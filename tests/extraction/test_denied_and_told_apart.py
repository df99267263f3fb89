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
