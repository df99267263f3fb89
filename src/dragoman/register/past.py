"""What was: the decisions of people, and what readers found in a report before."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from dragoman.model.decision import Decision
from dragoman.model.facts import Facts, Section
from dragoman.register.archive import decoded, unpack_facts, with_undos
from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import actor, decision, decision_target, engagement, fact, reading, report, topic
from dragoman.resolution.decided import in_force

_LOOKED_BACK = 200


class PastReading(NamedTuple):
    """What a reader found in a report, and when."""

    reader: str
    at: str
    facts: Facts


def decisions_on(register: Register, *, reports: Sequence[str] = (), numbers: Sequence[int] = ()) -> list[Decision]:
    """Decisions about reports (by hash) or of these numbers, with what undoes them, in the order of making."""
    wanted = set(numbers)
    with transaction(register.engine) as connection:
        for some in batches(reports):
            query = select(decision_target.c.decision_id).where(decision_target.c.sha256.in_(some))
            wanted.update(connection.scalars(query.distinct()))
        return with_undos(connection, wanted)


def all_decisions(
    register: Register, *, by: str | None = None, since: str | None = None, until: str | None = None
) -> list[Decision]:
    """All decisions, the first in front; of one person, from a day on or until a day if given."""
    query = select(decision).order_by(decision.c.id)
    if by is not None:
        query = query.where(decision.c.who == by)
    if since is not None:
        query = query.where(decision.c.at >= since)
    if until is not None:
        query = query.where(decision.c.at < f"{until}U")  # after any time of that day
    with transaction(register.engine) as connection:
        return [decoded(row) for row in connection.execute(query)]


def newest_in_force(register: Register, who: str) -> Decision | None:
    """The newest decision of somebody that has not been taken back, of the last few hundred."""
    query = select(decision.c.id).where(decision.c.who == who, decision.c.undoes_id.is_(None))
    with transaction(register.engine) as connection:
        numbers = connection.scalars(query.order_by(decision.c.id.desc()).limit(_LOOKED_BACK)).all()
        made = in_force(with_undos(connection, numbers))
    return max(made, key=lambda one: one.id or 0, default=None)


def past_readings(register: Register, number: int) -> list[PastReading]:
    """All that readers found in a report, the first in front."""
    query = select(reading).where(reading.c.report_id == number).order_by(reading.c.id)
    with transaction(register.engine) as connection:
        rows = connection.execute(query).all()
    return [PastReading(row.extractor, row.read_at, unpack_facts(row.facts)) for row in rows]


def known_facts(
    register: Register, reports: Sequence[str]
) -> dict[tuple[str, Section, str], tuple[int, int, str | None]]:
    """The facts of reports (by hash): the number of the report, the place in the section, and the id if it has one."""
    local = func.coalesce(actor.c.local, topic.c.local, engagement.c.local).label("local")
    query = select(report.c.sha256, fact.c.report_id, fact.c.section, fact.c.signature, fact.c.position, local)
    query = query.join(fact, fact.c.report_id == report.c.id)
    for table in (actor, topic, engagement):
        query = query.outerjoin(table, table.c.fact_id == fact.c.id)
    found = {}
    with transaction(register.engine) as connection:
        for some in batches(reports):
            for row in connection.execute(query.where(report.c.sha256.in_(some))):
                found[row.sha256, row.section, row.signature] = (row.report_id, row.position, row.local)
    return found
