"""Whom somebody acts for at a time: a post that he held before is no post of his now."""

from typing import NamedTuple

from dragoman.model.reading import Actor, Engagement, Party, Post, Reading
from dragoman.register.engagements import engagements
from dragoman.register.filters import Filter
from dragoman.register.queries import relations
from dragoman.register.store import Register
from readings import about, everywhere


class Held(NamedTuple):
    title: str
    state: str
    former: bool = False


ENVOY, FORMER_ENVOY = Held("Ambassador", "KAZ"), Held("Ambassador", "KAZ", former=True)
MINISTER = Held("Minister of Energy", "LVA")


def met(day: str, *posts: Held, side: str | None = None, source: str = "one") -> Reading:
    """A report of that day, in which a man of those posts meets the ambassador of Sweden."""
    text = " ".join(f"{source}{day}x{number}" for number in range(20))
    words = everywhere(text)
    return about(
        text,
        source=f"{source} {day}",
        published=day,
        actors=(
            Actor(id="p", kind="person", name="Karel Vintrovsky", **words),
            Actor(id="q", kind="person", name="Bo Lind", **words),
            *(Actor(id=state, kind="state") for state in sorted({post.state for post in posts} | {"SWE"})),
        ),
        posts=(
            *(Post(holder="p", title=post.title, state=post.state, former=post.former, **words) for post in posts),
            Post(holder="q", title="Ambassador", state="SWE", **words),
        ),
        engagements=(
            Engagement(
                id="e", form="meeting", status="held", date=day, date_basis="stated",
                parties=(Party(actor="p", side=side), Party(actor="q", side="SWE")), **words,
            ),
        ),
    )  # fmt: skip


def days(register: Register, state: str) -> list[str | None]:
    return [row.date for row in engagements(register, Filter(state=state))]


def test_who_was_ambassador_of_one_state_does_not_act_for_it_as_minister_of_another(register: Register) -> None:
    for reading in (
        met("2022-03-01", ENVOY, side="KAZ"),
        met("2024-03-01", MINISTER, side="LVA"),
        met("2024-04-01", FORMER_ENVOY, MINISTER),
        met("2024-05-01", MINISTER),
        met("2024-06-01", FORMER_ENVOY),
        met("2024-07-01"),
    ):
        register.record(reading, "1")
    assert days(register, "KAZ") == ["2022-03-01"]
    assert days(register, "LVA") == ["2024-03-01", "2024-04-01", "2024-05-01"]
    assert [month.month for month in relations(register, "KAZ", "SWE")] == ["2022-03"]
    assert len(days(register, "SWE")) == 6


def test_by_a_former_post_an_account_is_still_found_to_be_of_the_same_meeting(register: Register) -> None:
    register.record(met("2024-06-01", FORMER_ENVOY), "1")
    assert days(register, "KAZ") == []
    register.record(met("2024-06-01", ENVOY, side="KAZ", source="other"), "1")
    assert len(engagements(register)) == 1
    assert days(register, "KAZ") == ["2024-06-01"]
