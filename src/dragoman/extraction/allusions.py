"""Allusions: "the talks" of a report that has told of no talks yet, but of a visitor with his host, or of one pair."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.extraction.actors import ActorKey, Part, is_person
from dragoman.extraction.cues import Cue
from dragoman.extraction.sides import states_of
from dragoman.model.analysis import Analysis
from dragoman.model.vocabulary import Form, Role, Status

_ALLUDING = frozenset(
    {"talks", "meeting", "negotiations", "discussions", "conversation", "conversations", "consultations", "discussion"}
)


class Told(Protocol):
    """An engagement told before."""

    form: Form
    status: Status
    parts: dict[ActorKey, Role]


def alluded_parts(analysis: Analysis, cue: Cue, earlier: Sequence[Told]) -> list[Part]:
    """Who held the talks that a definite noun takes for granted."""
    node = analysis.nodes[cue.node]
    takes_place = node.dep in {"nsubj", "nsubjpass"} and analysis.nodes[node.head].lemma in {"take", "begin", "hold"}
    if node.lower not in _ALLUDING or not (cue.definite or takes_place) or cue.plural:
        return []
    for draft in reversed(earlier):
        if draft.form == "visit" and draft.status == "held" and set(draft.parts.values()) == {"visitor", "host"}:
            return _as_parts([key for key in draft.parts if is_person(analysis, key)], cue)
    return _as_parts(_pair_before(analysis, cue.node), cue)


def _as_parts(keys: list[ActorKey], cue: Cue) -> list[Part]:
    return [Part(key, "participant", cue.node) for key in keys] if len(keys) >= 2 else []


def _pair_before(analysis: Analysis, node: int) -> list[ActorKey]:
    """The two persons of different states named before a word, where no third one is."""
    named = {
        key
        for mention in analysis.mentions
        if mention.kind == "person" and mention.form == "name" and mention.node < node
        for key in mention.entities
        if analysis.entities[key].titles
    }
    sides = states_of(analysis, named)
    return sorted(named) if len(named) == 2 and len(sides) == 2 else []
