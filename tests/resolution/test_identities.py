"""Who is who over reports: identities from bearers, whatever their order, and within the decisions."""

from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.bearers import Bearer
from dragoman.resolution.identities import identities_of, links_of
from dragoman.resolution.names import person_key


def person(name: str, states: str = "", title: str = "", day: str | None = None, report: str = "") -> Bearer:
    return Bearer("person", person_key(name), frozenset(states.split()), title.lower(), "", report, day, day)


def groups(*bearers: Bearer, **decisions: Any) -> set[frozenset[str]]:
    return set(identities_of(bearers, **decisions))


def codes(*bearers: Bearer) -> frozenset[str]:
    return frozenset(bearer.code for bearer in bearers)


ANA = person("Ana Olmedo", "PER", "Foreign Minister", "2022-06-12")


def test_spellings_orders_and_initials_are_one() -> None:
    others = (
        person("OLMEDO Ana", "PER"),
        person("Ana María Olmedo Ruiz", "PER", "Minister"),
        person("A. Olmedo", "PER", "Minister of Foreign Affairs", "2022-07-01"),
    )
    assert groups(ANA, *others) == {codes(ANA, *others)}


def test_who_serves_no_known_state_belongs_with_the_only_one_of_the_name() -> None:
    unknown = person("Ana Olmedo")
    assert groups(ANA, unknown) == {codes(ANA, unknown)}


def test_who_may_be_either_of_two_is_neither() -> None:
    unknown, spanish = person("Ana Olmedo"), person("Ana Olmedo", "ESP")
    assert groups(ANA, unknown, spanish) == {codes(ANA), codes(unknown), codes(spanish)}


def test_an_initial_that_fits_two_is_neither() -> None:
    minister = person("Alba Olmedo", "PER", "Foreign Minister", "2022-08-01")
    initial = person("A. Olmedo", "PER", "Foreign Minister", "2022-07-01")
    assert groups(ANA, minister, initial) == {codes(ANA), codes(minister), codes(initial)}


def test_a_surname_is_the_only_one_of_state_post_and_time() -> None:
    alone = person("Olmedo", "PER", "Foreign Minister", "2022-07-01", "r1")
    brother = person("Hugo Olmedo", "PER", "Ambassador", "2022-07-01")
    assert groups(ANA, brother, alone) == {codes(ANA, alone), codes(brother)}
    rival = person("Hugo Olmedo", "PER", "Foreign Minister", "2022-09-01")
    assert groups(ANA, rival, alone) == {codes(ANA), codes(rival), codes(alone)}


def test_a_fuller_name_vouches_for_what_is_left_of_it() -> None:
    full = person("Kwabena Osei Darkwa", "GHA", "Deputy Minister", "2022-08-30")
    first = person("Kwabena Darkwa", "GHA", "Deputy Minister", "2022-11-17")
    last = person("Osei Darkwa", "GHA", "Deputy Minister", "2022-11-18")
    assert groups(full, first, last) == {codes(full, first, last)}
    assert groups(first, last) == {codes(first), codes(last)}


def test_namesakes_are_two_for_all_their_spellings() -> None:
    director = person("Ana Olmedo", "PER", "Ambassador", "2022-06-20")
    spelled = person("Anna Olmedo", "PER", "Minister of Foreign Affairs", "2022-06-25")
    assert groups(ANA, director, spelled) == {codes(ANA, spelled), codes(director)}


def test_decisions_hold() -> None:
    married = person("Ana Lind", "PER")
    later = person("Ana Olmedo", "PER", "Speaker", "2024-06-12")
    together = groups(ANA, married, later, together=[(ANA.code, married.code)])
    assert together == {codes(ANA, married, later)}
    assert groups(ANA, later, apart=[(ANA.code, later.code)]) == {codes(ANA), codes(later)}


def test_links_say_why() -> None:
    (link,) = links_of([ANA, person("Ana Olmedo", "PER", "Foreign Minister; Deputy Premier", "2022-06-15")])
    assert link.reasons == ("same name", "same state", "same post", "same month")


_BEARERS = st.lists(
    st.builds(
        person,
        name=st.sampled_from(
            "Ana Olmedo|Anna Olmedo|A. Olmedo|Olmedo|Olmedo Ana|Alba Olmedo|Ana Olmedo Ruiz|Eva Lind".split("|")
        ),
        states=st.sampled_from(["", "PER", "ESP", "UN"]),
        title=st.sampled_from(["", "Foreign Minister", "Ambassador"]),
        day=st.sampled_from([None, "2022-06-12", "2022-07-12", "2025-01-01"]),
    ),
    max_size=8,
    unique_by=lambda bearer: bearer.code,
)


@settings(deadline=None)
@given(bearers=_BEARERS, random=st.randoms(use_true_random=False), data=st.data())
def test_identities_depend_on_no_order_and_hold_to_the_decisions(
    bearers: list[Bearer], random: Any, data: st.DataObject
) -> None:
    keys = sorted(bearer.code for bearer in bearers)
    pairs = st.lists(st.sampled_from(list(combinations(keys, 2))), max_size=2) if len(keys) > 1 else st.just([])
    together = data.draw(pairs)
    apart = [pair for pair in data.draw(pairs) if pair not in together][: 0 if together else 2]
    found = groups(*bearers, together=together, apart=apart)
    shuffled = list(bearers)
    random.shuffle(shuffled)
    assert groups(*shuffled, together=[(b, a) for a, b in together], apart=[(b, a) for a, b in apart]) == found
    assert sorted(code for group in found for code in group) == keys
    assert all(any({a, b} <= group for group in found) for a, b in together)
    assert not any({a, b} <= group for group in found for a, b in apart)
