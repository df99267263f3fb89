"""Whom officers of houses, envoys and fellow travellers stand for, and whom nobody says that they stand for."""

import pytest

from extraction.engaged import met, posts, told


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("On Friday Georgian Minister Levan Davit met Ilze Kalniņa, chairwoman of the European Affairs Committee of the Saeima.", "LVA"),
        ("On Friday Georgian Minister Levan Davit met the deputy speaker of the Seimas, Ilze Kalniņa.", "LTU"),
        ("On Friday Georgian Minister Levan Davit met Ilze Kalniņa, deputy speaker of the Jatiya Sangsad.", "BGD"),
        ("On Friday Georgian Minister Levan Davit met the head of the Legal Department of the Federal Foreign Office, Ilze Kalniņa.", "DEU"),
        ("On Friday Georgian Minister Levan Davit met Ilze Kalniņa of the U.S. State Department.", "USA"),
    ],
)  # fmt: skip
def test_an_officer_of_a_house_that_one_state_has_stands_for_that_state(words, side):
    assert met(words) == [("meeting", "held", {"Levan Davit": "GEO", "Ilze Kalniņa": side})]


def test_a_department_called_like_the_american_one_is_not_american():
    words = (
        "Kenya's State Department for Culture and the Ambassador of Peru, Ana Rojas, signed an agreement in Nairobi."
    )

    assert "USA" not in {side for _, _, parties in met(words) for side in parties.values()}


def test_a_state_behind_the_letters_of_its_house_is_the_state_of_the_house():
    words = "A delegation led by the Chairman of the National Assembly (NA) of Vietnam, Tran Quang Hung, met President Pedro Lira of Chile."

    assert met(words) == [("meeting", "held", {"Tran Quang Hung": "VNM", "Pedro Lira": "CHL"})]


@pytest.mark.parametrize(
    ("words", "who", "title", "state"),
    [
        ("Chadian Minister Ali Mahamat met Karen Bell, U.S. President John Carver's envoy for the Sahel.", "Karen Bell", "envoy for the Sahel", "USA"),
        ("Chadian Minister Ali Mahamat met Karen Bell, UN Secretary-General João Lima's special envoy for Sudan.", "Karen Bell", "special envoy for Sudan", "UN"),
        ("Chadian Minister Ali Mahamat received Karen Bell, John Carver's envoy.", "Karen Bell", "envoy", None),
    ],
)  # fmt: skip
def test_whose_envoy_somebody_is_may_stand_behind_the_name(words, who, title, state):
    assert (who, title, state, None) in posts(words)


def test_whoever_sends_an_envoy_is_told_and_was_not_there():
    words = "Chadian Minister Ali Mahamat met Karen Bell, U.S. President John Carver's envoy for the Sahel."

    assert "John Carver" in {actor.name for actor in told(words).actors}
    assert met(words) == [("meeting", "held", {"Ali Mahamat": "TCD", "Karen Bell": "USA"})]


@pytest.mark.parametrize(
    "words",
    [
        "Polish President Jan Wilk will travel to Kyiv with Foreign Minister Ewa Nowak.",
        "Polish President Jan Wilk arrived in Kyiv on Monday with Foreign Minister Ewa Nowak.",
        "Polish President Jan Wilk flew to Kyiv, along with Foreign Minister Ewa Nowak.",
        "Polish President Jan Wilk will visit Kyiv on Friday. He will travel with Foreign Minister Ewa Nowak.",
    ],
)
def test_a_minister_who_travels_with_an_officer_is_of_the_same_state(words):
    sides = {name: side for _, _, parties in met(words) for name, side in parties.items()}

    assert sides == {"Jan Wilk": "POL", "Ewa Nowak": "POL"}


def test_whom_a_traveller_has_talks_with_travels_with_nobody():
    words = "Kenyan President Peter Otieno arrived in Paris for talks with President Luc Martin."

    visits = [parties for form, _, parties in met(words) if form == "visit"]

    assert visits == [{"Peter Otieno": "KEN"}]


@pytest.mark.parametrize(
    "words",
    [
        "Secretary Carver met Foreign Minister Lucia Torres of Colombia. He reiterated that Colombia expects all partners to pay their dues.",
        "Secretary Carver spoke by phone with Foreign Minister Lucia Torres of Colombia on Tuesday.",
    ],
)
def test_who_meets_an_officer_of_the_one_state_told_is_not_of_that_state(words):
    ((_, _, parties),) = met(words)

    assert parties["Carver"] is None and parties["Lucia Torres"] == "COL"


def test_of_two_who_talk_with_each_other_both_are_not_of_the_one_state_told():
    words = "During a phone conversation initiated by the Turkish side, Pavel Orlov informed Kemal Aydin about the talks, his press service said."

    ((_, _, parties),) = met(words)

    assert sorted(parties) == ["Kemal Aydin", "Pavel Orlov"]
    assert list(parties.values()).count("TUR") < 2


@pytest.mark.parametrize(
    "words",
    [
        "US Vice President John Carver met with Chancellor Karl Thal's foreign minister, Anna Busch, in Munich on Friday. "
        "A meeting with Ukraine's Oleh Bondar is scheduled for Saturday.",
        "Vice President John Carver met with Anna Busch in Munich on Friday. A meeting with Ukraine's Oleh Bondar is scheduled "
        "for Saturday. Carver is accompanied by special envoy Frank Kell.",
    ],
)
def test_a_state_told_of_another_in_the_next_sentence_is_not_theirs(words):
    ukrainians = {name for _, _, parties in met(words) for name, side in parties.items() if side == "UKR"}

    assert ukrainians == {"Oleh Bondar"}


def test_where_somebody_goes_next_is_not_the_state_of_whom_he_met():
    words = "Portugal's Rui Prado held talks in Praia with Prime Minister Ulisses Tavares on Monday. He leaves for São Tomé on Tuesday."

    sides = {name: side for _, _, parties in met(words) for name, side in parties.items()}

    assert sides["Ulisses Tavares"] != "STP"


@pytest.mark.parametrize(
    ("words", "name", "state"),
    [
        ("Foreign Minister Gedion Alemu welcomed Somali President Hassan Sheikh Omar at Bole International Airport.", "Bole International Airport", None),
        ("Kenyan President Peter Otieno was met at Mehrabad Airport by Iranian Vice President Reza Karimi.", "Mehrabad Airport", None),
        ("Uzbek Minister Bakhtiyor Aliev welcomed Qatari Minister Ali Al-Kuwari at Tashkent International Airport.", "Tashkent", "UZB"),
    ],
)  # fmt: skip
def test_an_airport_called_like_a_village_elsewhere_is_not_there(words, name, state):
    ((place,),) = {(engagement.place,) for engagement in told(words).engagements}

    assert place is not None and (place.name, place.state) == (name, state)


@pytest.mark.parametrize(
    ("words", "firm"),
    [
        ("Chinese Premier Wang Lei met Vitol head Roger Hart in Beijing.", "Vitol"),
        ("IAEA head Pablo Rossi held talks with Rosatom chief Alexei Volkov in Moscow on 7 February.", "Rosatom"),
        ("Kenyan Trade Minister Lee Mwangi met Airbus boss Ralf Busch in Munich on Monday.", "Airbus"),
    ],
)
def test_a_firm_may_be_known_by_its_chief_alone(words, firm):
    ((_, _, parties),) = met(words)

    assert firm in parties.values()


@pytest.mark.parametrize("words", ["Kyiv head", "Army chief", "Carver chief of staff"])
def test_what_stands_before_a_chief_is_not_always_a_firm(words):
    parties = met(f"Chinese Premier Wang Lei met {words} Roger Hart in Beijing.")

    assert words.split()[0] not in {side for _, _, told_sides in parties for side in told_sides.values()}


def test_a_monarch_is_not_whoever_has_his_name_as_family_name():
    words = (
        "Malaysia's Prime Minister Anwar Ibrahim met Bosnia's Denis Hadžić in Putrajaya on Wednesday. "
        "Hadžić is due to have an audience with His Majesty Sultan Ibrahim, King of Malaysia, on Thursday."
    )

    held, due = met(words)

    assert "Anwar Ibrahim" in held[2] and "Anwar Ibrahim" not in due[2]


@pytest.mark.parametrize("again", ["Nahdi", "Al-Nahdi", "al-Nahdi"])
def test_the_article_of_a_family_name_may_be_dropped(again):
    words = f"Yemeni Foreign Minister Salem al-Nahdi met Jordan's Ahmad Safi on Monday. Later {again} met Turkey's Kemal Aydin."

    assert [set(parties) for _, _, parties in met(words)] == [
        {"Salem al-Nahdi", "Ahmad Safi"},
        {"Salem al-Nahdi", "Kemal Aydin"},
    ]


@pytest.mark.parametrize("who", ["Royal Court Chief Nabil Haddad", "Chief of Protocol Nabil Haddad", "Nabil Haddad"])
def test_who_merely_attended_is_of_neither_side(who):
    words = f"King Abdullah of Jordan received Kuwaiti Ambassador Hamad Al-Rashed in Amman on Tuesday. {who} attended."

    sides = {name: side for _, _, parties in met(words) for name, side in parties.items()}

    assert sides["Abdullah"] == "JOR" and sides["Hamad Al-Rashed"] == "KWT"
    assert sides.get("Nabil Haddad") not in {"JOR", "KWT"}


def test_each_of_several_holds_the_office_in_the_singular():
    words = "President William Otieno of Kenya received letters of credence from the ambassadors of Iran, Ali Karimi, and Cuba, Pedro Cuesta."

    assert {(who, title, state) for who, title, state, _ in posts(words)} >= {
        ("Ali Karimi", "ambassador", "IRN"),
        ("Pedro Cuesta", "ambassador", "CUB"),
    }


def test_a_long_name_of_a_state_in_a_list_tells_whose_officer_stands_behind_it():
    words = "The President met the Ambassadors of France, Sophie Martin, and of the People's Republic of China, Wen Jialing, on Tuesday."

    sides = {name: side for _, _, parties in met(words) for name, side in parties.items()}

    assert (sides["Sophie Martin"], sides["Wen Jialing"]) == ("FRA", "CHN")


@pytest.mark.parametrize(("town", "state"), [("Siem Reap", "KHM"), ("Chiang Rai", "THA"), ("Naqoura", "LBN")])
def test_a_town_of_two_words_behind_in_is_nobody(town, state):
    words = f"Thai Foreign Minister Somchai Rattan met Chadian Foreign Minister Ali Mahamat in {town} on Tuesday."

    (engagement,) = told(words).engagements

    assert engagement.place is not None and (engagement.place.name, engagement.place.state) == (town, state)
