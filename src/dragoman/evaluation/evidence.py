"""Where in a gold report the words of a fact stand: by its marks, or by searching for the words."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.model.document import Span
from dragoman.reading.marks import Mark

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


class Source(NamedTuple):
    """A gold report's text and marks, in which the words of its facts are looked up."""

    text: str
    marks: tuple[Mark, ...]

    def marked(self, key: str, *tags: str) -> list[Span]:
        """The words that marks with one of these tags and this id stand around, in order."""
        return sorted({mark.span for mark in self.marks if mark.tag in tags and key in mark.ids})

    def holding(self, key: str, words: str, *tags: str) -> list[Span]:
        """Those of `marked` that hold these words; all of them if none does."""
        spans = self.marked(key, *tags)
        wanted = " ".join(words.split()).casefold()
        return [span for span in spans if wanted in self._flat(span)] or spans

    def words(self, words: str | None) -> list[Span]:
        """Every place where these words stand, whatever the white space and case; whole words if there are any."""
        parts = [re.escape(part) for part in (words or "").split()]
        if not parts:
            return []
        pattern = r"\s+".join(parts)
        for around in (rf"(?<!\w){pattern}(?!\w)", pattern):
            found = [Span(*match.span()) for match in re.finditer(around, self.text, re.IGNORECASE)]
            if found:
                return found
        return []

    def nearest(self, words: str | None, others: Sequence[Span]) -> list[Span]:
        """Where these words stand nearest to any of the `others`; where they stand first if there are none."""
        found = self.words(words)
        if not found or not others:
            return found[:1]
        return [min(found, key=lambda span: min(_distance(span, other) for other in others))]

    def paragraphs(self) -> list[Span]:
        """The paragraphs: what stands between empty lines."""
        edges = [0, *(edge for match in _BREAK.finditer(self.text) for edge in match.span()), len(self.text)]
        return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]

    def fullest(self, groups: Iterable[Sequence[Span]]) -> Span:
        """The paragraph in which most of the groups have words, the first of equals; the whole text if none has."""
        listed = list(groups)
        best, most = Span(0, len(self.text)), 0
        for paragraph in self.paragraphs():
            count = sum(any(paragraph.overlaps(span) for span in spans) for spans in listed)
            if count > most:
                best, most = paragraph, count
        return best

    def _flat(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split()).casefold()


def _distance(one: Span, other: Span) -> int:
    """The characters between two spans, in whichever order they stand; 0 if they overlap."""
    return max(0, other.start - one.end, one.start - other.end)
