"""By which medium, in which format and one by one or together: what the words about an engagement make of it."""

import pytest

from dragoman.extraction.extract import extract_reading
from extraction.engaged import READERS, analysed, engaged, guided

HOLM, SALAS = "Foreign Minister Karin Holm of Sweden", "Foreign Minister Ana Salas of Peru"
TWO = frozenset({("Karin Holm", "SWE"), ("Ana Salas", "PER")})


@pytest.mark.parametrize(
    ("told", "form"),
    [
        (f"{HOLM} spoke with {SALAS} on Monday.", "call"),
        (f"{HOLM} spoke with {SALAS} in Lima on Monday.", "meeting"),
        (f"{HOLM} spoke with visiting {SALAS} on Monday.", "meeting"),
        (f"{HOLM} spoke by phone with {SALAS} on Monday.", "call"),
    ],
)
def test_who_speak_in_a_place_or_with_a_guest_meet(told: str, form: str) -> None:
    for read in READERS:
        assert [kind for kind, _, _ in engaged(read(analysed(told)))] == [form]


def test_who_is_on_a_visit_speaks_with_the_host_in_person() -> None:
    text = f"{HOLM} was in Lima from 10 to 12 March. On Tuesday she spoke with {SALAS}."
    assert ("meeting", "held", TWO) in engaged(guided(analysed(text)))


ENVOYS_IN_A_LIST = (
    "On Wednesday the President of Finland, Pekka Vainio, received the credentials of three ambassadors: Nimal Weera, "
    "Ambassador of Sri Lanka; Rosa Cahuana, Ambassador of Peru; and Brendan O'Hanlon, Ambassador of New Zealand."
)


def test_envoys_received_together_are_told_with_whom_receives_them() -> None:
    for read in READERS:
        [parties] = [parties for form, _, parties in engaged(read(analysed(ENVOYS_IN_A_LIST))) if form == "ceremony"]
        assert parties >= {
            ("Pekka Vainio", "FIN"),
            ("Nimal Weera", "LKA"),
            ("Rosa Cahuana", "PER"),
            ("Brendan O'Hanlon", "NZL"),
        }


def test_credentials_of_one_are_one_ceremony() -> None:
    text = "Ambassador Nimal Weera of Sri Lanka presented credentials to President Pekka Vainio of Finland on Monday."
    for read in READERS:
        assert [form for form, _, _ in engaged(read(analysed(text)))] == ["ceremony"]


@pytest.mark.parametrize("occasion", ["political consultations", "a round of bilateral consultations"])
def test_whom_one_receives_for_consultations_one_consults_with(occasion: str) -> None:
    text = f"{HOLM} received {SALAS} on Monday for {occasion}."
    for read in READERS:
        assert engaged(read(analysed(text))) == [("consultations", "held", TWO)]


def test_whom_one_receives_for_talks_one_meets() -> None:
    for read in READERS:
        assert engaged(read(analysed(f"{HOLM} received {SALAS} on Monday for talks on trade."))) == [
            ("meeting", "held", TWO)
        ]


def test_those_who_chair_stand_for_the_two_states() -> None:
    text = (
        "The Director-General for Foreign Policy, Leonor Bivar, and Ambassador Amna Baloch of Pakistan chaired in Lisbon, on "
        "3 October 2024, the 4th round of political consultations between Portugal and Pakistan."
    )
    for read in READERS:
        assert engaged(read(analysed(text))) == [
            ("consultations", "held", frozenset({("Leonor Bivar", "PRT"), ("Amna Baloch", "PAK")}))
        ]


def test_meetings_with_one_and_with_another_are_two() -> None:
    text = (
        "On 6 February Lasha Javakhadze of Georgia had meetings with Henrik Sandgren, Managing Director at the European External "
        "Action Service, on the nine steps, and with the Deputy Secretary General of NATO, Tomasz Wielgosz."
    )
    for read in READERS:
        met = [{name for name, _ in parties} - {"Lasha Javakhadze"} for _, _, parties in engaged(read(analysed(text)))]
        assert met == [{"Henrik Sandgren"}, {"Tomasz Wielgosz"}]


def test_a_visit_that_an_affair_may_affect_is_still_ahead() -> None:
    text = f"{HOLM} said the affair would not affect her visit to Lima next week."
    for read in READERS:
        [visit] = read(analysed(text)).engagements
        assert (visit.form, visit.status, visit.date) == ("visit", "scheduled", "2025-03-17/2025-03-23")


def test_what_comes_behind_a_plan_is_planned() -> None:
    text = f"{HOLM} is to meet {SALAS} in Lima next week before flying to Mozambique."
    for read in READERS:
        assert {status for _, status, _ in engaged(read(analysed(text)))} == {"scheduled"}


def test_a_second_person_met_whom_the_parse_tears_off_is_met_too() -> None:
    text = (
        "Prime Minister Tony Blake has arrived back from the Middle East, where he held talks with his Israeli counterpart, Ariel "
        "Shalom, and the Palestinian leader, Mahmoud Abbasi."
    )
    for read in READERS:
        met = {name for form, _, parties in engaged(read(analysed(text))) if form == "meeting" for name, _ in parties}
        assert met == {"Tony Blake", "Ariel Shalom", "Mahmoud Abbasi"}
        sides = {
            side for _, _, parties in engaged(read(analysed(text))) for name, side in parties if name == "Tony Blake"
        }
        assert sides == {None}


def test_a_home_secretary_told_by_title_alone_takes_part() -> None:
    text = "The Home Secretary met his French counterpart Dominique Villepin in Paris to discuss the camp."
    for read in READERS:
        assert engaged(read(analysed(text))) == [
            ("meeting", "held", frozenset({("Home Secretary", None), ("Dominique Villepin", "FRA")}))
        ]


def test_negotiations_with_banks_are_no_consultations() -> None:
    text = "An Argentine mission is now in the United States concluding negotiations on debt with 11 creditor banks."
    assert "consultations" not in {form for form, _, _ in engaged(guided(analysed(text)))}


@pytest.mark.parametrize("again", ["The delegation", "The team", "The mission"])
def test_a_team_told_again_stands_for_who_led_it(again: str) -> None:
    text = (
        "A Hungarian trade delegation led by Deputy Minister Ferenc Balatoni arrived in Seoul on Monday. "
        f"{again} met Trade Minister Choi Byung-hak of South Korea on Tuesday."
    )
    for read in READERS:
        met = [parties for form, _, parties in engaged(read(analysed(text))) if form == "meeting"]
        assert met == [frozenset({("Ferenc Balatoni", "HUN"), ("Choi Byung-hak", "KOR")})]


def test_a_mission_that_is_received_is_no_journey_of_the_host() -> None:
    text = (
        "Vice Minister Oscar Riquelme of Paraguay received on Thursday a mission of the Japan External Trade Organization, headed "
        "by its director, Naoki Furusawa."
    )
    for read in READERS:
        assert [form for form, _, _ in engaged(read(analysed(text)))] == ["meeting"]


def test_an_accord_told_in_the_lead_and_in_full_is_signed_once() -> None:
    text = (
        "Thailand and Nigeria have signed an accord under which rice will be exchanged for crude oil, a Commerce Ministry official "
        "said. The agreement was signed in Lagos on Friday by Thai Deputy Commerce Minister Prasert Wongsakul and Nigerian Trade "
        "Minister Bello Gusau, he said."
    )
    signings = [e for e in guided(analysed(text)).engagements if e.form == "signing"]
    assert [signing.date for signing in signings] == ["2025-03-14"]


def test_who_met_them_is_whom_the_sentence_before_is_about() -> None:
    text = (
        "The Director for North Africa and the Middle East, Véronique Sallé of France, ended a visit to Beirut yesterday. She met "
        "the caretaker Prime Minister, Nabil Charafeddine, and representatives of civil society."
    )
    [met] = [parties for form, _, parties in engaged(guided(analysed(text))) if form == "meeting"]
    assert ("Véronique Sallé", "FRA") in met


@pytest.mark.parametrize("paper", ["letter", "petition", "open letter"])
def test_a_paper_that_somebody_signs_for_himself_is_no_agreement(paper: str) -> None:
    text = f"The {paper} was signed by Ambassador Lars Dahl of Norway and French actor Jean Petit."
    for read in READERS:
        assert read(analysed(text)).engagements == ()


@pytest.mark.parametrize("paper", ["letter of intent", "agreement on fishing"])
def test_a_letter_of_intent_is_one(paper: str) -> None:
    text = f"The {paper} was signed by Minister Lars Dahl of Norway and Minister Jean Petit of France."
    for read in READERS:
        assert [e.form for e in read(analysed(text)).engagements] == ["signing"]


def test_representations_are_made_to_a_ministry_too() -> None:
    text = "Chile's Ambassador Patricio Mery made representations to the Chinese foreign ministry on Monday."
    [found] = engaged(extract_reading(analysed(text)))
    assert found[0] == "demarche"
    assert {side for _, side in found[2]} == {"CHL", "CHN"}


def test_an_opposite_number_is_of_the_state_that_stands_before_it() -> None:
    text = "Kenyan Foreign Minister Peter Mwangi met his French opposite number, Luc Moreau, on Monday."
    for read in READERS:
        [found] = engaged(read(analysed(text)))
        assert found[2] == {("Peter Mwangi", "KEN"), ("Luc Moreau", "FRA")}


@pytest.mark.parametrize("told", ["had been to Tallinn in August", "has been to Tallinn", "was in Tallinn last week"])
def test_who_has_been_to_a_city_abroad_has_visited_it(told: str) -> None:
    for read in READERS:
        [visit] = read(analysed(f"Swedish Foreign Minister Karin Holm {told}.")).engagements
        assert (visit.form, visit.place and visit.place.name) == ("visit", "Tallinn")


def test_who_has_not_been_to_a_city_has_not_visited_it() -> None:
    for read in READERS:
        assert read(analysed("Swedish Foreign Minister Karin Holm has never been to Tallinn.")).engagements == ()


def test_credentials_are_presented_as_ambassador_to_whom_they_are_told_to() -> None:
    text = (
        "Ambassador Nimal Weera presented his credentials as Ambassador of Sri Lanka to Liisa Kangro, President of Estonia, "
        "on 5 March."
    )
    for read in READERS:
        [found] = engaged(read(analysed(text)))
        assert found[2] == {("Nimal Weera", "LKA"), ("Liisa Kangro", "EST")}


def test_two_told_by_their_offices_discuss_face_to_face() -> None:
    text = "The Thai foreign minister and his Japanese counterpart discussed fishing in Tokyo yesterday."
    for read in READERS:
        assert engaged(read(analysed(text))) == [("meeting", "held", frozenset({("THA", "THA"), ("JPN", "JPN")}))]


def test_the_days_spent_in_a_country_are_a_visit_to_it() -> None:
    text = "Foreign Minister Lars Holm of Denmark spent the week of 3-7 March in Colombia."
    for read in READERS:
        [visit] = read(analysed(text)).engagements
        assert (visit.form, visit.date, visit.place and visit.place.name) == (
            "visit",
            "2025-03-03/2025-03-07",
            "Colombia",
        )
