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
from dragoman.resolution.spelling import LETTER, SAME, SOUNDS, VOWELS, likeness

Match = Literal[
    "same name",
    "spelling",
    "name order",
    "a name left out",
    "names left out of both",
    "first name left out",
    "one letter of a long name",
    "one letter",
    "initial fits",
    "short form",
    "surname alone",
]
"""From the surest to the least sure."""

# States whose names are of short syllables: there one letter more or other makes another name, and Latin letters are
# set by one standard.
_ONE_STANDARD = frozenset({"CHN", "TWN", "HKG", "MAC", "VNM", "SGP"})
SYLLABIC = frozenset({"KOR", "PRK"}) | _ONE_STANDARD
_SHORT = 0.6
_INITIAL = 0.5


class _Paired(NamedTuple):
    """A word of one name and the word of the other that it is."""

    i: int
    j: int
    likeness: float


def match_names(a: str, b: str, states: frozenset[str] = frozenset()) -> Match | None:
    """How the names of two keys match; None if they are of different people."""
    return _matched(a, b, _floor(states)) if a <= b else _matched(b, a, _floor(states))


@lru_cache(maxsize=1 << 17)
def _matched(a: str, b: str, floor: float) -> Match | None:
    ours, theirs = person_name(a), person_name(b)
    if not ours.words or not theirs.words or (ours.numeral and theirs.numeral and ours.numeral != theirs.numeral):
        return "same name" if a == b else None
    short, full = sorted((respaced(ours, theirs), respaced(theirs, ours)), key=lambda name: len(name.words))
    return _Alignment(short, full, floor).match()


def _floor(states: frozenset[str]) -> float:
    """How alike two words must be at least."""
    return SAME if states & _ONE_STANDARD else SOUNDS if states & SYLLABIC else LETTER


class _Alignment:
    """The words of a name and those of one that has no fewer, each with at most one of the other."""

    def __init__(self, short: PersonName, full: PersonName, floor: float) -> None:
        self._short, self._full = short.words, full.words
        self._of_father = short.of_father or full.of_father
        self._pairs = _pair(short, full, floor)
        self._whole = [pair for pair in self._pairs if pair.likeness > _SHORT]

    def match(self) -> Match | None:
        if not self._whole:
            return "initial fits" if self._short == self._full else None
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
        if len(self._whole) == 1 and self._shares_first_only():
            return None
        return self._sort(bool(left), moved)

    def _sort(self, left: bool, moved: bool) -> Match:
        least = min(pair.likeness for pair in self._whole)
        if len(self._whole) < 2:
            return "short form" if any(pair.likeness == _SHORT for pair in self._pairs) else "initial fits"
        if least < VOWELS:
            return "one letter" if least <= LETTER else "one letter of a long name"
        if left:
            return "names left out of both"
        if len(self._short) < len(self._full):
            lacking = self._lacks_first() and not moved and len(self._whole) < 3
            return "first name left out" if lacking else "a name left out"
        if moved:
            return "name order"
        return "same name" if least == SAME and len(self._whole) == len(self._pairs) else "spelling"

    def _of_one_word(self) -> Match | None:
        (pair,) = self._pairs
        if pair.likeness < VOWELS:
            return None
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

    def _shares_first_only(self) -> bool:
        """Whether the one whole word is the first of both, and there is more than initials can stand for."""
        return self._whole[0][:2] == (0, 0) and len(self._pairs) < len(self._full)

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


def _pair(short: PersonName, full: PersonName, floor: float) -> list[_Paired]:
    """The likest words together, then those nearest in place; in the order of the short name."""
    candidates = [
        _Paired(i, j, alike)
        for i, word in enumerate(short.words)
        for j, other in enumerate(full.words)
        if (alike := max(_alike(word, other, floor), _written_as_one(short.joined[i], full.joined[j], word, other)))
    ]
    chosen: list[_Paired] = []
    for pair in sorted(candidates, key=lambda pair: (-pair.likeness, abs(pair.i - pair.j), pair.i, pair.j)):
        if all(pair.i != other.i and pair.j != other.j for other in chosen):
            chosen.append(pair)
    return sorted(chosen)


def _written_as_one(word: str, other: str, bare: str, other_bare: str) -> float:
    """How alike two words are if a particle of one is a part of the other ("Ben Chekroun", "Benchekroun")."""
    return SOUNDS if (word != bare or other != other_bare) and likeness(word, other) >= SOUNDS else 0.0


def _alike(word: str, other: str, floor: float) -> float:
    if is_initial(word) or is_initial(other):
        fits = word == other or initial_fits(word, other) or initial_fits(other, word)
        return _INITIAL if fits else 0.0
    alike = likeness(word, other)
    if alike >= floor:
        return alike
    if initial_fits(word, other) or initial_fits(other, word):
        return _INITIAL
    short, full = sorted((word, other), key=len)
    return _SHORT if floor < SOUNDS and 3 <= len(short) < len(full) - 1 and full.startswith(short) else 0.0
