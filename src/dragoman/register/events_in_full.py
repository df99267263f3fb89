"""One engagement in full: its row, what was said and promised at it, what it is part of, and why its accounts are one."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from dragoman.register import commitments
from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.event_rows import event_rows
from dragoman.register.filters import Cursor
from dragoman.register.quotes import SOURCE, quotes_of, source_of
from dragoman.register.resolved import account_link, bearer
from dragoman.register.rows import CommitmentRow, EngagementRow, PartyRow, Source
from dragoman.register.store import Register
from dragoman.register.tables import actor, commitment, engagement, fact, report, statement
from dragoman.register.twos import at

_MOST = 60
"""Of what is part of an engagement, and of what was said and promised at it, no more are given."""


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to have said; `fact` is its id in the report, `engagement` where it was said."""

    fact: str
    speaker: PartyRow
    addressee: PartyRow | None
    act: str
    content: str
    quotes: tuple[str, ...]
    report: Source
    engagement: int | None
    state: str
    confidence: float | None


class AccountLink(msgspec.Struct, frozen=True, kw_only=True):
    """Why two accounts, each by its name, are taken to tell of one engagement, and how well they match."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


class EventInFull(msgspec.Struct, frozen=True, kw_only=True):
    """An engagement; `numbers` are those of its accounts, the least of which is its own.

    `whole` is what it is part of, and `parts` what is part of it.
    """

    row: EngagementRow
    numbers: tuple[int, ...]
    whole: EngagementRow | None
    parts: tuple[EngagementRow, ...]
    statements: tuple[StatementRow, ...]
    commitments: tuple[CommitmentRow, ...]
    links: tuple[AccountLink, ...]


def event_in_full(register: Register, number: int) -> EventInFull | None:
    """The engagement that has a number, or had it before it was merged with another; None if there is none."""
    with transaction(register.engine) as connection:
        event = connection.execute(select(engagement.c.event_id).where(engagement.c.number == number)).scalar()
        if event is None:
            return None
        mine = select(engagement.c.fact_id, engagement.c.number).where(engagement.c.event_id == event)
        numbers = {row.fact_id: row.number for row in connection.execute(mine.order_by(engagement.c.number))}
        (row,) = event_rows(connection, [event])
        whole = event_rows(connection, [row.part_of]) if row.part_of is not None and row.part_of != event else []
        return EventInFull(
            row=row,
            numbers=tuple(numbers.values()),
            whole=whole[0] if whole else None,
            parts=tuple(event_rows(connection, _parts(connection, event, numbers))),
            statements=statements_at(connection, numbers),
            commitments=tuple(commitments.shown(connection, _promised(connection, numbers))),
            links=_links(connection, numbers),
        )


def statements_at(connection: Connection, engagements: Collection[int]) -> tuple[StatementRow, ...]:
    """What was said at engagements of reports, by the numbers of their facts."""
    found: list[int] = []
    for some in batches(engagements):
        query = select(statement.c.fact_id).where(statement.c.engagement_id.in_(some))
        found += connection.scalars(query.order_by(statement.c.fact_id).limit(_MOST)).all()
    return statement_rows(connection, found[:_MOST])


def statement_rows(connection: Connection, numbers: Sequence[int]) -> tuple[StatementRow, ...]:
    """Statements by the numbers of their facts, in their order."""
    speaker, addressee = actor.alias("speaker"), actor.alias("addressee")
    spoke, heard = bearer.alias("spoke"), bearer.alias("heard")
    query = (
        select(statement.c.fact_id, statement.c.act, statement.c.content, engagement.c.event_id)
        .add_columns(fact.c.position, fact.c.state, fact.c.confidence, *SOURCE)
        .add_columns(speaker.c.kind, speaker.c.name, speaker.c.local, spoke.c.identity_id)
        .add_columns(addressee.c.kind.label("to_kind"), addressee.c.name.label("to_name"))
        .add_columns(addressee.c.local.label("to_local"), heard.c.identity_id.label("to_identity"))
        .join(fact, fact.c.id == statement.c.fact_id)
        .join(report, report.c.id == fact.c.report_id)
        .join(speaker, speaker.c.fact_id == statement.c.speaker_id)
        .outerjoin(spoke, spoke.c.id == speaker.c.bearer_id)
        .outerjoin(addressee, addressee.c.fact_id == statement.c.addressee_id)
        .outerjoin(heard, heard.c.id == addressee.c.bearer_id)
        .outerjoin(engagement, engagement.c.fact_id == statement.c.engagement_id)
    )
    rows: dict[int, Any] = {}
    for some in batches(numbers):
        rows.update((row.fact_id, row) for row in connection.execute(query.where(statement.c.fact_id.in_(some))))
    quotes = quotes_of(connection, rows)
    return tuple(
        StatementRow(
            fact=f"s{row.position + 1}",
            speaker=PartyRow(name=row.name or row.local, kind=row.kind, identity=row.identity_id),
            addressee=PartyRow(name=row.to_name or row.to_local, kind=row.to_kind, identity=row.to_identity)
            if row.to_kind
            else None,
            act=row.act,
            content=row.content,
            quotes=quotes.get(number, ()),
            report=source_of(row),
            engagement=row.event_id,
            state=row.state,
            confidence=row.confidence,
        )
        for number in numbers
        if (row := rows.get(number)) is not None
    )


def _parts(connection: Connection, event: int, accounts: Collection[int]) -> list[int]:
    """The engagements that any report tells as part of one, in the order of their numbers."""
    found: set[int] = set()
    for some in batches(accounts):
        query = select(engagement.c.event_id).where(engagement.c.part_of_id.in_(some))
        found.update(number for number in connection.scalars(query) if number is not None)
    return sorted(found - {event})[:_MOST]


def _promised(connection: Connection, accounts: Collection[int]) -> list[Cursor]:
    places: list[Cursor] = []
    for some in batches(accounts):
        query = select(commitment.c.fact_id, commitment.c.due_day).where(
            commitment.c.engagement_id.in_(some), commitment.c.led_by_id.is_(None)
        )
        places += [Cursor(row.due_day, row.fact_id) for row in connection.execute(query)]
    return sorted(places)[:_MOST]


def _links(connection: Connection, accounts: Collection[int]) -> tuple[AccountLink, ...]:
    """The links among accounts of one engagement, the best in front."""
    names: dict[int, str] = {}
    links: dict[tuple[int, int], Any] = {}
    for some in batches(accounts):
        named = select(engagement.c.fact_id, engagement.c.report_id, engagement.c.local)
        for row in connection.execute(named.where(engagement.c.fact_id.in_(some))):
            names[row.fact_id] = f"{row.report_id}/{row.local}"
        for row in connection.execute(select(account_link).where(at(account_link, some))):
            links[row.a_id, row.b_id] = row
    inside = [row for (a, b), row in links.items() if a in accounts and b in accounts]
    inside.sort(key=lambda row: (-row.score, row.a_id, row.b_id))
    return tuple(
        AccountLink(one=names[row.a_id], other=names[row.b_id], score=row.score, reasons=tuple(row.reasons.split("; ")))
        for row in inside[:_MOST]
    )
