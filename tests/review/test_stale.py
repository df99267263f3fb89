"""A decision is about what was shown: if the fact has changed since, nobody decides about it by accident."""

from collections.abc import Iterator

import msgspec
import pytest

from dragoman.register.errors import RegisterError
from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, add, change_under, correct, keep, reject, take, undo
from dragoman.review.naming import find_event, find_fact
from readings import seed


@pytest.fixture
def register() -> Iterator[Register]:
    with Register.open("sqlite://", create=True) as opened:
        opened.record(seed(), "1")
        yield opened


def read_again(register: Register, reader: str, **change: object) -> None:
    """The report is read by another reader, who tells its first engagement differently."""
    first, *others = seed().engagements
    changed = msgspec.structs.replace(first, **change)
    register.record(msgspec.structs.replace(seed(), engagements=(changed, *others)), reader)


def test_a_fact_that_somebody_else_corrected_is_not_decided_upon(register: Register) -> None:
    shown = find_fact(register, "1/e1")
    correct(register, find_fact(register, "1/e1"), ["form=call"], by=Decider("Ann"))
    for decide in (
        lambda: accept(register, [shown], by=Decider("Bob")),
        lambda: reject(register, [shown], by=Decider("Bob")),
    ):
        with pytest.raises(RegisterError, match="changed since it was shown: look at it again with: show 1"):
            decide()
    with pytest.raises(RegisterError, match="changed since it was shown"):
        correct(register, shown, ["form=visit"], by=Decider("Bob"))


def test_a_fact_that_is_read_otherwise_is_not_decided_upon(register: Register) -> None:
    shown = find_fact(register, "1/e1")
    read_again(register, "2", status="scheduled")
    with pytest.raises(RegisterError, match="has that fact no more: look at it again"):
        accept(register, [shown], by=Decider("Bob"))


def test_a_fact_that_is_read_alike_by_another_reader_is_the_same(register: Register) -> None:
    shown = find_fact(register, "1/e1")
    read_again(register, "2", confidence=0.1, finder="model:other/1")
    accept(register, [shown], by=Decider("Bob"))
    assert find_fact(register, "1/e1").state == "accepted"


def test_what_changed_under_a_decision_is_kept_or_taken_as_it_was_shown(register: Register) -> None:
    accept(register, [find_fact(register, "1/e1")], by=Decider("Ann"))
    read_again(register, "2", status="scheduled")
    shown = find_fact(register, "1/e1")
    assert shown.state == "accepted" and getattr(shown.fact, "status", None) == "held"
    change = change_under(shown)
    assert change is not None and change.now is not None and change.now.engagements[0].status == "scheduled"
    read_again(register, "3", status="postponed")
    for decide in (keep, take):
        with pytest.raises(RegisterError, match="in place of that fact has changed since"):
            decide(register, shown, by=Decider("Bob"))
    take(register, find_fact(register, "1/e1"), by=Decider("Bob"))
    taken = find_fact(register, "1/e1")
    assert getattr(taken.fact, "status", None) == "postponed"
    assert change_under(taken) is None


def test_what_is_read_no_more_is_kept_until_somebody_lets_it_go(register: Register) -> None:
    accept(register, [find_fact(register, "1/c1")], by=Decider("Ann"))
    register.record(msgspec.structs.replace(seed(), commitments=()), "2")
    assert len(register.reading(1).commitments) == 1
    keep(register, find_fact(register, "1/c1"), by=Decider("Ann"))
    assert change_under(find_fact(register, "1/c1")) is None
    undo(register, 2, by=Decider("Ann"))
    take(register, find_fact(register, "1/c1"), by=Decider("Ann"))
    assert find_fact(register, "1/c1").state == "rejected"


def test_an_addition_is_not_undone_under_other_decisions(register: Register) -> None:
    values = ["form=message", "status=held", "parties=KAZ,LVA", "quote=the gift"]
    add(register, 1, "engagements", values, by=Decider("Ann"))
    with pytest.raises(RegisterError, match="has that fact already"):
        add(register, 1, "engagements", values, by=Decider("Bob"))
    number, _ = find_event(register, "1/e4")
    accept(register, [find_fact(register, "1/e4")], by=Decider("Bob"))
    with pytest.raises(RegisterError, match="decision 1 added a fact that 2 is about: undo 2 first"):
        undo(register, 1, by=Decider("Ann"))
    undo(register, 2, by=Decider("Ann"))
    undo(register, 1, by=Decider("Ann"))
    assert len(register.reading(1).engagements) == 3
    undo(register, 4, by=Decider("Ann"))
    assert find_event(register, "1/e4")[0] == number


def test_an_added_fact_that_a_later_reader_finds_is_one_fact(register: Register) -> None:
    bare = msgspec.structs.replace(seed(), posts=seed().posts[1:])
    register.record(bare, "2")
    add(
        register,
        1,
        "posts",
        ["holder=p1", "title=Ambassador", "state=KAZ", "accredited_to=LVA,EST", "span=0-10"],
        by=Decider("A"),
    )
    register.record(seed(), "3")
    assert len(register.reading(1).posts) == 3
    assert register.standing(1).states["posts"] == ("added", "read", "read")
