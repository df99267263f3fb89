"""Two readings of one report as one: the rules' reading, and what the trained reader found beside it."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import msgspec

from dragoman.model.document import Span
from dragoman.model.reading import Actor, Commitment, Engagement, Fact, Party, Reading, Statement, Topic
from dragoman.model.vocabulary import Form

T = TypeVar("T", bound=Fact)


class Floors(NamedTuple):
    """How sure the second reading must be of a fact that the first does not have, 0 to 1."""

    engagement: float = 0.1
    statement: float = 0.1
    commitment: float = 0.1
    topic: float = 0.1


# Forms that one party is enough for.
_ALONE: frozenset[Form] = frozenset({"visit", "conference", "ceremony"})


def combine(first: Reading, second: Reading, floors: Floors = Floors()) -> Reading:  # noqa: B008
    """The first reading with those facts of the second that it does not have.

    Actors are the same where their mentions overlap. An engagement is new unless the first tells one of the same form
    in the same sentence with half of its parties, or one with all of its parties anywhere. Sides are the first's where
    it knows them. Every fact keeps evidence, confidence and finder of the reading it comes from.
    """
    return _Combination(first, second, floors).build()


class _Combination:
    def __init__(self, first: Reading, second: Reading, floors: Floors) -> None:
        self.first, self.second, self.floors = first, second, floors
        self.ids = _same_actors(first.actors, second.actors)
        self.sides = {p.actor: p.side for e in first.engagements for p in e.parties if p.side}
        self.topic_ids = {topic.id: f"t{len(first.topics) + n}" for n, topic in enumerate(second.topics, 1)}

    def build(self) -> Reading:
        first, floors = self.first, self.floors
        engagements, homes = self._engagements()
        statements = _apart(first.statements, self.second.statements, floors.statement)
        commitments = _apart(first.commitments, self.second.commitments, floors.commitment)
        topics = self._new_topics(engagements[len(first.engagements) :])
        known = {topic.id for topic in (*first.topics, *topics)}
        all_told = (
            *engagements[: len(first.engagements)],
            *(
                msgspec.structs.replace(e, topics=tuple(t for t in e.topics if t in known))
                for e in engagements[len(first.engagements) :]
            ),
        )
        said = (*first.statements, *(self._statement(s, homes) for s in statements))
        promised = (*first.commitments, *(self._commitment(c, homes) for c in commitments))
        return msgspec.structs.replace(
            first,
            actors=(*first.actors, *self._new_actors(all_told, said, promised)),
            topics=(*first.topics, *topics),
            engagements=all_told,
            statements=said,
            commitments=promised,
        )

    def _engagements(self) -> tuple[tuple[Engagement, ...], dict[str, str]]:
        """All engagements, and for each of the second reading which of them it is."""
        told = list(self.first.engagements)
        homes: dict[str, str] = {}
        for engagement in self.second.engagements:
            parties = tuple(self._party(party) for party in engagement.parties)
            twin = _twin(told, engagement, {party.actor for party in parties})
            if twin is not None:
                homes[engagement.id] = twin
                continue
            if (engagement.confidence or 0) < self.floors.engagement:
                continue
            if len(parties) < 2 and engagement.form not in _ALONE:
                continue
            key = f"e{len(told) + 1}"
            homes[engagement.id] = key
            topics = tuple(self.topic_ids[t] for t in engagement.topics)
            told.append(msgspec.structs.replace(engagement, id=key, parties=parties, topics=topics))
        fresh = {e.id for e in told[len(self.first.engagements) :]}
        nested = [
            msgspec.structs.replace(e, part_of=_whole(e, homes, told)) if e.id in fresh and e.part_of else e
            for e in told
        ]
        return tuple(nested), homes

    def _party(self, party: Party) -> Party:
        key = self.ids.get(party.actor, party.actor)
        return msgspec.structs.replace(party, actor=key, side=self.sides.get(key) or party.side)

    def _new_topics(self, engagements: Sequence[Engagement]) -> tuple[Topic, ...]:
        wanted = {topic for engagement in engagements for topic in engagement.topics}
        found = []
        for topic in _apart(self.first.topics, self.second.topics, self.floors.topic):
            if self.topic_ids[topic.id] in wanted:
                found.append(msgspec.structs.replace(topic, id=self.topic_ids[topic.id]))
        return tuple(found)

    def _statement(self, said: Statement, homes: dict[str, str]) -> Statement:
        return msgspec.structs.replace(
            said,
            engagement=homes.get(said.engagement or ""),
            speaker=self.ids.get(said.speaker, said.speaker),
            addressee=self.ids.get(said.addressee, said.addressee) if said.addressee else None,
        )

    def _commitment(self, promised: Commitment, homes: dict[str, str]) -> Commitment:
        return msgspec.structs.replace(
            promised,
            engagement=homes.get(promised.engagement or ""),
            by=tuple(dict.fromkeys(self.ids.get(key, key) for key in promised.by)),
            to=tuple(dict.fromkeys(self.ids.get(key, key) for key in promised.to)),
        )

    def _new_actors(
        self, engagements: Sequence[Engagement], said: Sequence[Statement], promised: Sequence[Commitment]
    ) -> tuple[Actor, ...]:
        used = {party.actor for e in engagements for party in e.parties}
        used |= {key for s in said for key in (s.speaker, s.addressee) if key}
        used |= {key for c in promised for key in (*c.by, *c.to)}
        known = {actor.id for actor in self.first.actors}
        return tuple(
            msgspec.structs.replace(actor, id=key)
            for actor in self.second.actors
            if (key := self.ids[actor.id]) in used and key not in known
        )


def _same_actors(first: Sequence[Actor], second: Sequence[Actor]) -> dict[str, str]:
    """Ids of the second reading's actors → ids in the combination."""
    taken = {actor.id for actor in first}
    found: dict[str, str] = {}
    for actor in second:
        if actor.kind == "state":
            found[actor.id] = actor.id
            continue
        like = [other for other in first if other.kind == actor.kind]
        best = max(like, key=lambda other: _shared(other.evidence, actor.evidence), default=None)
        if best is not None and _shared(best.evidence, actor.evidence):
            found[actor.id] = best.id
            continue
        number = 1
        while f"{actor.id[0]}{number}" in taken:
            number += 1
        found[actor.id] = f"{actor.id[0]}{number}"
        taken.add(found[actor.id])
    return found


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Characters that both have."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _twin(told: Sequence[Engagement], engagement: Engagement, parties: set[str]) -> str | None:
    """The engagement already told that this one tells again."""
    for other in told:
        if other.form != engagement.form:
            continue
        theirs = {party.actor for party in other.parties}
        beside = bool(_shared(other.evidence, engagement.evidence))
        if parties <= theirs or (beside and 2 * len(parties & theirs) >= min(len(parties), len(theirs))):
            return other.id
    return None


def _whole(engagement: Engagement, homes: dict[str, str], told: Sequence[Engagement]) -> str | None:
    """What the engagement is part of; one that is itself a part holds no others."""
    whole = homes.get(engagement.part_of or "")
    parts = {e.id for e in told if e.part_of}
    return whole if whole != engagement.id and whole not in parts else None


def _apart(first: Sequence[T], second: Sequence[T], least: float) -> list[T]:
    """Facts of the second that share no words with any of the first."""
    spans = [span for fact in first for span in fact.evidence]
    return [fact for fact in second if (fact.confidence or 0) >= least and not _shared(spans, fact.evidence)]
