"""Which commitments, told by several reports of one engagement, are one and the same."""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.resolution.words import content_words

_ALIKE = 0.75
"""The share of the words of the shorter one that stand in the other at the least."""
_LONGER = 3.0
"""How many times as many words the longer one may have at the most."""


class Promise(NamedTuple):
    """A commitment as a report tells it: its words, and the names and states of those who make it.

    Of two that are one, the one with the lesser `rank` leads.
    """

    key: int
    report: str
    rank: tuple[int, int]
    words: str
    by: frozenset[str]


def leaders(promises: Iterable[Promise]) -> dict[int, int]:
    """For each commitment that another one stands for: which. Of one report, no two are taken for the same."""
    groups: list[list[Promise]] = []
    for promise in sorted(promises, key=lambda promise: promise.rank):
        for group in groups:
            if are_one(group[0], promise) and all(other.report != promise.report for other in group):
                group.append(promise)
                break
        else:
            groups.append([promise])
    return {promise.key: group[0].key for group in groups for promise in group[1:]}


def are_one(one: Promise, other: Promise) -> bool:
    """Whether two commitments are told in nearly the same words and may be by the same."""
    if one.by and other.by and not one.by & other.by:
        return False
    if one.words == other.words:
        return True
    few, many = sorted((content_words([one.words]), content_words([other.words])), key=len)
    if len(few) < 2 or len(many) > _LONGER * len(few):
        return False
    return len(few & many) >= _ALIKE * len(few)
