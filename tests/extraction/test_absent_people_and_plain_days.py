"""Who is told of and was not there, whose deputy somebody is, where names end, and which day and place are another's."""

from datetime import date

import pytest

from extraction.engaged import met, posts, told


def days_and_places(text, day=date(2025, 2, 13)):
    return [(e.form, e.status, e.date, e.place and e.place.name) for e in told(text, day).engagements]


@pytest.mark.parametrize(
    "words",
    [
        "Sri Lankan Foreign Minister Vijitha Herath deputised for President Anura Dissanayake in Kazan, where he met Ethiopia's president.",
        "Sri Lankan Foreign Minister Vijitha Herath stood in for President Anura Dissanayake in Kazan, where he met Ethiopia's president.",
    ],
)
def test_who_is_stood_in_for_is_not_there(words):
    assert met(words) == [("meeting", "held", {"Vijitha Herath": "LKA", "ETH": "ETH"})]


def test_of_two_ministers_the_one_in_whose_place_another_comes_meets_nobody():
    text = (
        "In the absence of Croatian Prime Minister Ana Kovač, Croatia's Deputy Prime Minister Ivan Horvat received the Ambassador of "
        "Japan, Kenji Sato."
    )

    assert met(text) == [("meeting", "held", {"Ivan Horvat": "HRV", "Kenji Sato": "JPN"})]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "Polish President Andrzej Duda will send his aide Wojciech Kolarski to Ankara on Monday.",
            "Wojciech Kolarski",
        ),
        ("Polish President Andrzej Duda will send Foreign Minister Anna Radwan to Ankara on Monday.", "Anna Radwan"),
    ],
)
def test_who_is_sent_goes_and_not_the_sender(words, who):
    assert met(words) == [("visit", "scheduled", {who: "POL"})]


def test_her_predecessor_is_not_she():
    text = (
        "The Canadian ambassador, Susan Whitcombe, called on Jordan's planning minister Hadeel Obaidat on Monday. Even her predecessor as "
        "ambassador, Michel Desrosiers, came to Jordan this month to look at the warehouses."
    )

    assert [set(parties) for form, _, parties in met(text) if form == "visit"] == [{"Michel Desrosiers"}]


@pytest.mark.parametrize(
    "words",
    [
        "British Foreign Secretary David Lammy's deputy, Anneliese Dodds, met Japan's Foreign Minister Takeshi Iwaya in Tokyo.",
        "Britain's David Lammy and his deputy, Anneliese Dodds, met Japan's Foreign Minister Takeshi Iwaya in Tokyo.",
    ],
)
def test_a_deputy_is_of_the_state_of_whom_she_serves(words):
    ((_, _, parties),) = met(words)

    assert parties["Anneliese Dodds"] == "GBR"


@pytest.mark.parametrize("verb", ["announced", "said"])
def test_what_a_state_would_not_do_is_no_pledge_to_do_it(verb):
    text = (
        "U.S. Secretary of State Marco Rubio met Panamanian President José Raúl Mulino in Panama City on Sunday and "
        f"{verb} that Washington would not renew the accord."
    )

    assert all("not" in commitment.what.split() for commitment in told(text).commitments)


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        (
            'South African Foreign Minister Roelof "Pik" Botha met Cuba\'s Ana Gil in Geneva.',
            'Roelof "Pik" Botha',
            "ZAF",
        ),
        ("Botswana's President Duma Boko met Zambian President Hakainde Hichilema in Lusaka.", "Duma Boko", "BWA"),
    ],
)
def test_names_are_read_whole(words, name, side):
    ((_, _, parties),) = met(words)

    assert parties[name] == side


def test_a_name_ends_with_junior():
    text = "France's Jean Dupont met Robert F. Kennedy Jr. Kenya was represented by its ambassador."

    assert {"Jean Dupont", "Robert F. Kennedy Jr."} in [set(parties) for _, _, parties in met(text)]


def test_envoys_listed_with_their_states_give_none_to_their_host():
    text = (
        "President Samia Suluhu Hassan accepted on Monday the credentials of two new envoys: Anders Sjöberg (Sweden) and Park Sung-hoon "
        "(Republic of Korea)."
    )

    assert met(text) == [
        ("ceremony", "held", {"Samia Suluhu Hassan": None, "Anders Sjöberg": "SWE", "Park Sung-hoon": "KOR"})
    ]


@pytest.mark.parametrize(
    "words",
    [
        "U.S. Special Envoy Mike Hammer briefed diplomats in Djibouti on February 10. He had seen Prime Minister Abiy Ahmed two days before.",
        "Dutch Foreign Minister Caspar Veldkamp, who had seen Prime Minister Abiy Ahmed two days before, arrived in Nairobi on 10 February.",
    ],
)
def test_who_was_seen_before_is_of_no_state_where_another_is_now(words):
    sides = [parties["Abiy Ahmed"] for _, _, parties in met(words) if "Abiy Ahmed" in parties]

    assert sides == [None]
    assert ("Abiy Ahmed", "Prime Minister", None, None) in posts(words)


def test_a_meeting_is_no_part_of_the_journey_after_it():
    text = "Panama's president, José Raúl Mulino, met US secretary of state Marco Rubio on Sunday. Mr Rubio went on to El Salvador."
    engagements = told(text).engagements

    assert [(e.form, e.part_of) for e in engagements] == [("meeting", None), ("visit", None)]


def test_a_meeting_during_a_visit_is_part_of_it():
    text = "Norway's Foreign Minister Espen Eide arrived in Cairo on Monday on a two-day visit. He met Egypt's Badr Abdelatty on Tuesday."
    engagements = told(text).engagements

    assert [(e.form, e.part_of) for e in engagements] == [("visit", None), ("meeting", engagements[0].id)]


@pytest.mark.parametrize("verb", ["weighing", "mulling", "considering"])
def test_what_is_weighed_is_proposed(verb):
    text = f"Tokyo is {verb} a call between Prime Minister Shigeru Ishiba and South Korea's acting president Choi Sang-mok."

    assert [(form, status) for form, status, _ in met(text)] == [("call", "proposed")]


def test_who_urges_caution_ahead_of_a_meeting_is_not_told_to_attend_it():
    assert not met("Germany's Joachim Nagel and Austria's Robert Holzmann had urged caution ahead of the meeting.")


@pytest.mark.parametrize("rest", ["raised dairy quotas", "did not raise the question of a summit, her office said"])
def test_a_first_call_is_a_call_whatever_was_not_raised(rest):
    text = f"In her first call with Canada's Justin Trudeau since December, Mexican leader Claudia Sheinbaum {rest}."

    assert met(text) == [("call", "held", {"Claudia Sheinbaum": "MEX", "Justin Trudeau": "CAN"})]


def test_who_calls_is_not_who_is_named_in_the_next_sentence():
    text = (
        "In a call with Canada's Justin Trudeau, Mexican leader Claudia Sheinbaum raised dairy quotas. Foreign Secretary Juan Ramón de la "
        "Fuente sat down with US Secretary of State Marco Rubio in Washington on Monday."
    )

    assert [set(parties) for form, _, parties in met(text) if form == "call"] == [
        {"Claudia Sheinbaum", "Justin Trudeau"}
    ]


def test_who_is_abroad_these_days_is_there():
    text = "Finnish Foreign Minister Elina Valtonen is in Ankara from 12 to 14 February."

    assert days_and_places(text) == [("visit", "held", "2025-02-12/2025-02-14", "Ankara")]


def test_a_protest_note_is_handed_over_once():
    text = (
        "Mali's foreign ministry handed a protest note to Algeria's ambassador, El Haoués Riache, after he was seen with exiled cleric "
        "Mahmoud Dicko."
    )

    assert [set(parties) for form, _, parties in met(text) if form == "demarche"] == [
        {"foreign ministry", "El Haoués Riache"}
    ]


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        (
            "Niger's prime minister, Laouali Magagi, was in Rabat on Tuesday, where Moroccan Foreign Minister Younes Berrada told him that "
            "the kingdom was ready.",
            {"Laouali Magagi": "NER", "Younes Berrada": "MAR"},
        ),
        (
            "French President Emmanuel Macron flew to Cairo on Sunday, where he assured Egyptian President Abdel Fattah al-Sisi that France "
            "would help.",
            {"Emmanuel Macron": "FRA", "Abdel Fattah al-Sisi": "EGY"},
        ),
    ],
)
def test_where_somebody_was_told_something_he_was_met(words, parties):
    assert ("meeting", "held", parties) in met(words)


def test_a_ministry_in_a_capital_is_of_its_state():
    text = "On Friday the Foreign Ministry in Kyiv called in the Slovak charge d'affaires, Lubomir Hanzel, over remarks by a deputy speaker."

    assert met(text) == [("demarche", "held", {"Foreign Ministry": "UKR", "Lubomir Hanzel": "SVK"})]


def test_what_was_meant_to_be_and_was_scrapped_is_cancelled():
    text = (
        "The handover was meant to take place at a summit of the bloc's leaders in Lima in December. It was scrapped after Mexican "
        "President Ignacio Barragán announced that he was not coming."
    )

    assert {status for _, status, _ in met(text)} == {"cancelled"}


def test_she_is_rather_one_who_is_known_to_be_a_woman():
    text = (
        "In Kinshasa, on 14 January, UN Special Envoy Adrienne Vasseur-Okello held discussions with the Congolese Minister of Defence, Jean-Bosco Kabeya. "
        "The Minister told her that operations would not be suspended. The following day, she went to Goma, where she listened to displaced women."
    )

    assert {"Adrienne Vasseur-Okello", "displaced women"} in [set(parties) for _, _, parties in met(text)]


def test_the_day_of_saying_is_not_the_day_of_going():
    text = "Britain's Foreign Secretary David Lammy said on Thursday he would fly to Riyadh in the coming days."

    assert days_and_places(text) == [("visit", "scheduled", None, "Riyadh")]


@pytest.mark.parametrize("end", ["after", "at the end of"])
def test_where_a_visitor_returns_to_is_not_where_he_has_been(end):
    text = f"Ghana's President Kwaku Asante-Frimpong returned to Accra last night {end} a working visit to Cotonou."

    assert [place for *_, place in days_and_places(text)] == ["Cotonou"]


def test_a_private_journey_is_no_visit():
    assert not met("Former Finnish president Sauli Niinistö travelled to Taipei in a private capacity this week.")


def test_a_mission_of_days_is_nobody_who_travels():
    assert met("UNHCR High Commissioner Filippo Grandi wrapped up a four-day mission to Bangladesh on Sunday.") == [
        ("visit", "held", {"Filippo Grandi": "UNHCR"})
    ]


def test_who_acts_as_go_between_is_the_mediator():
    text = "Slovak Prime Minister Robert Fico and Serbia's Aleksandar Vučić met for an hour, with Hungary's Viktor Orbán acting as go-between."
    (engagement,) = told(text).engagements

    assert [party.role for party in engagement.parties] == ["participant", "participant", "mediator"]


def test_who_sits_across_from_somebody_meets_him():
    text = "Polish President Andrzej Duda sat across from Taiwan's Lin Mei-chun on Monday. Later he shook hands with Japan's Sanae Takaichi."

    assert met(text) == [
        ("meeting", "held", {"Andrzej Duda": "POL", "Lin Mei-chun": "TWN"}),
        ("meeting", "held", {"Andrzej Duda": "POL", "Sanae Takaichi": "JPN"}),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "At the invitation of H.E. Dr. Badr Abdelatty, Minister of Foreign Affairs of Egypt, H.E. Hakan Fidan, Minister of Foreign Affairs of "
        "the Republic of Türkiye, will pay a working visit to Cairo on 15 March.",
        "Turkish Foreign Minister Hakan Fidan will pay a working visit to Cairo on 15 March at the invitation of Egypt's Badr Abdelatty.",
    ],
)
def test_who_invites_is_the_host(words):
    (visit,) = told(words, date(2025, 2, 13)).engagements

    assert [(party.side, party.role) for party in visit.parties] == [("TUR", "visitor"), ("EGY", "host")]


def test_who_gets_a_letter_from_somebody_is_its_recipient():
    text = "In a letter to the Mongolian government dated 3 February, the Rio Tinto group offered to pay more."
    (message,) = told(text).engagements

    assert {party.role for party in message.parties} == {"sender", "recipient"}


def test_a_post_on_a_network_is_no_telephone_call():
    text = (
        "Hungarian Foreign Minister Péter Szijjártó and his Uzbek counterpart, Bakhtiyor Saidov, met Azerbaijan's Jeyhun Bayramov in Baku. "
        "Szijjártó, in a Facebook post, thanked his hosts."
    )

    assert [form for form, _, _ in met(text)] == ["meeting"]


def test_figures_presented_at_home_are_no_briefing():
    assert not met(
        "Norwegian wealth fund chief executive Nicolai Tangen presented the figures in Oslo alongside his deputy, Trond Grande."
    )


def test_a_crown_prince_who_accompanies_his_king_is_of_his_state():
    text = (
        "Jordan's King Abdullah II, accompanied by Crown Prince Hussein, was at the White House on Tuesday, where President Donald Trump "
        "pressed him to take in Palestinians."
    )

    assert met(text) == [("meeting", "held", {"Donald Trump": "USA", "Abdullah II": "JOR", "Hussein": "JOR"})]


def test_one_sentence_of_who_is_where_these_days_tells_a_visit():
    text = "Cambodian Deputy Prime Minister Prak Sokhonn is in Singapore from 11 to 13 March 2025 at the invitation of Foreign Minister Vivian Tan."

    assert met(text) == [("visit", "held", {"Prak Sokhonn": "KHM", "Vivian Tan": "SGP"})]


def test_a_counterpart_beside_a_name_in_a_heading_is_another():
    text = (
        "President Asante-Frimpong, Beninese counterpart agree on joint patrols at sea\n\nThe President of the Republic, Kwaku "
        "Asante-Frimpong, met Théophile Ahouandjinou in Cotonou on Tuesday."
    )
    ((_, _, parties),) = met(text)

    assert parties["Kwaku Asante-Frimpong"] != "BEN"
