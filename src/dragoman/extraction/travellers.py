"""Travellers: visits told beside the clause that they are the occasion of."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from dragoman.extraction.actors import ActorKey, actors_at, is_person
from dragoman.extraction.clauses import children, governing_verb, is_verb, subjects
from dragoman.extraction.cues import Cue
from dragoman.extraction.sides import side_of
from dragoman.extraction.stays import travels
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Role, Status

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


class Told(Protocol):
    """An engagement told in the report."""

    form: Form
    status: Status
    parts: dict[ActorKey, Role]
    cues: list[Cue]
    place: Place | None


def is_stop(analysis: Analysis, stop: Told, told: Sequence[Told], sides: Mapping[int, str]) -> bool:
    """ "toured the port": a sight that no table knows, seen by someone who is told to be abroad."""
    cue = stop.cues[0]
    if cue.noun or analysis.nodes[cue.node].lemma not in {"visit", "tour"} or not stop.parts:
        return False
    if not any(True for _ in children(analysis, cue.node, "dobj")):
        return False
    home = {side_of(analysis, key, sides) for key in stop.parts}
    return any(
        other.form == "visit"
        and other.place is not None
        and other.place.state not in {None, *home}
        and set(stop.parts) <= set(other.parts)
        for other in told
    )


def is_abroad(analysis: Analysis, visit: Told, here: Place | None, sides: Mapping[int, str]) -> bool:
    """ "on the first day of the minister's visit", in a report from another state than the officer's."""
    home = {side_of(analysis, key, sides) for key in visit.parts}
    if here is None or None in home or not home or here.state in home:
        return False
    return any(is_person(analysis, key) and _holds_office(analysis, key) for key in visit.parts)


def is_called_off(analysis: Analysis, visit: Told) -> bool:
    """ "The visit of President X has been postponed": the officer is told, and no place that might be at home."""
    led_on = any(
        node.lower in {"to", "in"} for cue in visit.cues for node in children(analysis, cue.node, "prep") if cue.noun
    )
    officers = [key for key in visit.parts if is_person(analysis, key) and _holds_office(analysis, key)]
    return visit.status in {"postponed", "cancelled"} and not led_on and bool(officers)


def _holds_office(analysis: Analysis, key: ActorKey) -> bool:
    return isinstance(key, int) and any(not title.former for title in analysis.entities[key].titles)
