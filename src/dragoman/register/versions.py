"""Reports that were updated or corrected: a later version of the same report, not another one."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, update

from dragoman.model.reading import Report
from dragoman.register.tables import report
from dragoman.resolution.accounts import sketch_of

_ALIKE = 0.5
"""The share of the words, in runs of four, that two versions of a report have in common at the least."""
_LATER = timedelta(days=3)
_MOST = 50


def find_earlier(connection: Connection, number: int, new: Report) -> int | None:
    """Notes of what report a new one is a later version, if of any; gives the number of the version before it.

    A version has the same source, or the same outlet within a few days, and largely the same text. Of two, the later
    is the one that was published later; of one day, the one that was read later.
    """
    sketch = sketch_of(new.text)
    for old in _near(connection, number, new):
        other = sketch_of(old.text)
        if len(sketch & other) < _ALIKE * min(len(sketch), len(other)):
            continue
        later = (new.published or "") >= (old.published or "")
        first, second = (old.id, number) if later else (number, old.id)
        origin = old.origin_id or (old.id if later else None)
        connection.execute(update(report).where(report.c.id == first).values(superseded_by_id=second))
        connection.execute(update(report).where(report.c.id == number).values(origin_id=origin or old.id))
        return int(old.id)
    return None


def _near(connection: Connection, number: int, new: Report) -> list[Row[Any]]:
    """The newest reports that a new one may be a version of, the last first."""
    near = [report.c.source == new.source]
    if new.outlet and new.published:
        day = date.fromisoformat(new.published)
        days = report.c.published.between((day - _LATER).isoformat(), (day + _LATER).isoformat())
        near.append(and_(report.c.outlet == new.outlet, days))
    columns = (report.c.id, report.c.text, report.c.published, report.c.origin_id)
    # Most reports are not superseded, so that no index is to be used for that; nor is one for both ways of being near.
    standing = (func.coalesce(report.c.superseded_by_id, 0) == 0, report.c.id != number)
    found: dict[int, Any] = {}
    for way in near:
        query = select(*columns).where(way, *standing).order_by(report.c.id.desc()).limit(_MOST)
        found.update((row.id, row) for row in connection.execute(query))
    return [found[each] for each in sorted(found, reverse=True)[:_MOST]]
