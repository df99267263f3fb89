"""A filter is said by an address, and an address that cannot be understood says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.vocabulary import FORMS, STATUSES
from dragoman.register.filter_address import FilterError, address_of, filter_of, pairs_of
from dragoman.register.filter_words import filter_words, narrowings
from dragoman.register.filters import Filter

_DAYS = st.dates().map(lambda day: day.isoformat())
_NAMES = st.none() | st.text("abcdefgh é-&=?#%+", min_size=1, max_size=12).map(lambda t: f"x{t}".strip())
_STATES = st.sampled_from(["KAZ", "LUX", "EU", "USA"])


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    states = draw(st.lists(_STATES, max_size=2, unique=True))
    kept = draw(
        st.sampled_from(
            [
                {},
                {"accepted": True},
                {"accepted": True, "reviewed": True},
                {"least": None, "rejected": True},
                {"least": 0.75},
            ]
        )
    )
    statuses = draw(st.sets(st.sampled_from(STATUSES)))
    since, until = sorted([draw(_DAYS), draw(_DAYS)])
    return Filter(
        **dict(zip(("state", "counterpart_state"), states, strict=False)),
        counterpart=draw(_NAMES),
        where=draw(st.none() | _STATES),
        person=draw(_NAMES),
        organisation=draw(_NAMES),
        identity=draw(st.none() | st.integers(0, 10**9)),
        form=draw(st.none() | st.sampled_from(FORMS)),
        statuses=tuple(status for status in STATUSES if status in statuses),
        topic=draw(_NAMES),
        since=draw(st.sampled_from([None, since])),
        until=draw(st.sampled_from([None, until])),
        words=draw(_NAMES),
        outlet=draw(_NAMES),
        source=draw(_NAMES),
        **kept,
    )


@given(filters())
def test_an_address_says_its_filter(wanted: Filter) -> None:
    assert filter_of(pairs_of(wanted)) == wanted
    assert address_of(filter_of(pairs_of(wanted))) == address_of(wanted)


def test_what_is_blank_is_not_said() -> None:
    assert filter_of([("state", ""), ("person", "  "), ("min-confidence", "")]) == Filter()
    assert address_of(Filter()) == ""


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        ([("state", "kazakhstan"), ("state", "")], Filter(state="KAZ")),
        ([("state", "KAZ"), ("state", "Kazakhstan")], Filter(state="KAZ")),
        ([("state", "KAZ"), ("with", "Latvia")], Filter(state="KAZ", counterpart_state="LVA")),
        ([("with", "LVA")], Filter(counterpart_state="LVA")),
        ([("with", "Ilze Ozola")], Filter(counterpart="Ilze Ozola")),
        ([("since", "2022"), ("until", "2022-02")], Filter(since="2022-01-01", until="2022-02-28")),
        ([("since", "Fri 9 June 2023"), ("until", "Jun 2024")], Filter(since="2023-06-09", until="2024-06-30")),
        ([("status", "proposed"), ("status", "held")], Filter(statuses=("held", "proposed"))),
    ],
)
def test_names_and_dates_are_taken_as_people_write_them(pairs: list[tuple[str, str]], wanted: Filter) -> None:
    assert filter_of(pairs) == wanted


@pytest.mark.parametrize(
    ("pairs", "names", "why"),
    [
        ([("sate", "KAZ")], ["sate"], "there is no such filter"),
        ([("state", "Ruritania")], ["state"], "no state is called 'Ruritania'"),
        ([("state", "KAZ"), ("state", "LVA"), ("state", "EST")], ["state"], "two sides at the most"),
        ([("state", "KAZ"), ("state", "LVA"), ("with", "EST")], ["with"], "two sides at the most"),
        ([("form", "party")], ["form"], "'party' is none of: meeting"),
        ([("since", "soon")], ["since"], "'soon' is no date"),
        ([("since", "31 June 2023")], ["since"], "'31 June 2023' is no date"),
        ([("since", "2023"), ("until", "2022")], ["until"], "2022-12-31 is before 2023-01-01"),
        ([("min-confidence", "7")], ["min-confidence"], "no share"),
        ([("min-confidence", "nan")], ["min-confidence"], "no share"),
        ([("all", "1"), ("accepted", "1")], ["all"], "beside accepted"),
        ([("accepted", "coder")], ["accepted"], "'coder' is none of: 1, reviewer"),
        ([("identity", "-1")], ["identity"], "no number"),
        ([("person", "…")], ["person"], "no letter"),
        ([("person", "a" * 401)], ["person"], "longer than"),
        ([("form", "x"), ("since", "y")], ["form", "since"], "none of"),
    ],
)
def test_all_that_is_wrong_is_told(pairs: list[tuple[str, str]], names: list[str], why: str) -> None:
    with pytest.raises(FilterError, match=why) as refused:
        filter_of(pairs)
    assert [problem.name for problem in refused.value.problems] == names


def test_a_filter_is_told_in_words() -> None:
    wanted = filter_of([("state", "KAZ"), ("state", "LVA"), ("form", "meeting"), ("since", "2022")])
    said = "engagements between Kazakhstan and Latvia; form meeting; from 2022-01-01"
    assert filter_words(wanted) == f"{said}; confidence 0.5 or more, or accepted by people"
    assert narrowings(wanted) == ("engagements between Kazakhstan and Latvia", "form meeting", "from 2022-01-01")
    assert narrowings(Filter()) == ()
