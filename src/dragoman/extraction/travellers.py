"""Travellers: visits told beside the clause that they are the occasion of."""

from dragoman.extraction.actors import ActorKey, actors_at, is_person
from dragoman.extraction.clauses import governing_verb, is_verb, subjects
from dragoman.extraction.cues import Cue
from dragoman.extraction.stays import travels
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place


_BETWEEN = frozenset({"from", "during", "on", "after", "for", "before", "in", "following"})


def is_adjunct_visit(analysis: Analysis, cue: Cue, place: Place | None) -> bool:
    """ "fresh from a visit to Korea", "on a visit to Paris": whoever the clause is about travels."""
    return cue.form == "visit" and place is not None and place.state is not None and bool(traveller(analysis, cue))


def traveller(analysis: Analysis, cue: Cue) -> list[ActorKey]:
    """The one officer that the clause around "from a visit to X" is about."""
    node = analysis.nodes[cue.node]
    preposition = analysis.nodes[node.head]
    if node.dep != "pobj" or preposition.lower not in _BETWEEN:
        return []
    above = analysis.nodes[preposition.head]
    bearer = analysis.nodes[above.head] if above.lower == "fresh" and not is_verb(analysis.nodes[above.head]) else above
    if bearer.index in analysis.mention_at:
        heads = [bearer.index]
    else:
        verb = above if is_verb(above) else governing_verb(analysis, above.index)
        heads = subjects(analysis, verb.index) if verb is not None else []
    keys = [key for head in heads if travels(analysis, head) for key in actors_at(analysis, head)]
    return keys if len(keys) == 1 and is_person(analysis, keys[0]) else []
