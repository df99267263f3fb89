"""Inline marks of training reports: taken out of the text, with the words they stood around."""

from typing import NamedTuple
from xml.etree import ElementTree

from dragoman.model.document import Span

TAGS = frozenset({"person", "org", "group", "state", "post", "place", "date", "cue", "topic", "say", "todo"})


class Mark(NamedTuple):
    """A mark's tag, the ids of the facts it belongs to, and its words. An empty mark has no words and is left out."""

    tag: str
    ids: tuple[str, ...]
    span: Span


class MarkedText(NamedTuple):
    """A text without its marks, and the marks in the order in which they close."""

    text: str
    marks: tuple[Mark, ...]


def strip_marks(body: str) -> MarkedText:
    """The text of `body` without marks. A body that is not marked throughout is returned as it is.

    Marked is what parses as XML, has no other tags than those of the format, and at least one of them with an id.
    """
    # Comments, declarations and sections would vanish without trace: a text that has them is no marked text.
    if "<" not in body or "<!" in body or "<?" in body:
        return MarkedText(body, ())
    target = _Target()
    parser = ElementTree.XMLParser(target=target)
    try:
        parser.feed(f"<report>{body}</report>")
        parser.close()
    except ElementTree.ParseError:
        return MarkedText(body, ())
    if target.foreign or not any(mark.ids for mark in target.marks):
        return MarkedText(body, ())
    return MarkedText("".join(target.parts), tuple(target.marks))


class _Target:
    """Collects text and marks while the parser runs: no tree, so that no depth of nesting matters."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.foreign = False
        self._length = 0
        self._open: list[tuple[str, tuple[str, ...], int]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._open and tag not in TAGS:
            self.foreign = True
        self._open.append((tag, tuple(attributes.get("id", "").split()), self._length))

    def data(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def end(self, tag: str) -> None:
        _, ids, start = self._open.pop()
        if self._open and start < self._length:
            self.marks.append(Mark(tag, ids, Span(start, self._length)))

    def close(self) -> None:
        return None
