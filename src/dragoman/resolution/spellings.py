"""How alike two names are as they are spelled: transliterations, order of the words, initials, shorter forms."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from dragoman.lexicon.given_names import is_given_name

# Sounds that press and ministries spell in several ways; the longer spellings first.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("dzh|dsch|dj|zh", "j"),
        ("tsch|tch|cz", "ç"),
        ("sch|sh", "s"),
        ("ch", "ç"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("ff$", "v"),
        ("ck|c|q", "k"),
        ("^x|(?<![ae])x|x(?=[ou])", "h"),  # Xolmatov, Umarxojayev, but Alexander
        ("x", "ks"),
        ("(?:ow|aw)(?=[^aeiou])|au", "o"),
        ("tz|ts|z", "s"),
        ("w", "v"),
        ("ou|oo", "u"),
        ("ee|ie", "i"),
        ("eo", "o"),
        ("eu", "u"),
        ("[jy]", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile("[aeiouh]")
_DOUBLES = re.compile(r"(.)\1+")
_PARTICLES = frozenset(
    "al el ul bin ibn bint ben de da di do du dos das del della der den van von ter ten la le les y e i".split()
)
_SHORTER = 0.8
_OTHER = 0.3
_NEARLY = 0.6
SAME = 0.7
"""From this likeness on, two names may be one."""


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """A normalised word as it roughly sounds: `sadyrbajew` and `sadyrbayev` are the same."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a normalised word, as they roughly sound; the whole where it has none."""
    sound = sound_of(word)
    return _DOUBLES.sub(r"\1", _VOWELS.sub("", sound)) or sound


@lru_cache(maxsize=65536)
def family_words(name: str) -> tuple[str, ...]:
    """The words of a normalised personal name that may be its family name."""
    words = _bare(name)
    if len(words) <= 1:
        return words
    picked = list(words[-1:]) if len(words) == 2 else [word for word in words[-2:] if len(word) > 1]
    if len(words[0]) > 1 and (not is_given_name(words[0]) or is_given_name(words[-1])):
        picked.insert(0, words[0])
    return tuple(dict.fromkeys(picked or words[-1:]))


@lru_cache(maxsize=262144)
def name_likeness(one: str, other: str) -> float:
    """How alike two normalised names of persons are, 0 to 1; `SAME` and above may be one person."""
    if one == other:
        return 1.0 if " " in one else 0.9
    short, long = sorted((_bare(one), _bare(other)), key=lambda words: (len(words), words))
    rest = list(long)
    likenesses, missing = [], []
    for word in sorted(short, key=len, reverse=True):
        best = max(rest, key=lambda candidate: _word_likeness(word, candidate))
        likeness = _word_likeness(word, best)
        if likeness:
            rest.remove(best)
            likenesses.append(likeness)
        else:
            missing.append(word)
    if len(missing) == 1 and likenesses and (near := _nearly(missing[0], rest, likenesses)):
        return near
    if not missing and any(len(word) > 1 for word in short):
        mean = sum(likenesses) / len(likenesses)
        return mean if len(short) > 1 else _single(short[0], long)
    if _joined_likeness(short, long):
        return 0.85
    return SAME if len(missing) == 1 and len(short) > 3 else _OTHER


def _nearly(odd: str, rest: list[str], likenesses: list[float]) -> float:
    """Of names that agree in all words but one: how alike they are if that one is nearly the same."""
    ratio = max(fuzz.ratio(sound_of(odd), sound_of(other)) / 100 for other in rest)
    if len(odd) < 4 or ratio < _NEARLY:
        return 0.0
    return max(SAME, (sum(likenesses) + ratio) / (len(likenesses) + 1) - 0.1)


def _single(word: str, name: tuple[str, ...]) -> float:
    """Of a single word that stands in a name: whether it can be the family name there."""
    likeness = max(_word_likeness(word, family) for family in (name[0], *name[-2:]))
    return _SHORTER if likeness else _OTHER


def _joined_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names are the same but for where their words are divided: `Abd al-Rahman`, `Abdelrahman`."""
    short, long = sorted(("".join(map(sound_of, words)) for words in (one, other)), key=len)
    if short[0] != long[0] or len(short) < 8:
        return False
    return fuzz.ratio(short, long) >= 90 or fuzz.ratio(short, long[: len(short)]) >= 95


@lru_cache(maxsize=65536)
def _bare(name: str) -> tuple[str, ...]:
    words = tuple(name.split())
    return (
        tuple(word for at, word in enumerate(words) if word not in _PARTICLES or (len(word) == 1 and not at)) or words
    )


def _begins(one: str, other: str) -> bool:
    """Whether one word is a short form of the other: `deo`, `deogratius`."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short)


@lru_cache(maxsize=262144)
def _word_likeness(one: str, other: str) -> float:
    first, second = sound_of(one), sound_of(other)
    if first == second:
        return 1.0
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return 0.75 if long[0] == short or long[:2] == f"i{short}" else 0.0
    if _begins(one, other) or _begins(first, second):
        return 0.75
    ratio = fuzz.ratio(first, second) / 100
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 1 and ratio >= 0.6:
        return 0.9
    return ratio if ratio >= 0.8 else 0.0
