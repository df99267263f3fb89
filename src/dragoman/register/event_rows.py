"""Events as lists show them: with all that their reports tell, and where these disagree."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.register.accounts import load_accounts
from dragoman.register.batches import Lookup, is_asked, prefetch, prefetching, rows_of, tuples_of
from dragoman.register.party_rows import OF_EVENTS, PARTIES, Bearers, Told, engagement_parties, event_parties
from dragoman.register.publications import PUBLISHERS, publishers_of
from dragoman.register.quotes import SOURCE, SPANS, quotes_in, source_of
from dragoman.register.resolved import event
from dragoman.register.rows import AccountRow, Disagreement, EngagementRow, Stage, TopicRow, Value
from dragoman.register.tables import engagement, engagement_topic, fact, report, topic, topic_subject
from dragoman.register.telling import voice_of
from dragoman.register.text_tables import report_text
from dragoman.resolution.telling import tell

Rows = Sequence[Any]
own, origin = report_text.alias("own"), report_text.alias("origin")
# Of a later version the text of the first one: whoever printed that did not tell of it by himself.
_TEXT = func.coalesce(origin.c.text_id, own.c.text_id, report.c.origin_id, report.c.id)
_EVENTS = Lookup(
    select(event.c.id, event.c.form, event.c.status, event.c.date, event.c.date_basis, event.c.day, event.c.place)
    .add_columns(event.c.place_state, event.c.confidence, event.c.state, event.c.disagrees)
    .where(is_asked(event.c.id))
)
_whole = engagement.alias("whole")
_TOLD = Lookup(
    select(engagement.c.fact_id, engagement.c.event_id, engagement.c.local, engagement.c.form, engagement.c.status)
    .add_columns(engagement.c.date, engagement.c.place, _whole.c.event_id.label("whole"))
    .add_columns(fact.c.state, fact.c.confidence, report.c.superseded_by_id, report.c.sha256, *SOURCE)
    .add_columns(report.c.text.label("words"), own.c.text_id, _TEXT.label("text"))
    .join(fact, fact.c.id == engagement.c.fact_id)
    .join(report, report.c.id == engagement.c.report_id)
    .outerjoin(own, own.c.report_id == report.c.id)
    .outerjoin(origin, origin.c.report_id == report.c.origin_id)
    .outerjoin(_whole, _whole.c.fact_id == engagement.c.part_of_id)
    .where(is_asked(engagement.c.event_id))
)
_links = engagement_topic.c
_TOPICS = Lookup(
    select(_links.engagement_id.label("owner"), topic.c.fact_id, topic.c.phrase, topic.c.key, topic_subject.c.subject)
    .join(topic, topic.c.fact_id == _links.topic_id)
    .outerjoin(topic_subject, topic_subject.c.topic_id == topic.c.fact_id)
    .where(is_asked(_links.engagement_id))
    .order_by(_links.engagement_id, _links.position, topic_subject.c.position)
)


def event_rows(connection: Connection, numbers: Sequence[int]) -> list[EngagementRow]:
    """The events of these numbers, in their order: some hundreds at most."""
    with prefetching(connection):
        prefetch_events(connection, numbers)
        return _rows(connection, numbers) if numbers else []


def prefetch_events(connection: Connection, numbers: Sequence[int]) -> None:
    """Asks ahead what `event_rows` asks first."""
    prefetch(connection, (_TOLD, numbers), (_EVENTS, numbers), (OF_EVENTS, numbers))


def _rows(connection: Connection, numbers: Sequence[int]) -> list[EngagementRow]:
    shown = {row.id: row for row in rows_of(connection, _EVENTS, numbers)}
    told = _accounts(connection, numbers)
    heard = {number: _heard(told[number]) for number in numbers}
    facts = [row.fact_id for rows in told.values() for row in rows]
    reports = {row.report for rows in told.values() for row in rows}
    prefetch(connection, (PARTIES, facts), (_TOPICS, facts), (SPANS, facts), (PUBLISHERS, reports))
    bearers = Bearers(connection)
    parties = engagement_parties(connection, facts, bearers)
    of_event = event_parties(connection, numbers, _parties_heard(heard, parties), bearers)
    topics = _topics(connection, facts)
    accounts = _account_rows(connection, told, parties, topics)
    disagreements = _disagreements(connection, {n: told[n] for n in numbers if shown[n].disagrees})
    return [
        EngagementRow(
            id=number,
            form=row.form,
            status=row.status,
            date=row.date,
            date_basis=row.date_basis,
            parties=of_event[number],
            place=row.place,
            place_state=row.place_state,
            topics=_union([topics[account.fact_id] for account in counted if account.fact_id in topics]),
            part_of=next((account.whole for account in counted if account.whole is not None), None),
            quotes=accounts[counted[0].fact_id].quotes,
            report=accounts[counted[0].fact_id].report,
            state=row.state,
            confidence=row.confidence,
            accounts=tuple([accounts[account.fact_id] for account in told[number]]),
            texts=len({account.text for account in counted}),
            disagreements=disagreements.get(number, ()),
            history=_history(counted),
            day=row.day,
        )
        for number, counted in heard.items()
        for row in [shown[number]]
    ]


def _accounts(connection: Connection, numbers: Collection[int]) -> Mapping[int, Rows]:
    """What reports tell of each event, those published first in front."""
    found: dict[int, list[Any]] = {}
    for row in rows_of(connection, _TOLD, numbers):
        found.setdefault(row.event_id, []).append(row)
    for rows in found.values():
        if len(rows) > 1:
            rows.sort(key=_heard_before)
    return found


def _heard_before(row: Any) -> tuple[bool, str, str, int]:
    return row.published is None, row.published or "", row.sha256, row.fact_id


def _parties_heard(heard: Mapping[int, Rows], parties: Mapping[int, Sequence[Told]]) -> dict[int, Sequence[Told]]:
    """The parties of events, in the accounts that count."""
    found = {}
    for number, rows in heard.items():
        told = [parties[row.fact_id] for row in rows if row.fact_id in parties]
        found[number] = told[0] if len(told) == 1 else [party for some in told for party in some]
    return found


def _heard(rows: Rows) -> Rows:
    """The accounts that count: neither rejected nor of a version that a later one has superseded, if others are there."""
    current = [row for row in rows if row.superseded_by_id is None] or rows
    return [row for row in current if row.state != "rejected"] or current


def _account_rows(
    connection: Connection,
    told: Mapping[int, Rows],
    parties: Mapping[int, Sequence[Told]],
    topics: Mapping[int, Sequence[tuple[str, TopicRow]]],
) -> dict[int, AccountRow]:
    """The accounts by the numbers of their facts."""
    rows = [row for accounts in told.values() for row in accounts]
    quotes = quotes_in(connection, {row.fact_id: row.words for row in rows})
    publishers = publishers_of(connection, {row.report for row in rows})
    return {
        row.fact_id: AccountRow(
            id=f"{row.report}/{row.local}",
            form=row.form,
            status=row.status,
            date=row.date,
            place=row.place,
            parties=tuple([party.name for party in parties.get(row.fact_id, ())]),
            topics=tuple([found.phrase for _, found in topics.get(row.fact_id, ())]),
            state=row.state,
            confidence=row.confidence,
            superseded=row.superseded_by_id is not None,
            quotes=quotes.get(row.fact_id, ()),
            report=source_of(row),
            text=row.text,
            also_by=publishers.get(row.report, ()),
        )
        for row in rows
    }


def _history(rows: Rows) -> tuple[Stage, ...]:
    """What was told of the status one after the other; a step for each that is another than before."""
    stages: list[Stage] = []
    for row in rows:
        if not stages or stages[-1].status != row.status:
            stages.append(Stage(status=row.status, published=row.published, report=row.report))
    return tuple(stages)


def _topics(connection: Connection, facts: Collection[int]) -> dict[int, list[tuple[str, TopicRow]]]:
    """The topics of engagements, each with the words by which it is compared."""
    spoken: dict[int, dict[int, tuple[str, str, list[str]]]] = {}
    for owner, number, phrase, key, subject in tuples_of(connection, _TOPICS, facts):
        of_owner = spoken.get(owner)
        if of_owner is None:
            of_owner = spoken[owner] = {}
        if number not in of_owner:
            of_owner[number] = (key, phrase, [])
        if subject is not None:
            of_owner[number][2].append(subject)
    return {
        owner: [(key, TopicRow(phrase=phrase, subjects=tuple(subjects))) for key, phrase, subjects in topics.values()]
        for owner, topics in spoken.items()
    }


def _union(told: Iterable[Sequence[tuple[str, TopicRow]]]) -> tuple[TopicRow, ...]:
    """The topics of several accounts, each phrase once."""
    found: dict[str, TopicRow] = {}
    for topics in told:
        for key, row in topics:
            found.setdefault(key, row)
    return tuple(found.values())


def _disagreements(connection: Connection, told: Mapping[int, Rows]) -> dict[int, tuple[Disagreement, ...]]:
    """Where the reports of each event disagree."""
    if not told:
        return {}
    accounts = load_accounts(connection, [row.fact_id for rows in told.values() for row in rows])
    found = {}
    for number, rows in told.items():
        report_of = {accounts[row.fact_id].key: row.report for row in rows}
        disputed = tell([voice_of(row, accounts[row.fact_id]) for row in rows]).disagreements
        found[number] = tuple(
            Disagreement(
                field=field,
                values=tuple(
                    Value(value=value, reports=tuple(dict.fromkeys(report_of[key] for key in keys)))
                    for value, keys in values
                ),
            )
            for field, values in disputed
        )
    return found
