"""Open commitments, and the later events of the same parties that may have settled them."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Row, select

from dragoman.register.accounts import load_accounts
from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.resolved import bearer, event, event_party, event_state
from dragoman.register.store import Register
from dragoman.register.tables import actor, commitment, commitment_party, engagement, fact, report
from dragoman.resolution.fulfilment import Meeting, Promise, Suggestion, suggestions
from dragoman.resolution.words import content_words

_MOST = 200
"""Later events that are looked at for a commitment."""


def suggested(
    register: Register, *, of: Collection[int] | None = None, limit: int = 50
) -> list[tuple[int, str, Suggestion]]:
    """Suggestions for open commitments, each with the number of its report and its signature, the newest in front.

    `of` are the numbers of reports whose commitments are looked at; else those made last are.
    """
    found: list[tuple[int, str, Suggestion]] = []
    with transaction(register.engine) as connection:
        for row in _open(connection, of, limit):
            promise = _promise(connection, row)
            later = _meetings(connection, promise)
            found += [(row.report_id, row.signature, one) for one in suggestions(promise, later)]
    return found


def _open(connection: Connection, of: Collection[int] | None, limit: int) -> list[Row[tuple[object, ...]]]:
    query = (
        select(commitment, fact.c.report_id, fact.c.signature, engagement.c.event_id)
        .join(fact, fact.c.id == commitment.c.fact_id)
        .join(report, report.c.id == fact.c.report_id)
        .outerjoin(engagement, engagement.c.fact_id == commitment.c.engagement_id)
        .where(commitment.c.settled_by_id.is_(None), commitment.c.day.is_not(None), fact.c.state != "rejected")
        .where(report.c.superseded_by_id.is_(None))
    )
    if of is not None:
        query = query.where(fact.c.report_id.in_(of))
    return list(connection.execute(query.order_by(commitment.c.day.desc(), commitment.c.fact_id).limit(limit)))


def _promise(connection: Connection, row: Row[tuple[object, ...]]) -> Promise:
    parts: defaultdict[str, set[str]] = defaultdict(set)
    query = (
        select(commitment_party.c.part, actor.c.kind, actor.c.local, actor.c.states, bearer.c.identity_id)
        .join(actor, actor.c.fact_id == commitment_party.c.actor_id)
        .outerjoin(bearer, bearer.c.id == actor.c.bearer_id)
        .where(commitment_party.c.commitment_id == row.fact_id)
    )
    for party in connection.execute(query):
        parts[party.part] |= _keys(party.identity_id, party.local if party.kind == "state" else "", party.states)
    return Promise(
        key=row.fact_id,
        by=frozenset(parts["by"]),
        to=frozenset(parts["to"]),
        what=row.what,
        day=row.day,
        due=row.last_day,
        event=row.event_id,
    )


def _meetings(connection: Connection, promise: Promise) -> list[Meeting]:
    """Later events in which those who promised took part, or their state."""
    if promise.day is None:
        return []
    states = [key for key in promise.by if not key.startswith("#")]
    identities = [int(key[1:]) for key in promise.by if key.startswith("#")]
    own = (
        select(event_party.c.event_id)
        .join(bearer, bearer.c.id == event_party.c.bearer_id)
        .where(bearer.c.identity_id.in_(identities), event_party.c.day > promise.day)
        .order_by(event_party.c.day)
    )
    theirs = (
        select(event_state.c.event_id)
        .where(event_state.c.state.in_(states), event_state.c.day > promise.day)
        .order_by(event_state.c.day)
    )
    numbers = {number for query in (own, theirs) for number in connection.scalars(query.limit(_MOST))}
    parties, words = _parties(connection, numbers), _words(connection, numbers)
    found = []
    for some in batches(sorted(numbers)):
        rows = connection.execute(select(event.c.id, event.c.day, event.c.status).where(event.c.id.in_(some)))
        found += [
            Meeting(row.id, frozenset(parties[row.id]), frozenset(words[row.id]), row.day, row.status == "held")
            for row in rows
        ]
    return found


def _parties(connection: Connection, numbers: Iterable[int]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for some in batches(sorted(numbers)):
        query = select(event_party.c.event_id, bearer.c.identity_id)
        query = query.join(bearer, bearer.c.id == event_party.c.bearer_id).where(event_party.c.event_id.in_(some))
        for row in connection.execute(query):
            found[row.event_id].add(f"#{row.identity_id}")
        states = select(event_state.c.event_id, event_state.c.state)
        for row in connection.execute(states.where(event_state.c.event_id.in_(some))):
            found[row.event_id].add(row.state)
    return found


def _words(connection: Connection, numbers: Iterable[int]) -> defaultdict[int, set[str]]:
    """The stems of the topics, statements and sentences of events."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for some in batches(sorted(numbers)):
        query = select(engagement.c.fact_id, engagement.c.event_id).where(engagement.c.event_id.in_(some))
        event_of = {row.fact_id: row.event_id for row in connection.execute(query)}
        for number, account in load_accounts(connection, event_of).items():
            found[event_of[number]] |= account.said | content_words([account.words])
    return found


def _keys(identity: int | None, code: str, states: str) -> set[str]:
    keys = {*states.split(), *([code] if code else [])}
    return keys | ({f"#{identity}"} if identity is not None else set())
