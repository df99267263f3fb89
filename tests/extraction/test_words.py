"""What is discussed, said and promised, by construction."""

from datetime import date

import pytest

from dragoman import extract

OPENING = "On Wednesday Spanish Foreign Minister Juan Pérez met Latvian Prime Minister Anna Ozola in Riga. "


def topics(text: str) -> set[str]:
    return {topic.phrase for topic in extract(OPENING + text, published=date(2023, 5, 10), reader="rules").topics}


def statements(text: str) -> set[tuple[str, str, str]]:
    reading = extract(OPENING + text, published=date(2023, 5, 10), reader="rules")
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return {(names[said.speaker], said.act, said.content) for said in reading.statements}


def commitments(text: str) -> set[tuple[frozenset[str], str, str]]:
    reading = extract(OPENING + text, published=date(2023, 5, 10), reader="rules")
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return {(frozenset(names[key] for key in c.by), c.kind, c.what) for c in reading.commitments}


@pytest.mark.parametrize(
    "text",
    [
        "They discussed the transit of grain, visas for students and joint patrols.",
        "The transit of grain, visas for students and joint patrols were discussed.",
        "The transit of grain, visas for students and joint patrols were on the agenda.",
        "On the agenda were the transit of grain, visas for students and joint patrols.",
        "The talks focused on the transit of grain, visas for students as well as joint patrols.",
    ],
)
def test_each_item_of_a_list_is_a_topic(text: str) -> None:
    found = {topic.lower() for topic in topics(text)}
    assert found == {"the transit of grain", "visas for students", "joint patrols"}


@pytest.mark.parametrize(
    "text",
    ["The two also talked on Friday.", "They met on the sidelines of the forum.", "They discussed it."],
)
def test_days_and_places_of_speech_are_no_topics(text: str) -> None:
    assert topics(text) == set()


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        (
            "Pérez thanked Latvia for the swift evacuation of Spanish nurses.",
            "thank",
            "the swift evacuation of Spanish nurses",
        ),
        ("Pérez spoke highly of the work of Latvian nurses.", "praise", "the work of Latvian nurses"),
        ("Pérez ruled out any change of the border.", "reject", "any change of the border"),
        ("Pérez voiced concern about the fall of grain prices.", "express-concern", "the fall of grain prices"),
        ("Pérez drew attention to the fact that prices had doubled.", "stress", "prices had doubled"),
        ("According to Pérez, prices had doubled in a year.", "inform", "prices had doubled in a year"),
    ],
)
def test_ways_to_say(text: str, act: str, content: str) -> None:
    assert ("Juan Pérez", act, content) in statements(text)


def test_both_parts_of_a_split_quotation_are_said() -> None:
    found = statements('"We have opened a new page," Pérez said, "and we shall write on it together."')
    assert {content for _, _, content in found} == {"We have opened a new page", "and we shall write on it together"}


def test_who_reports_an_engagement_says_nothing_at_it() -> None:
    assert statements("Juan Pérez visited Vilnius on Friday, the Baltic News Agency said.") == set()


@pytest.mark.parametrize(
    ("text", "who", "kind", "what"),
    [
        ("Pérez promised to send ten engineers.", {"Juan Pérez"}, "pledged", "send ten engineers"),
        ("Pérez is interested in buying timber in Riga.", {"Juan Pérez"}, "interested", "buying timber in Riga"),
        ("Pérez proposed opening a joint school.", {"Juan Pérez"}, "proposed", "opening a joint school"),
        (
            "It was agreed to open a second border post.",
            {"Juan Pérez", "Anna Ozola"},
            "agreed",
            "open a second border post",
        ),
    ],
)
def test_ways_to_undertake(text: str, who: set[str], kind: str, what: str) -> None:
    assert (frozenset(who), kind, what) in commitments(text)


def test_what_is_agreed_in_parallel_is_two_commitments() -> None:
    found = commitments("They agreed to open a second border post and to exchange lists of drivers.")
    assert {what for _, _, what in found} == {"open a second border post", "exchange lists of drivers"}


def test_words_said_at_a_meeting_belong_to_it_and_not_to_the_visit() -> None:
    reading = extract(
        "Spanish Foreign Minister Juan Pérez visited Latvia. In Riga he met Latvian Prime Minister Anna Ozola. "
        "Pérez stressed the importance of free trade. They discussed the transit of grain. Pérez promised to send ten engineers.",
        published=date(2023, 5, 10),
        reader="rules",
    )
    (meeting,) = [e for e in reading.engagements if e.form == "meeting"]
    assert [said.engagement for said in reading.statements if said.act == "stress"] == [meeting.id]
    assert [promised.engagement for promised in reading.commitments] == [meeting.id]
    assert len(meeting.topics) == 1
