"""Prospects: what is said of an engagement that may or will come."""

from dragoman.extraction.clauses import (
    child,
    children,
    governing_verb,
    is_infinitive,
    is_verb,
    objects_behind,
)
from dragoman.model.analysis import Analysis, Node

_OPEN = frozenset({"possible", "conceivable", "desirable", "thinkable", "likely"})
_UNDER = frozenset({"consideration", "discussion", "negotiation", "examination", "study"})
_PLANS = frozenset({"programme", "program", "agenda", "schedule", "itinerary", "diary"})
_CHANCES = frozenset({"time", "opportunity", "occasion", "chance", "moment"})


_CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
_PROSPECTIVE = frozenset({"would", "will", "'ll", "'d", "could", "may", "might", "can", "shall"})
_PRIVATE = frozenset(
    {
        "private",
        "privately",
        "holiday",
        "holidays",
        "vacation",
        "medical",
        "check-up",
        "checkup",
        "honeymoon",
        "personal",
    }
)


def is_private(analysis: Analysis, cue: Node) -> bool:
    """ "travelled on to X for private reasons", "had gone to X for a medical check-up": no official visit."""
    near = [n.index for n in children(analysis, cue.index, "amod", "advmod", "compound")]
    near += objects_behind(analysis, cue.index, "for", "on", "in")
    return any(analysis.nodes[k].lower in _PRIVATE for head in near for k in analysis.subtree(head)[:6])


def is_under_consideration(analysis: Analysis, noun: Node) -> bool:
    """ "a lunch is possible", "a stopover is under consideration", "the talks hang in the balance"."""
    verb = analysis.nodes[noun.head]
    if noun.dep not in {"nsubj", "nsubjpass"} or verb.lemma not in {"be", "seem", "look", "remain", "hang"}:
        return False
    if any(analysis.nodes[head].lower in _UNSURE for head in objects_behind(analysis, verb.index, "in")):
        return True
    if any(n.lower in _OPEN for n in children(analysis, verb.index, "acomp", "attr")):
        return True
    return any(analysis.nodes[head].lower in _UNDER for head in objects_behind(analysis, verb.index, "under"))


def is_on_the_way(analysis: Analysis, noun: Node) -> bool:
    """ "en route to Manila for talks", "on her way to Oslo for a meeting": whoever stops elsewhere has not been there yet."""
    preposition = analysis.nodes[noun.head]
    if noun.dep != "pobj" or preposition.lower not in {"for", "to"}:
        return False
    if preposition.lower == "to":  # "on his way to a meeting"
        return [n.lower for n in analysis.nodes[max(0, preposition.index - 3) : preposition.index]][::2] == [
            "on",
            "way",
        ]
    for node in reversed(analysis.nodes[analysis.sentences[noun.sentence].first : noun.index]):
        before = [analysis.nodes[k].lower for k in (node.index - 2, node.index - 1) if k >= 0]
        if (node.lower == "route" and before[-1:] == ["en"]) or (node.lower == "way" and before[:1] == ["on"]):
            return True
        if node.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return False


_UNSURE = frozenset({"doubt", "balance", "jeopardy", "question"})
_REACH = 14  # words between an invitation and what it is to


def is_invited_to(analysis: Analysis, cue: Node) -> bool:
    """ "handed over an invitation addressed to A to take part in the forum": what the paper asks for is yet to come."""
    current, seen = cue, 0
    while current.head != current.index and seen < 8:
        if current.tag == "VB" and is_infinitive(analysis, current.index):
            first = max(analysis.sentences[current.sentence].first, current.index - _REACH)
            before = analysis.nodes[first : current.index]
            return any(n.lemma == "invitation" for n in before) and not any(n.text in {";", "."} for n in before)
        current, seen = analysis.nodes[current.head], seen + 1
    return False


def is_open_condition(analysis: Analysis, verb: Node) -> bool:
    """ "if talks succeed", "unless he resigns": a condition that may come true, unlike "if he were asked"."""
    tensed = [verb, *children(analysis, verb.index, "aux", "auxpass")]
    return not any(n.tag == "VBD" for n in tensed) and not any(n.lower in {"would", "could"} for n in tensed)


def is_on_condition(analysis: Analysis, cue: Node) -> bool:
    """ "If talks succeed, X would travel to A to meet Y": what is to come of it hangs on the condition."""
    current, seen = cue, 0
    while seen < 8:
        if is_verb(current) and _hangs_on_condition(analysis, current):
            return True
        if current.head == current.index or current.dep in {"relcl", "parataxis"}:
            return False
        current, seen = analysis.nodes[current.head], seen + 1
    return False


def _hangs_on_condition(analysis: Analysis, verb: Node) -> bool:
    auxiliaries = {n.lower for n in children(analysis, verb.index, "aux")}
    if not auxiliaries & _PROSPECTIVE:
        return False
    return any(
        (
            any(n.lower in _CONDITIONS for n in children(analysis, clause.index, "mark", "advmod"))
            or _is_inverted(analysis, clause)
        )
        and is_open_condition(analysis, clause)
        for clause in children(analysis, verb.index, "advcl")
    )


def _is_inverted(analysis: Analysis, clause: Node) -> bool:
    """ "Should talks succeed, …"."""
    subject = child(analysis, clause.index, "nsubj", "nsubjpass")
    return subject is not None and any(
        n.lower == "should" and n.index < subject.index for n in children(analysis, clause.index, "aux")
    )


def is_on_programme(analysis: Analysis, noun: Node) -> bool:
    """ "the programme includes talks with X": in the present tense a programme tells what is to come."""
    verb = governing_verb(analysis, noun.index)
    if verb is None or verb.tag not in {"VBZ", "VBP"}:
        return False
    return any(n.lower in _PLANS for n in children(analysis, verb.index, "nsubj"))


def is_chance_taken(analysis: Analysis, verb: Node) -> bool:
    """ "took the opportunity to meet", "found time to receive": it happened."""
    noun = analysis.nodes[verb.head]
    above = analysis.nodes[noun.head]
    return (
        noun.lower in _CHANCES
        and is_verb(above)
        and above.tag in {"VBD", "VBN"}
        and above.lemma in {"take", "find", "use", "have"}
    )
