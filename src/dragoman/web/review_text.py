"""A report's text as reviewers see it: the words of one fact, the sentence around them, and where each line begins."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.model.document import Span

_SHORT = "".join(
    rf"(?<!\b{one})"
    for one in (
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "Hon",
        "Gen",
        "Col",
        "Lt",
        "Sen",
        "Rep",
        "Gov",
        "St",
        "No",
        r"[^\W\d_a-z]",
    )
)
"""What stands before a full stop that ends no sentence, an initial among them."""
_ENDS = re.compile(rf"(?:{_SHORT}\.|[!?…])[\"”»)\]]*\s+(?=[\"“«(\[]?[^\W\d_a-z])")


class Piece(NamedTuple):
    """A piece of a line; `fact` if it is of the fact's own words, `sentence` if only of the sentence around these."""

    text: str
    fact: bool
    sentence: bool


class Line(NamedTuple):
    """A line of the text that is not empty, and the place of its first letter in code points."""

    start: int
    pieces: tuple[Piece, ...]


def lines_with(text: str, spans: Sequence[Span]) -> list[Line]:
    """The lines of the text, each cut where the fact's words or their sentences begin and end."""
    around = [sentence_around(text, span) for span in spans]
    edges = sorted({edge for span in (*spans, *around) for edge in span})
    found = []
    for start, end in _lines(text):
        cuts = [start, *(edge for edge in edges if start < edge < end), end]
        pieces = tuple(Piece(text[a:b], _within(spans, a), _within(around, a)) for a, b in pairwise(cuts))
        found.append(Line(start, pieces))
    return found


def excerpts(text: str, spans: Sequence[Span], most: int = 3) -> list[tuple[Piece, ...]]:
    """The sentences that a fact rests on, each once, with its words marked."""
    around = list(dict.fromkeys(sentence_around(text, span) for span in spans))[:most]
    found = []
    for start, end in around:
        edges = sorted({edge for span in spans for edge in span if start < edge < end})
        found.append(tuple(Piece(text[a:b], _within(spans, a), True) for a, b in pairwise([start, *edges, end])))
    return found


def sentence_around(text: str, span: Span) -> Span:
    """The sentence in which a span stands, within its lines."""
    first = text.rfind("\n", 0, span.start) + 1
    after = text.find("\n", max(span.end - 1, span.start))
    last = len(text) if after < 0 else after
    starts = [match.end() for match in _ENDS.finditer(text, first, last)]
    start = max((at for at in starts if at <= span.start), default=first)
    end = min((at for at in starts if at >= span.end), default=last)
    return Span(start, max(end, span.end))


def _within(spans: Sequence[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found
