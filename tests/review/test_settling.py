"""Commitments that later engagements may have settled: suggested with evidence, settled by a person only."""

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.model.document import Document, Span
from dragoman.model.reading import Actor, Commitment, Engagement, Party, Post, Reading, Report, Topic
from dragoman.register.errors import RegisterError
from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import correct, reject, settle, undo
from dragoman.review.naming import find_fact
from dragoman.review.settling import settlings


def told(text: str, day: str, *, promise: str | None = None, topic: str | None = None, status: Any = "held") -> Reading:
    """A report of a meeting of the ministers of Latvia and Kazakhstan, with a promise or a topic in its words."""

    def words(quote: str) -> dict[str, Any]:
        start = text.index(quote)
        return {"evidence": (Span(start, start + len(quote)),), "confidence": 0.9}

    names = ("Ilze Ozola", "Nurlan Seit") if "Nurlan Seit" in text else ("Ilze Ozola", "Jan Novak")
    states = ("LVA", "KAZ") if "Nurlan Seit" in text else ("LVA", "CZE")
    made = {"engagement": "e1", "by": ("p1",), "to": ("p2",), "kind": "pledged", "what": promise}
    commitments = (Commitment(**made, **words(promise)),) if promise else ()
    return Reading(
        report=Report(source=text[:20], sha256=Document(source="", text=text).sha256, published=day, text=text),
        actors=tuple(Actor(id=f"p{n}", kind="person", name=name, **words(name)) for n, name in enumerate(names, 1)),
        posts=tuple(
            Post(holder=f"p{n}", title="Minister", state=state, **words(names[n - 1])) for n, state in enumerate(states, 1)
        ),
        topics=(Topic(id="t1", phrase=topic, subjects=("other",), **words(topic)),) if topic else (),
        engagements=(
            Engagement(
                id="e1",
                form="meeting",
                status=status,
                parties=(Party(actor="p1", side=states[0]), Party(actor="p2", side=states[1])),
                date=day,
                date_basis="stated",
                topics=("t1",) if topic else (),
                **words("met"),
            ),
        ),
        commitments=commitments,
    )  # fmt: skip


@pytest.fixture
def register() -> Iterator[Register]:
    with Register.open("sqlite://", create=True) as opened:
        opened.record(told("Ilze Ozola met Nurlan Seit and will open a grain terminal.", "2023-03-01",
                           promise="open a grain terminal"), "1")  # fmt: skip
        opened.record(told("Ilze Ozola met Nurlan Seit; the new grain terminal was opened.", "2023-06-10",
                           topic="grain terminal"), "1")  # fmt: skip
        yield opened


def test_a_later_engagement_of_the_same_parties_on_the_same_is_suggested_with_evidence(register: Register) -> None:
    (found,) = settlings(register)
    assert (found.commitment, found.what, found.event) == ("1/c1", "open a grain terminal", 2)
    assert found.promised == ("open a grain terminal",)
    assert found.told == ("met",)
    assert 0.5 <= found.score < 1
    assert "about open grain terminal" in found.reasons
    assert "101 days later" in found.reasons


@pytest.mark.parametrize(
    "other",
    [
        told("Ilze Ozola met Nurlan Seit to speak of visas.", "2023-07-01", topic="visas"),
        told("Ilze Ozola met Jan Novak at the grain terminal.", "2023-07-02", topic="grain terminal"),
        told("Ilze Ozola met Nurlan Seit at the grain terminal before.", "2023-02-01", topic="grain terminal"),
        told("Ilze Ozola is to have met Nurlan Seit at the grain terminal.", "2023-08-01", topic="grain terminal",
             status="scheduled"),
    ],
    ids=["other topic", "other party", "before", "not held"],
)  # fmt: skip
def test_what_cannot_have_settled_it_is_not_suggested(register: Register, other: Reading) -> None:
    register.record(other, "1")
    assert [found.event for found in settlings(register)] == [2]


def test_only_a_person_settles_and_what_is_settled_is_not_suggested(register: Register) -> None:
    promise = find_fact(register, "1/c1")
    assert [found.commitment for found in settlings(register, promise)] == ["1/c1"]
    (made,) = settle(register, promise, find_fact(register, "2/e1"), by=Decider("Ann"), why="opened on 10 June")
    assert settlings(register) == []
    assert made.id is not None
    undo(register, made.id, by=Decider("Ann"))
    assert len(settlings(register)) == 1
    reject(register, [find_fact(register, "1/c1")], by=Decider("Ann"))
    assert settlings(register) == []


def test_a_commitment_is_settled_once_and_by_what_was_held(register: Register) -> None:
    promise, held = find_fact(register, "1/c1"), find_fact(register, "2/e1")
    (planned,) = correct(register, held, ["status=scheduled"], by=Decider("Ann"))
    with pytest.raises(RegisterError, match="only what was held can have settled anything"):
        settle(register, promise, find_fact(register, "2/e1"), by=Decider("Ann"))
    undo(register, planned.id or 0, by=Decider("Ann"))
    (made,) = settle(register, promise, held, by=Decider("Ann"))
    with pytest.raises(
        RegisterError, match=f"is settled already, by decision {made.id}: undo decision {made.id} first"
    ):
        settle(register, promise, held, by=Decider("Bob"))


@pytest.mark.parametrize(
    ("fact", "change", "why"),
    [
        ("1/e1", "place= ", "place would be blank"),
        ("1/p1", "name=  ", "name would be blank"),
        ("1/e1", "part_of=e1", "cannot be part of itself"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(register: Register, fact: str, change: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        correct(register, find_fact(register, fact), [change], by=Decider("Ann"))
