"""The part of a reading that its reader is sure enough of."""

from typing import TypeVar

import msgspec

from dragoman.model.reading import Fact, Reading

T = TypeVar("T", bound=Fact)


def at_least(reading: Reading, least: float) -> Reading:
    """The reading without the facts whose confidence is below `least` (0 to 1), and without what hangs on them.

    A fact whose confidence was not measured stays. An actor stays while a fact needs it.
    """
    engagements = _sure(reading.engagements, least)
    kept = {engagement.id for engagement in engagements}
    engagements = tuple(
        msgspec.structs.replace(e, part_of=e.part_of if e.part_of in kept else None) for e in engagements
    )
    topics = _sure(reading.topics, least)
    told = {topic.id for topic in topics}
    engagements = tuple(msgspec.structs.replace(e, topics=tuple(t for t in e.topics if t in told)) for e in engagements)
    linked = {topic for engagement in engagements for topic in engagement.topics}
    posts = _sure(reading.posts, least)
    statements = tuple(s for s in _sure(reading.statements, least) if s.engagement is None or s.engagement in kept)
    commitments = tuple(c for c in _sure(reading.commitments, least) if c.engagement is None or c.engagement in kept)
    needed = {party.actor for engagement in engagements for party in engagement.parties}
    needed |= {
        key for post in posts for key in (post.holder, post.organisation, post.state, *post.accredited_to) if key
    }
    needed |= {key for said in statements for key in (said.speaker, said.addressee) if key}
    needed |= {key for promised in commitments for key in (*promised.by, *promised.to)}
    needed |= {key for tie in reading.ties for key in (tie.from_, tie.to)}
    sure = {actor.id for actor in _sure(reading.actors, least)}
    return msgspec.structs.replace(
        reading,
        actors=tuple(actor for actor in reading.actors if actor.id in needed | sure),
        posts=posts,
        topics=tuple(topic for topic in topics if topic.id in linked),
        engagements=engagements,
        statements=statements,
        commitments=commitments,
    )


def _sure(facts: tuple[T, ...], least: float) -> tuple[T, ...]:
    return tuple(fact for fact in facts if fact.confidence is None or fact.confidence >= least)
