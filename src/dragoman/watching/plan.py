"""The watch file: which sources are watched, how often, and how politely."""

import os
import re
import stat
from datetime import date
from typing import NamedTuple

from dragoman.lexicon.states import state_called
from dragoman.reading.addresses import is_address
from dragoman.reading.mappings import LIMIT, Block, mapping_in

FEED, PAGE, SITEMAP, FOLDER = "feed", "page", "sitemap", "folder"
KINDS = (FEED, PAGE, SITEMAP, FOLDER)
_OF_FILE = ("sources", "every", "delay", "contact", "allow")
_OF_SOURCE = (*KINDS, "name", "every", "most", "match", "links", "text", "since", "voice")
_LASTS = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST = 31 * 86400
_MOST = 100_000
_LONGEST_MESSAGE = 500
# What only some kinds of source have.
_FITS = {"links": (PAGE,), "text": (FEED,), "since": (SITEMAP,), "match": (FEED, PAGE, SITEMAP)}


class Watched(NamedTuple):
    """A source that is watched. `every` is in seconds; `most` is how many of its pages or files are read in a round."""

    kind: str
    address: str
    name: str
    every: int
    most: int
    match: str | None = None
    links: str | None = None
    own_text: bool = False
    since: date | None = None
    voice: str | None = None


class Plan(NamedTuple):
    """A watch file. `delay` is the least pause between requests to one host, `contact` is told to all of them."""

    file: str
    sources: tuple[Watched, ...]
    delay: float = 5.0
    contact: str | None = None
    allowed: frozenset[str] = frozenset()


def read_plan(path: str) -> Plan:
    """The watch file at a path. `ValueError`, one line that names the file, the line and what to do, if it is wrong."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise ValueError(f"{path}: is no file: name a watch file, such as watch.yml")
        with open(path, "rb") as file:
            text = file.read(4 * LIMIT + 1).decode("utf-8-sig")
    except OSError as error:
        raise ValueError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeError:
        raise ValueError(f"{path}: is not in UTF-8: save it as UTF-8") from None
    try:
        return plan_in(text, os.path.abspath(path))
    except ValueError as error:
        message = str(error)
        raise ValueError(
            f"{path}: {message if len(message) <= _LONGEST_MESSAGE else message[:_LONGEST_MESSAGE] + '…'}"
        ) from None


def plan_in(text: str, file: str) -> Plan:
    """The plan in the text of a watch file. `ValueError`, worded to follow the file's name, if it is wrong."""
    block = mapping_in(text, "the file")
    block.only(_OF_FILE)
    every, delay = block.made("every", _duration), block.made("delay", _seconds)
    sources: dict[tuple[str, str], Watched] = {}
    for one in block.blocks("sources", "source"):
        watched = _watched(one, every, os.path.dirname(file))
        if (watched.kind, watched.address) in sources:
            raise one.wrong(f"{watched.address} is watched already: take one of the two out")
        sources[watched.kind, watched.address] = watched
    allowed = frozenset(host.lower() for host in block.lines("allow"))
    return Plan(
        file, tuple(sources.values()), 5.0 if delay is None else delay, block.made("contact", _contact), allowed
    )


def _watched(block: Block, every: int | None, folder: str) -> Watched:
    block.only(_OF_SOURCE)
    kinds = [kind for kind in KINDS if block.has(kind)]
    if len(kinds) != 1:
        raise block.wrong(f"a source is one of {', '.join(KINDS)}: write one of them, with its address behind it")
    kind = kinds[0]
    for name, fitting in _FITS.items():
        if block.has(name) and kind not in fitting:
            raise block.wrong(f"{name!r} is for a {' or '.join(fitting)}, not for a {kind}: take it out", name)
    address = block.needed(kind)
    if kind == FOLDER:
        address = os.path.abspath(os.path.join(folder, os.path.expanduser(address)))
    elif not is_address(address):
        raise block.wrong(f"{address!r} is no address of the web: begin it with http:// or https://", kind)
    return Watched(
        kind=kind,
        address=address,
        name=block.words("name") or address,
        every=block.made("every", _duration) or every or (60 if kind == FOLDER else 3600),
        most=block.made("most", _number) or 100,
        match=block.words("match"),
        links=block.made("links", _selector),
        own_text=block.made("text", _is_own) or False,
        since=block.made("since", _day),
        voice=block.made("voice", state_called),
    )


def _contact(words: str) -> str:
    """Who is told to servers to ask: a header line has no other letters."""
    if not words.isascii() or not words.isprintable():
        raise ValueError(
            f"{words!r} has letters that cannot be told to a server: write an address of mail or of the web"
        )
    return words


def _seconds(words: str) -> float:
    match = _LASTS.fullmatch(words.lower())
    if match is None or float(match[1]) * _SECONDS[match[2]] > _LONGEST:
        raise ValueError(f"{words!r} is no time of up to 31 days: write a number with s, m, h or d, such as 30m")
    return float(match[1]) * _SECONDS[match[2]]


def _duration(words: str) -> int:
    seconds = int(_seconds(words))
    if seconds < 60:
        raise ValueError(f"{words!r} is too often: write 1m or more")
    return seconds


def _number(words: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,5}", words) or int(words) > _MOST:
        raise ValueError(f"{words!r} is no number from 1 to {_MOST:,}: write one")
    return int(words)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ValueError(f"{words!r} is no day: write it like 2026-01-31") from None


def _is_own(words: str) -> bool:
    if words not in ("feed", "page"):
        raise ValueError(f"{words!r} is neither page nor feed: write where the reports' texts are")
    return words == "feed"


def _selector(words: str) -> str:
    from dragoman.reading.selecting import check_selector

    check_selector(words)
    return words
