"""Keeping the events of the register in step with its accounts: which accounts are one is `resolution`'s to say."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.register.accounts import load_accounts
from dragoman.register.batches import batches
from dragoman.register.neighbourhood import Neighbourhood, neighbourhood
from dragoman.register.resolved import account_block, account_link, account_pair, event
from dragoman.register.tables import engagement
from dragoman.register.telling import write_event
from dragoman.register.twos import ends_at, reasons_in
from dragoman.resolution.accounts import Account
from dragoman.resolution.blocks import blocks_of
from dragoman.resolution.clusters import cluster
from dragoman.resolution.events import compare, links_between


def told_by(connection: Connection, report: int) -> set[int]:
    """The engagements of a report."""
    return set(connection.scalars(select(engagement.c.fact_id).where(engagement.c.report_id == report)))


def of_report(connection: Connection, report: int) -> set[int]:
    """The events that a report tells of."""
    return set(connection.scalars(select(engagement.c.event_id).where(engagement.c.report_id == report)))


def companions_of(connection: Connection, report: int) -> set[int]:
    """The engagements of other reports that share an event, a link or a decision with those of a report."""
    mine = told_by(connection, report)
    found = _sharing(connection, of_report(connection, report))
    for table in (account_link, account_pair):
        found |= ends_at(connection, table, mine)
    return found - mine


def add_accounts(connection: Connection, numbers: Mapping[str, int], accounts: Iterable[Account]) -> None:
    """Enters the blocks of a report's accounts, and their links with those of other reports.

    `numbers` has the number of each engagement by its id in the report.
    """
    for number, account in zip(numbers.values(), accounts, strict=True):
        blocks = sorted(blocks_of(account))
        if not blocks:
            continue
        sharing = select(account_block.c.engagement_id).where(account_block.c.block.in_(blocks)).distinct()
        others = load_accounts(connection, set(connection.scalars(sharing)))
        connection.execute(insert(account_block), [{"block": block, "engagement_id": number} for block in blocks])
        by_key = {other.key: found for found, other in others.items()}
        rows = []
        for link in links_between(account, others.values()):
            other = by_key[link.a if link.b == account.key else link.b]
            a, b = sorted((number, other))
            reasons = reasons_in(link.reasons)
            rows.append({"a_id": a, "b_id": b, "score": link.score, "reasons": reasons, "firm": link.firm})
        if rows:
            connection.execute(insert(account_link), rows)


def regroup(connection: Connection, numbers: Collection[int], emptied: Collection[int]) -> None:
    """Makes the events of some engagements, and of all that hang together with them, what their accounts say.

    `emptied` are events that may have lost their last account; such go.
    """
    whole, before = _all_concerned(connection, numbers)
    groups = [(min(before[member].number for member in group), group) for group in _groups(whole)]
    fresh = _found(connection, [number for number, _ in groups])
    for number, group in groups:
        _move(connection, number, [member for member in group if before[member].event != number])
    for number, group in groups:
        accounts = {member: whole.accounts[member] for member in group}
        write_event(connection, number, accounts, fresh=number in fresh)
    left = {standing.event for standing in before.values() if standing.event is not None} | set(emptied)
    _drop_empty(connection, left - {number for number, _ in groups})


class _Standing(NamedTuple):
    """An engagement's own number, and the event that it tells of so far."""

    number: int
    event: int | None


def _all_concerned(connection: Connection, numbers: Collection[int]) -> tuple[Neighbourhood, dict[int, _Standing]]:
    """What hangs together with some engagements, now or so far: a new account may draw another off its event."""
    wanted = set(numbers)
    while True:
        whole = neighbourhood(connection, wanted)
        before = _standing(connection, whole.accounts)
        left = _sharing(connection, {standing.event for standing in before.values()}) - set(before)
        if not left:
            return whole, before
        wanted |= left


def _sharing(connection: Connection, events: Iterable[int | None]) -> set[int]:
    """The engagements that tell of events."""
    found: set[int] = set()
    for some in batches(number for number in events if number is not None):
        found.update(connection.scalars(select(engagement.c.fact_id).where(engagement.c.event_id.in_(some))))
    return found


def _groups(whole: Neighbourhood) -> list[list[int]]:
    """The clusters, each as the sorted rows of its engagements."""
    by_key = {account.key: number for number, account in whole.accounts.items()}

    def account(key: str) -> Account:
        return whole.accounts[by_key[key]]

    found = cluster(
        by_key,
        whole.links,
        compare=lambda one, other: compare(account(one), account(other)),
        together=whole.together,
        apart=whole.apart,
    )
    return [sorted(by_key[key] for key in group) for group in found]


def _standing(connection: Connection, numbers: Iterable[int]) -> dict[int, _Standing]:
    found: dict[int, _Standing] = {}
    for some in batches(numbers):
        query = select(engagement.c.fact_id, engagement.c.number, engagement.c.event_id)
        rows = connection.execute(query.where(engagement.c.fact_id.in_(some)))
        found.update((row.fact_id, _Standing(row.number, row.event_id)) for row in rows)
    return found


def _found(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Makes rows for events that have none, and gives their numbers; what they say is written when all are there."""
    fresh = set(numbers)
    for some in batches(numbers):
        fresh.difference_update(connection.scalars(select(event.c.id).where(event.c.id.in_(some))))
    blank = {"form": "", "status": "", "subjects": "", "reports": 0, "state": "", "disagrees": False}
    if fresh:
        connection.execute(insert(event), [{"id": number, **blank} for number in sorted(fresh)])
    return fresh


def _move(connection: Connection, number: int, members: Iterable[int]) -> None:
    for some in batches(members):
        connection.execute(update(engagement).where(engagement.c.fact_id.in_(some)).values(event_id=number))


def _drop_empty(connection: Connection, numbers: Iterable[int]) -> None:
    for some in batches(sorted(numbers)):
        told = select(engagement.c.event_id).where(engagement.c.event_id.in_(some))
        connection.execute(delete(event).where(event.c.id.in_(some), event.c.id.not_in(told)))
