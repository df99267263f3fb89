"""Mere words: verbs that sound like an engagement and only tell what somebody says, or who takes over from whom."""

from dragoman.extraction.clauses import children, is_infinitive, is_person_at, objects_behind
from dragoman.extraction.date_tokens import DAYS_AND_MONTHS
from dragoman.model.analysis import Analysis, Node

# What a caller comes to do; whatever else somebody is "called on to" do, he is urged to.
_ERRANDS = frozenset(
    "discuss exchange review express convey present brief bid congratulate deliver offer pay thank introduce hand mark "
    "talk explore inform apprise condole speak raise consult hear see".split()
)
_QUOTED = frozenset({",", '"', "''", "”", "’", "»"})


def is_mere_words(analysis: Analysis, verb: Node) -> bool:
    return calls_upon(analysis, verb) or is_attribution(analysis, verb) or hands_over_office(analysis, verb)


def is_asked_about(analysis: Analysis, noun: Node) -> bool:
    """ "Asked about the summit by A": A asks, and is not of the summit, wherever the parse hangs "by"."""
    preposition = analysis.nodes[noun.head]
    verb = analysis.nodes[preposition.head]
    asked = verb.tag == "VBN" and verb.lemma in {"ask", "question", "quiz", "press", "interview"}
    return asked and noun.dep == "pobj" and preposition.lower in {"about", "on"}


def calls_upon(analysis: Analysis, verb: Node) -> bool:
    """ "called on Israel to withdraw its troops": urged it; not "called on the president to discuss trade"."""
    if verb.lemma != "call":
        return False
    urged = [h for h in objects_behind(analysis, verb.index, "on", "upon") if not _is_day(analysis.nodes[h])]
    if not urged:
        return False
    asked = [n for n in children(analysis, verb.index, "xcomp", "advcl", "ccomp") if is_infinitive(analysis, n.index)]
    asked += [n for head in urged for n in children(analysis, head, "acl", "relcl") if is_infinitive(analysis, n.index)]
    behind = [
        n for n in asked if n.index > urged[-1] and not any(m.lower == "order" for m in children(analysis, n.index))
    ]
    person = any(is_person_at(analysis, head) for head in urged)
    return any(not (person and n.lemma in _ERRANDS) for n in behind)


def _is_day(node: Node) -> bool:
    return node.lower in DAYS_AND_MONTHS or node.tag == "CD"


def is_attribution(analysis: Analysis, verb: Node) -> bool:
    """ "A, wrote the Daily Post, declined": whose words these are; the paper is no addressee."""
    if verb.lemma != "write" or verb.index == 0 or analysis.nodes[verb.index - 1].text not in _QUOTED:
        return False
    if any(n.lower == "to" for n in children(analysis, verb.index, "prep", "dative")):
        return False
    behind = [n for n in children(analysis, verb.index, "dobj", "nsubj") if n.index > verb.index]
    acting = any(n.index < verb.index for n in children(analysis, verb.index, "nsubj"))
    return bool(behind) and (verb.dep == "parataxis" or not acting)


def hands_over_office(analysis: Analysis, verb: Node) -> bool:
    """ "hands over to his successor next week": an office, and no meeting; not "handed over a note to A"."""
    over = any(n.lower == "over" for n in children(analysis, verb.index, "prt", "advmod", "prep"))
    given = any(True for _ in children(analysis, verb.index, "dobj", "nsubjpass"))
    return verb.lemma == "hand" and over and not given
