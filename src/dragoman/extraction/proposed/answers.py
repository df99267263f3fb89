"""The form of a model's answer: the facts it proposes, each with its quote; as types, as JSON Schema, and read in."""

import re
from typing import Any

import msgspec

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

_FENCED = re.compile(r"```\w*\s*\n(.*)\n\s*```", re.DOTALL)
_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """What every proposed fact has."""

    quote: str
    confidence: float | None = None


class ProposedActor(Proposed, frozen=True, kw_only=True):
    id: str
    kind: ActorKind
    name: str | None = None


class ProposedPost(Proposed, frozen=True, kw_only=True):
    holder: str
    title: str
    organisation: str | None = None
    state: str | None = None
    accredited_to: tuple[str, ...] = ()
    former: bool = False


class ProposedTopic(Proposed, frozen=True, kw_only=True):
    id: str
    phrase: str
    subjects: tuple[Subject, ...]


class ProposedParty(msgspec.Struct, frozen=True, kw_only=True):
    actor: str
    side: str | None = None
    role: Role = "participant"


class ProposedPlace(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    state: str | None = None


class ProposedEngagement(Proposed, frozen=True, kw_only=True):
    id: str
    form: Form
    status: Status
    part_of: str | None = None
    parties: tuple[ProposedParty, ...]
    date: str | None = None
    date_basis: DateBasis | None = None
    place: ProposedPlace | None = None
    topics: tuple[str, ...] = ()


class ProposedStatement(Proposed, frozen=True, kw_only=True):
    engagement: str | None = None
    speaker: str
    addressee: str | None = None
    act: Act
    content: str


class ProposedCommitment(Proposed, frozen=True, kw_only=True):
    engagement: str | None = None
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    kind: CommitmentKind
    what: str
    due: str | None = None


class ProposedTie(Proposed, frozen=True, kw_only=True, rename={"from_": "from"}):
    from_: str
    to: str
    kind: TieKind
    words: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    actors: tuple[ProposedActor, ...] = ()
    posts: tuple[ProposedPost, ...] = ()
    topics: tuple[ProposedTopic, ...] = ()
    engagements: tuple[ProposedEngagement, ...] = ()
    statements: tuple[ProposedStatement, ...] = ()
    commitments: tuple[ProposedCommitment, ...] = ()
    ties: tuple[ProposedTie, ...] = ()


SECTIONS = Answer.__struct_fields__


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer, in the strict form: every field is there, and what is unknown is null."""
    (_,), defined = msgspec.json.schema_components([Answer])
    strict = {name: _strict(part) for name, part in defined.items()}
    return {**strict.pop("Answer"), "$defs": strict}


def sections_of(answer: str) -> dict[str, Any]:
    """The sections of an answer, their facts still unchecked. `ValueError` if it is no JSON object with any of them.

    What models put around their JSON is taken off: their thoughts aloud, and the fence of a code block.
    """
    bare = _THOUGHT.sub("", answer, count=1).strip()
    fenced = _FENCED.fullmatch(bare)
    try:
        plain = msgspec.json.decode(fenced.group(1) if fenced else bare)
    except (ValueError, RecursionError):
        raise ValueError("the model's answer is not JSON: try again, or another model") from None
    if not isinstance(plain, dict) or not any(section in plain for section in SECTIONS):
        raise ValueError("the model's answer is JSON, but has no facts of the form asked for: try another model")
    return plain


def _strict(part: Any) -> Any:
    """A schema with all properties required and no others allowed, as servers want it that hold a model to it."""
    if isinstance(part, list):
        return [_strict(item) for item in part]
    if not isinstance(part, dict):
        return part
    plain = {key: _strict(value) for key, value in part.items() if key not in {"default", "title", "description"}}
    if "properties" in part:
        plain["properties"] = {key: _strict(value) for key, value in part["properties"].items()}
        plain["required"] = list(part["properties"])
        plain["additionalProperties"] = False
    return plain
