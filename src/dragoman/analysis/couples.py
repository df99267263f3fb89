"""Couples: husband and wife told side by side, of whom one goes by the other's name."""

from dragoman.analysis.chunks import PersonChunk
from dragoman.analysis.tokens import Token

_WIVES = frozenset({"mrs", "mrs.", "madam", "madame", "mme", "mme."})


def is_called_as_wife(person: PersonChunk, tokens: tuple[Token, ...]) -> bool:
    """ "Mrs Lee": by a family name alone, behind the word for a married woman."""
    before = {token.lower for token in tokens[person.first : person.name_first]}
    before |= {token.lower for token in tokens[max(0, person.name_first - 1) : person.name_first]}
    return person.name_last - person.name_first == 1 and bool(before & _WIVES)


def end_of_name_before(person: PersonChunk, tokens: tuple[Token, ...]) -> int | None:
    """Where the name ends that this one is joined to: "A and Mrs B", "A, accompanied by Mrs B"; not "saw A, and Mrs B"."""
    at = person.first
    while at > 0 and tokens[at - 1].lower in _WIVES:
        at -= 1
    before = [token.lower for token in tokens[max(0, at - _LONGEST) : at]]
    joint = next((words for words in _JOINTS if before[-len(words) :] == list(words)), None)
    return at - len(joint) if joint is not None else None


_JOINTS = (
    (",", "accompanied", "by"), ("accompanied", "by"), (",", "together", "with"), ("together", "with"), (",", "with"),
    ("with",), ("and",),
)  # fmt: skip
_LONGEST = 3


class Couples:
    """Who is told to be whose wife, by his name."""

    def __init__(self) -> None:
        self._husband_of: dict[int, int] = {}

    def join(self, husband: int, wife: int) -> None:
        self._husband_of[wife] = husband

    def others(self, *, wife: bool) -> frozenset[int]:
        """Whom a name does not mean: that of "Mrs Lee" no husband, "Lee" no wife who goes by his name."""
        return frozenset(self._husband_of.values() if wife else self._husband_of)
