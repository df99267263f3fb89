"""The parse: long names with their titles stand as one word, so that the parser sees the sentence's skeleton."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from dragoman.analysis.chunks import OrganisationChunk, PersonChunk, StateChunk
from dragoman.analysis.language import load_parser
from dragoman.analysis.lemmas import RULED, load_lemmas
from dragoman.analysis.tokens import Token, TokenSentence
from dragoman.lexicon.cues import load_cues
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
    plans = [units_of(sentence) for sentence in scanned]
    laid_out: list[Layout] = []
    paragraph = -1
    for plan, sentence in zip(plans, scanned, strict=True):
        leads = sentence.sentence.paragraph != paragraph
        paragraph = sentence.sentence.paragraph
        laid_out.append(
            Layout(tuple(unit.word for unit in plan), _text_start(document, plan, sentence) if leads else 0)
        )
    nodes: list[Node] = []
    sentences: list[Sentence] = []
    maps: list[dict[int, int]] = []
    for number, (words, plan, one) in enumerate(zip(_last_parses().of(laid_out), plans, scanned, strict=True)):
        base = len(nodes)
        nodes += _rejoined(_nodes(words, plan, one.sentence.tokens, base, number), base)
        sentences.append(Sentence(base, len(nodes), one.sentence.paragraph, one.sentence.headline))
        maps.append({i: base + k for k, unit in enumerate(plan) for i in range(unit.first, unit.last)})
    return nodes, sentences, maps


def _text_start(document: Document, plan: list[Unit], scanned: ScannedSentence) -> int:
    """Where the text begins after a dateline: the parser would make its place the subject of what follows."""
    tokens = scanned.sentence.tokens
    said = [document.quote(Span(tokens[u.first].start, tokens[u.last - 1].end)) for u in plan[:LONGEST_DATELINE]]
    return after_dateline(said)


class Layout(NamedTuple):
    """A sentence as it is given to the parser, which begins anew at the word `text`."""

    words: tuple[str, ...]
    text: int


class ParsedWord(NamedTuple):
    """What the parser makes of a word; `head` counts in the sentence."""

    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    head: int


class _LastParses:
    """The parses of the last report: told of names, it is parsed a second time, and most sentences are as they were."""

    def __init__(self) -> None:
        self._parses: dict[Layout, tuple[ParsedWord, ...]] = {}

    def of(self, sentences: list[Layout]) -> list[tuple[ParsedWord, ...]]:
        known = self._parses
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in known]
        found = known | dict(zip(new, _parse(new), strict=True))
        self._parses = {sentence: found[sentence] for sentence in sentences}
        return [found[sentence] for sentence in sentences]


@cache
def _last_parses() -> _LastParses:
    return _LastParses()


def _parse(sentences: list[Layout]) -> Iterator[tuple[ParsedWord, ...]]:
    from spacy.tokens import Doc

    language = load_parser()
    docs = [
        Doc(language.vocab, words=list(words), sent_starts=[n in {0, text} for n in range(len(words))])
        for words, text in sentences
    ]
    for parsed in language.pipe(docs, disable=["ner", *RULED]):
        yield tuple(
            ParsedWord(
                word.text, word.lower_, lemma_of(word.lower_, lemma, word.tag_), word.tag_, word.dep_, word.head.i
            )
            for word, lemma in zip(parsed, load_lemmas().of(parsed), strict=True)
        )


def _nodes(
    words: tuple[ParsedWord, ...], plan: list[Unit], tokens: tuple[Token, ...], base: int, number: int
) -> list[Node]:
    return [
        Node(
            base + at,
            Span(tokens[unit.first].start, tokens[unit.last - 1].end),
            word.text,
            word.lower,
            word.lemma,
            word.tag,
            word.dep,
            base + word.head,
            number,
        )
        for at, (word, unit) in enumerate(zip(words, plan, strict=True))
    ]


_OBJECTS = frozenset({"pobj", "dobj"})
_DATES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday yesterday today tomorrow".split()
)


def _acts(nodes: list[Node], verb: Node) -> bool:
    """A past verb with an object of its own: of "thanked them for the help offered and assured them" the last."""
    return verb.tag in {"VBD", "VBN"} and any(n.head == verb.index and n.dep == "dobj" for n in nodes)


def _with_subjects(nodes: list[Node], base: int) -> list[Node]:
    """ "The minister, A, will travel", "…, A, told reporters": a name that the parser takes for a day acts, if nobody else does."""
    found = list(nodes)
    for node in nodes:
        verb = _behind_name(nodes, node.index - base) if node.text == _NAME and node.dep == "npadvmod" else None
        if verb is None:
            continue
        beside = {n.dep for n in nodes if n.head == verb.index}
        if not beside & {"nsubj", "nsubjpass", "csubj"}:
            dep = "nsubjpass" if "auxpass" in beside else "nsubj"
            found[node.index - base] = msgspec.structs.replace(node, head=verb.index, dep=dep)
    return found


def _behind_name(nodes: list[Node], at: int) -> Node | None:
    """The verb over a name before it, else a finite one right behind the name and a comma."""
    above = nodes[nodes[at].head - nodes[0].index]
    if above.tag.startswith("V") and above.index > nodes[at].index:
        return above
    behind = next((n for n in nodes[at + 1 : at + 3] if n.text != ","), None)
    return behind if behind is not None and behind.tag in {"VBD", "VBZ"} else None


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


def _is_somebody(node: Node) -> bool:
    """A name, or an officer told by title: "met the Chadian president on Monday and the Nigerian minister on Tuesday"."""
    return node.text == _NAME or (node.text in _OFFICERS and node.tag == "NN")


_OFFICERS = frozenset(
    "president minister chancellor king queen ambassador premier secretary envoy commissioner speaker".split()
)


def _is_beside(name: Node, above: Node, higher: Node) -> bool:
    """A name joined to the date or the place behind the name before it."""
    place = above.tag == "NNP" and above.text != _NAME and above.dep == "pobj" and higher.lower in {"in", "at"}
    return (name.dep == "conj" and _is_of_date(above)) or (name.dep in {"conj", "appos"} and place)


_IN_FRONT = frozenset({"appos", "conj", "nmod", "compound"})


def _whose_clause(nodes: list[Node], base: int, node: Node) -> Node:
    """ "B and coordinator C, who is visiting D": the clause is about the name that it stands behind."""
    if node.dep != "relcl":
        return node
    before = nodes[: node.index - base]
    who = next((n for n in before if n.head == node.index and n.lower in {"who", "whom", "whose"}), None)
    if who is None or who.index - base < 2:
        return node
    name = nodes[who.index - base - 2]
    behind = nodes[who.index - base - 1].text == "," and name.text == _NAME and name.index > node.head
    return msgspec.structs.replace(node, head=name.index) if behind else node


def _told_visitor(nodes: list[Node], base: int) -> list[Node]:
    """ "told visiting President A that": the parse lets somebody visit A; told is A, who is visiting."""
    found = list(nodes)
    for node in nodes[1:-1]:
        at = node.index - base
        verb, name = nodes[at - 1], nodes[at + 1]
        if (
            node.lower != "visiting"
            or node.head != verb.index
            or name.text != _NAME
            or name.head != node.index
            or verb.lemma not in load_cues().informing
        ):
            continue
        for other in nodes:
            if other.head == node.index:
                found[other.index - base] = msgspec.structs.replace(other, head=verb.index)
        found[at] = msgspec.structs.replace(node, head=name.index, dep="amod")
    return found


def _joined_object(nodes: list[Node], base: int, node: Node) -> Node | None:
    """ "met A, and a group of leaders to talk": who is met as well, and not who talks: the name before "and"."""
    verb = nodes[node.head - base]
    if node.dep != "nsubj" or verb.tag != "VB" or verb.dep != "conj":
        return None
    at = min((n.index for n in nodes if n.head == node.index and n.index < node.index), default=node.index) - base
    if at < 2 or nodes[at - 1].lower != "and":
        return None
    to = any(n.head == verb.index and n.lower == "to" for n in nodes[at : verb.index - base])
    front = nodes[at - 3 if nodes[at - 2].text == "," and at >= 3 else at - 2]
    while front.dep in _IN_FRONT and front.head != front.index:
        front = nodes[front.head - base]
    return front if to and front.dep in _OBJECTS and front.head == verb.head else None


def _rejoined(nodes: list[Node], base: int) -> list[Node]:
    """ "met A, and B": a name that the parser joined to the verb is joined to the name before it.

    "A on June 4 and B on June 7", "A in Rome and B in Vienna": not to the date or the place. "By A, B, and C": a name in apposition to another is one in a list.
    """
    nodes = _with_subjects(_whom_with(_told_visitor(nodes, base), base), base)
    found = []
    for read in nodes:
        node = _whose_clause(nodes, base, read)
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
            same = [
                n for n in nodes[: above.index - base] if n.lower == node.lower and n.dep in {"prep", "conj", "agent"}
            ]
            if same:  # "with A on June 4 and with B on June 7"
                node = msgspec.structs.replace(node, head=same[-1].index)
        elif _is_somebody(node) and _is_beside(node, above, nodes[above.head - base]):
            earlier = [n for n in nodes[:at] if _is_somebody(n) and n.dep in _OBJECTS and n.index < above.index]
            if earlier:
                node = msgspec.structs.replace(node, head=earlier[-1].index, dep="conj")
        if (met := _joined_object(nodes, base, node)) is not None:
            node = msgspec.structs.replace(node, head=met.index, dep="conj")
        joined = node.dep == "conj" and node.text == _NAME and nodes[node.head - base].tag.startswith("VB")
        if joined and at >= 2 and nodes[at - 1].lower == "and":
            front = nodes[at - 3 if nodes[at - 2].text == "," and at >= 3 else at - 2]
            while front.dep in _IN_FRONT and front.head != front.index:
                front = nodes[front.head - base]
            if front.dep in _OBJECTS and front.index > node.head:
                node = msgspec.structs.replace(node, head=front.index)
        found.append(node)
    return found


def _whom_with(nodes: list[Node], base: int) -> list[Node]:
    """ "raised the loss of two boats with Minister A", "lodged a protest over the canal with the ministry".

    The parse ties "with" to the noun before it; whom it leads to is who was spoken to.
    """
    found = list(nodes)
    for node in nodes:
        if node.lower != "with" or node.dep != "prep":
            continue
        before, over = nodes[max(node.index - base - 1, 0)], nodes[node.head - base]
        if over.lemma in _TRAVELLED and before.lower in _MEALS and before.tag.startswith("NN"):
            found[node.index - base] = msgspec.structs.replace(node, head=before.index)  # "flew to A to lunch with B"
        if not over.tag.startswith("NN") or over.lemma in _DEALINGS or over.lemma in load_cues().nouns:
            continue  # "the prospect of a meeting with A", "tensions with B"
        above = over
        while (
            above.tag.startswith(("NN", "IN")) and above.dep in {"prep", "pobj", "conj"} and above.head != above.index
        ):
            above = nodes[above.head - base]
        verb = nodes[above.head - base]
        led = next((n for n in nodes if n.head == node.index and n.dep == "pobj"), None)
        if above.dep != "dobj" or led is None or node.index < verb.index:
            continue
        if any(n.lower == "with" and n.head == verb.index for n in nodes):
            continue  # "lodged a complaint about the deal with Uganda with the court"
        told = verb.lemma in _SPOKEN and _is_somebody(led)
        if told or (verb.lemma in _LODGED and led.tag.startswith("NNP")):
            found[node.index - base] = msgspec.structs.replace(node, head=verb.index)
    return found


_TRAVELLED = frozenset({"fly", "travel", "go", "come", "arrive", "return", "drive"})
_MEALS = frozenset({"lunch", "dinner", "breakfast", "supper", "tea", "talks", "negotiations"})
_SPOKEN = frozenset({"raise", "take", "broach", "lodge"})
_LODGED = frozenset({"lodge", "file", "register"})
_DEALINGS = frozenset(
    "deal agreement treaty accord tension war dispute relation tie border trade interview cooperation".split()
)

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
