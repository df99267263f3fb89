"""Inline marks put into a text: the way back from `marks`, which takes them out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from dragoman.model.document import Span
from dragoman.reading.marks import TAGS, Mark

_OUTERMOST = ("cue", "todo", "say", "topic", "post", "place", "date", "org", "group", "person", "state")
"""Of marks around the same words, the order from outside to inside."""
_UNWRITABLE = frozenset(map(chr, {*range(0x20), 0xFFFE, 0xFFFF} - {0x9, 0xA, 0xD}))
"""What XML has no way to write."""


def with_marks(text: str, marks: Iterable[Mark]) -> str:
    """The text with these marks in it; `ValueError` if it has a character that no marked text can have.

    Marks nest. Where one would cross another that began before it, it is cut in two at the other's end.
    """
    unwritable = next((letter for letter in text if letter in _UNWRITABLE or "\ud800" <= letter <= "\udfff"), None)
    if unwritable is not None:
        raise ValueError(f"has the character U+{ord(unwritable):04X}, which a marked text cannot hold")
    opening: defaultdict[int, list[str]] = defaultdict(list)
    closing: defaultdict[int, list[str]] = defaultdict(list)
    for mark in _nested(_joined(marks)):
        opening[mark.span.start].append(f"<{mark.tag} id={quoteattr(' '.join(mark.ids))}>")
        closing[mark.span.end].insert(0, f"</{mark.tag}>")
    parts = []
    edges = sorted({0, len(text), *opening, *closing})
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        parts += [*closing[start], *opening[start], _written(text[start:end])]
    return _with_edges("".join(parts))


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    """Marks around the same words with the same tag made one, with all their ids."""
    ids: dict[tuple[str, Span], dict[str, None]] = {}
    for mark in marks:
        if mark.tag in TAGS and mark.span.start < mark.span.end:
            ids.setdefault((mark.tag, mark.span), {}).update(dict.fromkeys(mark.ids))
    return [Mark(tag, tuple(found), span) for (tag, span), found in ids.items()]


def _nested(marks: list[Mark]) -> Iterator[Mark]:
    """The marks from outside to inside, none of which crosses another."""
    waiting = sorted(marks, key=_order)
    open_: list[Span] = []
    while waiting:
        mark = waiting.pop(0)
        while open_ and open_[-1].end <= mark.span.start:
            open_.pop()
        if open_ and open_[-1].end < mark.span.end:
            cut = open_[-1].end
            waiting += [mark._replace(span=Span(mark.span.start, cut)), mark._replace(span=Span(cut, mark.span.end))]
            waiting.sort(key=_order)
            continue
        open_.append(mark.span)
        yield mark


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, _OUTERMOST.index(mark.tag)


def _written(words: str) -> str:
    return escape(words).replace("\r", "&#13;")


def _with_edges(body: str) -> str:
    """Line breaks at either end of a text are its own, and not those that stand around it in the file."""
    inner = body.strip("\n")
    if not inner:
        return body
    before, after = body.split(inner, 1)
    return "&#10;" * len(before) + inner + "&#10;" * len(after)
