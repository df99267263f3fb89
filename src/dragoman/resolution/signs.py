"""Signs for and against two accounts telling of one engagement."""

from collections.abc import Iterable
from math import exp
from typing import NamedTuple


class Sign(NamedTuple):
    """One sign: its `weight` in log-odds, in words, and why the two cannot be one, if it says so."""

    weight: float
    reason: str = ""
    conflict: str | None = None


NOTHING = Sign(0.0)


def conflict(why: str) -> Sign:
    """The two cannot be one."""
    return Sign(0.0, "", why)


def unlikely(why: str) -> Sign:
    """Nothing links the two by themselves, but others may link them."""
    return Sign(-6.0, why)


def likelihood(prior: float, signs: Iterable[Sign]) -> float:
    """From 0 to 1, how likely the two are one by all signs together."""
    return 1 / (1 + exp(-(prior + sum(sign.weight for sign in signs))))
