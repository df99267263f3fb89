"""A report's text cut where facts begin and end, so that every fact is shown in its place, however they overlap."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.model.document import Span

_CLAUSES = frozenset({"engagement", "statement", "commitment", "topic", "tie"})
"""Kinds that rest on several words: they are shown by the ground behind these, and others by a line under theirs."""


class Marked(NamedTuple):
    """A fact to be shown in the text: by what key, of what kind, and where."""

    key: str
    kind: str
    spans: tuple[Span, ...]


class Segment(NamedTuple):
    """A piece of text that the same facts cover, the one with the fewest words in front.

    `ground` and `line` are the kinds by which it is shown, `first` the facts that begin here. From each text one piece
    `leads` to a fact: the first of which it is the narrowest, so that there are no more links than facts.
    """

    text: str
    facts: tuple[str, ...] = ()
    ground: str | None = None
    line: str | None = None
    first: tuple[str, ...] = ()
    leads: str | None = None


def paragraphs(text: str, facts: Sequence[Marked]) -> list[list[Segment]]:
    """The lines of a text that are not empty, each cut into segments that together are the line."""
    placed = sorted(
        ((span, fact) for fact in facts for span in fact.spans), key=lambda found: found[0].end - found[0].start
    )
    edges = sorted({edge for span, _ in placed for edge in span})
    begins = {(fact.key, fact.spans[0].start) for fact in facts if fact.spans}
    found = []
    led: set[str] = set()
    for start, end in _lines(text):
        inside = edges[bisect_left(edges, start) : bisect_left(edges, end)]
        over = [(span, fact) for span, fact in placed if span.start < end and start < span.end]
        cuts = [start, *(edge for edge in inside if edge > start), end]
        pieces = pairwise(cuts)
        found.append([_leading(_segment(text, a, b, over, begins), led) for a, b in pieces])
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _leading(piece: Segment, led: set[str]) -> Segment:
    """The piece, with the fact that it leads to if none before it does; a piece without a word leads nowhere."""
    if not piece.facts or piece.facts[0] in led or not any(map(str.isalnum, piece.text)):
        return piece
    led.add(piece.facts[0])
    return piece._replace(leads=piece.facts[0])


def _segment(
    text: str, start: int, end: int, over: Sequence[tuple[Span, Marked]], begins: set[tuple[str, int]]
) -> Segment:
    covering = [(span, fact) for span, fact in over if span.start <= start and end <= span.end]
    facts = list(dict.fromkeys(fact.key for _, fact in covering))
    kinds = [fact.kind for _, fact in covering]
    ground = next((kind for kind in kinds if kind in _CLAUSES), None)
    line = next((kind for kind in kinds if kind not in _CLAUSES), None)
    # A fact whose first words begin on a line that is left out has its mark where it goes on.
    first = tuple(dict.fromkeys(fact.key for span, fact in covering if (fact.key, start) in begins))
    return Segment(text[start:end], tuple(facts), ground, line, first)
