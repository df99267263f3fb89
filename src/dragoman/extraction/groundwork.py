"""What is still being made possible, or failed by a hair: engagements that are only worked towards, hoped for or talked of."""

from dragoman.extraction.clauses import children, is_negated, is_verb
from dragoman.extraction.setbacks import is_dropped
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Status

_HOPED = frozenset(
    "groundwork ground hope speculation talk chance condition term basis need scenario expectation appetite conjecture".split()
)
_PLANNED = frozenset("arrangement preparation plan logistics".split())
_TOWARDS = frozenset({"for", "of", "about"})
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
    if noun.dep != "pobj" or not _is_indefinite(analysis, noun):
        return None
    preposition = analysis.nodes[noun.head]
    above = analysis.nodes[preposition.head]
    yet = above.lemma == "agree" and analysis.nodes[above.head].lemma in {"have", "yet"}
    return "proposed" if preposition.lower == "on" and (yet or (is_verb(above) and above.lemma == "work")) else None


def _comes_to_an_end(analysis: Analysis, over: Node) -> bool:
    """ "arrangements were called off", "hopes faded", "preparations have been halted"."""
    verb = analysis.nodes[over.head]
    acted_on = over.dep in {"nsubj", "nsubjpass", "dobj"} and is_verb(verb)
    return acted_on and (verb.lemma in _ENDING | load_cues().cancelling or is_dropped(analysis, over))


_ENDING = frozenset("fade dash halt stop suspend evaporate vanish collapse abandon crush shatter".split())


def is_not_even_planned(analysis: Analysis, noun: Node) -> bool:
    """ "there are no plans for a visit", "it is too early to speak of a meeting"."""
    over = _made_possible(analysis, noun)
    if over is not None:
        return any(n.lower == "no" for n in children(analysis, over.index, "det"))
    if noun.dep != "pobj" or not _is_indefinite(analysis, noun):
        return False
    verb = analysis.nodes[analysis.nodes[noun.head].head]
    early = any(n.lower in {"early", "premature"} for n in analysis.nodes[max(0, verb.index - 4) : verb.index])
    return verb.lemma in {"speak", "talk"} and (early or is_negated(analysis, verb.index))


def _made_possible(analysis: Analysis, noun: Node) -> Node | None:
    """The word for what is hoped or arranged, over an engagement or beside its verb: "arrangements are being made for it"."""
    if noun.dep != "pobj" or not _is_indefinite(analysis, noun):
        return None
    preposition = analysis.nodes[noun.head]
    above = analysis.nodes[preposition.head]
    if preposition.lower not in _TOWARDS:
        return None
    beside = children(analysis, above.index, "dobj", "nsubjpass", "nsubj") if is_verb(above) else [above]
    return next((n for n in beside if n.lemma in _HOPED | _PLANNED), None)


def _is_indefinite(analysis: Analysis, noun: Node) -> bool:
    told = {n.lower for n in children(analysis, noun.index, "det", "poss")}
    return not told or bool(told & {"a", "an", "any", "another"})


def is_nearly(analysis: Analysis, verb: Node) -> bool:
    """ "almost met A", "came close to meeting B": they did not."""
    if any(n.lower in _NOT_QUITE and n.index == verb.index - 1 for n in children(analysis, verb.index, "advmod")):
        return True
    preposition = analysis.nodes[verb.head]
    return verb.dep == "pcomp" and preposition.lower == "to" and analysis.nodes[preposition.head].lemma == "close"
