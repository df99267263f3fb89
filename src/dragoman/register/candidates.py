"""Events that might be the same as one: accounts of the two were compared, and something spoke for it, but not enough."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.register.connection import transaction
from dragoman.register.event_rows import event_rows
from dragoman.register.resolved import account_link
from dragoman.register.rows import EngagementRow
from dragoman.register.store import Register
from dragoman.register.tables import engagement


class Candidate(NamedTuple):
    """An event that might be the same, how well its best account matches one of the event's, and what speaks for it."""

    row: EngagementRow
    score: float
    reasons: tuple[str, ...]


def candidates(register: Register, number: int, most: int = 5) -> list[Candidate]:
    """What might be the same as an event, the likeliest first."""
    with transaction(register.engine) as connection:
        found: dict[int, tuple[float, str]] = {}
        for mine, other in ((account_link.c.a_id, account_link.c.b_id), (account_link.c.b_id, account_link.c.a_id)):
            for event, score, reasons in _linked(connection, number, mine, other, most):
                if score > found.get(event, (0.0, ""))[0]:
                    found[event] = (score, reasons)
        best = sorted(found, key=lambda event: (-found[event][0], event))[:most]
        rows = event_rows(connection, best)
    return [Candidate(row, found[row.id][0], tuple(found[row.id][1].split("; "))) for row in rows]


def event_row(register: Register, number: int) -> EngagementRow | None:
    """The event that has a number, or had it before it was merged."""
    with transaction(register.engine) as connection:
        event = connection.execute(select(engagement.c.event_id).where(engagement.c.number == number)).scalar()
        rows = event_rows(connection, [event]) if event is not None else []
    return rows[0] if rows else None


def _linked(
    connection: Connection, number: int, mine: object, other: object, most: int
) -> list[tuple[int, float, str]]:
    here, there = engagement.alias("here"), engagement.alias("there")
    query = (
        select(there.c.event_id, account_link.c.score, account_link.c.reasons)
        .select_from(here)
        .join(account_link, here.c.fact_id == mine)
        .join(there, there.c.fact_id == other)
        .where(here.c.event_id == number, there.c.event_id != number)
        .order_by(account_link.c.score.desc())
        .limit(most * 4)
    )
    return [(row.event_id, row.score, row.reasons) for row in connection.execute(query)]
