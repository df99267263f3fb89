"""Blocks in another language within an English report: a translation below it, or a slogan of the page."""

import re

from dragoman.reading.language import english

_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ENOUGH = 40


def without_foreign(paragraphs: list[str]) -> list[str]:
    """The paragraphs that are English or too short to tell; all of them if no more than half of the text would stay."""
    kept = [paragraph for paragraph in paragraphs if not _is_foreign(paragraph)]
    return kept if 2 * sum(map(len, kept)) > sum(map(len, paragraphs)) or _reads_english(kept) else paragraphs


def _reads_english(paragraphs: list[str]) -> bool:
    """Whether what stays is a report by itself, as of a page that gives one text in several languages."""
    text = "\n".join(paragraphs)
    try:
        return len(text) > 400 and english(text) == "en"
    except ValueError:
        return False


def _is_foreign(paragraph: str) -> bool:
    letters = len(_LETTERS.findall(paragraph))
    if 2 * len(_LATIN.findall(paragraph)) < letters:
        return True
    if letters < _ENOUGH:
        return False
    try:
        english(paragraph)
    except ValueError:
        return True
    return False
