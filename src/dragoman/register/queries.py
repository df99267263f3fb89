"""The lists of the register: engagements, commitments, posts, people and organisations, each narrowed by a filter."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from dragoman.register.connection import transaction
from dragoman.register.filters import (
    Filter,
    commitment_conditions,
    engagement_conditions,
    identity_conditions,
    post_conditions,
)
from dragoman.register.resolved import bearer, identity
from dragoman.register.rows import (
    CommitmentRow,
    EngagementRow,
    IdentityRow,
    PartyRow,
    PostRow,
    Source,
    TopicRow,
)
from dragoman.register.store import Register
from dragoman.register.tables import (
    accreditation,
    actor,
    commitment,
    commitment_party,
    engagement,
    engagement_topic,
    evidence,
    fact,
    party,
    post,
    report,
    topic,
    topic_subject,
)

_SOURCE = (
    report.c.id.label("report"),
    report.c.source,
    report.c.title,
    report.c.outlet,
    report.c.published,
)


def engagements(register: Register, wanted: Filter | None = None) -> list[EngagementRow]:
    """Engagements by date (without one: by the day of the report), those of no day at all last."""
    chosen = (
        select(engagement.c.fact_id)
        .join(fact, fact.c.id == engagement.c.fact_id)
        .join(report, report.c.id == fact.c.report_id)
        .where(*engagement_conditions(wanted or Filter()))
    )
    day = func.coalesce(engagement.c.first_day, report.c.published)
    whole = engagement.alias("whole")
    query = (
        select(engagement, whole.c.local.label("whole"), *_SOURCE)
        .join(fact, fact.c.id == engagement.c.fact_id)
        .join(report, report.c.id == fact.c.report_id)
        .outerjoin(whole, whole.c.fact_id == engagement.c.part_of_id)
        .where(engagement.c.fact_id.in_(chosen))
        .order_by(day.is_(None), day, engagement.c.fact_id)
    )
    with transaction(register.engine) as connection:
        rows = connection.execute(query).all()
        parties = _parties(connection, chosen)
        topics = _topics(connection, chosen)
        quotes = _quotes(connection, chosen)
    return [
        EngagementRow(
            id=f"{row.report}/{row.local}",
            form=row.form,
            status=row.status,
            date=row.date,
            date_basis=row.date_basis,
            parties=tuple(parties[row.fact_id]),
            place=row.place,
            place_state=row.place_state,
            topics=tuple(topics[row.fact_id]),
            part_of=f"{row.report}/{row.whole}" if row.whole else None,
            quotes=tuple(quotes[row.fact_id]),
            report=_source(row),
        )
        for row in rows
    ]


def commitments(register: Register, wanted: Filter | None = None) -> list[CommitmentRow]:
    """Commitments by the day they are due (without one: by the day of the report), those of no day at all last."""
    chosen = (
        select(commitment.c.fact_id)
        .join(fact, fact.c.id == commitment.c.fact_id)
        .join(report, report.c.id == fact.c.report_id)
        .where(*commitment_conditions(wanted or Filter()))
    )
    day = func.coalesce(commitment.c.first_day, report.c.published)
    query = (
        select(commitment, engagement.c.local.label("at"), *_SOURCE)
        .join(fact, fact.c.id == commitment.c.fact_id)
        .join(report, report.c.id == fact.c.report_id)
        .outerjoin(engagement, engagement.c.fact_id == commitment.c.engagement_id)
        .where(commitment.c.fact_id.in_(chosen))
        .order_by(day.is_(None), day, commitment.c.fact_id)
    )
    with transaction(register.engine) as connection:
        rows = connection.execute(query).all()
        by = _committed(connection, chosen, "by")
        to = _committed(connection, chosen, "to")
        quotes = _quotes(connection, chosen)
    return [
        CommitmentRow(
            kind=row.kind,
            by=tuple(by[row.fact_id]),
            to=tuple(to[row.fact_id]),
            what=row.what,
            due=row.due,
            engagement=f"{row.report}/{row.at}" if row.at else None,
            quotes=tuple(quotes[row.fact_id]),
            report=_source(row),
        )
        for row in rows
    ]


def posts(register: Register, wanted: Filter | None = None) -> list[PostRow]:
    """The posts of all people, each once however many reports tell of it, by name, then by when it was told."""
    office = actor.alias("office")
    query = (
        select(post, identity.c.id.label("identity"), identity.c.name.label("person"), office.c.name.label("office"))
        .add_columns(office.c.key.label("office_key"), report.c.id.label("report"), report.c.published)
        .join(actor, actor.c.fact_id == post.c.holder_id)
        .join(bearer, bearer.c.id == actor.c.bearer_id)
        .join(identity, identity.c.id == bearer.c.identity_id)
        .join(report, report.c.id == actor.c.report_id)
        .outerjoin(office, office.c.fact_id == post.c.organisation_id)
        .where(*post_conditions(wanted or Filter()))
        .order_by(identity.c.sort_key, report.c.published, post.c.fact_id)
    )
    with transaction(register.engine) as connection:
        rows = connection.execute(query).all()
        receivers = _receivers(connection, select(post.c.fact_id))
    same: dict[tuple[Any, ...], list[Row[Any]]] = {}
    for row in rows:
        key = (row.identity, row.title.casefold(), row.office_key, row.state, receivers[row.fact_id], row.former)
        same.setdefault(key, []).append(row)
    return [_post_row(found, receivers[found[0].fact_id]) for found in same.values()]


def people(register: Register, wanted: Filter | None = None) -> list[IdentityRow]:
    """The persons of the register by name."""
    return _identities(register, "person", wanted or Filter())


def organisations(register: Register, wanted: Filter | None = None) -> list[IdentityRow]:
    """The organisations of the register by name."""
    return _identities(register, "organisation", wanted or Filter())


def _source(row: Row[Any]) -> Source:
    return Source(id=row.report, source=row.source, title=row.title, outlet=row.outlet, published=row.published)


def _parties(connection: Connection, chosen: Select[tuple[int]]) -> defaultdict[int, list[PartyRow]]:
    query = (
        select(party.c.engagement_id.label("owner"), party.c.side, party.c.role, actor, bearer.c.identity_id)
        .join(actor, actor.c.fact_id == party.c.actor_id)
        .outerjoin(bearer, bearer.c.id == actor.c.bearer_id)
        .where(party.c.engagement_id.in_(chosen))
        .order_by(party.c.engagement_id, party.c.position)
    )
    holders = select(party.c.actor_id).where(party.c.engagement_id.in_(chosen))
    return _party_rows(connection.execute(query).all(), _titles(connection, holders))


def _committed(
    connection: Connection, chosen: Select[tuple[int]], part: Literal["by", "to"]
) -> defaultdict[int, list[PartyRow]]:
    mine = (commitment_party.c.commitment_id.in_(chosen), commitment_party.c.part == part)
    query = (
        select(commitment_party.c.commitment_id.label("owner"), actor, bearer.c.identity_id)
        .join(actor, actor.c.fact_id == commitment_party.c.actor_id)
        .outerjoin(bearer, bearer.c.id == actor.c.bearer_id)
        .where(*mine)
        .order_by(commitment_party.c.commitment_id, commitment_party.c.position)
    )
    titles = _titles(connection, select(commitment_party.c.actor_id).where(*mine))
    return _party_rows(connection.execute(query).all(), titles)


def _party_rows(rows: Iterable[Row[Any]], titles: dict[int, list[str]]) -> defaultdict[int, list[PartyRow]]:
    found: defaultdict[int, list[PartyRow]] = defaultdict(list)
    for row in rows:
        found[row.owner].append(
            PartyRow(
                name=row.name or row.local,
                kind=row.kind,
                posts=tuple(titles.get(row.fact_id, ())),
                side=getattr(row, "side", None),
                role=getattr(row, "role", None),
                identity=getattr(row, "identity_id", None),
            )
        )
    return found


def _titles(connection: Connection, holders: Select[tuple[int]]) -> dict[int, list[str]]:
    """The titles that actors hold in their own reports, with the organisation; a past one says so."""
    office = actor.alias("office")
    query = (
        select(post.c.holder_id, post.c.title, post.c.former, office.c.name.label("office"))
        .outerjoin(office, office.c.fact_id == post.c.organisation_id)
        .where(post.c.holder_id.in_(holders))
        .order_by(post.c.fact_id)
    )
    titles: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        title = _office(f"former {row.title}" if row.former else row.title, row.office)
        if title not in titles[row.holder_id]:
            titles[row.holder_id].append(title)
    return titles


def _topics(connection: Connection, chosen: Select[tuple[int]]) -> defaultdict[int, list[TopicRow]]:
    links = engagement_topic.c
    ordered = select(topic_subject).where(
        topic_subject.c.topic_id.in_(select(links.topic_id).where(links.engagement_id.in_(chosen)))
    )
    subjects: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(ordered.order_by(topic_subject.c.topic_id, topic_subject.c.position)):
        subjects[row.topic_id].append(row.subject)
    query = (
        select(links.engagement_id.label("owner"), topic.c.fact_id, topic.c.phrase)
        .join(topic, topic.c.fact_id == links.topic_id)
        .where(links.engagement_id.in_(chosen))
        .order_by(links.engagement_id, links.position)
    )
    topics: defaultdict[int, list[TopicRow]] = defaultdict(list)
    for row in connection.execute(query):
        topics[row.owner].append(TopicRow(phrase=row.phrase, subjects=tuple(subjects[row.fact_id])))
    return topics


def _quotes(connection: Connection, chosen: Select[tuple[int]]) -> defaultdict[int, list[str]]:
    """The words that facts rest on."""
    texts = select(report.c.id, report.c.text).where(
        report.c.id.in_(select(fact.c.report_id).where(fact.c.id.in_(chosen)))
    )
    text = {row.id: row.text for row in connection.execute(texts)}
    query = (
        select(evidence, fact.c.report_id)
        .join(fact, fact.c.id == evidence.c.fact_id)
        .where(evidence.c.fact_id.in_(chosen))
        .order_by(evidence.c.fact_id, evidence.c.position)
    )
    quotes: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        quotes[row.fact_id].append(text[row.report_id][row.start : row.stop])
    return quotes


def _receivers(connection: Connection, posts_: Select[tuple[int]]) -> defaultdict[int, tuple[str, ...]]:
    query = (
        select(accreditation)
        .where(accreditation.c.post_id.in_(posts_))
        .order_by(accreditation.c.post_id, accreditation.c.position)
    )
    receivers: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for row in connection.execute(query):
        receivers[row.post_id] += (row.receiver,)
    return receivers


def _post_row(found: Sequence[Row[Any]], accredited_to: tuple[str, ...]) -> PostRow:
    row = found[0]
    published = sorted(other.published for other in found if other.published)
    return PostRow(
        person=row.person,
        identity=row.identity,
        title=row.title,
        organisation=row.office,
        state=row.state,
        accredited_to=accredited_to,
        former=row.former,
        reports=tuple(sorted({other.report for other in found})),
        first=published[0] if published else None,
        last=published[-1] if published else None,
    )


def _identities(register: Register, kind: str, wanted: Filter) -> list[IdentityRow]:
    attended = (
        select(bearer.c.identity_id, func.count(party.c.engagement_id.distinct()).label("number"))
        .join(actor, actor.c.bearer_id == bearer.c.id)
        .join(party, party.c.actor_id == actor.c.fact_id)
        .group_by(bearer.c.identity_id)
        .subquery()
    )
    chosen: ColumnElement[bool] = identity.c.kind == kind
    query = (
        select(identity, func.count(report.c.id.distinct()).label("reports"), attended.c.number)
        .add_columns(func.min(report.c.published).label("first"), func.max(report.c.published).label("last"))
        .join(bearer, bearer.c.identity_id == identity.c.id)
        .join(actor, actor.c.bearer_id == bearer.c.id)
        .join(report, report.c.id == actor.c.report_id)
        .outerjoin(attended, attended.c.identity_id == identity.c.id)
        .where(chosen, *identity_conditions(wanted))
        .group_by(*identity.c, attended.c.number)
        .order_by(identity.c.sort_key, identity.c.id)
    )
    with transaction(register.engine) as connection:
        rows = connection.execute(query).all()
    offices: defaultdict[int, list[str]] = defaultdict(list)
    if kind == "person":
        for held in posts(register):
            title = _office(held.title, held.organisation)
            if not held.former and title not in offices[held.identity]:
                offices[held.identity].append(title)
    return [
        IdentityRow(
            id=row.id,
            name=row.name,
            states=tuple(row.states.split()),
            posts=tuple(offices[row.id]),
            engagements=row.number or 0,
            reports=row.reports,
            first=row.first,
            last=row.last,
        )
        for row in rows
    ]


def _office(title: str, organisation: str | None) -> str:
    return f"{title}, {organisation}" if organisation else title
