"""Media: whether those who "spoke" with one another stood face to face, or had a telephone between them."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.extraction.actors import ActorKey, Part
from dragoman.extraction.cues import Cue
from dragoman.extraction.needs import by_telephone
from dragoman.extraction.sides import side_of
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Role, Status


class Told(Protocol):
    """An engagement told before."""

    form: Form
    status: Status
    parts: dict[ActorKey, Role]
    place: Place | None


def is_face_to_face(
    analysis: Analysis, cue: Cue, parts: Sequence[Part], place: Place | None, earlier: Sequence[Told]
) -> bool:
    """ "spoke with A in Riga", "spoke with visiting Minister A", "was in Riga. … There she spoke with Minister A of Latvia"."""
    if cue.form != "call" or cue.noun or analysis.nodes[cue.node].lemma != "speak":
        return False
    if by_telephone(analysis, cue.node):
        return False
    return place is not None or _is_visiting(analysis, cue.node) or _is_guest_of(analysis, parts, earlier)


def _is_visiting(analysis: Analysis, verb: int) -> bool:
    """ "spoke with the visiting minister": of the words behind the verb, up to the first name."""
    last = analysis.sentences[analysis.nodes[verb].sentence].last
    for node in analysis.nodes[verb + 1 : last]:
        if node.lower == "visiting":
            return True
        if node.index in analysis.mention_at:
            return analysis.document.quote(analysis.mention_at[node.index].span).lower().startswith("visiting ")
    return False


def _is_guest_of(analysis: Analysis, parts: Sequence[Part], earlier: Sequence[Told]) -> bool:
    """One of them is told before to be in the other's country."""
    sides = {side for part in parts if (side := side_of(analysis, part.actor)) is not None}
    return any(
        told.form == "visit"
        and told.status == "held"
        and told.place is not None
        and told.place.state in sides
        and any(told.parts.get(part.actor) == "visitor" for part in parts)
        for told in earlier
    )
