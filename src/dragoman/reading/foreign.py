"""Blocks in another language within an English report: a translation below it, or a slogan of the page."""

import re
from collections.abc import Iterable, Iterator

from dragoman.model.document import Passage
from dragoman.reading.language import ENGLISH, UNKNOWN, is_read, language_of

_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_PARAGRAPH = re.compile(r"[^\n]+")
_ENOUGH = 40
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAMED_SHARE = 0.75
_REPORT = 400


def without_foreign(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """The paragraphs that are English or too short to tell, and the others.

    All of them are kept together if no more than half of the text would stay, unless that is a report by itself.
    """
    kept: list[str] = []
    foreign: list[str] = []
    for paragraph in paragraphs:
        (foreign if is_foreign(paragraph) else kept).append(paragraph)
    if 2 * sum(map(len, kept)) > sum(map(len, paragraphs)) or _reads_english(kept):
        return kept, foreign
    return paragraphs, []


def passages(paragraphs: Iterable[str]) -> tuple[Passage, ...]:
    """Paragraphs by their languages, in the order in which these begin."""
    found: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        language = language_of(paragraph)
        found.setdefault(UNKNOWN if language is None or is_read(language) else language, []).append(paragraph)
    return tuple(Passage(language=language, text="\n\n".join(texts)) for language, texts in found.items())


def language_of_report(text: str) -> str | None:
    """The language of a report whose text is taken as it is: English if a part of it is, and is a report by itself."""
    language = language_of(text)
    if is_read(language):
        return language
    return ENGLISH if _reads_english([line for line in text.split("\n") if not is_foreign(line)]) else language


def foreign_parts(text: str) -> Iterator[tuple[int, int]]:
    """Where in an English text there are paragraphs in other languages."""
    for paragraph in _PARAGRAPH.finditer(text):
        if is_foreign(paragraph[0]):
            yield paragraph.span()


def _reads_english(paragraphs: list[str]) -> bool:
    """Whether what stays is a report by itself, as of a page that gives one text in several languages."""
    text = "\n".join(paragraphs)
    return len(text) > _REPORT and language_of(text) == ENGLISH


def is_foreign(paragraph: str) -> bool:
    """Whether a paragraph is plainly not English."""
    letters = len(_LETTERS.findall(paragraph))
    if 2 * len(_LATIN.findall(paragraph)) < letters:
        return True
    return letters >= _ENOUGH and not _is_list_of_names(paragraph) and not is_read(language_of(paragraph))


def _is_list_of_names(paragraph: str) -> bool:
    """Whether nearly all words are written large, as in a list of those present, which is in no language."""
    words = [word for word in _WORD.findall(paragraph) if len(word) > 1]
    named = sum(1 for word in words if word[0].isupper() and not word.isupper())
    return named >= _NAMED_SHARE * len(words)
