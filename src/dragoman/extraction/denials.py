"""Denials: engagements that were not, though their words are there, and what the words say was done."""

from dragoman.extraction.clauses import child, children, has_particle, is_behind, is_negated, is_verb, verb_chain
from dragoman.extraction.cues import Cue
from dragoman.extraction.setbacks import is_missed
from dragoman.model.analysis import Analysis, Node

_UNLIKELY = frozenset({"unlikely", "impossible", "doubtful"})


def is_denied(analysis: Analysis, node: Node) -> bool:
    """ "no meeting", "a meeting is unlikely", "the meeting never took place", "ruled out talks"."""
    if is_none(analysis, node) or is_missed(analysis, node):
        return True
    verb = analysis.nodes[node.head]
    if node.dep in {"dobj", "nsubjpass"} and verb.lemma == "rule" and has_particle(analysis, verb.index, {"out"}):
        return not is_negated(analysis, verb.index)
    if node.dep not in {"nsubj", "nsubjpass"} or not is_verb(verb):
        return False
    return is_negated(analysis, verb.index) or any(n.lower in _UNLIKELY for n in children(analysis, verb.index))


def is_forgone(analysis: Analysis, node: Node) -> bool:
    """ "instead of meeting A", "rather than lay a wreath": what was not done."""
    first = analysis.sentences[node.sentence].first
    at = node.index
    while at > first and analysis.nodes[at - 1].dep in _BEFORE_CUES and analysis.nodes[at - 1].head == node.index:
        at -= 1
    before = tuple(n.lower for n in analysis.nodes[max(first, at - 2) : at])
    return before in {("instead", "of"), ("rather", "than")}


_BEFORE_CUES = frozenset({"det", "amod", "compound", "poss", "aux", "advmod", "neg"})


def is_unable(analysis: Analysis, verb: Node) -> bool:
    """ "will not be able to meet A", "was unable to attend": it does not come about."""
    able = analysis.nodes[verb.head]
    if verb.dep != "xcomp" or able.lower not in {"able", "unable"}:
        return False
    return able.lower == "unable" or is_negated(analysis, able.head)


def is_none(analysis: Analysis, noun: Node) -> bool:
    return any(n.lower == "no" for n in children(analysis, noun.index, "det"))


_AT = frozenset({"at", "during", "in", "on"})


def is_scene_of_failure(analysis: Analysis, cue: Cue, node: Node) -> bool:
    """ "failed to agree at talks in A", "gave no answer during the meeting": what did not happen, did not happen there."""
    if cue.light or cue.verb is None or not is_behind(analysis, node.index, _AT):
        return False
    chain = verb_chain(analysis, cue.verb)
    failed = any(did_not(analysis, verb) or verb.lemma == "fail" for verb in chain)
    return failed and any(
        verb.tag == "VBD" or any(n.lower == "did" for n in children(analysis, verb.index, "aux")) for verb in chain
    )


def did_not(analysis: Analysis, verb: Node) -> bool:
    """ "did not meet", "neither A nor B attended"."""
    if is_negated(analysis, verb.index):
        return True
    subject = child(analysis, verb.index, "nsubj", "nsubjpass")
    return subject is not None and any(
        n.lower == "neither" for n in children(analysis, subject.index, "det", "preconj", "cc")
    )


def is_left(analysis: Analysis, node: Node) -> bool:
    """ "left a meeting with A", "emerged from the talks", "walked out of the session": it had begun."""
    above = analysis.nodes[node.head]
    if node.dep == "dobj":
        return above.lemma == "leave" and above.tag == "VBD"
    if node.dep != "pobj" or above.lower not in {"from", "of"}:
        return False
    verb = analysis.nodes[above.head]
    verb = analysis.nodes[verb.head] if verb.lower == "out" else verb
    return verb.lemma in {"emerge", "walk", "storm", "come"} and verb.tag == "VBD"


def is_told_as_done(analysis: Analysis, cue: Cue) -> bool:
    """ "met", "has hosted a banquet": the cue's own verb is past or perfect, and nothing helps it to be otherwise."""
    node = analysis.nodes[cue.node]
    if cue.noun and (not cue.light or node.dep != "dobj" or any(True for _ in children(analysis, cue.node, "acl"))):
        return False
    verb = analysis.nodes[cue.verb] if cue.noun and cue.verb is not None else node
    helping = {n.lower for n in children(analysis, verb.index, "aux", "auxpass", "neg")}
    past = verb.tag == "VBD" and verb.lower != verb.lemma  # "they put their names to it in February" may be to come
    return (past and not helping) or (verb.tag == "VBN" and bool(helping) and helping <= _PERFECT)


_PERFECT = frozenset({"has", "have", "'ve"})
