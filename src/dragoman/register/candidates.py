"""Events that might be the same as one: their accounts are compared, and what speaks for it is told, and what against."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.register.accounts import load_accounts
from dragoman.register.connection import transaction
from dragoman.register.event_rows import event_rows
from dragoman.register.resolved import account_block
from dragoman.register.rows import EngagementRow
from dragoman.register.store import Register
from dragoman.register.tables import engagement
from dragoman.resolution.accounts import Account
from dragoman.resolution.clusters import Verdict
from dragoman.resolution.events import compare

LEAST = 0.02
"""The score below which nothing is suggested: linked by themselves are two from 0.5 on."""
_LOOKED_AT = 80
_MINE = 4


class Candidate(NamedTuple):
    """An event that might be the same, and what comparing the best of the accounts of the two says."""

    row: EngagementRow
    verdict: Verdict


def candidates(register: Register, number: int, most: int = 5) -> list[Candidate]:
    """What might be the same as an event, the likeliest first. What cannot be for some reason is left out."""
    with transaction(register.engine) as connection:
        mine = _accounts(connection, number)
        blocks = select(account_block.c.block).where(account_block.c.engagement_id.in_(mine))
        query = select(engagement.c.fact_id, engagement.c.event_id).distinct()
        query = query.join(account_block, account_block.c.engagement_id == engagement.c.fact_id)
        query = query.where(account_block.c.block.in_(blocks), engagement.c.event_id != number)
        near = {row.fact_id: row.event_id for row in connection.execute(query.limit(_LOOKED_AT))}
        found: dict[int, Verdict] = {}
        for fact, account in load_accounts(connection, near).items():
            verdict = _best(mine, {fact: account})
            known = found.get(near[fact])
            if verdict.conflict is None and verdict.score >= LEAST and (known is None or verdict.score > known.score):
                found[near[fact]] = verdict
        best = sorted(found, key=lambda event: (-found[event].score, event))[:most]
        return [Candidate(row, found[row.id]) for row in event_rows(connection, best)]


def compared(register: Register, one: int, other: int) -> tuple[EngagementRow | None, EngagementRow | None, Verdict]:
    """The events that two numbers stand for, and what comparing the best of their accounts says."""
    with transaction(register.engine) as connection:
        numbers = [_event_of(connection, number) for number in (one, other)]
        rows = {row.id: row for row in event_rows(connection, sorted({n for n in numbers if n is not None}))}
        first, second = (rows.get(number) if number is not None else None for number in numbers)
        if first is None or second is None or first.id == second.id:
            return first, second, Verdict(0.0, (), None)
        return first, second, _best(_accounts(connection, first.id), _accounts(connection, second.id))


def _best(some: Mapping[int, Account], others: Mapping[int, Account]) -> Verdict:
    verdicts = [compare(one, other) for one in some.values() for other in others.values()]
    return max(verdicts, key=lambda verdict: verdict.score, default=Verdict(0.0, (), None))


def _accounts(connection: Connection, event: int) -> dict[int, Account]:
    query = select(engagement.c.fact_id).where(engagement.c.event_id == event).order_by(engagement.c.number)
    return load_accounts(connection, connection.scalars(query.limit(_MINE)).all())


def _event_of(connection: Connection, number: int) -> int | None:
    return connection.execute(select(engagement.c.event_id).where(engagement.c.number == number)).scalar()
