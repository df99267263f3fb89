"""Places that are no states: cities of the world, regions, and the seats that stand for a government."""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

PlaceKind = Literal["city", "region", "seat"]

_LONGEST = 6
_APOSTROPHES = ("'", "’", "‘", "ʼ", "`", "ʻ")
# Words that stay small inside a name: "Rio de Janeiro", "Great Hall of the People".
_SMALL = frozenset(
    "a aan al am an and au auf aux bei ben da das de del den der des di do dos du e el em en es et i im in la las le les los "
    "na ob of on o op os pri sous sur ten the till u un upon van y zu".split(" ")
)
# Common nouns that may end a name: "Karaganda region".
_NOUNS = frozenset(["region", "province", "prefecture", "oblast", "state"])
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "þ": "th", "æ": "ae", "ß": "ss"})


class CityWord(NamedTuple):
    """`length` tokens that name a place in the state `code` (None if several states have one of that name and size).

    `common`: the words alone do not tell a place (an English word, a person's name, a small town): they need a word
    such as "in" before them, or a state after them.
    """

    length: int
    name: str
    code: str | None
    common: bool
    kind: PlaceKind


class _Place(NamedTuple):
    code: str | None
    common: bool
    kind: PlaceKind


@dataclass(frozen=True)
class CityTable:
    """Places, looked up in token sequences; made by `load_cities`. Hyphens may be split off or not; case counts."""

    _cities: list[str]
    _by_hand: dict[str, _Place]

    def match(self, words: Sequence[str], at: int) -> CityWord | None:
        """The longest place name that starts at `words[at]`, or None. States and their capitals: see `StateTable`."""
        if not _is_capital(words[at]) and not words[at].isdigit():
            return None
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            span = words[at : at + length]
            if _is_small(span[-1]) or not all(map(_may_follow, span[1:])):
                continue
            name = " ".join(span).replace(" - ", "-").replace(" 's", "'s")
            place = self._find(city_key(name))
            if place is not None:
                return CityWord(length, name, *place)
        return None

    def _find(self, key: str) -> _Place | None:
        if not key or key in self._by_hand:
            return self._by_hand.get(key)
        index = bisect_left(self._cities, key + "\t")
        if index == len(self._cities):
            return None
        found, code, common = f"{self._cities[index]}\t\t".split("\t")[:3]
        return _Place(code or None, common == "~", "city") if found == key else None


@cache
def load_cities() -> CityTable:
    """The tables `cities.tsv` and `places.tsv`."""
    lines = _lines("cities")
    by_hand: dict[str, _Place] = {}
    for line in _lines("places"):
        kind, code, forms = line.split("\t")
        if kind not in ("city", "region", "seat"):
            raise ValueError(f"tables/places.tsv: unknown kind {kind!r}: expected city, region or seat")
        for form in forms.split("|"):
            place = _Place(code, form.startswith("~"), kind)  # type: ignore[arg-type]
            by_hand.setdefault(city_key(form.removeprefix("~")), place)
    return CityTable(lines, by_hand)


@lru_cache(maxsize=8192)
def city_key(name: str) -> str:
    """The form of a name under which the tables have it: small letters, no marks, no hyphens, Saint for St."""
    lower = name.casefold()
    for apostrophe in _APOSTROPHES:
        lower = lower.replace(apostrophe, "")
    if not lower.isascii():
        marks = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(c for c in marks if not unicodedata.combining(c))
    words = lower.replace("-", " ").replace(".", " ").split()
    return " ".join("saint" if word == "st" else word for word in words)


def _lines(table: str) -> list[str]:
    text = (files("dragoman.lexicon") / "tables" / f"{table}.tsv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _may_follow(word: str) -> bool:
    return _is_capital(word) or _is_small(word) or word in _NOUNS


def _is_small(word: str) -> bool:
    return word in _SMALL or word in ("-", "'s", "’s")
