"""Background: engagements of earlier days, or still to come, told beside the one that a report is about."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dragoman.model.analysis import Analysis
from dragoman.model.days import days
from dragoman.model.vocabulary import Status

_RECENT = 20  # days within which an engagement is what a report is about


class Told(Protocol):
    """An engagement told in the report."""

    status: Status
    date: str | None
    background: bool


def mark_background(analysis: Analysis, told: Sequence[Told]) -> None:
    """Tell of each engagement whether it is background: nothing that is said now is said there."""
    held = [one for one in told if one.status == "held"]
    told_days = [day for one in held if (day := _last_day(one.date)) is not None]
    published = analysis.document.published
    now = max([*told_days, *([published] if published else [])], default=None)
    current = [one for one in held if not _is_old(one, now)]
    for one in told:
        one.background = bool(current) and (one.status != "held" or _is_old(one, now))


def is_long_ago(analysis: Analysis, value: str | None) -> bool:
    """Whether a date told lies so far before the report that what it dates is not what the report is about."""
    day, published = _last_day(value), analysis.document.published
    return day is not None and published is not None and (published - day).days > _RECENT


def _is_old(told: Told, now: date | None) -> bool:
    day = _last_day(told.date)
    return day is not None and now is not None and (now - day).days > _RECENT


def _last_day(value: str | None) -> date | None:
    """The last day that an ISO date or range can mean."""
    period = days(value)
    return None if period is None else date.fromisoformat(period[1])
