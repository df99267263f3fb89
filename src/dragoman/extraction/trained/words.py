"""A text as the trained reader sees it: words with their pieces, and what is plain to see of each."""

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.model.document import Span

SURFACE = ("lower", "title", "upper", "initial", "mixed", "number", "mark", "line", "paragraph", "headline")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_END = re.compile(r"[.!?]")


class Words(NamedTuple):
    """The words of a text. `pieces` are ids of the encoder's vocabulary, `piece_word` the word of each piece.

    `surface` is `[words, len(SURFACE)]`, 0 or 1; `sentence` and `paragraph` count from 0.
    """

    text: str
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    sentence: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    surface: NDArray[np.float32]
    pieces: NDArray[np.int64]
    piece_word: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.start)

    def word(self, index: int) -> str:
        return self.text[self.start[index] : self.end[index]]

    def span(self, first: int, last: int) -> Span:
        """The characters of the words `[first, last]`, both included."""
        return Span(int(self.start[first]), int(self.end[last]))

    def within(self, span: Span) -> tuple[int, int] | None:
        """First and last word that a span of characters touches, or None."""
        first = int(self.end.searchsorted(span.start, side="right"))
        last = int(self.start.searchsorted(span.end, side="left")) - 1
        return (first, last) if first <= last else None


@cache
def load_pieces() -> Any:
    """The encoder's tokenizer, from the package."""
    from tokenizers import Tokenizer

    return Tokenizer.from_str((files(__package__) / "model" / "tokenizer.json").read_text(encoding="utf-8"))


def split_words(text: str) -> Words:
    """The words of a text: runs of letters and digits, and each mark."""
    encoded = load_pieces().encode(text, add_special_tokens=False)
    ids, words, offsets = encoded.ids, encoded.word_ids, encoded.offsets
    start: list[int] = []
    end: list[int] = []
    piece_word: list[int] = []
    last = None
    for word, (first, after) in zip(words, offsets, strict=True):
        if word != last or not start:
            start.append(first)
            end.append(after)
            last = word
        end[-1] = max(end[-1], after)
        piece_word.append(len(start) - 1)
    sentence, paragraph, line = _divide(text, start, end)
    return Words(
        text,
        np.array(start, dtype=np.int64),
        np.array(end, dtype=np.int64),
        np.array(sentence, dtype=np.int64),
        np.array(paragraph, dtype=np.int64),
        _surface(text, start, end, paragraph, line),
        np.array(ids, dtype=np.int64),
        np.array(piece_word, dtype=np.int64),
    )


def _divide(text: str, start: list[int], end: list[int]) -> tuple[list[int], list[int], list[bool]]:
    """For each word its sentence and paragraph, and whether it is the first of a line."""
    sentences, paragraphs, lines = [], [], []
    sentence = paragraph = 0
    ended = False
    for index, first in enumerate(start):
        gap = text[end[index - 1] : first] if index else "\n"
        if index and _PARAGRAPH.search(gap):
            paragraph += 1
            sentence += 1
            ended = False
        elif ended and gap and not text[first].islower():
            sentence += 1
            ended = False
        sentences.append(sentence)
        paragraphs.append(paragraph)
        lines.append("\n" in gap)
        if text[first] in ".!?":
            ended = not _abbreviates(text, start, end, index)
        elif text[first].isalnum():
            ended = False
    return sentences, paragraphs, lines


_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt capt sgt sen rep gov hon st rev jan feb mar apr jun jul aug sep sept oct nov dec no vs etc inc ltd co corp".split()
)


def _abbreviates(text: str, start: list[int], end: list[int], at: int) -> bool:
    """Whether the full stop at a word stands after an initial or a known short form."""
    if at == 0 or text[start[at]] != "." or start[at] != end[at - 1]:
        return False
    before = text[start[at - 1] : end[at - 1]]
    return (len(before) == 1 and before.isalpha()) or before.casefold() in _ABBREVIATIONS


def _surface(
    text: str, start: list[int], end: list[int], paragraph: list[int], line: list[bool]
) -> NDArray[np.float32]:
    seen = np.zeros((len(start), len(SURFACE)), dtype=np.float32)
    headline = _is_headline(text, start, end, paragraph)
    for index, (first, after) in enumerate(zip(start, end, strict=True)):
        seen[index, SURFACE.index(_shape(text[first:after]))] = 1
        seen[index, SURFACE.index("line")] = line[index]
        seen[index, SURFACE.index("paragraph")] = index == 0 or paragraph[index] != paragraph[index - 1]
        seen[index, SURFACE.index("headline")] = headline and paragraph[index] == 0
    return seen


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "number"
    if not word[0].isalpha():
        return "mark"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "initial"
    return "title" if word[0].isupper() and word[1:].islower() else "mixed"


def _is_headline(text: str, start: list[int], end: list[int], paragraph: list[int]) -> bool:
    """Whether the first paragraph is one line without a full stop, and others follow."""
    last = next((index for index, number in enumerate(paragraph) if number > 0), 0)
    return last > 0 and "\n" not in text[start[0] : end[last - 1]] and not _END.match(text[start[last - 1]])
