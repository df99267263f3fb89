"""Which of many things are one: a pure function of their links, of what people decided, and of nothing else.

The order in which things and links are given does not matter: ties are broken by the keys, which are made of content.
"""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """Two that are likely one: `score` above the floor, `reasons` for people to read.

    A link that is not `firm` rests on no day of its own, and may be one of several of which only the best holds.
    """

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]
    firm: bool = True


class Verdict(NamedTuple):
    """How likely two are one, and why; `conflict` says why they cannot be, whatever else speaks for it."""

    score: float
    reasons: tuple[str, ...]
    conflict: str | None
    firm: bool = True


def cluster(
    keys: Collection[str],
    links: Collection[Link],
    *,
    compare: Callable[[str, str], Verdict],
    together: Collection[tuple[str, str]] = (),
    apart: Collection[tuple[str, str]] = (),
) -> list[frozenset[str]]:
    """The clusters of `keys`, sorted, each key in exactly one.

    First come the pairs that are `together`, then the links by falling score; two clusters join unless a pair between
    them is in conflict or `apart`. Where the decisions contradict one another, `apart` holds. What is decided or linked
    of keys that are not given is left aside.
    """
    known = frozenset(keys)
    growing = _Clusters(known, ((a, b) for a, b in apart if a in known and b in known))
    for a, b in sorted(tuple(sorted(pair)) for pair in together):
        if a in known and b in known:
            growing.join(a, b, lambda _one, _other: True)
    verdicts: dict[tuple[str, str], bool] = {}

    def may_join(one: str, other: str) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in verdicts:
            verdicts[pair] = compare(*pair).conflict is None
        return verdicts[pair]

    for link in sorted(links, key=_by_score):
        if link.a in known and link.b in known:
            growing.join(link.a, link.b, may_join)
    return growing.result()


def _by_score(link: Link) -> tuple[float, str, str]:
    return (-link.score, *sorted((link.a, link.b)))  # type: ignore[return-value]


class _Clusters:
    """Clusters that grow, starting from single keys."""

    def __init__(self, keys: Iterable[str], apart: Iterable[tuple[str, str]]) -> None:
        self._of = {key: {key} for key in keys}
        self._apart: dict[str, set[str]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def join(self, a: str, b: str, may_join: Callable[[str, str], bool]) -> None:
        one, other = self._of[a], self._of[b]
        if one is other or any(self._apart.get(key, set()) & other for key in one):
            return
        if all(may_join(x, y) for x in one for y in other):
            small, large = sorted((one, other), key=len)
            large |= small
            for key in small:
                self._of[key] = large

    def result(self) -> list[frozenset[str]]:
        return sorted({frozenset(members) for members in self._of.values()}, key=lambda members: sorted(members))
