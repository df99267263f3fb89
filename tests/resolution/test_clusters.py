"""Clusters of what is linked, under the decisions of people."""

from collections.abc import Callable
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.resolution.clusters import Link, Verdict, cluster

KEYS = "abcdef"
Pairs = list[tuple[str, str]]


def pairs() -> st.SearchStrategy[Pairs]:
    return st.lists(st.sampled_from(list(combinations(KEYS, 2))), unique=True, max_size=6)


def links() -> st.SearchStrategy[list[Link]]:
    link = st.builds(
        lambda pair, score: Link(*pair, score, ()),
        st.sampled_from(list(combinations(KEYS, 2))),
        st.sampled_from((0.6, 0.8)),
    )
    return st.lists(link, max_size=10, unique_by=lambda link: (link.a, link.b))


def verdicts(conflicts: Pairs):  # type: ignore[no-untyped-def]
    return lambda a, b: Verdict(0.9, (), "in conflict" if (min(a, b), max(a, b)) in conflicts else None)


def of(key: str, clusters: list[frozenset[str]]) -> frozenset[str]:
    return next(members for members in clusters if key in members)


@given(links(), pairs(), pairs(), pairs(), st.randoms())
def test_the_order_of_everything_does_not_matter(linked, conflicts, together, apart, random) -> None:  # type: ignore[no-untyped-def]
    first = cluster(KEYS, linked, compare=verdicts(conflicts), together=together, apart=apart)
    turned = [link._replace(a=link.b, b=link.a) for link in linked]
    for given_ in (turned, together, apart):
        random.shuffle(given_)
    keys = random.sample(KEYS, len(KEYS))
    assert cluster(keys, turned, compare=verdicts(conflicts), together=together, apart=apart) == first


@given(links(), pairs(), pairs(), pairs())
def test_every_key_is_in_one_cluster_and_those_apart_never_in_the_same(linked, conflicts, together, apart) -> None:  # type: ignore[no-untyped-def]
    clusters = cluster(KEYS, linked, compare=verdicts(conflicts), together=together, apart=apart)
    assert sorted(key for members in clusters for key in members) == list(KEYS)
    assert all(of(a, clusters) != of(b, clusters) for a, b in apart)


@given(links(), pairs(), pairs(), pairs())
def test_those_together_are_in_one_cluster(linked, conflicts, together, apart) -> None:  # type: ignore[no-untyped-def]
    alone = cluster(KEYS, (), compare=verdicts([]), together=together)
    assume(all(of(a, alone) != of(b, alone) for a, b in apart))
    clusters = cluster(KEYS, linked, compare=verdicts(conflicts), together=together, apart=apart)
    assert all(of(a, clusters) == of(b, clusters) for a, b in together)


@given(links(), pairs())
def test_no_two_in_conflict_are_in_one_cluster(linked, conflicts) -> None:  # type: ignore[no-untyped-def]
    clusters = cluster(KEYS, linked, compare=verdicts(conflicts))
    assert all(of(a, clusters) != of(b, clusters) for a, b in conflicts)


def test_the_better_link_is_taken_where_both_cannot_hold() -> None:
    linked = [Link("a", "b", 0.7, ()), Link("b", "c", 0.9, ())]
    assert cluster("abc", linked, compare=verdicts([("a", "c")])) == [frozenset("a"), frozenset("bc")]


def test_decisions_on_what_is_not_there_are_left_aside() -> None:
    assert cluster("ab", [], compare=verdicts([]), together=[("a", "x")], apart=[("b", "x")]) == [
        frozenset("a"),
        frozenset("b"),
    ]


NO_CONFLICT = Verdict(0.0, (), None)


def conflicting(*pairs: str) -> Callable[[str, str], Verdict]:
    """A comparison in which the two letters of each pair cannot be one."""
    against = {frozenset(pair) for pair in pairs}
    return lambda a, b: Verdict(0.0, (), "conflict") if frozenset((a, b)) in against else NO_CONFLICT


def linked_by(**scores: float) -> list[Link]:
    return [Link(pair[0], pair[1], score, ("same name",)) for pair, score in scores.items()]


def groups(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_links_chain() -> None:
    assert cluster("abcd", linked_by(ab=0.9, bc=0.6), compare=conflicting()) == groups("abc", "d")


def test_a_conflict_of_any_two_keeps_clusters_apart() -> None:
    assert cluster("abc", linked_by(ab=0.9, bc=0.6), compare=conflicting("ac")) == groups("ab", "c")


def test_the_better_link_wins() -> None:
    assert cluster("abc", linked_by(ab=0.6, bc=0.9), compare=conflicting("ac")) == groups("a", "bc")


def test_of_two_links_alike_the_one_of_the_lesser_keys_wins() -> None:
    assert cluster("abc", linked_by(bc=0.9, ab=0.9), compare=conflicting("ac")) == groups("ab", "c")


def test_together_needs_no_link_and_no_leave() -> None:
    assert cluster("ab", [], compare=conflicting("ab"), together=[("b", "a")]) == groups("ab")


def test_apart_holds_for_whole_clusters() -> None:
    parted = cluster("abcd", linked_by(ab=0.9, cd=0.9, bc=0.8), compare=conflicting(), apart=[("d", "a")])
    assert parted == groups("ab", "cd")


def test_who_fits_one_of_two_put_together_fits_both() -> None:
    """A name by marriage: whoever bears either name joins the two that a person put together."""
    joined = cluster("abc", linked_by(ac=0.9), compare=conflicting("ab", "bc"), together=[("a", "b")])
    assert joined == groups("abc")


def test_who_fits_none_of_two_put_together_stays_out() -> None:
    joined = cluster("abcd", linked_by(cd=0.9, ac=0.8), compare=conflicting("ad", "bd"), together=[("a", "b")])
    assert joined == groups("ab", "cd")


def test_decisions_on_keys_that_are_gone_do_nothing() -> None:
    assert cluster(
        "ab", linked_by(ab=0.9, bx=0.9), compare=conflicting(), together=[("a", "x")], apart=[("x", "b")]
    ) == (groups("ab"))
