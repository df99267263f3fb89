"""Outlooks: clauses that look forward to an engagement, or at none in particular."""

from collections.abc import Iterator

from dragoman.extraction.clauses import (
    children,
    has_had,
    is_infinitive,
    is_person_at,
    is_verb,
    objects_behind,
)
from dragoman.extraction.setbacks import BEGINNING
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Status

_PARTS = frozenset({"round", "session", "meeting", "series", "edition", "part", "leg", "stage", "phase", "sitting"})
_READYING = frozenset(
    "clear fix keep reserve set book pencil prepare ready arrange block free complete pack earmark".split()
)
_READINESS = frozenset("date arrangement preparation slot plan venue preparations arrangements plans dates".split())
_BOUND = frozenset({"bound", "due", "expected", "headed", "destined", "awaited"})
_LEAVING = frozenset(
    {"set", "leave", "depart", "head", "fly", "travel", "go", "embark", "start", "open", "begin", "resume"}
)
_TRYING = frozenset("try seek attempt hope want wish work strive struggle aim labour labor offer press".split())
_DEPARTING = frozenset({"leave", "depart", "set", "head"})
_USUAL = frozenset(
    "usually often always sometimes rarely seldom habitually normally invariably generally whenever".split()
)
_MARGINS = frozenset({"sidelines", "margins", "fringes", "margin", "sideline"})
_COMING = frozenset("tomorrow weekend next monday tuesday wednesday thursday friday saturday sunday tonight".split())


def outlook(analysis: Analysis, node: Node) -> Status | None:
    """What the words over a noun make of the engagement that it names; None where they leave it open."""
    noun = whole(analysis, node)
    if _is_sought(analysis, noun):
        return "proposed"
    if (spoken_of := _spoken_of(analysis, noun)) is not None:
        return spoken_of
    if noun.index != node.index and _is_next(analysis, noun):
        return "scheduled"
    return "scheduled" if _is_made_ready(analysis, noun) or _is_left_for(analysis, noun) else None


def _spoken_of(analysis: Analysis, noun: Node) -> Status | None:
    """ "discussed the organisation of a visit", "the holding of a summit was considered": it is still to be made."""
    preposition = analysis.nodes[noun.head]
    making = analysis.nodes[preposition.head]
    if noun.dep != "pobj" or preposition.lower != "of" or making.lower not in _MAKING:
        return None
    above = making
    while above.dep in {"conj", "appos", "pobj", "prep"} and above.head != above.index and not is_verb(above):
        above = analysis.nodes[above.head]
    verb = above if is_verb(above) else analysis.nodes[above.head]
    if verb.lemma not in _DISCUSSING:
        return None
    return "proposed" if making.lower == "holding" else "scheduled"


_MAKING = frozenset(
    "organisation organization holding preparation preparations arrangement arrangements planning timing date dates schedule "
    "programme program agenda details logistics".split()
)
_DISCUSSING = frozenset(
    "discuss consider review address examine exchange talk touch concern explore agree negotiate work begin start "
    "coordinate finalise finalize".split()
)


def whole(analysis: Analysis, node: Node) -> Node:
    """ "the next session of the commission", "the third round of talks": what is said of the round is said of the talks."""
    current = node
    while current.dep == "pobj" and analysis.nodes[current.head].lower == "of":
        above = analysis.nodes[analysis.nodes[current.head].head]
        if above.lemma not in _PARTS:
            break
        current = above
    return current


def is_usual(analysis: Analysis, node: Node) -> bool:
    """ "when they meet, they usually speak of fish": told of every time, and so of none."""
    return any(
        verb.tag in {"VBZ", "VBP"}
        and (
            any(n.lower in _USUAL for n in children(analysis, verb.index, "advmod"))
            or any(
                n.lower in _USUAL
                for clause in children(analysis, verb.index, "advcl", "ccomp", "parataxis")
                if clause.tag in {"VBZ", "VBP"}
                for n in children(analysis, clause.index, "advmod")
            )
        )
        for verb in _clauses_over(analysis, node)
    )


def is_lacking(analysis: Analysis, node: Node) -> bool:
    """ "without a meeting", "in the absence of talks"."""
    noun = whole(analysis, node)
    preposition = analysis.nodes[noun.head]
    if noun.dep != "pobj":
        return False
    above = analysis.nodes[preposition.head]
    return preposition.lower == "without" or (preposition.lower == "of" and above.lower in {"absence", "lack", "want"})


def is_yet_to_come(analysis: Analysis, verb: Node) -> bool:
    """ "has yet to meet A", "is yet to meet A", "without having met B", "tried in vain to meet C": they have not met."""
    above = analysis.nodes[verb.head]
    if verb.dep == "pcomp" and above.lower == "without":
        return True
    if verb.dep == "nsubj" and above.lemma == "have":  # "the talks have yet to begin"
        return any(n.lower == "yet" for n in children(analysis, above.index, "advmod")) and _leads_on(analysis, above)
    passive = verb.tag == "VBN" and is_infinitive(analysis, verb.index)
    if verb.dep not in {"xcomp", "advcl", "acl", "relcl", "ccomp"} or not (verb.tag == "VB" or passive):
        return False
    between = [node.lower for node in analysis.nodes[above.index + 1 : verb.index]]
    vainly = above.lemma in _TRYING and bool({"vain", "unsuccessfully", "failed"} & set(between))
    return vainly or (above.lemma in {"have", "be"} and "yet" in between)


def _leads_on(analysis: Analysis, verb: Node) -> bool:
    return any(n.index > verb.index for n in children(analysis, verb.index, "xcomp", "ccomp", "advcl"))


def is_on_the_margins(analysis: Analysis, node: Node) -> bool:
    """ "on the sidelines of the summit": whoever plans to meet there plans to be there."""
    preposition = analysis.nodes[node.head]
    return node.dep == "pobj" and preposition.lower == "of" and analysis.nodes[preposition.head].lower in _MARGINS


_PURPOSES = frozenset("aim purpose intention intent goal objective view order hope idea".split())


def is_purpose(analysis: Analysis, verb: Node) -> bool:
    """ "came with the aim of meeting A", "travelled in order to meet B": whether they met is not told."""
    above = analysis.nodes[verb.head]
    if verb.dep in {"acl", "advcl"} and verb.tag == "VB":
        return above.lower == "order"
    if verb.dep == "pcomp" and above.lower in {"of", "to"}:
        return analysis.nodes[above.head].lower in _PURPOSES
    return False


def had_been_bound(analysis: Analysis, verb: Node) -> bool:
    """ "had been on her way to A when ...", "had been due in B, but ...", "had been due to meet C": nobody says that they did."""
    bond = analysis.nodes[verb.head]
    if verb.dep == "xcomp" and bond.lower in _BOUND:
        over = bond if bond.tag == "VBN" and bond.dep != "acomp" else analysis.nodes[bond.head]
        return has_had(analysis, over.index)
    if verb.lemma != "be" or not has_had(analysis, verb.index):
        return False
    turned = any(n.lower in {"when", "but", "before", "until"} for n in children(analysis, verb.index, "cc")) or any(
        any(m.lower in {"when", "before", "until"} for m in children(analysis, clause.index, "advmod", "mark"))
        for clause in children(analysis, verb.index, "advcl")
    )
    bound = any(n.lower in _BOUND for n in children(analysis, verb.index, "acomp", "oprd", "attr", "amod"))
    return turned and (bound or _is_on_the_way(analysis, verb))


def is_put_ahead(analysis: Analysis, noun: Node) -> bool:
    """ "ahead of the visit": it is yet to come."""
    of = analysis.nodes[noun.head]
    return noun.dep == "pobj" and of.lower == "of" and analysis.nodes[of.head].lower == "ahead"


def was_meant(analysis: Analysis, verb: Node) -> Status | None:
    """ "was meant to take place in May": a plan, and one that came to nothing if the text goes on to say so."""
    bond = analysis.nodes[verb.head]
    if verb.dep != "xcomp" or bond.lower not in _MEANT:
        return None
    if not any(n.lower in {"was", "were"} for n in children(analysis, bond.index, "auxpass", "aux")):
        return None
    last = analysis.sentences[min(verb.sentence + 1, len(analysis.sentences) - 1)].last
    dropped = any(n.lemma in load_cues().cancelling or n.lower in _DROPPED for n in analysis.nodes[verb.index : last])
    return "cancelled" if dropped else "scheduled"


_MEANT = frozenset({"meant", "supposed", "intended"})
_DROPPED = frozenset({"off", "never", "collapsed", "instead"})


def is_ahead(analysis: Analysis, verb: Node) -> bool:
    """ "flies to A on Sunday", "the talks open tomorrow": the present tense with a day is what is to come."""
    if verb.tag not in {"VBZ", "VBP"} or any(True for _ in children(analysis, verb.index, "aux", "auxpass")):
        return False
    times = list(children(analysis, verb.index, "npadvmod", "advmod"))
    times += [analysis.nodes[head] for head in objects_behind(analysis, verb.index, "on")]
    return any(
        n.lower in _COMING or any(m.lower == "next" for m in children(analysis, n.index, "amod", "advmod"))
        for n in times
    )


def _clauses_over(analysis: Analysis, node: Node) -> Iterator[Node]:
    current, steps = node, 0
    while steps < 12:
        if is_verb(current):
            yield current
        if current.head == current.index or current.dep in {"relcl", "parataxis"}:
            return
        if current.dep in {"ccomp", "conj"} and (current.tag == "VBD" or analysis.nodes[current.head].tag == "VBD"):
            return  # "he usually is late, but met X": a clause of its own
        current, steps = analysis.nodes[current.head], steps + 1


def _is_next(analysis: Analysis, noun: Node) -> bool:
    words = load_cues()
    return any(n.lower in words.future for n in children(analysis, noun.index, "amod"))


def _is_made_ready(analysis: Analysis, noun: Node) -> bool:
    """ "cleared Monday for a meeting", "arrangements for the talks", "a date for the visit has been fixed"."""
    preposition = analysis.nodes[noun.head]
    if noun.dep != "pobj" or preposition.lower != "for":
        return False
    above = analysis.nodes[preposition.head]
    if above.lemma in _READINESS or above.lower in _READINESS:
        return True
    if above.lower in {"free", "ready", "open"}:
        above = analysis.nodes[above.head]  # "kept the evening free for a dinner"
    if not is_verb(above):
        return False
    if above.lemma in _READYING:
        kept = any(is_person_at(analysis, n.index) for n in children(analysis, above.index, "dobj"))
        return not kept and not _carries_off(analysis, above)  # "kept the ambassador behind for a talk"
    return above.lemma == "be" and any(
        n.lower in _READINESS or n.lemma in _READINESS for n in children(analysis, above.index, "nsubj")
    )


def _carries_off(analysis: Analysis, verb: Node) -> bool:
    """ "set off for talks": no readying, a departure."""
    return any(n.lower in {"off", "out"} for n in children(analysis, verb.index, "prt", "advmod"))


def _is_left_for(analysis: Analysis, noun: Node) -> bool:
    """ "is on her way to A for talks", "a conference opening tomorrow", "sets off on Monday on a visit"."""
    if _is_en_route(analysis, noun):
        return True
    opening = any(
        n.lemma in BEGINNING and n.tag == "VBG" and _has_coming_day(analysis, n)
        for n in children(analysis, noun.index, "acl")
    )
    preposition = analysis.nodes[noun.head]
    above = analysis.nodes[preposition.head] if noun.dep == "pobj" else None
    if opening or above is None or not is_verb(above):
        return opening
    if above.lemma == "be" and preposition.lower == "for":
        return _is_on_the_way(analysis, above)
    if _is_departing(analysis, above) and preposition.lower == "for" and above.tag in {"VBD", "VBN"}:
        begun = load_cues().nouns.get(noun.lemma) == "visit"  # "left on Monday for a visit to A"
        return not begun and not _is_over(analysis, above)
    return above.lemma in _LEAVING and preposition.lower in {"for", "on"} and is_ahead(analysis, above)


def _is_departing(analysis: Analysis, verb: Node) -> bool:
    """ "left for", "flew out of A for"."""
    out = any(n.lower in {"out", "off"} for n in children(analysis, verb.index, "prt", "prep", "advmod"))
    return verb.lemma in _DEPARTING or (verb.lemma in {"fly", "sail", "jet"} and out)


def _is_en_route(analysis: Analysis, noun: Node) -> bool:
    """ "X, en route to A for talks with Y, ...": the purpose of a journey that is not yet over."""
    current, steps = noun, 0
    while current.dep in {"pobj", "prep", "appos"} and steps < 6:
        current, steps = analysis.nodes[current.head], steps + 1
        if current.lower in {"route", "way"} and steps > 1:
            above = analysis.nodes[current.head]
            return current.lower == "route" or above.lower == "on"
    return False


def _is_over(analysis: Analysis, verb: Node) -> bool:
    """ "left for talks and came back": the clause beside tells that the journey was made."""
    return any(n.tag == "VBD" for n in children(analysis, verb.index, "conj")) or any(
        n.lower in {"had", "having"} for n in children(analysis, verb.index, "aux")
    )


def _has_coming_day(analysis: Analysis, verb: Node) -> bool:
    near = {analysis.nodes[k].lower for k in analysis.subtree(verb.index)[:8]}
    return bool(near & (_COMING | {"later", "following", "next", "shortly", "soon"}))


def _is_on_the_way(analysis: Analysis, verb: Node) -> bool:
    """ "on her way to", "en route to"."""
    if any(n.lower in {"en", "route"} for n in children(analysis, verb.index)):
        return True
    ways = objects_behind(analysis, verb.index, "on", "en")
    return any(analysis.nodes[head].lower in {"way", "road", "route"} for head in ways)


def _is_sought(analysis: Analysis, noun: Node) -> bool:
    """ "are trying to arrange a meeting", "sought to hold talks"."""
    verb = analysis.nodes[noun.head]
    if noun.dep != "dobj" or not is_verb(verb) or verb.dep != "xcomp" or verb.tag != "VB":
        return False
    return analysis.nodes[verb.head].lemma in _TRYING
