"""Turns of phrase of news sites and wire agencies: what they tell of who was there, where, and whether it was."""

import pytest

from extraction.engaged import READERS, Engaged, analysed, engaged, guided

SOTO, ROJAS = "Peruvian Foreign Minister Luis Soto", "Chilean Foreign Minister Ana Rojas"
BOTH = frozenset({("Luis Soto", "PER"), ("Ana Rojas", "CHL")})


def places(reader: object, text: str) -> set[tuple[str, str | None]]:
    reading = reader(analysed(text))  # type: ignore[operator]
    return {(e.form, e.place.name if e.place else None) for e in reading.engagements}


@pytest.mark.parametrize(
    "words",
    [
        "told Radio 4's Today programme that he would press on",
        "said Iran's nuclear programme was on the agenda",
        "had no time in his schedule for more",
    ],
)
def test_a_programme_in_the_first_lines_makes_no_diary(words: str) -> None:
    text = f"{SOTO} is to meet the Spanish premier next week. {SOTO} {words}. He met {ROJAS} in Lima on Wednesday."
    for read in READERS:
        assert ("meeting", "held", BOTH) in engaged(read(analysed(text)))


@pytest.mark.parametrize(
    "told",
    [
        "{one} signed no agreement with {other}.",
        "{one} bowed to the flag rather than meet {other}.",
        "Instead of meeting {other}, {one} flew home.",
    ],
)
def test_what_was_left_undone_is_no_engagement(told: str) -> None:
    for read in READERS:
        assert engaged(read(analysed(told.format(one=SOTO, other=ROJAS)))) == []


def test_what_has_been_done_is_no_plan_though_more_is_to_come() -> None:
    text = (
        "The Queen has hosted a state banquet at Buckingham Palace for Italian President Carlo Ciampa, who is on a state "
        "visit. Mr Ciampa will visit Prime Minister Blore on Wednesday and address MPs."
    )
    told = {form: status for form, status, keys in engaged(guided(analysed(text))) if ("Queen", None) in keys}
    assert told == {"ceremony": "held"}


def test_a_banquet_brings_together_host_and_guest() -> None:
    for read in READERS:
        [(_, status, keys)] = engaged(read(analysed(f"{SOTO} hosted a dinner at the palace for {ROJAS}.")))
        assert (status, keys) == ("held", BOTH)


def test_who_arrived_here_from_a_town_has_come_here() -> None:
    text = f"KUWAIT, June 3 - {SOTO} arrived here from Abu Dhabi for talks with {ROJAS}."
    for read in READERS:
        assert places(read, text) == {("visit", "KUWAIT"), ("meeting", "KUWAIT")}


def test_a_visit_to_a_grave_goes_to_its_town() -> None:
    text = "British Prime Minister Tony Blore briefly visited the tomb of Yasser Arafat in Ramallah."
    for read in READERS:
        assert places(read, text) == {("visit", "Ramallah")}


@pytest.mark.parametrize(
    "tie", ["trade ties with Japan", "fishing relations with Japan", "the border dispute with Japan"]
)
def test_with_whom_ties_are_discussed_is_not_with_whom_one_talks(tie: str) -> None:
    for read in READERS:
        assert engaged(read(analysed(f"{SOTO} and {ROJAS} met in Lima to discuss {tie}."))) == [
            ("meeting", "held", BOTH)
        ]


def test_ministers_of_the_union_confer_within_themselves() -> None:
    group: Engaged = ("conference", "held", frozenset({("EC foreign ministers", "EU")}))
    for read in READERS:
        assert engaged(read(analysed("EC foreign ministers met in Bonn on Monday to discuss trade."))) == [group]


@pytest.mark.parametrize(
    ("told", "side"),
    [
        ("EC External Trade Commissioner Peter Sutton is due in Tokyo next month.", ("Peter Sutton", "EU")),
        ("Peruvian envoy Peter Sutton is due in Tokyo next month.", ("Peter Sutton", "PER")),
    ],
)
def test_commissioners_and_envoys_travel_too(told: str, side: tuple[str, str]) -> None:
    for read in READERS:
        assert engaged(read(analysed(told))) == [("visit", "scheduled", frozenset({side}))]


def test_an_envoy_told_by_office_is_the_one_whom_the_next_sentence_names() -> None:
    text = (
        "Turkey has asked the Soviet ambassador to explain the incident, a Foreign Ministry spokesman said. "
        "Ambassador Albert Chernov was called to the ministry on Monday night."
    )
    for read in READERS:
        [(form, _, keys)] = engaged(read(analysed(text)))
        assert form == "demarche" and ("Albert Chernov", "SUN") in keys


def test_a_ministry_is_of_the_state_that_owns_it() -> None:
    text = "China's Foreign Ministry lodged a protest with the U.S. Embassy in Beijing."
    for read in READERS:
        assert engaged(read(analysed(text))) == [
            ("demarche", "held", frozenset({("Foreign Ministry", "CHN"), ("U.S. Embassy", "USA")}))
        ]


def test_a_person_named_before_a_group_is_none_of_its_words() -> None:
    text = "Japanese Foreign Minister Abo is expected to meet President Regan and congressional leaders in Washington."
    for read in READERS:
        [(_, status, keys)] = engaged(read(analysed(text)))
        assert status == "scheduled"
        assert {name for name, _ in keys} == {"Abo", "Regan", "congressional leaders"}


def test_who_was_joined_by_others_had_them_in_what_was_told_before() -> None:
    text = (
        f"{SOTO} is to hold talks with {ROJAS} in Lima next week. He will be joined by his French and German opposite "
        "numbers, Michel Barnet and Joschka Fisher."
    )
    for read in READERS:
        [(form, _, keys)] = engaged(read(analysed(text)))
        assert form == "meeting" and keys >= BOTH and {"Michel Barnet", "Joschka Fisher"} <= {name for name, _ in keys}


def test_an_encounter_in_which_two_met_is_their_meeting() -> None:
    text = f"{SOTO} and {ROJAS} met in Lima on Monday in the first talks between the two governments since May."
    for read in READERS:
        assert engaged(read(analysed(text))) == [("meeting", "held", BOTH)]


def test_a_visit_paid_last_is_another_one() -> None:
    text = f"{SOTO} flew to Riga on Monday for an unannounced visit. Soto last visited Latvia in April."
    for read in READERS:
        assert places(read, text) == {("visit", "Riga"), ("visit", "Latvia")}


def test_the_next_round_of_talks_brings_the_same_sides_together() -> None:
    text = "U.S. and Cuban officials wrapped up two days of talks in Havana. The next round will be held in Washington in May."
    for read in READERS:
        assert ("consultations", "scheduled", frozenset({("USA", "USA"), ("CUB", "CUB")})) in engaged(
            read(analysed(text))
        )


def test_what_they_parted_without_agreeing_on_is_no_commitment() -> None:
    text = (
        "U.S. and Cuban officials wrapped up talks in Havana on Friday without agreeing on a date to reopen embassies."
    )
    for read in READERS:
        assert read(analysed(text)).commitments == ()


@pytest.mark.parametrize("words", ["returned from his diplomatic mission to", "is back from a mission to"])
def test_a_mission_from_which_somebody_returns_is_his_journey(words: str) -> None:
    text = f"British Prime Minister Tony Blore {words} the Middle East."
    assert engaged(guided(analysed(text))) == [("visit", "held", frozenset({("Tony Blore", "GBR")}))]


def test_an_interview_is_no_meeting_with_the_press() -> None:
    text = f"In an interview with the BBC's political editor Andrew Marr, {SOTO} said that getting progress would be tough."
    assert engaged(guided(analysed(text))) == []


def test_two_heads_of_state_who_discuss_something_meet() -> None:
    text = (
        "Ugandan President Yowan Musa ended a one-day visit to Kenya without a communique. He and President Daniel Moy "
        "discussed the railway dispute for three hours at Nakuru, officials said."
    )
    for read in READERS:
        assert ("meeting", "held", frozenset({("Yowan Musa", "UGA"), ("Daniel Moy", "KEN")})) in engaged(
            read(analysed(text))
        )


@pytest.mark.parametrize(
    "told",
    [
        "{one} arrived in Baghdad from Tehran today and began talks with Foreign Minister Tareq Azeez on the war.",
        "{one} flew from Tehran to Baghdad on Monday for talks with Foreign Minister Tareq Azeez.",
    ],
)
def test_an_officer_to_whom_a_journey_goes_is_of_where_it_goes(told: str) -> None:
    text = told.format(one="Iranian envoy Ali Rezaei") + " The Iranian envoy had met Chilean diplomats before."
    for read in READERS:
        assert ("Tareq Azeez", "IRQ") in {key for _, _, keys in engaged(read(analysed(text))) for key in keys}


def test_who_is_met_beside_a_group_of_no_state_is_met_apart() -> None:
    text = (
        "Deputy Prime Minister John Dahl has flown to Sri Lanka to see the damage. He met relief workers in Galle "
        "and was received by President Chandrika Kumar."
    )
    for read in READERS:
        met = [{name for name, _ in keys} for _, _, keys in engaged(read(analysed(text)))]
        assert not any({"relief workers", "Chandrika Kumar"} <= names for names in met)


def test_the_guest_of_a_house_meets_his_host_there_on_that_day() -> None:
    text = (
        "President Joe Biden will welcome King Abdullah II of Jordan to the White House on April 2, 2025. President Biden "
        "and King Abdullah II will discuss water."
    )
    assert {(e.form, e.date, e.place and e.place.name) for e in guided(analysed(text)).engagements} == {
        ("visit", "2025-04-02", "White House"),
        ("meeting", "2025-04-02", "White House"),
    }


def test_downing_street_is_a_house_and_who_receives_there_is_of_its_state() -> None:
    text = (
        "The Pakistani president, Pervez Mushar, held talks with Prime Minister Tony Blore in Downing Street on Monday "
        "after flying in from Paris."
    )
    for read in READERS:
        assert engaged(read(analysed(text))) == [
            ("meeting", "held", frozenset({("Pervez Mushar", "PAK"), ("Tony Blore", "GBR")}))
        ]
        assert places(read, text) == {("meeting", "Downing Street")}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("{one} was due to have signed the treaty with {other} on Monday but fell ill.", "cancelled"),
        ("{one} was supposed to have met {other} on Monday.", "cancelled"),
        ("{one} was scheduled to have met {other} on Monday.", "cancelled"),
        ("The treaty has yet to be signed by {one} and {other}.", None),
        ("{one} has yet to be received by {other}.", None),
        ("The talks between {one} and {other} have yet to begin.", None),
    ],
)
def test_what_was_to_have_been_or_is_yet_to_be_is_never_told_as_held(told: str, status: str | None) -> None:
    for read in READERS:
        statuses = {known for _, known, _ in engaged(read(analysed(told.format(one=SOTO, other=ROJAS))))}
        assert statuses == ({status} if status else set())


@pytest.mark.parametrize(
    ("told", "statuses"),
    [
        ("{one} ruled out talks with {other}.", set()),
        ("{one} said he had no intention of visiting Santiago.", set()),
        ("{one} allegedly met {other} in Paris.", set()),
        ("There were reports, denied in Lima, that {one} met {other} in Paris.", set()),
        ("{one} has put on hold a trip to Oslo.", {"postponed"}),
        ("The talks between {one} and {other} hang in the balance.", {"proposed"}),
        ("The talks between {one} and {other} are in doubt.", {"proposed"}),
    ],
)
def test_what_is_ruled_out_alleged_or_in_doubt_is_never_told_as_held(told: str, statuses: set[str]) -> None:
    for read in READERS:
        assert {status for _, status, _ in engaged(read(analysed(told.format(one=SOTO, other=ROJAS))))} == statuses


def test_what_was_said_in_a_call_is_a_call() -> None:
    text = "In a phone call on Friday, President Diaz of Peru and President Soto of Chile discussed trade."
    for read in READERS:
        assert engaged(read(analysed(text))) == [("call", "held", frozenset({("Diaz", "PER"), ("Soto", "CHL")}))]


@pytest.mark.parametrize("group", ["Nordic ministers", "African finance ministers", "EU farm ministers"])
def test_a_meeting_of_the_ministers_of_several_states_is_a_conference(group: str) -> None:
    text = f"Kenya's Finance Minister Peter Otieno flew to Tunis for a meeting of {group}."
    for read in READERS:
        told = {form: {name for name, _ in keys} for form, _, keys in engaged(read(analysed(text)))}
        assert told == {"visit": {"Peter Otieno"}, "conference": {"Peter Otieno", group}}


def test_a_journey_told_in_full_by_a_noun_is_told_though_it_is_only_spoken_of() -> None:
    text = (
        f"{SOTO} met {ROJAS} and discussed trade, upcoming business missions of Chilean entrepreneurs to Kazakhstan, and "
        "the development of bilateral relations in the context of global turbulence."
    )
    for read in READERS:
        told = {(form, status) for form, status, keys in engaged(read(analysed(text))) if BOTH.isdisjoint(keys)}
        assert told == {("visit", "scheduled")}


@pytest.mark.parametrize(
    ("leaders", "state"), [("Soviet leaders", "SUN"), ("Russian leaders", "RUS"), ("trade officials", "RUS")]
)
def test_moscow_is_where_the_state_is_that_the_report_names(leaders: str, state: str) -> None:
    text = f"MOSCOW, April 13 - {SOTO} arrived in Moscow for talks with {leaders}."
    for read in READERS:
        assert {e.place.state for e in read(analysed(text)).engagements if e.place} == {state}


def test_koreans_are_of_the_korea_that_the_report_names() -> None:
    text = f"{SOTO} met his Korean counterpart Rha Woong. South Korea exports cars."
    for read in READERS:
        assert engaged(read(analysed(text))) == [
            ("meeting", "held", frozenset({("Luis Soto", "PER"), ("Rha Woong", "KOR")}))
        ]


def test_a_short_given_name_is_the_same_person() -> None:
    text = f"Readout of President Joe Biden's meeting\n\nPresident Joseph R. Biden, Jr. met {ROJAS}. Joe Biden thanked her."
    for read in READERS:
        persons = [actor.name for actor in read(analysed(text)).actors if actor.kind == "person"]
        assert len([name for name in persons if name and "Biden" in name]) == 1


@pytest.mark.parametrize("way", ["en route to Santiago", "on his way to Santiago"])
def test_talks_to_which_somebody_is_on_the_way_are_still_to_come(way: str) -> None:
    text = f"{SOTO}, {way} for talks with {ROJAS}, stopped in Rome to refuel."
    for read in READERS:
        assert {status for form, status, _ in engaged(read(analysed(text))) if form == "meeting"} <= {"scheduled"}


def test_what_was_wrongly_reported_is_told_of_nobody() -> None:
    for read in READERS:
        assert engaged(read(analysed(f"{SOTO} was wrongly reported to have received {ROJAS}."))) == []
