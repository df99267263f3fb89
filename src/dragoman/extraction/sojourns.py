"""Sojourns: visits told by whose guest somebody was, or by when he left and after how long."""

from dragoman.extraction.actors import actors_at
from dragoman.extraction.clauses import children, objects_behind, subjects
from dragoman.extraction.departures import is_merely_left
from dragoman.extraction.place_names import place_at
from dragoman.extraction.stays import travels
from dragoman.model.analysis import Analysis, Node

_SPANS = frozenset({"day", "week", "month", "hour", "visit", "stay", "stopover"})


def hosts_of_guest(analysis: Analysis, verb: int) -> list[int]:
    """Heads of those whose guest somebody is said to have been."""
    guests = [n.index for n in children(analysis, verb, "attr") if n.lemma == "guest"]
    spots = [*guests, *([verb] if guests else [])]
    heads = [head for spot in spots for head in objects_behind(analysis, spot, "of")]
    return [head for head in heads if actors_at(analysis, head)]


def is_guest(analysis: Analysis, verb: Node) -> bool:
    """ "were the guests of the University of Samoa in June"."""
    if verb.lemma != "be" or verb.dep in {"aux", "auxpass"} or not hosts_of_guest(analysis, verb.index):
        return False
    acting = [head for head in subjects(analysis, verb.index) if analysis.nodes[head].lower != "they"]
    return any(actors_at(analysis, head) for head in acting)


def has_stayed(analysis: Analysis, verb: Node) -> bool:
    """ "left Panama on Tuesday after three days": whoever was sent there, or holds an office of another state."""
    if verb.tag not in {"VBD", "VBN"} or not is_merely_left(analysis, verb):
        return False
    left = [place for n in children(analysis, verb.index, "dobj") if (place := place_at(analysis, n.index))]
    spans = [analysis.nodes[head].lemma for head in objects_behind(analysis, verb.index, "after", "following")]
    if not left or left[0].state is None or not _SPANS & set(spans):
        return False
    return any(
        travels(analysis, head) and left[0].state not in _states(analysis, head)
        for head in subjects(analysis, verb.index)
    )


def _states(analysis: Analysis, head: int) -> set[str | None]:
    return {key if isinstance(key, str) else analysis.entities[key].state for key in actors_at(analysis, head)}
