"""The parse: long names with their titles stand as one word, so that the parser sees the sentence's skeleton."""

import re
from typing import Any, NamedTuple

import msgspec

from dragoman.analysis.chunks import OrganisationChunk, PersonChunk, StateChunk
from dragoman.analysis.tokens import Token, TokenSentence, load_parser
from dragoman.lexicon.datelines import LONGEST_DATELINE, after_dateline
from dragoman.lexicon.titles import load_organisations
from dragoman.model.analysis import Node, Sentence
from dragoman.model.document import Document, Span

_NAME = "Smith"


class Unit(NamedTuple):
    """One word for the parser: tokens `[first, last)` and the word that stands for them."""

    first: int
    last: int
    word: str


class ScannedSentence(NamedTuple):
    """A sentence's tokens with the chunks found among them."""

    sentence: TokenSentence
    states: tuple[StateChunk, ...]
    organisations: tuple[OrganisationChunk, ...]
    persons: tuple[PersonChunk, ...]


def units_of(scanned: ScannedSentence) -> list[Unit]:
    """The sentence as words for the parser, chunks drawn together."""
    tokens = scanned.sentence.tokens
    cover: dict[int, Unit] = {}
    for state in scanned.states:
        cover[state.first] = Unit(state.first, state.last, tokens[state.last - 1].text)
    for organisation in scanned.organisations:
        _put(cover, Unit(organisation.first, organisation.last, _organisation_word(tokens, organisation)))
    for person in scanned.persons:
        first = person.first
        if not person.named and tokens[first].lower in {
            "the",
            "his",
            "her",
            "their",
            "its",
            "our",
            "this",
            "that",
            "a",
            "an",
        }:
            first += 1
        elif person.named and tokens[first].lower == "that":
            first += 1  # "a report that President A met B": it joins a clause
        # A name that the parser does not know is taken for a verb, a plural or a time.
        word = _NAME if person.named else tokens[person.titles[0].head].text
        _put(cover, Unit(first, person.last, word))
    units, position = [], 0
    while position < len(tokens):
        unit = cover.get(position) or Unit(position, position + 1, tokens[position].text)
        units.append(unit)
        position = unit.last
    return units


def _put(cover: dict[int, Unit], unit: Unit) -> None:
    """A larger unit swallows what lies inside it; one that would cut another is left out."""
    for other in list(cover.values()):
        if other.first < unit.last and unit.first < other.last:
            if unit.first <= other.first and other.last <= unit.last:
                del cover[other.first]
            else:
                return
    cover[unit.first] = unit


def _organisation_word(tokens: tuple[Token, ...], organisation: OrganisationChunk) -> str:
    heads = load_organisations().heads
    inside = tokens[organisation.first : organisation.last]
    return next((token.text for token in inside if token.text in heads), inside[-1].text)


def parse_sentences(
    document: Document, scanned: list[ScannedSentence]
) -> tuple[list[Node], list[Sentence], list[dict[int, int]]]:
    """Nodes and sentences of the report, and for each sentence the node index of each token position."""
    from spacy.tokens import Doc

    language = load_parser()
    plans = [units_of(sentence) for sentence in scanned]
    docs = []
    paragraph = -1
    for plan, sentence in zip(plans, scanned, strict=True):
        words = [unit.word for unit in plan]
        tokens = sentence.sentence.tokens
        leads = sentence.sentence.paragraph != paragraph
        paragraph = sentence.sentence.paragraph
        # A dateline is parsed by itself: the parser would make its place the subject of what follows.
        said = [document.quote(Span(tokens[u.first].start, tokens[u.last - 1].end)) for u in plan[:LONGEST_DATELINE]]
        text = after_dateline(said) if leads else 0
        docs.append(Doc(language.vocab, words=words, sent_starts=[n in {0, text} for n in range(len(words))]))
    nodes: list[Node] = []
    sentences: list[Sentence] = []
    maps: list[dict[int, int]] = []
    with language.select_pipes(disable=["ner"]):
        for number, parsed in enumerate(language.pipe(docs)):
            base = len(nodes)
            tokens = scanned[number].sentence.tokens
            nodes += _rejoined(_nodes(parsed, plans[number], tokens, base, number), base)
            sentences.append(
                Sentence(base, len(nodes), scanned[number].sentence.paragraph, scanned[number].sentence.headline)
            )
            maps.append({i: base + k for k, unit in enumerate(plans[number]) for i in range(unit.first, unit.last)})
    return nodes, sentences, maps


def _nodes(parsed: Any, plan: list[Unit], tokens: tuple[Token, ...], base: int, number: int) -> list[Node]:
    nodes = []
    for word, unit in zip(parsed, plan, strict=True):
        span = Span(tokens[unit.first].start, tokens[unit.last - 1].end)
        nodes.append(
            Node(
                base + word.i,
                span,
                word.text,
                word.lower_,
                lemma_of(word.lower_, word.lemma_.lower(), word.tag_),
                word.tag_,
                word.dep_,
                base + word.head.i,
                number,
            )
        )
    return nodes


_OBJECTS = frozenset({"pobj", "dobj"})
_DATES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday yesterday today tomorrow".split()
)


def _acts(nodes: list[Node], verb: Node) -> bool:
    """A past verb with an object of its own: of "thanked them for the help offered and assured them" the last."""
    return verb.tag in {"VBD", "VBN"} and any(n.head == verb.index and n.dep == "dobj" for n in nodes)


def _clause_above(nodes: list[Node], participle: Node, base: int) -> int:
    """The finite verb over a participle; the participle itself where there is none."""
    node = participle
    while node.head != node.index:
        node = nodes[node.head - base]
        if node.tag in {"VBD", "VBZ", "VBP"}:
            return node.index
    return participle.index


def _is_of_date(node: Node) -> bool:
    return node.lower in _DATES or node.tag == "CD"


_IN_FRONT = frozenset({"appos", "conj", "nmod", "compound"})


def _rejoined(nodes: list[Node], base: int) -> list[Node]:
    """ "met A, and B": a name that the parser joined to the verb is joined to the name before it.

    "A on June 4 and B on June 7": not to the date. "By A, B, and C": a name in apposition to another is one in a list.
    """
    found = []
    for node in nodes:
        at = node.index - base
        above = nodes[node.head - base]
        if (
            node.text == _NAME
            and node.dep == "appos"
            and above.text == _NAME
            and any(n.text == "," for n in nodes[above.index - base : at])
        ):
            node = msgspec.structs.replace(node, dep="conj")
        elif node.dep == "conj" and above.dep == "acl" and above.tag == "VBN" and _acts(nodes, node):
            node = msgspec.structs.replace(node, head=_clause_above(nodes, above, base))
        elif node.dep == "conj" and node.tag == above.tag == "IN" and node.lower != above.lower:
            same = [n for n in nodes[: above.index - base] if n.lower == node.lower and n.dep in {"prep", "conj"}]
            if same:  # "with A on June 4 and with B on June 7"
                node = msgspec.structs.replace(node, head=same[-1].index)
        elif node.dep == "conj" and node.text == _NAME and _is_of_date(above):
            earlier = [n for n in nodes[:at] if n.text == _NAME and n.dep in _OBJECTS and n.index < above.index]
            if earlier:
                node = msgspec.structs.replace(node, head=earlier[-1].index)
        joined = node.dep == "conj" and node.text == _NAME and nodes[node.head - base].tag.startswith("VB")
        if joined and at >= 2 and nodes[at - 1].lower == "and":
            front = nodes[at - 3 if nodes[at - 2].text == "," and at >= 3 else at - 2]
            while front.dep in _IN_FRONT and front.head != front.index:
                front = nodes[front.head - base]
            if front.dep in _OBJECTS and front.index > node.head:
                node = msgspec.structs.replace(node, head=front.index)
        found.append(node)
    return found


_SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprstvz]")
_SIBILANT = re.compile(r".*(?:[sxzo]|ch|sh)")


def lemma_of(word: str, lemma: str, tag: str) -> str:
    """The lemma, with the silent e that the lemmatizer loses: "hoped" and "hopes" are of "hope", not of "hop"."""
    if not tag.startswith("VB"):
        return lemma
    ending = word.removeprefix(lemma)
    lost = (ending in {"ed", "ing"} and _SHORT_STEM.fullmatch(lemma)) or (
        ending == "es" and not _SIBILANT.fullmatch(lemma)
    )
    return lemma + "e" if lost else lemma
