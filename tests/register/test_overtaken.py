"""Two people at once: what one decided while the other looked is never put over, in whatever order they are heard."""

import threading
from collections.abc import Callable

import msgspec
import pytest

from dragoman.model.decision import Decision
from dragoman.register.errors import Overtaken, RegisterError
from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, correct, reject, undo, undo_all
from dragoman.review.grouping import merge, split
from dragoman.review.history import log
from dragoman.review.naming import find_event, find_fact
from readings import seed, variant


@pytest.fixture
def filled(register: Register) -> Register:
    register.record(seed(), "1")
    register.record(variant(seed(), 1), "1")
    return register


def test_what_was_decided_meanwhile_is_not_put_over(filled: Register) -> None:
    seen = filled.newest_decision()
    shown = find_fact(filled, "1/e1")
    (made,) = reject(filled, [shown], by=Decider("Ann"))
    # The words of the fact are the same, so that only what was seen tells.
    with pytest.raises(Overtaken, match=f"decided meanwhile, by decision {made.id} of Ann") as caught:
        accept(filled, [find_fact(filled, "1/e1")], by=Decider("Bob", seen=seen))
    assert caught.value.since == (made.id,)
    assert find_fact(filled, "1/e1").state == "rejected"
    accept(filled, [find_fact(filled, "1/e2")], by=Decider("Bob", seen=seen))
    accept(filled, [find_fact(filled, "1/e1")], by=Decider("Bob", seen=filled.newest_decision()))


def test_an_undoing_meanwhile_counts_as_well(filled: Register) -> None:
    (made,) = accept(filled, [find_fact(filled, "1/e1")], by=Decider("Ann"))
    seen = filled.newest_decision()
    undo(filled, made.id or 0, by=Decider("Cy"))
    with pytest.raises(Overtaken):
        reject(filled, [find_fact(filled, "1/e1")], by=Decider("Bob", seen=seen))
    with pytest.raises(Overtaken):
        undo(filled, made.id or 0, by=Decider("Bob", seen=seen))


def test_of_several_none_is_decided_if_one_was_meanwhile(filled: Register) -> None:
    seen = filled.newest_decision()
    shown = [find_fact(filled, name) for name in ("1/e1", "1/e2", "1/c1")]
    accept(filled, [find_fact(filled, "1/c1")], by=Decider("Ann"))
    with pytest.raises(Overtaken):
        accept(filled, shown, by=Decider("Bob", seen=seen))
    assert [find_fact(filled, name).state for name in ("1/e1", "1/e2")] == ["read", "read"]


def test_events_are_not_merged_or_split_over_what_was_decided_meanwhile(filled: Register) -> None:
    seen = filled.newest_decision()
    events = [find_event(filled, name)[1] for name in ("1", "3")]
    (parted,) = split(filled, events[0], events[0][1:], by=Decider("Ann"))
    with pytest.raises(Overtaken):
        merge(filled, events, by=Decider("Bob", seen=seen))
    made = undo_all(filled, [parted.id or 0], by=Decider("Ann", seen=filled.newest_decision()))
    assert [one.undoes for one in made] == [parted.id]
    merge(filled, events, by=Decider("Bob", seen=filled.newest_decision()))


def test_of_two_who_decide_at_once_one_is_told_so(register_url: str) -> None:
    with Register.open(register_url, create=True) as register:
        register.record(seed(), "1")
    kinds: tuple[Callable[..., list[Decision]], ...] = (accept, reject)
    for fact in ("1/e1", "1/e2", "1/e3", "1/c1", "1/s1"):
        barrier = threading.Barrier(2)
        outcomes: list[object] = []

        def decide(
            number: int, fact: str = fact, barrier: threading.Barrier = barrier, told: list[object] = outcomes
        ) -> None:
            with Register.open(register_url) as register:
                seen, shown = register.newest_decision(), find_fact(register, fact)
                barrier.wait(30)
                try:
                    told.append(kinds[number](register, [shown], by=Decider(f"d{number}", seen=seen))[0].kind)
                except Overtaken as error:
                    told.append(error)

        both = [threading.Thread(target=decide, args=(number,)) for number in (0, 1)]
        for one in both:
            one.start()
        for one in both:
            one.join(60)
        assert sorted(isinstance(outcome, Overtaken) for outcome in outcomes) == [False, True], outcomes
        with Register.open(register_url) as register:
            (kind,) = [outcome for outcome in outcomes if isinstance(outcome, str)]
            assert find_fact(register, fact).state == {"accept": "accepted", "reject": "rejected"}[kind]


def test_a_coder_proposes_and_a_reviewer_has_the_last_say(filled: Register) -> None:
    coder = Decider("Cy", "coder")
    (made,) = correct(filled, find_fact(filled, "1/e1"), ["form=call"], by=coder)
    assert (find_fact(filled, "1/e1").state, find_fact(filled, "1/e1").role) == ("corrected", "coder")
    (said,) = accept(filled, [find_fact(filled, "1/e1")], by=Decider("Rey"))
    assert (find_fact(filled, "1/e1").state, find_fact(filled, "1/e1").role) == ("corrected", "reviewer")
    with pytest.raises(RegisterError, match="a coder cannot overrule it"):
        reject(filled, [find_fact(filled, "1/e1")], by=coder)
    with pytest.raises(RegisterError, match="a coder cannot undo it"):
        undo(filled, said.id or 0, by=coder)
    undo(filled, said.id or 0, by=Decider("Rey"))
    assert find_fact(filled, "1/e1").role == "coder"
    undo(filled, made.id or 0, by=coder)
    assert (find_fact(filled, "1/e1").state, find_fact(filled, "1/e1").role) == ("read", None)
    assert [(one.who, one.role) for one in log(filled)][:2] == [("Cy", "coder"), ("Rey", "reviewer")]


def test_a_coder_does_not_part_what_a_reviewer_made_one(filled: Register) -> None:
    coder = Decider("Cy", "coder")
    merge(filled, [find_event(filled, name)[1] for name in ("1", "3")], by=Decider("Rey"))
    accounts = find_event(filled, "1")[1]
    with pytest.raises(RegisterError, match="a reviewer, says otherwise"):
        split(filled, accounts, accounts[:1], by=coder)


def test_a_readers_second_look_keeps_who_decided(filled: Register) -> None:
    accept(filled, [find_fact(filled, "1/e1")], by=Decider("Cy", "coder"))
    filled.record(msgspec.structs.replace(seed(), statements=()), "2")
    assert find_fact(filled, "1/e1").role == "coder"
