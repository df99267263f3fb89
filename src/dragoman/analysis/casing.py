"""Texts in capitals throughout, and texts with names in small letters, as wires and cables had them: a copy to be read.

The copy has the same letters at the same places, so that every offset is one of the text as it was published.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from dragoman.analysis.case_words import Word, is_calendar_word, is_month, with_capitals
from dragoman.analysis.language import load_parser
from dragoman.analysis.lemmas import RULED
from dragoman.analysis.tokens import PLAIN
from dragoman.lexicon.states import load_states
from dragoman.model.document import Document

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SHOUTED = 0.7
_FEW = 12
"""Words: a line of fewer in capitals is a headline or a heading, which is left as it is in an ordinary text."""
_CARELESS = 2
"""Names of states, days and months in small letters that make a text one that does not tell names by capitals."""


def cased(document: Document) -> Document:
    """The document with its names in capitals and its other words in small letters; itself, if its text is so already."""
    text = _cased(document.text)
    return document if text is document.text else msgspec.structs.replace(document, text=text)


@lru_cache(maxsize=4)  # a report is read a second time when its names are known
def _cased(text: str) -> str:
    lines = list(_LINE.finditer(text))
    shouted = [line for line in lines if _is_shouted(line[0])]
    running = [line for line in shouted if len(_LETTERS.findall(line[0])) >= _FEW]
    if running and len(shouted) == len(lines):
        running = shouted
    plain = [line for line in lines if line not in shouted]
    small = plain if _is_careless([line[0] for line in plain]) else []
    if not running and not small:
        return text
    parts, at = [], 0
    for line in sorted({*running, *small}, key=lambda line: line.start()):
        parts += [text[at : line.start()], _recased(line[0], shouted=line in running)]
        at = line.end()
    return "".join([*parts, text[at:]])


def _is_shouted(line: str) -> bool:
    words = _LETTERS.findall(line)
    return bool(words) and sum(word.isupper() for word in words) > _SHOUTED * len(words)


def _is_careless(lines: Sequence[str]) -> bool:
    """Names of states and days stand in small letters, and not seldom: one that does is a misprint."""
    small = sum(1 for line in lines for _ in _small_names(line))
    large = sum(1 for line in lines for word in _LETTERS.findall(line) if word[0].isupper() and _is_surely_name(word))
    return small >= _CARELESS and small >= large


def _small_names(line: str) -> Iterator[str]:
    return (word for word in _LETTERS.findall(line) if word.islower() and _is_surely_name(word))


@lru_cache(maxsize=8192)
def _is_surely_name(word: str) -> bool:
    """A day, a month, a demonym or a state, whatever its case, that is no other word of English."""
    lower = word.lower()
    if is_calendar_word(lower):
        return not is_month(lower) or lower not in {"may", "march"}
    found = load_states().match([lower.capitalize()], 0) if len(lower) > 3 else None
    return found is not None and found.kind in {"name", "adjective"} and lower not in _ALSO_WORDS


_ALSO_WORDS = frozenset("turkey china polish chad jordan guinea mali niger georgia holy dutch swiss".split())


def _recased(line: str, shouted: bool) -> str:
    """The line with capitals where names are; what is capitalised already in a line of small letters stays so."""
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
