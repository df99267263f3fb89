"""Commitments: what is to be followed up and is not itself an engagement."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, collect
from dragoman.extraction.clauses import children, objects_of, prepositions, subjects
from dragoman.extraction.dates import find_dates
from dragoman.extraction.engagements import Draft
from dragoman.extraction.occasions import occasion_of
from dragoman.extraction.phrases import phrase_span
from dragoman.lexicon.acts import load_speech
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import CommitmentKind


class CommitmentFound(NamedTuple):
    draft: Draft
    by: tuple[ActorKey, ...]
    to: tuple[ActorKey, ...]
    kind: CommitmentKind
    span: Span
    due: str | None


def find_commitments(analysis: Analysis, drafts: list[Draft]) -> list[CommitmentFound]:
    """Commitments of the parties of the report's engagements, in text order."""
    found: list[CommitmentFound] = []
    for node in analysis.nodes:
        if not drafts or analysis.sentences[node.sentence].headline or not node.tag.startswith(("VB", "NN", "JJ")):
            continue
        for kind, head, verb in _committing(analysis, node):
            if _is_engagement(analysis, head):
                continue
            commitment = _commitment(analysis, kind, head, verb, drafts)
            if commitment is not None and not any(commitment.span.overlaps(other.span) for other in found):
                found.append(commitment)
    return found


def _committing(analysis: Analysis, node: Node) -> Iterator[tuple[CommitmentKind, int, Node]]:
    """Kind, head of the words, and the verb whose subject commits itself."""
    words = load_speech()
    if node.tag.startswith("VB"):
        kind = words.commitments.get(node.lemma)
        if kind is not None and not any(n.dep == "neg" for n in children(analysis, node.index)):
            yield from ((kind, head, node) for head in _undertaken(analysis, node, kind))
    elif node.tag.startswith("NN") and node.lower in words.commitment_nouns:
        verb = _verb_over(analysis, node)
        if verb is not None:
            kind = words.commitment_nouns[node.lower]
            yield from ((kind, head, verb) for head in _attached(analysis, node, "acl", ("in", "to", "on")))
    elif node.dep == "acomp" and node.lower in words.commitment_adjectives:
        verb, kind = analysis.nodes[node.head], words.commitment_adjectives[node.lower]
        yield from ((kind, head, verb) for head in _attached(analysis, node, "xcomp", ("to", "in")))


def _undertaken(analysis: Analysis, node: Node, kind: CommitmentKind) -> Iterator[int]:
    """ "agreed to", "agreed that", "agreed on", "pledged support"."""
    for clause in children(analysis, node.index, "xcomp", "ccomp"):
        if clause.index > node.index and (clause.tag == "VB" or kind == "agreed"):
            yield clause.index
    if kind != "proposed":
        for preposition in prepositions(analysis, node.index, "on", "to"):
            for inner in children(analysis, preposition.index, "pobj", "pcomp"):
                if inner.index not in analysis.mention_at:
                    yield inner.index
    if kind == "pledged":
        yield from (n.index for n in children(analysis, node.index, "dobj") if n.index not in analysis.mention_at)


def _attached(analysis: Analysis, node: Node, clause: str, words: tuple[str, ...]) -> Iterator[int]:
    """ "readiness to assist", "interest in stepping up", "ready to"."""
    yield from (n.index for n in children(analysis, node.index, clause))
    for preposition in prepositions(analysis, node.index, *words):
        yield from (n.index for n in children(analysis, preposition.index, "pcomp", "pobj"))


def _verb_over(analysis: Analysis, node: Node) -> Node | None:
    """The verb that a noun, or the first of the nouns it is joined to, is the object of."""
    above = analysis.nodes[node.head]
    while node.dep == "conj" and not above.tag.startswith("VB"):
        node, above = above, analysis.nodes[above.head]
    return above if above.tag.startswith("VB") else None


def _is_engagement(analysis: Analysis, head: int) -> bool:
    """A visit or a summit agreed on is an engagement, not a commitment."""
    words = load_cues()
    node = analysis.nodes[head]
    if node.lemma in words.verbs and node.lemma not in {
        "sign",
        "present",
        "go",
        "come",
        "discuss",
        "exchange",
        "see",
        "write",
        "inaugurate",
    }:
        return True
    things = [n.lemma for n in children(analysis, head, "dobj")] + [node.lemma]
    return any(words.nouns.get(lemma) in {"meeting", "visit", "consultations", "conference"} for lemma in things)


def _commitment(
    analysis: Analysis, kind: CommitmentKind, head: int, verb: Node, drafts: list[Draft]
) -> CommitmentFound | None:
    clause = analysis.nodes[head].tag.startswith("VB")
    leading = frozenset(n.index for n in children(analysis, head, "aux", "mark") if n.lower in {"to", "that"})
    span = phrase_span(analysis, head, clause=clause, without=leading)
    if len(analysis.document.quote(span).split()) < 3:
        return None
    by = tuple(part.actor for part in collect(analysis, subjects(analysis, verb.index), "participant"))
    if not by:
        return None
    draft = _engagement_of(verb, drafts, by)
    if draft is None:
        return None
    to = tuple(
        p.actor
        for w in prepositions(analysis, head, "to", "for")
        for p in collect(analysis, objects_of(analysis, w.index), "participant")
        if p.actor not in by
    )
    return CommitmentFound(draft, by, to if clause else (), kind, span, _due(analysis, span))


def _engagement_of(verb: Node, drafts: list[Draft], by: tuple[ActorKey, ...]) -> Draft | None:
    mine = [d for d in drafts if set(d.parts) & set(by)] or [d for d in drafts if min(d.sentences) <= verb.sentence]
    before = [d for d in mine if min(d.sentences) <= verb.sentence and d.form != "visit"] or mine
    return before[-1] if before else None


def _due(analysis: Analysis, span: Span) -> str | None:
    """The date that the words name as the end: "by autumn 2024", "until July"."""
    for date in find_dates(analysis.document.quote(span), analysis.document.published):
        if date.value and date.bound in {"by", "until", "before"} and "/" not in date.value:
            return date.value
    return None
