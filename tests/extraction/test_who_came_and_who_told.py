"""Names that were cut, who is told to his face or called on, what was planned and fell through, and where topics end."""

import pytest

from extraction.engaged import met, posts, told


@pytest.mark.parametrize(
    "name",
    [
        "A.K. Abdul Momen",
        "J.D. Vance",
        "P.V. Narasimha Rao",
        "Gan Kim Yong",
        "Mohammed bin Abdulrahman bin Jassim Al Thani",
        "Khalifa bin Zayed bin Sultan Al Nahyan",
    ],
)
def test_a_name_is_told_whole(name):
    text = f"The Deputy Prime Minister of Singapore, {name}, met Vietnam's Foreign Minister Pham Gia Tuc in Hanoi on Monday."

    assert met(text) == [("meeting", "held", {name: "SGP", "Pham Gia Tuc": "VNM"})]
    assert (name, "Deputy Prime Minister", "SGP", None) in posts(text)


def test_letters_of_a_state_end_a_sentence_before_another_begins():
    text = "Poland's Foreign Minister Jan Nowak left the U.S. The next day he met Germany's Foreign Minister Anna Vogel in Berlin."

    assert ("meeting", "held", {"Jan Nowak": "POL", "Anna Vogel": "DEU"}) in met(text)


@pytest.mark.parametrize("purpose", ["to discuss a training programme", "to bid farewell", ""])
def test_who_calls_on_somebody_to_discuss_it_meets_him(purpose):
    text = f"Finland's ambassador to Kenya called on Kenya's Principal Secretary John Tanui last week {purpose}."

    assert met(text) == [("meeting", "held", {"FIN": "FIN", "John Tanui": "KEN"})]
    assert {topic.phrase for topic in told(text).topics} <= {"a training programme"}


def test_who_calls_on_both_sides_to_act_meets_nobody():
    text = "Finland's Foreign Minister Elina Lahti called on Kenya and Uganda to withdraw their troops from the border."

    assert not met(text)


def test_who_is_called_on_is_not_whoever_invited():
    text = (
        "Malaysian Prime Minister Anwar Ibrahim will leave for Moscow on Tuesday at the invitation of President Vladimir Putin. During the "
        "visit he will also call on the Grand Mufti in Kazan."
    )

    assert not any("Vladimir Putin" in parties for form, _, parties in met(text) if form == "meeting")


@pytest.mark.parametrize(
    "words",
    [
        '"We need a ceasefire," Egyptian Foreign Minister Badr Abdelatty told his Greek counterpart, Giorgos Pappas, in Cairo on Sunday.',
        "Egyptian Foreign Minister Badr Abdelatty told visiting Greek Foreign Minister Giorgos Pappas on Sunday that it was needed.",
        "Visiting Greek Foreign Minister Giorgos Pappas told Egyptian Foreign Minister Badr Abdelatty on Sunday that it was needed.",
    ],
)
def test_what_is_told_in_a_city_or_to_a_visitor_is_told_at_a_meeting(words):
    assert ("meeting", "held", {"Badr Abdelatty": "EGY", "Giorgos Pappas": "GRC"}) in met(words)


def test_who_tells_reporters_of_two_did_not_speak_with_them():
    text = (
        "Presidents Gustavo Petro and Daniel Noboa spoke by telephone on Tuesday, Colombia's energy minister, Edwin Palma, told reporters "
        "on Wednesday."
    )

    assert not any("Edwin Palma" in parties for *_, parties in met(text))


def test_a_meeting_that_had_been_planned_and_did_not_take_place_is_cancelled():
    text = "A meeting between the Armenian and Azerbaijani leaders that had been planned for May in Granada did not take place."

    assert met(text) == [("meeting", "cancelled", {"ARM": "ARM", "AZE": "AZE"})]


def test_what_is_proposed_for_june_lies_ahead():
    text = "Chile's Ambassador Mario Artaza met Kenya's Trade Minister John Tanui on Monday and proposed a seminar on critical minerals in June."

    assert [one.date for one in told(text).engagements if one.status == "proposed"] == ["2025-06"]


@pytest.mark.parametrize("title", ["vice-foreign minister", "deputy-foreign minister"])
def test_a_deputy_with_a_hyphen_is_no_minister(title):
    text = f"Japanese {title} Takehiro Funakoshi met South Korea's Foreign Minister Kim Hong-kyun in Seoul on Monday."

    assert ("Takehiro Funakoshi", title, "JPN", None) in posts(text)


@pytest.mark.parametrize(
    "tail",
    ["over the phone", "on Friday", "in Santiago on 12 May", "by telephone"],
)
def test_when_where_and_with_whom_are_no_part_of_a_topic(tail):
    text = f"Chile's Foreign Minister Ana Ruiz discussed the digital trade agreement {tail}. Poland's Foreign Minister Jan Nowak thanked her."

    assert {topic.phrase for topic in told(text).topics} <= {"the digital trade agreement"}


def test_who_is_received_behind_a_day_and_a_palace_with_a_visitor():
    text = (
        "Kuwait's Crown Prince Sabah Al-Sabah received on Wednesday at Bayan Palace Foreign Minister Abdullah Al-Yahya and visiting Iraqi "
        "Foreign Minister Fuad Hussein."
    )

    assert [set(parties) for *_, parties in met(text)] == [{"Sabah Al-Sabah", "Abdullah Al-Yahya", "Fuad Hussein"}]
    assert "Bayan Palace" not in {body for *_, body in posts(text)}


def test_the_spokesman_who_tells_it_is_not_the_ambassador_who_was_summoned():
    text = (
        "Nigeria's Minister Bianca Ojukwu has summoned the Burkinabe ambassador over the detention of 11 airmen, the spokesman of the "
        "ministry, Kimiebi Ebienfa, disclosed on Tuesday."
    )

    assert met(text) == [("demarche", "held", {"Bianca Ojukwu": "NGA", "BFA": "BFA"})]


def test_who_leads_a_delegation_meets_those_with_whom_talks_are_planned():
    text = "Swiss State Secretary Helene Artieda will lead a delegation to Lima in March, where talks with the Colombian and Peruvian ministers are planned."

    assert {"Helene Artieda": "CHE", "COL": "COL", "PER": "PER"} in [parties for *_, parties in met(text)]


def test_who_was_also_in_attendance_took_part():
    text = (
        "Ugandan President Yoweri Museveni met EU Ambassador Jan Sadek on Monday. Also in attendance were the ambassadors of Sweden, Maria "
        "Håkansson, and of Austria, Katja Kerschbaumer."
    )

    assert met(text) == [
        (
            "meeting",
            "held",
            {"Yoweri Museveni": "UGA", "Jan Sadek": "EU", "Maria Håkansson": "SWE", "Katja Kerschbaumer": "AUT"},
        )
    ]


def test_a_rank_before_the_name_is_an_office_of_its_own():
    text = "The Chief of the Defence Staff, General Sir Tony Radakin, met Pakistan's Foreign Minister Bilal Khan in Islamabad on Monday."

    assert {title for name, title, _, _ in posts(text) if name == "Tony Radakin"} == {
        "Chief of the Defence Staff",
        "General",
    }


def test_don_is_a_given_name_before_one_name():
    text = "Australian Trade Minister Don Farrell met China's Commerce Minister Wang Wentao in Beijing on Monday."

    assert met(text) == [("meeting", "held", {"Don Farrell": "AUS", "Wang Wentao": "CHN"})]


def test_what_stands_before_all_that_somebody_did_is_where_he_did_it():
    text = "Indian Minister Ravi Rao met Irish Minister Simon Harris in Dublin; in London he addressed investors and met the UK's Business Secretary, Jonathan Reynolds."

    assert [one.place and one.place.name for one in told(text).engagements if one.form == "meeting"] == [
        "Dublin",
        "London",
    ]


def test_he_is_not_the_spokesman_who_tells_of_him():
    text = "Indian Foreign Secretary Vikram Misri will visit Dhaka, spokesperson Randhir Jaiswal said. He is expected to call on Bangladesh's Chief Adviser Muhammad Yunus."

    assert ("meeting", "scheduled", {"Vikram Misri": "IND", "Muhammad Yunus": "BGD"}) in met(text)


@pytest.mark.parametrize("words", ["will not be able to meet", "had been due to meet", "is unable to meet"])
def test_who_cannot_or_was_due_to_meet_does_not(words):
    text = f"The Prime Minister of Fiji, Sitiveni Rabuka, {words} New Zealand's Foreign Minister Winston Peters in Suva on Sunday."

    assert met(text) == [("meeting", "cancelled", {"Sitiveni Rabuka": "FJI", "Winston Peters": "NZL"})]


def test_what_is_brought_forward_is_still_to_come():
    text = (
        "The talks between Turkish Energy Minister Alparslan Bayraktar and his Iraqi counterpart Hayyan Abdul-Ghani, scheduled for 20 March in "
        "Ankara, have been brought forward to 19 March."
    )

    assert {status for _, status, _ in met(text)} == {"scheduled"}


def test_the_assistant_of_a_president_is_no_president():
    text = "Assistant of the President of the Republic of Azerbaijan Hikmet Hajiyev met with EU envoy Magdalena Grono in Baku."

    assert ("Hikmet Hajiyev", "Assistant of the President", "AZE", None) in posts(text)
    assert ("Hikmet Hajiyev", "President", "AZE", None) not in posts(text)


def test_a_minister_for_a_continent_is_not_called_after_it():
    text = "British Minister for Africa Lord Collins will visit Kigali on 21 March."

    assert met(text) == [("visit", "scheduled", {"Collins": "GBR"})]


def test_a_ministry_that_summons_is_not_the_prime_minister_of_the_sentence_before():
    text = (
        "Albania's Prime Minister Edi Rama said nothing. The Foreign Ministry in Tirana summoned the Greek Ambassador, Konstantina Kamitsi, "
        "on Friday and handed her a note of protest."
    )

    assert not any("Edi Rama" in parties for *_, parties in met(text))


def test_an_office_of_one_state_told_alone_lends_nobody_another():
    text = "S. Jaishankar met FM Espen Barth Eide of Norway. EAM also called on Prime Minister Christopher Luxon of New Zealand."

    assert not any(parties.get("S. Jaishankar") in {"NZL", "NOR"} for *_, parties in met(text))


def test_who_is_received_by_one_and_by_another_is_met_twice():
    text = (
        "Montenegrin Foreign Minister Ervin Ibrahimović will be received by Slovenia's President Nataša Pirc Musar and by Slovenia's "
        "Speaker Urška Klakočar."
    )

    assert met(text) == [
        ("meeting", "scheduled", {"Ervin Ibrahimović": "MNE", "Nataša Pirc Musar": "SVN"}),
        ("meeting", "scheduled", {"Ervin Ibrahimović": "MNE", "Urška Klakočar": "SVN"}),
    ]


def test_who_receives_a_cable_of_congratulations_did_not_send_it():
    text = (
        "Bahrain's King Hamad bin Isa Al Khalifa received a cable of congratulations from the President of the Republic of Korea, Yoon Suk "
        "Yeol, on the anniversary of the National Action Charter."
    )

    reading = told(text)
    names = {actor.id: actor.name for actor in reading.actors}
    roles = {names[party.actor]: party.role for one in reading.engagements for party in one.parties}
    assert roles == {"Yoon Suk Yeol": "sender", "Hamad bin Isa Al Khalifa": "recipient"}
    assert "Hamad bin Isa Al Khalifa" not in {names[said.speaker] for said in reading.statements}


def test_who_congratulates_on_an_election_is_not_of_that_state():
    text = "President Xi Jinping congratulated Karol Nawrocki on his election as President of Poland in a message on Monday."

    assert met(text) == [("message", "held", {"Xi Jinping": None, "Karol Nawrocki": None})]
