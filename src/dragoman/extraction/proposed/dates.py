"""Dates of a model's answer: ISO 8601 as exact as a text can be, of days that exist."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def is_date(value: str) -> bool:
    """Whether it is a day, month or year, or a range `start/end` of two."""
    bounds = [_first_day(part) for part in value.split("/")]
    if len(bounds) == 1:
        return bounds[0] is not None
    first, *rest = bounds
    return len(rest) == 1 and first is not None and rest[0] is not None and first <= rest[0]


def years_of(value: str) -> set[str]:
    """The years that a date names."""
    return {part[:4] for part in value.split("/")}


def _first_day(value: str) -> date | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
