"""Phrases: the words of a topic, a statement or a commitment as one span of the text."""

import re
from collections.abc import Sequence

from dragoman.extraction.clauses import children
from dragoman.extraction.date_tokens import DAYS_AND_MONTHS, WEEKDAYS
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span

EDGES = " \t\n,;:.\"'“”‘’`"
DANGLING = re.compile(r",?\s+(?:as well as|as well|and|or|but)$")
OPENERS = frozenset({"that", "whether"})


def phrase_span(analysis: Analysis, head: int, *, clause: bool = False, without: frozenset[int] = frozenset()) -> Span:
    """The words under a node from first to last. A noun phrase ends before a clause behind a comma, `clause` keeps all."""
    inside = sorted(_inside(analysis, head, head, clause, without))
    start, end = analysis.nodes[inside[0]].span.start, max(analysis.nodes[k].span.end for k in inside)
    return trim(analysis, start, end)


def _inside(analysis: Analysis, index: int, head: int, clause: bool, without: frozenset[int]) -> list[int]:
    found = [index]
    for node in children(analysis, index):
        if node.index in without or (node.dep == "punct" and node.text in {'"', "“", "”"}):
            continue
        if node.index > index and is_aside(analysis, node):
            continue  # "the situation in Gaza at a meeting in Moscow", "digital trade in Santiago on 12 May"
        behind_comma = node.index > index and _behind_comma(analysis, node)
        if not clause and node.dep in {"relcl", "advcl", "parataxis"} and behind_comma:
            continue
        if not clause and index == head and node.dep == "advcl":
            continue
        found += _inside(analysis, node.index, head, clause, without)
    return found


def is_aside(analysis: Analysis, node: Node) -> bool:
    """What tells when, where or how it was talked of, and is no part of what was."""
    on_a_day = node.lower == "on" and any(n.lower in WEEKDAYS for n in analysis.nodes[node.index + 1 : node.index + 2])
    return on_a_day or _is_occasion(analysis, node) or _is_where_and_when(analysis, node)


def _is_occasion(analysis: Analysis, node: Node) -> bool:
    """ "at a meeting", "in talks with B", "over the phone": when or how it was said or talked of, and no part of it."""
    if node.dep == "prep" and node.lower in {"by", "over", "via"}:
        return any(n.lower in _CONNECTED for n in children(analysis, node.index, "pobj"))
    if node.dep != "prep" or node.lower not in {"at", "in", "during"}:
        return False
    return any(n.lower in _OCCASIONS for n in children(analysis, node.index, "pobj"))


_CONNECTED = frozenset({"phone", "telephone", "videolink", "videoconference"})
_OCCASIONS = frozenset({"meeting", "talks", "negotiations"})


def _is_where_and_when(analysis: Analysis, node: Node) -> bool:
    """ "in Santiago on 12 May", "in Lima on Friday", "in Lima in March": where and when it was signed or talked of."""
    if node.dep != "prep" or node.lower not in {"in", "at"}:
        return False
    if analysis.nodes[node.head].lower in _SOMEWHERE and node.head == node.index - 1:
        return False  # "the situation in Haiti on Friday"
    last = node.index + 1
    while last < len(analysis.nodes) and analysis.nodes[last].tag == "NNP" and not _is_day(analysis.nodes[last]):
        last += 1
    behind = analysis.nodes[last : last + 3]
    if last == node.index + 1 or not behind or behind[0].sentence != node.sentence:
        return False
    led = behind[0].lower == "on" and any(map(_is_day, behind[1:3]))
    month = behind[0].lower == "in" and any(map(_is_day, behind[1:3])) and _closes(analysis, behind[1:3])
    return led or month or _is_day(behind[0])


def _closes(analysis: Analysis, nodes: Sequence[Node]) -> bool:
    """Whether the sentence ends with these words: not "in Paris in September, on aid"."""
    day = next(node for node in nodes if _is_day(node))
    behind = analysis.nodes[day.index + 1 : analysis.sentences[day.sentence].last]
    return not any(node.text[0].isalpha() for node in behind)


# What is somewhere: the place belongs to it.
_SOMEWHERE = frozenset(
    "situation crisis war conflict fighting developments events unrest elections peace ceasefire violence hostilities coup".split()
)


def _is_day(node: Node) -> bool:
    return node.lower in _DAYS


_DAYS = DAYS_AND_MONTHS | {"yesterday", "today"}


def _behind_comma(analysis: Analysis, node: Node) -> bool:
    """Whether the clause begins behind a comma: ", which …", ", for which …"."""
    first = min(analysis.subtree(node.index))
    return first > 0 and "," in {analysis.nodes[first - 1].text, analysis.nodes[first].text}


def trim(analysis: Analysis, start: int, end: int) -> Span:
    """Without punctuation and an opening "that" at the edges."""
    text = analysis.document.text
    while start < end and text[start] in EDGES:
        start += 1
    for word in OPENERS:
        if text[start:end].lower().startswith(word + " "):
            start += len(word) + 1
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    dangling = DANGLING.search(text, start, end)
    if dangling and dangling.end() == end:
        end = dangling.start()
    return Span(start, max(end, start + 1))


def quoted_spans(analysis: Analysis, first: int, last: int) -> list[Span]:
    """What stands in double quotes between two offsets; an unclosed quote runs to the end."""
    text = analysis.document.text
    found, opened = [], None
    for position in range(first, last):
        mark = text[position]
        if mark in '"“”„«»':
            if opened is None:
                opened = position + 1
            else:
                if position > opened:
                    found.append(trim(analysis, opened, position))
                opened = None
    if opened is not None and last - opened > 1:
        found.append(trim(analysis, opened, last))
    return found


_FUNCTION_WORDS = frozenset(
    "a an the of in on at to for with and or but by from as this that these those his her its their it them he she they who".split()
)


def is_cut_off(words: str) -> bool:
    """Whether a phrase holds nothing but function words, or ends in one: "the", "the landing of"."""
    found = re.findall(r"[\w'’]+", words.casefold())
    return not found or found[-1] in _FUNCTION_WORDS - {"this", "that", "it", "them"} or set(found) <= _FUNCTION_WORDS
