"""Retellings: headings, leads and wishes that tell an engagement which the report tells elsewhere, and more fully."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.extraction.actors import ActorKey, is_person
from dragoman.extraction.cues import Cue
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Role, Status

_TALKS: frozenset[Form] = frozenset({"meeting", "call", "consultations"})
_LONGEST = 30  # words of a heading


class Told(Protocol):
    """An engagement told in the report."""

    form: Form
    status: Status
    parts: dict[ActorKey, Role]
    cues: list[Cue]
    sentences: list[int]
    date: str | None
    place: Place | None


def is_heading(analysis: Analysis, number: int) -> bool:
    """A first line that ends in a full stop, but tells nothing as past or to come: "A meets B in Riga."."""
    if number or len(analysis.sentences) < 2 or analysis.sentences[1].paragraph == analysis.sentences[0].paragraph:
        return False
    first, last, _, _ = analysis.sentences[0]
    nodes = analysis.nodes[first:last]
    told = any(n.tag in {"VBD", "MD"} or (n.tag in {"VBZ", "VBP"} and n.lemma in {"be", "have"}) for n in nodes)
    return not told and len(nodes) <= _LONGEST


def is_told_in_heading(analysis: Analysis, told: Told) -> bool:
    return all(is_heading(analysis, number) for number in told.sentences)


def is_retold(analysis: Analysis, told: Told, others: Sequence[Told]) -> bool:
    """Whether an engagement is told again in full: a heading by the text, a wish by what came of it in its sentence."""
    if is_told_in_heading(analysis, told):
        return any(other is not told and _is_of_heading(told, other) for other in others)
    if told.status not in {"proposed", "scheduled"} or told.date is not None or told.place is not None:
        return False
    return any(_fulfils(told, other) for other in others)


def _is_of_heading(heading: Told, other: Told) -> bool:
    """What a text tells of the parties of its heading, in the same form."""
    alike = heading.form == other.form or {heading.form, other.form} <= _TALKS
    shared = set(heading.parts) & set(other.parts)
    return alike and bool(shared) and (set(heading.parts) <= set(other.parts) or set(other.parts) <= set(heading.parts))


def _fulfils(wish: Told, other: Told) -> bool:
    """ "had asked to see A, and saw him": of the same parties, behind the wish in its sentence."""
    return (
        other.status == "held"
        and other.form == wish.form
        and set(other.parts) == set(wish.parts)
        and bool(set(other.sentences) & set(wish.sentences))
        and max(cue.node for cue in wish.cues) < min(cue.node for cue in other.cues)
    )


def is_summary(analysis: Analysis, told: Told, others: Sequence[Told]) -> bool:
    """A lead that only sums up: its parties are groups, and the meetings are told below."""
    first = min(analysis.sentences[number].paragraph for number in told.sentences)
    persons = sum(is_person(analysis, key) for key in told.parts)
    below = [other for other in others if other.form == told.form and other.sentences != told.sentences]
    several = len(below) > 1
    return told.form == "meeting" and told.cues[0].plural and persons < 2 and first <= 1 and several
