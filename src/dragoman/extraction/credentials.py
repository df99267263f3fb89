"""Credentials: each envoy presents his own, at a ceremony of his own."""

from collections.abc import Sequence

from dragoman.extraction.actors import Part, is_person
from dragoman.extraction.cues import Cue
from dragoman.extraction.sides import MISSIONS
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis

_LETTERS = frozenset({"credentials", "credence"})


def each_with_his_own(analysis: Analysis, cue: Cue, parts: Sequence[Part]) -> list[list[Part]]:
    """ "received the credentials of A, B and C": one ceremony of each with whoever receives them; else none."""
    sentence = analysis.sentences[analysis.nodes[cue.node].sentence]
    if cue.form != "ceremony" or not _LETTERS & {n.lower for n in analysis.nodes[sentence.first : sentence.last]}:
        return []
    receiving = [part for part in parts if _receives(analysis, part)]
    envoys = [part for part in parts if is_person(analysis, part.actor) and part not in receiving]
    if len(envoys) < 2 or len(receiving) > 1:
        return []
    return [[*receiving, envoy] for envoy in envoys]


def _receives(analysis: Analysis, part: Part) -> bool:
    """A president, a king, a minister; no envoy."""
    if not isinstance(part.actor, int) or not is_person(analysis, part.actor):
        return False
    heads = {title.head for title in analysis.entities[part.actor].titles if not title.former}
    return bool(heads & load_titles().national) and not heads & MISSIONS
