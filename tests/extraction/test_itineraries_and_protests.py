"""Journeys of several stops, plans given up, joint bodies that meet again, and protests: who, whither, when, to whom."""

import pytest

from dragoman.extraction.dates import find_dates
from extraction.engaged import FRIDAY, READERS, analysed, engaged

FERRO, HORVAT = "Foreign Minister Luisa Ferro of Argentina", "Foreign Minister Ivo Horvat of Croatia"
TWO = frozenset({("Luisa Ferro", "ARG"), ("Ivo Horvat", "HRV")})


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        ("visited Chad on Monday and Nigeria on Tuesday", [("Chad", "2025-03-10"), ("Nigeria", "2025-03-11")]),
        ("flew to Chad on Monday and to Nigeria on Tuesday", [("Chad", "2025-03-10"), ("Nigeria", "2025-03-11")]),
        (
            "travelled to Luanda (31 July and 1 August) and Windhoek (2 and 3 August)",
            [("Luanda", "2024-07-31/2024-08-01"), ("Windhoek", "2024-08-02/2024-08-03")],
        ),
        (
            "will travel to Riga on Monday, Tallinn on Tuesday and Oslo on 24 March",
            [("Riga", "2025-03-17"), ("Tallinn", "2025-03-18"), ("Oslo", "2025-03-24")],
        ),
        ("visited Chad on Monday", [("Chad", "2025-03-10")]),
    ],
)
def test_each_stop_of_a_journey_has_its_own_day(told: str, stops: list[tuple[str, str]]) -> None:
    for read in READERS:
        visits = [e for e in read(analysed(f"{FERRO} {told}.")).engagements if e.form == "visit"]
        assert [(e.place.name, e.date) for e in visits if e.place is not None] == stops


def test_a_meeting_on_the_next_day_is_no_stop() -> None:
    text = f"{FERRO} visited Chad on Monday and met President Idi Saleh of Nigeria on Tuesday."
    for read in READERS:
        assert [e.form for e in read(analysed(text)).engagements] == ["visit", "meeting"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on 31 March and 1 April", "2025-03-31/2025-04-01"),
        ("on April 30 and May 1", "2025-04-30/2025-05-01"),
        ("next Monday and Tuesday", "2025-03-17/2025-03-18"),
    ],
)
def test_neighbouring_days_are_one_stretch(words: str, value: str) -> None:
    [told] = find_dates(f"He will be in Riga {words}.", FRIDAY)
    assert told.value == value


def test_days_that_do_not_follow_one_another_stay_two() -> None:
    assert len(find_dates("He will be in Riga on 30 March and 1 April.", FRIDAY)) == 2


@pytest.mark.parametrize("words", ["is expected in Riga in November", "is due in Riga in November"])
def test_what_is_expected_lies_ahead(words: str) -> None:
    [told] = find_dates(f"The next meeting {words}.", FRIDAY)
    assert told.value == "2025-11"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("will no longer go to Lobito for the celebrations", "cancelled"),
        ("will go to Lobito for the celebrations", "scheduled"),
        ("no longer plans to visit Lobito", "cancelled"),
    ],
)
def test_what_will_no_longer_be_is_called_off(told: str, status: str) -> None:
    for read in READERS:
        assert [e.status for e in read(analysed(f"{FERRO} {told}.")).engagements] == [status]


def test_a_visit_that_is_moved_to_a_day_not_yet_told_is_put_off() -> None:
    text = (
        "The visit of Foreign Minister Luisa Ferro of Argentina to Madrid has been moved; a new date will be announced."
    )
    for read in READERS:
        assert [e.status for e in read(analysed(text)).engagements] == ["postponed"]


@pytest.mark.parametrize(
    "told",
    [
        f"{FERRO} and {HORVAT} met on Monday. The third session of the Joint Commission will take place in Zagreb in May.",
        f"{FERRO} and {HORVAT} reviewed preparations for the joint committee, which will convene in Zagreb in May.",
    ],
)
def test_a_joint_body_will_meet_of_the_two_states_told_before(told: str) -> None:
    for read in READERS:
        assert ("consultations", "scheduled", frozenset({("ARG", "ARG"), ("HRV", "HRV")})) in engaged(
            read(analysed(told))
        )


def test_a_joined_word_names_the_korea_that_the_report_names() -> None:
    text = (
        "Minister Kim Min-soo arrived from Seoul, South Korea. "
        "The next session of the Uzbek-Korean intergovernmental committee will be held in Samarkand in November."
    )
    for read in READERS:
        assert ("consultations", "scheduled", frozenset({("UZB", "UZB"), ("KOR", "KOR")})) in engaged(
            read(analysed(text))
        )


@pytest.mark.parametrize(
    "signing",
    [
        "A memorandum on shipping was signed by the two ministers.",
        "The two ministers signed a memorandum on shipping.",
        "A protocol was signed by the heads of delegations.",
    ],
)
def test_the_two_who_sign_are_those_who_met(signing: str) -> None:
    for read in READERS:
        told = engaged(read(analysed(f"{FERRO} met {HORVAT} in Oslo on Monday. {signing}")))
        assert [parties for form, _, parties in told if form == "signing"] == [TWO]


@pytest.mark.parametrize(
    "told",
    [
        "handed a note of protest to the ambassador of Chile",
        "conveyed a strong protest to the Chilean ambassador",
        "summoned the Chilean ambassador",
        "lodged a protest with Chile",
        "called in the Chilean ambassador, Ana Salas,",
        "called the Chilean ambassador, Ana Salas, to her office",
        "summoned the Chilean ambassador, Ana Salas,",
    ],
)
def test_a_protest_has_who_sends_and_who_receives_it(told: str) -> None:
    for read in READERS:
        [protest] = read(analysed(f"{FERRO} {told} on Monday.")).engagements
        assert protest.form == "demarche"
        assert {(party.side, party.role) for party in protest.parties} == {("ARG", "sender"), ("CHL", "recipient")}


def test_a_group_told_within_the_words_of_another_is_no_second_one() -> None:
    text = f"{FERRO} greeted members of the Argentine community in Montevideo on Monday."
    for read in READERS:
        [meeting] = read(analysed(text)).engagements
        assert {actor.name for actor in read(analysed(text)).actors if actor.kind == "group"} == {
            "members of the Argentine community"
        }
        assert meeting.place is not None
        assert meeting.place.name == "Montevideo"


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("met in Riga on 3 March and again on 5 March", ["2025-03-03", "2025-03-05"]),
        ("met on 3 March and spoke again of trade", ["2025-03-03"]),
        ("met in Riga on 3 March", ["2025-03-03"]),
    ],
)
def test_who_met_and_met_again_met_on_each_day(told: str, days: list[str]) -> None:
    for read in READERS:
        found = read(analysed(f"{FERRO} and {HORVAT} {told}.")).engagements
        assert [e.date for e in found] == days


def test_the_meetings_somebody_is_in_a_city_for_are_no_visit() -> None:
    text = (
        f"{FERRO} was in Belfast last week for meetings with {HORVAT} and with Prime Minister Sean Kerrigan of Ireland."
    )
    for read in READERS:
        forms = [e.form for e in read(analysed(text)).engagements if len(e.parties) == 2]
        assert forms == ["meeting", "meeting"]


def test_nobody_is_made_a_party_of_the_summit_others_met_beside() -> None:
    text = (
        f"{FERRO} held separate meetings with the foreign ministers of Egypt and Jordan, Sameh Fahmy and Omar Haddad, "
        "on the margins of the summit."
    )
    for read in READERS:
        assert [e.form for e in read(analysed(text)).engagements] == ["meeting", "meeting"]
