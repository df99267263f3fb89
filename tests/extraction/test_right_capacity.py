"""Who holds which office, of whom: offices told in full, styles and brackets, and sides that are somebody else's."""

import pytest

from extraction.engaged import met, posts, told


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Minister of Foreign Affairs and International Cooperation of Cambodia", "Minister of Foreign Affairs and International Cooperation"),
        ("Minister of Foreign Affairs and External Trade of the Kingdom of Cambodia", "Minister of Foreign Affairs and External Trade"),
        ("Minister of Labour and Overseas Employment of Cambodia", "Minister of Labour and Overseas Employment"),
        ("Cambodia's Minister for Disaster Preparedness", "Minister for Disaster Preparedness"),
    ],
)  # fmt: skip
def test_a_portfolio_is_told_to_its_end(words, title):
    text = f"Sokunthea Prak, {words}, met the Norwegian Foreign Minister, Peter Holm, in Oslo on Monday."

    assert ("Sokunthea Prak", title, "KHM", None) in posts(text)


def test_an_office_before_the_name_may_be_long():
    text = (
        "The Minister of Foreign Affairs and International Cooperation of the Kingdom of Cambodia, Sokunthea Prak, met Norwegian "
        "Foreign Minister Peter Holm in Oslo on Monday."
    )

    assert ("meeting", "held", {"Sokunthea Prak": "KHM", "Peter Holm": "NOR"}) in met(text)


def test_the_style_before_a_name_is_no_office():
    text = "Qatari Prime Minister HE Sheikh Jassim bin Hamad Al-Nuaimi met today in Doha with Jordan's Foreign Minister Laith Majali."

    assert {post for post in posts(text) if post[0].startswith("Jassim")} == {
        ("Jassim bin Hamad Al-Nuaimi", "Prime Minister", "QAT", None)
    }


def test_a_malay_style_stands_between_office_and_name():
    text = "High Commissioner of Malaysia to Bangladesh Dato' Shahrizal bin Mustaffa today met Commerce Adviser of Bangladesh Rezaul Haque."

    assert ("Shahrizal bin Mustaffa", "High Commissioner", "MYS", None) in posts(text)


def test_brackets_belong_to_an_office():
    text = "Director General (South-East Asia) of the Ministry of Foreign Affairs of Bangladesh Tahmina Kabir met the Thai ambassador on Monday."

    ((_, title, state, _),) = posts(text)

    assert (title, state) == ("Director General (South-East Asia)", "BGD")


def test_the_committee_of_a_parliament_is_told_in_full():
    text = (
        "Estonian Foreign Minister Kaarel Tamm met the Chair of the Moldovan parliament's Committee on Foreign Policy and European "
        "Integration, Veaceslav Cojuhari, in Tallinn on Monday."
    )

    assert ("Veaceslav Cojuhari", "Chair", "MDA", "Committee on Foreign Policy and European Integration") in posts(text)


def test_the_minister_behind_another_is_not_the_same_one():
    text = (
        "The French president met Rosalind Kerr, Britain's Northern Ireland Secretary, and Ireland's foreign minister, Fergal "
        "Brosnan, in Paris on Monday."
    )

    assert {post[:3] for post in posts(text)} == {
        ("Rosalind Kerr", "Northern Ireland Secretary", "GBR"),
        ("Fergal Brosnan", "foreign minister", "IRL"),
    }


def test_an_ambassador_is_not_of_the_state_that_receives_her():
    text = "Only yesterday our Ambassador to Finland, Gulnora Saidaliyeva, received the Finnish foreign minister in Helsinki."

    assert all(post[2] != "FIN" for post in posts(text))
    assert all(parties.get("Gulnora Saidaliyeva") != "FIN" for *_, parties in met(text))


def test_an_office_that_is_american_in_america_is_not_elsewhere():
    text = (
        "BRASILIA, March 13 - Brazilian and Argentine officials ended talks here on wheat, a Foreign Ministry source said. In Buenos "
        "Aires, Agriculture Secretary Lucio Recabarren said the pact would not harm sales."
    )

    assert all(post[2] != "USA" for post in posts(text))


def test_a_state_with_which_there_is_an_agreement_is_nobodys_side():
    text = (
        "The Sultan of Oman today received the report of Oman's Minister of the Interior, Khalfan bin Saif Al-Harrasi. The "
        "Undersecretary, Dr Zuwaina Al-Mahrouqi, visited Salalah last week. A Royal Decree was issued ratifying the agreement "
        "with Jordan on the avoidance of double taxation."
    )

    assert all(post[2] != "JOR" for post in posts(text))


def test_a_minister_is_of_no_guild():
    text = (
        'The Royal Guild of Nurses said wards were "running on goodwill". Penelope Garforth, the health secretary, has staked much on '
        "recruiting abroad. In a letter to Garforth, India's high commissioner, Ranjana Acharya, objects to fees charged by agents."
    )

    sides = [parties["Penelope Garforth"] for *_, parties in met(text) if "Penelope Garforth" in parties]
    assert "Royal Guild of Nurses" not in sides


def test_the_last_two_of_a_list_of_three_are_no_pair():
    text = (
        "Talks in Bergen between the EU, Norway and the Faroes on this year's mackerel catch broke up on Friday. Fisheries Secretary "
        "Ewan Drever had rung the Faroese prime minister, Jógvan Dam, on Sunday about a pause in the landing ban."
    )

    assert all(parties.get("Ewan Drever") != "NOR" for *_, parties in met(text))


def test_a_growers_union_is_known_by_its_president():
    text = (
        "A deal is to be signed in Taipei on Thursday by the chairwoman of the Taiwan Feed Industry Association, Lin Shu-ting, and "
        "Iowa Pork Growers president Rick Vandersloot."
    )

    assert ("Rick Vandersloot", "president", None, "Iowa Pork Growers") in posts(text)


def test_whoever_is_met_is_not_who_meets_him():
    text = (
        "Deputy Minister Azlina Mohd Rashdan and Uzbek Ambassador to Malaysia Jasur Mirkhalilov were on hand. Later in the afternoon, "
        "Azlina had a separate meeting with the envoy, who proposed sending 500 students."
    )

    assert {"Azlina Mohd Rashdan", "Jasur Mirkhalilov"} in [
        set(parties) for form, _, parties in met(text) if form == "meeting"
    ]


def test_a_hyphenated_name_is_no_verb():
    text = "The Ambassador of the Republic of Korea, Mr. Kim Dong-ho, paid a courtesy call on Nigeria's Minister of Health, Amina Yusuf, in Abuja."

    assert met(text) == [("meeting", "held", {"Amina Yusuf": "NGA", "Kim Dong-ho": "KOR"})]


def test_an_ambassador_is_not_the_foreign_minister_who_is_to_come():
    text = (
        "Kenyan Deputy Foreign Minister Grace Kamau met with Ambassador of Hungary Otto Kovács. They discussed the visit of the Foreign "
        "Minister of Hungary to Nairobi in October."
    )

    assert [set(parties) for form, _, parties in met(text) if form == "visit"] == [{"HUN"}]


def test_whose_letters_of_credence_are_received_is_there():
    text = "The President of Finland received the letters of credence of the new Ambassador of Japan, Kenji Sato, at the Presidential Palace."

    assert [parties for form, _, parties in met(text) if form == "ceremony"] == [{"FIN": "FIN", "Kenji Sato": "JPN"}]


def test_what_is_talked_about_is_nobodys_state():
    text = "Mr Blunt, the foreign secretary, is due in Madrid tomorrow for talks with the Spanish foreign minister on Gibraltar."

    assert all(post[2] != "GIB" for post in posts(text))
    assert all(parties.get("Blunt") != "GIB" for *_, parties in met(text))


def test_who_leads_a_people_within_a_state_is_of_neither():
    reading = told("Osman Tuncay, the Turkish Cypriot leader, met British envoy John Smith in Nicosia on Monday.")
    names = {actor.id: actor.name for actor in reading.actors}

    assert [(names[p.actor], p.side) for p in reading.engagements[0].parties] == [
        ("Osman Tuncay", None),
        ("John Smith", "GBR"),
    ]
    assert ("Turkish Cypriot leader", None) in [(post.title, post.state) for post in reading.posts]
