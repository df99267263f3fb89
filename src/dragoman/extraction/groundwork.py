"""What is still being made possible, or failed by a hair: engagements that are only worked towards, hoped for or talked of."""

from dragoman.extraction.clauses import children, is_negated, is_verb
from dragoman.extraction.setbacks import is_dropped
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Status

_HOPED = frozenset(
    "groundwork ground agenda date offer hope speculation talk chance condition term basis need scenario expectation appetite conjecture".split()
)
_PLANNED = frozenset("arrangement preparation plan logistics".split())
_TOWARDS = frozenset({"for", "of", "about"})
_OF_WHICH = frozenset(
    "hope speculation talk chance offer date expectation conjecture".split()
)  # not "the agenda of a meeting"
_TAKING_SIDES = frozenset({"oppose", "favour", "favor", "advocate"})
_LONGING = frozenset(
    {("wait", "for"), ("insist", "on"), ("dream", "of"), ("joke", "about"), ("long", "for"), ("press", "for")}
    | {("push", "for"), ("argue", "for"), ("keen", "on"), ("eager", "for"), ("desperate", "for"), ("warn", "against")}
)
_NOT_QUITE = frozenset({"almost", "nearly"})
_HINGING = frozenset({"depend", "hinge"})


def groundwork(analysis: Analysis, noun: Node) -> Status | None:
    """ "arrangements are being made for a meeting", "raised hopes of a call", "are working on a summit"."""
    verb = analysis.nodes[noun.head]
    if noun.dep == "nsubj" and verb.lemma in _HINGING and verb.tag in {"VBZ", "VBP"}:
        return "proposed"  # "the meeting depends on the outcome of the election"
    if (over := _made_possible(analysis, noun)) is not None:
        if _comes_to_an_end(analysis, over):
            return "cancelled"
        return "scheduled" if over.lemma in _PLANNED else "proposed"
    if not _is_indefinite(analysis, noun):
        return None
    if noun.dep in {"dobj", "nsubj"} and (verb.lemma in _TAKING_SIDES or _is_conditional(analysis, verb)):
        return "proposed"
    if noun.dep != "pobj":
        return None
    preposition = analysis.nodes[noun.head]
    above = analysis.nodes[preposition.head]
    if (above.lemma, preposition.lower) in _LONGING:
        return "proposed"
    yet = above.lemma == "agree" and analysis.nodes[above.head].lemma in {"have", "yet"}
    return "proposed" if preposition.lower == "on" and (yet or (is_verb(above) and above.lemma == "work")) else None


def _is_conditional(analysis: Analysis, verb: Node) -> bool:
    """ "talks are conditional on a ceasefire"."""
    told = {n.lower for n in children(analysis, verb.index, "acomp")}
    return verb.lemma == "be" and bool(told & {"conditional", "contingent"})


def _comes_to_an_end(analysis: Analysis, over: Node) -> bool:
    """ "arrangements were called off", "hopes faded", "preparations have been halted"."""
    verb = analysis.nodes[over.head]
    acted_on = over.dep in {"nsubj", "nsubjpass", "dobj"} and is_verb(verb)
    return acted_on and (verb.lemma in _ENDING | load_cues().cancelling or is_dropped(analysis, over))


_ENDING = frozenset("fade dash halt stop suspend evaporate vanish collapse abandon crush shatter".split())


def is_not_even_planned(analysis: Analysis, noun: Node) -> bool:
    """ "there are no plans for a visit", "it is too early to speak of a meeting"."""
    verb, over = analysis.nodes[noun.head], _made_possible(analysis, noun)
    if noun.dep == "nsubj" and verb.lemma == "be" and _is_out_of_the_question(analysis, verb):
        return True
    if over is not None:
        return any(n.lower == "no" for n in children(analysis, over.index, "det"))
    if noun.dep != "pobj" or not _is_indefinite(analysis, noun):
        return False
    verb = analysis.nodes[analysis.nodes[noun.head].head]
    early = any(n.lower in {"early", "premature"} for n in analysis.nodes[max(0, verb.index - 4) : verb.index])
    return verb.lemma in {"speak", "talk"} and (early or is_negated(analysis, verb.index))


def _is_out_of_the_question(analysis: Analysis, verb: Node) -> bool:
    behind = [analysis.nodes[k].lower for k in sorted(analysis.subtree(verb.index)) if k > verb.index]
    return " out of the question" in " " + " ".join(behind)


def _made_possible(analysis: Analysis, noun: Node) -> Node | None:
    """The word for what is hoped or arranged, over an engagement or beside its verb: "arrangements are being made for it"."""
    if noun.dep != "pobj" or not _is_indefinite(analysis, noun):
        return None
    preposition = analysis.nodes[noun.head]
    above = analysis.nodes[preposition.head]
    if preposition.lower not in _TOWARDS:
        return None
    words = _OF_WHICH if preposition.lower == "of" else _HOPED | _PLANNED
    beside = children(analysis, above.index, "dobj", "nsubjpass", "nsubj") if is_verb(above) else [above]
    return next((n for n in beside if n.lemma in words), None)


def _is_indefinite(analysis: Analysis, noun: Node) -> bool:
    told = {n.lower for n in children(analysis, noun.index, "det", "poss")}
    return not told or bool(told & {"a", "an", "any", "another"})


def is_nearly(analysis: Analysis, verb: Node) -> bool:
    """ "almost met A", "came close to meeting B": they did not."""
    if any(n.lower in _NOT_QUITE and n.index == verb.index - 1 for n in children(analysis, verb.index, "advmod")):
        return True
    preposition = analysis.nodes[verb.head]
    return verb.dep == "pcomp" and preposition.lower == "to" and analysis.nodes[preposition.head].lemma == "close"
