"""What a source lists: the entries of a feed, the links of a page, the pages of a sitemap, the files of a folder."""

import fnmatch
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from dragoman.reading.addresses import is_address
from dragoman.reading.fetching import Answer
from dragoman.reading.folders import Unreachable, files_of
from dragoman.reading.kinds import FEED, JSON_FEED, kind_of
from dragoman.register.source_log import Found
from dragoman.watching.plan import Watched

_MOST_SITEMAPS, _DEEPEST = 50, 3
_MARGIN = timedelta(days=2)
"""How much longer ago than we last looked a sitemap may say it was changed, and is looked at all the same."""
_SETTLED = timedelta(seconds=2)
"""How old a file must be to be read: one that is younger may still be written."""


def listed_in(watched: Watched, answer: Answer) -> list[Found]:
    """What a feed or page lists that fits. `ValueError`, worded to follow the source's name, if it lists nothing."""
    found = _feed_pages(answer) if watched.kind == "feed" else _page_links(answer, watched.links or "a")
    return [one for one in found if fits(watched, one.address)]


def listed_in_sitemap(
    watched: Watched, answer: Answer, ask: Callable[[str], Answer], looked_at: date | None
) -> list[Found]:
    """The pages of a sitemap and of those that it leads to, but for those that were not changed since we looked at them."""
    from dragoman.reading.entities import refuse_entities
    from dragoman.reading.sitemap import Listed, sitemap_in

    pages: list[Listed] = []
    level, left = [answer], _MOST_SITEMAPS
    for _ in range(_DEEPEST):
        further: list[Listed] = []
        for one in level:
            sitemap = sitemap_in(refuse_entities(_unpacked(one.content)))
            (further if sitemap.leads_on else pages).extend(sitemap.listed)
        since = looked_at - _MARGIN if looked_at else None
        wanted = [one for one in further if not (since and one.changed and one.changed < since)][:left]
        left -= len(wanted)
        level = [ask(urljoin(answer.url, one.url)) for one in wanted]
        if not level:
            break
    days = ((one, one.day or one.changed) for one in pages)
    kept = (one for one, day in days if not (watched.since and day and day < watched.since))
    found = (
        Found(
            plain_address(urljoin(answer.url, one.url)), one.title, one.day.isoformat() if one.day else None, one.outlet
        )
        for one in kept
    )
    return [one for one in found if fits(watched, one.address)]


def is_index(answer: Answer) -> bool:
    """Whether an answer is a sitemap that leads to others: what changes in those it does not show."""
    return b"<sitemapindex" in _unpacked(answer.content)[:5000]


def files_in(watched: Watched) -> Iterator[Found | Unreachable]:
    """The files of a folder, each with what tells when it was changed."""
    for path in files_of(watched.address):
        if isinstance(path, Unreachable):
            # A folder in which there is nothing yet is as good as any.
            if not os.path.isdir(path.path) or not os.access(path.path, os.R_OK | os.X_OK):
                yield path
            continue
        try:
            status = os.stat(path)
            path.encode("utf-8")
        except UnicodeError:
            yield Unreachable(os.fsencode(path).decode("utf-8", "replace"), "has a name that is no text: rename it")
        except OSError as error:
            yield Unreachable(path, f"cannot be read: {error.strerror or error}")
        else:
            ready = datetime.fromtimestamp(status.st_mtime, UTC) + _SETTLED
            yield Found(path, mark=f"{status.st_size}:{status.st_mtime_ns}", ready_at=ready)


def fits(watched: Watched, address: str) -> bool:
    """Whether an address is one of those wanted."""
    return is_address(address) and (watched.match is None or fnmatch.fnmatchcase(address, watched.match))


def plain_address(url: str) -> str:
    """An address without what does not change what is there: the place in the page, and marks of who sent us."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in query if not name.lower().startswith("utm_")]
    return urlunsplit(parts._replace(query=parts.query if kept == query else urlencode(kept), fragment=""))


def _feed_pages(answer: Answer) -> Iterable[Found]:
    from dragoman.reading.feed import Entry, NoEntries, feed_entries, json_feed_entries

    kind = kind_of(answer.content[:65536], "", answer.declared)
    if kind not in (FEED, JSON_FEED):
        raise ValueError(f"is no feed, but a {kind}: name it as what it is" if isinstance(kind, str) else kind.why)
    entries: Sequence[Entry | None]
    try:
        entries = json_feed_entries(answer.content) if kind == JSON_FEED else feed_entries(answer.content)
    except NoEntries:
        # A feed that is empty for a while is as good as any.
        return
    for entry in entries:
        if entry is not None and entry.link:
            day = entry.day.isoformat() if entry.day else None
            yield Found(plain_address(urljoin(answer.url, entry.link)), entry.title, day, entry.outlet)


def _page_links(answer: Answer, selector: str) -> Iterable[Found]:
    from dragoman.reading.markup_text import decode_markup, parse_markup
    from dragoman.reading.selecting import select

    tree = parse_markup(decode_markup(answer.content, answer.declared))
    base = next((one.get("href") for one in tree.iter("base") if one.get("href")), "")
    top = urljoin(answer.url, base)
    places = [one for part in select(tree, selector) for one in part.iter("a") if one.get("href")]
    if not places:
        raise ValueError(f"has no links where {selector!r} says: look at the page, and change links: in the watch file")
    for place in places:
        try:
            address = plain_address(urljoin(top, place.get("href").strip()))
        except ValueError:
            continue
        if address != plain_address(answer.url):
            yield Found(address)


def _unpacked(content: bytes) -> bytes:
    """A sitemap as it is, or out of its `.gz`. `ValueError` if it is too large or broken."""
    import zlib

    from dragoman.reading.decoding import LIMIT

    if not content.startswith(b"\x1f\x8b"):
        return content
    packer = zlib.decompressobj(wbits=31)
    try:
        data = packer.decompress(content, LIMIT)
    except zlib.error as error:
        raise ValueError(f"is broken: {error}") from None
    if packer.unconsumed_tail:
        raise ValueError(f"is too large (the limit is {LIMIT:,} bytes unpacked)")
    return data
