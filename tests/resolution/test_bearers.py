"""Bearers of a reading, and the blocks in which they are looked for."""

from typing import Any

import pytest

from dragoman.model.reading import Actor, Post, Reading
from dragoman.resolution.bearers import Bearer, apart_in, bearers_of, merged
from dragoman.resolution.name_blocks import found_under, sought_under
from dragoman.resolution.names import organisation_key, person_key
from readings import about, everywhere, golds, seed

TEXT = "Report."


def told(*people: tuple[str, str], published: str | None = "2022-06-12", **fields: Any) -> Reading:
    """A report of people with a title each, if not empty; `state` and `former` are those of every post."""
    found = everywhere(TEXT)
    actors = tuple(Actor(id=f"p{i}", kind="person", name=name, **found) for i, (name, _) in enumerate(people))
    posts = tuple(Post(holder=f"p{i}", title=title, **fields, **found) for i, (_, title) in enumerate(people) if title)
    return about(TEXT, published=published, actors=actors, posts=posts)


def person(name: str, states: str = "", title: str = "") -> Bearer:
    return Bearer("person", person_key(name), frozenset(states.split()), title)


def organisation(name: str, states: str = "") -> Bearer:
    return Bearer("organisation", organisation_key(name), frozenset(states.split()))


def test_a_bearer_is_who_is_named_how() -> None:
    found = bearers_of(seed())
    states = frozenset({"KAZ"})
    assert found["p1"] == Bearer("person", "nurlan seit", states, "ambassador", "", "", "2022-06-12", "2022-06-12")
    assert (found["p2"].title, found["p2"].organisation) == ("speaker", "saeima")
    assert found["KAZ"].code == "state|KAZ|KAZ|||"
    assert "g1" not in found


def test_several_posts_are_one_bearers_in_any_order() -> None:
    text = everywhere(TEXT)
    actor = Actor(id="p", kind="person", name="Ana Ruiz", **text)
    posts = [Post(holder="p", title=title, **text) for title in ("Trade Minister", "Deputy Premier")]
    codes = {
        bearers_of(about(TEXT, actors=(actor,), posts=order))["p"].code for order in (tuple(posts), tuple(posts[::-1]))
    }
    assert codes == {"person|ana ruiz||deputy premier; trade minister||"}


def test_a_former_post_is_no_title() -> None:
    assert bearers_of(told(("Ana Ruiz", "Ambassador"), former=True))["p0"].title == ""


@pytest.mark.parametrize("published", [None, "June 2022", "2022-06"])
def test_without_a_day_of_publication_there_is_no_time(published: str | None) -> None:
    assert bearers_of(told(("Ana Ruiz", ""), published=published))["p0"].first_day is None


def test_a_shorter_name_is_the_fuller_one_with_the_posts_of_both() -> None:
    found = bearers_of(told(("Ana Ruiz", ""), ("Ruiz", "Minister"), state="PER"))
    assert found["p0"] == found["p1"]
    assert found["p0"].code == "person|ana ruiz|PER|minister||"
    assert apart_in(told(("Ana Ruiz", ""), ("Ruiz", "")), found) == set()


def test_a_shorter_name_in_an_office_that_does_not_go_together_is_another() -> None:
    reading = told(("Ana Ruiz", "Rector"), ("Ruiz", "Minister"))
    found = bearers_of(reading)
    assert found["p0"].code != found["p1"].code
    assert len(apart_in(reading, found)) == 1


def test_two_of_one_name_in_one_report_are_two() -> None:
    reading = told(("Ana Ruiz", ""), ("Ana Ruiz", ""))
    assert len(apart_in(reading, bearers_of(reading))) == 1


def test_a_name_that_says_too_little_is_that_of_its_report() -> None:
    found = bearers_of(told(("Ruiz", "Minister"), state="PER"))["p0"]
    assert found.report
    assert not bearers_of(told(("Ana Ruiz", "")))["p0"].report


def test_an_organ_that_every_state_has_is_that_of_its_report() -> None:
    def of(name: str) -> str:
        actor = Actor(id="o", kind="organisation", name=name, **everywhere(TEXT))
        return bearers_of(about(TEXT, actors=(actor,)))["o"].report

    assert of("Ministry of Foreign Affairs") and of("Embassy of Latvia")
    assert not of("Kazakh Foreign Ministry") and not of("Embassy of Latvia in Vienna") and not of("Acme Rail")


def test_merging_widens_the_time() -> None:
    bearers = [person("Ana Ruiz")._replace(first_day=day, last_day=day) for day in ("2022-01-05", None, "2020-02-02")]
    (whole,) = merged(bearers).values()
    assert (whole.first_day, whole.last_day) == ("2020-02-02", "2022-01-05")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Yerlan Ospanayev"), person("Erlan Ospanaev")),
        (person("Oleksandr Hrytsenko"), person("Alexander Gritsenko")),
        (person("Han Min-jae"), person("Minjae Han")),
        (person("Rosa Elvira Camargo"), person("R. E. Camargo")),
        (person("Rosa Elvira Camargo"), person("Camargo R.")),
        (person("Luis Marcelo Olmedo Paz"), person("Marcelo Olmedo")),
        (person("Mohammed Abd al-Karim Nasser"), person("Muhammad Nassir")),
        (person("Abdelhakim Ben Chikhi"), person("Abd el-Hakim Benchikhi")),
        (person("Ana Olmedo", "PER"), person("Olmedo", "PER")),
        (person("Ana Olmedo", "", "ambassador"), person("Olmedo", "", "ambassador")),
        (person("Julia Tymchuk"), person("Yuliia Tymchuk")),
        (organisation("Kazakh MFA"), organisation("Ministry of Foreign Affairs", "KAZ")),
        (organisation("OSCE"), organisation("Organization for Security and Co-operation in Europe")),
        (organisation("Acme Rail JSC"), organisation("Acme Rail")),
    ],
)
def test_who_may_be_one_share_a_block(one: Bearer, other: Bearer) -> None:
    assert found_under(one) & sought_under(other)
    assert found_under(other) & sought_under(one)


def test_blocks_are_few() -> None:
    bearers = merged(bearer for gold in golds() for bearer in bearers_of(gold).values())
    sizes = [len(found_under(bearer)) for bearer in bearers.values()]
    assert max(sizes) <= 40
    assert sum(sizes) / len(sizes) < 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ana Ruiz", "PER"), person("Ana Ruiz", "CHL")),
        (person("Ana Ruiz", "PER", "minister"), person("Luis Ruiz", "PER", "minister")),
        (person("Ana Ruiz", "PER", "minister"), person("Ruiz", "CHL", "minister")),
    ],
)
def test_who_cannot_be_one_is_not_looked_for(one: Bearer, other: Bearer) -> None:
    assert not found_under(one) & sought_under(other)
    assert not found_under(other) & sought_under(one)
