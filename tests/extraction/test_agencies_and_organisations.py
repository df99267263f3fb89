"""How wires, state agencies, diaries and organisations tell of engagements: guests, accounts, departures, envoys for a matter."""

import pytest

from dragoman.extraction.extract import extract_reading
from extraction.engaged import analysed, engaged, met, posts, told

QUISPE = "Peruvian Foreign Minister Ana Quispe"
BERG = "Norwegian Foreign Minister Carl Berg"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(form, status) for form, status, _ in met(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Prime Minister Carl Berg of Norway hosted a reception in Oslo on Monday for visiting " + QUISPE + ".",
        BERG + " received at his office in Oslo on Monday visiting " + QUISPE + ".",
    ],
)
def test_who_is_called_visiting_is_visited_by_nobody(text: str) -> None:
    assert not [e for e in told(text).engagements if e.form == "visit"]


def test_who_went_visiting_a_person_is_no_host() -> None:
    assert ("meeting", "held") in kinds(BERG + " received visiting " + QUISPE + " in Oslo on Monday.")


@pytest.mark.parametrize(
    "words",
    [
        "the U.S. special envoy for North Korea policy",
        "the U.S. special envoy for Iran affairs",
        "the U.S. coordinator for Sudan relief",
    ],
)
def test_an_envoy_for_a_matter_serves_who_sends_him(words: str) -> None:
    text = f"Carol Hart, {words}, will meet Foreign Minister Carl Berg in Oslo on Wednesday."

    assert {state for holder, _, state, _ in posts(text) if holder == "Carol Hart"} == {"USA"}


def test_a_minister_for_relations_with_a_state_is_not_of_it() -> None:
    text = f"Carl Berg, Norway's deputy minister for China affairs, met {QUISPE} in Lima on Monday."

    ((_, _, sides),) = met(text)

    assert sides == {"Carl Berg": "NOR", "Ana Quispe": "PER"}


def test_a_title_ends_before_the_verb() -> None:
    text = f"Carl Berg, the Norwegian envoy for Sudan, met {QUISPE} in Lima on Monday."

    assert {title for holder, title, _, _ in posts(text) if holder == "Carl Berg"} == {"envoy for Sudan"}


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        (
            "A meeting between {} and {} in Lima on Monday did not materialise for lack of time.",
            ("meeting", "cancelled"),
        ),
        ("A lunch of {} with {} in Lima did not materialize.", ("meeting", "cancelled")),
    ],
)
def test_what_did_not_materialise_had_been_planned(text: str, told_as: tuple[str, str]) -> None:
    assert kinds(text.format(QUISPE, BERG)) == [told_as]


def test_hopes_that_did_not_materialise_are_no_meeting() -> None:
    assert kinds(f"A boom for which {QUISPE} had hoped did not materialise.") == []


@pytest.mark.parametrize("officers", ["diplomats", "officials", "negotiators"])
def test_officers_of_two_states_talked(officers: str) -> None:
    text = f"{QUISPE} met {BERG} in Lima on Monday. Chilean and Danish {officers} last talked in Geneva in October."

    assert met(text)[1:] == [("meeting", "held", {"CHL": "CHL", "DNK": "DNK"})]


@pytest.mark.parametrize(
    "text",
    ["Peru and Chile talked tough on fish on Monday.", "Norwegian officials talked in Oslo about fish on Monday."],
)
def test_who_talked_with_nobody_has_not_met(text: str) -> None:
    assert engaged(extract_reading(analysed(text))) == []


def test_a_team_that_may_be_sent_is_proposed() -> None:
    text = f"{QUISPE} met {BERG} in Lima on Monday. The African Union is weighing whether to send a team to Chad."

    assert ("visit", "proposed", {"African Union": None}) in met(text)


@pytest.mark.parametrize(
    "words",
    [
        "The African Union has not considered whether to send a team to Chad.",
        "Reporters asked whether the African Union would send a team to Chad.",
        "The African Union considered whether to send a team to Chad.",
    ],
)
def test_a_team_of_which_nobody_thinks_now_is_not(words: str) -> None:
    assert all(form != "visit" for form, _ in kinds(f"{QUISPE} met {BERG} in Lima on Monday. " + words))


def test_two_who_settled_something_on_the_telephone_spoke() -> None:
    text = f"{QUISPE} met {BERG} in Lima on Tuesday. The two had settled the agenda over the phone in January."

    assert met(text)[1:] == [("call", "held", {"Ana Quispe": "PER", "Carl Berg": "NOR"})]


@pytest.mark.parametrize(
    "text",
    [
        f"{QUISPE} and Peruvian Trade Minister Luis Gil agreed by telephone on Tuesday to close the border.",
        f"{QUISPE} ordered a car by telephone on Tuesday.",
    ],
)
def test_the_telephone_alone_is_no_call(text: str) -> None:
    assert all(form != "call" for form, _ in kinds(text))


def test_an_account_to_envoys_is_a_briefing() -> None:
    text = BERG + " gave a presentation on fisheries before the consular corps of Bergen on 6 February."

    assert kinds(text) == [("briefing", "held")]


@pytest.mark.parametrize(
    "text",
    [
        BERG + " gave reporters an account of the storm on Monday.",
        BERG + " informed students about the exams on Monday.",
    ],
)
def test_an_account_to_others_is_none(text: str) -> None:
    assert all(form != "briefing" for form, _ in kinds(text))


@pytest.mark.parametrize(
    "text",
    [
        "A Dutch trade mission left Panama on Tuesday after three days.",
        "Dutch Trade Minister Piet Smit left Panama on Tuesday after a stay of three days.",
    ],
)
def test_who_left_after_days_had_come(text: str) -> None:
    assert ("visit", "held") in kinds(f"{QUISPE} met {BERG} in Lima on Monday. " + text)


@pytest.mark.parametrize(
    "text",
    [
        "The Panamanian coach left Panama on Tuesday after three years.",
        "Panama's trade minister, Luis Gil, left Panama on Tuesday after three days of strikes.",
    ],
)
def test_who_left_home_had_not(text: str) -> None:
    assert all(form != "visit" for form, _ in kinds(f"{QUISPE} met {BERG} in Lima on Monday. " + text))


def test_a_guest_of_somebody_visited_him() -> None:
    text = f"{QUISPE} met {BERG} in Lima on Monday. Chilean President Rosa Paz was the guest of King Olav of Norway in January."

    assert ("visit", "held", {"Rosa Paz": "CHL", "Olav": "NOR"}) in met(text)


def test_a_guest_of_honour_is_nobodys_guest() -> None:
    text = f"{QUISPE} met {BERG} in Lima on Monday. Chilean President Rosa Paz was the guest of honour."

    assert all(form != "visit" for form, _ in kinds(text))


def test_who_passed_through_was_there() -> None:
    text = "Foreign Minister Rui Costa of Portugal passed through Dakar on Tuesday and met President Awa Sarr."

    assert ("visit", "held") in kinds(text)


def test_a_bill_passes_through_parliament() -> None:
    assert kinds(f"A bill of {QUISPE} passed through parliament in Lima on Monday.") == []


def test_a_cocktail_for_somebody_is_a_ceremony() -> None:
    text = QUISPE + " gave a farewell cocktail in honour of the Swiss ambassador, Anna Huber, in Lima on Monday."

    assert met(text) == [("ceremony", "held", {"Ana Quispe": "PER", "Anna Huber": "CHE"})]


def test_a_cocktail_of_drugs_is_none() -> None:
    assert kinds(f"{QUISPE} warned on Monday of a cocktail of sanctions and storms.") == []


def test_ministers_of_the_gulf_council_hold_a_conference() -> None:
    text = (
        f"{QUISPE} met {BERG} in Lima on Monday. Gulf Cooperation Council foreign ministers meet in Riyadh next month."
    )

    assert ("conference", "scheduled", {"Gulf Cooperation Council": None}) in met(text)


def test_a_cooperation_council_of_two_holds_consultations() -> None:
    text = "The session of the Cooperation Council between Kazakhstan and Norway opened in Oslo on Monday."

    assert [form for form, _ in kinds(text)] == ["consultations"]


def test_a_protest_handed_to_an_embassy_goes_to_its_state() -> None:
    text = "Kenya handed Spain's embassy in Nairobi a formal protest on Wednesday."

    assert met(text) == [("demarche", "held", {"KEN": "KEN", "ESP": "ESP"})]


def test_a_named_embassy_stays_itself() -> None:
    text = f"{QUISPE} visited the Embassy of Spain in Lima on Monday and met Ambassador Luis Gil."

    assert all("ESP" not in sides for _, _, sides in met(text))


def test_where_another_signs_the_traveller_does_not() -> None:
    text = (
        "Belgian minister Anna Peeters will travel to Hanoi, where the port authority seals an agreement with Vietnam."
    )
    found = engaged(extract_reading(analysed(text)))

    assert all("Anna Peeters" not in dict(parties) for form, _, parties in found if form == "signing")


def test_who_speaks_at_a_seminar_makes_no_call() -> None:
    text = f"{QUISPE} met {BERG} in Lima on Monday. She speaks at a seminar of the Korea Institute for Fisheries in Seoul on Friday."

    assert all(form != "call" for form, _ in kinds(text))
