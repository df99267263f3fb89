"""Identities: which bearers are one person, organisation or state. Pure functions.

What is weak stands only if it is of one: a bearer that may as well be another, which cannot be the same, is neither.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from itertools import combinations

from dragoman.resolution import organisations, persons
from dragoman.resolution.bearers import Bearer, merged
from dragoman.resolution.clusters import Link, Verdict, cluster
from dragoman.resolution.name_blocks import found_under, sought_under

FLOOR = 0.5
"""Links below say too little."""
_SURE = 0.86
"""From here on, a link stands beside others."""
_CLEARLY_BETTER = 0.15
_LEFT_OUT = ("a name left out", "first name left out")


def compare(a: Bearer, b: Bearer) -> Verdict:
    """Whether two bearers are one; only those of one kind can be."""
    if a.kind != b.kind:
        return Verdict(0.0, (), "different kinds")
    if a.kind == "person":
        return persons.compare(a, b)
    if a.kind == "organisation":
        return organisations.compare(a, b)
    return Verdict(1.0, ("same code",), None) if a.key == b.key else Verdict(0.0, (), "different states")


def links_of(bearers: Iterable[Bearer]) -> list[Link]:
    """The links between bearers that share a block and stand, by falling score."""
    known = merged(bearers)
    links = []
    for a, b in sorted(_candidates(known)):
        verdict = compare(known[a], known[b])
        if verdict.score >= FLOOR and verdict.conflict is None:
            links.append(Link(a, b, verdict.score, verdict.reasons))
    return standing(links, comparing(known, links))


def identities_of(
    bearers: Iterable[Bearer],
    together: Collection[tuple[str, str]] = (),
    apart: Collection[tuple[str, str]] = (),
) -> list[frozenset[str]]:
    """The codes of bearers that are one, for all bearers."""
    known = merged(bearers)
    links = links_of(known.values())
    return cluster(known.keys(), links, compare=comparing(known, links), together=together, apart=apart)


def standing(links: Collection[Link], compare: Callable[[str, str], Verdict]) -> list[Link]:
    """Without the weak links of what may be either of two that cannot be one, neither clearly better."""
    by_key: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_key[link.a].append(link)
        by_key[link.b].append(link)
    doubtful: set[tuple[str, str]] = set()
    for key, own in by_key.items():
        for one, other in combinations(own, 2):
            if min(one.score, other.score) < _SURE and compare(_far(one, key), _far(other, key)).conflict:
                doubtful |= {(link.a, link.b) for link in _doubtful(one, other)}
    return sorted(
        (link for link in links if (link.a, link.b) not in doubtful), key=lambda link: (-link.score, link.a, link.b)
    )


def comparing(bearers: Mapping[str, Bearer], links: Iterable[Link]) -> Callable[[str, str], Verdict]:
    """The comparison of bearers by their codes, each pair once, in the light of their links.

    Names are not different if both are what is left of a third: that vouches for "Vilhena Reis" and "Ana Reis" being
    Ana Vilhena Reis.
    """
    fuller: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.reasons[0] in _LEFT_OUT:
            short, full = sorted((link.a, link.b), key=lambda code: (len(bearers[code].key.split()), code))
            fuller[short].add(full)

    @cache
    def compared(a: str, b: str) -> Verdict:
        verdict = compare(bearers[a], bearers[b])
        if verdict.conflict == persons.DIFFERENT_NAMES and fuller[a] & fuller[b]:
            return verdict._replace(conflict=None)
        return verdict

    return compared


def _candidates(bearers: Mapping[str, Bearer]) -> set[tuple[str, str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, bearer in bearers.items():
        for block in found_under(bearer):
            found[f"{bearer.kind} {block}"].append(code)
    return {
        (min(code, other), max(code, other))
        for code, bearer in bearers.items()
        for block in sought_under(bearer)
        for other in found[f"{bearer.kind} {block}"]
        if other != code
    }


def _doubtful(one: Link, other: Link) -> list[Link]:
    """Of two links that exclude each other, those that do not stand."""
    weak, strong = sorted((one, other), key=lambda link: link.score)
    return [weak] if strong.score - weak.score >= _CLEARLY_BETTER or strong.score >= _SURE else [weak, strong]


def _far(link: Link, key: str) -> str:
    return link.b if link.a == key else link.a
