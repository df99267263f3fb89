"""A report's final text and what is known of its publication. After a `Document` is made its text never changes."""

import hashlib
from datetime import date
from functools import cached_property
from typing import NamedTuple

import msgspec


class Span(NamedTuple):
    """`[start, end)` in code points of a document's text. Made by `Document.span`, which checks the bounds."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside a report's text in a language that is not read; `und` if it is not known which."""

    language: str
    text: str


class Document(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One published text. `text` is final: every offset of every fact counts its code points.

    `passages` are what was told beside it in other languages.
    """

    source: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    attribution: tuple[str, ...] = ()
    language: str | None = None
    passages: tuple[Passage, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8: the same text twice is one report."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)`; `ValueError` if it is empty or leaves the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span [{start}, {end}) is not inside the {len(self.text)} characters of {self.source}")
        return Span(start, end)

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]
