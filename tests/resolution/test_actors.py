"""Who is who within a report, and whose states keep actors of one name apart."""

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.reading import Actor, Post
from dragoman.resolution.actors import Identity, fullest, identify, joined
from readings import about, everywhere, seed

TEXT = "Report."


def people(*names: str, states: dict[str, str] | None = None) -> dict[str, Identity]:
    """The identities of people in one report, by name; some serve a state."""
    found = everywhere(TEXT)
    actors = tuple(Actor(id=f"p{number}", kind="person", name=name, **found) for number, name in enumerate(names))
    posts = tuple(
        Post(holder=actor.id, title="Minister", state=(states or {})[actor.name], **found)
        for actor in actors
        if actor.name in (states or {})
    )
    reading = about(TEXT, actors=actors, posts=posts)
    by_id: dict[str, Any] = {actor.id: actor.name for actor in actors}
    return {by_id[identity.actor]: identity for identity in identify(reading)}


def test_states_come_from_posts_and_sides() -> None:
    found = {identity.actor: identity for identity in identify(seed())}
    assert found["p1"].states == {"KAZ"}
    assert found["o1"].states == {"LVA"}
    assert found["o2"].states == set()
    assert found["LVA"].match == "LVA"
    assert "g1" not in found


def test_a_former_post_ties_nobody_to_its_state() -> None:
    post = Post(holder="p", title="Ambassador", state="KAZ", former=True, **everywhere(TEXT))
    actor = Actor(id="p", kind="person", name="Ana Ruiz", **everywhere(TEXT))
    assert identify(about(TEXT, actors=(actor,), posts=(post,)))[0].states == set()


def test_a_shorter_name_is_the_fuller_one_of_the_same_report() -> None:
    found = people("Yves Cruchten", "Cruchten")
    assert found["Cruchten"].match == found["Yves Cruchten"].match
    assert found["Cruchten"].reason == "shorter form of yves cruchten in the same report"


def test_a_shorter_name_of_two_people_is_neither() -> None:
    found = people("Ana Ruiz", "Eva Ruiz", "Ruiz")
    assert len({identity.match for identity in found.values()}) == 3


def test_a_shorter_name_of_another_state_is_someone_else() -> None:
    found = people("Ana Ruiz", "Ruiz", states={"Ana Ruiz": "ESP", "Ruiz": "PER"})
    assert found["Ruiz"].match != found["Ana Ruiz"].match


def test_a_single_name_without_a_state_stays_in_its_report() -> None:
    match = people("Lavrov")["Lavrov"].match
    assert match != "lavrov"
    assert people("Lavrov", states={"Lavrov": "RUS"})["Lavrov"].match == "lavrov"


NONE: frozenset[str] = frozenset()
KAZ, LVA, EU = frozenset({"KAZ"}), frozenset({"LVA"}), frozenset({"EU"})


def test_those_of_no_state_belong_with_the_others_if_these_are_one() -> None:
    assert joined([NONE]) == {NONE: NONE}
    assert joined([NONE, KAZ]) == {NONE: KAZ, KAZ: KAZ}
    assert joined([NONE, KAZ, LVA]) == {NONE: NONE, KAZ: KAZ, LVA: LVA}


def test_states_that_overlap_are_one_persons() -> None:
    both = KAZ | EU
    assert joined([KAZ, EU, both]) == {KAZ: both, EU: both, both: both}
    assert joined([KAZ, EU]) == {KAZ: KAZ, EU: EU}


_SETS = st.frozensets(st.sampled_from(["KAZ", "LVA", "EU", "ESP", "PER"]), max_size=3)


@given(st.lists(_SETS, max_size=6), st.randoms())
def test_joining_does_not_depend_on_the_order(sets: list[frozenset[str]], random: Any) -> None:
    shuffled = list(sets)
    random.shuffle(shuffled)
    whole = joined(sets)
    assert whole == joined(shuffled)
    assert set(whole) == set(sets)
    for one, other in combinations([states for states in whole if states], 2):
        assert one <= whole[one]
        assert whole[one] == whole[other] or not whole[one] & whole[other]


def test_the_fullest_spelling() -> None:
    assert fullest(["ERDOGAN", "Erdogan", "Erdoğan"]) == "Erdoğan"
    assert fullest(["Cruchten", "Yves Cruchten"]) == "Yves Cruchten"
