"""Sitemaps: the pages that they list, asked for one after another."""

import io
import time
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dragoman.reading.entities import refuse_entities
from dragoman.reading.fetching import fetch
from dragoman.reading.streams import Peekable, whole
from dragoman.reading.supply import DEEPEST, Outcome, Supply, Way
from dragoman.reading.written_days import stamped_day

_MOST = 50_000


class Listed(NamedTuple):
    """A page as a sitemap lists it. What a sitemap of news tells of it is kept; when a page was changed is no day of publication."""

    url: str
    title: str | None = None
    day: date | None = None
    outlet: str | None = None
    changed: date | None = None


class Sitemap(NamedTuple):
    """What a sitemap lists: pages, or further sitemaps if it is an index."""

    listed: list[Listed]
    leads_on: bool


def read_sitemap(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of the pages that a sitemap lists; a page that is not given is told in its place.

    Only a sitemap that the user named is followed, or one that such a one lists. Another could be there to see who reads it.
    """
    if not supply.named:
        raise ValueError("is a sitemap: its pages are not asked for unless you name it by itself, or watch it")
    sitemap = sitemap_in(refuse_entities(whole(supply.stream)))
    for number, listed in enumerate(sitemap.listed):
        part = Supply(listed.url, _path(listed.url), supply.stream, url=listed.url, depth=supply.depth + 1)
        part = part._replace(named=sitemap.leads_on)
        if part.depth > DEEPEST:
            yield part.error("lies too deep: sitemaps in each other are not followed further")
            return
        if number:
            time.sleep(way.web.pause)
        try:
            answer = fetch(listed.url, way.web)
        except ValueError as error:
            yield part.error(str(error))
            continue
        yield from way.read(
            part._replace(
                stream=Peekable(io.BytesIO(answer.content)),
                declared=answer.declared,
                published=listed.day or supply.published,
                title=listed.title,
                outlet=listed.outlet,
            )
        )


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""  # no address: told when it is asked for


def sitemap_in(data: bytes) -> Sitemap:
    """The sitemap in some bytes. `ValueError`, worded to follow the source's name, if it is broken."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError(f"is a broken sitemap: {' '.join(str(error).split())}") from None
    found = [_listed(entry) for entry in root if isinstance(entry.tag, str)]
    pages = [page for page in found if page is not None]
    if not pages:
        raise ValueError("is a sitemap that lists no pages")
    if len(pages) > _MOST:
        raise ValueError(f"is a sitemap of over {_MOST:,} pages")
    return Sitemap(pages, root.tag.rpartition("}")[2] == "sitemapindex")


def _listed(entry: Any) -> Listed | None:
    told: dict[str, str] = {}
    for element in entry.iter():
        if isinstance(element.tag, str) and element.text and element.text.strip():
            told.setdefault(element.tag.rpartition("}")[2], element.text.strip())
    url = told.get("loc")
    if not url:
        return None
    day, changed = stamped_day(told.get("publication_date")), stamped_day(told.get("lastmod"))
    return Listed(url, told.get("title"), day, told.get("name"), changed)
