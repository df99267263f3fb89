"""Which reports are one text: found by an index of runs of words, compared, and kept with the reasons.

Reports that are linked, directly or over others, are one text, which is called by its first report: the one that was
published first. What a report is compared with are those with whom it shares most of its sample, of which there are no
more than some for each run, those published nearest to it: a phrase that a ministry uses every day leads to no more
reports in a large register than in a small one.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    String,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)

from dragoman.register.batches import batches
from dragoman.register.tables import NO_DAY, attribution, report
from dragoman.register.text_tables import report_text, text_link, text_run
from dragoman.register.twos import at, ends_at, reasons_in
from dragoman.resolution.reprints import FAR, LEAST, Printed, likeness
from dragoman.resolution.wording import sample_of, wording_of

_NEAREST = 16
"""Reports of one run that are looked at before a report's day, and as many after it."""
_COMPARED = 20


class Reprint(NamedTuple):
    """A report that is one text with another, and why."""

    report: int
    share: float
    reasons: str


def enter(connection: Connection, number: int) -> set[int]:
    """Enters a report that is new, or of which something else is known than before, with what it is one text with.

    Gives the other reports whose text is another one than before.
    """
    before = _linked(connection, {number})
    new = _published(connection, [number])[number]
    _enter_runs(connection, number, new)
    connection.execute(delete(text_link).where(at(text_link, [number])))
    rows = []
    for other, printed in _published(connection, _candidates(connection, number, new)).items():
        verdict = likeness(new, printed)
        if verdict.same:
            a, b = sorted((number, other))
            rows.append({"a_id": a, "b_id": b, "share": verdict.share, "reasons": reasons_in(verdict.reasons)})
    if rows:
        connection.execute(insert(text_link), rows)
    elif before == {number}:
        return set()
    return _regroup(connection, before | _linked(connection, {number})) - {number}


def reprints_of(connection: Connection, number: int) -> list[Reprint]:
    """The reports that a report is one text with, each with what both were found to share."""
    query = select(text_link).where(at(text_link, [number]))
    rows = connection.execute(query.order_by(text_link.c.a_id, text_link.c.b_id))
    return [Reprint(row.b_id if row.a_id == number else row.a_id, row.share, row.reasons) for row in rows]


def texts_of(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """By report the first report of its text: itself, if nobody else has printed it."""
    found: dict[int, int] = {}
    for some in batches(numbers):
        found.update((number, number) for number in some)
        rows = connection.execute(select(report_text).where(report_text.c.report_id.in_(some)))
        found.update((row.report_id, row.text_id) for row in rows)
    return found


def _published(connection: Connection, numbers: Collection[int]) -> dict[int, Printed]:
    """The texts of reports with their publishers, in the order in which they are asked for."""
    if not numbers:
        return {}
    columns = (report.c.id, report.c.text, report.c.outlet, report.c.published)
    rows = {row.id: row for row in connection.execute(select(*columns).where(report.c.id.in_(numbers)))}
    also: dict[int, list[str]] = {}
    for row in connection.execute(select(attribution).where(attribution.c.report_id.in_(numbers))):
        also.setdefault(row.report_id, []).append(row.words)
    return {number: _printed(rows[number], also.get(number, ())) for number in numbers}


def _printed(row: Any, also: Iterable[str]) -> Printed:
    return Printed(row.text, row.outlet, row.published, tuple(also))


def _enter_runs(connection: Connection, number: int, printed: Printed) -> None:
    connection.execute(delete(text_run).where(text_run.c.report_id == number))
    rows = [{"digest": digest, "day": _day(printed), "report_id": number} for digest in _sample(printed)]
    if rows:
        connection.execute(insert(text_run), rows)


def _sample(printed: Printed) -> tuple[int, ...]:
    wording = wording_of(printed.text)
    return sample_of(wording) if wording.size >= LEAST else ()


def _day(printed: Printed) -> str:
    return (printed.published or NO_DAY)[:10]


def _candidates(connection: Connection, number: int, printed: Printed) -> list[int]:
    """The reports that share most of the sample with one, the nearest of each run."""
    day = _day(printed)
    first, last = _around(day)
    shared: Counter[int] = Counter()
    for digest in _sample(printed):
        asked = {"digest": digest, "day": day, "first": first, "last": last}
        shared.update(connection.scalars(_nearest(), asked))
    del shared[number]
    return [found for found, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:_COMPARED]]


def _around(day: str) -> tuple[str, str]:
    """The days within which a text that was published on a day may be printed again: any, if none is known."""
    try:
        middle = date.fromisoformat(day)
        return (middle - timedelta(FAR)).isoformat(), (middle + timedelta(FAR)).isoformat()
    except (ValueError, OverflowError):
        return NO_DAY, "9999"


@cache
def _nearest() -> Select[tuple[int]]:
    """The reports of one run around a day: the latest up to it, the first after it, and some of no day."""
    digest: ColumnElement[int] = bindparam("digest", type_=BigInteger())
    day: ColumnElement[str] = bindparam("day", type_=String())
    run = text_run.c
    ways = (
        ((run.day >= bindparam("first"), run.day <= day, run.day > NO_DAY), (run.day.desc(), run.report_id.desc())),
        ((run.day > day, run.day <= bindparam("last")), (run.day, run.report_id)),
        ((run.day == NO_DAY,), (run.report_id.desc(),)),
        # Where the day of the report is not known itself, the latest of all.
        ((literal(NO_DAY) == day, run.day > NO_DAY), (run.day.desc(), run.report_id.desc())),
    )
    parts = [
        select(run.report_id).where(run.digest == digest, *where).order_by(*order).limit(_NEAREST).subquery()
        for where, order in ways
    ]
    found = union_all(*(select(part.c.report_id) for part in parts)).subquery()
    return select(found.c.report_id).distinct()


def _linked(connection: Connection, numbers: set[int]) -> set[int]:
    """All reports that links lead to from some, directly or over others."""
    reached: set[int] = set()
    frontier = set(numbers)
    while frontier:
        reached |= frontier
        frontier = ends_at(connection, text_link, frontier) - reached
    return reached


def _regroup(connection: Connection, numbers: set[int]) -> set[int]:
    """Says anew of which text each of some reports is; gives those of which it is another than before."""
    before = texts_of(connection, numbers)
    after: dict[int, int] = {}
    left = set(numbers)
    while left:
        group = _linked(connection, {min(left)})
        after.update(dict.fromkeys(group, _first(connection, group)))
        left -= group
    for some in batches(numbers):
        connection.execute(delete(report_text).where(report_text.c.report_id.in_(some)))
    sizes = Counter(after.values())
    rows = [{"report_id": one, "text_id": text} for one, text in sorted(after.items()) if sizes[text] > 1]
    if rows:
        connection.execute(insert(report_text), rows)
    return {number for number, text in after.items() if before.get(number, number) != text}


def _first(connection: Connection, group: set[int]) -> int:
    """The report of a text that was published first."""
    if len(group) == 1:
        return next(iter(group))
    columns = (report.c.id, func.coalesce(report.c.published, "9999"), report.c.sha256)
    rows = [row for some in batches(group) for row in connection.execute(select(*columns).where(report.c.id.in_(some)))]
    return int(min(rows, key=lambda row: (row[1], row[2])).id)
