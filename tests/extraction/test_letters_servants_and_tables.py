"""Offices told by letters, those who serve an officer, and who took part for whom at a table of two sides."""

import pytest

from extraction.engaged import met, posts, told


@pytest.mark.parametrize(
    ("office", "state"),
    [
        ("Finnish FM", "FIN"),
        ("FM", None),
        ("UK PM", "GBR"),
        ("EAM", "IND"),
        ("DPM", None),
        ("VP", None),
        ("Kenyan CS", "KEN"),
        ("Russian NSA", "RUS"),
        ("MoS", None),
    ],
)
def test_an_office_is_told_by_its_letters(office, state):
    text = f"{office} Anna Lind met Polish Foreign Minister Jan Nowak in Geneva on Monday."

    assert ("Anna Lind", office.split()[-1], state, None) in posts(text)
    assert met(text) == [("meeting", "held", {"Anna Lind": state, "Jan Nowak": "POL"})]


@pytest.mark.parametrize("words", ["at 3 PM Jan Nowak", "on 104 FM Jan Nowak"])
def test_hours_and_wavelengths_are_no_offices(words):
    assert not any(
        title in {"PM", "FM"} for _, title, _, _ in posts(f"On Monday, {words}, Poland's envoy, met Anna Lind.")
    )


def test_the_director_of_an_agency_is_none_of_its_letters():
    text = "NSA Director Paul Adler met Israel's Defence Minister Dov Levi in Tel Aviv."

    assert ("Paul Adler", "NSA", None, None) not in posts(text)


def test_who_is_called_by_letters_and_in_full_is_one():
    text = "Keir Starmer, the UK PM, met President Emmanuel Macron of France in Paris. The British prime minister left at noon."

    assert [actor.name for actor in told(text).actors if actor.kind == "person"] == ["Keir Starmer", "Emmanuel Macron"]


def test_letters_behind_a_name_are_no_part_of_it():
    text = "Shirin Akhter MP, Speaker of the Bangladesh Parliament, met Irish Foreign Minister Nora Byrne in Dublin on Monday."

    assert met(text) == [("meeting", "held", {"Shirin Akhter": "BGD", "Nora Byrne": "IRL"})]
    assert {title for name, title, _, _ in posts(text) if name == "Shirin Akhter"} == {"Speaker"}


@pytest.mark.parametrize("style", ["Shaikh", "HRH", "HH"])
def test_styles_stay_outside_names(style):
    text = f"Bahrain's Crown Prince {style} Salman Al Khalifa met Jordan's Foreign Minister Laith Majali in Manama on Monday."

    assert {"Salman Al Khalifa": "BHR", "Laith Majali": "JOR"} in [parties for *_, parties in met(text)]


@pytest.mark.parametrize(
    ("servant", "title"),
    [
        ("Emmanuel Bonne, diplomatic adviser to the French president,", "diplomatic adviser to the French president"),
        ("The adviser to the French president, Emmanuel Bonne,", "adviser to the French president"),
        ("The French president's spokesman, Emmanuel Bonne,", "spokesman"),
        ("Emmanuel Bonne, the spokesman for the French president,", "spokesman for the French president"),
        ("Emmanuel Bonne, chief of staff to the French prime minister,", "chief of staff to the French prime minister"),
    ],
)
def test_who_serves_an_officer_does_not_hold_his_office(servant, title):
    text = f"{servant} met Poland's Foreign Minister Jan Nowak in Warsaw on Monday."

    assert {post for post in posts(text) if post[0] == "Emmanuel Bonne"} == {("Emmanuel Bonne", title, "FRA", None)}
    assert met(text) == [("meeting", "held", {"Emmanuel Bonne": "FRA", "Jan Nowak": "POL"})]


def test_an_adviser_to_a_president_who_is_named_makes_him_no_adviser():
    text = (
        "Emmanuel Bonne, an adviser to President Macron, met Poland's Foreign Minister Jan Nowak in Warsaw on Monday."
    )

    titles = {(name, title) for name, title, _, _ in posts(text)}
    assert ("Emmanuel Bonne", "adviser") in titles
    assert ("Macron", "adviser") not in titles


@pytest.mark.parametrize(
    "who_came",
    [
        "The meeting was attended on the Omani side by Shihab Al Said and Hamed Al Harthy, and on the Tanzanian side by Joseph Sokoine.",
        "The Omani side was represented by Shihab Al Said and Hamed Al Harthy, the Tanzanian side by Joseph Sokoine.",
        "Shihab Al Said and Hamed Al Harthy took part on the Omani side, while Joseph Sokoine attended on the Tanzanian side.",
        "On the Omani side: Shihab Al Said and Hamed Al Harthy. On the Tanzanian side: Joseph Sokoine.",
    ],
)
def test_who_took_part_on_which_side(who_came):
    text = (
        "Foreign Minister Badr Albusaidi held talks with his Tanzanian counterpart, Liberata Mulamula, in Muscat on Monday. "
        + who_came
    )

    assert met(text) == [
        (
            "meeting",
            "held",
            {
                "Badr Albusaidi": "OMN",
                "Liberata Mulamula": "TZA",
                "Shihab Al Said": "OMN",
                "Hamed Al Harthy": "OMN",
                "Joseph Sokoine": "TZA",
            },
        )
    ]


def test_who_represents_another_body_behind_a_semicolon_is_of_no_side():
    text = (
        "The bridge was discussed in Dushanbe on Monday by ministers of Tajikistan and Afghanistan. From the Afghan side the deputy "
        "minister, Yaqub Rasikh, took part; the port was represented by Sayfullo Nazriev."
    )

    assert ("Sayfullo Nazriev", "AFG") not in {
        (name, side) for *_, parties in met(text) for name, side in parties.items()
    }


def test_the_two_leaders_lead_states():
    text = (
        "Oman's Sultan Haitham bin Tariq held talks with Tanzanian President Samia Suluhu in Muscat. Foreign Minister Badr Albusaidi "
        "and Foreign Minister Liberata Mulamula took part. The two leaders later signed a declaration."
    )

    signed = [parties for form, _, parties in met(text) if form == "signing"]
    assert signed == [{"Haitham bin Tariq": "OMN", "Samia Suluhu": "TZA"}]


@pytest.mark.parametrize("owners", ["Hungarian Prime Minister Viktor Orbán and Slovak Prime Minister Robert Fico"])
@pytest.mark.parametrize("officers", ["interior ministers", "deputies"])
def test_their_ministers_are_others_than_they(owners, officers):
    text = (
        f"{owners} spoke by telephone on Friday. They agreed that their {officers} would meet in Bratislava next month."
    )

    assert ("meeting", "scheduled", {"HUN": "HUN", "SVK": "SVK"}) in met(text)


def test_a_minister_who_is_named_between_commas_travels():
    text = (
        "The Danish foreign minister, Lars Rasmussen, will travel to Nairobi next week for talks with President William Ruto, the "
        "ministry said. He is due to fly on to Addis Ababa, where he will meet Prime Minister Abiy Ahmed."
    )

    assert ("meeting", "scheduled", {"Lars Rasmussen": "DNK", "Abiy Ahmed": "ETH"}) in met(text)


def test_whose_officer_receives_a_visitor_to_two_states():
    text = (
        "Deputy Prime Minister Tanja Fajon is on a visit to Jordan and the Palestinian Authority. Today she was received in Amman by "
        "King Abdullah II. Tomorrow she is scheduled to meet Prime Minister Mohammad Mustafa in Ramallah."
    )

    sides = {name: side for *_, parties in met(text) for name, side in parties.items()}
    assert (sides["Abdullah II"], sides["Mohammad Mustafa"], sides["Tanja Fajon"]) == ("JOR", "PSE", None)


def test_who_protests_is_not_of_the_state_of_the_ambassador_whom_he_tells():
    text = (
        "The Iranian ambassador, Ali Mousavi, was informed by Foreign Secretary David Lammy that such activity would not be "
        "tolerated, and was asked to convey this to Tehran."
    )

    assert ("David Lammy", "IRN") not in {(name, side) for *_, parties in met(text) for name, side in parties.items()}


def test_who_was_told_did_not_say_it():
    text = (
        "Foreign Secretary David Lammy summoned the Iranian ambassador to the Foreign Office on Monday. Ambassador Ali Mousavi was "
        "told that such activity would not be tolerated."
    )

    reading = told(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(names[said.speaker], names[said.addressee or ""]) for said in reading.statements] == [
        ("David Lammy", "Ali Mousavi")
    ]


@pytest.mark.parametrize("words", ["Talks between Tbilisi and Baku resumed on Monday.", "Talks between Addis Ababa and Cairo have been put off, an official said."])  # fmt: skip
def test_a_capital_that_talks_is_no_place(words):
    assert [one.place for one in told(words).engagements] == [None]
