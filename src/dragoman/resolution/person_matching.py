"""How two names of persons match: the same words, other spelling, other order, words left out. Pure, cached."""

from functools import lru_cache
from typing import Literal, NamedTuple

from dragoman.resolution.person_names import (
    PersonName,
    initial_fits,
    is_initial,
    person_name,
    respaced,
)
from dragoman.resolution.spelling import LETTER, SAME, SOUNDS, likeness

Match = Literal[
    "same name",
    "spelling",
    "name order",
    "a name left out",
    "names left out of both",
    "first name left out",
    "one letter",
    "initial fits",
    "surname alone",
]
"""From the surest to the least sure."""

# States whose names are of short syllables: there one letter more or other makes another name, and Latin letters are
# set by one standard.
_ONE_STANDARD = frozenset({"CHN", "TWN", "HKG", "MAC", "VNM", "SGP"})
_SYLLABIC = frozenset({"KOR", "PRK"}) | _ONE_STANDARD
_INITIAL = 0.5


class _Paired(NamedTuple):
    """A word of one name and the word of the other that it is."""

    i: int
    j: int
    likeness: float


@lru_cache(maxsize=1 << 16)
def match_names(a: str, b: str, states: frozenset[str] = frozenset()) -> Match | None:
    """How the names of two keys match; None if they are of different people."""
    ours, theirs = person_name(a), person_name(b)
    if not ours.words or not theirs.words or (ours.numeral and theirs.numeral and ours.numeral != theirs.numeral):
        return "same name" if a == b else None
    if len(ours.words) > len(theirs.words):
        ours, theirs = theirs, ours
    words, others = respaced(ours.words, theirs.words), respaced(theirs.words, ours.words)
    if len(words) > len(others):
        words, others, ours, theirs = others, words, theirs, ours
    return _Alignment(ours._replace(words=words), theirs._replace(words=others), _floor(states)).match()


def _floor(states: frozenset[str]) -> float:
    """How alike two words must be at least."""
    return SAME if states & _ONE_STANDARD else SOUNDS if states & _SYLLABIC else LETTER


class _Alignment:
    """The words of a name and those of one that has no fewer, each with at most one of the other."""

    def __init__(self, short: PersonName, full: PersonName, floor: float) -> None:
        self._short, self._full = short.words, full.words
        self._of_father = short.of_father or full.of_father
        self._pairs = _pair(short.words, full.words, floor)
        self._whole = [pair for pair in self._pairs if pair.likeness > _INITIAL]

    def match(self) -> Match | None:
        if not self._whole:
            return None
        if len(self._short) == 1:
            return self._of_one_word()
        left = len(self._short) - len(self._pairs)
        if len(self._pairs) < 2 or (left and not self._left_out_of_both()):
            return None
        moved = not self._in_order()
        if moved and not self._turned():
            return None
        if self._lacks_first() and self._of_father:
            return None
        return self._sort(bool(left), moved)

    def _sort(self, left: bool, moved: bool) -> Match:
        least = min(pair.likeness for pair in self._whole)
        if len(self._whole) < 2:
            return "initial fits"
        if least <= LETTER:
            return "one letter"
        if left:
            return "names left out of both"
        if len(self._short) < len(self._full):
            return "first name left out" if self._lacks_first() and not moved else "a name left out"
        if moved:
            return "name order"
        return "same name" if least == SAME and len(self._whole) == len(self._pairs) else "spelling"

    def _of_one_word(self) -> Match | None:
        (pair,) = self._pairs
        if pair.likeness <= LETTER:
            return None
        if len(self._full) == 1:
            return "surname alone"
        return "surname alone" if pair.j in (0, len(self._full) - 1) else None

    def _in_order(self) -> bool:
        places = [pair.j for pair in self._pairs]
        return places == sorted(places)

    def _turned(self) -> bool:
        """Whether the family name stands first in one and last in the other."""
        places = [pair.j for pair in self._pairs]
        return any(places[at:] + places[:at] == sorted(places) for at in range(1, len(places)))

    def _lacks_first(self) -> bool:
        return all(pair.j > 0 for pair in self._pairs)

    def _left_out_of_both(self) -> bool:
        """Whether what each lacks has its place elsewhere: a middle name in one, a second family name in the other.

        Names in the same place, or before the first one, are names of two.
        """
        first, last = self._whole[0], self._whole[-1]
        if len(self._whole) < 2 or first.i or first.j or self._of_father:
            return False
        lacking = {_slot(i, [pair.i for pair in self._pairs]) for i in range(len(self._short))}
        others = {_slot(j, sorted(pair.j for pair in self._pairs)) for j in range(len(self._full))}
        return last.i > 0 and not (lacking & others) - {None}


def _slot(place: int, paired: list[int]) -> int | None:
    """Between which of the paired words a word without a pair stands; None for one that has a pair."""
    return None if place in paired else sum(other < place for other in paired)


def _pair(short: tuple[str, ...], full: tuple[str, ...], floor: float) -> list[_Paired]:
    """The likest words together, then those nearest in place; in the order of the short name."""
    candidates = [
        _Paired(i, j, alike)
        for i, word in enumerate(short)
        for j, other in enumerate(full)
        if (alike := _alike(word, other, floor))
    ]
    chosen: list[_Paired] = []
    for pair in sorted(candidates, key=lambda pair: (-pair.likeness, abs(pair.i - pair.j), pair.i, pair.j)):
        if all(pair.i != other.i and pair.j != other.j for other in chosen):
            chosen.append(pair)
    return sorted(chosen)


def _alike(word: str, other: str, floor: float) -> float:
    if is_initial(word) or is_initial(other):
        fits = word == other or initial_fits(word, other) or initial_fits(other, word)
        return _INITIAL if fits else 0.0
    alike = likeness(word, other)
    if alike >= floor:
        return alike
    return _INITIAL if initial_fits(word, other) or initial_fits(other, word) else 0.0
