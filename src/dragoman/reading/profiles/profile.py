"""A publisher's profile, and which one an address has."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dragoman.reading.addresses import host_name
from dragoman.reading.written_days import stamped_day

KINDS = ("ministry", "mission", "presidency", "government", "agency", "parliament", "organisation", "newspaper")
_PARTS = {"%d": r"\d{1,2}", "%m": r"\d{1,2}", "%Y": r"\d{4}", "%y": r"\d{2}", "%b": "[A-Za-z]{3}", "%B": "[A-Za-z]+"}


class Profile(NamedTuple):
    """A publisher: how it is called, at which hosts and below it publishes, and whose voice it is.

    `text`, `title`, `day`, `publisher`, `origin` and `remove` are CSS selectors; what they do not find is found in the
    general way. `publisher` is for houses of which several are alike, such as missions: it picks their own name. `origin`
    picks from whom the publisher has a report, which goes into the attribution; `attribution` is that of all that do not
    say. `date_format` tells which number is the month, `time_zone` on which day a moment in another zone is.
    """

    name: str
    hosts: tuple[str, ...]
    kind: str
    voice: str | None = None
    text: str | None = None
    title: str | None = None
    day: str | None = None
    publisher: str | None = None
    origin: str | None = None
    remove: tuple[str, ...] = ()
    date_format: tuple[str, ...] = ()
    time_zone: str | None = None
    attribution: tuple[str, ...] = ()

    def day_of(self, stamp: str | None) -> date | None:
        """The day that a time stamp or written day tells, on the publisher's own clock and calendar."""
        if not stamp:
            return None
        return self.formatted_day(stamp) or _local_day(stamp, self.time_zone) or stamped_day(stamp)

    def formatted_day(self, words: str) -> date | None:
        """The first day in some words that is written in a format of the publisher's."""
        return next((day for written in self.date_format if (day := _by_format(words, written)) is not None), None)


class Profiles:
    """Profiles by host; of two that fit, the one of the longer name, and among like ones the first."""

    def __init__(self, profiles: Sequence[Profile] = ()) -> None:
        self.all = tuple(profiles)
        self._by_host: dict[str, Profile] = {}
        for profile in self.all:
            for host in profile.hosts:
                self._by_host.setdefault(host_name(host), profile)

    def of(self, url: str | None) -> Profile | None:
        """The profile of the publisher at an address, or None."""
        try:
            host = host_name(urlsplit(url or "").hostname or "").removeprefix("www.")
        except ValueError:
            return None
        while host:
            if host in self._by_host:
                return self._by_host[host]
            host = host.partition(".")[2]
        return None


def format_pattern(written: str) -> re.Pattern[str]:
    """What a date format matches. `ValueError` if it has other parts than day, month and year, or not each once."""
    pieces = re.split(r"(%.)", written)
    parts = [piece for piece in pieces if piece.startswith("%")]
    if sorted(part[1].lower().replace("b", "m") for part in parts) != ["d", "m", "y"] or not set(parts) <= set(_PARTS):
        raise ValueError(
            f"{written!r} is no date format: write one such as %d/%m/%Y, with day, month and year once each"
        )
    body = "".join(_PARTS.get(piece, re.escape(piece)) for piece in pieces)
    return re.compile(rf"(?<![\w/.-]){body}(?![\w/-])")


def _by_format(stamp: str, written: str) -> date | None:
    for match in format_pattern(written).finditer(stamp):
        try:
            return datetime.strptime(match[0], written).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _local_day(stamp: str, zone: str | None) -> date | None:
    """The day of a moment that says its zone, where the publisher is; None for what is no such moment."""
    if zone is None:
        return None
    try:
        moment = datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None
    return moment.astimezone(ZoneInfo(zone)).date() if moment.tzinfo else None
