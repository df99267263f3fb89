"""Reports that were updated or corrected: a later version of the same report, not another one."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, update

from dragoman.model.reading import Reading, Report
from dragoman.register.tables import actor, report
from dragoman.resolution.accounts import sketch_of
from dragoman.resolution.names import person_key

_ALIKE = 0.5
"""The share of the words, in runs of four, that two versions of a report have in common at the least."""
_SAME_PERSONS = 0.5
"""The share of the persons of two versions that both name, at the least."""
_LATER = timedelta(days=3)
_MOST = 50


def find_earlier(connection: Connection, number: int, reading: Reading) -> set[int]:
    """Notes of what report a new one is a version, if of any; gives the number of the version beside it.

    A version has the same source, or the same outlet within a few days, largely the same text, and largely the same
    persons: a ministry's releases of one day may be alike to the word but for the name of the guest. Of two, the later
    is the one that was published later; of one day, the one that was read later.
    """
    report_ = reading.report
    sketch, persons = sketch_of(report_.text), _persons(reading)
    for old in _of_company(connection, _near(connection, number, report_), persons):
        other = sketch_of(_text_of(connection, old.id))
        if len(sketch & other) < _ALIKE * min(len(sketch), len(other)):
            continue
        later = (report_.published or "") >= (old.published or "")
        first, second = (old.id, number) if later else (number, old.id)
        origin = old.origin_id or (old.id if later else None)
        connection.execute(update(report).where(report.c.id == first).values(superseded_by_id=second))
        connection.execute(update(report).where(report.c.id == number).values(origin_id=origin or old.id))
        return {int(old.id)}
    return set()


def _persons(reading: Reading) -> frozenset[str]:
    return frozenset(person_key(actor.name or "") for actor in reading.actors if actor.kind == "person")


def _of_company(connection: Connection, reports: list[Row[Any]], persons: frozenset[str]) -> list[Row[Any]]:
    """The reports that name largely these persons; an agency's reports of a week are too many to compare their texts."""
    named = select(actor.c.report_id, actor.c.key).where(
        actor.c.report_id.in_([old.id for old in reports]), actor.c.kind == "person"
    )
    found: dict[int, set[str]] = {old.id: set() for old in reports}
    for row in connection.execute(named) if reports else ():
        found[row.report_id].add(row.key)
    return [old for old in reports if _same_company(persons, frozenset(found[old.id]))]


def _text_of(connection: Connection, number: int) -> str:
    return str(connection.execute(select(report.c.text).where(report.c.id == number)).scalar_one())


def _same_company(some: frozenset[str], others: frozenset[str]) -> bool:
    return len(some & others) >= _SAME_PERSONS * len(some | others)


def _near(connection: Connection, number: int, new: Report) -> list[Row[Any]]:
    """The newest reports that a new one may be a version of, the last first."""
    near = [report.c.source == new.source]
    if new.outlet and new.published:
        day = date.fromisoformat(new.published)
        days = report.c.published.between((day - _LATER).isoformat(), (day + _LATER).isoformat())
        near.append(and_(report.c.outlet == new.outlet, days))
    columns = (report.c.id, report.c.published, report.c.origin_id)
    # Most reports are not superseded, so that no index is to be used for that; nor is one for both ways of being near.
    standing = (func.coalesce(report.c.superseded_by_id, 0) == 0, report.c.id != number)
    found: dict[int, Any] = {}
    for way in near:
        query = select(*columns).where(way, *standing).order_by(report.c.id.desc()).limit(_MOST)
        found.update((row.id, row) for row in connection.execute(query))
    return [found[each] for each in sorted(found, reverse=True)[:_MOST]]
