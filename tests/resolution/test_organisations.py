"""Which organisations are one by name and state. All firms and schools are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.bearers import Bearer
from dragoman.resolution.identities import FLOOR
from dragoman.resolution.names import organisation_key
from dragoman.resolution.organisations import compare


def organisation(name: str, states: str = "") -> Bearer:
    return Bearer("organisation", organisation_key(name), frozenset(states.split()))


def one(a: Bearer, b: Bearer) -> bool:
    verdict = compare(a, b)
    return verdict.conflict is None and verdict.score >= FLOOR


FOREIGN_MINISTRIES = [
    ("Ministry of Foreign Affairs of Kazakhstan", ""),
    ("Ministry of Foreign Affairs of the Republic of Kazakhstan", ""),
    ("Kazakh MFA", ""),
    ("Kazakh Foreign Ministry", ""),
    ("Foreign Ministry in Astana", ""),
    ("Kazakhstan's Ministry of Foreign Affairs", ""),
    ("Ministry of Foreign Affairs (MFA)", "KAZ"),
    ("Foreign Ministry", "KAZ"),
    ("MFA", "KAZ"),
    ("Ministry for Foreign Affairs", "KAZ"),
]


@pytest.mark.parametrize("ours", FOREIGN_MINISTRIES)
@pytest.mark.parametrize("theirs", FOREIGN_MINISTRIES)
def test_the_names_of_a_foreign_ministry(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    assert one(organisation(*ours), organisation(*theirs))


SAME = [
    ("Ministry of Defence", "LVA", "Latvian Defense Ministry", ""),
    ("State Department", "USA", "U.S. Department of State", ""),
    ("Foreign Office", "GBR", "Foreign, Commonwealth and Development Office", ""),
    ("Seimas", "", "Lithuanian Parliament", ""),
    ("Parliament", "LVA", "Parliament of Latvia", ""),
    ("National Bank", "KAZ", "National Bank of Kazakhstan", ""),
    ("Committee on Foreign Policy", "SVN", "Foreign Policy Committee", "SVN"),
    ("Embassy of Latvia in Vienna", "", "Latvian Embassy in Austria", ""),
    ("Acme Rail JSC", "KAZ", "Acme Rail", "KAZ"),
    ("Acme Rail GmbH", "", "Acme Rail", ""),
    ("JSC Acme Rail", "", "Acme Rail Joint Stock Company", ""),
    ("University of Ruritania", "", "Ruritania University", ""),
    ("Organisation of Islamic Cooperation", "", "OIC", ""),
    ("International Labour Organization", "", "International Labor Organisation", ""),
    ("UN General Assembly", "", "United Nations General Assembly", ""),
    ("Front for Renewal and Concord (FRC)", "", "Front for Renewal and Concord", ""),
    ("Kazakhstan Barge Company", "", "KBC", "KAZ"),
]


@pytest.mark.parametrize(("ours", "state", "theirs", "other"), SAME)
def test_one_organisation_under_two_names(ours: str, state: str, theirs: str, other: str) -> None:
    assert one(organisation(ours, state), organisation(theirs, other))


DIFFERENT = [
    ("Ministry of Foreign Affairs", "KAZ", "Ministry of Foreign Affairs", "LVA"),
    ("Kazakh Foreign Ministry", "", "Uzbek Foreign Ministry", ""),
    ("Kazakh Foreign Ministry", "", "Kazakh Defence Ministry", ""),
    ("Ministry of Foreign Affairs", "CUB", "Ministry of Foreign Trade", "CUB"),
    ("Ministry of Foreign Affairs", "", "Ministry of Foreign Affairs", "LVA"),
    ("University of Ruritania", "", "Faculty of Law of the University of Ruritania", ""),
    ("Ministry of Education", "LVA", "Department of Schools of the Ministry of Education", "LVA"),
    ("Embassy of Latvia in Vienna", "", "Embassy of Latvia in Berlin", ""),
    ("Embassy of Latvia in Vienna", "", "Embassy of Estonia in Vienna", ""),
    ("Embassy of Latvia", "", "Latvian Embassy in Vienna", ""),
    ("Senate", "CHL", "Chamber of Deputies", "CHL"),
    ("National Bank of Kazakhstan", "", "National Bank of Kuwait", ""),
    ("Turkish Airlines", "", "Ethiopian Airlines", ""),
    ("Acme Rail", "", "Acme Steel", ""),
    ("Labour Party", "", "Barbados Labour Party", ""),
    ("KNA", "", "QNA", ""),
]


@pytest.mark.parametrize(("ours", "state", "theirs", "other"), DIFFERENT)
def test_organisations_of_like_names(ours: str, state: str, theirs: str, other: str) -> None:
    assert not one(organisation(ours, state), organisation(theirs, other))


@pytest.mark.parametrize(
    ("ours", "state", "theirs", "other"),
    [
        ("Ministry of Foreign Affairs", "KAZ", "Uzbek Foreign Ministry", ""),
        ("University of Ruritania", "", "Faculty of Law of the University of Ruritania", ""),
        ("National Bank of Kazakhstan", "", "National Bank of Kuwait", ""),
    ],
)
def test_what_can_never_be_one_is_in_conflict(ours: str, state: str, theirs: str, other: str) -> None:
    assert compare(organisation(ours, state), organisation(theirs, other)).conflict


def test_a_word_of_several_states_is_that_of_the_report() -> None:
    assert one(organisation("Korean Foreign Ministry", "KOR"), organisation("Foreign Ministry of South Korea"))
    assert not one(organisation("Korean Foreign Ministry", "KOR"), organisation("Foreign Ministry of North Korea"))


_NAMES = st.sampled_from(sorted({name for row in SAME + DIFFERENT for name in (row[0], row[2])})) | st.text(max_size=12)
_ORGANISATIONS = st.builds(organisation, _NAMES, st.sampled_from(["", "KAZ", "LVA", "KAZ LVA"]))


@settings(deadline=None)
@given(_ORGANISATIONS, _ORGANISATIONS)
def test_comparing_is_symmetric(a: Bearer, b: Bearer) -> None:
    verdict = compare(a, b)
    assert verdict == compare(b, a)
    assert 0 <= verdict.score <= 1
    assert compare(a, a).conflict is None
