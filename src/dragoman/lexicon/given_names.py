"""Given names and surnames of the world: weak evidence that a capitalised word belongs to a person, and of which gender."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Gender = Literal["m", "f"]

# Letters that no decomposition turns into plain Latin.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ħ": "h"}
)
_GIVEN_ENDING = re.compile(
    r".{3,}(?:bek|zhan|jon|(?<!bai|aid)jan|gul|khan|gali|geldi|geldy|guly|durdy|myrat|muhammet|mukhammed|baatar|tsetseg|jargal|chimeg"
    r"|ullo|ulla|ullah|uddin|iddin)"
)
_SURNAME_ENDING = re.compile(
    r".{3,}(?:ov|(?<!mold)ova|ev|(?<!gen)eva|enko|chuk|s?chvili|shvili|adze|idze|(?<!lib|ken)(?<!mala)yan|oglu|zade|zada|zoda|uulu|uly|kyzy|sson|dottir|poulos"
    r"|poulou|idis|escu|vic|vich|wicz|sky|ski|[cw]ka|[nw]ska|skaya|skiy|skyi|hoglu|nejad|zadeh|pour|ananda|singh|wala|nguyen)"
)
# Particles and endings of patronymics, and what they tell of the gender.
_PATRONYMIC: dict[str, Gender] = {
    "bin": "m", "ibn": "m", "ben": "m", "bint": "f", "binti": "f", "kyzy": "f", "qizi": "f", "gyzy": "f",
    "uulu": "m", "uly": "m", "ogly": "m", "oglu": "m", "thi": "f",
}  # fmt: skip
_DAUGHTER = re.compile(r".{3,}(?:ovna|evna|ichna|dottir|kyzy|qizi)")
_SON = re.compile(r".{3,}(?:ovich|evich|yevich)")


def is_given_name(word: str) -> bool:
    """Whether `word` is a given name or is made like one; accents and case do not matter.

    Of a hyphenated name every part must be one ("Jean-Pierre", "Kassym-Jomart"). Up to three capitals are an
    abbreviation ("HE", "UN"), no name.
    """
    return not _is_abbreviation(word) and all(_is_given(part) for part in word.split("-"))


def is_surname(word: str) -> bool:
    """Whether `word` is a family name or ends like one ("-shvili", "-enko"); of a hyphenated name one part is enough."""
    return not _is_abbreviation(word) and any(_is_surname(part) for part in word.split("-"))


@lru_cache(maxsize=4096)
def gender_of(name: str) -> Gender | None:
    """What the words of a person's full name tell of the gender: the given name, or the particle of a patronymic.

    The given name is taken to stand first; of a hyphenated one the first part tells. A name alone tells nothing, for
    it is as often the family's.
    """
    words = [_plain(word) for word in name.split()]
    if len(words) < 2:
        return None
    for word in words[1:]:
        if word in _PATRONYMIC:
            return _PATRONYMIC[word]
        if _DAUGHTER.fullmatch(word):
            return "f"
    if any(_SON.fullmatch(word) for word in words[1:-1]):  # last it is a family name, which daughters have too
        return "m"
    first = words[0].split("-")[0]
    if first in _names("names_of_women"):
        return "f"
    return "m" if first in _names("names_of_men") else None


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= 3


@lru_cache(maxsize=8192)
def _is_given(word: str) -> bool:
    plain = _plain(word)
    return plain in _names("given_names") or bool(_GIVEN_ENDING.fullmatch(plain))


@lru_cache(maxsize=8192)
def _is_surname(word: str) -> bool:
    plain = _plain(word)
    for prefix in ("al", "o'", "d'", "mc", "mac"):
        if plain.startswith(prefix) and plain.removeprefix(prefix) in _names("surnames"):
            return True
    return plain in _names("surnames") or bool(_SURNAME_ENDING.fullmatch(plain))


@cache
def _names(table: str) -> frozenset[str]:
    """The words of `tables/TABLE.txt`; its first line is a comment on source and licence."""
    text = (files("dragoman.lexicon") / "tables" / f"{table}.txt").read_text(encoding="utf-8")
    return frozenset(text.partition("\n")[2].split())


def _plain(word: str) -> str:
    """Lower case, without accents, one kind of apostrophe."""
    lower = word.casefold().replace("’", "'")
    if lower.isascii():
        return lower
    marks = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return "".join(c for c in marks if not unicodedata.combining(c))
