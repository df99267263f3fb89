"""Topics: what was discussed at an engagement, each as the report's own phrase."""

import re
from collections.abc import Iterator

from dragoman.extraction.actors import collect
from dragoman.extraction.clauses import children, is_verb, prepositions, subjects
from dragoman.extraction.date_tokens import WEEKDAYS
from dragoman.extraction.drafts import Draft
from dragoman.extraction.lists import items_before, items_from
from dragoman.extraction.occasions import occasion_of
from dragoman.extraction.phrases import phrase_span, trim
from dragoman.extraction.sittings import is_at_it_long
from dragoman.lexicon.acts import load_speech
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span

PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those", "which", "what", "who", "he", "she", "they"})
EMPTY = re.compile(
    r"(?:(?:the|some|current|various|a|an|other|pressing|number\s+of|matter\s+of)\s+)*"
    r"(?:issues?|questions?|matters?|topics?|subjects?|aspects?|(?:wide\s+|broad\s+|whole\s+)?(?:number|range|series|variety))"
    r"\s+(?:of|related\s+to|relating\s+to|relative\s+to|pertaining\s+to|concerning|regarding)\s+",
    re.I,
)
ABOUT = ("on", "about", "regarding", "concerning", "over", "upon")
# What stands behind "on" or "over" and is no topic: days, places of speech, grounds.
NO_TOPIC = re.compile(
    r"(?:the\s+|a\s+|this\s+|that\s+|his\s+|her\s+|their\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d|"
    r"(?:same\s+|first\s+|last\s+|second\s+|sidelines|margins?|fringes|occasion|eve|behalf|basis|way|phone|telephone|day|"
    r"morning|evening|lunch|dinner|breakfast|coffee|tea|weekend|visit|record|arrival|invitation|initiative|instructions?|"
    r"part|hand|side|request|condition|board|television|air|trip|return|tour|premises)\b)",
    re.I,
)


def find_topics(analysis: Analysis, drafts: list[Draft]) -> list[tuple[Span, Draft]]:
    """Topics in text order, each with the engagement it was a topic of."""
    found: list[tuple[Span, Draft]] = []
    for node in analysis.nodes:
        if not drafts or analysis.sentences[node.sentence].headline:
            continue
        for span in _topics_at(analysis, node):
            span = _strip_empty(analysis, span)
            if any(span.overlaps(other) for other, _ in found) or not _tells(analysis, span):
                continue
            heads = subjects(analysis, node.index) if is_verb(node) else []
            actors = [part.actor for part in collect(analysis, heads, "participant")]
            draft = occasion_of(analysis, node, drafts, actors)
            if draft is not None:
                found.append((span, draft))
    return sorted(found, key=lambda pair: pair[0])


def is_thing_given(analysis: Analysis, span: Span) -> bool:
    """ "handed over equipment for the coast guard", "donated two ambulances": goods, and nothing that was talked of."""
    for node in analysis.tops_in(span):
        verb = analysis.nodes[node.head]
        over = any(n.lower == "over" for n in children(analysis, verb.index, "prt", "advmod", "prep"))
        if node.dep in {"dobj", "nsubjpass"} and (verb.lemma == "donate" or (verb.lemma == "hand" and over)):
            return True
    return False


def _tells(analysis: Analysis, span: Span) -> bool:
    words = analysis.document.quote(span)
    return " " in words and not NO_TOPIC.match(words) and not _names_someone(analysis, span)


def _names_someone(analysis: Analysis, span: Span) -> bool:
    """ "the town's Mayor, A": words that are no more than a person with a title."""
    for mention in analysis.mentions:
        if mention.kind == "person" and mention.span.overlaps(span):
            starts = [mention.span.start, *(title.span.start for title in mention.titles)]
            if mention.form != "pronoun" and mention.span.end >= span.end and min(starts) <= span.start + 4:
                return True
    return False


def _strip_empty(analysis: Analysis, span: Span) -> Span:
    empty = EMPTY.match(analysis.document.text, span.start, span.end)
    return trim(analysis, empty.end(), span.end) if empty and empty.end() < span.end - 3 else span


def _topics_at(analysis: Analysis, node: Node) -> Iterator[Span]:
    words = load_speech()
    if is_verb(node):
        yield from _taken_up(analysis, node)
        yield from _figuring(analysis, node)
    elif node.lower in words.topic_nouns or (node.tag.startswith("NN") and node.lemma in load_cues().nouns):
        for head in _behind(analysis, node, ABOUT):
            yield from items_from(analysis, head)
    if node.lower in words.topic_heads:
        yield from _listed(analysis, node)
        yield from _being(analysis, node)


def _tells_talks(analysis: Analysis, node: Node) -> bool:
    """Whether a verb may tell talks; "argue about" only where they sit long over it, and "gave a talk on" does not."""
    return is_at_it_long(analysis, node) if node.lemma in _OF_HOURS else node.lemma in load_cues().verbs


_OF_HOURS = frozenset({"argue", "haggle", "wrangle", "bargain", "spar", "debate", "work", "give"})


def _taken_up(analysis: Analysis, node: Node) -> Iterator[Span]:
    """ "discussed A and B", "A and B were discussed", "talked about A"."""
    behind = load_speech().topics.get(node.lemma)
    if behind is None and _tells_talks(analysis, node):
        behind = "about regarding concerning over" + (" on" if node.lemma != "call" else "")  # "called on A to"
    if behind is None:
        return
    passive = any(True for _ in children(analysis, node.index, "auxpass"))
    if behind and not passive:
        particle = set(behind.split())
        for head in _behind(analysis, node, tuple(particle)):
            yield from items_from(analysis, head)
        over = node.lemma == "hand"  # "handed over the keys"
        if not over and any(n.lower in particle for n in children(analysis, node.index, "prt")):
            yield from _objects(analysis, node)
    elif passive:
        led = not behind or any(
            n.lower in behind.split() for n in children(analysis, node.index, "prep", "prt", "advmod")
        )
        for thing in children(analysis, node.index, "nsubjpass"):
            if led and thing.lower not in PRONOUNS and not _is_person(analysis, thing):
                yield from items_before(analysis, thing.index, node.index)
    elif node.lemma in {"include", "concern"}:
        if any(analysis.nodes[head].lower in load_speech().topic_heads for head in subjects(analysis, node.index)):
            yield from _objects(analysis, node)
    else:
        yield from _objects(analysis, node)


def _is_person(analysis: Analysis, node: Node) -> bool:
    mention = analysis.mention_at.get(node.index)
    return mention is not None and mention.kind in {"person", "group"}


def _behind(analysis: Analysis, node: Node, words: tuple[str, ...]) -> Iterator[int]:
    things = [node, *children(analysis, node.index, "dobj")] if is_verb(node) else [node]
    for thing in things:
        for preposition in prepositions(analysis, thing.index, *words):
            heads = children(analysis, preposition.index, "pobj", "pcomp")
            yield from (
                n.index for n in heads if n.lower not in WEEKDAYS
            )  # "arrived on Wednesday for talks on A and B"


def _objects(analysis: Analysis, node: Node) -> Iterator[Span]:
    for thing in children(analysis, node.index, "dobj"):
        if thing.lower not in PRONOUNS and not _is_person(analysis, thing):
            yield from items_from(analysis, thing.index)
    for clause in children(analysis, node.index, "ccomp"):
        if clause.index > node.index and _asks(analysis, clause):
            yield phrase_span(analysis, clause.index, clause=True)


def _asks(analysis: Analysis, node: Node) -> bool:
    """ "discussed how to implement", "whether to": an indirect question."""
    return any(analysis.nodes[k].lower in {"how", "whether", "what", "ways"} for k in analysis.subtree(node.index)[:2])


def _figuring(analysis: Analysis, node: Node) -> Iterator[Span]:
    """ "A was on the agenda", "A and B came up", "A topped the list": the subject is the topic."""
    figures = load_speech().figuring.get(node.lemma)
    if figures is None:
        return
    told = {analysis.nodes[k].lower for k in analysis.subtree(node.index) if k > node.index}
    near = {analysis.nodes[k].lower for k in range(node.index + 1, min(node.index + 6, len(analysis.nodes)))}
    if not (set(figures.split()) & told & near):
        return
    for subject in children(analysis, node.index, "nsubj", "nsubjpass"):
        if subject.lower not in PRONOUNS and not _is_person(analysis, subject) and _is_thing(analysis, subject):
            yield from items_before(analysis, subject.index, node.index)


def _is_thing(analysis: Analysis, node: Node) -> bool:
    return node.index not in analysis.mention_at and node.lower not in load_speech().topic_heads


def _being(analysis: Analysis, node: Node) -> Iterator[Span]:
    """ "the topic was A", "among the issues raised were A and B", "A was the main subject", "the topic being A"."""
    above = analysis.nodes[node.head]
    verb = analysis.nodes[above.head] if above.dep in {"prep"} or above.tag == "IN" else above
    while verb.dep in {"nsubj"} and not is_verb(verb):
        verb = analysis.nodes[verb.head]
    if verb.lemma != "be" or not is_verb(verb):
        return
    if node.index < verb.index:
        for thing in children(analysis, verb.index, "attr", "nsubj"):
            if (
                thing.index > verb.index
                and not thing.tag.startswith(("W", "PRP"))
                and thing.tag.startswith(("NN", "VBG"))
            ):
                yield from items_from(analysis, thing.index)
                return
    elif node.dep == "attr":
        for subject in children(analysis, verb.index, "nsubj"):
            if subject.lower not in PRONOUNS and _is_thing(analysis, subject):
                yield from items_before(analysis, subject.index, verb.index)


def _listed(analysis: Analysis, node: Node) -> Iterator[Span]:
    """ "Topics: A, B and C", "On the agenda: A": what stands behind the colon."""
    behind = node.index + 1
    last = analysis.sentences[node.sentence].last
    while behind < last and behind < node.index + 4 and analysis.nodes[behind].text != ":":
        behind += 1
    if behind + 1 < last and analysis.nodes[behind].text == ":":
        heads = [n for n in analysis.nodes[behind + 1 : last] if n.tag.startswith(("NN", "VBG"))]
        if heads:
            yield from items_from(analysis, heads[0].index)
