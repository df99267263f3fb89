"""Clusters by pairs: together first, then by falling score, and never against a conflict or a decision."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.clusters import Link, Verdict, cluster

NO_CONFLICT = Verdict(0.0, (), None)


def conflicting(*pairs: str) -> Callable[[str, str], Verdict]:
    """A comparison in which the two letters of each pair cannot be one."""
    against = {frozenset(pair) for pair in pairs}
    return lambda a, b: Verdict(0.0, (), "conflict") if frozenset((a, b)) in against else NO_CONFLICT


def links(**scores: float) -> list[Link]:
    return [Link(pair[0], pair[1], score, ("same name",)) for pair, score in scores.items()]


def clusters(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_links_chain() -> None:
    assert cluster("abcd", links(ab=0.9, bc=0.6), compare=conflicting()) == clusters("abc", "d")


def test_a_conflict_of_any_two_keeps_clusters_apart() -> None:
    assert cluster("abc", links(ab=0.9, bc=0.6), compare=conflicting("ac")) == clusters("ab", "c")


def test_the_better_link_wins() -> None:
    assert cluster("abc", links(ab=0.6, bc=0.9), compare=conflicting("ac")) == clusters("a", "bc")


def test_of_two_links_alike_the_one_of_the_lesser_keys_wins() -> None:
    assert cluster("abc", links(bc=0.9, ab=0.9), compare=conflicting("ac")) == clusters("ab", "c")


def test_together_needs_no_link_and_no_leave() -> None:
    assert cluster("ab", [], compare=conflicting("ab"), together=[("b", "a")]) == clusters("ab")


def test_apart_holds_for_whole_clusters() -> None:
    parted = cluster("abcd", links(ab=0.9, cd=0.9, bc=0.8), compare=conflicting(), apart=[("d", "a")])
    assert parted == clusters("ab", "cd")


def test_who_fits_one_of_two_put_together_fits_both() -> None:
    """A name by marriage: whoever bears either name joins the two that a person put together."""
    joined = cluster("abc", links(ac=0.9), compare=conflicting("ab", "bc"), together=[("a", "b")])
    assert joined == clusters("abc")


def test_who_fits_none_of_two_put_together_stays_out() -> None:
    joined = cluster("abcd", links(cd=0.9, ac=0.8), compare=conflicting("ad", "bd"), together=[("a", "b")])
    assert joined == clusters("ab", "cd")


def test_decisions_on_keys_that_are_gone_do_nothing() -> None:
    assert cluster("ab", links(ab=0.9, bx=0.9), compare=conflicting(), together=[("a", "x")], apart=[("x", "b")]) == (
        clusters("ab")
    )


_KEYS = "abcdefg"
_PAIRS = ["".join(pair) for pair in combinations(_KEYS, 2)]
_SOME = st.lists(st.sampled_from(_PAIRS), max_size=4, unique=True)


@settings(deadline=None)
@given(
    scores=st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from([0.5, 0.7, 0.9]), max_size=10),
    conflicts=_SOME,
    together=_SOME,
    apart=_SOME,
    random=st.randoms(use_true_random=False),
)
def test_clusters_depend_on_no_order_and_hold_to_the_decisions(
    scores: dict[str, float], conflicts: list[str], together: list[str], apart: list[str], random: Any
) -> None:
    def shuffled(items: list[Any]) -> list[Any]:
        mixed = list(items)
        random.shuffle(mixed)
        return mixed

    def turned(pairs: list[str]) -> list[tuple[str, str]]:
        return [(pair[0], pair[1]) if random.random() < 0.5 else (pair[1], pair[0]) for pair in shuffled(pairs)]

    def made() -> list[frozenset[str]]:
        found = [link if random.random() < 0.5 else link._replace(a=link.b, b=link.a) for link in links(**scores)]
        return cluster(
            shuffled(list(_KEYS)),
            shuffled(found),
            compare=conflicting(*conflicts),
            together=turned(together),
            apart=turned(apart),
        )

    found = made()
    assert made() == found
    assert sorted(key for group in found for key in group) == list(_KEYS)
    assert all(any(set(pair) <= group for group in found) for pair in together)
    put = cluster(_KEYS, [], compare=conflicting(), together=[(pair[0], pair[1]) for pair in together])
    for pair in apart:
        if not any(set(pair) <= group for group in put):
            assert not any(set(pair) <= group for group in found)
