"""Strangers: sides that the text ties to somebody else."""

from dragoman.extraction.actors import ActorKey, is_person
from dragoman.extraction.clauses import children
from dragoman.model.analysis import Analysis


def is_of_another(analysis: Analysis, key: int, side: ActorKey) -> bool:
    """Whether a side is named only in others' offices, or is one of two firms whose people are named together."""
    if not is_person(analysis, key):
        return False
    mentions = [m for m in analysis.mentions if _is_of(analysis, m.entities, side)]
    if isinstance(side, str):
        others = [title.span for k, e in enumerate(analysis.entities) if k != key for title in e.titles]
        return bool(mentions) and all(any(span.covers(m.span) for span in others) for m in mentions)
    return any(_is_joined(analysis, m.node) for m in mentions)


def _is_of(analysis: Analysis, entities: tuple[int, ...], side: ActorKey) -> bool:
    return any(
        k == side or (analysis.entities[k].kind == "state" and analysis.entities[k].name == side) for k in entities
    )


def _is_joined(analysis: Analysis, node: int) -> bool:
    """ "representatives of A and B", "vice presidents of the companies A and B": who is of which is not told."""
    first = analysis.nodes[node]
    while first.dep == "conj" and first.head != first.index:
        first = analysis.nodes[first.head]
    before = [n.lower for n in analysis.nodes[max(0, first.index - 3) : first.index] if n.text not in {'"', "``", "“"}]
    several = first.index != node or any(True for _ in children(analysis, node, "conj"))
    preposition = analysis.nodes[first.head]
    people = preposition.lower == "of" and analysis.nodes[preposition.head].tag == "NNS"
    return several and (people or (bool(before) and before[-1] in _FIRMS))


_FIRMS = frozenset({"companies", "firms", "banks", "corporations", "enterprises", "groups", "concerns"})
