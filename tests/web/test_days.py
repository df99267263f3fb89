"""Days and names in words."""

from datetime import date

import pytest

from dragoman.web.days import age_words, moment_words, period_words
from dragoman.web.wording import shortened


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-06-12", "Sun 12 June 2022"),
        ("2022-06", "June 2022"),
        ("2022", "2022"),
        ("2022-06-10/2022-06-12", "10–12 June 2022"),
        ("2022-06-28/2022-07-02", "28 June – 2 July 2022"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2022-05/2022-06", "May 2022 – June 2022"),
        ("2022-02-31", "2022-02-31"),
        ("soon", "soon"),
        (None, ""),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(iso: str | None, words: str) -> None:
    assert period_words(iso) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-09-20", "today"),
        ("2024-09-19", "1 day"),
        ("2024-09-01", "19 days"),
        ("2024-08-20", "4 weeks"),
        ("2024-03-20", "6 months"),
        ("2022-09-20", "2 years"),
        ("2024-09-21", ""),
        (None, ""),
    ],
)
def test_an_age_is_told_in_the_unit_that_fits(iso: str | None, words: str) -> None:
    assert age_words(iso, date(2024, 9, 20)) == words


def test_a_moment_is_told_in_utc() -> None:
    assert moment_words("2024-09-20T11:05:00+02:00") == "20 September 2024, 09:05 UTC"


def test_long_words_are_cut_between_words_where_that_leaves_most_of_them() -> None:
    assert shortened("Ann Berg met Bo", 15) == "Ann Berg met Bo"
    assert shortened("Ann Berg met Bo Lind", 15) == "Ann Berg met…"
    assert shortened("Dr. " + "x" * 40, 15) == "Dr. xxxxxxxxxxx…"
