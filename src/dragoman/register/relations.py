"""The relations of two states month by month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.model.days import exactness
from dragoman.register.batches import Lookup, is_asked, rows_of
from dragoman.register.connection import transaction
from dragoman.register.counting import counts
from dragoman.register.filters import Filter
from dragoman.register.resolved import event, event_pair
from dragoman.register.rows import Count, MonthRow
from dragoman.register.store import Register
from dragoman.register.tables import NO_DAY, commitment, engagement, fact, report

OTHERS = "other"
"""The level of what no one of rank takes part in, as far as reports say."""

# Most commitments are led by no other and most reports not superseded: wrapped, so that no index is taken for that.
_PROMISED = Lookup(
    select(engagement.c.event_id, commitment.c.kind, commitment.c.what)
    .join(commitment, commitment.c.engagement_id == engagement.c.fact_id)
    .join(fact, fact.c.id == commitment.c.fact_id)
    .join(report, report.c.id == engagement.c.report_id)
    .where(func.coalesce(commitment.c.led_by_id, 0) == 0, func.coalesce(report.c.superseded_by_id, 0) == 0)
    .where(is_asked(engagement.c.event_id), *counts(fact, Filter()))
    .order_by(engagement.c.event_id, commitment.c.fact_id)
)


def relations(
    register: Register,
    one: str,
    other: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> list[MonthRow]:
    """Engagements with both states on a side, by month: of more than `limit` months with any, the latest."""
    with transaction(register.engine) as connection:
        months = _months(connection, (min(one, other), max(one, other)), since, until, limit)
        promised = _promised(connection, [row.id for rows in months.values() for row in rows])
    return [_month(month, rows, promised) for month, rows in sorted(months.items())]


def _months(
    connection: Connection, pair: tuple[str, str], since: str | None, until: str | None, limit: int | None
) -> dict[str, list[Any]]:
    """The engagements of each month, read from the last month back and only as far as needed."""
    day = event_pair.c.day
    query = (
        select(event.c.id, event.c.day, event.c.date, event.c.form, event.c.status, event.c.level, event.c.subjects)
        .select_from(event_pair.join(event, event.c.id == event_pair.c.event_id))
        .where(event_pair.c.one == pair[0], event_pair.c.other == pair[1], day > NO_DAY, *counts(event, Filter()))
        .order_by(day.desc(), event_pair.c.event_id.desc())
    )
    query = query.where(day >= since) if since else query
    query = query.where(day <= until) if until else query
    months: dict[str, list[Any]] = {}
    with connection.execute(query.execution_options(yield_per=500)) as rows:
        for row in rows:
            month = row.day[:4] if exactness(row.date) == "year" else row.day[:7]
            if limit is not None and month not in months and len(months) == limit:
                break
            months.setdefault(month, []).append(row)
    return months


def _month(month: str, rows: Sequence[Any], promised: dict[int, list[str]]) -> MonthRow:
    return MonthRow(
        month=month,
        engagements=len(rows),
        forms=_counted(row.form for row in rows),
        levels=_counted(row.level or OTHERS for row in rows),
        statuses=_counted(row.status for row in rows),
        subjects=_counted(subject for row in rows for subject in row.subjects.split()),
        commitments=tuple(dict.fromkeys(words for row in reversed(rows) for words in promised.get(row.id, ()))),
    )


def _counted(values: Iterable[str]) -> tuple[Count, ...]:
    ranked = sorted(Counter(values).items(), key=lambda found: (-found[1], found[0]))
    return tuple(Count(name=name, number=number) for name, number in ranked)


def _promised(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    """What was promised at engagements, each once, by engagement."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows_of(connection, _PROMISED, numbers):
        found[row.event_id].append(f"{row.kind}: {row.what}")
    return found
