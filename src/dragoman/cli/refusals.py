"""What was not taken of what a language model proposed, told on standard error: how much, why, and each of it."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.cli.output import complain

if TYPE_CHECKING:
    from dragoman.extraction.proposed.refusals import Refused

_SINGLY = 20
"""How many of one report are told one by one; of all of them the number is told."""
_LENGTH = 100


def tell_refused(source: str, refused: "Sequence[Refused]") -> None:
    """A line with the counts by reason, then a line for each of the first."""
    if not refused:
        return
    values = sum(one.value is not None for one in refused)
    reasons = Counter(one.reason for one in refused)
    counts = ", ".join(f"{number} {reason}" for reason, number in reasons.most_common())
    complain(f"{source}: {len(refused) - values} facts refused, {values} values left off: {counts}")
    for one in refused[:_SINGLY]:
        what = f"{_short(one.fact)}, {one.value} left off" if one.value else f"{_short(one.fact)} refused"
        complain(f"{source}: {what}: {one.reason}: {_short(one.words)}")
    if len(refused) > _SINGLY:
        complain(f"{source}: and {len(refused) - _SINGLY} more, told by dragoman.propose in Python")


def _short(words: str) -> str:
    return words if len(words) <= _LENGTH else f"{words[:_LENGTH]}…"
