"""What belongs together, by pairs: links between keys, and the clusters that they make. Pure functions.

Nothing depends on the order in which keys or links come: ties are broken by the keys, which say what is compared and
not when it was recorded.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from itertools import product
from typing import NamedTuple


class Link(NamedTuple):
    """Two that may be one: how likely (0 to 1), and why, in words for people."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


class Verdict(NamedTuple):
    """What a comparison of two says; `conflict` is why they cannot be one, whatever else speaks for it."""

    score: float
    reasons: tuple[str, ...]
    conflict: str | None


Pair = tuple[str, str]


def cluster(
    keys: Collection[str],
    links: Collection[Link],
    *,
    compare: Callable[[str, str], Verdict],
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[frozenset[str]]:
    """The clusters of `keys`, each once, ordered by their least key.

    Those `together` are one first; then links join clusters by falling score, unless two of theirs are to stay `apart`
    or are in conflict. Those put together vouch for each other: who fits one of them fits them all.
    """
    clusters = _Clusters(keys)
    known = clusters.keys
    for a, b in sorted(_ordered(together)):
        if a in known and b in known:
            clusters.join(a, b)
    units = clusters.copied()
    forbidden = _neighbours(apart)
    for link in sorted(links, key=lambda link: (-link.score, _in_order(link.a, link.b))):
        if link.a not in known or link.b not in known or clusters.same(link.a, link.b):
            continue
        one, other = clusters.members(link.a), clusters.members(link.b)
        if any(forbidden[key] & other for key in one if key in forbidden) or _conflict(one, other, units, compare):
            continue
        clusters.join(link.a, link.b)
    return clusters.sets()


class _Clusters:
    """Disjoint sets of keys."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._sets: dict[str, set[str]] = {key: {key} for key in keys}

    @property
    def keys(self) -> Collection[str]:
        return self._sets.keys()

    def members(self, key: str) -> set[str]:
        return self._sets[key]

    def same(self, a: str, b: str) -> bool:
        return self._sets[a] is self._sets[b]

    def join(self, a: str, b: str) -> None:
        small, large = sorted((self._sets[a], self._sets[b]), key=len)
        if small is not large:
            large |= small
            for key in small:
                self._sets[key] = large

    def copied(self) -> dict[str, frozenset[str]]:
        frozen = {id(members): frozenset(members) for members in self._sets.values()}
        return {key: frozen[id(members)] for key, members in self._sets.items()}

    def sets(self) -> list[frozenset[str]]:
        return sorted({frozenset(members) for members in self._sets.values()}, key=min)


def _conflict(
    one: Iterable[str],
    other: Iterable[str],
    units: dict[str, frozenset[str]],
    compare: Callable[[str, str], Verdict],
) -> bool:
    """Whether a unit of one (a key, or keys put together) is in conflict with one of the other throughout."""

    def clash(pair: tuple[frozenset[str], frozenset[str]]) -> bool:
        return all(compare(*_in_order(a, b)).conflict for a, b in product(*pair))

    return any(map(clash, product({units[key] for key in one}, {units[key] for key in other})))


def _in_order(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def _ordered(pairs: Iterable[Pair]) -> set[Pair]:
    return {_in_order(a, b) for a, b in pairs}


def _neighbours(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return dict(found)
