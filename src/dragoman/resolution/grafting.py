"""The facts of one report while decisions are carried out on them: facts of other readings can be put among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from dragoman.model.decision import FactState, Role
from dragoman.model.facts import SECTIONS, Facts, Section, facts_in, references
from dragoman.model.reading import Actor, Commitment, Engagement, Fact, Post, Statement, Tie, Topic
from dragoman.resolution.signatures import signatures

_LETTER = {"person": "p", "organisation": "o", "group": "g"}


@dataclass(eq=False)
class Slot:
    """A fact, the signature by which decisions know it, and what they made of it, the last in what capacity."""

    section: Section
    fact: Fact
    signature: str
    state: FactState = "read"
    role: Role | None = None


class Grafting:
    """Facts that can be changed, replaced and added to, with references that hold."""

    def __init__(self, facts: Facts) -> None:
        signed = signatures(facts)
        self._unfinished: list[Slot] = []
        self.slots = [
            Slot(section, fact, signature)
            for section in SECTIONS
            for fact, signature in zip(facts.of(section), signed[section], strict=True)
        ]

    def facts(self) -> Facts:
        return facts_in({section: [slot.fact for slot in self.of(section)] for section in SECTIONS})

    def of(self, section: Section) -> list[Slot]:
        return [slot for slot in self.slots if slot.section == section]

    def find(self, section: Section, signature: str) -> Slot | None:
        """The fact that decisions know by a signature, whatever they made of it."""
        return next((slot for slot in self.of(section) if slot.signature == signature), None)

    def overlapping(self, section: Section, fact: Fact) -> Iterator[Slot]:
        """Facts of a section that rest on some of the same words."""
        for slot in self.of(section):
            if slot.fact.shares_words(fact.evidence):
                yield slot

    def put(self, section: Section, source: Facts, signature: str, state: FactState) -> Slot:
        """Adds the one fact of a section that `source` holds first, and what it refers to as far as it is not there."""
        fact = source.of(section)[0]
        if isinstance(fact, Actor | Topic | Engagement):
            fact = msgspec.structs.replace(fact, id=self._free(fact))
        slot = Slot(section, fact, signature, state)
        # It is there before what it refers to is looked for: two engagements may each be part of the other.
        self.slots.append(slot)
        self._unfinished.append(slot)
        slot.fact = self._renamed(fact, source)
        self._unfinished.remove(slot)
        return slot

    def replace(self, slot: Slot, source: Facts) -> None:
        """Puts the first fact of the slot's section in `source` in the place of the slot's; its own id stays."""
        fact = self._renamed(source.of(slot.section)[0], source)
        if isinstance(slot.fact, Actor | Topic | Engagement):
            fact = msgspec.structs.replace(fact, id=slot.fact.id)
        slot.fact = fact

    def supplant(self, slot: Slot, by: Slot) -> None:
        """Puts a fact into the place of another one of its section, under the other's id, so that its name stays."""
        former = by.fact
        if isinstance(former, Topic | Engagement):
            by.fact = msgspec.structs.replace(former, id=slot.fact.id)  # type: ignore[attr-defined]
        if isinstance(by.fact, Engagement) and by.fact.part_of in {by.fact.id, former.id}:  # type: ignore[attr-defined]
            by.fact = msgspec.structs.replace(by.fact, part_of=None)
        self.slots.remove(by)
        self.slots[self.slots.index(slot)] = by
        for other in self.slots:
            if other is not by:
                other.fact = _led_to(other.fact, former, by.fact)

    def _renamed(self, fact: Fact, source: Facts) -> Fact:
        """The fact with the ids that its references have here."""
        wanted = references(fact)
        if not any(wanted):
            return fact
        signed = signatures(source)
        ids = {key: self._id_of("actors", key, source, signed) for key in wanted.actors}
        topics = {key: self._id_of("topics", key, source, signed) for key in wanted.topics}
        engagements = {key: self._id_of("engagements", key, source, signed) for key in wanted.engagements}
        return _with_ids(fact, ids, topics, engagements)

    def _id_of(self, section: Section, key: str, source: Facts, signed: dict[Section, tuple[str, ...]]) -> str:
        position, meant = next(
            (position, fact) for position, fact in enumerate(source.of(section)) if getattr(fact, "id", None) == key
        )
        signature = signed[section][position]
        known = self.find(section, signature) or self._saying(section, signature) or self._alike(section, meant)
        if known is None:
            others = {section: (meant, *(fact for fact in source.of(section) if fact is not meant))}
            known = self.put(section, msgspec.structs.replace(source, **others), signature, "read")
        return str(known.fact.id)  # type: ignore[attr-defined]

    def _saying(self, section: Section, signature: str) -> Slot | None:
        """A fact that says by now, after a correction, what has that signature."""
        finished = [slot for slot in self.slots if slot not in self._unfinished]
        if all(slot.state not in {"corrected", "added"} for slot in finished):
            return None
        slots = [slot for slot in finished if slot.section == section]
        facts = {name: [slot.fact for slot in finished if slot.section == name] for name in SECTIONS}
        said = signatures(facts_in(facts))[section]
        return next((slot for slot, saying in zip(slots, said, strict=True) if saying == signature), None)

    def _alike(self, section: Section, meant: Fact) -> Slot | None:
        """What stands for the same here: an actor of that name, an engagement of that form told by the same words."""
        for slot in self.of(section):
            fact = slot.fact
            if isinstance(meant, Actor) and isinstance(fact, Actor):
                alike = fact.kind == meant.kind and (
                    fact.id == meant.id if meant.kind == "state" else fact.name == meant.name
                )
            elif isinstance(meant, Engagement) and isinstance(fact, Engagement):
                alike = fact.form == meant.form and fact.shares_words(meant.evidence)
            elif isinstance(meant, Topic) and isinstance(fact, Topic):
                alike = fact.phrase == meant.phrase and fact.subjects == meant.subjects
            else:
                alike = False
            if alike:
                return slot
        return None

    def _free(self, fact: Actor | Topic | Engagement) -> str:
        """The fact's id, or where another has it the next one that is free. A state's is its code."""
        section: Section = (
            "actors" if isinstance(fact, Actor) else "topics" if isinstance(fact, Topic) else "engagements"
        )
        taken = {slot.fact.id for slot in self.of(section)}  # type: ignore[attr-defined]
        if fact.id not in taken:
            return fact.id
        letter = _LETTER.get(fact.kind, "s") if isinstance(fact, Actor) else section[0]
        number = 1
        while f"{letter}{number}" in taken:
            number += 1
        return f"{letter}{number}"


def snapshot(facts: Facts, section: Section, position: int) -> Facts:
    """One fact with what it refers to, and what that refers to: the fact first in its section."""
    chosen: dict[Section, dict[int, Fact]] = {name: {} for name in SECTIONS}
    open_: list[Fact] = [facts.of(section)[position]]
    chosen[section][id(open_[0])] = open_[0]
    while open_:
        wanted = references(open_.pop())
        for name, keys in (("actors", wanted.actors), ("topics", wanted.topics), ("engagements", wanted.engagements)):
            for fact in facts.of(name):  # type: ignore[arg-type]
                if fact.id in keys and id(fact) not in chosen[name]:  # type: ignore[attr-defined, index]
                    chosen[name][id(fact)] = fact  # type: ignore[index]
                    open_.append(fact)
    return facts_in({name: found.values() for name, found in chosen.items()})


def _led_to(fact: Fact, gone: Fact, instead: Fact) -> Fact:
    """The fact, with references to one engagement or topic leading to another. No engagement is part of itself."""
    if isinstance(gone, Engagement) and isinstance(instead, Engagement):
        if isinstance(fact, Statement | Commitment) and fact.engagement == gone.id:
            return msgspec.structs.replace(fact, engagement=instead.id)
        if isinstance(fact, Engagement) and fact.part_of == gone.id:
            return msgspec.structs.replace(fact, part_of=None if fact.id == instead.id else instead.id)
    if isinstance(gone, Topic) and isinstance(instead, Topic) and isinstance(fact, Engagement):
        topics = dict.fromkeys(instead.id if key == gone.id else key for key in fact.topics)
        return msgspec.structs.replace(fact, topics=tuple(topics))
    return fact


def _with_ids(fact: Fact, actors: dict[str, str], topics: dict[str, str], engagements: dict[str, str]) -> Fact:
    change: dict[str, Any] = {}
    if isinstance(fact, Post):
        change = {"holder": actors[fact.holder], "organisation": actors.get(fact.organisation or "")}
    elif isinstance(fact, Engagement):
        change = {
            "parties": tuple(msgspec.structs.replace(party, actor=actors[party.actor]) for party in fact.parties),
            "topics": tuple(topics[key] for key in fact.topics),
            "part_of": engagements.get(fact.part_of or ""),
        }
    elif isinstance(fact, Statement):
        change = {
            "speaker": actors[fact.speaker],
            "addressee": actors.get(fact.addressee or ""),
            "engagement": engagements.get(fact.engagement or ""),
        }
    elif isinstance(fact, Commitment):
        change = {
            "by": tuple(actors[key] for key in fact.by),
            "to": tuple(actors[key] for key in fact.to),
            "engagement": engagements.get(fact.engagement or ""),
        }
    elif isinstance(fact, Tie):
        change = {"from_": actors[fact.from_], "to": actors[fact.to]}
    return msgspec.structs.replace(fact, **change) if change else fact
