"""Which accounts tell of one engagement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import account, reading, worlds
from dragoman.resolution.accounts import Account, accounts_of
from dragoman.resolution.blocks import blocks_of
from dragoman.resolution.events import FLOOR, compare, events_of

KAZAKH = ("Yerlan Sadyrbayev", "KAZ", "Minister of Foreign Affairs")
AUSTRIAN = ("Johanna Prielinger", "AUT", "Foreign Minister")


def one_event(*accounts: Account) -> bool:
    return len(events_of(accounts)) == 1


@pytest.mark.parametrize(
    "other",
    [
        account(("J. Prielinger", "AUT"), ("Erlan Sadyrbaev", "KAZ"), text="Other side."),
        account(
            ("Sadyrbajew Erlan", "KAZ"), ("Johanna Prielinger", None), text="Family name first, one without a side."
        ),
        account(("KAZ", "KAZ"), ("AUT", "AUT"), text="States only."),
        account(("KAZ", "KAZ"), AUSTRIAN, text="One state."),
        account(AUSTRIAN, KAZAKH, date="2022-05-11", text="A day off."),
        account(AUSTRIAN, KAZAKH, date="2022-05", published="2022-06-20", text="Recalled by its month."),
        account(AUSTRIAN, KAZAKH, date=None, published="2022-05-11", text="Without a date."),
        account(AUSTRIAN, KAZAKH, published="2022-07-01", text="Recalled weeks later with its date."),
        account(AUSTRIAN, KAZAKH, status="scheduled", published="2022-05-01", text="Announced."),
        account(AUSTRIAN, KAZAKH, form="consultations", text="Otherwise named."),
    ],
)
def test_accounts_of_one_meeting(other: Account) -> None:
    assert one_event(account(KAZAKH, AUSTRIAN), other)


@pytest.mark.parametrize(
    "other",
    [
        account(KAZAKH, AUSTRIAN, date="2022-05-12", text="Two days later."),
        account(KAZAKH, AUSTRIAN, date="2022-06-10", text="A month later."),
        account(KAZAKH, AUSTRIAN, form="call", text="A call."),
        account(KAZAKH, AUSTRIAN, form="visit", place=("Austria", "AUT"), text="The visit."),
        account(KAZAKH, ("Reinhard Czapka", "AUT", "President"), text="Another partner."),
        account(
            ("Aset Omarov", "KAZ", "Deputy Minister"), ("Georg Hutterer", "AUT", "Deputy Minister"), text="Deputies."
        ),
        account(KAZAKH, ("Kim Tae-sung", "KOR"), text="Another state."),
        account(KAZAKH, AUSTRIAN, date=None, published="2022-05-01", text="Told before it was."),
        account(KAZAKH, AUSTRIAN, date=None, published="2023-01-10", text="Undated, long after."),
        account(KAZAKH, AUSTRIAN, status="proposed", date=None, published="2022-05-20", text="The next one."),
    ],
)
def test_other_engagements(other: Account) -> None:
    assert not one_event(account(KAZAKH, AUSTRIAN), other)


def test_deputies_are_not_the_ministers_of_whom_only_the_states_are_told() -> None:
    told = account(("KAZ", "KAZ"), ("AUT", "AUT"), text="The foreign ministers of Kazakhstan and Austria met.")
    deputies = account(("Aset Omarov", "KAZ", "Deputy Minister"), ("Eva Huber", "AUT", "Deputy Minister"))
    assert not one_event(told, deputies)


@pytest.mark.parametrize(
    ("one", "other", "same"), [("fourth", "4th", True), ("fourth", "fifth", False), ("4th", "5th", False)]
)
def test_rounds_are_told_apart_by_their_number(one: str, other: str, same: bool) -> None:
    first = account(("EST", "EST"), ("GEO", "GEO"), form="consultations", text=f"The {one} round of consultations.")
    second = account(
        ("EST", "EST"),
        ("GEO", "GEO"),
        form="consultations",
        date=None,
        published=None,
        text=f"The {other} round of talks.",
    )
    assert one_event(first, second) == same


def test_two_calls_of_one_day_told_by_one_report_stay_two() -> None:
    twice = reading([(KAZAKH, AUSTRIAN), (KAZAKH, AUSTRIAN)], form="call")
    assert len(events_of(accounts_of(twice))) == 2


def test_morning_and_evening_are_two_calls() -> None:
    morning = account(KAZAKH, AUSTRIAN, form="call", text="In the morning the ministers spoke by phone.")
    evening = account(KAZAKH, AUSTRIAN, form="call", text="Late in the evening they spoke by phone.")
    assert not one_event(morning, evening)


def test_a_visit_from_its_invitation_to_its_end_is_one_event() -> None:
    visit = {"form": "visit", "place": ("Nur-Sultan", "KAZ"), "roles": ("visitor",)}
    invited = account(AUSTRIAN, status="proposed", date=None, published="2021-05-03", text="Invited.", **visit)
    planned = account(AUSTRIAN, status="scheduled", date="2021-09-14", published="2021-08-20", text="Planned.", **visit)
    put_off = account(AUSTRIAN, status="postponed", date=None, published="2021-09-09", text="Put off.", **visit)
    held = account(AUSTRIAN, date="2021-12-01/2021-12-02", published="2021-12-02", text="Paid.", **visit)
    assert one_event(invited, planned, put_off, held)


def test_a_visit_elsewhere_is_another() -> None:
    held = account(AUSTRIAN, form="visit", place=("Kazakhstan", "KAZ"), roles=("visitor",))
    assert not one_event(
        held, account(AUSTRIAN, form="visit", place=("Uzbekistan", "UZB"), roles=("visitor",), text="Other.")
    )


def test_a_state_alone_does_not_make_one_visit_of_two() -> None:
    received = account(KAZAKH, ("AUT", "AUT"), form="visit", text="Visited.")
    paid = account(AUSTRIAN, form="visit", text="Paid.")
    assert compare(received, paid).score < FLOOR
    both = account(KAZAKH, AUSTRIAN, form="visit", text="Both are named.")
    assert one_event(received, paid, both)


def test_a_state_and_the_destination_make_one_visit_of_two() -> None:
    there = {"form": "visit", "place": ("Nur-Sultan", "KAZ")}
    received = account(KAZAKH, ("AUT", "AUT"), text="Visited.", **there)
    assert one_event(received, account(AUSTRIAN, text="Paid.", **there))


def test_what_has_no_day_joins_the_nearest_only() -> None:
    early = account(KAZAKH, AUSTRIAN, date="2022-05-02", published="2022-05-02")
    late = account(KAZAKH, AUSTRIAN, date="2022-05-09", published="2022-05-09")
    undated = account(KAZAKH, AUSTRIAN, date=None, published="2022-05-10", text="Undated.")
    assert sorted(map(len, events_of((early, late, undated)))) == [1, 2]
    assert frozenset({late.key, undated.key}) in events_of((early, late, undated))


def test_a_letter_and_its_answer_are_two() -> None:
    letter = account(KAZAKH, AUSTRIAN, form="message", roles=("sender", "recipient"))
    answer = account(AUSTRIAN, KAZAKH, form="message", roles=("sender", "recipient"), text="Answer.")
    assert not one_event(letter, answer)


@settings(max_examples=50, deadline=None)
@given(worlds(), st.randoms())
def test_the_order_of_accounts_does_not_matter(accounts, random) -> None:  # type: ignore[no-untyped-def]
    first = events_of(accounts)
    assert events_of(random.sample(accounts, len(accounts))) == first


@settings(max_examples=50, deadline=None)
@given(worlds(least=2), st.data())
def test_decisions_hold(accounts, data) -> None:  # type: ignore[no-untyped-def]
    keys = sorted(account.key for account in accounts)
    pair = st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True).map(tuple)
    together, apart = [data.draw(pair)], [data.draw(pair)]
    if set(together[0]) == set(apart[0]):
        apart = []
    events = events_of(accounts, together, apart)
    of = {key: event for event in events for key in event}
    assert all(of[a] == of[b] for a, b in together)
    assert all(of[a] != of[b] for a, b in apart)


@settings(max_examples=50, deadline=None)
@given(worlds())
def test_accounts_of_one_report_stay_apart(accounts) -> None:  # type: ignore[no-untyped-def]
    reports = {account.key: account.report for account in accounts}
    assert all(len({reports[key] for key in event}) == len(event) for event in events_of(accounts))


def is_placed(account) -> bool:  # type: ignore[no-untyped-def]
    """Whether the account tells of two sides or more, and of everyone which; of a visit it would have to tell who came.

    For someone of a side that nobody tells the blocks are made by name only, or they would be as large as a state's day.
    """
    sides = {party.side for party in account.parties}
    return None not in sides and len(sides) > 1 and account.form != "visit"


@settings(max_examples=50, deadline=None)
@given(worlds())
def test_comparing_knows_no_order_and_firm_links_share_a_block(accounts) -> None:  # type: ignore[no-untyped-def]
    for a in accounts:
        for b in accounts:
            verdict = compare(a, b)
            assert verdict == compare(b, a)
            if verdict.firm and verdict.score >= FLOOR and is_placed(a) and is_placed(b):
                assert blocks_of(a) & blocks_of(b)


def test_releases_alike_but_for_the_guest_are_as_many_meetings() -> None:
    """A ministry's releases of one day, on the margins of one assembly, with the same closing paragraph."""
    closing = "The ministers agreed to continue the political dialogue and spoke of the reform of the Security Council."
    host = ("Ilze Ozola", "LVA", "Foreign Minister")
    met = [
        account(
            host,
            (name, state, "Foreign Minister"),
            place=("New York", "USA"),
            outlet="MFA of Latvia",
            text=f"On the margins of the Assembly Ilze Ozola met {name}. {closing} {closing}",
        )
        for name, state in (("Anniken Berg", "NOR"), ("Peter Mutai", "KEN"), ("Ana Salas", "PER"))
    ]
    assert len(events_of(met)) == 3


def test_two_accounts_that_each_name_another_are_two() -> None:
    """Someone of a side that is not told met a state; a state met someone of that one: neither names whom the other does."""
    one = account(("Johanna Prielinger", None), ("KAZ", "KAZ"))
    other = account(("AUT", "AUT"), ("Erlan Sadyrbayev", "KAZ"))
    assert compare(one, other).score < FLOOR
