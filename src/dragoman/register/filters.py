"""What a list of the register is narrowed to, as conditions of a query."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select

from dragoman.model.vocabulary import CommitmentKind, Form, Status
from dragoman.register.resolved import bearer, identity
from dragoman.register.tables import (
    accreditation,
    actor,
    commitment,
    commitment_party,
    engagement,
    engagement_topic,
    party,
    post,
    report,
    topic,
    topic_subject,
)
from dragoman.resolution.names import normalised

Condition = ColumnElement[bool]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to keep of a list; None keeps all.

    `state` is a code; `person`, `organisation` and `topic` are parts of names, whatever their case and diacritics, and
    `topic` may be a subject of the codebook; `since` and `until` are ISO days. What has no date counts by the day its
    report was published, and what has neither is left out by them.
    """

    state: str | None = None
    person: str | None = None
    organisation: str | None = None
    topic: str | None = None
    form: Form | None = None
    statuses: tuple[Status, ...] = ()
    kind: CommitmentKind | None = None
    since: str | None = None
    until: str | None = None


def engagement_conditions(wanted: Filter) -> Iterator[Condition]:
    """Conditions on a query of `engagement` joined with its `fact` and `report`."""
    parties = select(party.c.engagement_id).join(actor, actor.c.fact_id == party.c.actor_id)
    parties = parties.outerjoin(bearer, bearer.c.id == actor.c.bearer_id).outerjoin(
        identity, identity.c.id == bearer.c.identity_id
    )
    parties = parties.where(party.c.engagement_id == engagement.c.fact_id)
    if wanted.state:
        for_state = or_(party.c.side == wanted.state, _serves(wanted.state))
        yield or_(engagement.c.place_state == wanted.state, parties.where(for_state).exists())
    if wanted.person:
        yield parties.where(_is_called("person", wanted.person)).exists()
    if wanted.organisation:
        for_it = or_(
            _is_called("organisation", wanted.organisation),
            _holds(party.c.side_key, wanted.organisation),
            _holds_office(wanted.organisation),
        )
        yield parties.where(for_it).exists()
    if wanted.topic:
        yield _discusses(engagement.c.fact_id, wanted.topic)
    if wanted.form:
        yield engagement.c.form == wanted.form
    if wanted.statuses:
        yield engagement.c.status.in_(wanted.statuses)
    yield from _between(engagement.c.first_day, engagement.c.last_day, wanted)


def commitment_conditions(wanted: Filter) -> Iterator[Condition]:
    """Conditions on a query of `commitment` joined with its `fact` and `report`."""
    parties = select(commitment_party.c.commitment_id).join(actor, actor.c.fact_id == commitment_party.c.actor_id)
    parties = parties.outerjoin(bearer, bearer.c.id == actor.c.bearer_id).outerjoin(
        identity, identity.c.id == bearer.c.identity_id
    )
    parties = parties.where(commitment_party.c.commitment_id == commitment.c.fact_id)
    if wanted.state:
        yield parties.where(_serves(wanted.state)).exists()
    if wanted.person:
        yield parties.where(_is_called("person", wanted.person)).exists()
    if wanted.organisation:
        for_it = or_(_is_called("organisation", wanted.organisation), _holds_office(wanted.organisation))
        yield parties.where(for_it).exists()
    if wanted.topic:
        yield or_(_holds(commitment.c.key, wanted.topic), _discusses(commitment.c.engagement_id, wanted.topic))
    if wanted.kind:
        yield commitment.c.kind == wanted.kind
    yield from _between(commitment.c.first_day, commitment.c.last_day, wanted)


def identity_conditions(wanted: Filter) -> Iterator[Condition]:
    """Conditions on a query of `identity`: its state, its name, and for persons the organisations they stand for."""
    if wanted.state:
        yield _listed(identity.c.states, wanted.state)
    mine = actor.alias("mine")
    borne = bearer.alias("borne")
    same = (
        select(mine.c.fact_id).join(borne, borne.c.id == mine.c.bearer_id).where(borne.c.identity_id == identity.c.id)
    )
    if wanted.person:
        yield or_(_holds(identity.c.sort_key, wanted.person), same.where(_holds(mine.c.key, wanted.person)).exists())
    if wanted.organisation:
        holds = _posts_at(wanted.organisation).where(post.c.holder_id == mine.c.fact_id)
        stands = select(party.c.actor_id).where(
            party.c.actor_id == mine.c.fact_id, _holds(party.c.side_key, wanted.organisation)
        )
        named = and_(mine.c.kind == "organisation", _holds(mine.c.key, wanted.organisation))
        yield same.where(or_(named, holds.exists(), stands.exists())).exists()


def post_conditions(wanted: Filter) -> Iterator[Condition]:
    """Conditions on a query of `post` joined with its holder as `actor` and that one's `identity`."""
    if wanted.state:
        receives = exists().where(accreditation.c.post_id == post.c.fact_id, accreditation.c.receiver == wanted.state)
        yield or_(post.c.state == wanted.state, receives)
    if wanted.person:
        yield _is_called("person", wanted.person)
    if wanted.organisation:
        yield post.c.fact_id.in_(_posts_at(wanted.organisation))


def _holds_office(organisation: str) -> Condition:
    """The actor holds a post there, by what its report says, and not only in the past."""
    return _posts_at(organisation).where(post.c.holder_id == actor.c.fact_id, post.c.former.is_(False)).exists()


def _posts_at(organisation: str) -> Select[tuple[int]]:
    """The posts at an organisation that is so called in the post's report, or more fully in others."""
    office, known = actor.alias("office"), identity.alias("known")
    named = or_(_holds(office.c.key, organisation), _holds(func.coalesce(known.c.sort_key, ""), organisation))
    return (
        select(post.c.fact_id)
        .join(office, office.c.fact_id == post.c.organisation_id)
        .outerjoin(bearer, bearer.c.id == office.c.bearer_id)
        .outerjoin(known, known.c.id == bearer.c.identity_id)
        .where(named)
    )


def _is_called(kind: str, name: str) -> Condition:
    """The actor is of a kind and its name, or the fuller one that other reports know, has these words in it."""
    fuller = and_(identity.c.sort_key.is_not(None), _holds(identity.c.sort_key, name))
    return and_(actor.c.kind == kind, or_(_holds(actor.c.key, name), fuller))


def _serves(state: str) -> Condition:
    """The actor is the state, or acts for it by what any report says."""
    return or_(
        and_(actor.c.kind == "state", actor.c.local == state),
        _listed(actor.c.states, state),
        _listed(func.coalesce(identity.c.states, ""), state),
    )


def _listed(states: ColumnElement[Any], state: str) -> Condition:
    return (literal(" ") + states + literal(" ")).contains(f" {state} ", autoescape=True)


def _holds(key: ColumnElement[Any], words: str) -> Condition:
    return key.contains(normalised(words), autoescape=True)


def _discusses(number: ColumnElement[Any], words: str) -> Condition:
    phrase = or_(
        _holds(topic.c.key, words),
        exists().where(
            topic_subject.c.topic_id == topic.c.fact_id, topic_subject.c.subject == "-".join(words.lower().split())
        ),
    )
    return exists().where(
        engagement_topic.c.engagement_id == number, topic.c.fact_id == engagement_topic.c.topic_id, phrase
    )


def _between(first: ColumnElement[Any], last: ColumnElement[Any], wanted: Filter) -> Iterator[Condition]:
    if wanted.since:
        yield func.coalesce(last, report.c.published) >= wanted.since
    if wanted.until:
        yield func.coalesce(first, report.c.published) <= wanted.until
