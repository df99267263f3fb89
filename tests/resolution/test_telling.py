"""What an event is told to be where its accounts disagree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import account, worlds
from dragoman.resolution.telling import Locality, Period, tell

WHO = (("Yerlan Sadyrbayev", "KAZ"), ("Johanna Prielinger", "AUT"))


def test_what_most_reports_tell_is_shown_and_the_rest_listed() -> None:
    first = account(*WHO, text="One.")
    second = account(*WHO, text="Two is another text altogether.", place=("Vienna", "AUT"))
    third = account(*WHO, date="2022-05-11", text="Three differs in its day, says the paper.", place=("Graz", "AUT"))
    fourth = account(*WHO, text="Four agrees on the capital with the second.", place=("Vienna", "AUT"))
    told = tell((third, first, second, fourth))
    assert told.period.value == Period("2022-05-10", "2022-05-10")
    assert told.period.others == ((Period("2022-05-11", "2022-05-11"), (third.key,)),)
    assert told.place.value == Locality("vienna", "AUT")
    assert told.place.disputed
    assert not told.form.disputed


def test_a_day_is_shown_before_its_month() -> None:
    month = account(*WHO, date="2022-05", published="2022-05-01", text="In May.")
    day = account(*WHO, text="Today they met at last.")
    assert tell((month, day)).period.value == Period("2022-05-10", "2022-05-10")


def test_what_was_held_is_shown_over_its_plans_with_their_history() -> None:
    planned = account(*WHO, status="scheduled", date="2022-04-01", published="2022-03-20", text="To be held.")
    put_off = account(*WHO, status="postponed", date=None, published="2022-03-30", text="It was put off again by them.")
    held = account(*WHO, text="It was held after all this time.")
    told = tell((held, put_off, planned))
    assert told.status.value == "held"
    assert told.period.value == Period("2022-05-10", "2022-05-10")
    assert [stage.status for stage in told.history] == ["scheduled", "postponed", "held"]
    assert tell((planned, put_off)).status.value == "postponed"


def test_a_corrected_version_counts_in_place_of_the_first() -> None:
    text = "Two ministers spoke at length about a great many things of common interest in {} on Tuesday, said a source."
    first = account(*WHO, place=("Ankara", "TUR"), text=text.format("Ankara"), published="2022-05-10", outlet="BNA")
    mended = account(
        *WHO, place=("Istanbul", "TUR"), text=text.format("Istanbul"), published="2022-05-11", outlet="BNA"
    )
    told = tell((first, mended))
    assert told.place.value == Locality("istanbul", "TUR")
    assert told.place.others == ((Locality("ankara", "TUR"), (first.key,)),)


@settings(max_examples=50, deadline=None)
@given(worlds(least=1), st.randoms())
def test_the_order_of_accounts_does_not_matter(accounts, random) -> None:  # type: ignore[no-untyped-def]
    assert tell(random.sample(accounts, len(accounts))) == tell(accounts)
