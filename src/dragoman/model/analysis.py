"""What analysis hands to extraction: nodes of a parsed sentence, mentions of actors, and who is who in the report."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

import msgspec

from dragoman.model.document import Document, Span
from dragoman.model.vocabulary import ActorKind


class Node(msgspec.Struct, frozen=True):
    """A word of the parse, or a whole name with its titles that the parse treats as one word.

    `head` is the index of the governing node (its own index at a root); indexes count through the report.
    """

    index: int
    span: Span
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    head: int
    sentence: int


class Sentence(NamedTuple):
    """Nodes `[first, last)`; `paragraph` counts from 0; a headline is a first line without a full stop."""

    first: int
    last: int
    paragraph: int
    headline: bool


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """An office as the text words it: `words` is the title alone, `span` the whole phrase with state and organisation."""

    span: Span
    words: str
    head: str
    state: str | None = None
    states: tuple[str, ...] = ()  # of the holders of a plural office
    organisation: Span | None = None
    accredited_to: tuple[str, ...] = ()
    former: bool = False


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for one or more actors. `entities` are indexes into `Analysis.entities` (empty: unresolved)."""

    span: Span
    node: int
    kind: ActorKind
    form: str  # "name", "nominal" ("the minister"), "pronoun", "state"
    entities: tuple[int, ...] = ()
    titles: tuple[Title, ...] = ()


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of the report: its fullest name (a state's code), and the spans that name it."""

    kind: ActorKind
    name: str
    spans: tuple[Span, ...]
    titles: tuple[Title, ...] = ()
    state: str | None = None


class Analysis(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A document with its parsed sentences, its mentions in order, and its actors."""

    document: Document
    nodes: tuple[Node, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The indexes of the nodes that each node governs, in text order."""
        below: list[list[int]] = [[] for _ in self.nodes]
        for node in self.nodes:
            if node.head != node.index:
                below[node.head].append(node.index)
        return tuple(tuple(indexes) for indexes in below)

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The mention whose head is a node."""
        return {mention.node: mention for mention in self.mentions}

    @cached_property
    def _starts(self) -> list[int]:
        return [node.span.start for node in self.nodes]

    def nodes_in(self, span: Span) -> tuple[Node, ...]:
        """The nodes that share characters with a span, in text order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        near = self.nodes[first : bisect_left(self._starts, span.end)]
        return tuple(node for node in near if span.start < node.span.end)

    def tops_in(self, span: Span) -> tuple[Node, ...]:
        """Of the nodes in a span, those that no other of them governs, in text order."""
        inside = self.nodes_in(span)
        indexes = {node.index for node in inside}
        return tuple(node for node in inside if node.head not in indexes or node.head == node.index)

    def subtree(self, index: int) -> tuple[int, ...]:
        """The node and all that it governs, in text order."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.children[current])
        return tuple(sorted(found))
