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


def _verb(analysis: Analysis, node: Node) -> Node | None:
    """The verb that carries the stay; None where the words tell none, or deny it."""
    if node.lower in _EXPECTED:
        above = analysis.nodes[node.head]
        verb = above if node.dep == "acomp" else node
        predicate = True
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
        for preposition in children(analysis, node.index, "prep")
        if preposition.lower == "in" or (preposition.lower == "to" and node.lower == "been")
        for head in objects_of(analysis, preposition.index)
    )


def is_off_to(analysis: Analysis, node: Node) -> bool:
    """ "is off to Toronto in October", "will be off to Lima", of an officer: a journey ahead; no start that somebody is off to."""
    verb = analysis.nodes[node.head]
    words = {n.lower for n in children(analysis, verb.index, "aux", "neg")}
    ahead = verb.lower in {"is", "are", "'s", "’s", "'re"} or "will" in words
    if node.lower != "off" or verb.lemma != "be" or not ahead or words & {"not", "n't", "never"}:
        return False
    spots = (node.index, verb.index)
    leading = [
        n for spot in spots for n in children(analysis, spot, "prep") if n.lower == "to" and n.index > node.index
    ]
    places = (place_at(analysis, head) for n in leading for head in objects_of(analysis, n.index))
    abroad = any(place is not None and place.state is not None for place in places)
    return abroad and any(travels(analysis, head) for head in subjects(analysis, verb.index))


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
