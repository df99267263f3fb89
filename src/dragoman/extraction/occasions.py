"""Occasions: the engagement at which something was discussed, said or promised."""

from collections.abc import Iterable

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.drafts import Draft
from dragoman.model.analysis import Analysis, Node


def occasion_of(analysis: Analysis, node: Node, drafts: list[Draft], actors: Iterable[ActorKey] = ()) -> Draft | None:
    """The engagement that these words belong to: one of the actors', told last before them; a visit only for want of another.

    Where none of the actors takes part in any, they speak at the engagement that is being told.
    """
    concerned = set(actors)
    return max(drafts, key=lambda draft: _nearness(node, draft, concerned), default=None)


def _nearness(node: Node, draft: Draft, actors: set[ActorKey]) -> tuple[bool, bool, bool, bool, int, int]:
    before = [number for number in draft.sentences if number <= node.sentence]
    last = max(before) if before else -min(draft.sentences)
    apart = min(abs(cue.node - node.index) for cue in draft.cues) if last == node.sentence else 0
    current = not draft.background or _tells_with(node, draft)
    return (bool(actors & set(draft.parts)), bool(before), current, draft.form != "visit", last, -apart)


def _tells_with(node: Node, draft: Draft) -> bool:
    """ "said at their meeting in 2019": the verb of the words carries the engagement."""
    return any(cue.verb == node.index or cue.node == node.index for cue in draft.cues)
