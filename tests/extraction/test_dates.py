"""Dates of press reports: what is found, what it means on the day of the report, and what is left alone."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extraction.dates import DateMention, find_dates

WEDNESDAY = date(2022, 6, 15)
MONDAY = date(2022, 6, 13)
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def told(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(text[found.start : found.end], found.value) for found in find_dates(text, published)]


def values(text: str, published: date | None = WEDNESDAY) -> list[str | None]:
    return [found.value for found in find_dates(text, published)]


def only(text: str, published: date | None = WEDNESDAY) -> DateMention:
    (found,) = find_dates(text, published)
    return found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10 June 2022", "2022-06-10"),
        ("June 10, 2022", "2022-06-10"),
        ("5th September, 2024", "2024-09-05"),
        ("the 9th of February 2024", "2024-02-09"),
        ("12 Jun. 2022", "2022-06-12"),
        ("12-Jun-2022", "2022-06-12"),
        ("Friday, 10 June 2022", "2022-06-10"),
        ("16.03.2016", "2016-03-16"),
        ("2016-03-16", "2016-03-16"),
        ("25/06/2022", "2022-06-25"),
        ("06/25/2022", "2022-06-25"),
        ("10–12 June 2022", "2022-06-10/2022-06-12"),
        ("June 10-12, 2022", "2022-06-10/2022-06-12"),
        ("11, 12 and 13 May 2021", "2021-05-11/2021-05-13"),
        ("June 30 to July 2, 2022", "2022-06-30/2022-07-02"),
        ("28 December to 3 January 2022", "2021-12-28/2022-01-03"),
        ("24-26.04.2023", "2023-04-24/2023-04-26"),
        ("2023-04-24/2023-04-26", "2023-04-24/2023-04-26"),
        ("March 2024", "2024-03"),
        ("mid-June 2021", "2021-06"),
        ("March to May 2021", "2021-03/2021-05"),
        ("2023-2024", "2023/2024"),
        ("2023/24", "2023/2024"),
        ("the spring of 2023", "2023"),
        ("the first half of 2024", "2024-01/2024-06"),
        ("the third quarter of 2024", "2024-07/2024-09"),
    ],
)
def test_a_date_with_its_year_is_stated(words: str, value: str) -> None:
    text = f"The two ministers met in {words} in Vilnius."
    found = only(text, None)
    assert (text[found.start : found.end], found.value, found.basis) == (words, value, "stated")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 10 June.", "10 June", "2022-06-10"),
        ("They met on the 10th of June.", "the 10th of June", "2022-06-10"),
        ("He stayed from 20 to 23 March.", "20 to 23 March", "2022-03-20/2022-03-23"),
        ("They conferred between 3 and 5 May.", "3 and 5 May", "2022-05-03/2022-05-05"),
        ("They met on 11 and 12 May.", "11 and 12 May", "2022-05-11/2022-05-12"),
        ("They met in March.", "March", "2022-03"),
        ("He will travel there in March.", "March", "2023-03"),
        ("They met last March.", "last March", "2022-03"),
        ("They met last August.", "last August", "2021-08"),
        ("He returns next March.", "next March", "2023-03"),
        ("They met in September last year.", "September last year", "2021-09"),
        ("He travels there in May next year.", "May next year", "2023-05"),
        ("They met on Friday.", "Friday", "2022-06-10"),
        ("They met on Wednesday.", "Wednesday", "2022-06-15"),
        ("They will meet on Friday evening.", "Friday evening", "2022-06-17"),
        ("They met last Friday.", "last Friday", "2022-06-10"),
        ("They meet next Tuesday.", "next Tuesday", "2022-06-21"),
        ("They meet this Thursday.", "this Thursday", "2022-06-16"),
        ("They met on Monday last week.", "Monday last week", "2022-06-06"),
        ("He was there from Monday to Wednesday.", "Monday to Wednesday", "2022-06-13/2022-06-15"),
        ("They met earlier today.", "earlier today", "2022-06-15"),
        ("They met yesterday evening.", "yesterday evening", "2022-06-14"),
        ("They dine tonight.", "tonight", "2022-06-15"),
        ("They met the day before yesterday.", "the day before yesterday", "2022-06-13"),
        ("They meet the day after tomorrow.", "the day after tomorrow", "2022-06-17"),
        ("She rang him last night.", "last night", "2022-06-14"),
        ("They met two days ago.", "two days ago", "2022-06-13"),
        ("They met three weeks ago.", "three weeks ago", "2022-05-23/2022-05-29"),
        ("They met a year ago.", "a year ago", "2021"),
        ("They met earlier this month.", "earlier this month", "2022-06"),
        ("He travels there next month.", "next month", "2022-07"),
        ("They met last year.", "last year", "2021"),
        ("He will travel there later in the year.", "later in the year", "2022"),
        ("They met on the 14th.", "the 14th", "2022-06-14"),
        ("The forum is planned for the autumn.", "the autumn", "2022"),
    ],
)
def test_a_date_without_its_year_is_resolved(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.value, found.basis) == (words, value, "resolved")
    assert only(text, None).value is None


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They met this week.", WEDNESDAY, "2022-06-13/2022-06-19"),
        ("They met last week.", WEDNESDAY, "2022-06-06/2022-06-12"),
        ("They meet next week.", WEDNESDAY, "2022-06-20/2022-06-26"),
        ("They agreed this weekend on a ceiling.", MONDAY, "2022-06-11/2022-06-12"),
        ("They will confer this weekend.", MONDAY, "2022-06-18/2022-06-19"),
        ("They conferred at the weekend.", WEDNESDAY, "2022-06-11/2022-06-12"),
        ("They conferred last weekend.", WEDNESDAY, "2022-06-11/2022-06-12"),
    ],
)
def test_weeks_run_from_monday_to_sunday(text: str, published: date, value: str) -> None:
    assert values(text, published) == [value]


def test_the_caller_may_tell_the_tense() -> None:
    text = "Talks on Friday in Riga, in October in Oslo"
    assert [found.value for found in find_dates(text, WEDNESDAY, lambda _: True)] == ["2022-06-17", "2022-10"]
    assert [found.value for found in find_dates(text, WEDNESDAY, lambda _: False)] == ["2022-06-10", "2021-10"]


def test_the_tense_is_that_of_the_clause_and_not_of_its_neighbour() -> None:
    text = "The minister, who will visit Oslo on Friday, received the envoy on Monday."
    assert values(text) == ["2022-06-17", "2022-06-13"]
    assert values("The ministry said on Friday that talks will open on Monday.") == ["2022-06-10", "2022-06-20"]


def test_a_plan_that_came_to_nothing_is_taken_on_the_nearer_side() -> None:
    friday = date(2022, 6, 17)
    assert values("The talks pencilled in for Thursday fell through.", friday) == ["2022-06-16"]
    assert values("The talks planned for Monday were called off.", friday) == ["2022-06-20"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("On the same day", "2022-06-03"),
        ("That evening", "2022-06-03"),
        ("Later in the day", "2022-06-03"),
        ("A few hours afterwards", "2022-06-03"),
        ("The following day", "2022-06-04"),
        ("A day later", "2022-06-04"),
        ("The day before", "2022-06-02"),
        ("A day earlier", "2022-06-02"),
        ("Two days later", "2022-06-05"),
        ("The following week", "2022-06-06/2022-06-12"),
    ],
)
def test_a_date_may_lean_on_one_told_before(words: str, value: str) -> None:
    assert values(f"On 3 June he saw Zane Ozola.\n\n{words}, he saw her deputy.") == ["2022-06-03", value]
    assert values(f"{words}, he saw her deputy.") == [None]


def test_days_of_a_visit_are_counted_from_its_first() -> None:
    text = "He was in Oslo from 3 to 5 June 2022. On the first day he spoke. On the last day he left. On the fourth day"
    assert values(text)[1:] == ["2022-06-03", "2022-06-05", None]


def test_a_weekday_told_after_a_visit_that_is_over_is_a_day_of_it() -> None:
    assert values("He was in Oslo from 23 to 27 May. On Tuesday he met the king.") == [
        "2022-05-23/2022-05-27",
        "2022-05-24",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He concluded yesterday a three-day visit to Oslo.", "2022-06-12/2022-06-14"),
        ("He began today a two-day visit to Oslo.", "2022-06-15/2022-06-16"),
    ],
)
def test_a_stay_of_so_many_days_has_both_its_ends(text: str, value: str) -> None:
    assert value in values(text)


def test_a_stay_without_a_day_is_no_date() -> None:
    assert told("He is on a three-day visit to Oslo.") == []


def test_a_slashed_date_that_could_be_two_days_is_absent_until_something_tells() -> None:
    assert values("They met on 12/06/2022.", date(2022, 7, 1)) == [None]
    assert values("They met on 12/06/2022 and 25/06/2022.", date(2022, 7, 1)) == ["2022-06-12", "2022-06-25"]
    assert values("They met on 12/06/2022 and 06/25/2022.", date(2022, 7, 1)) == ["2022-12-06", "2022-06-25"]
    assert values("They met on 12/06/2022.", date(2022, 6, 12)) == ["2022-06-12"]


@pytest.mark.parametrize("words", ["31 June 2022", "June 31, 2022", "30 February", "31.04.2022", "30 to 31 June"])
def test_a_day_that_is_not_in_the_calendar_gives_no_value(words: str) -> None:
    assert told(f"They met on {words}.") == [(words, None)]


@pytest.mark.parametrize(
    ("text", "bound", "value"),
    [
        ("Turnover has doubled since 2019.", "since", "2019"),
        ("The office is funded until 2025.", "until", "2025"),
        ("He promised a report by 16 July.", "by", "2022-07-16"),
        ("They agreed to sign it by the end of the year.", "by", "2022-12-31"),
        ("They will sign it before the end of June.", "before", "2022-06-30"),
        ("The visit was put off until October.", "until", "2022-10"),
        ("A delegation has been in Oslo since Monday.", "since", "2022-06-13/2022-06-15"),
        ("He will be there from 20 June.", "from", "2022-06-20"),
    ],
)
def test_the_limit_of_a_time_is_told_apart(text: str, bound: str, value: str) -> None:
    found = only(text)
    assert (found.bound, found.value) == (bound, value)


@pytest.mark.parametrize(
    "text", ["They met from 3 to 5 June.", "They met at the June 8-10 summit.", "They met in 2019."]
)
def test_the_time_of_an_event_has_no_bound(text: str) -> None:
    assert only(text).bound is None


@pytest.mark.parametrize(
    "text",
    [
        "RIGA, June 14 - The minister met the envoy.",
        "RIGA, Oct. 20 (Baltic News) – The minister met the envoy.",
        "Bern, 14.06.2022 – The minister met the envoy.",
        "Tallinn Old Town, 15 June 2022\n\nThe minister met the envoy.",
        "The minister met the envoy\n\n15 June 2022\n\nIn Riga they spoke of transit.",
        "The minister met the envoy. Posted 15.06.2022 by the embassy",
        "The minister met the envoy.\n\nRiga, 15 June 2022",
    ],
)
def test_the_line_that_dates_the_report_is_marked(text: str) -> None:
    published = date(2022, 10, 20) if "Oct." in text else WEDNESDAY
    assert only(text, published).dateline


@pytest.mark.parametrize(
    "text",
    [
        "On 15 June 2022 the minister met the envoy.",
        "Riga, 3 March 2022: an exhibition was opened.",
        "JUNE 3. The ambassador was received by the mayor.",
        "• Monday. The ambassador was received by the mayor.",
        "THE MINISTER MET THE ENVOY ON 14 JUNE.",
    ],
)
def test_other_dates_are_not_taken_for_a_dateline(text: str) -> None:
    assert not only(text).dateline


def test_a_dateline_is_leant_on_only_for_want_of_another_day() -> None:
    assert values("Riga, 14 June 2022\n\nA day earlier he saw the envoy.") == ["2022-06-14", "2022-06-13"]
    assert values("Riga, 14 June 2022\n\nHe came on 9 June. A day earlier he saw her.")[-1] == "2022-06-08"


@pytest.mark.parametrize(
    "text",
    [
        "The 2030 Agenda, Vision 2030, Resolution 2334 and the G20 were discussed.",
        "He may go; they march on; an august body; the sun sat on the mar.",
        "Mrs. May and April Smith spoke to March Ltd.",
        "A credit of $12 May Bank gave was 5% higher, 3.5 million in all.",
        "He teaches at a Sunday school every Monday and reads the Sunday Times on Good Friday.",
        "USA Today wrote of today's world and a better tomorrow.",
        "On the 14th floor, at the 5th round, the fall of the government and the day of talks.",
        "forty-two years ago",
        "The fire brigade put it out in 2000 houses.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_date_never_runs_across_an_empty_line() -> None:
    assert told("The budget of May\n\n2022 guests came.") == []
    assert told("They met in May\n2022.") == [("May\n2022", "2022-05")]


def test_a_number_after_a_month_may_count_something_else() -> None:
    assert told("In June 12 ministers met.") == [("June", "2022-06")]


RENDERED = [
    "{d} {month} {y}",
    "{month} {d}, {y}",
    "{d:02}.{m:02}.{y}",
    "{y}-{m:02}-{d:02}",
    "the {nth} of {month} {y}",
    "{weekday}, {d} {month} {y}",
    "{weekday}, {month} {d}, {y}",
    "{d} {abbr} {y}",
    "{d} {upper} {y}",
]
report_days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
press_days = st.dates(min_value=date(1801, 1, 1), max_value=date(2198, 12, 31))


def rendered(pattern: str, when: date) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10 if when.day not in (11, 12, 13) else 0, "th")
    month = MONTHS[when.month - 1]
    return pattern.format(
        d=when.day,
        m=when.month,
        y=when.year,
        nth=f"{when.day}{suffix}",
        month=month,
        abbr=month[:3],
        upper=month.upper(),
        weekday=WEEKDAYS[when.weekday()],
    )


@given(press_days, report_days, st.sampled_from(RENDERED))
def test_every_day_written_out_is_found_again(when: date, published: date, pattern: str) -> None:
    words = rendered(pattern, when)
    assert told(f"The ministers met on {words} in Oslo.", published) == [(words, when.isoformat())]


@given(press_days, st.integers(min_value=-60, max_value=60), st.sampled_from(["{d} {month}", "{month} {d}"]))
def test_a_day_without_its_year_is_the_one_about_the_report(published: date, off: int, pattern: str) -> None:
    when = published + timedelta(days=off)
    words = rendered(pattern, when)
    assert told(f"The ministers met on {words} in Oslo.", published) == [(words, when.isoformat())]


@given(press_days, st.integers(min_value=1, max_value=40))
def test_a_run_of_days_is_found_again(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    words = f"{rendered('{d} {month} {y}', first)} to {rendered('{d} {month} {y}', last)}"
    assert told(f"He was there from {words}.") == [(words, f"{first.isoformat()}/{last.isoformat()}")]


@given(press_days, st.integers(min_value=0, max_value=6))
def test_a_weekday_is_the_nearest_on_the_side_of_the_tense(published: date, off: int) -> None:
    before, after = published - timedelta(days=off), published + timedelta(days=off)
    assert values(f"They met on {WEEKDAYS[before.weekday()]}.", published) == [before.isoformat()]
    assert values(f"They will meet on {WEEKDAYS[after.weekday()]}.", published) == [after.isoformat()]


PIECES = (
    "5 31 2022 24 2023-24 12/06/2022 16.03.2016 2016-03-16 1st 14th May June Feb. Sat Monday Friday today tomorrow the a "
    "of on in at from to until by since before after between and , . ( ) - – ' last next this same following day days "
    "week weekend month year end early mid ago later earlier first last two few hours summer fall eve spring half "
    "quarter evening that three-day ended began will met said \n \n\n"
).split(" ")
texts = st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@given(texts, report_days | st.none(), st.none() | st.booleans())
def test_any_text_gives_sound_mentions(text: str, published: date | None, future: bool | None) -> None:
    reached = 0
    for found in find_dates(text, published, lambda _: future):
        assert reached <= found.start < found.end <= len(text)
        reached = found.end
        if found.value is not None:
            assert ISO.fullmatch(found.value)
            first, _, last = found.value.partition("/")
            assert not last or (len(first) == len(last) and first < last)
