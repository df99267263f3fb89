"""Entries of feeds: their day, where their text ends, and feeds that end within one."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.feed import feed_entries, json_feed_entries
from dragoman.reading.source_error import SourceError
from dragoman.reading.sources import iter_documents

TEXT = "The minister of trade met the envoy of Peru and spoke with her of the fishing in the south."


def atom(days: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>MFA</title><entry><title>A</title>{days}<content>{TEXT}</content></entry></feed>'.encode()


@pytest.mark.parametrize(
    ("days", "day"),
    [
        ("<published>2022-06-12T00:00:00Z</published><updated>2025-01-01T00:00:00Z</updated>", date(2022, 6, 12)),
        ("<updated>2025-01-01T00:00:00Z</updated><published>2022-06-12T00:00:00Z</published>", date(2022, 6, 12)),
        ("<published>soon</published><updated>2025-01-01T00:00:00Z</updated>", date(2025, 1, 1)),
        ("<updated>2025-01-01T00:00:00Z</updated>", date(2025, 1, 1)),
        ("", None),
    ],
)
def test_the_day_of_a_change_stands_for_that_of_publication_only_if_there_is_none(days: str, day: date | None) -> None:
    assert feed_entries(atom(days))[0].day == day


def test_the_day_of_a_json_feed() -> None:
    item = '{"content_text": "x", "date_modified": "2025-01-01"%s}'
    feed = '{"version": "https://jsonfeed.org/version/1.1", "items": [%s]}'
    both = item % ', "date_published": "2022-06-12"'
    found = json_feed_entries((feed % ", ".join((both, item % ""))).encode())
    assert [one.day for one in found if one] == [date(2022, 6, 12), date(2025, 1, 1)]


def read(folder: Path, items: str) -> list[Document | SourceError]:
    path = folder / "feed.xml"
    path.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>MFA</title>{items}', encoding="utf-8")
    return list(iter_documents([str(path)]))


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"{TEXT} Read more", TEXT),
        (f"{TEXT} […]", TEXT),
        (f"{TEXT} Continue reading Envoys meet →", TEXT),
        (f"{TEXT[:-1]}… Read the full story", TEXT[:-1]),
        (
            "The minister will continue reading the draft in May.",
            "The minister will continue reading the draft in May.",
        ),
        ("The minister asked all of them to read more", "The minister asked all of them to read more"),
        ("The post in Rome first appeared on the list in May.", "The post in Rome first appeared on the list in May."),
    ],
)
def test_what_a_feed_puts_behind_a_text_that_it_cuts_off(tmp_path: Path, line: str, left: str) -> None:
    (one,) = read(tmp_path, f"<item><title>A</title><description>{line}</description></item></channel></rss>")
    assert isinstance(one, Document)
    assert one.text.rstrip("… ") == left


def test_a_feed_that_is_cut_off_says_so(tmp_path: Path) -> None:
    first, second = read(tmp_path, f"<item><description>{TEXT}</description></item><item><description>The min")[-2:]
    assert isinstance(first, Document)
    assert "is cut off: it has no end, and its entry 2 may not be whole" in str(second)


@pytest.mark.parametrize(
    ("channel", "house"),
    [
        ("World Archives - Selby Ledger", "Selby Ledger"),
        ("Selby Ledger » World", "Selby Ledger"),
        ("News | Selby Ledger", "Selby Ledger"),
        ("RSS - Selby Ledger", "Selby Ledger"),
        ("Selby Ledger RSS Feed", "Selby Ledger"),
        ("Latest news from Selby Ledger", "Selby Ledger"),
        ("Press Releases - Ministry of Trade", "Ministry of Trade"),
        ("Selby News", "Selby News"),
        ("World Politics Review", "World Politics Review"),
        ("The Feed", "The Feed"),
    ],
)
def test_the_name_of_a_channel_is_no_part_of_the_house(channel: str, house: str) -> None:
    assert feed_entries(atom("").replace(b"MFA", channel.encode()))[0].outlet == house


def test_the_caption_of_a_picture_is_no_part_of_an_entry(tmp_path: Path) -> None:
    figure = "<figure><img src='a.jpg'/><figcaption>The envoy at tea.</figcaption></figure>"
    items = f"<item><title>A</title><description><![CDATA[{figure}<p>{TEXT}</p>]]></description></item></channel></rss>"
    (one,) = read(tmp_path, items)
    assert isinstance(one, Document), one
    assert one.text == TEXT
