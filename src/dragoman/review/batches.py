"""Decisions that were made at once: which they are, and which of them can still be taken back together."""

from collections.abc import Iterable, Sequence

from dragoman.model.decision import Decision
from dragoman.register.past import decisions_on
from dragoman.register.store import Register
from dragoman.resolution.decided import in_force, taken_back

_MOST = 500
"""How many decisions before one are looked at for those made with it."""


def made_with(register: Register, made: Decision) -> list[int]:
    """The numbers of the decisions that were made at once with one and hold, itself among them, the first in front.

    Their time is told to the thousandth of a second, which that of a single decision is not, and is the same.
    """
    number = made.id or 0
    if "." not in made.at:
        return [number]
    near = decisions_on(register, numbers=range(max(1, number - _MOST), number + 1))
    same = (made.at, made.who, made.kind)
    return [one.id or 0 for one in in_force(near) if (one.at, one.who, one.kind) == same]


def still_made(register: Register, numbers: Sequence[int]) -> list[int]:
    """Those of some decisions, by number, that nobody has taken back."""
    wanted = set(numbers)
    return [one.id or 0 for one in in_force(decisions_on(register, numbers=numbers)) if one.id in wanted]


def untouched(register: Register, numbers: Sequence[int], since: Sequence[int]) -> list[int]:
    """Those of some decisions that hold, and about whose facts none of the decisions `since` is."""
    made = {one.id: one for one in decisions_on(register, numbers=[*numbers, *since])}
    undone = [one.undoes for number in since if (one := made.get(number)) and one.undoes is not None]
    touched = _facts(decisions_on(register, numbers=[*since, *undone])) if since else set()
    gone = taken_back(made.values())
    held = (made[number] for number in sorted(set(numbers) & set(made)) if number not in gone)
    return [one.id or 0 for one in held if not _facts([one]) & touched]


def _facts(decisions: Iterable[Decision]) -> set[tuple[str, str]]:
    return {(target.sha256, target.signature) for one in decisions for target in one.targets}
