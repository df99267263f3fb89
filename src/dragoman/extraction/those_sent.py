"""Those sent: words for the members of a delegation stand for who leads it."""

from collections.abc import Sequence

from dragoman.extraction.actors import actors_at, is_person
from dragoman.extraction.clauses import children, subjects
from dragoman.extraction.drafts import Draft
from dragoman.model.analysis import Analysis, Node

_MEMBERS = frozenset("meps lawmakers legislators deputies senators parliamentarians delegates mps".split())
_NEAR = 2


def name_those_sent(analysis: Analysis, draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "A delegation headed by A will visit B. The lawmakers are to meet C": A meets C."""
    if draft.form not in {"meeting", "call", "briefing", "consultations"}:
        return
    for cue in draft.cues:
        heads = subjects(analysis, cue.verb) if cue.verb is not None else []
        if len(heads) != 1 or not _are_members(analysis, analysis.nodes[heads[0]]):
            continue
        leaders = _leaders_before(analysis, analysis.nodes[heads[0]].sentence, drafts)
        if len(leaders) == 1 and leaders[0] not in draft.parts:
            told = set(actors_at(analysis, heads[0]))
            others = {key: role for key, role in draft.parts.items() if key not in told}
            draft.parts = {leaders[0]: "participant", **others}


def _are_members(analysis: Analysis, node: Node) -> bool:
    """ "The MEPs", of whom no more is said."""
    beside = {n.dep for n in children(analysis, node.index)}
    definite = any(n.lower in {"the", "these"} for n in children(analysis, node.index, "det"))
    return node.lower in _MEMBERS and definite and beside <= {"det", "nummod"}


def _leaders_before(analysis: Analysis, sentence: int, drafts: Sequence[Draft]) -> list[int]:
    """Who leads those who are on the journey that was told right before."""
    journeys = [d for d in drafts if d.form == "visit" and 0 < sentence - min(d.sentences) <= _NEAR]
    going = [key for key, role in journeys[-1].parts.items() if role == "visitor"] if journeys else []
    return [key for key in going if isinstance(key, int) and is_person(analysis, key)]
