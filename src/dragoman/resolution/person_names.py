"""The words of a person's name that can be compared: particles, honorifics and suffixes aside. Pure, cached."""

from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon.titles import load_titles
from dragoman.lexicon.variants import load_name_variants
from dragoman.resolution.spelling import SOUNDS, first_letters, likeness

_SERVANTS = frozenset({"abd", "abdul", "abdel", "abdal", "abdur", "abder", "abdu", "abdol", "abdoul"})
_NUMERALS = frozenset(
    {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"}
)


class PersonName(NamedTuple):
    """`words` in the order of the report, `joined` the same with the particles before them, written as one.

    `of_father` if it says whose son or daughter; `numeral` of monarchs.
    """

    words: tuple[str, ...]
    joined: tuple[str, ...]
    of_father: bool
    numeral: str | None


@lru_cache(maxsize=1 << 16)
def person_name(key: str) -> PersonName:
    """The parts of a normalised name. At least one word is left of any name that has one."""
    variants = load_name_variants()
    words = [word for word in _bare(key.split()) if word]
    numeral = words.pop() if len(words) > 1 and words[-1] in _NUMERALS and len(words[-1]) > 1 else None
    of_father = any(word in variants.sons for word in words[1:])
    kept: list[str] = []
    joined: list[str] = []
    before = ""
    at = 0
    while at < len(words):
        word, length = _joined(words, at)
        small = word in variants.particles or word in variants.articles or word in variants.sons
        if not small or length > 1 or not _is_inside(words, at):
            kept.append(word)
            joined.append(before + word)
            before = ""
        else:
            before += word
        at += length
    return PersonName(tuple(kept), tuple(joined), of_father, numeral)


def respaced(ours: PersonName, theirs: PersonName) -> PersonName:
    """Our name with neighbours joined where we write as two words what they write as one ("Min-jae", "Minjae")."""
    words = ours.words
    for at in range(len(words) - 1 if words != theirs.words else 0):
        joined = words[at] + words[at + 1]
        if len(joined) > 3 and joined not in words and any(likeness(joined, word) >= SOUNDS for word in theirs.words):
            whole = ours.joined[at] + ours.joined[at + 1]
            fewer = ours._replace(
                words=(*words[:at], joined, *words[at + 2 :]),
                joined=(*ours.joined[:at], whole, *ours.joined[at + 2 :]),
            )
            return respaced(fewer, theirs)
    return ours


def is_initial(word: str) -> bool:
    return len(word) == 1


def initial_fits(initial: str, word: str) -> bool:
    """Whether an initial (of one letter, or two as names from Cyrillic have them) may stand for the word."""
    if len(word) <= len(initial):
        return False
    if len(initial) == 1:
        return bool(first_letters(initial) & first_letters(word))
    return initial in load_name_variants().initials and word.startswith(initial)


def _bare(words: list[str]) -> list[str]:
    """Without the honorifics before and the suffixes after."""
    honorifics, suffixes = load_titles().honorifics, load_name_variants().suffixes
    start, stop = 0, len(words)
    while stop - start > 2 and words[start] in honorifics and not is_initial(words[start]):
        start += 1
    while stop - start > 1 and words[stop - 1] in suffixes:
        stop -= 1
    return words[start:stop]


def _joined(words: list[str], at: int) -> tuple[str, int]:
    """The word at a place with those that belong to it: `abd al rahman` is one, and how many it takes."""
    articles = load_name_variants().articles
    word, left = words[at], len(words) - at
    if word in _SERVANTS and left > 1:
        if words[at + 1] in articles and left > 2:
            return f"abdul{words[at + 2]}", 3
        return (f"abdul{words[at + 1]}", 2) if word != "abdu" else (word, 1)
    if left > 2 and words[at + 1] in articles and words[at + 2] in ("din", "deen", "dine"):
        return f"{word}uddin", 3
    return word, 1


def _is_inside(words: list[str], at: int) -> bool:
    """Whether a particle may be left out here: not at the end, and before more than a given name."""
    return at < len(words) - 1 and (at > 0 or words[0] not in ("ben", "e", "i", "y", "an", "as", "at"))
