"""Attendance: who else took part, told in a sentence of its own; and talks that are told by what was discussed."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.analysis import Analysis
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from extraction.engaged import Engaged, engaged

READ_GUIDED: Callable[[Analysis], Reading] = partial(read_guided, analyse=analyse)
MET = "Foreign Minister Ana Silva of Angola met Portuguese Prime Minister Rui Costa in Lisbon on Monday. "
SILVA, COSTA, DIAS = ("Ana Silva", "AGO"), ("Rui Costa", "PRT"), ("Joao Dias", "AGO")


def read(text: str) -> Reading:
    return extract_reading(analyse(Document(source="test", text=text, published=date(2025, 3, 14))))


def told(text: str) -> list[Engaged]:
    return engaged(read(text))


@pytest.mark.parametrize(
    "second",
    [
        "The Angolan delegation included Trade Minister Joao Dias and Ambassador Carlos Neto.",
        "Silva was joined by Trade Minister Joao Dias and Ambassador Carlos Neto.",
        "She was accompanied by Trade Minister Joao Dias and Ambassador Carlos Neto.",
        "Joining the minister were Angolan Trade Minister Joao Dias and Ambassador Carlos Neto.",
        "Also attending were Angolan Trade Minister Joao Dias and Ambassador Carlos Neto.",
        "Taking part in the talks were also Angolan Trade Minister Joao Dias and Ambassador Carlos Neto.",
        "Participants included Angolan Trade Minister Joao Dias and Ambassador Carlos Neto.",
        "Angolan Trade Minister Joao Dias and Ambassador Carlos Neto sat in on the talks.",
    ],
)
def test_who_else_took_part_is_of_the_meeting_told_before(second: str) -> None:
    [(form, status, parties)] = told(MET + second)
    assert (form, status) == ("meeting", "held")
    assert {SILVA, COSTA, DIAS} <= parties
    assert {name for name, _ in parties} == {"Ana Silva", "Rui Costa", "Joao Dias", "Carlos Neto"}


@pytest.mark.parametrize(
    "second",
    [
        "Participants were welcomed by Carlos Neto.",
        "Among the topics were trade and the case of Carlos Neto.",
        "The delegation of the company included nobody from Luanda, Carlos Neto said.",
    ],
)
def test_whoever_else_is_named_took_no_part(second: str) -> None:
    [(_, _, parties)] = told(MET + second)
    assert parties == {SILVA, COSTA}


def test_states_that_took_part_stand_for_the_counterparts_who_did() -> None:
    text = "National Security Adviser John Rowe spoke today with his counterparts from the three Baltic states. Countries participating in today's call were Estonia, Latvia and Lithuania."
    assert told(text) == [
        ("call", "held", {("John Rowe", None), ("EST", "EST"), ("LVA", "LVA"), ("LTU", "LTU")}),
    ]


def test_members_of_a_delegation_take_part_with_its_leader() -> None:
    text = "The Prime Minister of Portugal, Rui Costa, received a delegation from Angola led by Foreign Minister Ana Silva and including Trade Minister Joao Dias."
    assert told(text) == [("meeting", "held", {SILVA, COSTA, DIAS})]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Portuguese Prime Minister Rui Costa will host Foreign Minister Ana Silva of Angola in Lisbon on May 3. The two leaders will discuss trade.",
            "scheduled",
        ),
        (
            "Foreign Minister Ana Silva of Angola arrived in Lisbon on Tuesday. She and her Portuguese counterpart, Rui Costa, discussed trade.",
            "held",
        ),
    ],
)
def test_what_a_guest_and_a_host_discuss_tells_a_meeting(text: str, status: str) -> None:
    assert ("meeting", status, {SILVA, COSTA}) in told(text)


def test_what_those_who_met_discussed_tells_no_other_meeting() -> None:
    assert told(MET + "The two leaders discussed trade. They will discuss fish in June.") == [
        ("meeting", "held", {SILVA, COSTA})
    ]


def test_what_states_undertake_together_is_told_without_an_engagement() -> None:
    reading = read(
        "Joint Statement of Norway and Chile on Plastics\n\nNorway and Chile are committed to protecting the oceans for future generations, "
        "and we remain determined to prevent further pollution."
    )
    assert reading.engagements == ()
    assert [(set(c.by), c.what, c.engagement) for c in reading.commitments] == [
        ({"NOR", "CHL"}, "protecting the oceans for future generations", None),
        ({"NOR", "CHL"}, "prevent further pollution", None),
    ]


def test_what_one_government_promises_at_home_is_no_commitment() -> None:
    assert (
        read("The finance minister of Norway promised to cut taxes. Norway will provide more money.").commitments == ()
    )


def test_talks_that_are_supported_are_not_told_as_held() -> None:
    text = "Norway and Chile support launching negotiations on plastics at the coming UN Environment Assembly."
    assert "held" not in {status for _, status, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The peace deal between Chad and Sudan, brokered by Qatar, was signed in Doha on Monday.",
            ("signing", {"TCD": "signatory", "SDN": "signatory", "QAT": "mediator"}),
        ),
        (
            "Qatar mediated talks between Chad and Sudan in Doha on Monday.",
            ("meeting", {"TCD": "participant", "SDN": "participant", "QAT": "mediator"}),
        ),
        (
            "The presidents of Chad and Sudan met in Doha on Monday under Qatari mediation.",
            ("meeting", {"TCD": "participant", "SDN": "participant", "QAT": "mediator"}),
        ),
        (
            "Egypt hosted the delegation of Zambia for the fourth meeting of the Joint Committee in Cairo on 3 March.",
            ("consultations", {"EGY": "participant", "ZMB": "participant"}),
        ),
    ],
)
def test_who_mediates_and_who_holds_a_session(text: str, expected: tuple[str, dict[str, str]]) -> None:
    assert [(e.form, {p.actor: p.role for p in e.parties}) for e in read(text).engagements] == [expected]


def test_who_witnesses_a_signing_is_told_with_those_who_sign() -> None:
    text = "The agreement was signed by Kenya's Trade Minister, Joseph Otieno, and the Italian ambassador, Carla Benni. The signing was witnessed by President William Ndegwa."
    [(form, _, parties)] = told(text)
    assert form == "signing"
    assert {("Joseph Otieno", "KEN"), ("Carla Benni", "ITA")} <= parties
    assert {name for name, _ in parties} == {"Joseph Otieno", "Carla Benni", "William Ndegwa"}


def test_the_years_of_a_programme_are_not_its_day() -> None:
    text = "Kenya's Trade Minister Joseph Otieno and Italian Ambassador Carla Benni signed a programme of cooperation for the years 2025-2026."
    assert [e.date for e in read(text).engagements] == [None]


def test_a_virtual_meeting_is_a_call() -> None:
    assert told("The foreign ministers of Estonia and Finland convened a virtual meeting on Wednesday.") == [
        ("call", "held", {("EST", "EST"), ("FIN", "FIN")})
    ]


@pytest.mark.parametrize(
    ("text", "holder", "title", "former"),
    [
        ("The then foreign minister of Laos, Kim Sol Ju, met Vietnamese Foreign Minister Bui Thanh.", "Kim Sol Ju", "foreign minister", True),
        ("Then-Deputy Foreign Minister Kim Sol Ju of Laos met Vietnamese Foreign Minister Bui Thanh.", "Kim Sol Ju", "Deputy Foreign Minister", True),
        ("Vietnamese Foreign Minister Bui Thanh met Laotian Ambassador He Jianping.", "He Jianping", "Ambassador", False),
        ("Vietnamese Foreign Minister Bui Thanh met Kim Sol Ju, the newly appointed ambassador of Laos.", "Kim Sol Ju", "ambassador", False),
        ("Kim Sol Ju, who has been appointed ambassador of Laos to Vietnam, met Vietnamese Foreign Minister Bui Thanh.", "Kim Sol Ju", "ambassador", False),
    ],
)  # fmt: skip
def test_an_office_that_is_past_or_new(text: str, holder: str, title: str, former: bool) -> None:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert (title, former) in {(post.title, post.former) for post in reading.posts if names[post.holder] == holder}


@pytest.mark.parametrize(
    "text",
    [
        "Irish Health Minister Orla Kinsella pulled out of a planned visit to Berlin.",
        "Irish Health Minister Orla Kinsella had planned to visit Berlin but stayed at home.",
        "Irish Health Minister Orla Kinsella had been scheduled to visit Berlin but changed her mind.",
    ],
)
def test_what_was_planned_and_given_up_is_cancelled(text: str) -> None:
    assert [(form, status) for form, status, _ in told(text)] == [("visit", "cancelled")]


def test_a_meeting_that_somebody_skipped_is_not_told() -> None:
    assert told("President Ivan Petrov of Serbia skipped a meeting with Austrian Chancellor Karl Moser.") == []


def test_whoever_met_an_officer_of_a_state_is_not_he() -> None:
    assert told("Finance Minister Ana Babic will meet the finance minister of Japan.") == [
        ("meeting", "scheduled", {("Ana Babic", None), ("JPN", "JPN")})
    ]


def test_the_two_presidents_are_presidents() -> None:
    text = (
        "President Ivan Petrov of Serbia met President Georg Lechner of Austria. He also met Chancellor Karl Moser. "
        "The two presidents signed a declaration."
    )
    signed = [parties for form, _, parties in told(text) if form == "signing"]
    assert signed == [{("Ivan Petrov", "SRB"), ("Georg Lechner", "AUT")}]


def test_leaders_of_business_stand_for_no_state() -> None:
    [(_, _, parties)] = told("Serbian minister Ana Babic met with Austrian business leaders in Vienna.")
    assert parties == {("Ana Babic", "SRB"), ("Austrian business leaders", None)}


def test_a_team_that_is_abroad_to_negotiate_meets_those_it_negotiates_with() -> None:
    text = "An Argentine mission is now in the United States concluding negotiations on debt with 11 creditor banks."
    assert told(text) == [("meeting", "held", {("Argentine mission", "ARG"), ("11 creditor banks", None)})]


def test_an_invitation_handed_over_is_no_visit_of_its_bearer() -> None:
    text = "Ambassador of Hungary Balazs Szentesi handed over an invitation addressed to Foreign Minister Nurlan Abdyldaev."
    reading = READ_GUIDED(analyse(Document(source="test", text=text, published=date(2025, 3, 14))))
    assert "visit" not in {e.form for e in reading.engagements}


def test_what_an_invitation_is_to_is_not_told_as_held() -> None:
    text = (
        "The Ambassador of Hungary Balazs Szentesi handed over an invitation addressed to Kyrgyz Foreign Minister Nurlan Abdyldaev "
        "to take part in the forum of the Organization of Turkic States in Godollo."
    )
    for reading in (read(text), READ_GUIDED(analyse(Document(source="test", text=text, published=date(2025, 3, 14))))):
        assert "held" not in {e.status for e in reading.engagements if e.form == "conference"}
