"""Recalled: engagements that a text only counts, or that somebody is yet to report on."""

from dragoman.extraction.clauses import children, is_verb
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node

_DEBRIEFING = frozenset({"brief", "debrief", "inform", "update", "tell", "report"})


def is_reported_on(analysis: Analysis, noun: Node) -> bool:
    """ "will brief B on their talks with A": the talks have been; not "on his planned talks", nor on those of next week."""
    preposition = analysis.nodes[noun.head]
    verb = analysis.nodes[preposition.head]
    if noun.dep != "pobj" or preposition.lower not in {"on", "about"} or not is_verb(verb):
        return False
    owned = any(n.tag == "PRP$" for n in children(analysis, noun.index, "poss"))
    told = {analysis.nodes[k].lower for k in analysis.subtree(preposition.index)}
    return owned and verb.lemma in _DEBRIEFING and not told & (load_cues().future | load_cues().possible)


_RANKING = frozenset({"first", "last", "only"})


def is_counted(analysis: Analysis, verb: Node) -> bool:
    """ "It was the third time they had met this year": told over which time they are counted, and not when they met."""
    time = analysis.nodes[verb.head]
    if time.lower != "time" or verb.dep not in {"relcl", "acl", "ccomp"}:
        return False
    words = {n.lower for n in children(analysis, time.index, "amod", "nummod")}
    ordinal = any(word.endswith(("th", "second", "third")) or word in _RANKING for word in words)
    above = analysis.nodes[time.head]
    return ordinal and (above.lemma == "be" or time.dep == "pobj")
