"""Words of a document: paragraphs, tokens with their tags, sentences."""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from dragoman.analysis.language import load_parser
from dragoman.analysis.lemmas import RULED, load_lemmas
from dragoman.model.document import Document, Span

# One code point for one: the parser was trained on plain quotes and dashes, and offsets must hold.
PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "’": "'",
        "‘": "'",
        "`": "'",
        "\u00a0": " ",
        "\n": " ",
        "\t": " ",
        "–": "-",
        "«": '"',
        "»": '"',
    }
)
WRAPPED_WIDTH = 110
HEADLINE_LIMIT = 250
_STOPPED = re.compile(r"[.!?:]['\"”’]?\s*$")
# In tokens: a longer run without a full stop is no sentence, and its parse would be too deep to walk.
LONGEST_SENTENCE = 250
# In characters: a longer run without white space is no word, and its marks would be parted one by one.
LONGEST_WORD = 400
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


class Token(NamedTuple):
    """A word; `start` and `end` count in the document. `entity` is the tagger's label of a name, or empty."""

    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    entity: str
    spaced: bool  # white space stands before it
    person: bool = False  # it is known to stand in a person's name


class TokenSentence(NamedTuple):
    tokens: tuple[Token, ...]
    paragraph: int
    headline: bool


class Paragraph(NamedTuple):
    start: int
    text: str


def split_paragraphs(text: str) -> list[Paragraph]:
    """Paragraphs in order: parted by blank lines, or by line ends where lines are too long to be wrapped.

    A run of `LONGEST_WORD` characters without white space is cut wherever it stands.
    """
    return [part for paragraph in _paragraphs(text) for part in _without_endless_words(paragraph)]


def _without_endless_words(paragraph: Paragraph) -> list[Paragraph]:
    cuts = [0, *(run.end() for run in _ENDLESS.finditer(paragraph.text)), len(paragraph.text)]
    return [Paragraph(paragraph.start + a, paragraph.text[a:b]) for a, b in itertools.pairwise(cuts)]


def _paragraphs(text: str) -> list[Paragraph]:
    paragraphs = []
    for block in re.finditer(r"[^\n](?:[^\n]|\n(?![^\S\n]*\n))*", text):
        lines = block.group().split("\n")
        wrapped = len(lines) > 1 and max(map(len, lines)) <= WRAPPED_WIDTH and not _is_list(lines)
        if wrapped:
            paragraphs.append(Paragraph(block.start(), block.group()))
            continue
        at = block.start()
        for line in lines:
            if line.strip():
                paragraphs.append(Paragraph(at, line))
            at += len(line) + 1
    return paragraphs


def _is_list(lines: list[str]) -> bool:
    """Lines that each end a sentence or begin an item are paragraphs of their own."""
    closed = sum(line.rstrip().endswith((".", "!", "?", ":", ";", '."', ".”")) for line in lines[:-1])
    begun = sum(bool(re.match(r"\s*(?:[-•*–]|\(?\d+[.)])\s", line)) for line in lines[1:])
    return closed == len(lines) - 1 or begun == len(lines) - 1


def tokenize(document: Document) -> list[TokenSentence]:
    """The document's sentences as tagged tokens."""
    return list(_tokenize(document.text))


def tagged(sentences: list[TokenSentence], persons: Sequence[Span]) -> list[TokenSentence]:
    """The sentences with the tags of a person's name on the words of these spans, whatever the tagger thinks of them."""
    if not persons:
        return sentences
    return [
        sentence._replace(tokens=tuple(_named(token, persons) for token in sentence.tokens)) for sentence in sentences
    ]


def _named(token: Token, persons: Sequence[Span]) -> Token:
    inside = any(span.start <= token.start and token.end <= span.end for span in persons)
    return token._replace(tag="NNP", entity="PERSON", person=True) if inside and token.text[0].isupper() else token


@lru_cache(maxsize=1)  # a report whose names are told later is analysed a second time
def _tokenize(text: str) -> tuple[TokenSentence, ...]:
    paragraphs = split_paragraphs(text)
    texts = [paragraph.text.translate(PLAIN) for paragraph in paragraphs]
    sentences: list[TokenSentence] = []
    for number, words in enumerate(load_parser().pipe(texts, disable=["parser", *RULED])):
        paragraph = paragraphs[number]
        tokens = _tokens(words, paragraph.start)
        headline = number == 0 and len(paragraph.text) < HEADLINE_LIMIT and not _STOPPED.search(paragraph.text)
        sentences += [TokenSentence(part, number, headline) for part in split_sentences(tokens)]
    return tuple(sentences)


# Shortened words whose full stop the tokenizer takes for a word of its own.
_SHORT = frozenset("a.i hon ma amb engr eng rt pres msgr capt maj adm lic ing arq sra dra mtro".split())


def _belongs_to(mark: str, before: Token) -> bool:
    """Whether a full stop or an apostrophe is the last letter of the word before it."""
    return (mark == "." and before.lower in _SHORT) or (mark == "'" and before.lower == "dato")


def _tokens(paragraph: Any, offset: int) -> list[Token]:
    found: list[Token] = []
    spaced = False
    for word, lemma in zip(paragraph, load_lemmas().of(paragraph), strict=True):
        if word.is_space:
            spaced = True
            continue
        if found and not spaced and _belongs_to(word.text, found[-1]):
            before = found[-1]
            found[-1] = before._replace(
                end=before.end + 1, text=before.text + word.text, lower=before.lower + word.text
            )
            spaced = bool(word.whitespace_)
            continue
        found.append(
            Token(
                offset + word.idx,
                offset + word.idx + len(word.text),
                word.text,
                word.lower_,
                lemma,
                word.tag_,
                word.ent_type_,
                spaced or not found,
            )
        )
        spaced = bool(word.whitespace_)
    return found


ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. gen. col. lt. sen. rep. gov. st. no. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. "
    "h.e. messrs. hon. rt. amb. engr. eng. pres. msgr. adm. vs. etc. inc. corp. co. ltd. rev. maj. capt. mt. art. para. approx. ma. jr. sr. lic. ing. arq. sra. dra. mtro. u.s. u.k. u.n. e.g. i.e.".split()
)


_REGNAL = re.compile(r"[IVX]{1,5}\.")
# "J.D. Vance", "the U.S. Senate"; a city's letters end a sentence as its name does.
_INITIALS = re.compile(r"(?!D\.C\.|L\.A\.)(?:[A-Z]\.){2,3}")
# Words in which a new sentence is known, and no name.
_OPENERS = frozenset(
    "On The He She It They In At After During This These Both A An As For From We His Her Their When While Earlier Later".split()
)


def split_sentences(tokens: list[Token]) -> list[tuple[Token, ...]]:
    """Cut after a full stop, question or exclamation mark (with its closing quote) before a new beginning.

    A run of `LONGEST_SENTENCE` tokens is cut wherever it stands.
    """
    sentences, current = [], []
    for position, token in enumerate(tokens):
        current.append(token)
        if _ends(tokens, position) or len(current) >= LONGEST_SENTENCE:
            sentences.append(tuple(current))
            current = []
    if current:
        sentences.append(tuple(current))
    return sentences


def _ends(tokens: list[Token], position: int) -> bool:
    token = tokens[position]
    if position + 1 >= len(tokens):
        return True
    following = tokens[position + 1]
    if not following.spaced:
        return False
    last = token
    if _REGNAL.fullmatch(token.text) or _INITIALS.fullmatch(token.text) or token.lower == "a.i.":
        return following.text in _OPENERS  # "Mohammed V. On Thursday", "the chargé d'affaires a.i. A"
    if token.text in {'"', "'", ")", "''"} and position and not token.spaced:
        last = tokens[position - 1]
    if last.text not in {".", "!", "?", "..."} and not (
        last.text.endswith(".") and len(last.text) > 3 and last.lower not in ABBREVIATIONS
    ):
        return False
    if last is token and last.text == "." and position and re.fullmatch(r"[A-Z]", tokens[position - 1].text):
        return False
    first = following.text[0]
    return first.isupper() or first.isdigit() or first in "\"'(-•*[" or not first.isascii()
