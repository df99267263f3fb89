"""The signature of a fact: the same as long as it says the same with the same words of its report.

It leaves out what does not belong to the fact (ids, who found it, how sure that is), and puts in the place of ids what
they stand for, so that a fact read again by another reader is known again, and a changed one is not mistaken for it.
"""

import hashlib
from collections import Counter
from typing import Any

import msgspec

from dragoman.model.facts import SECTIONS, Facts, Section, references
from dragoman.model.reading import Actor, Engagement, Fact, Topic

LENGTH = 16


def signatures(facts: Facts) -> dict[Section, tuple[str, ...]]:
    """The signatures of all facts, in their order. Of facts that are all the same, the later ones get a number."""
    words = _Words(facts)
    seen: Counter[str] = Counter()
    found: dict[Section, tuple[str, ...]] = {}
    for section in SECTIONS:
        signed = []
        for fact in facts.of(section):
            signature = _digest([section, words.of(fact)])
            seen[signature] += 1
            signed.append(signature if seen[signature] == 1 else f"{signature}-{seen[signature]}")
        found[section] = tuple(signed)
    return found


def content_of(facts: Facts, section: Section, position: int) -> str:
    """The signature of one fact as if it were the only one that says so."""
    return _digest([section, _Words(facts).of(facts.of(section)[position])])


class _Words:
    """What the ids of a reading stand for."""

    def __init__(self, facts: Facts) -> None:
        self._actors = {actor.id: _actor(actor) for actor in facts.actors}
        self._topics = {topic.id: topic.phrase for topic in facts.topics}
        self._engagements = {engagement.id: _engagement(engagement) for engagement in facts.engagements}

    def of(self, fact: Fact) -> Any:
        plain = msgspec.to_builtins(fact)
        for key in ("confidence", "finder"):
            plain.pop(key, None)
        if isinstance(fact, Actor):
            return [*_actor(fact), plain["evidence"]]
        if isinstance(fact, Engagement | Topic):
            del plain["id"]
        found = references(fact)
        meant = {key: self._actors[key] for key in found.actors}
        plain = _with(plain, meant)
        if isinstance(fact, Engagement):
            plain["topics"] = [self._topics[key] for key in fact.topics]
            plain["part_of"] = self._engagements.get(fact.part_of or "")
        elif found.engagements:
            plain["engagement"] = self._engagements[found.engagements[0]]
        return plain


_ACTOR_FIELDS = frozenset({"holder", "organisation", "actor", "speaker", "addressee", "by", "to", "from"})


def _with(plain: Any, meant: dict[str, Any], field: str | None = None) -> Any:
    """The same with what the ids of actors stand for in their place."""
    if isinstance(plain, dict):
        return {key: _with(value, meant, key) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_with(value, meant, field) for value in plain]
    if isinstance(plain, str) and field in _ACTOR_FIELDS:
        return meant.get(plain, plain)
    return plain


def _actor(actor: Actor) -> list[str]:
    return [actor.kind, actor.id if actor.kind == "state" else actor.name or ""]


def _engagement(engagement: Engagement) -> list[Any]:
    return [engagement.form, [list(span) for span in engagement.evidence]]


def _digest(content: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()[:LENGTH]
