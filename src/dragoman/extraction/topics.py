"""Topics: what was discussed at an engagement, each as the report's own phrase."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman.extraction.actors import collect
from dragoman.extraction.clauses import children, prepositions, subjects
from dragoman.extraction.engagements import Draft
from dragoman.extraction.phrases import phrase_span, trim
from dragoman.lexicon.acts import load_speech
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span

EMPTY_HEADS = frozenset(
    {"issue", "question", "matter", "number", "range", "topic", "aspect", "subject", "variety", "series"}
)
PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those", "which", "what", "who", "he", "she", "they"})
JOINT = re.compile(r"(?P<strong>,?\s+as\s+well\s+as\s+)|,\s+(?:and\s+)?")
EMPTY = re.compile(
    r"(?:the\s+|some\s+|current\s+|various\s+)*(?:issues?|questions?|matters?|topics?|(?:a\s+)?(?:wide\s+|broad\s+)?(?:number|range|series|variety))"
    r"\s+(?:of|related\s+to|relating\s+to|concerning|regarding)\s+",
    re.I,
)
LONG = 4  # words that make a phrase between commas a topic of its own
SHORT = 3  # a conjunct of fewer words shares its phrase with the one before ("trade and investment")


class TopicFound(NamedTuple):
    span: Span
    sentence: int
    node: int


def find_topics(analysis: Analysis, drafts: list[Draft]) -> list[tuple[TopicFound, Draft]]:
    """Topics in text order, each with the engagement it was a topic of."""
    found: list[tuple[TopicFound, Draft]] = []
    taken: list[Span] = []
    for node in analysis.nodes:
        if analysis.sentences[node.sentence].headline:
            continue
        for head in _topic_heads(analysis, node):
            for span in split_phrase(analysis, head):
                draft = _engagement_of(analysis, node, drafts)
                if (
                    draft is not None
                    and not any(span.overlaps(other) for other in taken)
                    and " " in analysis.document.quote(span)
                ):
                    taken.append(span)
                    found.append((TopicFound(span, node.sentence, node.index), draft))
    return sorted(found, key=lambda pair: pair[0].span)


def _topic_heads(analysis: Analysis, node: Node) -> Iterator[int]:
    words = load_speech()
    if node.tag.startswith("VB"):
        behind = words.topics.get(node.lemma)
        if behind is None:
            return
        if behind:
            yield from _behind(analysis, node, behind.split())
        elif node.lemma in {"include", "concern"}:
            if any(analysis.nodes[head].lower in words.topic_heads for head in subjects(analysis, node.index)):
                yield from (n.index for n in children(analysis, node.index, "dobj"))
        else:
            yield from _objects(analysis, node)
    elif node.lower in words.topic_nouns:
        yield from _behind(analysis, node, ["on", "about", "regarding", "concerning", "over"])


def _behind(analysis: Analysis, node: Node, words: list[str]) -> Iterator[int]:
    for preposition in prepositions(analysis, node.index, *words):
        yield from (n.index for n in children(analysis, preposition.index, "pobj", "pcomp"))
    for thing in children(analysis, node.index, "dobj"):
        for preposition in prepositions(analysis, thing.index, *words):
            yield from (n.index for n in children(analysis, preposition.index, "pobj", "pcomp"))


def _objects(analysis: Analysis, node: Node) -> Iterator[int]:
    passive = any(True for _ in children(analysis, node.index, "auxpass"))
    for thing in children(analysis, node.index, "nsubjpass" if passive else "dobj"):
        if thing.lower not in PRONOUNS:
            yield thing.index
    if not passive:
        yield from (
            n.index for n in children(analysis, node.index, "ccomp") if n.index > node.index and _asks(analysis, n)
        )


def _asks(analysis: Analysis, node: Node) -> bool:
    """ "discussed how to implement", "whether to": an indirect question."""
    return any(analysis.nodes[k].lower in {"how", "whether", "what", "ways"} for k in analysis.subtree(node.index)[:2])


def split_phrase(analysis: Analysis, head: int) -> list[Span]:
    """The phrase, or its conjuncts where each is a phrase of its own."""
    head = _past_empty(analysis, head)
    conjuncts = [head]
    current = head
    while True:
        following = [n.index for n in children(analysis, current, "conj")]
        if not following:
            break
        current = following[0]
        conjuncts.append(current)
    groups = [[conjuncts[0]]]
    for before, conjunct in pairwise(conjuncts):
        if _stands_alone(analysis, before, conjunct):
            groups.append([conjunct])
        else:
            groups[-1].append(conjunct)
    heads = {group[0] for group in groups}
    spans = [
        phrase_span(analysis, group[0], without=frozenset(heads - {group[0]}) | _joints(analysis, group[-1], heads))
        for group in groups
    ]
    return [_strip_empty(analysis, part) for span in spans for part in _split_words(analysis, span)]


def _split_words(analysis: Analysis, span: Span) -> list[Span]:
    """Cut at "as well as", and at a comma between long phrases, which the parse often hangs too deep."""
    text = analysis.document.text
    for joint in JOINT.finditer(text, span.start, span.end):
        left, right = trim(analysis, span.start, joint.start()), trim(analysis, joint.end(), span.end)
        long_enough = min(len(analysis.document.quote(part).split()) for part in (left, right)) >= LONG
        if joint["strong"] or (
            long_enough and not re.search(r"\b(?:including|such as|especially)\b", analysis.document.quote(left))
        ):
            return [left, *_split_words(analysis, right)]
    return [span]


def _strip_empty(analysis: Analysis, span: Span) -> Span:
    empty = EMPTY.match(analysis.document.text, span.start, span.end)
    return trim(analysis, empty.end(), span.end) if empty and empty.end() < span.end - 3 else span


def _joints(analysis: Analysis, last: int, heads: set[int]) -> frozenset[int]:
    """The "and" and commas that lead to the next phrase."""
    if not any(n.index in heads for n in children(analysis, last, "conj")):
        return frozenset()
    return frozenset(n.index for n in children(analysis, last, "cc", "punct", "advmod") if n.index > last)


def _stands_alone(analysis: Analysis, before: int, conjunct: int) -> bool:
    own = [
        k
        for k in analysis.subtree(conjunct)
        if not any(k in analysis.subtree(n.index) for n in children(analysis, conjunct, "conj"))
    ]
    between = {analysis.nodes[k].lower for k in range(before, conjunct)}
    if "well" in between:
        return True
    has_own = any(True for _ in children(analysis, conjunct, "det", "prep", "poss", "relcl"))
    return len(own) >= SHORT and (has_own or "," in between)


def _past_empty(analysis: Analysis, head: int) -> int:
    """ "issues of organising events", "a range of topics": what stands behind the empty word."""
    node = analysis.nodes[head]
    if node.lemma in EMPTY_HEADS and not any(
        n.lower not in {"the", "a", "other", "number", "various", "several"}
        for n in children(analysis, head, "amod", "compound", "poss")
    ):
        for preposition in prepositions(analysis, head, "of"):
            inner = [n.index for n in children(analysis, preposition.index, "pobj", "pcomp")]
            if inner and not any(True for _ in children(analysis, head, "conj")):
                return inner[0]
    return head


def _engagement_of(analysis: Analysis, node: Node, drafts: list[Draft]) -> Draft | None:
    """The engagement told in the sentence; else the last one told before, if its parties speak or nobody is named."""
    here = [d for d in drafts if node.sentence in d.sentences and d.form != "visit"]
    if here:
        return min(here, key=lambda d: min(abs(cue.node - node.index) for cue in d.cues))
    actors = (
        {part.actor for part in collect(analysis, subjects(analysis, node.index), "participant")}
        if node.tag.startswith("VB")
        else set()
    )
    before = [d for d in drafts if min(d.sentences) < node.sentence and d.form != "visit"]
    for draft in reversed(before):
        if actors and actors & set(draft.parts):
            return draft
    near = [d for d in before if node.sentence - max(d.sentences) <= 4]
    if near and (
        not actors
        or analysis.sentences[node.sentence].paragraph == analysis.sentences[max(near[-1].sentences)].paragraph
    ):
        return near[-1]
    visits = [d for d in drafts if node.sentence in d.sentences]
    return visits[-1] if visits else None
