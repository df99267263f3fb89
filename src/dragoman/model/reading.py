"""A reading: the facts of one report, in the sections and words of the codebook.

Facts are frozen and check themselves when they are built: a fact (other than a state) without evidence, or with
evidence that is not a non-empty span, raises `ValueError`. `Reading` checks that every span lies inside the report's
text and that every reference leads somewhere.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dragoman.model.document import Passage, Span
from dragoman.model.vocabulary import (
    Act,
    ActorKind,
    CommitmentKind,
    DateBasis,
    Form,
    Role,
    Status,
    Subject,
    TieKind,
)


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What every fact has: its words in the text, how sure its finder is (0 to 1), and which rule or model found it."""

    evidence: tuple[Span, ...] = ()
    confidence: float | None = None
    finder: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{type(self).__name__} without evidence")
        if any(not 0 <= span[0] < span[1] for span in self.evidence):
            raise ValueError(f"{type(self).__name__} with an empty or negative span: {self.evidence}")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError(f"{type(self).__name__} with confidence {self.confidence}: expected 0 to 1")

    def shares_words(self, evidence: Iterable[Span]) -> bool:
        """Whether the fact rests on some words of this evidence."""
        others = tuple(evidence)
        return any(span.overlaps(other) for span in self.evidence for other in others)


class Actor(Fact, frozen=True, kw_only=True):
    """Someone or something that acts. A state's `id` is its ISO 3166-1 alpha-3 code (or `EU`, `UN`, `XKX`)."""

    id: str
    kind: ActorKind
    name: str | None = None

    def __post_init__(self) -> None:
        if self.kind != "state":
            if not self.name:
                raise ValueError(f"actor {self.id} without a name")
            super().__post_init__()


class Post(Fact, frozen=True, kw_only=True):
    """An office that a person is said to hold. `organisation` is an actor id; `state` whom the holder serves."""

    holder: str
    title: str
    organisation: str | None = None
    state: str | None = None
    accredited_to: tuple[str, ...] = ()
    former: bool = False


class Topic(Fact, frozen=True, kw_only=True):
    """A phrase for what was discussed, with subjects of the codebook's list."""

    id: str
    phrase: str
    subjects: tuple[Subject, ...]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor taking part; `side` is whom it represents: a state code or an organisation's name."""

    actor: str
    side: str | None = None
    role: Role = "participant"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an engagement takes place, in the report's words, and the code of the state it lies in."""

    name: str
    state: str | None = None


class Engagement(Fact, frozen=True, kw_only=True):
    """One engagement with all its parties. `date` is ISO 8601 as exact as stated, a range as `start/end`."""

    id: str
    form: Form
    status: Status
    part_of: str | None = None
    parties: tuple[Party, ...]
    date: str | None = None
    date_basis: DateBasis | None = None
    place: Place | None = None
    topics: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.parties:
            raise ValueError(f"engagement {self.id} without parties")
        if (self.date is None) != (self.date_basis is None):
            raise ValueError(f"engagement {self.id}: date and date_basis belong together")


class Statement(Fact, frozen=True, kw_only=True):
    """What a party is reported to have said in connection with an engagement."""

    engagement: str | None = None
    speaker: str
    addressee: str | None = None
    act: Act
    content: str


class Commitment(Fact, frozen=True, kw_only=True):
    """Something forward-looking to follow up that is not itself an engagement. `due` is an ISO date."""

    engagement: str | None = None
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    kind: CommitmentKind
    what: str
    due: str | None = None


class Tie(Fact, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A standing relation between organisations, or a person and an organisation, that is not a post."""

    from_: str
    to: str
    kind: TieKind
    words: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The report itself, with its final text, to which all offsets refer."""

    source: str
    sha256: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    attribution: tuple[str, ...] = ()
    language: str | None = None
    passages: tuple[Passage, ...] = ()
    text: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of one report. `ValueError` if a span leaves the text or an id leads nowhere."""

    report: Report
    actors: tuple[Actor, ...] = ()
    posts: tuple[Post, ...] = ()
    topics: tuple[Topic, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __post_init__(self) -> None:
        size = len(self.report.text)
        for fact in self.facts():
            if any(span[1] > size for span in fact.evidence):
                raise ValueError(f"{self.report.source}: evidence of {fact} leaves the text")
        self._check_references()

    def facts(self) -> Iterator[Fact]:
        """All facts, section by section."""
        yield from self.actors
        yield from self.posts
        yield from self.topics
        yield from self.engagements
        yield from self.statements
        yield from self.commitments
        yield from self.ties

    def quotes(self, fact: Fact) -> tuple[str, ...]:
        """The words of the report that a fact rests on."""
        return tuple(self.report.text[start:end] for start, end in fact.evidence)

    def to_builtins(self) -> dict[str, Any]:
        """The JSON object of the contract (READING): plain dicts and lists; the finder stays inside."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        for section, facts in plain.items():
            if section != "report":
                for fact in facts:
                    del fact["finder"]
                    if fact["confidence"] is None:
                        del fact["confidence"]
        return plain

    def to_json(self) -> str:
        """One line of JSON, as the contract (READING) has it."""
        return msgspec.json.encode(self.to_builtins()).decode("utf-8")

    @classmethod
    def from_json(cls, line: str | bytes) -> "Reading":
        """A reading from its JSON; `msgspec.ValidationError` (a `ValueError`) says what does not fit."""
        return msgspec.json.decode(line, type=cls)

    def _check_references(self) -> None:
        actors = {actor.id for actor in self.actors}
        topics = {topic.id for topic in self.topics}
        engagements = {engagement.id for engagement in self.engagements}
        for what, keys, known in self._references(actors, topics, engagements):
            missing = [key for key in keys if key is not None and key not in known]
            if missing:
                raise ValueError(f"{self.report.source}: {what} refers to unknown {', '.join(missing)}")

    def _references(
        self, actors: set[str], topics: set[str], engagements: set[str]
    ) -> Iterator[tuple[str, list[str | None], set[str]]]:
        for post in self.posts:
            yield "a post", [post.holder, post.organisation], actors
        for engagement in self.engagements:
            yield "an engagement", [party.actor for party in engagement.parties], actors
            yield "an engagement", list(engagement.topics), topics
            yield "an engagement", [engagement.part_of], engagements
        for statement in self.statements:
            yield "a statement", [statement.speaker, statement.addressee], actors
            yield "a statement", [statement.engagement], engagements
        for commitment in self.commitments:
            yield "a commitment", [*commitment.by, *commitment.to], actors
            yield "a commitment", [commitment.engagement], engagements
        for tie in self.ties:
            yield "a tie", [tie.from_, tie.to], actors


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a reading."""
    return msgspec.json.schema(Reading)
