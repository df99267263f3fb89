"""What a page says of itself: its title, publisher and day, in JSON-LD, in metadata, and on its face."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from dragoman.reading.furniture import is_furniture
from dragoman.reading.letterhead import is_house
from dragoman.reading.markup_text import paragraphs_in
from dragoman.reading.written_days import day_in, is_day_line, stamped_day

_ARTICLES = re.compile(
    r"Article|NewsArticle|BlogPosting|Report|PressRelease|WebPage|LiveBlogPosting|Statement", re.IGNORECASE
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline", "title")
_PUBLISHERS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
    "copyright",
)
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "dc.date.created", "publish-date", "publish_date", "publishdate", "pubdate", "publication_date", "date", "citation_date",
    "parsely-pub-date", "sailthru.date", "article.published", "published_time", "issued", "release_date", "datecreated",
)  # fmt: skip
_SEPARATORS = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*\|\s*|: (?=news\b)", re.IGNORECASE)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?|post(?:ed)?|entry|article|news|press|release|item|meta|content|node)?[_-]?(?:date|time|datetime|timestamp|published|posted|submitted)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BESIDE_CLASS = re.compile(
    r"sidebar|related|footer|comment|widget|recommend|latest|teaser|more-|ticker|most-|event|calendar|weather|today|current",
    re.IGNORECASE,
)
_WORDY = 5
_LONGEST_HOUSE = 10


class PageFacts(NamedTuple):
    """What a page says of itself; nothing is guessed."""

    title: str | None = None
    publisher: str | None = None
    day: date | None = None


def page_facts(tree: Any) -> PageFacts:
    """Title, publisher and day of publication of a page, from what is meant for machines first."""
    linked, named = list(_linked(tree)), _named(tree)
    article = next((one for one in linked if _ARTICLES.search(_type(one)) and one.get("headline")), {})
    publisher = (
        _name(article.get("publisher"))
        or _first(named, _PUBLISHERS[:2])
        or _publisher_of(linked)
        or _first(named, _PUBLISHERS[2:])
    )
    publisher = _without_rights(publisher)
    day = _linked_day(article) or next(
        (day for one in linked if _ARTICLES.search(_type(one)) and (day := _linked_day(one))), None
    )
    if day is None:
        day = next((day for key in _DAYS for value in named.get(key, ()) if (day := stamped_day(value))), None)
    title = _title(tree, article, named, publisher)
    return PageFacts(title, publisher or _publisher_in_title(tree, title), day or _shown_day(tree))


def _title(tree: Any, article: dict[str, Any], named: dict[str, list[str]], publisher: str | None) -> str | None:
    """The headline: as JSON-LD has it, else as the page shows it, else as its metadata and window title have it."""
    linked = _text(article.get("headline"))
    shown = [" ".join(heading.text_content().split()) for heading in tree.iter("h1") if not _is_beside(heading)]
    shown = [heading for heading in shown if heading]
    meta = _first(named, _TITLES)
    window = " ".join((tree.findtext(".//title") or "").split())
    if linked:
        return linked
    # The name of the house stands in a heading of the first order on many pages; the title's words tell which is which.
    known = [words for words in (meta, window) if words]
    likely = [heading for heading in shown if any(_within(heading, words) for words in known)]
    likely = [heading for heading in likely if not publisher or heading.casefold() != publisher.casefold()]
    if likely:
        return max(likely, key=len)
    if meta:
        return _without_publisher(meta, publisher)
    if len(shown) == 1 and len(shown[0].split()) >= _WORDY:
        return shown[0]
    return _without_publisher(window, publisher) or (shown[0] if shown else None)


def _within(heading: str, words: str) -> bool:
    plain, other = _plain(heading), _plain(words)
    return len(plain) > 8 and (
        plain in other or (len(other) > 20 and plain.startswith(_plain(re.sub(r"(?:\.\.\.|…).*", "", words))))
    )


def _plain(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _without_publisher(title: str, publisher: str | None) -> str | None:
    """A window title without the parts that name the house: those of the publisher's name, else the shorter end."""
    parts = [part for part in _SEPARATORS.split(title) if part]
    if len(parts) < 2:
        return title or None
    if publisher:
        plain = _plain(publisher)
        kept = [part for part in parts if _plain(part) not in plain and plain not in _plain(part)]
        if kept and len(kept) < len(parts):
            return _rejoined(title, kept)
    return max(parts, key=lambda part: len(part.split()))


def _rejoined(title: str, kept: list[str]) -> str:
    start, end = title.index(kept[0]), title.rindex(kept[-1]) + len(kept[-1])
    return title[start:end] if start < end else kept[0]


def _publisher_in_title(tree: Any, title: str | None) -> str | None:
    """The house, as the window title or a heading beside the report's own names it.

    In the window title it is what stands beside the headline behind the last bar, or all there is. A house that stands
    first there, or in a heading, is taken only if it is called as houses are.
    """
    plain = _plain(title or "")
    parts = [part for part in _SEPARATORS.split(" ".join((tree.findtext(".//title") or "").split())) if part]
    rest = [part for part in parts if _plain(part) not in plain and not is_furniture(part)]
    if rest and len(rest[-1].split()) <= _LONGEST_HOUSE and (rest[-1] == parts[-1] or is_house(rest[-1])):
        if len(parts) > len(rest) or not plain or len(parts) == 1:
            return rest[-1]
        houses = [part for part in rest if is_house(part)]
        return houses[0] if houses else None
    shown = (" ".join(heading.text_content().split()) for heading in tree.iter("h1", "h2"))
    return next(
        (one for one in shown if is_house(one) and _plain(one) != plain and len(one.split()) <= _LONGEST_HOUSE), None
    )


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD on a page, those inside graphs and lists among them."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        with suppress(ValueError, RecursionError):
            waiting = [json.loads(script.text_content().strip().rstrip(";"), strict=False)]
            while waiting:
                one = waiting.pop(0)
                if isinstance(one, list):
                    waiting[:0] = one[:100]
                elif isinstance(one, dict):
                    yield one
                    waiting += [
                        inner
                        for key in ("@graph", "mainEntity", "mainEntityOfPage")
                        if isinstance(inner := one.get(key), (dict, list))
                    ]


def _named(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and (value := (meta.get("content") or "").strip()):
            found.setdefault(key.strip().lower(), []).append(" ".join(value.split()))
    return found


def _shown_day(tree: Any) -> date | None:
    """The day on the face of the page: in an element of time, or of a class that says date, or on a line of its own."""
    for time in tree.iter("time"):
        if not _is_beside(time) and (day := stamped_day(time.get("datetime")) or day_in(time.text_content())):
            return day
    for element in tree.iter(
        "span", "div", "p", "li", "td", "small", "strong", "em", "i", "b", "h4", "h5", "h6", "abbr", "dd", "a", "font"
    ):
        marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if _DATE_CLASS.search(marks) and not _is_beside(element):
            words = " ".join(element.text_content().split())
            day = stamped_day(element.get("content") or element.get("title")) or (
                day_in(words) if len(words) < 120 else None
            )
            if day:
                return day
    lines = [line for line in paragraphs_in(tree)[:400] if is_day_line(line)]
    days = {day for line in lines if (day := day_in(line))}
    return days.pop() if len(days) == 1 else None


def _is_beside(element: Any) -> bool:
    """Whether an element is, or lies in, a part of the page beside its report."""
    for part in (element, *element.iterancestors()):
        if part.tag in ("aside", "footer", "nav") or _BESIDE_CLASS.search(
            f"{part.get('class') or ''} {part.get('id') or ''}"
        ):
            return part.tag not in ("body", "html")
    return False


def _linked_day(one: dict[str, Any]) -> date | None:
    for key in ("datePublished", "dateCreated"):
        if isinstance(one.get(key), str) and (day := stamped_day(one[key])):
            return day
    return None


def _publisher_of(linked: list[dict[str, Any]]) -> str | None:
    for one in linked:
        if re.search(r"Organi[sz]ation|WebSite|Government|Newspaper", _type(one)) and (name := _name(one)):
            return name
    return next((name for one in linked if (name := _name(one.get("publisher")))), None)


def _type(one: dict[str, Any]) -> str:
    kind = one.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _name(value: Any) -> str | None:
    if isinstance(value, list) and value:
        return _name(value[0])
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    from html import unescape

    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _first(named: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys for value in named.get(key, ())), None)


def _without_rights(publisher: str | None) -> str | None:
    """A publisher's name out of a line of rights: "© 2022 Valley News"."""
    if publisher is None or publisher.startswith(("http", "@")):
        return None
    return (
        re.sub(
            r"^(?:copyright|©|\(c\)|[\s,:-]|\d{4})+|[\s,.]*all rights reserved\.?$", "", publisher, flags=re.IGNORECASE
        )
        or None
    )
