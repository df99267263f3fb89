"""Given names and surnames of the world: weak evidence that a capitalised word belongs to a person."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

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


def is_given_name(word: str) -> bool:
    """Whether `word` is a given name or is made like one; accents and case do not matter.

    Of a hyphenated name every part must be one ("Jean-Pierre", "Kassym-Jomart"). Up to three capitals are an
    abbreviation ("HE", "UN"), no name.
    """
    return not _is_abbreviation(word) and all(_is_given(part) for part in word.split("-"))


def is_surname(word: str) -> bool:
    """Whether `word` is a family name or ends like one ("-shvili", "-enko"); of a hyphenated name one part is enough."""
    return not _is_abbreviation(word) and any(_is_surname(part) for part in word.split("-"))


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
