"""The days that a date spans."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.days import days, exactness, iso_of


@pytest.mark.parametrize(
    ("iso", "span"),
    [
        ("2022-06-10", ("2022-06-10", "2022-06-10")),
        ("2022-06", ("2022-06-01", "2022-06-30")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2022-06-10/2022-06-12", ("2022-06-10", "2022-06-12")),
        ("2022-06/2022-07", ("2022-06-01", "2022-07-31")),
    ],
)
def test_days_that_a_date_spans(iso: str, span: tuple[str, str]) -> None:
    assert days(iso) == span


@pytest.mark.parametrize(
    "iso",
    [None, "", "soon", "2022-13", "2022-02-30", "2022-00", "0000", "2022-06-12/2022-06-10", "2022/", "10.06.2022"],
)
def test_what_is_no_date_spans_nothing(iso: str | None) -> None:
    assert days(iso) is None


@pytest.mark.parametrize(
    ("iso", "exact"),
    [
        ("2022", "year"),
        ("2022-06", "month"),
        ("2022-06-10", "day"),
        ("2022/2023-05", "year"),
        ("soon", None),
        (None, None),
    ],
)
def test_how_exactly_the_beginning_of_a_date_is_told(iso: str | None, exact: str | None) -> None:
    assert exactness(iso) == exact


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_lies_in_its_month_and_year(day: date) -> None:
    month, year = days(day.isoformat()[:7]), days(day.isoformat()[:4])
    assert month is not None
    assert year is not None
    assert year[0] <= month[0] <= day.isoformat() <= month[1] <= year[1]
    if month[1] != "9999-12-31":
        assert (date.fromisoformat(month[1]) + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Fri 9 June 2023", "2023-06-09"),
        ("9 june 2023", "2023-06-09"),
        ("June 9, 2023", "2023-06-09"),
        ("Friday, 9 Jun 2023", "2023-06-09"),
        ("May 2023", "2023-05"),
        ("march", None),
        ("9 June 5 2023", None),
        ("Mayor 2023", None),
        ("2023", None),
    ],
)
def test_a_day_or_month_of_a_year_is_understood_in_words(words: str, iso: str | None) -> None:
    assert iso_of(words) == iso
