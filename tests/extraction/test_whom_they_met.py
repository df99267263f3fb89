"""Whom a verb leads to behind a long object, several who are met apart, and where."""

from extraction.engaged import told


def _told(text):
    reading = told(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (one.form, one.status, {names[party.actor] for party in one.parties}, one.place and one.place.name)
        for one in reading.engagements
    ]


def test_separate_meetings_with_counterparts_of_several_states_are_several():
    text = (
        "The Saudi foreign minister, Prince Faisal Al-Harbi, held separate meetings on Monday with his counterparts from Egypt, "
        "Jordan and Iraq in Cairo."
    )

    assert [parties for *_, parties, _ in _told(text)] == [
        {"Faisal Al-Harbi", state} for state in ("EGY", "JOR", "IRQ")
    ]


def test_what_is_raised_with_a_minister_is_raised_at_a_meeting():
    text = (
        "Portuguese Fisheries Minister Eduardo Salvaterra will travel to Rabat on Monday. He will take up the seizure of two trawlers "
        "with his Moroccan counterpart, Driss Benkirane."
    )

    assert [(form, status, parties) for form, status, parties, _ in _told(text) if form == "meeting"] == [
        ("meeting", "scheduled", {"Eduardo Salvaterra", "Driss Benkirane"})
    ]


def test_what_somebody_promises_to_raise_is_no_meeting_yet():
    text = (
        "Portuguese Fisheries Minister Eduardo Salvaterra promised to raise the seizure of two trawlers with Moroccan Foreign Minister "
        "Driss Benkirane."
    )

    assert all(form != "meeting" for form, *_ in _told(text))


def test_a_protest_over_something_is_lodged_with_somebody():
    text = "Mexico's Foreign Ministry lodged a formal protest over the lining of the canal with the U.S. State Department in January."

    assert [(form, parties) for form, _, parties, _ in _told(text)] == [
        ("demarche", {"Foreign Ministry", "U.S. State Department"})
    ]


def test_with_whom_one_flies_to_lunch_has_not_flown():
    text = "Britain's Foreign Secretary, Simon Wetherby, flew to Lisbon on Monday to lunch with Teresa Vilhena, the Portuguese foreign minister."

    assert [parties for form, _, parties, _ in _told(text) if form == "visit"] == [{"Simon Wetherby"}]


def test_where_a_journey_leads_is_where_they_meet():
    text = "Prime Minister Ana Brnabić of Serbia will travel to Berlin next Thursday, where she will meet Chancellor Olaf Brandt of Germany."

    assert [place for form, *_, place in _told(text) if form == "meeting"] == ["Berlin"]


def test_a_visitor_whose_side_is_not_told_comes_to_those_whom_he_meets():
    text = "Sen. John Kerrigan, D-Mass., traveled to Damascus last week and met with Syrian President Hafez Assaf for two hours."

    assert [(form, parties) for form, _, parties, _ in _told(text)] == [
        ("visit", {"John Kerrigan"}),
        ("meeting", {"John Kerrigan", "Hafez Assaf"}),
    ]


def test_a_trade_mission_is_its_leader_and_his_state_its():
    text = "An Iraqi trade mission led by Commerce Minister Hassan Ali signed a contract with Indonesia for 100,000 tonnes of palm oil."

    (signing,) = told(text).engagements
    assert [party.side for party in signing.parties] == ["IRQ", "IDN"]


def test_support_runs_on_to_what_is_done_meanwhile():
    text = (
        "Vice President Kamala Whitman of the United States met Prime Minister Justin Tremblay of Canada. They reaffirmed their support "
        "for Ukraine as it defends its sovereignty."
    )

    assert {one.content for one in told(text).statements} == {"their support for Ukraine as it defends its sovereignty"}


def test_a_diary_is_dated_by_its_headings_and_placed_by_its_lines():
    text = (
        "DIARY - Central and Southeast Europe\n\nEvents in the region, all times local.\n\nMONDAY, MARCH 17\n"
        "* LJUBLJANA - Estonian President Liina Tamm meets Slovenian President Andreja Zupan at 1100.\n\nTUESDAY, MARCH 18\n"
        "* VIENNA - OSCE special envoy Marc Delvaux briefs the organisation's Permanent Council.\n\nDELETED\n"
        "* The March 20-21 visit to Zagreb of Swiss Economy Minister Reto Amstutz has been cancelled."
    )

    assert [(one.form, one.status, one.date, one.place and one.place.name) for one in told(text).engagements] == [
        ("meeting", "scheduled", "2025-03-17", "LJUBLJANA"),
        ("briefing", "scheduled", "2025-03-18", "VIENNA"),
        ("visit", "cancelled", "2025-03-20/2025-03-21", "Zagreb"),
    ]


def test_where_a_journey_leads_is_told_before_its_day():
    text = "German Foreign Minister Annalena Braun travelled to Kyiv on Monday, where she was received by her counterpart, Dmytro Kulyk."

    assert [place for form, *_, place in _told(text) if form == "meeting"] == ["Kyiv"]


def test_what_one_leaves_for_a_tour_is_not_where_it_goes():
    text = "Zimbabwe's Prime Minister Robert Mugo left Harare today for a week-long tour of Eastern Europe."

    assert "Harare" not in [place for *_, place in _told(text)]


def test_a_brief_exchange_is_no_briefing():
    text = "Greek Prime Minister Kyriakos Mitso had a brief exchange with Turkish President Recep Demir on the sidelines of the summit."

    assert ("meeting", "held", {"Kyriakos Mitso", "Recep Demir"}, None) in [(*told[:3], None) for told in _told(text)]


def test_who_protests_to_a_government_has_made_a_demarche():
    text = (
        "The Polish government protested to Moscow on Tuesday over the shooting down of a glider, the news agency said."
    )

    assert _told(text) == [("demarche", "held", {"Polish government", "RUS"}, None)]


def test_who_delivers_a_message_from_another_is_not_its_sender():
    text = (
        "Egypt's ambassador in Tel Aviv, Mohammed Basyuni, delivered a message from President Hosni Fahmy to Israeli Prime Minister "
        "Yitzhak Shamron on Sunday."
    )

    assert [parties for form, _, parties, _ in _told(text) if form == "message"] == [{"Hosni Fahmy", "Yitzhak Shamron"}]


def test_who_is_received_to_be_handed_a_protest_is_met_once():
    text = (
        "LIMA, March 12 - Peru summoned Chile's ambassador on Wednesday, the Foreign Ministry said. Ambassador Matías Echaurren was "
        "received by deputy foreign minister Lucía Berrocal, who handed him a note of protest."
    )

    assert [(form, parties) for form, _, parties, _ in _told(text)] == [
        ("demarche", {"Matías Echaurren", "Lucía Berrocal"})
    ]


def test_a_message_that_an_envoy_brings_is_sent_once():
    text = (
        "DOHA, March 12 - The Amir received a written message from the President of the Union of the Comoros, Azali Mohamed. Foreign "
        "Minister Noora bint Saad Al Ghanim received the message during her meeting Wednesday with the Ambassador of the Union of the "
        "Comoros, Ahmed Abdallah Mze."
    )
    told = [(form, parties) for form, _, parties, _ in _told(text)]

    assert [parties for form, parties in told if form == "message"] == [{"Amir", "Azali Mohamed"}]
    assert ("meeting", {"Noora bint Saad Al Ghanim", "Ahmed Abdallah Mze"}) in told


def test_a_mark_at_the_end_of_a_diarys_line_undoes_it():
    text = (
        "Diary - EU events this week\n\nThe following events are on the agenda. All times GMT.\n\nTUESDAY, MARCH 18\n\n"
        "BRUSSELS - EU Trade Commissioner Ilse Vandormael meets Brazilian Agriculture Minister Rogério Tavares.\n\n"
        "FRIDAY, MARCH 21\n\n* BERNE - Talks between EU and Swiss negotiators on access to the power market. CANCELLED\n\n"
        "OSLO - Norwegian Foreign Minister Anna Lund meets Swedish Foreign Minister Olof Berg (postponed)."
    )

    assert [status for _, status, *_ in _told(text)] == ["scheduled", "cancelled", "postponed"]
