"""Waits after failures, and those that servers ask for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.robots import CLOSED, OPEN, robots_in
from dragoman.watching.backing_off import LONGEST, back_off, retry_after
from dragoman.watching.listings import plain_address

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_each_wait_is_twice_the_one_before_up_to_a_day() -> None:
    waits = [back_off(failures).total_seconds() for failures in range(1, 14)]
    assert waits[:4] == [60, 120, 240, 480]
    assert waits[-1] == LONGEST == back_off(10**9).total_seconds()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("120", 120),
        ("Mon, 02 Mar 2026 09:10:00 GMT", 600),
        ("Mon, 02 Mar 2020 09:10:00 GMT", 0),
        ("soon", 0),
        ("-5", 0),
        ("9" * 400, 7 * 86400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 7 * 86400),
    ],
)
def test_what_a_server_asks_for(header: str | None, seconds: float) -> None:
    assert retry_after(header, NOW) == timedelta(seconds=seconds)


@given(st.text(max_size=60))
def test_no_header_is_an_error(header: str) -> None:
    assert timedelta() <= retry_after(header, NOW) <= timedelta(days=7)


@given(st.binary(max_size=300))
def test_no_robots_txt_is_an_error(content: bytes) -> None:
    rules = robots_in(content)
    assert rules.allows("https://a.example/x") in (True, False)
    assert 0 <= rules.delay <= 600


def test_robots() -> None:
    assert OPEN.allows("https://a.example/x") and not CLOSED.allows("https://a.example/x")
    rules = robots_in(b"\xef\xbb\xbfUser-agent: *\nDisallow: /*.pdf$\nCrawl-delay: nan\n")
    assert not rules.allows("https://a.example/x/y.pdf") and rules.allows("https://a.example/x.pdf?a=1")
    assert rules.delay == 0
    # Beyond half a megabyte nothing counts, and a pattern of many stars costs no time.
    stars = b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"b\n"
    assert robots_in(stars).allows("https://a.example/" + "a" * 5000)
    assert robots_in(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /\n").allows("https://a.example/x")


def test_an_address_without_its_marks() -> None:
    assert plain_address("https://a.example/x?utm_source=rss&id=1#top") == "https://a.example/x?id=1"
    assert plain_address("https://a.example/x?a=%20b") == "https://a.example/x?a=%20b"
