"""The days that an ISO date of the codebook spans: a year, a month, a day, or a range of these."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_IN_WORDS = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?:(?P<day>\d{1,2})\s+)?(?P<month>[a-z]{3,9})\.?(?:\s+(?P<other_day>\d{1,2}))?,?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_SHORTEST = 3
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def days(iso: str | None) -> tuple[str, str] | None:
    """First and last day of an ISO date or `start/end`, each as `YYYY-MM-DD`; None where it is not such a date."""
    if iso is None:
        return None
    bounds = [_bounds(part) for part in iso.split("/", 1)]
    first, last = bounds[0], bounds[-1]
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def exactness(iso: str | None) -> Literal["year", "month", "day"] | None:
    """How exactly the beginning of an ISO date or `start/end` is told; None where it is not such a date."""
    match = _DATE.fullmatch(iso.partition("/")[0].strip()) if iso else None
    if match is None:
        return None
    return "year" if match[2] is None else "month" if match[3] is None else "day"


def iso_of(words: str) -> str | None:
    """The ISO date of a day or month of a year in English words: `Fri 9 June 2023`, `June 9, 2023`, `Jun 2023`."""
    found = _IN_WORDS.fullmatch(words.strip())
    if found is None or (found["day"] and found["other_day"]):
        return None
    named = found["month"].lower()
    months = [number for number, name in enumerate(_MONTHS, 1) if named in (name, name[:_SHORTEST])]
    if not months:
        return None
    month, day = f"{found['year']}-{months[0]:02}", found["day"] or found["other_day"]
    return f"{month}-{int(day):02}" if day else month


@lru_cache(maxsize=1 << 16)
def day_number(iso: str | None) -> int | None:
    """The number of an ISO day, so that days can be counted; None if there is none, or no such day."""
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None


def _bounds(iso: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(iso.strip())
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    if not year:
        return None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12:
        return None
    length = monthrange(year, month)[1]
    if day is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{length:02}"
    if not 1 <= day <= length:
        return None
    return (f"{year:04}-{month:02}-{day:02}",) * 2
