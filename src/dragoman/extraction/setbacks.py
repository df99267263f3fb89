"""Setbacks: engagements that were planned and fell through, or were moved to another day."""

from dragoman.extraction.clauses import (
    child,
    children,
    has_had,
    has_particle,
    is_negated,
    is_verb,
    objects_behind,
    subjects,
)
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node

_OCCURRING = frozenset({"take", "hold", "happen", "occur", "materialise", "materialize", "proceed", "go", "come"})
_DATES = frozenset({"date", "dates", "time", "day", "timing"})
_OTHER = frozenset({"new", "another", "later", "different", "other", "fresh", "alternative"})
_AWAY = frozenset({"off", "back"})
_BACKING_OUT = frozenset("pull back withdraw bow drop cry duck stay".split())
_NOTHING = frozenset({"nothing", "naught", "nought"})
_DROPPING = frozenset({"drop", "scrap", "abandon", "cancel", "shelve", "scratch", "ditch"})
_HAPPENING = frozenset({"happen", "materialise", "materialize", "occur", "take"})
BEGINNING = frozenset("begin start open convene commence meet".split())


def fell_through(analysis: Analysis, noun: Node) -> bool:
    """ "the meeting planned with X did not take place", "the session could not be held", "talks were to have been held"."""
    verb = analysis.nodes[noun.head]
    if noun.dep not in {"nsubj", "nsubjpass"} or not is_verb(verb):
        return False
    if was_to_have(analysis, verb) or any(was_to_have(analysis, n) for n in children(analysis, verb.index, "xcomp")):
        return True
    verb = _main_verb(analysis, verb)
    if verb.lemma not in _OCCURRING or not is_negated(analysis, verb.index):
        return False
    if verb.lemma in {"materialise", "materialize"}:
        return True  # only what was planned can fail to
    auxiliaries = {n.lower for n in children(analysis, verb.index, "aux")}
    return bool(auxiliaries & {"will", "wo", "could", "can", "ca", "does"}) or _was_planned(analysis, noun)


_OFFERED = frozenset({"invitation", "offer", "proposal", "request"})
_DECLINING = frozenset({"decline", "refuse", "reject", "spurn"})


def is_declined(analysis: Analysis, noun: Node) -> bool:
    """ "declined an invitation to visit", "turned the offer down": nothing will come of it."""
    verb = analysis.nodes[noun.head]
    down = verb.lemma == "turn" and any(n.lower == "down" for n in children(analysis, verb.index, "prt", "advmod"))
    if (noun.lemma not in _OFFERED and not down) or noun.dep not in {"dobj", "nsubjpass"}:
        return False
    return (verb.lemma in _DECLINING or down) and not is_negated(analysis, verb.index)


def _main_verb(analysis: Analysis, verb: Node) -> Node:
    """ "the summit, convened for May, will not be held": the parse takes the participle between commas for the verb."""
    if verb.tag not in {"VBD", "VBN"} or analysis.nodes[verb.index - 1].text != ",":
        return verb
    rest = analysis.nodes[verb.index + 1 : analysis.sentences[verb.sentence].last]
    later = (n for n in rest if n.lemma in _OCCURRING and is_negated(analysis, n.index))
    return next((n for n in later if not any(True for _ in children(analysis, n.index, "nsubj", "nsubjpass"))), verb)


def is_to_be_rearranged(analysis: Analysis, noun: Node) -> bool:
    """ "does not take place; new dates will be agreed", "will be held at a later date": it is only put off."""
    last = min(noun.sentence + 1, len(analysis.sentences) - 1)
    if analysis.sentences[last].paragraph != analysis.sentences[noun.sentence].paragraph:
        last = noun.sentence
    for node in analysis.nodes[noun.index : analysis.sentences[last].last]:
        beside = {n.lower for n in children(analysis, node.index, "amod", "det", "nummod", "advmod")}
        if node.lower in _DATES and beside & _OTHER and not beside & {"no"} and not _is_undone(analysis, node):
            return True
    return False


def _is_undone(analysis: Analysis, node: Node) -> bool:
    """ "a new date was not given", "without new dates"."""
    above = analysis.nodes[node.head]
    return above.lower in {"without", "no"} or (is_verb(above) and is_negated(analysis, above.index))


def _was_planned(analysis: Analysis, noun: Node) -> bool:
    """ "the planned meeting", "a meeting scheduled with X", "which should have been held"."""
    planning = load_cues().planning | {"pencil", "foresee", "programme"}
    for node in children(analysis, noun.index, "amod", "acl", "relcl"):
        if node.lemma in planning or node.lower in load_cues().future:
            return True
        if any(n.lower in {"should", "was", "were"} for n in children(analysis, node.index, "aux")):
            return True
    below = (analysis.nodes[k] for k in analysis.subtree(noun.index))
    return any(n.dep == "relcl" and n.lemma in planning for n in below)  # "between A and B that had been planned"


def was_to_have(analysis: Analysis, verb: Node) -> bool:
    """ "was to have met", "was due to have met": what was planned did not come about."""
    auxiliaries = {n.lower for n in children(analysis, verb.index, "aux")}
    if verb.tag != "VBN" or not {"to", "have"} <= auxiliaries:
        return False
    above = analysis.nodes[verb.head]
    if above.lower in _BOUND and above.dep == "acomp":
        above = analysis.nodes[above.head]
    been = any(n.lower in {"was", "were"} for n in children(analysis, above.index, "auxpass")) and above.lower in _BOUND
    return verb.dep == "ROOT" or above.lower in {"was", "were"} or been or bool(auxiliaries & {"was", "were"})


_BOUND = frozenset({"due", "supposed", "expected", "scheduled", "set", "slated", "meant"})


def had_been_planned(analysis: Analysis, verb: Node) -> bool:
    """ "had planned to visit A but stayed at home", "had been scheduled to meet B but changed his mind"."""
    planning = load_cues().planning | {"intend", "hope", "mean"}
    if verb.lemma not in planning or not has_had(analysis, verb.index):
        return False
    turned = any(n.lower == "but" for n in children(analysis, verb.index, "cc"))
    return turned and any(n.tag == "VBD" for n in children(analysis, verb.index, "conj"))


def is_missed(analysis: Analysis, noun: Node) -> bool:
    """ "skipped a meeting with A": whatever became of it, they were not there."""
    return noun.dep == "dobj" and analysis.nodes[noun.head].lemma in {"skip", "boycott", "miss", "snub", "shun"}


def was_announced(analysis: Analysis, verb: Node) -> bool:
    """ "will not travel to X as had been announced": what is denied had been fixed before."""
    announced = {"announce", "plan", "schedule", "expect", "foresee", "intend"}
    return any(
        n.lemma in announced
        and any(m.lower in {"as", "than"} for m in children(analysis, n.index, "mark", "advmod", "prep"))
        for n in children(analysis, verb.index, "advcl", "ccomp")
    )


def is_no_longer(analysis: Analysis, verb: Node) -> bool:
    """ "will no longer go to A", "no longer plans to meet B"."""
    return any(
        n.lower == "longer" and any(m.lower == "no" for m in children(analysis, n.index))
        for n in children(analysis, verb.index, "advmod", "npadvmod", "dobj")
    )


def is_dropped(analysis: Analysis, noun: Node) -> bool:
    """ "was called off", "had to be struck off", "was dropped", "fell through"."""
    verb = analysis.nodes[noun.head]
    verbs = [verb, *(n for n in children(analysis, verb.index, "xcomp") if n.tag == "VBN")]
    for candidate in verbs:
        particles = {n.lower for n in children(analysis, candidate.index, "prt", "advmod", "prep")}
        if candidate.lemma in {"call", "strike"} and particles & {"off", "from"}:
            return True
        if candidate.lemma == "drop" and noun.dep in {"nsubjpass", "dobj"} and not particles & {"in", "by", "at"}:
            return True
        if (
            candidate.lemma == "fall"
            and noun.dep == "nsubj"
            and (particles & {"through"} or _is_victim(analysis, candidate))
        ):
            return True
    return False


def _is_victim(analysis: Analysis, verb: Node) -> bool:
    return any(n.lower == "victim" for n in children(analysis, verb.index))


def is_moved(analysis: Analysis, noun: Node) -> bool:
    """ "was put off", "has been pushed back", "was moved to next year": the noun's verb sends it to another day."""
    verb = analysis.nodes[noun.head]
    if noun.dep not in {"dobj", "nsubjpass"} or not is_verb(verb):
        return False
    if verb.lemma in {"put", "push", "set", "hold"}:
        return any(n.lower in _AWAY for n in children(analysis, verb.index, "prt", "advmod"))
    moved = verb.lemma in {"move", "shift", "carry"}
    away = any(n.lower in {"to", "until", "by", "into"} for n in children(analysis, verb.index, "prep"))
    return moved and noun.dep == "nsubjpass" and (away or is_to_be_rearranged(analysis, noun))


def is_brought_forward(analysis: Analysis, noun: Node) -> bool:
    """ "have been brought forward to 19 February": it is held sooner."""
    verb = analysis.nodes[noun.head]
    sooner = any(n.lower == "forward" for n in children(analysis, verb.index, "prt", "advmod"))
    return noun.dep in {"dobj", "nsubjpass"} and verb.lemma in {"bring", "move"} and sooner


def _is_had_moved(analysis: Analysis, noun: Node) -> bool:
    """ "has had her tour put back to the autumn"."""
    verb = analysis.nodes[noun.head]
    under = verb.dep == "ccomp" and analysis.nodes[verb.head].lemma == "have"
    moving = [verb] if noun.dep == "nsubj" and under else []
    if noun.dep == "dobj" and verb.lemma == "have":
        moving = [n for n in children(analysis, verb.index, "ccomp") if n.index > noun.index]
    return any(
        n.lemma == "put" and any(m.lower in _AWAY for m in children(analysis, n.index, "prt", "advmod")) for n in moving
    )


def is_put_off(analysis: Analysis, noun: Node) -> bool:
    """ "the talks that should have opened on Monday will now be held in June", "put a trip on hold": not on that day."""
    verb = analysis.nodes[noun.head]
    if _is_had_moved(analysis, noun):
        return True
    if noun.dep in {"dobj", "nsubjpass"} and verb.lemma in {"put", "place"}:
        return any(analysis.nodes[head].lower in {"hold", "ice"} for head in objects_behind(analysis, verb.index, "on"))
    if noun.dep == "dobj" and verb.lower == "hold" and analysis.nodes[verb.index - 1].lower == "on":
        return analysis.nodes[verb.index - 2].lemma == "put"  # "put on hold a trip"
    if noun.dep not in {"nsubj", "nsubjpass"} or not is_verb(verb):
        return False
    coming = any(n.lower in {"will", "'ll", "is", "are"} for n in children(analysis, verb.index, "aux", "auxpass"))
    given_up = any(
        was_to_have(analysis, n) or {"should", "have"} <= {m.lower for m in children(analysis, n.index, "aux")}
        for n in children(analysis, noun.index, "relcl")
    )
    return coming and given_up


def is_given_up(analysis: Analysis, noun: Node) -> bool:
    """What the noun's own clause gives up: it never began, came to nothing, is off, or somebody backed out of it."""
    return (
        _never_began(analysis, noun)
        or _was_backed_out_of(analysis, noun)
        or _is_off(analysis, noun)
        or _came_to_nothing(analysis, noun)
        or plans_dropped(analysis, noun)
    )


def plans_dropped(analysis: Analysis, node: Node) -> bool:
    """ "plans for a meeting were dropped", "abandoned plans to visit A"."""
    above = analysis.nodes[node.head]
    plan = analysis.nodes[above.head] if node.dep == "pobj" and above.lower in {"for", "of"} else above
    if plan.lemma not in {"plan", "arrangement", "preparation"} or is_verb(plan):
        return False
    verb = analysis.nodes[plan.head]
    if plan.dep == "nsubj" and is_verb(verb):
        ended = _ends_in_nothing(analysis, verb)
        return ended or verb.lemma in {"collapse", "founder"} or has_particle(analysis, verb.index, {"through"})
    return plan.dep in {"dobj", "nsubjpass"} and verb.lemma in _DROPPING


def _was_backed_out_of(analysis: Analysis, noun: Node) -> bool:
    return bool(who_backed_out(analysis, noun))


def who_backed_out(analysis: Analysis, noun: Node) -> list[int]:
    """ "A pulled out of the meeting", "withdrew from the talks with X": heads of the subject."""
    inner = analysis.nodes[noun.head]
    if noun.dep != "pobj" or inner.lower not in {"of", "from"}:
        return []
    above = analysis.nodes[inner.head]
    verb = analysis.nodes[above.head] if above.lower in {"out", "away"} else above
    if not is_verb(verb) or verb.lemma not in _BACKING_OUT:
        return []
    out = above.lower in {"out", "away"} or has_particle(analysis, verb.index, {"out", "away"})
    return subjects(analysis, verb.index) or [verb.index] if out or verb.lemma == "withdraw" else []


def _is_off(analysis: Analysis, noun: Node) -> bool:
    """ "the visit is off"; "the talks are off to a good start" are not."""
    verb = analysis.nodes[noun.head]
    if noun.dep != "nsubj" or verb.lemma != "be":
        return False
    off = child(analysis, verb.index, "advmod", "acomp", "prt", "prep")
    return off is not None and off.lower == "off" and not any(True for _ in children(analysis, off.index))


def _never_began(analysis: Analysis, noun: Node) -> bool:
    """ "collapsed before it began", "was adjourned before it started"."""
    verb = analysis.nodes[noun.head]
    if noun.dep not in {"nsubj", "nsubjpass"} or not is_verb(verb):
        return False
    return any(
        clause.lemma in BEGINNING | {"get"}
        and any(n.lower == "before" for n in children(analysis, clause.index, "mark"))
        for clause in children(analysis, verb.index, "advcl")
    )


def _came_to_nothing(analysis: Analysis, noun: Node) -> bool:
    """ "came to nothing", "was planned, but it never happened"."""
    verb = analysis.nodes[noun.head]
    if noun.dep not in {"nsubj", "nsubjpass"} or not is_verb(verb):
        return False
    if _ends_in_nothing(analysis, verb):
        return True
    return any(
        n.lemma in _HAPPENING and is_negated(analysis, n.index) and child(analysis, n.index, "nsubj") is not None
        for n in children(analysis, verb.index, "conj")
    )


def _ends_in_nothing(analysis: Analysis, verb: Node) -> bool:
    ends = objects_behind(analysis, verb.index, "to")
    return verb.lemma == "come" and any(analysis.nodes[head].lower in _NOTHING for head in ends)
