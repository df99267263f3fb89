"""Which engagements of reports an event is told by."""

from sqlalchemy import select

from dragoman.model.facts import Section
from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import engagement, fact
from dragoman.register.tables import report as report_

Member = tuple[int, str]
"""The number of a report, and the signature of an engagement in it."""


def accounts_of(register: Register, event: int) -> list[tuple[str, Section, str]]:
    """The accounts of an event as decisions know them: the hash of the report, the section, and the signature."""
    query = (
        select(report_.c.sha256, fact.c.signature)
        .join(fact, fact.c.report_id == report_.c.id)
        .join(engagement, engagement.c.fact_id == fact.c.id)
        .where(engagement.c.event_id == event)
    )
    with transaction(register.engine) as connection:
        return [(row.sha256, "engagements", row.signature) for row in connection.execute(query)]


def members_of(
    register: Register, *, number: int | None = None, report: int | None = None, signature: str | None = None
) -> tuple[int, list[Member]]:
    """The number of an event and its accounts, by the number of one of them, or by one of them; none if there is none."""
    one = select(engagement.c.event_id)
    if number is not None:
        one = one.where(engagement.c.number == number)
    else:
        one = one.join(fact, fact.c.id == engagement.c.fact_id)
        one = one.where(fact.c.report_id == report, fact.c.signature == signature)
    with transaction(register.engine) as connection:
        event = connection.execute(one).scalar()
        if event is None:
            return 0, []
        query = (
            select(fact.c.report_id, fact.c.signature)
            .join(engagement, engagement.c.fact_id == fact.c.id)
            .where(engagement.c.event_id == event)
            .order_by(engagement.c.number)
        )
        return int(event), [(row.report_id, row.signature) for row in connection.execute(query)]
