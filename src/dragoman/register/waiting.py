"""What waits for people to look at it, and what of it comes first."""

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, select

from dragoman.model.decision import FactState
from dragoman.model.facts import Section
from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import change, fact, report


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What to keep of the queue; None keeps all. Confidence is from 0 to 1; `outlet` is who published the report."""

    report: int | None = None
    section: Section | None = None
    state: FactState = "read"
    below: float | None = None
    outlet: str | None = None


class Waiting(NamedTuple):
    """A fact by its report and signature; `changed` if a newer reading has something else under a decision."""

    report: int
    section: Section
    signature: str
    changed: bool


def waiting(register: Register, wanted: Wanted, limit: int) -> list[Waiting]:
    """Decided facts that are read otherwise by now, then facts by their confidence, the least sure in front.

    Of facts whose reader does not say how sure it is, nothing can be said, so that they come last. Reports that a later
    version has superseded are left out.
    """
    with transaction(register.engine) as connection:
        found = [] if wanted.below is not None else _changed(connection, wanted, limit)
        known = {(row.report, row.signature) for row in found}
        for query in (
            _facts(wanted).where(fact.c.confidence.is_not(None)).order_by(fact.c.confidence, fact.c.id),
            _facts(wanted).where(fact.c.confidence.is_(None)).order_by(fact.c.id),
        ):
            if len(found) < limit:
                rows = connection.execute(query.limit(limit - len(found) + len(known)))
                found += [
                    Waiting(row.report_id, row.section, row.signature, changed=False)
                    for row in rows
                    if (row.report_id, row.signature) not in known
                ]
    return found[:limit]


def _changed(connection: Connection, wanted: Wanted, limit: int) -> list[Waiting]:
    query = select(change.c.report_id, change.c.section, change.c.signature).join(
        report, report.c.id == change.c.report_id
    )
    rows = connection.execute(_narrowed(query, change, wanted).order_by(change.c.id).limit(limit))
    return [Waiting(row.report_id, row.section, row.signature, changed=True) for row in rows]


def _facts(wanted: Wanted) -> Select[Any]:
    query = select(fact.c.report_id, fact.c.section, fact.c.signature).join(report, report.c.id == fact.c.report_id)
    query = query.where(fact.c.state == wanted.state)
    if wanted.below is not None:
        query = query.where(fact.c.confidence < wanted.below)
    return _narrowed(query, fact, wanted)


def _narrowed(query: Select[Any], table: Any, wanted: Wanted) -> Select[Any]:
    query = query.where(report.c.superseded_by_id.is_(None))
    if wanted.report is not None:
        query = query.where(report.c.id == wanted.report)
    if wanted.section is not None:
        query = query.where(table.c.section == wanted.section)
    if wanted.outlet is not None:
        query = query.where(report.c.outlet == wanted.outlet)
    return query
