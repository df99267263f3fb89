"""Occasions: the engagement at which something was discussed, said or promised."""

from collections.abc import Iterable

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.engagements import Draft
from dragoman.model.analysis import Analysis, Node


def occasion_of(analysis: Analysis, node: Node, drafts: list[Draft], actors: Iterable[ActorKey] = ()) -> Draft | None:
    """The engagement that these words belong to: one of the actors', told last before them; a visit only for want of another.

    Where none of the actors takes part in any, they speak at the engagement that is being told.
    """
    concerned = set(actors)
    return max(drafts, key=lambda draft: _nearness(analysis, node, draft, concerned), default=None)


def _nearness(analysis: Analysis, node: Node, draft: Draft, actors: set[ActorKey]) -> tuple[bool, bool, bool, int, int]:
    before = [number for number in draft.sentences if number <= node.sentence]
    last = max(before) if before else -min(draft.sentences)
    apart = min(abs(cue.node - node.index) for cue in draft.cues) if last == node.sentence else 0
    return (bool(actors & set(draft.parts)), bool(before), draft.form != "visit", last, -apart)
