"""Which persons are one by name, state, office and time. All names are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.bearers import Bearer
from dragoman.resolution.identities import FLOOR
from dragoman.resolution.names import person_key
from dragoman.resolution.persons import compare


def person(name: str, states: str = "", title: str = "", organisation: str = "", day: str | None = None) -> Bearer:
    return Bearer(
        "person", person_key(name), frozenset(states.split()), title.lower(), organisation.lower(), "", day, day
    )


def one(a: Bearer, b: Bearer) -> bool:
    verdict = compare(a, b)
    return verdict.conflict is None and verdict.score >= FLOOR


SAME_PERSON = [
    # transliteration
    ("KAZ", "Daniyar Ospanayev", "Daniyar Ospanaev"),
    ("UKR", "Oleksandr Horbalskyi", "Alexander Horbalsky"),
    ("UKR", "Yuliia Tymchuk", "Julia Tymchuk"),
    ("BGR", "Stoyan Terekhov", "Stojan Terekhoff"),
    ("JOR", "Mohammed Abd al-Karim Nasser", "Muhammad Abdel Karim Nassir"),
    ("KWT", "Abdulaziz Al-Mansour", "Abdel Aziz Mansour"),
    ("MAR", "Abdelhakim Benchikhi", "Abd el-Hakim Ben Chikhi"),
    ("UZB", "Jahongir Umarxonov", "Dzhakhongir Umarkhonov"),
    ("TUR", "Gökhan Yıldıran", "Gokhan Yildiran"),
    ("DEU", "Jörg Müllenbach", "Joerg Muellenbach"),
    ("SRB", "Đorđe Milovac", "Djordje Milovac"),
    ("COM", "Anwar Saidou", "Anouar Saïdou"),
    # order
    ("KOR", "Han Min-jae", "Min-jae Han"),
    ("KOR", "Han Minjae", "Min Jae Han"),
    ("KOR", "Han Do-hyun", "Han Do-hyeon"),
    ("CHN", "Wei Jianguo", "Jianguo Wei"),
    ("HUN", "Barna Péter", "Péter Barna"),
    ("VNM", "Nguyen Huu Khoi", "Nguyễn Hữu Khôi"),
    # left out
    ("RUS", "Pavel Sergeyevich Lomakin", "Pavel Lomakin"),
    ("ESP", "Nuria Olmedo Sanchís", "Nuria Olmedo"),
    ("PER", "Luis Alberto Quiroz Landa", "Luis Quiroz"),
    ("BRA", "Caio de Souza Pimentel", "Caio Pimentel"),
    ("PAK", "Makhdoom Asim Raza Jilani", "Asim Raza Jilani"),
    # honorifics and suffixes
    ("GBR", "Sir Ian Ross Lathbury KCMG", "Ian Ross Lathbury"),
    ("MYS", "Dato' Seri Hakim Zulkarnain", "Hakim Zulkarnain"),
]


@pytest.mark.parametrize(("state", "name", "other"), SAME_PERSON)
def test_one_person_under_two_names(state: str, name: str, other: str) -> None:
    assert one(person(name, state), person(other, state))


TWO_PERSONS = [
    ("KOR", "Han Tae-sung", "Han Tae-seon"),
    ("KOR", "Han Min-jun", "Han Min-jung"),
    ("CHN", "Zhou Wei", "Zhu Wei"),
    ("CHN", "Zhang Lin", "Zang Lin"),
    ("KAZ", "Daniyar Ospanov", "Daniyara Ospanova"),
    ("LVA", "Andris Ozolins", "Andra Ozolina"),
    ("GBR", "John Lathbury", "Jane Lathbury"),
    ("RUS", "Pavel Sergeyevich Lomakin", "Pavel Ivanovich Lomakin"),
    ("ARE", "Hamad bin Rashid Al Falasi", "Rashid Al Falasi"),
    ("IRQ", "Hassan Jabouri", "Hussein Jabouri"),
    ("GBR", "Sarah Hill", "Sarah Gill"),
    ("USA", "J. Hill", "Mary Hill"),
    ("USA", "Warren T. Hockaday", "Warren Tillinghast"),
    ("SWZ", "Charles II", "Charles III"),
]


@pytest.mark.parametrize(("state", "name", "other"), TWO_PERSONS)
def test_two_persons_of_like_names(state: str, name: str, other: str) -> None:
    assert not one(person(name, state), person(other, state))


def test_names_that_differ_are_a_conflict() -> None:
    assert compare(person("John Lathbury", "GBR"), person("Jane Lathbury", "GBR")).conflict == "different names"


def test_careers_go_on() -> None:
    ambassador = person("Nurlan Seitov", "KAZ", "Ambassador", day="2022-06-12")
    assert one(ambassador, person("Nurlan Seitov", "KAZ", "Deputy Minister of Foreign Affairs", day="2024-02-01"))
    assert one(ambassador, person("Nurlan Seitov", "KAZ", "Minister of Foreign Affairs", day="2024-02-01"))


@pytest.mark.parametrize(
    ("office", "other", "organisation"),
    [
        ("Minister of Foreign Affairs", "Ambassador", ""),
        ("Trade Minister", "Chief Executive Officer", "Steppe Rail"),
        ("Minister of Energy", "Chairman", "Steppe Rail"),
        ("Ambassador", "Mayor", ""),
        ("President", "Ambassador", ""),
        ("Ambassador", "Rector", "Steppe University"),
    ],
)
def test_offices_that_nobody_holds_together(office: str, other: str, organisation: str) -> None:
    minister = person("Nurlan Seitov", "KAZ", office, day="2022-06-12")
    namesake = person("Nurlan Seitov", "KAZ", other, organisation, day="2022-07-30")
    assert compare(minister, namesake).conflict == "two offices at the same time"
    assert one(minister, namesake._replace(first_day="2025-01-01", last_day="2025-01-01"))


@pytest.mark.parametrize(
    ("office", "other"),
    [
        ("Deputy Prime Minister", "Minister of Foreign Affairs"),
        ("Ambassador", "Deputy Minister"),
        ("Minister of Foreign Affairs", "Member of Parliament"),
        ("Minister of Trade", "Minister of Foreign Affairs"),
    ],
)
def test_offices_that_go_together(office: str, other: str) -> None:
    assert one(
        person("Nurlan Seitov", "KAZ", office, day="2022-06-12"),
        person("Nurlan Seitov", "KAZ", other, day="2022-06-20"),
    )


def test_of_different_states_are_two() -> None:
    assert compare(person("Ana Olmedo", "ESP"), person("Ana Olmedo", "PER")).conflict == "different states"


def test_a_national_may_serve_an_organisation() -> None:
    verdict = compare(person("Ana Olmedo", "ESP"), person("Ana Olmedo", "UN"))
    assert verdict.conflict is None and verdict.score >= FLOOR
    assert "serves an organisation" in verdict.reasons


def test_an_initial_needs_the_state_and_an_office_that_fits() -> None:
    minister = person("Rosa Elvira Camargo", "PER", "Trade Minister", day="2022-10-12")
    assert one(minister, person("R. E. Camargo", "PER", "Minister of Trade", day="2022-10-13"))
    assert one(minister, person("Camargo R.", "PER", day="2022-10-13"))
    assert not one(minister, person("R. Camargo", "PER", "Ambassador", day="2023-10-13"))
    assert not one(minister, person("R. Camargo", day="2022-10-13"))
    assert not one(minister, person("T. Camargo", "PER", "Minister of Trade", day="2022-10-13"))


def test_an_initial_is_that_of_another_spelling() -> None:
    assert one(person("E. Ospanajew", "KAZ"), person("Yerlan Ospanayev", "KAZ"))


def test_a_short_form_needs_the_office() -> None:
    minister = person("Deogratias Mwakasege", "TZA", "Fisheries Minister", day="2021-11-19")
    assert one(minister, person("Deo Mwakasege", "TZA", "Minister of Fisheries", day="2021-11-20"))
    assert not one(minister, person("Deo Mwakasege", "TZA", day="2021-11-20"))


def test_a_surname_alone_needs_state_post_and_time() -> None:
    minister = person("Daniyar Ospanov", "KAZ", "Energy Minister", day="2022-10-12")
    alone = person("Ospanov", "KAZ", "Minister of Energy", day="2023-03-01")
    assert one(minister, alone)
    assert not one(minister, alone._replace(states=frozenset({"UZB"})))
    assert not one(minister, alone._replace(title="ambassador"))
    assert not one(minister, alone._replace(title=""))
    assert not one(minister, alone._replace(first_day="2029-01-01", last_day="2029-01-01"))


def test_of_many_of_one_surname_the_month_says_nothing() -> None:
    def alone(name: str, other: str, state: str) -> bool:
        return one(person(name, state, "Foreign Minister", day="2022-10-12"), person(other, state, day="2022-10-14"))

    assert alone("Daniyar Ospanov", "Ospanov", "KAZ")
    assert not alone("Han Tae-sung", "Han", "KOR")


def test_reasons_are_for_people() -> None:
    verdict = compare(
        person("Han Min-jae", "KOR", "Foreign Minister", day="2022-10-12"),
        person("Min-jae Han", "KOR", "Minister of Foreign Affairs", day="2022-10-14"),
    )
    assert verdict.reasons == ("name order", "same state", "same post", "same month")


_PEOPLE = st.builds(
    person,
    name=st.sampled_from(
        "Ana Olmedo|Ana Olmedo Ruiz|A. Olmedo|Olmedo|Olmedo Ana|Anna Olmeda|Ana María Olmedo|María Olmedo|Ruiz".split(
            "|"
        )
    )
    | st.text("aekhyov .-", max_size=12),
    states=st.sampled_from(["", "ESP", "PER", "UN", "ESP UN"]),
    title=st.sampled_from(["", "Minister", "Trade Minister", "Ambassador", "President", "Director"]),
    organisation=st.sampled_from(["", "Acme", "University of Cuzco"]),
    day=st.sampled_from([None, "2020-01-01", "2020-03-01", "2024-01-01"]),
)


@settings(deadline=None)
@given(_PEOPLE, _PEOPLE)
def test_comparing_is_symmetric(a: Bearer, b: Bearer) -> None:
    verdict = compare(a, b)
    assert verdict == compare(b, a)
    assert 0 <= verdict.score <= 1
    assert verdict.conflict is None or verdict.score == 0


@settings(deadline=None)
@given(_PEOPLE)
def test_everybody_is_the_same_as_themselves(someone: Bearer) -> None:
    assert compare(someone, someone).conflict is None


@settings(deadline=None)
@given(_PEOPLE, _PEOPLE)
def test_agreeing_in_more_says_no_less(a: Bearer, b: Bearer) -> None:
    if compare(a, b).conflict is None and not (a.states or b.states):
        both = compare(a._replace(states=frozenset({"PER"})), b._replace(states=frozenset({"PER"})))
        assert both.score >= compare(a, b).score
