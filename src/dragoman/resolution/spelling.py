"""How alike two words of a name are, however they came into Latin letters. Pure functions, cached.

A word is folded: what transliterations write differently (`kh` and `h`, `ye` and `e`, `-ov` and `-off`) becomes one
letter. Words with one fold are one; so are, a little less surely, those that differ in vowels that one sound is written
with ("Khaled", "Khalid").
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from dragoman.lexicon.variants import load_name_variants, name_groups

SAME = 1.0
SOUNDS = 0.95
VARIANT = 0.9
VOWELS = 0.85
LONG_LETTER = 0.75
"""Of one letter more, less or other in a long word: most likely a slip of the pen."""
LETTER = 0.7
"""The same in a shorter word: a slip, or another name."""

_VOWELS = frozenset("aeiou")
# Letters in capitals are sounds that several letters write.
_SOUNDS = (
    ("shch", "S"), ("tsch", "C"), ("dzh", "J"), ("sch", "S"), ("tch", "C"), ("cz", "C"), ("ch", "C"), ("sh", "S"),
    ("zh", "J"), ("dj", "J"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ph", "f"),
    ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("tz", "ts"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("y", "i"),
)  # fmt: skip
_BROAD_W = re.compile(r"(?<=[ao])w(?=[^aeiouy])")
_FRENCH_W = re.compile(r"ou(?=[aeiou])")
_SOFT_C = re.compile(r"c(?=[ei])")
_IOTATED = re.compile(r"(^|[aeiou])ie")
_OFF = re.compile(r"([oe])ff?$")
_TWICE = re.compile(r"(.)\1+")
_MUTE_H = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_SERVANT = re.compile(r"^abd[aeiou]l?(?=..)")
_FAITH = re.compile(r"(?<=...)[aeiou]d?din$")
_SCOTTISH = re.compile(r"^mac(?=[^aeiouhk])")
_ARTICLE = re.compile(r"^[ae]l(?=....)")
# German and Serbian, French, Uzbek and Somali, Dutch and Finnish.
_OTHER_READINGS = (("dj", "d"), ("j", "y"), ("ch", "sh"), ("x", "kh"), ("ee", "e"), ("oo", "o"))
_KOREAN = re.compile(r"(?<![lr])eo(?=[nmkgbp]|$)")
# Letters of two, with and without the mark that an English text leaves out; see `_unmarked`.
_MARKED = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("S", "s"), ("C", "k"), ("J", "z"))
_ALIKE = frozenset({"ae", "ea", "ei", "ie", "ou", "uo"})
_ALIKE_AT_END = frozenset({"ei", "ie", "ou", "uo"})


@lru_cache(maxsize=1 << 16)
def likeness(a: str, b: str) -> float:
    """How surely two normalised words are one word of a name: 1 for the same, 0 for different ones."""
    if a == b:
        return SAME
    if b < a:
        return likeness(b, a)
    ours, theirs = folds(a), folds(b)
    if ours & theirs:
        return SOUNDS
    groups = name_groups()
    if groups.get(a, frozenset()) & groups.get(b, frozenset()):
        return VARIANT
    if _article_apart(a, b):
        return VOWELS
    of_one_skeleton = list(product(ours, theirs)) if skeletons(a) & skeletons(b) else []
    if any(_vowels_vary(x, y) or _marks_vary(x, y) for x, y in of_one_skeleton):
        return VOWELS
    if _slip(_fold(a), _fold(b)):
        return LONG_LETTER if min(len(a), len(b)) > 7 else LETTER
    return LETTER if any(_neighbouring(x, y) for x, y in of_one_skeleton) else 0.0


@lru_cache(maxsize=1 << 16)
def first_letters(word: str) -> frozenset[str]:
    """The letters that a word, or another spelling of it, begins with."""
    firsts = {word[:1], *(fold[:1].lower() for fold in folds(word))}
    return frozenset(firsts | {"e"} if word[:1] == "y" else firsts)


@lru_cache(maxsize=1 << 16)
def folds(word: str) -> frozenset[str]:
    """The forms in sounds of a normalised word: two where a letter is read in two ways."""
    return frozenset(_fold(reading) for reading in _readings(word))


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> frozenset[str]:
    """What the spellings of a word have in common: its consonants, after its first sound where it has but one."""
    found = set()
    for fold in folds(word):
        bone = "".join(letter for letter in _breathed(fold) if letter not in _VOWELS)
        found.add(bone if len(bone) > 1 else f"{_first_sound(fold)}{bone}")
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def initials(word: str) -> frozenset[str]:
    """The classes of first sounds that spellings of a word may begin with; all vowels are one."""
    words = [word]
    for number in name_groups().get(word, ()):
        words += load_name_variants().names[number].split()
    return frozenset(_first_sound(fold) for other in words for fold in folds(other))


def _first_sound(fold: str) -> str:
    """The class of a fold's first sound; all vowels are one."""
    first = fold[:1]
    return "a" if first in _VOWELS else _breathed(first.lower())


def _readings(word: str) -> Iterator[str]:
    """The word, and what else its letters may be in another tradition of writing: three of them at most."""
    spelled = [word]
    present = [(letters, other) for letters, other in _OTHER_READINGS if letters in word]
    for letters, other in present[:3]:
        spelled += [reading.replace(letters, other) for reading in spelled]
    yield from spelled
    for vowel in "ou" if "eo" in word else "":
        yield _KOREAN.sub(vowel, word)


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    folded = _FRENCH_W.sub("w", _BROAD_W.sub("u", _SCOTTISH.sub("mc", word)))
    for letters, sound in _SOUNDS:
        if letters in folded:
            folded = folded.replace(letters, sound)
    folded = _SOFT_C.sub("s", folded).replace("c", "k").replace("j", "J")
    folded = _OFF.sub(r"\1v", _IOTATED.sub(r"\1e", _TWICE.sub(r"\1", folded)))
    return _FAITH.sub("din", _SERVANT.sub("abd", _MUTE_H.sub("", folded))) or word


def _unmarked(fold: str) -> str:
    """`Mueller` as `Muller`, `Zhagar` as `Zagar`: marks that English texts leave out, or write as a letter more."""
    for marked, plain in _MARKED:
        fold = fold.replace(marked, plain)
    return fold


def _vowels_vary(a: str, b: str) -> bool:
    """Whether two folds differ only in vowels that stand for one another, or by one vowel inside."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 4 or len(b) - len(a) > 1:
        return False
    if len(a) == len(b):
        return _vowels_stand(a, b)
    at = next((i for i, letter in enumerate(a) if letter != b[i]), len(a))
    return 0 < at < len(a) and b[at] in _VOWELS and a[at:] == b[at + 1 :]


def _vowels_stand(a: str, b: str) -> bool:
    differing = [i for i, letter in enumerate(a) if letter != b[i]]
    last = len(a) - 1
    return len(differing) <= 2 and all(a[i] + b[i] in (_ALIKE_AT_END if i == last else _ALIKE) for i in differing)


def _marks_vary(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 4 and _unmarked(a) == _unmarked(b)


def _article_apart(a: str, b: str) -> bool:
    return _ARTICLE.sub("", a) == _ARTICLE.sub("", b)


def _slip(a: str, b: str) -> bool:
    """One letter inside two words; not at the end, where it tells a woman's name from a man's."""
    if min(len(a), len(b)) < 6 or a[0] != b[0] or a[-1] != b[-1]:
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1


def _neighbouring(a: str, b: str) -> bool:
    """Whether it may be one word in neighbouring languages: Ukrainian `h` is Russian `g`, a French `e` is mute."""
    return min(len(a), len(b)) > 2 and (_breathed(a) == _breathed(b) or f"{a}e" == b or f"{b}e" == a)


def _breathed(fold: str) -> str:
    return _unmarked(fold).replace("g", "h")
