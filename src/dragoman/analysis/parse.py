"""The parse: long names with their titles stand as one word, so that the parser sees the sentence's skeleton."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.analysis.chunks import OrganisationChunk, PersonChunk, StateChunk
from dragoman.analysis.language import load_parser
from dragoman.analysis.lemmas import RULED, load_lemmas
from dragoman.analysis.lists_mended import with_mended_lists
from dragoman.analysis.repairs import NAME, rejoined
from dragoman.analysis.tokens import Token, TokenSentence
from dragoman.lexicon.datelines import LONGEST_DATELINE, after_dateline
from dragoman.lexicon.titles import load_organisations
from dragoman.model.analysis import Node, Sentence
from dragoman.model.document import Document, Span


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
        word = NAME if person.named else tokens[person.titles[0].head].text
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
        read = with_mended_lists(_nodes(words, plan, one.sentence.tokens, base, number), base)
        nodes += rejoined(read, base)
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
