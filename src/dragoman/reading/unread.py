"""What of a text is not read: blanks take its place, so that every offset stays as it is."""

import re

import msgspec

from dragoman.model.document import Document
from dragoman.reading.foreign import foreign_parts

MOST_WORDS = 50_000
"""Words and signs that are read of a text. The longest report that its letters allow has fewer, unless it is none."""

_WORDLESS = re.compile(r"[\W_]{60,}")
_SEEN = re.compile(r"\S")
_WORD = re.compile(r"\w+|[^\w\s]")


def part_read(document: Document) -> Document:
    """The document with blanks in the place of paragraphs in other languages, and of long runs without any letter, each
    sign of which is a word to whoever analyses a text.

    `ValueError`, worded to follow "cannot be read:", if more is left than can be read in a time to wait for.
    """
    text = document.text
    for start, end in foreign_parts(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    text = _WORDLESS.sub(lambda run: _SEEN.sub(" ", run[0]), text)
    words = sum(1 for _ in _WORD.finditer(text))
    if words > MOST_WORDS:
        raise ValueError(
            f"it has {words:,} words and signs (the limit is {MOST_WORDS:,}): split it into its single reports"
        )
    if text == document.text:
        return document
    return msgspec.structs.replace(document, text=text)
