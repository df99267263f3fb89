"""Days after: "met B on Sunday, a day after he had visited C" tells the day of the visit too."""

from datetime import date, timedelta
from typing import NamedTuple

from dragoman.extraction.clauses import children, governing_verb
from dragoman.extraction.date_tokens import COUNTS
from dragoman.model.analysis import Analysis, Node

_UNITS = {"day": 1, "week": 7}
_ONE = frozenset({"a", "an", "one"})


class Lag(NamedTuple):
    """How long after an engagement that of the verb `above` was; `link` is the word "after"."""

    above: int
    link: int
    length: timedelta


def lag_after(analysis: Analysis, node: Node) -> Lag | None:
    """The lag told of a verb or a noun behind "a day after", "two days before"."""
    link = _link(analysis, node)
    if link is None:
        return None
    hung = analysis.nodes[node.head] if link.dep == "mark" else link
    above = hung if hung.tag.startswith("VB") else governing_verb(analysis, hung.index)
    length = _length(analysis, link, node)
    if above is None or length is None:
        return None
    return Lag(above.index, link.index, length if link.lower == "after" else -length)


def _link(analysis: Analysis, node: Node) -> Node | None:
    above = analysis.nodes[node.head]
    if node.dep in {"pcomp", "pobj"}:
        return above if above.lower in {"after", "before"} else None
    marks = (n for n in children(analysis, node.index, "mark") if n.lower in {"after", "before"})
    return next(marks, None) if node.dep == "advcl" else None


def _length(analysis: Analysis, link: Node, node: Node) -> timedelta | None:
    """ "a day", "two days", right before the link."""
    before = analysis.nodes[link.index - 1]
    beside = before.dep == "npadvmod" and {before.head, link.head} & {link.index, node.index, before.index}
    if not beside or before.lemma not in _UNITS:
        return None
    told = [n.lower for n in children(analysis, before.index, "det", "nummod")]
    count = next((_count(word) for word in told), None)
    return timedelta(days=count * _UNITS[before.lemma]) if count else None


def _count(word: str) -> int | None:
    if word in _ONE:
        return 1
    if word.isdigit():
        return int(word)
    return COUNTS.index(word) + 1 if word in COUNTS else None


def shifted(day: str, lag: Lag) -> str | None:
    """The day that lies so long before; None where only a month is told."""
    try:
        return (date.fromisoformat(day) - lag.length).isoformat()
    except ValueError:
        return None
