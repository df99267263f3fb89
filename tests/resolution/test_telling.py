"""What an event is told to be where its accounts disagree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import account, reading, worlds
from dragoman.resolution.accounts import Account, accounts_of
from dragoman.resolution.telling import Told, Voice, tell

WHO = (("Yerlan Sadyrbayev", "KAZ"), ("Johanna Prielinger", "AUT"))


def said(*accounts: Account, states: dict[str, str] | None = None) -> Told:
    """What accounts tell together; `states` has what people made of some, by their keys."""
    voices = [
        Voice(number, one, one.first_day, one.place, (states or {}).get(one.key, "read"), 0.5, False)  # type: ignore[arg-type]
        for number, one in enumerate(accounts)
    ]
    return tell(voices)


def test_what_most_reports_tell_is_shown_and_the_rest_listed() -> None:
    first = account(*WHO, text="One.")
    second = account(*WHO, text="Two is another text altogether.", place=("Vienna", "AUT"))
    third = account(*WHO, date="2022-05-11", text="Three differs in its day, says the paper.", place=("Graz", "AUT"))
    fourth = account(*WHO, text="Four agrees on the capital with the second.", place=("Vienna", "AUT"))
    told = said(third, first, second, fourth)
    assert (told.date, told.place, told.place_state) == ("2022-05-10", "vienna", "AUT")
    fields = {found.field: found.values for found in told.disagreements}
    assert set(fields) == {"date", "place"}
    assert fields["date"][1] == ("2022-05-11", (third.key,))
    assert fields["place"][1] == ("graz", (third.key,))


def test_a_day_is_shown_before_its_month() -> None:
    month = account(*WHO, date="2022-05", published="2022-05-01", text="In May.")
    day = account(*WHO, text="Today they met at last.")
    told = said(month, day)
    assert told.date == "2022-05-10"
    assert not told.disagreements


def test_what_was_held_is_shown_over_its_plans_with_their_history() -> None:
    planned = account(*WHO, status="scheduled", date="2022-04-01", published="2022-03-20", text="To be held.")
    put_off = account(*WHO, status="postponed", date=None, published="2022-03-30", text="It was put off again by them.")
    held = account(*WHO, text="It was held after all this time.")
    told = said(held, put_off, planned)
    assert (told.status, told.date) == ("held", "2022-05-10")
    assert [stage.status for stage in told.history] == ["scheduled", "postponed", "held"]
    assert not told.disagreements
    assert said(planned, put_off).status == "postponed"


def test_held_and_cancelled_is_a_disagreement() -> None:
    held = account(*WHO, text="It was held after all this time.")
    called_off = account(*WHO, status="cancelled", published="2022-05-11", text="It never came to anything, they say.")
    told = said(held, called_off)
    assert told.status == "held"
    assert [found.field for found in told.disagreements] == ["status"]


def test_a_corrected_version_counts_in_place_of_the_first() -> None:
    text = "Two ministers spoke at length about a great many things of common interest in {} on Tuesday, said a source."
    first = account(*WHO, place=("Ankara", "TUR"), text=text.format("Ankara"), published="2022-05-10", outlet="BNA")
    mended = account(
        *WHO, place=("Istanbul", "TUR"), text=text.format("Istanbul"), published="2022-05-11", outlet="BNA"
    )
    told = said(first, mended)
    assert told.place == "istanbul"
    assert told.disagreements[0].values == (("istanbul", (mended.key,)), ("ankara", (first.key,)))


def test_what_people_accepted_outweighs_any_number_of_reports() -> None:
    many = [account(*WHO, place=("Vienna", "AUT"), text=f"{word} is a text of its own.") for word in ("One", "Two")]
    checked = account(*WHO, place=("Graz", "AUT"), text="Three is checked, and tells of another city.")
    assert said(*many, checked).place == "vienna"
    told = said(*many, checked, states={checked.key: "accepted"})
    assert (told.place, told.state, told.confidence) == ("graz", "accepted", 1.0)
    assert said(*many, checked, states={many[0].key: "rejected"}).place == "vienna"


def test_what_people_decided_in_a_version_outweighs_the_later_one() -> None:
    words = " ".join(f"word{number}" for number in range(80))
    first = account(*WHO, text=f"{words} one.", place=("Graz", "AUT"))
    later = account(*WHO, text=f"{words} two.", place=("Vienna", "AUT"), published="2022-05-12")
    assert said(first, later).place == "vienna"
    assert said(first, later, states={first.key: "corrected"}).place == "graz"


def test_what_one_report_tells_as_two_is_told_with_all_that_it_says() -> None:
    """Somebody found that they are one: neither account is a copy or a reprint of the other."""
    words = " ".join(f"word{number}" for number in range(80))
    talks, call = accounts_of(reading([WHO, WHO], text=words, place=("Graz", "AUT")))
    assert talks.report == call.report
    call = call._replace(first_day=None, last_day=None, date_basis=None, place=None, form="call")
    for one, other in ((talks, call), (call, talks)):
        told = said(one, other)
        assert (told.date, told.place) == ("2022-05-10", "graz")
        assert [found.field for found in told.disagreements] == ["form"]
    voices = [
        Voice(n, one, one.first_day, one.place, "read", 0.5, False, text=7) for n, one in enumerate((call, talks))
    ]
    assert (tell(voices).date, tell(voices).place) == ("2022-05-10", "graz")


@settings(max_examples=50, deadline=None)
@given(worlds(least=1), st.randoms())
def test_the_order_of_accounts_does_not_matter(accounts, random) -> None:  # type: ignore[no-untyped-def]
    assert said(*random.sample(accounts, len(accounts))) == said(*accounts)
