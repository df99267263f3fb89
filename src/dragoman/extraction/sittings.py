"""Sittings: time that people give one another, told by its length: "had two hours with B", "argued through the night"."""

from dragoman.extraction.clauses import child, children, has_particle, is_person_at, objects_behind
from dragoman.extraction.stays import is_off
from dragoman.model.analysis import Analysis, Node

# What a verb of the table may need of those who are together.
TOGETHER = frozenset({"time", "sitting", "room", "officer"})
_LENGTHS = frozenset({"hour", "minute"})
_LONG = frozenset({"hour", "night", "dawn", "midnight", "daybreak", "sunrise"})
_THROUGH = frozenset({"for", "through", "throughout", "into", "until", "till", "past", "during"})


def is_given_time(analysis: Analysis, verb: Node) -> bool:
    """ "had two hours with A", "gave him an hour": time for a person; not an hour to leave, nor an hour of music."""
    time = child(analysis, verb.index, "dobj")
    if time is not None and verb.lemma == "have" and is_person_at(analysis, time.index):
        return _is_in(analysis, verb)
    if time is None or time.lemma not in _LENGTHS:
        return False
    own = [n.lower for n in children(analysis, time.index, "prep", "poss")]
    if set(own) - {"with"} or any(True for _ in children(analysis, time.index, "acl", "relcl")):
        return False
    met = [h for spot in (verb, time) for h in objects_behind(analysis, spot.index, "with")]
    if verb.lemma == "give":
        bound = any(
            n.tag == "VB" for n in children(analysis, verb.index, "xcomp", "advcl", "ccomp")
        )  # "gave him an hour to decide"
        met = [] if bound else [n.index for n in children(analysis, verb.index, "dative")]
    return any(is_person_at(analysis, head) for head in met)


def _is_in(analysis: Analysis, verb: Node) -> bool:
    """ "had the ambassador in for tea", "had her in to thank her"; not "had him in mind"."""
    inside = (n for n in children(analysis, verb.index, "prt", "prep", "advmod") if n.lower == "in")
    return any(not any(True for _ in children(analysis, n.index, "pobj", "pcomp")) for n in inside)


def is_at_it_long(analysis: Analysis, verb: Node) -> bool:
    """ "argued through the night", "haggled for three hours", "wrangled all night": in one sitting, and not for years."""
    for phrase in children(analysis, verb.index, "prep", "npadvmod", "advmod"):
        near = {analysis.nodes[k].lemma for k in analysis.subtree(phrase.index)[:6]}
        lasting = phrase.lower in _THROUGH or (phrase.dep == "npadvmod" and "all" in near)
        if lasting and near & _LONG:
            return True
    return False


_ROOMS = frozenset(
    {"room", "suite", "hotel", "villa", "residence", "salon", "study", "tent", "pavilion", "library", "corridor"}
)


def are_in_a_room(analysis: Analysis, verb: Node) -> bool:
    """ "spent much of Sunday in a conference room": together, where a day in a city may be spent apart."""
    return any(analysis.nodes[head].lower in _ROOMS for head in objects_behind(analysis, verb.index, "in", "at"))


def are_closeted(analysis: Analysis, verb: Node, frame: str) -> bool:
    return verb.lemma == "spend" and frame == "mutual" and are_in_a_room(analysis, verb)


def is_of_a_room(analysis: Analysis, node: Node) -> bool:
    """ "in a conference room": what the room is for, and no conference."""
    return node.dep == "compound" and analysis.nodes[node.head].lemma in {"room", "hall", "centre", "center", "table"}


def is_plain_in_words(analysis: Analysis, verb: Node, frame: str) -> bool:
    """Words so seldom seen that a trained reader does not know them, and plain all the same."""
    if frame == "stay":
        return is_off(analysis, verb)
    settled = are_closeted(analysis, verb, frame) or has_particle(
        analysis, verb.index, {"out"}
    )  # "thrashed out the wording"
    return settled or is_given_time(analysis, verb) or is_at_it_long(analysis, verb)


def settles_with(analysis: Analysis, verb: Node) -> bool:
    """ "hammered out the terms with Minister A": done, and with an officer named."""
    auxiliaries = {n.lower for n in children(analysis, verb.index, "aux")}
    if verb.tag != "VBD" and not auxiliaries & {"have", "has", "had", "will"}:
        return False
    thing = child(analysis, verb.index, "dobj")
    spots = [verb.index, *([thing.index] if thing else [])]
    heads = [h for spot in spots for h in objects_behind(analysis, spot, "with")]
    return any(is_person_at(analysis, h) and _is_officer(analysis, h) for h in heads)


def _is_officer(analysis: Analysis, head: int) -> bool:
    mention = analysis.mention_at[head]
    return any(analysis.entities[key].titles or analysis.entities[key].state for key in mention.entities)
