"""Texts in capitals throughout, and texts with names in small letters, as wires and cables had them: a copy to be read.

The copy has the same letters at the same places, so that every offset is one of the text as it was published.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from dragoman.analysis.case_words import MONTHS_AND_WORDS, Word, is_calendar_word, with_capitals
from dragoman.analysis.language import load_parser
from dragoman.analysis.lemmas import RULED
from dragoman.analysis.name_words import are_shouted
from dragoman.analysis.tokens import PLAIN, split_paragraphs
from dragoman.lexicon.states import load_states
from dragoman.model.document import Document

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FEW = 12
"""Words: a paragraph of fewer in capitals is a headline or a heading, which is left as it is in an ordinary text."""
_CARELESS = 2
"""Names of states, days and months in small letters that make a text one that does not tell names by capitals."""


def cased(document: Document) -> Document:
    """The document with its names in capitals and its other words in small letters; itself, if its text is so already."""
    text = _cased(document.text)
    return document if text is document.text else msgspec.structs.replace(document, text=text)


@lru_cache(maxsize=4)  # a report is read a second time when its names are known
def _cased(text: str) -> str:
    told = [(paragraph, _LETTERS.findall(paragraph.text)) for paragraph in split_paragraphs(text)]
    shouted = [are_shouted(words) for _, words in told]
    throughout = all(shouted) and any(len(words) >= _FEW for _, words in told)
    careless = _is_careless([words for (_, words), loud in zip(told, shouted, strict=True) if not loud])
    parts, at = [], 0
    for (paragraph, words), loud in zip(told, shouted, strict=True):
        if (throughout or len(words) >= _FEW) if loud else careless:
            parts += [text[at : paragraph.start], _recased(paragraph.text, shouted=loud)]
            at = paragraph.start + len(paragraph.text)
    return "".join([*parts, text[at:]]) if parts else text


def _is_careless(paragraphs: Sequence[Sequence[str]]) -> bool:
    """Names of states and days stand in small letters, and not seldom: one that does is a misprint."""
    names = [word for words in paragraphs for word in words if _is_surely_name(word)]
    small, large = sum(name.islower() for name in names), sum(name[0].isupper() for name in names)
    return small >= _CARELESS and small >= large


@lru_cache(maxsize=8192)
def _is_surely_name(word: str) -> bool:
    """A day, a month, a demonym or a state, whatever its case, that is no other word of English."""
    lower = word.lower()
    if is_calendar_word(lower):
        return lower not in MONTHS_AND_WORDS
    found = load_states().match([lower.capitalize()], 0) if len(lower) > 3 else None
    return found is not None and found.kind in {"name", "adjective"} and lower not in _ALSO_WORDS


_ALSO_WORDS = frozenset("turkey china polish chad jordan guinea mali niger georgia holy dutch swiss".split())


def _recased(line: str, *, shouted: bool) -> str:
    """A paragraph with capitals where names are; what is capitalised already in one of small letters stays so."""
    language = load_parser()
    lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in line)
    doc = language.make_doc(lower.translate(PLAIN))
    words = [
        Word(token.idx, lower[token.idx : token.idx + len(token)], line[token.idx : token.idx + len(token)])
        for token in doc
    ]
    forms = with_capitals(words, _tags, shouted=shouted)
    letters = list(line)
    for word, form in zip(words, forms, strict=True):
        letters[word.start : word.start + len(form)] = form
    return "".join(letters)


def _tags(words: Sequence[str]) -> list[str]:
    """The tagger's tags of words."""
    from spacy.tokens import Doc

    language = load_parser()
    doc = Doc(language.vocab, words=[word or " " for word in words])
    for name, pipe in language.pipeline:
        if name not in {"parser", "ner", *RULED}:
            doc = pipe(doc)
    return [token.tag_ for token in doc]
