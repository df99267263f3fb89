"""Unsettled: engagements that are only asked about, whose cancelling does not come about, or that are a mere habit."""

from collections.abc import Iterator

from dragoman.extraction.clauses import (
    TELLING,
    child,
    children,
    has_particle,
    is_infinitive,
    is_negated,
    is_verb,
)
from dragoman.extraction.cues import Cue
from dragoman.extraction.outlooks import is_yet_to_come, whole
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Status

_ASKED = frozenset({"ask", "question", "press", "quiz", "query"})
_ANSWERING = TELLING | {"reply", "answer", "respond", "insist"}
_ON = frozenset({"about", "on", "for", "of", "regarding"})
_ITSELF = frozenset({"it", "this", "that", "one", "such", "they"})
_NOTHING = frozenset({"none", "nothing"})
_HAPPENING = frozenset({"take", "happen", "occur", "hold", "materialise", "materialize", "come"})
_PLANNING = frozenset({"plan", "schedule", "foresee", "envisage"})
_SETTLING = frozenset({"agree", "decide", "arrange", "confirm", "fix", "set", "settle", "finalise", "finalize"})
_OF_A_PLAN = frozenset({"date", "time", "decision", "venue"})


def left_by_words(analysis: Analysis, cue: Cue) -> list[Status | None]:
    """What is left of an engagement by what somebody has yet to do, refuses or answers; empty where that touches none."""
    node = analysis.nodes[cue.node]
    if has_yet_to(analysis, cue) or is_habit(analysis, cue):
        return [None]
    if cue.noun and is_kept_up(analysis, node):
        return ["scheduled"]
    return answered(analysis, node) if cue.noun else []


def answered(analysis: Analysis, noun: Node) -> list[Status | None]:
    """ "Asked about a meeting with A, B said there would be none", "… it had not been agreed": what the answer makes of it.

    Empty where the answer leaves it as it is: "Asked about her meeting with A, B said it had not been easy".
    """
    main = _answering_verb(analysis, whole(analysis, noun))
    if main is None:
        return []
    for answer in children(analysis, main.index, "ccomp"):
        if answer.index > noun.index and (verdict := _verdict(analysis, answer, noun)):
            return verdict
    return []


def _answering_verb(analysis: Analysis, noun: Node) -> Node | None:
    """The verb of telling over what somebody is asked about: "Asked about a meeting, A said", "As for a meeting, A said"."""
    preposition = analysis.nodes[noun.head]
    if noun.dep != "pobj" or preposition.lower not in _ON:
        return None
    above = analysis.nodes[preposition.head]
    if above.lower == "as" or (above.lemma in _ASKED and above.dep == "advcl"):
        above = analysis.nodes[above.head]
    return above if above.lemma in _ANSWERING and above.index > noun.index else None


def _verdict(analysis: Analysis, answer: Node, noun: Node) -> list[Status | None]:
    if _is_denial(analysis, answer):
        return [None]
    subject = child(analysis, answer.index, "nsubj", "nsubjpass")
    owned = any(n.lower not in {"a", "an", "any", "another"} for n in children(analysis, noun.index, "poss", "det"))
    if subject is None or owned or answer.lemma not in _SETTLING:
        return []
    undated = subject.lemma in _OF_A_PLAN and any(n.lower == "no" for n in children(analysis, subject.index, "det"))
    open_yet = subject.lower in _ITSELF and is_negated(analysis, answer.index)
    return ["proposed"] if undated or open_yet else []


def _is_denial(analysis: Analysis, answer: Node) -> bool:
    """ "there would be none", "none was planned", "it had never taken place"."""
    if child(analysis, answer.index, "expl") is not None:
        told = child(analysis, answer.index, "attr", "nsubj", "dobj")
        no = told is not None and any(n.lower == "no" for n in children(analysis, told.index, "det"))
        meant = told is not None and (told.lemma in load_cues().nouns or told.lemma in {"plan", "intention"})
        return told is not None and (told.lower == "none" or (no and meant))
    subject = child(analysis, answer.index, "nsubj", "nsubjpass")
    if subject is None or subject.lower not in _ITSELF | _NOTHING:
        return False
    denied = subject.lower in _NOTHING or is_negated(analysis, answer.index)
    happening = answer.lemma in _HAPPENING and subject.lower != "nothing"
    return denied and (happening or answer.lemma in _PLANNING)


# Verbs, and nouns of them, under which a cancelling stays words: "refused to cancel", "calls to postpone".
_REFUSING = frozenset("refuse reject decline dismiss resist oppose avoid prevent defy ignore fail spurn".split())
_MERELY_ASKING = frozenset(
    "urge call demand press pressure threaten threat consider weigh mull appeal plea warn warning petition".split()
)


def is_kept_up(analysis: Analysis, noun: Node) -> bool:
    """ "rejected calls to cancel a visit", "will not postpone the talks", "threatened to call off the trip": it is still on."""
    undoing = analysis.nodes[noun.head]
    if noun.dep not in {"dobj", "nsubjpass"} or not _undoes(analysis, undoing):
        return False
    if is_negated(analysis, undoing.index):
        return True
    return any(
        above.lemma in _REFUSING | _MERELY_ASKING
        or (above.lemma == "rule" and has_particle(analysis, above.index, {"out"}))
        or (is_verb(above) and is_negated(analysis, above.index))
        or any(n.lower == "no" for n in children(analysis, above.index, "det"))  # "has no intention of cancelling"
        for above in _unfinished_over(analysis, undoing)
    )


def _undoes(analysis: Analysis, verb: Node) -> bool:
    off = verb.lemma in {"call", "put"} and has_particle(analysis, verb.index, {"off"})
    return is_verb(verb) and (off or verb.lemma in load_cues().cancelling | load_cues().postponing)


def _unfinished_over(analysis: Analysis, verb: Node) -> Iterator[Node]:
    """The words over an infinitive or a gerund: what somebody says he will not do, or asks others to do."""
    current, seen = verb, 0
    while current.head != current.index and seen < 6:
        above = analysis.nodes[current.head]
        if is_verb(current) and not _is_unfinished(analysis, current):
            return
        if current.dep not in _INSIDE:
            return
        if above.dep != "prep":
            yield above
        current, seen = above, seen + 1


_INSIDE = frozenset({"xcomp", "ccomp", "acl", "relcl", "advcl", "pcomp", "prep", "pobj", "dobj", "nsubjpass", "nsubj"})


def _is_unfinished(analysis: Analysis, verb: Node) -> bool:
    helping = {n.lower for n in children(analysis, verb.index, "aux")}
    subjunctive = verb.tag in {"VB", "VBP"} and not helping and verb.dep == "ccomp"  # "demanded that he cancel"
    return (verb.tag == "VBG" and not helping) or "to" in helping or subjunctive


def has_yet_to(analysis: Analysis, cue: Cue) -> bool:
    """ "has yet to present his credentials", "has yet to pay a visit": said of the verb that carries the noun."""
    verb = analysis.nodes[cue.verb] if cue.noun and cue.verb is not None else None
    node = analysis.nodes[cue.node]
    if verb is None or node.dep != "dobj" or node.head != verb.index:
        return False
    return (cue.light or verb.lemma in load_cues().verbs) and is_yet_to_come(analysis, verb)


_WEIGHING = frozenset({"weigh", "consider", "mull", "discuss"})


def is_weighed(analysis: Analysis, verb: Node) -> bool:
    """ "is weighing whether to send a team": thought of now, by whoever would do it."""
    above = analysis.nodes[verb.head]
    own = is_infinitive(analysis, verb.index) and above.lemma in _WEIGHING
    return own and above.tag in {"VBG", "VBZ", "VBP"} and not is_negated(analysis, above.index)


_EACH = frozenset({"every", "each"})
_OFTEN = frozenset("regularly frequently weekly monthly quarterly yearly annually daily".split())
_TIMES = frozenset({"once", "twice", "thrice", "times"})


def is_habit(analysis: Analysis, cue: Cue) -> bool:
    """ "meets the envoy every month", "speak once a week": told of every time, and so of none."""
    verb = analysis.nodes[cue.verb if cue.light and cue.verb is not None else cue.node]
    if verb.tag not in {"VBZ", "VBP"} or any(True for _ in children(analysis, verb.index, "aux", "auxpass")):
        return False
    if any(n.lower in _OFTEN for n in children(analysis, verb.index, "advmod")):
        return True
    return any(_is_each_time(analysis, n) for n in children(analysis, verb.index, "npadvmod", "advmod", "dobj"))


def _is_each_time(analysis: Analysis, time: Node) -> bool:
    """ "every month", "twice a year", "three times a week"."""
    beside = {n.lower for n in children(analysis, time.index, "det", "predet", "advmod", "nummod")}
    before = {n.lower for n in analysis.nodes[max(0, time.index - 2) : time.index]}
    return bool(beside & _EACH) or ("a" in before and bool(before & _TIMES))
