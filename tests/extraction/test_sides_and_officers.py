"""Who takes part by title alone, where each of several is met, and sides that a text does not tell."""

from datetime import date

import pytest

from dragoman.extraction.extract import extract_reading
from dragoman.model.reading import Reading
from extraction.engaged import analysed, engaged, guided

BERG = "Norwegian Foreign Minister Anna Berg"


def by_rules(text: str) -> Reading:
    return extract_reading(analysed(text))


def met(text: str) -> list[frozenset[tuple[str, str | None]]]:
    return [keys for form, status, keys in engaged(by_rules(text)) if (form, status) == ("meeting", "held")]


def posts(reading: Reading) -> set[tuple[str, str, str | None]]:
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[post.holder] or "", post.title, post.state) for post in reading.posts}


def test_an_officer_told_by_title_alone_takes_part_without_a_side() -> None:
    assert met("The President held talks with German Chancellor Olaf Roth in Berlin on Monday.") == [
        {("President", None), ("Olaf Roth", "DEU")}
    ]


def test_an_officer_of_a_state_stands_for_it_and_is_nobody_else_of_it() -> None:
    first = "Serbian President Ivan Simic received Austrian Foreign Minister Eva Klein on Tuesday. "
    assert met(first + "The Serbian foreign minister also held talks with her.") == [
        {("Ivan Simic", "SRB"), ("Eva Klein", "AUT")},
        {("SRB", "SRB"), ("Eva Klein", "AUT")},
    ]
    text = "Serbia's ambassador met Croatian Foreign Minister Ana Horvat in Zagreb. Serbian President Ivan Simic was pleased."
    assert engaged(guided(analysed(text))) == [("meeting", "held", {("SRB", "SRB"), ("Ana Horvat", "HRV")})]


@pytest.mark.parametrize(
    "told",
    [
        "met Sergei Orlov in Vienna and Maria Rossi in Rome last week",
        "met with Sergei Orlov in Vienna and with Maria Rossi in Rome last week",
        "held talks with Sergei Orlov in Vienna and Maria Rossi in Rome last week",
    ],
)
def test_each_of_several_is_met_where_the_place_stands_behind_the_name(told: str) -> None:
    for read in (extract_reading, guided):
        reading = read(analysed(f"{BERG} {told}."))
        names = {actor.id: actor.name for actor in reading.actors}
        places = {
            frozenset(names[p.actor] for p in e.parties): e.place.name if e.place else None for e in reading.engagements
        }
        assert places == {
            frozenset({"Anna Berg", "Sergei Orlov"}): "Vienna",
            frozenset({"Anna Berg", "Maria Rossi"}): "Rome",
        }


def test_who_is_met_in_a_third_state_is_not_of_it() -> None:
    [pair] = met("Ugandan Water Minister John Kisitu met Minister Peter Mwanga in Kisumu in November.")
    assert pair == {("John Kisitu", "UGA"), ("Peter Mwanga", None)}


def test_a_bystander_gets_no_state_from_those_who_meet() -> None:
    text = (
        "Austrian Chancellor Karl Berger visited Belgrade on Tuesday. He met Serbian President Ivan Simic. "
        "Defence Minister Klara Tanner stayed at home."
    )
    assert ("Klara Tanner", "Defence Minister", None) in posts(guided(analysed(text)))


def test_families_of_a_state_lend_their_side_to_nobody() -> None:
    text = (
        "Ambassador of Moldova Larisa Rusu was welcomed by the Lord Mayor of Cork, Deirdre Murphy, on Friday. "
        "They talked about the situation of Ukrainian and Moldovan families in the city."
    )
    for read in (extract_reading, guided):
        [(_, _, pair)] = engaged(read(analysed(text)))
        assert dict(pair)["Deirdre Murphy"] is None


def test_a_post_of_the_past_gives_no_side() -> None:
    text = (
        "Zambian President Hakim Banda received Moctar Diallo, a former Minister of Education of Mauritania, on Monday."
    )
    [pair] = met(text)
    assert dict(pair)["Moctar Diallo"] is None


def test_a_king_and_his_queen_are_of_one_state() -> None:
    [(form, _, visitors)] = engaged(
        guided(analysed("Belgian King Paul and Queen Sofie paid a visit to Chile on 3 March."))
    )
    assert (form, visitors) == ("visit", {("Paul", "BEL"), ("Sofie", "BEL")})


@pytest.mark.parametrize(
    ("purpose", "status"),
    [
        ("with the aim of meeting", "proposed"),
        ("in the hope of meeting", "proposed"),
        ("in order to meet", "proposed"),
        ("with a view to meeting", "proposed"),
    ],
)
def test_what_a_journey_is_made_for_is_not_told_as_held(purpose: str, status: str) -> None:
    text = f"{BERG} flew to Lima {purpose} Peruvian Minister Ana Torres."
    for read in (extract_reading, guided):
        told = {form: status for form, status, _ in engaged(read(analysed(text)))}
        assert told.get("meeting", status) == status


@pytest.mark.parametrize(
    "second",
    [
        "It was attended by Kazakh Deputy Foreign Minister Roman Serikov.",
        "Kazakh Deputy Foreign Minister Roman Serikov attended the event.",
        "Among the guests were Kazakh Deputy Foreign Minister Roman Serikov and Senator Askar Omarov.",
    ],
)
def test_guests_of_a_reception_told_before_take_part_in_it(second: str) -> None:
    text = f"Norwegian Ambassador Anna Berg hosted a reception in Astana on 3 March. {second}"
    [(form, _, there)] = engaged(by_rules(text))
    assert form == "ceremony"
    assert {("Anna Berg", "NOR"), ("Roman Serikov", "KAZ")} <= there


def test_five_envoys_are_told_by_name_in_the_next_sentence() -> None:
    text = (
        "Zambian President Hakim Banda received letters of credence from three heads of mission on Monday. "
        "They are Inga Helgadottir (Ambassador of Iceland), Bakhyt Ospanov (Ambassador of Kazakhstan) and "
        "Teresa Quispe (Ambassador of Bolivia)."
    )
    [(_, _, there)] = engaged(by_rules(text))
    assert {name for name, _ in there} == {"Hakim Banda", "Inga Helgadottir", "Bakhyt Ospanov", "Teresa Quispe"}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Special Representative of the Secretary-General for Libya Hanna Bekele met Egyptian Minister Omar Fathi.",
            ("Hanna Bekele", "Special Representative of the Secretary-General for Libya", "UN"),
        ),
        (
            "The UN Secretary-General's Special Envoy for Yemen, Hans Berg, met Omani Minister Said Harthy.",
            ("Hans Berg", "Special Envoy for Yemen", "UN"),
        ),
        (
            "Hans Berg, the UN Secretary-General's Special Envoy for Yemen, met Omani Minister Said Harthy.",
            ("Hans Berg", "Special Envoy for Yemen", "UN"),
        ),
    ],
)
def test_envoys_of_the_secretary_general_are_of_the_united_nations(text: str, post: tuple[str, str, str]) -> None:
    assert post in posts(by_rules(text))


def test_people_met_beside_a_minister_stay_and_civil_society_is_no_state() -> None:
    text = "Turkish Foreign Minister Hakan Demir held talks with Omani Minister Said Harthy and members of parliament."
    [(_, _, there)] = engaged(guided(analysed(text)))
    assert ("members of parliament", None) in there
    [pair] = met("Finnish President Matti Laine met representatives of Belarusian civil society in Helsinki on Monday.")
    assert pair == {("Matti Laine", "FIN"), ("representatives of Belarusian civil society", None)}


def test_a_ban_of_every_year_and_the_eve_of_a_conference_do_not_date_the_conference() -> None:
    text = (
        "The Conference of Ministers of Kenya and Uganda opened in Kisumu. For two days, on 27 and 28 June 2024, the ministers "
        "spoke of floods. The Conference decided to close the lake every year from 15 May to 15 August. "
        "On the eve of the Conference, Kenyan Minister Ann Odhiambo met Ugandan Minister John Kisitu."
    )
    reading = extract_reading(analysed(text, date(2024, 7, 1)))
    days = {e.form: e.date for e in reading.engagements}
    assert days["meeting"] == "2024-06-26"
    assert days["conference"] in {None, "2024-06-27/2024-06-28"}


def test_whoever_says_that_he_will_is_the_one_who_will() -> None:
    text = (
        "Portuguese Ambassador Octavio Vale said there would be no formal talks, but Portuguese negotiator Rui Matos said he "
        "would have contacts later today with his Chinese counterpart Zhou Lan."
    )
    told = [keys for form, status, keys in engaged(by_rules(text)) if status == "scheduled"]
    assert told == [{("Rui Matos", "PRT"), ("Zhou Lan", "CHN")}]


@pytest.mark.parametrize(
    "text",
    [
        "The President received Finance Minister Ana Torres on Monday to discuss the budget.",
        "The King received the Prime Minister at the palace on Friday. The Queen opened a hospital in Leeds.",
        "Peruvian President Luis Soto was at home on Monday. The Foreign Minister met mayors in Arequipa.",
        "The Minister of Health visited the hospital in Riga on Monday. Latvian President Edgars Kalns thanked her.",
    ],
)
def test_officers_at_home_told_by_title_meet_nobody_from_abroad(text: str) -> None:
    for read in (extract_reading, guided):
        assert [told for told in engaged(read(analysed(text))) if told[0] in {"meeting", "call"}] == []


def test_who_has_signed_second_is_found_behind_his_state() -> None:
    text = "The protocol was signed by Finance Minister Liv Dahl on behalf of Norway and by Minister Grace Kamau on behalf of Kenya."
    assert engaged(by_rules(text)) == [("signing", "held", {("Liv Dahl", "NOR"), ("Grace Kamau", "KEN")})]


@pytest.mark.parametrize(
    "other", ["that of Slovenia by Matej Novak", "that of the host country by Mr. Matej Novak, State Secretary"]
)
def test_who_leads_that_of_the_other_side(other: str) -> None:
    text = (
        "The second session of the Ghana-Slovenia political consultations was held in Ljubljana on Monday. "
        f"Ghana's delegation was led by Ambassador Akosua Mensah, and {other}."
    )
    assert engaged(by_rules(text)) == [("consultations", "held", {("Akosua Mensah", "GHA"), ("Matej Novak", "SVN")})]
