"""How much is outstanding: what waits for review, and commitments that nobody said were kept, by how old they are.

Numbers are counted up to a most, beyond which it matters no more how many there are.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from dragoman.register.connection import transaction
from dragoman.register.counting import counts
from dragoman.register.filters import SURE, Filter
from dragoman.register.store import Register
from dragoman.register.tables import NO_DAY, change, commitment, evidence, fact, report

MOST = 1000
RECENT = 90
"""Within how many days what fell due is counted."""
_AGES = (30, 90, 365)


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are; of more than `MOST` only that there are more."""

    number: int
    more: bool


class AgeRow(msgspec.Struct, frozen=True, kw_only=True):
    """Commitments made within some days: from `since` on, and until `until` where that is not today."""

    since: str | None
    until: str | None
    size: Size


class Outstanding(msgspec.Struct, frozen=True, kw_only=True):
    """Facts whose decision a newer reading does not bear out, facts that nobody decided upon and rest on words, those
    of which readers are not sure, open commitments that fell due of late, and all open ones by age, the youngest in front."""

    changed: Size
    waiting: Size
    unsure: Size
    overdue: Size
    ages: tuple[AgeRow, ...]


def outstanding(register: Register, today: date) -> Outstanding:
    # Wrapped so that the index of reports of one version, nearly all, is not walked.
    current = func.coalesce(report.c.superseded_by_id, 0) == 0
    changed = select(change.c.id).join(report, report.c.id == change.c.report_id).where(current)
    read = select(fact.c.id).join(report, report.c.id == fact.c.report_id).where(fact.c.state == "read", current)
    worded = exists().where(evidence.c.fact_id == fact.c.id, evidence.c.position == 0)
    with transaction(register.engine) as connection:
        return Outstanding(
            changed=_size(connection, changed),
            waiting=_size(connection, read.where(worded)),
            unsure=_size(connection, read.where(worded, fact.c.confidence < SURE)),
            overdue=_size(
                connection,
                _open(
                    commitment.c.due.is_not(None),
                    commitment.c.due_day >= (today - timedelta(days=RECENT)).isoformat(),
                    commitment.c.due_day < today.isoformat(),
                    func.coalesce(commitment.c.last_day, commitment.c.due_day) < today.isoformat(),
                ),
            ),
            ages=tuple(
                AgeRow(since=since, until=until, size=_size(connection, _open(*_within(since, until))))
                for since, until in _spans(today)
            ),
        )


def _spans(today: date) -> Iterator[tuple[str | None, str | None]]:
    until: str | None = None
    for age in _AGES:
        since = (today - timedelta(days=age)).isoformat()
        yield since, until
        until = (today - timedelta(days=age + 1)).isoformat()
    yield None, until


def _within(since: str | None, until: str | None) -> Iterator[ColumnElement[bool]]:
    yield commitment.c.day > NO_DAY if since is None else commitment.c.day >= since
    if until is not None:
        yield commitment.c.day <= until


def _open(*conditions: ColumnElement[bool]) -> Select[Any]:
    query = select(commitment.c.fact_id).join(fact, fact.c.id == commitment.c.fact_id)
    is_open = (commitment.c.settled_by_id.is_(None), commitment.c.led_by_id.is_(None))
    return query.where(*is_open, *conditions, *counts(fact, Filter()))


def _size(connection: Connection, query: Select[Any]) -> Size:
    rows = query.limit(MOST + 1).subquery()
    number = int(connection.execute(select(func.count()).select_from(rows)).scalar_one())
    return Size(number=min(number, MOST), more=number > MOST)
