"""Saved searches: filters with a name, and which engagements have come to match since they were saved or looked at.

Nothing is kept of a match. That it is new follows from the readings and decisions that came after the search was saved, so
that whoever asks gets the same answer, and asking changes nothing.
"""

from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from dragoman.register.archive import now
from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.errors import RegisterError
from dragoman.register.event_rows import event_rows
from dragoman.register.filter_address import address_of, filter_of_query
from dragoman.register.filters import Filter
from dragoman.register.rows import EngagementRow
from dragoman.register.store import Register
from dragoman.register.tables import decision, decision_target, engagement, numbering, reading, report, search
from dragoman.register.ways import route

MOST_REPORTS = 5000
"""Of more reports than this that were read or decided upon, the latest are looked at."""
MOST_ALERTS = 200


class Search(NamedTuple):
    """A saved filter: its number, name, who saved it and when, and when it was last looked at."""

    id: int
    name: str
    wanted: Filter
    who: str
    saved_at: str
    looked_at: str | None


class Alert(NamedTuple):
    """An engagement that came to match, or was told or decided upon anew: since when, and whether nobody looked yet."""

    engagement: EngagementRow
    kind: Literal["new", "changed"]
    at: str
    unseen: bool


class _Since(NamedTuple):
    """The last reading and decision before something."""

    reading: int
    decision: int


class _Touched(NamedTuple):
    """What happened to an engagement last: the numbers of the reading and decision, and when that was."""

    reading: int
    decision: int
    at: str


def save_search(register: Register, name: str, wanted: Filter, who: str) -> Search:
    """Saves a filter under a name; `RegisterError` if there is a search of that name, or it could be taken for a number."""
    if not name.strip():
        raise RegisterError("a search needs a name")
    if _number(name) is not None:
        raise RegisterError(f"{name.strip()!r} is no name for a search, for by a number another is found: add a word")
    with transaction(register.engine, writing=True) as connection:
        at = _newest(connection)
        row: dict[str, Any] = {"name": name.strip(), "query": address_of(wanted), "who": who, "saved_at": now()}
        row |= {"number": connection.execute(select(numbering.c.last)).scalar() or 0}
        row |= {"reading_from": at.reading, "reading_seen": at.reading}
        row |= {"decision_from": at.decision, "decision_seen": at.decision}
        try:
            number = connection.execute(insert(search).values(**row).returning(search.c.id)).scalar_one()
        except IntegrityError as error:
            raise RegisterError(f"there is a search named {name.strip()!r} already: take another name") from error
    return find_search(register, int(number))


def searches(register: Register) -> list[Search]:
    """All saved searches by name."""
    with transaction(register.engine) as connection:
        return [_search(row) for row in connection.execute(select(search).order_by(search.c.name, search.c.id))]


def find_search(register: Register, which: str | int) -> Search:
    """The search of a number, or of words that are its name or its number; `RegisterError` if there is none, or two."""
    with transaction(register.engine) as connection:
        return _search(_row(connection, which))


def forget_search(register: Register, which: str | int) -> None:
    """Takes a search away; `RegisterError` if there is none of that name or number, or two."""
    with transaction(register.engine, writing=True) as connection:
        connection.execute(delete(search).where(search.c.id == _row(connection, which).id))


def alerts(register: Register, which: str | int, *, limit: int = MOST_ALERTS) -> list[Alert]:
    """What has come to match a search since it was saved, the newest first."""
    with transaction(register.engine) as connection:
        row = _row(connection, which)
        wanted = filter_of_query(row.query)
        touched = _touched(connection, _Since(row.reading_from, row.decision_from))
        matching = sorted(_matching(connection, wanted, list(touched)), key=lambda n: (touched[n].at, n), reverse=True)
        found = {shown.id: shown for some in batches(matching[:limit]) for shown in event_rows(connection, some)}
    return [
        Alert(
            engagement=found[number],
            kind="new" if number > row.number else "changed",
            at=touched[number].at,
            unseen=touched[number].reading > row.reading_seen or touched[number].decision > row.decision_seen,
        )
        for number in matching[:limit]
    ]


def look_at(register: Register, which: str | int) -> None:
    """Notes that a search was looked at, and all that matches it now was seen."""
    with transaction(register.engine, writing=True) as connection:
        at = _newest(connection)
        seen = {"reading_seen": at.reading, "decision_seen": at.decision, "looked_at": now()}
        connection.execute(update(search).where(search.c.id == _row(connection, which).id).values(**seen))


def _row(connection: Connection, which: str | int) -> Any:
    number = which if isinstance(which, int) else _number(which)
    meant = [] if number is None else [search.c.id == number]
    if isinstance(which, str):
        meant.append(search.c.name == which.strip())
    rows = connection.execute(select(search).where(or_(*meant))).all()
    if not rows:
        raise RegisterError(f"there is no search {which!r}: see dragoman searches")
    if len(rows) > 1:
        raise RegisterError(
            f"{which!r} is the name of one search and the number of another: give #{number} for the number"
        )
    return rows[0]


def _number(words: str) -> int | None:
    """The number that words are, with or without `#`; None if they are none."""
    digits = words.strip().removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def _search(row: Any) -> Search:
    return Search(row.id, row.name, filter_of_query(row.query), row.who, row.saved_at, row.looked_at)


def _newest(connection: Connection) -> _Since:
    last = (connection.execute(select(func.max(table.c.id))).scalar() or 0 for table in (reading, decision))
    return _Since(*last)


def _touched(connection: Connection, since: _Since) -> dict[int, _Touched]:
    """The engagements of reports that were read, or decided upon, after something."""
    read = (
        select(reading.c.report_id, func.max(reading.c.id).label("last"), func.max(reading.c.read_at).label("at"))
        .where(reading.c.id > since.reading)
        .group_by(reading.c.report_id)
        .order_by(func.max(reading.c.id).desc())
        .limit(MOST_REPORTS)
    )
    decided = (
        select(
            report.c.id.label("report_id"), func.max(decision.c.id).label("last"), func.max(decision.c.at).label("at")
        )
        .join(decision_target, decision_target.c.sha256 == report.c.sha256)
        .join(decision, decision.c.id == decision_target.c.decision_id)
        .where(decision.c.id > since.decision)
        .group_by(report.c.id)
        .order_by(func.max(decision.c.id).desc())
        .limit(MOST_REPORTS)
    )
    by_report = {row.report_id: _Touched(row.last, 0, row.at) for row in connection.execute(read)}
    for report_id, last, at in connection.execute(decided):
        before = by_report.get(report_id, _Touched(0, 0, ""))
        by_report[report_id] = _Touched(before.reading, last, max(before.at, at))
    found: dict[int, _Touched] = {}
    for some in batches(by_report):
        told = select(engagement.c.event_id, engagement.c.report_id).where(engagement.c.report_id.in_(some))
        for event_id, report_id in connection.execute(told):
            found[event_id] = _later(by_report[report_id], found.get(event_id))
    return found


def _later(one: _Touched, other: _Touched | None) -> _Touched:
    if other is None:
        return one
    return _Touched(max(one.reading, other.reading), max(one.decision, other.decision), max(one.at, other.at))


def _matching(connection: Connection, wanted: Filter, numbers: list[int]) -> list[int]:
    """Those of some engagements that a filter keeps and that count."""
    taken = route(connection, wanted)
    found: list[int] = []
    for some in batches(numbers):
        query = taken.select(taken.event.in_(some), taken.counts(wanted))
        found += [row.id for row in connection.execute(query)]
    return found
