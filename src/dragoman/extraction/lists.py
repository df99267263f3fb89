"""Lists: the items of a coordinated phrase. Long lists are read by their commas, since the parse seldom holds them together."""

import re
from collections.abc import Iterator

from dragoman.extraction.clauses import children, coordinated, is_verb
from dragoman.extraction.phrases import is_aside, phrase_span, trim
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span

_STRONG = re.compile(r",?\s+(?:as well as|along with|together with|and also|plus)\s+|\s*;\s+(?:and\s+)?", re.I)
_COMMA = re.compile(r",\s+(?:and\s+)?")
_AND = re.compile(r"\s+and\s+")
_NO_ITEM = re.compile(
    r"(?:which|who|whom|whose|where|when|while|whereas|with|without|including|such|especially|particularly|in|at|on|from|by|to|of|"
    r"as|if|because|since|but|both|after|before|during|for|that|not|namely|through|under|among|between|held|signed|\w+ing the)\b",
    re.I,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WITHIN = frozenset({"relcl", "acl", "ccomp", "pcomp", "advcl"})


def items_from(analysis: Analysis, head: int) -> list[Span]:
    """The items of the list that begins with this noun phrase and runs on behind it."""
    first = min(_left(analysis, head))
    whole = phrase_span(analysis, head, clause=analysis.nodes[head].tag.startswith("VB"))
    end = max(_list_end(analysis, head), whole.end)
    span = trim(analysis, analysis.nodes[first].span.start, end)
    return _items(analysis, head, span)


def items_before(analysis: Analysis, head: int, verb: int) -> list[Span]:
    """The items of the list that is the subject of this verb."""
    first = min(analysis.subtree(head))
    last = verb - 1
    while last > head and analysis.nodes[last].dep in {"aux", "auxpass", "advmod", "neg", "punct"}:
        last -= 1
    if last < head:
        return [phrase_span(analysis, head)]
    return _items(analysis, head, trim(analysis, analysis.nodes[first].span.start, analysis.nodes[last].span.end))


def _left(analysis: Analysis, head: int) -> Iterator[int]:
    yield head
    for node in children(analysis, head):
        if node.index < head and node.dep in {
            "det",
            "amod",
            "compound",
            "poss",
            "nummod",
            "nmod",
            "quantmod",
            "predet",
        }:
            yield min(analysis.subtree(node.index))


def _list_end(analysis: Analysis, head: int) -> int:
    """Where the list behind the head ends: before the next clause, or with the sentence."""
    last = analysis.sentences[analysis.nodes[head].sentence].last
    joint = analysis.nodes[head].span.end
    telling = _telling(analysis, head)
    for index in range(head + 1, last):
        node = analysis.nodes[index]
        if is_aside(analysis, node) or (node.head in telling and _is_with_whom(analysis, node)):
            return analysis.nodes[index - 1].span.end  # "discussed trade on Friday", "over the phone", "with A"
        if node.text in {",", ";"} or node.lower == "and":
            joint = analysis.nodes[index - 1].span.end
        if node.text in {":", "–", "—", "--"}:
            return analysis.nodes[index - 1].span.end
        if (node.tag in _FINITE or node.dep == "nsubj") and not _inside_item(analysis, node, head):
            return joint
        if node.text == "," and index + 1 < last and _NO_ITEM.match(analysis.nodes[index + 1].text):
            return analysis.nodes[index - 1].span.end
    return analysis.nodes[last - 1].span.end


def _is_with_whom(analysis: Analysis, preposition: Node) -> bool:
    objects = children(analysis, preposition.index, "pobj") if preposition.lower == "with" else ()
    return any((m := analysis.mention_at.get(n.index)) is not None and m.kind == "person" for n in objects)


def _telling(analysis: Analysis, head: int) -> set[int]:
    """The verb that tells of what was talked: "discussed trade", "talked about trade"."""
    above = analysis.nodes[analysis.nodes[head].head]
    over = analysis.nodes[above.head]
    return {node.index for node in (above, over if above.dep == "prep" else above) if is_verb(node)}


def _inside_item(analysis: Analysis, node: Node, head: int) -> bool:
    """In a clause that hangs on a noun of the list: "projects that were agreed"."""
    current = node
    while current.head != current.index:
        above = analysis.nodes[current.head]
        if (
            current.dep in _WITHIN
            and above.index >= head
            and (above.tag.startswith(("NN", "IN")) or above.index == head)
        ):
            return True
        if above.index < head:
            return False
        current = above
    return False


def _items(analysis: Analysis, head: int, span: Span) -> list[Span]:
    parts = [piece for strong in _cut(analysis, span, _STRONG) for piece in _by_commas(analysis, strong)]
    listed = len(parts) > 1
    heads = [analysis.nodes[k].span.start for k in coordinated(analysis, head)[1:]]
    found: list[Span] = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        found += _by_and(analysis, part, heads, loose=listed and last)
    return [item for item in found if item.end - item.start > 2]


def _cut(analysis: Analysis, span: Span, joint: re.Pattern[str]) -> list[Span]:
    text = analysis.document.text
    bounds = [(m.start(), m.end()) for m in joint.finditer(text, span.start, span.end) if m.start() > span.start]
    starts = [span.start, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), span.end]
    return [trim(analysis, a, b) for a, b in zip(starts, ends, strict=True) if b - a > 2]


def _by_commas(analysis: Analysis, span: Span) -> list[Span]:
    """Pieces between commas; a piece that is no item of its own stays with the one before it."""
    pieces = _cut(analysis, span, _COMMA)
    found: list[Span] = []
    for piece in pieces:
        words = _size(analysis, piece)
        own = _begins_item(analysis, piece) and (words > 1 or len(pieces) > 2)
        if found and (not own or (len(pieces) == 2 and min(words, _size(analysis, found[-1])) < 2)):
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return found


def _begins_item(analysis: Analysis, piece: Span) -> bool:
    """Not a clause or a phrase that goes on about the item before: ", which …", ", drawing on …", ", planned for …"."""
    if _NO_ITEM.match(analysis.document.quote(piece)):
        return False
    opening = next((node for node in analysis.nodes if node.span.start >= piece.start), None)
    if opening is None or opening.tag.startswith(("W", "IN", "RB")):
        return False
    return opening.tag != "VBN" and (opening.tag, opening.dep) != ("VBG", "advcl")


def _by_and(analysis: Analysis, span: Span, heads: list[int], *, loose: bool) -> list[Span]:
    """Cut at an "and" that joins items of two words or more: by the parse, or in the last piece of a longer list."""
    text = analysis.document.text
    for joint in _AND.finditer(text, span.start, span.end):
        left, right = trim(analysis, span.start, joint.start()), trim(analysis, joint.end(), span.end)
        joined = any(joint.end() <= head < span.end for head in heads[:1]) or loose
        determined = re.match(r"(?:the|a|an|its|their|his|her)\s", analysis.document.quote(right), re.I) is not None
        if min(_size(analysis, left), _size(analysis, right)) >= 2 and (joined or determined):
            return [left, *_by_and(analysis, right, heads[1:], loose=loose)]
    return [span]


def _size(analysis: Analysis, span: Span) -> int:
    return len(analysis.document.quote(span).split())
