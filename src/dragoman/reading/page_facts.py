"""What a page says of itself: its title, publisher and day, in JSON-LD, in metadata, and on its face."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from dragoman.reading.linked_facts import linked_objects
from dragoman.reading.page_titles import headline_of, house_in_title
from dragoman.reading.shown_days import shown_day
from dragoman.reading.written_days import greenwich_hour, stamped_day

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
_PUBLISHED_NAME = re.compile(
    r"(?:^|[:._-])(?:first[_-]?)?publi(?:sh(?:ed)?|cation)[_-]?(?:at|on|date|time|timestamp)?$"
)
# The hours of a day in Greenwich in which it is the next one in the east, or still the one before in the west.
_EAST, _WEST = 10, 12


class PageFacts(NamedTuple):
    """What a page says of itself; nothing is guessed. `changed` if the day is called that of a change."""

    title: str | None = None
    publisher: str | None = None
    day: date | None = None
    changed: bool = False


def page_facts(tree: Any) -> PageFacts:
    """Title, publisher and day of publication of a page, from what is meant for machines first."""
    linked, named = list(linked_objects(tree)), _named(tree)
    article = next((one for one in linked if _ARTICLES.search(_type(one)) and one.get("headline")), {})
    publisher = (
        _publisher_meant(article.get("publisher"), linked)
        or _first(named, _PUBLISHERS[:2])
        or _publisher_of(linked)
        or _first(named, _PUBLISHERS[2:])
    )
    publisher = _without_rights(publisher)
    headline = headline_of(tree, _text(article.get("headline")), _first(named, _TITLES), publisher)
    publisher = publisher or house_in_title(tree, headline)
    day = _day(tree, _stamps(article, linked, named), headline.element)
    changed = shown_day(tree, headline.element) if day is None else None
    return PageFacts(headline.words, publisher, day or changed, changed is not None)


def _day(tree: Any, stamps: Iterator[str], headline: Any | None) -> date | None:
    """The day of publication in a page's metadata, else on its face; also where metadata has it in the hours of Greenwich,
    and the page shows the day beside it, which was the publisher's."""
    stamp, day = next(((one, day) for one in stamps if (day := stamped_day(one))), (None, None))
    if stamp is None or day is None:
        return shown_day(tree, headline, changes=False)
    hour = greenwich_hour(stamp)
    if hour is None or not (hour >= _EAST or hour < _WEST):
        return day
    shown = shown_day(tree, headline, changes=False)
    ahead = (shown - day).days if shown else 0
    return shown if (ahead == 1 and hour >= _EAST) or (ahead == -1 and hour < _WEST) else day


def _stamps(article: dict[str, Any], linked: list[dict[str, Any]], named: dict[str, list[str]]) -> Iterator[str]:
    """The stamps of publication in JSON-LD and metadata, the surest first."""
    for one in (article, *(one for one in linked if _ARTICLES.search(_type(one)))):
        yield from (stamp for key in ("datePublished", "dateCreated") if isinstance(stamp := one.get(key), str))
    for key in (*_DAYS, *(key for key in named if _PUBLISHED_NAME.search(key))):
        yield from named.get(key, ())


def _named(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and (value := (meta.get("content") or "").strip()):
            found.setdefault(key.strip().lower(), []).append(" ".join(value.split()))
    return found


def _publisher_meant(value: Any, linked: list[dict[str, Any]]) -> str | None:
    """The name of an article's publisher, who may be described in another object."""
    value = value[0] if isinstance(value, list) and value else value
    name = _name(value)
    if name is not None or not isinstance(value, dict) or not isinstance(value.get("@id"), str):
        return name
    return next((name for one in linked if one.get("@id") == value["@id"] and (name := _name(one))), None)


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
