"""Sentences and the words in them that say something."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.resolution.names import normalised

_ABBREVIATED = "".join(
    rf"(?<!\b{words})"
    for words in (
        r"[A-Z]\.",
        r"(?:Mr|Ms|Dr|St|Lt)\.",
        r"(?:Mrs|Amb|Gen|Hon|Rev|Sen|Rep|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.",
    )
)
_SENTENCE_END = re.compile(_ABBREVIATED + r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n")
_SMALL_WORDS = frozenset(
    "a an and are as at be been between both but by for from had has have her his in into is it its more new of on or "
    "our over said she he that the their them they this to under was were which who will with would about also other "
    "two countries country sides side states state issues issue cooperation relations development ways further".split()
)


def content_words(texts: Iterable[str]) -> frozenset[str]:
    """The stems of the words that say something, of several phrases."""
    return frozenset[str]().union(*(stems_in(normalised(text)) for text in texts))


@lru_cache(maxsize=16384)
def stems_in(words: str) -> frozenset[str]:
    """The same of words that are normalised already."""
    return frozenset(stem(word) for word in words.split() if len(word) > 2 and word not in _SMALL_WORDS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the endings of number and derivation, roughly."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "al", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end, roughly."""
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)
