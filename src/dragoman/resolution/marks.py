"""Actors that people told from another of the same name, office and state: nothing but a mark tells them apart."""

from collections.abc import Iterable

from dragoman.model.decision import Decision


def marks_of(sha256: str, made: Iterable[Decision]) -> dict[str, str]:
    """The marks of a report's actors, by their signatures, from the decisions in force about it.

    Of a decision that some actors are not the same as others, the others get one mark together.
    """
    marks: dict[str, str] = {}
    for decision in made:
        if decision.kind == "apart" and decision.targets[0].section == "actors":
            others = decision.targets[decision.first :]
            mark = min(f"{target.sha256[:12]}{target.signature}" for target in others)
            marks.update((target.signature, mark) for target in others if target.sha256 == sha256)
    return marks
