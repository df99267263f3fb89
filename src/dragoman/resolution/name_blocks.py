"""Name blocks: those under which a bearer is found, and those under which it looks for what it may be. Pure functions.

A register of a million engagements has many officials of one family name. Persons of states that are not the same cannot
be one, so that the blocks of persons have their states in them. Two who share no more than a word of their names can
be one only where that word is the whole name of one of them: blocks of one word tell names of one word from fuller ones.

The blocks are such that one of two finds the other exactly where the other would find the one.
"""

from collections.abc import Iterator

from dragoman.lexicon.variants import name_groups
from dragoman.resolution.bearers import Bearer
from dragoman.resolution.offices import offices
from dragoman.resolution.organisation_names import organisation_name
from dragoman.resolution.person_names import person_name
from dragoman.resolution.spelling import initials, skeletons

_ANY = "*"
"""Stands for a state in the blocks of everybody, for those whose state is not told."""
_NONE = "-"
"""The same in the blocks of those whose state is not told."""
_STATE_CODE = 3
_ALONE, _FULLER = "1", "2"


def found_under(bearer: Bearer) -> frozenset[str]:
    """The blocks under which a bearer is kept."""
    if bearer.kind == "person":
        return frozenset(_found(bearer))
    if bearer.kind == "organisation":
        return organisation_name(bearer.key, bearer.states).blocks
    return frozenset({f"state {bearer.key}"})


def sought_under(bearer: Bearer) -> frozenset[str]:
    """The blocks under which those are kept that a bearer may be."""
    return frozenset(_sought(bearer)) if bearer.kind == "person" else found_under(bearer)


def alike(one: Bearer, other: Bearer) -> bool:
    """Whether two have a block in common, or a word of their names and a state or an office."""
    return bool(found_under(one) & (found_under(other) | sought_under(other)))


def _found(bearer: Bearer) -> Iterator[str]:
    places = _places(bearer)
    for pair in _pairs(bearer):
        yield from (f"{pair} {place}" for place in {*(places or {_NONE}), _ANY})
    length = _ALONE if _is_alone(bearer) else _FULLER
    for word in _words(bearer):
        yield from (f"{word} {state} {length}" for state in bearer.states)
        for kind in _kinds(bearer):
            yield from (f"{word} {kind} {length} {place}" for place in (*(() if places else (_NONE,)), _ANY))


def _sought(bearer: Bearer) -> Iterator[str]:
    places = _places(bearer)
    for pair in _pairs(bearer):
        yield from (f"{pair} {place}" for place in ({*places, _NONE} if places else {_ANY}))
    lengths = (_ALONE, _FULLER) if _is_alone(bearer) else (_ALONE,)
    for word in _words(bearer):
        for length in lengths:
            yield from (f"{word} {state} {length}" for state in bearer.states)
            # Those of a state have that state in common, or are of different ones.
            yield from (f"{word} {kind} {length} {_NONE if places else _ANY}" for kind in _kinds(bearer))


def _places(bearer: Bearer) -> frozenset[str]:
    """The states by which a bearer is told from those of others; who serves a bloc or organisation may be of any."""
    return bearer.states if any(len(code) == _STATE_CODE for code in bearer.states) else frozenset()


def _is_alone(bearer: Bearer) -> bool:
    return len(person_name(bearer.key).words) < 2


def _words(bearer: Bearer) -> frozenset[str]:
    """The outer words of a name, as one of a name of one word has to be: that has to agree in its state or office."""
    words = person_name(bearer.key).words
    outer = {word for word in (words[:1] + words[-1:]) if len(word) > 1}
    return frozenset(bone for word in outer for bone in _bones(word))


def _kinds(bearer: Bearer) -> set[str]:
    return {office.kind for office in offices(bearer.title, bearer.organisation)}


def _pairs(bearer: Bearer) -> Iterator[str]:
    """A word's consonants, or the names that it is one of, with the first sound of another; either may be the family's."""
    words, joined, *_ = person_name(bearer.key)
    last = len(words) - 1
    pairs = {(i, 0) for i in range(1, len(words))} | {(0, i) for i in range(1, len(words))}
    pairs |= {(last, i) for i in range(1, last)} | {(last - 1, i) for i in range(1, last - 1)}
    for family, given in pairs:
        if len(words[family]) > 1:
            bones = _bones(words[family]) | skeletons(joined[family])
            yield from (f"{bone}.{first}" for bone in bones for first in initials(words[given]))


def _bones(word: str) -> frozenset[str]:
    """The consonants of a word, and the groups of names that it is in."""
    return skeletons(word) | {f"{number}" for number in name_groups().get(word, ())}
