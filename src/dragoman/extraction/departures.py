"""Departures: who left for where, and who went along."""

from dragoman.extraction.actors import actors_at
from dragoman.extraction.clauses import agents_of, children, coordinated, has_particle, objects_behind, subjects
from dragoman.extraction.place_names import place_at
from dragoman.extraction.sides import MISSIONS
from dragoman.extraction.stays import travels
from dragoman.model.analysis import Analysis, Node
from dragoman.model.reading import Place

_LEAVING = frozenset({"leave", "depart"})
_AWAY = {"set": frozenset({"off", "out"}), "take": frozenset({"off"})}
_OVER = frozenset({"after", "following", "having"})


def is_departure(analysis: Analysis, verb: Node) -> bool:
    """ "left", "departed", "set off", "took off": what stands behind it as its object is not where it leads."""
    return verb.lemma in _LEAVING or has_particle(analysis, verb.index, _AWAY.get(verb.lemma, ()))


def is_under_way(analysis: Analysis, verb: Node) -> bool:
    """ "left Riga for Oslo on Monday", of somebody in office: a journey that has begun, and no return from one.

    Not "left Oslo for Riga after talks with A", which ends a visit, nor "left the party for the Greens".
    """
    place = destination(analysis, verb) if is_departure(analysis, verb) else None
    if place is None or any(n.lower in _OVER for n in children(analysis, verb.index, "prep")):
        return False
    return any(
        travels(analysis, head) or _is_officer_abroad(analysis, head, place) for head in subjects(analysis, verb.index)
    )


def _is_officer_abroad(analysis: Analysis, head: int, place: Place) -> bool:
    """Somebody in an office of another state: "Sudan's army chief", "the Danish speaker"; no envoy, who may be called home."""
    persons = [analysis.entities[key] for key in actors_at(analysis, head) if isinstance(key, int)]
    return any(
        person.kind == "person"
        and person.state not in {None, place.state}
        and any(not title.former and title.head not in MISSIONS for title in person.titles)
        for person in persons
    )


def destination(analysis: Analysis, verb: Node) -> Place | None:
    """ "left on Monday for Oslo", "left Riga for Oslo": the country or city behind "for"."""
    spots = [verb.index, *(n.index for n in children(analysis, verb.index, "dobj"))]
    places = (place_at(analysis, head) for spot in spots for head in objects_behind(analysis, spot, "for"))
    return next((place for place in places if place is not None and place.state is not None), None)


def is_merely_left(analysis: Analysis, verb: Node) -> bool:
    """ "left Riga on Monday", "left Riga for Liepaja": what is left, and no country or city of another that it leads to."""
    left = any(place_at(analysis, n.index) is not None for n in children(analysis, verb.index, "dobj"))
    return is_departure(analysis, verb) and left and destination(analysis, verb) is None


def is_taken_along(analysis: Analysis, verb: Node) -> bool:
    """ "accompanied the president to Oslo", "was accompanied to Oslo by A": all of them go there."""
    places = (place_at(analysis, head) for head in objects_behind(analysis, verb.index, "to"))
    abroad = any(place is not None and place.state is not None for place in places)
    return verb.lemma == "accompany" and abroad and any(travels(analysis, head) for head in going_along(analysis, verb))


def going_along(analysis: Analysis, verb: Node) -> list[int]:
    """Heads of those who go, whoever accompanies whom."""
    led = [k for n in children(analysis, verb.index, "dobj") for k in coordinated(analysis, n.index)]
    by = agents_of(analysis, verb.index)
    if any(True for _ in children(analysis, verb.index, "auxpass")):
        by = by or objects_behind(analysis, verb.index, "by")
    return [*led, *subjects(analysis, verb.index), *by]
