"""Feeds: RSS, Atom and JSON Feed; every entry that holds a text is a report."""

import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from dragoman.reading.documents import cleaned_document
from dragoman.reading.entities import refuse_entities
from dragoman.reading.markup_text import decode_markup, markup_paragraphs
from dragoman.reading.streams import whole
from dragoman.reading.supply import Outcome, Supply, Way
from dragoman.reading.written_days import stamped_day

_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b")
_MOST_ENTRIES, _MOST_TAGS = 5_000, 200_000
_KINDS = r"(?:(?:rss|feed)|(?:all |latest |top |recent |world |local |foreign |breaking |our )*(?:news|press releases?|statements?|updates|articles|stories|headlines|media|world|politics|archives?))(?: (?:feed|rss|releases?|archives?))*"
_SIGNS = r"\s*(?:[|–—:»›>]|\s[/-]\s)\s*"
_CHANNEL = re.compile(
    rf"(?:{_SIGNS})+{_KINDS}\s*$|^\s*{_KINDS}(?:{_SIGNS})+(?=\S)|^\s*latest (?:news|posts|updates|articles|stories) (?:from|of|by)(?: the)? |\s+rss(?: feed)?\s*$",
    re.IGNORECASE,
)
# What a feed puts behind a text that it cuts off. "Continue reading" within a sentence is the report's own.
_TEASER = re.compile(
    r"\s*(?:\[?(?:…|\.\.\.)\]?|(?:^|(?<=[.!?…»”\"\])]))\s*(?:\[|\(|…|\.\.\.)?\s*(?-i:Read|Continue|READ|CONTINUE)(?: (?:more|reading|on|the full (?:story|article|text)))\b[^.]{0,200}|^(?-i:The post [\"'“‘«]?[A-Z\d]).{0,300} (?:appeared first|first appeared) on .*)\W*$",
    re.IGNORECASE,
)
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>")


class NoEntries(ValueError):
    """A feed in which there is nothing now."""


class Entry(NamedTuple):
    """An entry of a feed: where its page is, what it tells of its report, and the paragraphs of its own text."""

    link: str | None
    title: str | None
    day: date | None
    outlet: str | None
    paragraphs: Sequence[str] | None


def read_feed(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The entries of an RSS or Atom feed."""
    data = whole(supply.stream)
    yield from _reports(supply, feed_entries(data), is_cut=not _is_whole(data))


def read_json_feed(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The items of a JSON Feed."""
    yield from _reports(supply, json_feed_entries(whole(supply.stream)))


def _is_whole(data: bytes) -> bool:
    """Whether a feed has its end; one in an encoding of two bytes to a letter is not looked at."""
    return b"\0" in data[:200] or _END.search(data[-2000:]) is not None


def feed_entries(data: bytes) -> list[Entry]:
    """The entries of an RSS or Atom feed. `ValueError`, worded to follow the source's name, if it has none."""
    import feedparser

    refuse_entities(data)
    # The parser needs time for every tag: over so many it would be minutes.
    if len(_ENTRY.findall(data)) > _MOST_ENTRIES or data.count(b"<") > _MOST_TAGS:
        raise ValueError(f"is a feed of over {_MOST_ENTRIES:,} entries or {_MOST_TAGS:,} tags: it is not read")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        if feed.get("bozo"):
            raise ValueError(f"is a feed without entries: {' '.join(str(feed.bozo_exception).split())}")
        raise NoEntries("is a feed without entries")
    outlet = _house(feed.feed.get("title"))
    entries = []
    for entry in feed.entries:
        contents = [str(content.get("value") or "") for content in entry.get("content", ())]
        source = _house((entry.get("source") or {}).get("title"))
        entries.append(
            Entry(
                entry.get("link"),
                _plain(entry.get("title")),
                # Atom asks every entry for the day of its last change, and for none of publication.
                stamped_day(entry.get("published")) or stamped_day(entry.get("updated")),
                source or outlet,
                _paragraphs(max([*contents, str(entry.get("summary") or "")], key=len)),
            )
        )
    return entries


def json_feed_entries(data: bytes) -> list[Entry | None]:
    """The items of a JSON Feed, None for each that is none. `ValueError` as for other feeds."""
    try:
        feed = json.loads(decode_markup(data))
        items = feed.get("items")
    except (ValueError, RecursionError, AttributeError) as error:
        raise ValueError(f"is a broken JSON feed: {' '.join(str(error).split())}") from None
    if not isinstance(items, list) or not items:
        raise (NoEntries if items == [] else ValueError)("is a feed without entries")
    outlet = _house(_string(feed.get("title")))
    return [_item(item, outlet) if isinstance(item, dict) else None for item in items]


def _item(item: dict[str, Any], outlet: str | None) -> Entry:
    text = _string(item.get("content_text"))
    markup = _string(item.get("content_html")) or _string(item.get("summary")) or ""
    return Entry(
        _string(item.get("url")) or _string(item.get("id")),
        _string(item.get("title")),
        stamped_day(_string(item.get("date_published"))) or stamped_day(_string(item.get("date_modified"))),
        outlet,
        text.split("\n") if text else _paragraphs(markup),
    )


def _reports(supply: Supply, entries: Sequence[Entry | None], *, is_cut: bool = False) -> Iterator[Outcome]:
    for number, entry in enumerate(entries, 1):
        if entry is None:
            yield supply.error(f"has an entry {number} that is none")
            continue
        part = supply._replace(source=f"{supply.source}#{entry.link or number}", title=None)
        try:
            lines = [_TEASER.sub("", _TEASER.sub("", line)) for line in entry.paragraphs or ()]
            if not any(line.strip() for line in lines):
                raise ValueError("has no text in the feed: read its page")
            yield cleaned_document(part, lines, title=entry.title, published=entry.day, outlet=entry.outlet)
        except ValueError as error:
            if not (is_cut and number == len(entries)):
                yield part.error(str(error))
    if is_cut:
        yield supply.error(f"is cut off: it has no end, and its entry {len(entries)} may not be whole")


def _paragraphs(markup: str) -> list[str] | None:
    """The paragraphs of an entry's markup; None if it cannot be parsed."""
    try:
        return markup_paragraphs(markup)
    except ValueError:
        return None


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
