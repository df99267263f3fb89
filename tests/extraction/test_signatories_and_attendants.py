"""Who signs and who looks on, who else was there and in which role, and what is one engagement or several."""

from datetime import date

import pytest

from extraction.engaged import met, told

DAY = date(2025, 2, 13)


def roles(text, day=DAY):
    """Form and the roles of the parties by their name or code, of each engagement that a user is told."""
    reading = told(text, day)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(e.form, {names[party.actor]: party.role for party in e.parties}) for e in reading.engagements]


@pytest.mark.parametrize(
    "words",
    [
        "Vestas signed an agreement with Jordan's energy ministry in Amman on Monday, in the presence of Prime Minister Jafar Hassan.",
        "The Danish wind company Vestas signed an agreement with Jordan's energy ministry in the presence of Prime Minister Jafar Hassan.",
        "Jordan's energy ministry signed a deal with Vestas in Amman on Monday in the presence of Prime Minister Jafar Hassan.",
        "Vestas signed a deal with Jordan's energy ministry in Amman on Tuesday, witnessed by Prime Minister Jafar Hassan.",
    ],
)
def test_who_looks_on_signs_for_nobody(words):
    expected = {"Vestas": "signatory", "energy ministry": "signatory", "Jafar Hassan": "participant"}

    assert roles(words) == [("signing", expected)]


@pytest.mark.parametrize(
    ("words", "firms"),
    [
        ("Saudi Aramco and Daelim signed a contract in Dhahran on Sunday in the presence of {}.", {"Saudi Aramco", "Daelim"}),
        ("A contract was signed by Alstom and the Moroccan railway operator ONCF in Rabat on Monday in the presence of {}.",
         {"Alstom", "ONCF"}),
        ("Turkish contractor Yapi signed a deal with the government of Gambia in Banjul on Monday in the presence of {}.",
         {"Yapi", "government of Gambia"}),
    ],
)  # fmt: skip
def test_firms_known_by_what_they_sign(words, firms):
    (engagement,) = roles(words.format("South Korean Industry Minister Ahn Duk-geun"))

    assert {name for name, role in engagement[1].items() if role == "signatory"} == firms


def test_a_family_name_that_signs_is_no_firm():
    text = (
        "Estonian Foreign Minister Margus Tsahkna met Kenya's Musalia Mudavadi in Nairobi on Monday. Tsahkna signed an agreement with the "
        "foreign ministry on visas."
    )

    assert all(actor.kind == "person" for actor in told(text).actors if actor.name and "Tsahkna" in actor.name)


def test_who_speaks_for_a_state_that_signs_stands_for_it():
    text = "Finland's Elina Valtonen and Kenya's Musalia Mudavadi signed an agreement in Nairobi in the presence of Ambassador Ole Berg."

    assert met(text)[0][2].keys() >= {"Elina Valtonen", "Musalia Mudavadi"}


@pytest.mark.parametrize(
    "how",
    [
        "at separate meetings in Maputo on Tuesday",
        "in separate audiences on Tuesday",
        "during separate talks in Maputo",
    ],
)
def test_separate_meetings_are_one_each(how):
    text = (
        "Mozambican Foreign Minister Maria Lucas received the Ambassador of Finland, Anna Lahti, and the Ambassador of Peru, Ana Lopez, "
        f"{how}."
    )
    both = [{"Maria Lucas": "MOZ", "Anna Lahti": "FIN"}, {"Maria Lucas": "MOZ", "Ana Lopez": "PER"}]

    assert met(text) == [("meeting", "held", parties) for parties in both]


def test_separate_talks_with_the_ministers_of_several_states_are_one_each():
    text = (
        "Foreign Minister Espen Eide held separate talks with the foreign ministers of Japan, Takeshi Iwaya, Ghana, Samuel Ablakwa, and "
        "Canada, Mélanie Joly."
    )

    assert [set(parties) for _, _, parties in met(text)] == [
        {"Espen Eide", other} for other in ("Takeshi Iwaya", "Samuel Ablakwa", "Mélanie Joly")
    ]


def test_who_are_received_together_are_at_one_meeting():
    text = (
        "Mozambican Foreign Minister Maria Lucas received the Ambassador of Finland, Anna Lahti, and the Ambassador of Peru, Ana Lopez, at "
        "a meeting in Maputo on Tuesday."
    )

    assert [set(parties) for _, _, parties in met(text)] == [{"Maria Lucas", "Anna Lahti", "Ana Lopez"}]


@pytest.mark.parametrize(
    "words",
    [
        "The Foreign Ministry of Latvia hosted the 4th round of political consultations between Latvia and Chile, co-chaired by Deputy "
        "State Secretary Anna Berzina and Director General Juan Rojas.",
        "The Foreign Ministry of Latvia hosted a round of political consultations between Latvia and Chile, chaired by Deputy State "
        "Secretary Anna Berzina and Director General Juan Rojas.",
    ],
)
def test_one_round_is_told_once_with_those_who_chair_it(words):
    assert met(words) == [("consultations", "held", {"Anna Berzina": "LVA", "Juan Rojas": "CHL"})]


def test_who_opens_and_who_chairs_the_session_are_at_what_was_gathered_for():
    text = (
        "Delegates from 34 countries gathered in Lima this week for the fifth round of negotiations on a fisheries treaty. The session was "
        "opened by Peru's production minister, Sergio Quispe, and chaired by Fiji's ambassador to the UN, Mere Tuilagi."
    )
    ((_, _, parties),) = met(text)

    assert parties.keys() >= {"Sergio Quispe", "Mere Tuilagi"}


@pytest.mark.parametrize(
    "papers", ["copies of the credentials", "a copy of the credentials", "copies of the letters of credence"]
)
def test_copies_of_credentials_are_one_ceremony_of_both(papers):
    text = (
        f"The Minister of Foreign Affairs, Maria Lucas, received {papers} of the new Ambassador of Finland to Mozambique, Anna Lahti, on "
        "Tuesday in Maputo."
    )

    assert [(form, set(parties)) for form, _, parties in met(text)] == [("ceremony", {"Maria Lucas", "Anna Lahti"})]


def test_a_dinner_that_others_attended_is_one_event_with_its_host():
    text = (
        "Oman's Foreign Minister Badr Albusaidi hosted a dinner in honour of Spanish Defence Minister Margarita Robles. The dinner was "
        "attended by senior officials from both countries."
    )
    ((_, parties),) = roles(text)

    assert parties["Badr Albusaidi"] == "host"
    assert parties.keys() == {"Badr Albusaidi", "Margarita Robles", "senior officials from both countries"}


def test_ministers_of_several_states_attend_a_lunch_on_the_margins():
    text = (
        "Norway's Defence Minister Tore Sandvik hosted a lunch on the margins of the Munich Security Conference, attended by ministers "
        "from Estonia, Ghana and Peru."
    )

    assert roles(text) == [
        ("meeting", {"Tore Sandvik": "host", "EST": "participant", "GHA": "participant", "PER": "participant"})
    ]


@pytest.mark.parametrize("what", ["a summit of Gulf leaders", "an emergency Arab summit"])
def test_who_hosts_a_summit_is_its_host(what):
    assert roles(f"Jordan will host {what} on 27 February.")[0][1]["JOR"] == "host"


def test_who_attended_the_event_and_who_hosted_it():
    text = (
        "Norway's ambassador to Kenya, Gunnar Holm, opened an exhibition in Nairobi on Thursday. The event, hosted by Vice-Chancellor Stephen "
        "Kiama, was also attended by the ambassadors of Peru and Fiji."
    )
    ((_, parties),) = roles(text)

    assert parties == {
        "Gunnar Holm": "participant", "Stephen Kiama": "host", "PER": "participant", "FJI": "participant",
    }  # fmt: skip


def test_who_addressed_the_event_from_afar_took_part():
    text = (
        "Estonian President Alar Karis and Finnish President Alexander Stubb attended a ceremony in Tallinn on Sunday. Georgian President "
        "Salome Zourabichvili addressed the event via video link."
    )
    ((_, _, parties),) = met(text)

    assert parties["Salome Zourabichvili"] == "GEO"


def test_who_did_not_attend_the_event_is_not_there():
    text = (
        "Estonian President Alar Karis and Finnish President Alexander Stubb attended a ceremony in Tallinn on Sunday. Georgian President "
        "Salome Zourabichvili did not attend the event."
    )

    assert all("Salome Zourabichvili" not in parties for _, _, parties in met(text))


@pytest.mark.parametrize("how", ["joined via video link", "joined by video", "also took part"])
def test_who_joined_from_afar_took_part(how):
    text = (
        "Kenyan President William Ruto attended the Africa Climate Summit in Lusaka alongside Zambia's Hakainde Hichilema. Ghanaian "
        f"President John Mahama {how}."
    )
    ((form, _, parties),) = met(text)

    assert (form, parties["John Mahama"]) == ("conference", "GHA")


def test_who_joined_another_party_did_not_take_part():
    text = "Kenya's William Ruto met Zambia's Hakainde Hichilema in Lusaka. Ghana's John Mahama joined the coalition in May."

    assert [set(parties) for _, _, parties in met(text)] == [{"William Ruto", "Hakainde Hichilema"}]


@pytest.mark.parametrize(
    "how", ["was at the talks", "was also at the table", "was in attendance", "attended the meeting"]
)
def test_who_was_at_the_talks(how):
    text = (
        f"Norway's Prime Minister Jonas Støre met Zambian President Hakainde Hichilema in Lusaka. Zambia's foreign minister, Mulambo "
        f"Haimbe, {how}."
    )

    assert met(text) == [
        ("meeting", "held", {"Jonas Støre": "NOR", "Hakainde Hichilema": "ZMB", "Mulambo Haimbe": "ZMB"})
    ]


def test_who_was_not_at_the_talks():
    text = (
        "Norway's Prime Minister Jonas Støre met Zambian President Hakainde Hichilema in Lusaka. Zambia's foreign minister, Mulambo "
        "Haimbe, was not at the talks."
    )

    assert all("Mulambo Haimbe" not in parties for _, _, parties in met(text))


@pytest.mark.parametrize("verb", ["joined", "accompanied", "flanked"])
def test_who_goes_along_visits_too(verb):
    text = f"Danish Foreign Minister Lars Rasmussen toured a naval base in Manila, {verb} by Danish Ambassador Franz Mellbin."
    ((form, parties),) = roles(text)

    assert (form, parties["Franz Mellbin"]) == ("visit", "visitor")


@pytest.mark.parametrize("calls", ["courtesy calls to", "courtesy calls on"])
def test_courtesy_calls_are_one_each(calls):
    text = f"The Speaker of the Parliament of Finland, Jussi Halla-aho, paid {calls} President Sergio Mattarella and Prime Minister Giorgia Meloni."

    assert [(form, set(parties)) for form, _, parties in met(text)] == [
        ("meeting", {"Jussi Halla-aho", "Sergio Mattarella"}),
        ("meeting", {"Jussi Halla-aho", "Giorgia Meloni"}),
    ]


def test_who_attends_puts_nobody_out_who_chairs():
    text = (
        "The foreign minister of Zambia, Mulambo Haimbe, and the EU ambassador, Karolina Stasiak, co-chaired the annual partnership dialogue "
        "in Lusaka on Wednesday, with the ambassadors of Finland and France in attendance."
    )
    ((form, _, parties),) = met(text)

    assert (form, parties) == (
        "consultations", {"Mulambo Haimbe": "ZMB", "Karolina Stasiak": "EU", "FIN": "FIN", "FRA": "FRA"},
    )  # fmt: skip


@pytest.mark.parametrize("other", ["and the Finnish team by", ", the Finnish team by", "and the Finnish side by"])
def test_who_leads_each_side(other):
    text = (
        "Kenyan and Finnish negotiators met in Nairobi on Thursday. The Kenyan side was led by Musalia Mudavadi "
        f"{other} Elina Valtonen."
    ).replace(" ,", ",")

    assert [parties for _, _, parties in met(text)] == [{"Musalia Mudavadi": "KEN", "Elina Valtonen": "FIN"}]


def test_who_is_named_among_the_officials_met_them():
    text = (
        "A Qatari delegation led by Energy Minister Saad Al-Kaabi held talks in Lusaka with Zambian officials, among them Foreign "
        "Minister Mulambo Haimbe and Finance Minister Situmbeko Musokotwane."
    )
    parties = {name: side for _, _, parties in met(text) for name, side in parties.items()}

    assert parties == {
        "Saad Al-Kaabi": "QAT", "Mulambo Haimbe": "ZMB", "Situmbeko Musokotwane": "ZMB",
    }  # fmt: skip


@pytest.mark.parametrize(
    "told_of", ["A second round of talks is planned for March 6.", "The next round of talks is planned for March 6."]
)
def test_another_round_is_of_those_who_met(told_of):
    text = (
        "Peru's economy minister José Salardi met Chilean Foreign Minister Alberto van Klaveren in Santiago. Salardi was accompanied by "
        f"Peru's ambassador to Chile, Ana Lopez. {told_of}"
    )
    held, planned = met(text)

    assert (held[1], planned[1]) == ("held", "scheduled")
    assert set(planned[2].values()) == {"PER", "CHL"}


def test_heads_of_mission_are_no_organisation():
    reading = told(
        "Zambia's foreign minister, Mulambo Haimbe, met the heads of mission of Peru, Mali and Niger in Lusaka."
    )

    assert not [actor.name for actor in reading.actors if actor.kind == "organisation"]


def test_an_ambassador_beside_a_minister_of_a_party_is_of_its_state():
    text = (
        "Finnish Prime Minister Petteri Orpo met Zambian President Hakainde Hichilema. Orpo was joined by Trade Minister Ville Tavio and "
        "Ambassador Pirjo Suomela."
    )
    ((_, _, parties),) = met(text)

    assert (parties["Ville Tavio"], parties["Pirjo Suomela"]) == ("FIN", "FIN")
