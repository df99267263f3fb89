"""Stays: visits told by where a person is, was, or is due to be."""

from dragoman.extraction.actors import ActorKey, actors_at
from dragoman.extraction.clauses import child, children, objects_of, subjects
from dragoman.extraction.place_names import place_at
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis, Node

_SENT = frozenset({"commissioner", "envoy", "emissary"})
_EXPECTED = frozenset({"due", "expected", "awaited"})


def stays_at(analysis: Analysis, node: Node) -> int | None:
    """The verb of "was in Libya from 17 to 20 March", "had been to Oslo" and "is due in Dublin", where an officer stays."""
    verb = _verb(analysis, node)
    if verb is None or not _is_in_a_place(analysis, node):
        return None
    return verb.index if any(travels(analysis, head) for head in subjects(analysis, verb.index)) else None


def is_off(analysis: Analysis, node: Node) -> bool:
    """ "is off to Toronto", "will be off to Toronto": about to go, and not "was off to"."""
    above = analysis.nodes[node.head]
    return node.lower == "off" and above.lemma == "be" and above.tag != "VBD"


def _is_back(analysis: Analysis, node: Node) -> bool:
    """ "will be back in Vienna", "is back in Vienna for talks"."""
    return node.lower == "back" and analysis.nodes[node.head].lemma == "be" and node.dep in {"advmod", "prt"}


def _verb(analysis: Analysis, node: Node) -> Node | None:
    """The verb that carries the stay; None where the words tell none, or deny it."""
    if node.lower in _EXPECTED:
        above = analysis.nodes[node.head]
        verb = above if node.dep == "acomp" else node
        predicate = True
    elif is_off(analysis, node) or _is_back(analysis, node):
        verb, predicate = analysis.nodes[node.head], True
    else:
        verb = node
        predicate = child(analysis, node.index, "attr", "acomp", "oprd", "xcomp", "ccomp") is None
        if node.lemma != "be" or node.dep in {"aux", "auxpass"}:
            return None
    words = {n.lower for n in children(analysis, verb.index, "aux", "auxpass", "neg")}
    if not predicate or words & {"not", "n't", "never"} or (verb is not node and "had" in words):
        return None
    return verb


def _is_in_a_place(analysis: Analysis, node: Node) -> bool:
    return any(
        (place := place_at(analysis, head)) is not None and place.state is not None
        for spot in ((node.index, node.head) if node.lower == "off" else (node.index,))
        for preposition in children(analysis, spot, "prep")
        if preposition.lower == "in" or (preposition.lower == "to" and node.lower in {"been", "off"})
        for head in objects_of(analysis, preposition.index)
    )


def travels(analysis: Analysis, head: int) -> bool:
    """Someone whose stay abroad is a visit: the holder of an office, or people who were sent."""
    mention = analysis.mention_at.get(head)
    if mention is not None and mention.kind == "group":
        if any(n.lower == "whose" for n in children(analysis, head, "poss")):
            return False
        return analysis.nodes[head].lower in {"delegation", "mission", "team", "inspectors", "officials", "experts"}
    return any(is_travelling_officer(analysis, key) for key in actors_at(analysis, head))


def is_travelling_officer(analysis: Analysis, key: ActorKey) -> bool:
    """A person in an office of government, or who was sent."""
    if not isinstance(key, int) or analysis.entities[key].kind != "person":
        return False
    travelling = load_titles().national | _SENT
    titles = (title for title in analysis.entities[key].titles if not title.former)
    return any(title.head.rpartition("-")[2] in travelling for title in titles)
