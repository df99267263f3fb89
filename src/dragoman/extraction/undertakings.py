"""Undertakings: the words by which someone agrees, promises, offers or is ready to do something, and what it is."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.extraction.clauses import (
    children,
    coordinated,
    governing_verb,
    is_infinitive,
    is_negated,
    objects_of,
    prepositions,
)
from dragoman.lexicon.acts import load_speech
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import CommitmentKind


class Undertaking(NamedTuple):
    """`head` is of the words undertaken, `verb` the one whose subject undertakes; `impersonal`: "it was agreed to"."""

    kind: CommitmentKind
    head: int
    verb: Node
    impersonal: bool = False


def undertakings_at(analysis: Analysis, node: Node) -> Iterator[Undertaking]:
    words = load_speech()
    if node.tag.startswith("VB"):
        kind = words.commitments.get(node.lemma)
        if node.dep == "pcomp" and analysis.nodes[node.head].lower == "without":
            return
        if node.tag == "VBN" and node.lower in words.commitment_adjectives and not is_negated(analysis, node.index):
            heads = _attached(analysis, node, ("to", "in", "on"))
            acting = analysis.nodes[node.head] if node.dep == "acomp" else node
            yield from (Undertaking(words.commitment_adjectives[node.lower], head, acting) for head in heads)
        elif kind is not None and not is_negated(analysis, node.index):
            impersonal = _is_impersonal(analysis, node, kind)
            yield from (Undertaking(kind, head, node, impersonal) for head in _undertaken(analysis, node, kind))
        elif _is_future(analysis, node):
            yield Undertaking("pledged", node.index, node)
    elif node.tag.startswith("NN") and node.lower in words.commitment_nouns:
        verb = _verb_over(analysis, node)
        if verb is not None:
            kind = words.commitment_nouns[node.lower]
            things = [*_attached(analysis, node, ("in", "to", "on", "of")), *_attached_to_verb(analysis, node, verb)]
            yield from (Undertaking(kind, head, verb) for head in things)
    elif node.lower in words.commitment_adjectives and node.dep in {"acomp", "attr", "oprd", "advcl", "conj", "ccomp"}:
        verb, kind = analysis.nodes[node.head], words.commitment_adjectives[node.lower]
        if not is_negated(analysis, verb.index):
            yield from (Undertaking(kind, head, verb) for head in _attached(analysis, node, ("to", "in", "on")))


def is_left_undone(analysis: Analysis, words: Span) -> bool:
    """ "parted without agreeing on a date", "would not renew the accord": these words are what nobody has undertaken."""
    for node in analysis.tops_in(words):
        if any(n.span.start < words.start for n in children(analysis, node.index, "neg")):
            return True
        verb = governing_verb(analysis, node.index)
        if verb is not None and verb.dep == "pcomp" and analysis.nodes[verb.head].lower == "without":
            return True
    return False


def is_asked_of_others(analysis: Analysis, words: Span) -> bool:
    """ "expects all partners to take part", "urged B to ratify it": what somebody else is to do."""
    for node in analysis.tops_in(words):
        above = analysis.nodes[node.head]
        bare = is_infinitive(analysis, node.index)
        done = bare and node.dep in {"ccomp", "xcomp"} and above.lemma in _EXPECTING
        others = [n for n in children(analysis, node.index, "nsubj") if n.index > above.index]
        others += [n for n in children(analysis, above.index, "dobj") if above.index < n.index < node.index]
        if done and any(n.span.end <= words.start for n in others):
            return True
    return False


_EXPECTING = frozenset(
    {"expect", "want", "urge", "ask", "press", "call", "encourage", "invite", "require", "remind", "tell"}
)


def _is_impersonal(analysis: Analysis, node: Node, kind: CommitmentKind) -> bool:
    """ "It was agreed to", "the possibility of A was discussed"."""
    passive = any(True for _ in children(analysis, node.index, "auxpass"))
    return passive and (
        kind == "discussed"
        or any(n.lower == "it" for n in children(analysis, node.index, "nsubjpass", "nsubj", "expl"))
    )


def _undertaken(analysis: Analysis, node: Node, kind: CommitmentKind) -> Iterator[int]:
    """ "agreed to A and to B", "agreed that", "agreed on", "pledged support", "proposed opening"."""
    for clause in (*children(analysis, node.index, "xcomp", "ccomp", "advcl"), *_told_at_talks(analysis, node, kind)):
        if clause.index < node.index or (clause.dep == "advcl" and clause.tag != "VB"):
            continue
        if kind == "discussed" and clause.tag != "VBG":
            continue
        if clause.tag in {"VB", "VBG"} or kind in {"agreed", "pledged", "proposed"}:
            yield from _parallel(analysis, clause.index)
    if kind in {"agreed", "pledged"}:
        for preposition in prepositions(analysis, node.index, "on", "to", "upon"):
            for inner in children(analysis, preposition.index, "pobj", "pcomp"):
                if inner.index not in analysis.mention_at:
                    yield inner.index
    if kind in {"pledged", "proposed", "discussed"}:
        yield from _things(analysis, node, ideas_only=kind == "discussed")


def _told_at_talks(analysis: Analysis, node: Node, kind: CommitmentKind) -> Iterator[Node]:
    """ "assured A during talks that B would …": the clause that the parse hangs on the talks."""
    for preposition in prepositions(analysis, node.index, "during", "in", "at") if kind == "pledged" else ():
        for noun in children(analysis, preposition.index, "pobj"):
            clauses = children(analysis, noun.index, "acl", "ccomp", "relcl")
            yield from (n for n in clauses if any(m.lower == "that" for m in children(analysis, n.index, "mark")))


def _parallel(analysis: Analysis, clause: int) -> Iterator[int]:
    """ "to open A and to exchange B": each infinitive with a "to" of its own."""
    yield clause
    for other in coordinated(analysis, clause)[1:]:
        if is_infinitive(analysis, other):
            yield other


_IDEAS = frozenset(
    {"idea", "possibility", "suggestion", "prospect", "option", "proposal", "possibilities", "plans", "proposals"}
)


def _things(analysis: Analysis, node: Node, *, ideas_only: bool) -> Iterator[int]:
    """ "pledged support", "proposed the idea of A", "the possibility of A was discussed"."""
    for thing in children(analysis, node.index, "dobj", "nsubjpass"):
        if thing.index not in analysis.mention_at and not thing.tag.startswith(("PRP", "W")):
            idea = thing.lower in _IDEAS
            heads = (
                [h for p in prepositions(analysis, thing.index, "of", "for") for h in _inner(analysis, p)]
                if idea
                else []
            )
            if heads or not ideas_only:
                yield from heads or [thing.index]


def _inner(analysis: Analysis, preposition: Node) -> list[int]:
    return objects_of(analysis, preposition.index)[:1] or [
        n.index for n in children(analysis, preposition.index, "pcomp")
    ]


def _attached(analysis: Analysis, node: Node, words: tuple[str, ...]) -> Iterator[int]:
    """ "readiness to assist", "interest in stepping up", "ready to"."""
    yield from (
        n.index for n in children(analysis, node.index, "xcomp", "acl", "ccomp", "relcl") if n.index > node.index
    )
    for preposition in prepositions(analysis, node.index, *words):
        yield from (n.index for n in children(analysis, preposition.index, "pcomp", "pobj"))


def _attached_to_verb(analysis: Analysis, noun: Node, verb: Node) -> Iterator[int]:
    """ "expressed readiness to assist" where the parse hangs what is attached on the verb."""
    for preposition in prepositions(analysis, verb.index, "in"):
        yield from (n.index for n in children(analysis, preposition.index, "pcomp", "pobj") if n.index > noun.index)
    for clause in children(analysis, verb.index, "xcomp", "advcl", "ccomp"):
        if clause.index > noun.index and clause.tag == "VB":
            yield clause.index


def _verb_over(analysis: Analysis, node: Node) -> Node | None:
    """The verb that a noun, or the first of the nouns it is joined to, is the object of."""
    above = analysis.nodes[node.head]
    while node.dep == "conj" and not above.tag.startswith("VB"):
        node, above = above, analysis.nodes[above.head]
    if above.tag == "IN" and above.lower == "of" and analysis.nodes[above.head].tag.startswith("VB"):
        above = analysis.nodes[above.head]  # "assured of readiness to"
    return above if above.tag.startswith("VB") else None


def _is_future(analysis: Analysis, node: Node) -> bool:
    """ "Finland will provide …": a promise where a giving verb stands in the future."""
    if node.lemma not in load_speech().giving or is_negated(analysis, node.index):
        return False
    return any(n.lower in {"will", "would"} for n in children(analysis, node.index, "aux")) and not any(
        True for _ in children(analysis, node.index, "auxpass")
    )
