"""Agreements: whether an engagement is where something was agreed, or is itself what was agreed."""

from dragoman.extraction.clauses import governing_verb
from dragoman.model.analysis import Analysis, Node

AGREEING = frozenset({"agree", "pledge", "promise", "decide", "vow", "undertake", "offer"})
# What is itself done at an engagement: "agreed to discuss it at a meeting" tells of one to come.
DONE_AT_ONE = frozenset(
    "hold meet convene host discuss raise continue sign present consider finalise finalize resume return review decide come attend "
    "go see visit take address negotiate table conclude begin start join reconvene speak talk be".split()
)
_TO_COME = frozenset({"next", "later", "upcoming", "forthcoming", "future", "tomorrow", "coming", "another"})


def is_where_agreed(analysis: Analysis, noun: Node) -> bool:
    """ "agreed to build A at a meeting in Lima": held; not "agreed to discuss it at a meeting", nor "at their next one"."""
    return agreeing(analysis, noun) is not None


def agreeing(analysis: Analysis, noun: Node) -> Node | None:
    """The verb of agreeing of which such a meeting is the setting."""
    preposition = analysis.nodes[noun.head]
    if noun.dep != "pobj" or preposition.lower not in {"at", "during"}:
        return None
    done = governing_verb(analysis, noun.index)
    if done is None or done.dep != "xcomp" or done.tag != "VB" or done.lemma in DONE_AT_ONE:
        return None
    agreed = analysis.nodes[done.head]
    told = {analysis.nodes[k].lower for k in analysis.subtree(preposition.index)}
    return agreed if agreed.lemma in AGREEING and agreed.tag == "VBD" and not told & _TO_COME else None
