"""Borders: journeys whose own words tell that they lead abroad, whatever is told of whom the travellers serve."""

from collections.abc import Mapping
from typing import Protocol

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.clauses import children, objects_behind
from dragoman.extraction.cues import Cue
from dragoman.extraction.sides import are_peers, side_of
from dragoman.extraction.stays import is_travelling_officer
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Role

_OF_STATE = frozenset({"state", "official"})


class Told(Protocol):
    """An engagement told in the report."""

    form: Form
    parts: dict[ActorKey, Role]
    cues: list[Cue]
    place: Place | None


def leads_abroad(analysis: Analysis, visit: Told, sides: Mapping[int, str]) -> bool:
    """ "arrived in Dili on a state visit", "will travel to Chile", "came to Rome at the invitation of the president".

    Somebody of a government whose state is not told, and who is the guest of a country, or of a peer.
    """
    if visit.form != "visit" or visit.place is None or visit.place.state is None:
        return False
    going = [key for key, role in visit.parts.items() if role == "visitor"]
    hosts = [key for key, role in visit.parts.items() if role == "host"]
    officers = [key for key in going if is_travelling_officer(analysis, key)]
    if not officers or any(side_of(analysis, key, sides) == visit.place.state for key in going):
        return False
    if any(are_peers(analysis, one, other) for one in officers for other in hosts):
        return True
    return _is_country(analysis, visit.place) or any(_is_formal(analysis, cue) for cue in visit.cues)


def _is_formal(analysis: Analysis, cue: Cue) -> bool:
    """ "paid a state visit to Dili", "arrived in Dili on an official visit"."""
    visits = [cue.node] if cue.noun else objects_behind(analysis, cue.node, "on", "for")
    return any(
        analysis.nodes[visit].lemma == "visit"
        and any(n.lower in _OF_STATE for n in children(analysis, visit, "amod", "compound", "nmod"))
        for visit in visits
    )


def _is_country(analysis: Analysis, place: Place) -> bool:
    """Whether the place is a country by name: nobody at home is told to travel to it."""
    return any(
        mention.kind == "state" and mention.form == "state" and analysis.document.quote(mention.span) == place.name
        for mention in analysis.mentions
    )
