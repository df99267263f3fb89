"""The facts of a report without its text: what a reader found, kept beside the report and not in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from dragoman.model.reading import (
    Actor,
    Commitment,
    Engagement,
    Fact,
    Post,
    Reading,
    Report,
    Statement,
    Tie,
    Topic,
)

Section = Literal["actors", "posts", "topics", "engagements", "statements", "commitments", "ties"]
SECTIONS: tuple[Section, ...] = ("actors", "posts", "topics", "engagements", "statements", "commitments", "ties")
NOUNS: dict[Section, str] = {
    "actors": "actor",
    "posts": "post",
    "topics": "topic",
    "engagements": "engagement",
    "statements": "statement",
    "commitments": "commitment",
    "ties": "tie",
}
"""What one fact of a section is called."""


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The sections of a reading. References lead to facts of the same `Facts`."""

    actors: tuple[Actor, ...] = ()
    posts: tuple[Post, ...] = ()
    topics: tuple[Topic, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    ties: tuple[Tie, ...] = ()

    def of(self, section: Section) -> tuple[Fact, ...]:
        found: tuple[Fact, ...] = getattr(self, section)
        return found

    def all(self) -> Iterator[tuple[Section, Fact]]:
        for section in SECTIONS:
            for fact in self.of(section):
                yield section, fact


class References(NamedTuple):
    """The ids that a fact refers to."""

    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    engagements: tuple[str, ...] = ()


def references(fact: Fact) -> References:
    """What a fact leads to, each once, in the order of its fields."""
    if isinstance(fact, Post):
        return References(_known(fact.holder, fact.organisation))
    if isinstance(fact, Engagement):
        return References(_known(*(party.actor for party in fact.parties)), _known(*fact.topics), _known(fact.part_of))
    if isinstance(fact, Statement):
        return References(_known(fact.speaker, fact.addressee), (), _known(fact.engagement))
    if isinstance(fact, Commitment):
        return References(_known(*fact.by, *fact.to), (), _known(fact.engagement))
    if isinstance(fact, Tie):
        return References(_known(fact.from_, fact.to))
    return References()


def facts_in(sections: Mapping[Section, Iterable[Any]]) -> Facts:
    """The facts of these sections; those not given are empty."""
    return Facts(**{section: tuple(found) for section, found in sections.items()})


def facts_of(reading: Reading) -> Facts:
    return facts_in({section: getattr(reading, section) for section in SECTIONS})


def reading_of(report: Report, facts: Facts) -> Reading:
    """The reading of a report that has these facts; `ValueError` if a span leaves its text or an id leads nowhere."""
    sections: dict[str, Any] = {section: facts.of(section) for section in SECTIONS}
    return Reading(report=report, **sections)


def _known(*ids: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in ids if key is not None))
