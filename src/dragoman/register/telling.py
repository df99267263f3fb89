"""What the register shows of an event: the values its accounts agree on, and where they do not, those of a stated rule."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from dragoman.register.batches import batches
from dragoman.register.resolved import event, event_pair, event_party, event_state, event_word
from dragoman.register.tables import actor, engagement, fact, party, report
from dragoman.resolution.accounts import Account
from dragoman.resolution.telling import Voice, counting, tell

_MOST_STATES = 40
"""Of an event of more states than this, such as a summit, no pairs are kept: it says little of any two."""


def write_event(connection: Connection, number: int, accounts: Mapping[int, Account], *, fresh: bool = False) -> None:
    """Makes the row of an event, and all by which it is found, what its accounts say; a fresh one has only the row."""
    if not fresh:
        for table in (event_party, event_state, event_pair, event_word):
            connection.execute(delete(table).where(table.c.event_id == number))
    voices = _voices(connection, accounts)
    told = tell(voices)
    counted = counting(voices)
    day = told.first_day or min((v.account.published for v in counted if v.account.published), default=None)
    connection.execute(
        update(event)
        .where(event.c.id == number)
        .values(
            form=told.form,
            status=told.status,
            date=told.date,
            date_basis=told.date_basis,
            first_day=told.first_day,
            last_day=told.last_day,
            day=day,
            place=told.place,
            place_state=told.place_state,
            reports=len({voice.account.report for voice in counted}),
            confidence=told.confidence,
            state=told.state,
            disagrees=bool(told.disagreements),
        )
    )
    _write_parties(connection, number, counted, day)
    _write_keys(connection, number, counted, told.place_state, day)


def _voices(connection: Connection, accounts: Mapping[int, Account]) -> list[Voice]:
    found = []
    for some in batches(accounts):
        query = (
            select(engagement.c.fact_id, engagement.c.date, engagement.c.place, fact.c.state, fact.c.confidence)
            .add_columns(report.c.superseded_by_id)
            .join(fact, fact.c.id == engagement.c.fact_id)
            .join(report, report.c.id == fact.c.report_id)
            .where(engagement.c.fact_id.in_(some))
        )
        found += [
            Voice(
                number=row.fact_id,
                account=accounts[row.fact_id],
                date=row.date,
                place=row.place,
                state=row.state,
                confidence=row.confidence,
                superseded=row.superseded_by_id is not None,
            )
            for row in connection.execute(query)
        ]
    return found


def _write_parties(connection: Connection, number: int, voices: Sequence[Voice], day: str | None) -> None:
    """The parties of all voices, each bearer once; no state or group beside those who are named for the same side."""
    query = (
        select(party, actor.c.kind, actor.c.bearer_id, func.coalesce(actor.c.name, actor.c.local).label("name"))
        .join(actor, actor.c.fact_id == party.c.actor_id)
        .where(party.c.engagement_id.in_([voice.number for voice in voices]))
    )
    rank = {voice.number: position for position, voice in enumerate(voices)}
    rows = sorted(connection.execute(query), key=lambda row: (rank[row.engagement_id], row.position))
    named = {row.side for row in rows if row.kind in {"person", "organisation"} and row.side}
    chosen: dict[tuple[object, ...], dict[str, Any]] = {}
    for row in rows:
        stands_for = row.name if row.kind == "state" else row.side
        if row.kind in {"state", "group"} and stands_for in named and rank[row.engagement_id] > 0:
            continue
        if row.kind == "state" and stands_for in named:
            continue
        key = (row.bearer_id,) if row.bearer_id is not None else (row.kind, row.name, row.side)
        chosen.setdefault(
            key,
            {
                "event_id": number,
                "position": len(chosen),
                "bearer_id": row.bearer_id,
                "kind": row.kind,
                "name": row.name,
                "side": row.side,
                "role": row.role,
                "day": day,
            },
        )
    if chosen:
        connection.execute(insert(event_party), list(chosen.values()))


def _write_keys(
    connection: Connection, number: int, voices: Sequence[Voice], place_state: str | None, day: str | None
) -> None:
    """The states, pairs of states and words by which an event is found."""
    acting = {state for voice in voices for each in voice.account.parties for state in each.states}
    states = acting | ({place_state} if place_state else set())
    words = {word for voice in voices for topic in voice.account.topics for word in topic.split()}
    words |= {subject for voice in voices for subject in voice.account.subjects}
    pairs = combinations(sorted(acting), 2) if len(acting) <= _MOST_STATES else ()
    rows: dict[Table, list[dict[str, Any]]] = {
        event_state: [{"state": state, "acts": state in acting} for state in sorted(states)],
        event_pair: [{"one": one, "other": other} for one, other in pairs],
        event_word: [{"word": word} for word in sorted(words)],
    }
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), [{**value, "event_id": number, "day": day} for value in values])
