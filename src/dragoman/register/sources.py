"""How the sources are that are watched: when each was last asked, what went wrong, how much it reports, and whether it
has gone silent by its own rhythm. Nothing here is written; the day and moment it is asked for are given."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, func, select

from dragoman.register.connection import transaction
from dragoman.register.source_tables import source, source_item, source_report
from dragoman.register.store import Register

State = Literal["new", "well", "failing", "silent"]

_WEEKS = 8
"""Over how many weeks reports are counted."""
_DAYS = 20
"""How many of its last days with reports make a source's rhythm."""
_LOOKED_AT = max(_DAYS, 7 * _WEEKS)
"""How many of its last days with reports are looked at in all."""
_FEWEST = 5
"""With fewer days a source has no rhythm yet, and is never told silent."""
_SHORTEST = 3
"""No source is silent after fewer days."""


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A watched source. Days and times are UTC, ISO 8601; `per_week` is over the last weeks, as far as it is known.

    `state` is `failing` if it was asked in vain the last time, `silent` if it made no report for twice its longest pause,
    `new` if it was never answered. `pause` is that longest pause in days, None while it has no rhythm. `error` is the last
    there was, also of one of its pages; whether it is over, `state` tells.
    """

    id: int
    name: str
    kind: str
    address: str
    voice: str | None
    state: State
    asked: str | None
    answered: str | None
    next: str | None
    reports: int
    last_report: str | None
    per_week: float
    pause: int | None
    waiting: int
    given_up: int
    failures: int
    error: str | None
    error_at: str | None


def sources(register: Register, *, now: datetime | None = None, everything: bool = False) -> list[SourceRow]:
    """The sources that are watched, in the order of their names; with `everything` also those that were once."""
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    query = select(source).order_by(source.c.name, source.c.id)
    if not everything:
        query = query.where(source.c.watched)
    with transaction(register.engine) as connection:
        rows = connection.execute(query).all()
        totals, items = _totals(connection), _items(connection)
        days = {row.id: _days(connection, row.id) for row in rows}
        return [_row(row, totals.get(row.id, 0), days[row.id], items[row.id], moment.date()) for row in rows]


def troubled(register: Register, *, now: datetime | None = None) -> list[SourceRow]:
    """The watched sources that fail or have gone silent, those that have done so longest in front."""
    found = [row for row in sources(register, now=now) if row.state in ("failing", "silent")]
    return sorted(found, key=lambda row: (row.last_report or "", row.name))


def longest_pause(days: Sequence[date]) -> int | None:
    """The longest pause, in days, between the last days with reports; None if they are too few to make a rhythm."""
    last = sorted(set(days))[-_DAYS:]
    if len(last) < _FEWEST:
        return None
    return max((later - earlier).days for earlier, later in itertools.pairwise(last))


def is_silent(days: Sequence[date], today: date) -> bool:
    """Whether a source has made no report for more than twice its longest pause, and for more than three days."""
    pause = longest_pause(days)
    return pause is not None and (today - max(days)).days > max(2 * pause, _SHORTEST)


def _row(row: Row[Any], total: int, days: dict[date, int], items: dict[str, int], today: date) -> SourceRow:
    answered = row.answered_at is not None
    silent = is_silent(list(days), today)
    state: State = "failing" if row.failures else "silent" if silent else "well" if answered else "new"
    return SourceRow(
        id=row.id,
        name=row.name,
        kind=row.kind,
        address=row.address,
        voice=row.voice,
        state=state,
        asked=_second(row.asked_at),
        answered=_second(row.answered_at),
        next=_second(row.next_at),
        reports=total,
        last_report=max(days).isoformat() if days else None,
        per_week=_per_week(days, today),
        pause=longest_pause(list(days)),
        waiting=items.get("waiting", 0),
        given_up=items.get("given up", 0),
        failures=row.failures,
        error=row.error,
        error_at=_second(row.error_at),
    )


def _per_week(days: dict[date, int], today: date) -> float:
    """Reports per week over the last weeks, or over those since the first report if they are fewer."""
    since = today - timedelta(weeks=_WEEKS) + timedelta(days=1)
    counted = sum(number for day, number in days.items() if since <= day <= today)
    if not counted:
        return 0.0
    known = min((today - max(min(days), since)).days + 1, 7 * _WEEKS)
    return round(counted * 7 / max(known, 7), 1)


def _days(connection: Connection, number: int) -> dict[date, int]:
    """How many reports a source made on each of its last days with reports: the end of an index, however long it is."""
    columns = source_report.c
    query = select(columns.day, func.count().label("number")).where(columns.source_id == number)
    rows = connection.execute(query.group_by(columns.day).order_by(columns.day.desc()).limit(_LOOKED_AT))
    return {date.fromisoformat(row.day): row.number for row in rows}


def _totals(connection: Connection) -> dict[int, int]:
    """How many reports came of each source in all."""
    query = select(source_report.c.source_id, func.count().label("number")).group_by(source_report.c.source_id)
    return {row.source_id: row.number for row in connection.execute(query)}


def _items(connection: Connection) -> dict[int, dict[str, int]]:
    """How many items of each source wait, and how many were given up."""
    columns = source_item.c
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for name, condition in (
        ("waiting", columns.next_at.is_not(None)),
        ("given up", columns.next_at.is_(None) & columns.error.is_not(None)),
    ):
        query = select(columns.source_id, func.count().label("number")).where(condition).group_by(columns.source_id)
        for row in connection.execute(query):
            found[row.source_id][name] = row.number
    return found


def _second(stamp: str | None) -> str | None:
    """A time to the second, as it is shown."""
    return f"{stamp[:19]}Z" if stamp else None
