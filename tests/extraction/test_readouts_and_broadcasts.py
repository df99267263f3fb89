"""What readouts and broadcasters tell in their own words: calls of two presidents, hosts to leaders, donors who meet, trips put off."""

import pytest

from extraction.engaged import told

MET = " Norwegian foreign minister Kari Moe met Chilean president Juan Solis in Lima on Monday."


def _told(text):
    reading = told(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (one.form, one.status, {names[party.actor]: party.role for party in one.parties}, one)
        for one in reading.engagements
    ]


def _of(text, form):
    return [(status, parties) for found, status, parties, _ in _told(text) if found == form]


@pytest.mark.parametrize(
    "text",
    [
        "The American and Russian presidents spoke by telephone on December 30.",
        "The American and Russian presidents last spoke by telephone on Monday.",
        "American and Russian officials talked by video link on Monday on rules for banks.",
        "American and Russian officials, among them the head of the Russian central bank, conferred by video link on Monday.",
    ],
)
def test_officers_of_two_states_are_on_the_telephone(text):
    assert _of(text, "call") == [("held", {"USA": "participant", "RUS": "participant"})]


def test_who_speaks_in_favour_while_another_demands_more_speaks_to_nobody():
    text = "Kari Moe and Juan Solis, finance ministers of Norway and Chile, both spoke in favour, with Mr Solis demanding an answer."

    assert _told(text) == []


def test_a_trip_that_somebody_puts_off_is_postponed():
    text = "Mr Solis has put off a visit to Dublin until after polling day." + MET

    assert _of(MET + text, "visit") == [("postponed", {"Juan Solis": "visitor"})]


def test_a_trip_of_another_that_somebody_puts_off_is_not_his():
    text = "The Norwegian foreign ministry has put off a visit to Oslo by Mr Solis."

    assert _of(MET + text, "visit") == [("postponed", {"Juan Solis": "visitor"})]


@pytest.mark.parametrize(
    "before", ["before the report comes out on 11 March", "before parliament votes on it on 11 March"]
)
def test_the_day_before_which_it_is_to_be_is_not_its_own(before):
    text = f"Norwegian foreign minister Kari Moe hopes to see Chilean president Juan Solis in Oslo {before}."

    ((_, status, _, meeting),) = _told(text)

    assert status == "proposed"
    assert meeting.date is None


def test_a_day_told_before_the_bound_stays_its_own():
    text = "Norwegian foreign minister Kari Moe will meet Chilean president Juan Solis in Oslo on 30 March before parliament votes on it."

    ((*_, meeting),) = _told(text)

    assert meeting.date is not None
    assert meeting.date.endswith("-03-30")


@pytest.mark.parametrize("round_", ["made much the same round last month", "did the rounds of the markets last month"])
def test_the_rounds_that_somebody_makes_are_no_consultations(round_):
    text = f"Norwegian foreign minister Kari Moe, whose country leads the European Union, {round_}." + MET

    assert _of(text, "consultations") == []


def test_a_round_of_consultations_is_one():
    assert _of("Norway and Chile held a round of consultations in Oslo last month.", "consultations")


@pytest.mark.parametrize(
    "hosts", ["plays host to the leaders of the G8", "will host NATO leaders", "plays host to G20 leaders"]
)
def test_who_is_host_to_the_leaders_of_a_body_has_them_at_a_conference(hosts):
    ((status, parties),) = _of(f"Norway {hosts} in Bergen in July." + MET, "conference")

    assert status == "scheduled"
    assert parties.pop("NOR") == "host"
    assert set(parties.values()) == {"participant"}


def test_who_plays_host_to_a_president_meets_him():
    text = "Norwegian prime minister Kari Moe played host to Chilean president Juan Solis in Bergen on Monday."

    assert _of(text, "meeting") == [("held", {"Kari Moe": "host", "Juan Solis": "visitor"})]


@pytest.mark.parametrize(
    "guests",
    ["thousands of refugees from Chile", "a festival of film", "Chile in a friendly", "the headquarters of NATO"],
)
def test_a_country_plays_host_to_much_that_is_no_engagement(guests):
    assert _told(f"Norway played host to {guests} on Monday.") == []


@pytest.mark.parametrize("length", ["an hour", "two hours", "ten minutes"])
def test_who_has_an_hour_with_a_president_meets_him(length):
    text = f"Norwegian foreign minister Kari Moe had {length} with Chilean president Juan Solis on Monday."

    assert _of(text, "meeting") == [("held", {"Kari Moe": "participant", "Juan Solis": "participant"})]


@pytest.mark.parametrize("what", ["with her mother", "with nothing to do", "to read the treaty"])
def test_an_hour_with_nobody_in_office_is_no_meeting(what):
    assert _told(f"Norwegian foreign minister Kari Moe had an hour {what} on Monday.") == []


@pytest.mark.parametrize("who", ["Donors", "Ministers of 31 countries", "EU leaders", "Envoys from several nations"])
def test_people_of_many_states_meet_in_a_conference(who):
    ((status, parties),) = _of(f"{who} meet in Oslo in April to pledge money." + MET, "conference")

    assert status == "scheduled"
    assert len(parties) == 1


@pytest.mark.parametrize("who", ["Blood donors", "The party's donors", "Ministers", "Farmers of one country"])
def test_people_of_no_told_state_meet_in_none(who):
    assert _of(f"{who} met in Oslo on Tuesday." + MET, "conference") == []


def test_a_donors_conference_has_no_donors_for_a_party():
    text = "France is considering a donors’ conference in Paris in September." + MET

    assert not any("donors" in parties for _, parties in _of(text, "conference"))


def test_who_brings_others_to_a_city_for_a_conference_is_its_host():
    text = "Norwegian foreign minister Kari Moe wants to bring Chile and its creditors to Oslo in March for a conference on debt."

    assert _of(text, "conference") == [
        ("proposed", {"CHL": "participant", "creditors": "participant", "Kari Moe": "host"})
    ]


def test_the_session_of_one_body_and_that_of_another_are_two():
    text = "They prepared for the session of the Arctic Council in Tromso on 18 February and that of the OSCE Permanent Council in Vienna on 19 February."

    assert [set(parties) for _, parties in _of(text + MET, "conference")] == [
        {"Arctic Council"},
        {"OSCE Permanent Council"},
    ]


def test_what_is_compared_with_that_of_another_is_no_engagement():
    text = "The meeting was shorter than that of the football clubs. After it she compared the economy of Peru with that of Chile."

    assert len(_told(MET + " " + text)) == 1


@pytest.mark.parametrize("off", ["is off to Toronto in October", "will be off to Toronto next month"])
def test_an_officer_who_is_off_to_a_city_is_to_visit_it(off):
    ((status, parties),) = _of(f"Norwegian foreign minister Kari Moe {off}.", "visit")

    assert (status, parties) == ("scheduled", {"Kari Moe": "visitor"})


@pytest.mark.parametrize("off", ["is off to a good start", "is not off to Toronto", "is off duty in Toronto"])
def test_who_is_off_to_a_start_travels_nowhere(off):
    assert _told(f"Norwegian foreign minister Kari Moe {off}.") == []
