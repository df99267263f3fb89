"""Commitments that several reports of one event tell of: which of them stands for all in lists."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from dragoman.register.tables import actor, commitment, commitment_party, fact
from dragoman.resolution.promises import Promise, leaders
from dragoman.resolution.telling import Voice


def write_lines(connection: Connection, voices: Sequence[Voice]) -> None:
    """Notes which commitments of an event's accounts are told by another one of its reports, in front of them.

    Those that people rejected stand for no others.
    """
    told = {voice.number: (rank, voice.account.report) for rank, voice in enumerate(voices)}
    query = (
        select(commitment.c.fact_id, commitment.c.engagement_id, commitment.c.key, commitment.c.led_by_id, fact.c.state)
        .join(fact, fact.c.id == commitment.c.fact_id)
        .where(commitment.c.engagement_id.in_(told))
    )
    rows = connection.execute(query).all()
    by = _makers(connection, [row.fact_id for row in rows]) if len({row.engagement_id for row in rows}) > 1 else {}
    led = leaders(
        Promise(
            key=row.fact_id,
            report=told[row.engagement_id][1],
            rank=(told[row.engagement_id][0], row.fact_id),
            words=row.key,
            by=frozenset(by.get(row.fact_id, ())),
        )
        for row in rows
        if row.state != "rejected"
    )
    for row in rows:
        if row.led_by_id != led.get(row.fact_id):
            changed = update(commitment).where(commitment.c.fact_id == row.fact_id)
            connection.execute(changed.values(led_by_id=led.get(row.fact_id)))


def _makers(connection: Connection, numbers: Sequence[int]) -> dict[int, set[str]]:
    """The last words of the names of those who make each commitment, and the states they act for."""
    query = (
        select(commitment_party.c.commitment_id, actor.c.key, actor.c.states, actor.c.local, actor.c.kind)
        .join(actor, actor.c.fact_id == commitment_party.c.actor_id)
        .where(commitment_party.c.commitment_id.in_(numbers), commitment_party.c.part == "by")
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        found[row.commitment_id] |= {*(row.key or "").split()[-1:], *row.states.split()}
    return found
