"""Feeds: RSS, Atom and JSON Feed; every entry that holds a text is a report."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from dragoman.reading.documents import cleaned_document
from dragoman.reading.entities import refuse_entities
from dragoman.reading.markup_text import decode_markup, markup_paragraphs
from dragoman.reading.streams import whole
from dragoman.reading.supply import Outcome, Supply, Way
from dragoman.reading.written_days import stamped_day

_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b")
_MOST_ENTRIES, _MOST_TAGS = 5_000, 200_000
_CHANNEL = re.compile(
    r"\s*(?:[|–—:»/-]\s*)+(?:rss|feed|(?:all |latest |top |recent |world )?(?:news|press releases?|statements?|updates|articles|stories|headlines|media))(?: (?:feed|rss|releases?))?\s*$",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"\s*(?:\[?(?:…|\.\.\.)\]?|read more|continue reading\b.*|the post .{0,300} (?:appeared first|first appeared) on .*)\W*$",
    re.IGNORECASE,
)


def read_feed(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The entries of an RSS or Atom feed."""
    import feedparser

    data = refuse_entities(whole(supply.stream))
    # The parser needs time for every tag: over so many it would be minutes.
    if len(_ENTRY.findall(data)) > _MOST_ENTRIES or data.count(b"<") > _MOST_TAGS:
        raise ValueError(f"is a feed of over {_MOST_ENTRIES:,} entries or {_MOST_TAGS:,} tags: it is not read")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        why = f": {' '.join(str(feed.bozo_exception).split())}" if feed.get("bozo") else ""
        raise ValueError(f"is a feed without entries{why}")
    outlet = _house(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        contents = [str(content.get("value") or "") for content in entry.get("content", ())]
        markup = max([*contents, str(entry.get("summary") or "")], key=len)
        source = entry.get("source")
        yield _entry(
            supply,
            number,
            link=entry.get("link"),
            markup=markup,
            title=_plain(entry.get("title")),
            stamp=entry.get("published") or entry.get("updated"),
            outlet=_house((source or {}).get("title")) or outlet,
        )


def read_json_feed(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The items of a JSON Feed."""
    try:
        feed = json.loads(decode_markup(whole(supply.stream)))
        items = feed.get("items")
    except (ValueError, RecursionError, AttributeError) as error:
        raise ValueError(f"is a broken JSON feed: {' '.join(str(error).split())}") from None
    if not isinstance(items, list) or not items:
        raise ValueError("is a feed without entries")
    outlet = _house(_string(feed.get("title")))
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield supply.error(f"has an entry {number} that is none")
            continue
        text = _string(item.get("content_text"))
        yield _entry(
            supply,
            number,
            link=_string(item.get("url")) or _string(item.get("id")),
            markup=_string(item.get("content_html")) or _string(item.get("summary")) or "",
            lines=text.split("\n") if text else None,
            title=_string(item.get("title")),
            stamp=_string(item.get("date_published")),
            outlet=outlet,
        )


def _entry(
    supply: Supply, number: int, *, link: str | None, markup: str, title: str | None, stamp: str | None, outlet: str | None,
    lines: list[str] | None = None,
) -> Outcome:  # fmt: skip
    part = supply._replace(source=f"{supply.source}#{link or number}", title=None)
    try:
        if lines is None:
            lines = markup_paragraphs(markup)
        lines = [_TEASER.sub("", line) for line in lines]
        if not any(line.strip() for line in lines):
            raise ValueError("has no text in the feed: read its page")
        return cleaned_document(part, lines, title=title, published=stamped_day(stamp), outlet=outlet)
    except ValueError as error:
        return part.error(str(error))


def _house(title: str | None) -> str | None:
    """The publisher that a feed's title names, without the name of the channel."""
    plain = _plain(title)
    return _CHANNEL.sub("", plain).strip() or None if plain else None


def _plain(markup: str | None) -> str | None:
    if not markup or not markup.strip():
        return None
    return " ".join(markup_paragraphs(f"<p>{markup}</p>")) if "<" in markup or "&" in markup else markup


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
