"""The queue, one fact or one report at a time: nothing is met twice, nothing is left out, and the way back is the same."""

from collections.abc import Iterator

import msgspec
import pytest

from desk import press
from dragoman.register.store import Register
from dragoman.register.waiting import Wanted, how_many, waiting
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept
from dragoman.review.naming import Shown, find_fact
from dragoman.review.queue import queue
from dragoman.review.walking import Walk, entered, first, place_from, turn, written
from readings import seed, variant


@pytest.fixture
def register() -> Iterator[Register]:
    with Register.open("sqlite://", create=True) as opened:
        for number in (7, 3, 11):
            opened.record(press(number), "1")
        unrated = [msgspec.structs.replace(one, confidence=None) for one in seed().engagements]
        opened.record(msgspec.structs.replace(seed(), engagements=tuple(unrated)), "1")
        yield opened


def walked(register: Register, walk: Walk, *, decide: bool = False) -> list[str]:
    found: list[str] = []
    fact = first(register, walk)
    at = entered(register, walk, fact) if fact and walk.whole else None
    while fact is not None:
        found.append(fact.name)
        step = turn(register, walk, fact, at)
        if decide:
            accept(register, [fact], by=Decider("Ann"))
        if step.after is None:
            break
        after = find_fact(register, step.after)
        if walk.whole and after.standing.report != fact.standing.report:
            at = entered(register, walk, after)
        fact = after
    return found


def test_facts_are_met_in_the_order_of_the_queue_and_back_again(register: Register) -> None:
    listed = [row.fact for row in queue(register, Wanted(worded=True), 500)]
    assert walked(register, Walk()) == listed
    back = [name for name in listed[1:] for name in [turn(register, Walk(), find_fact(register, name)).before]]
    assert back == listed[:-1]
    assert turn(register, Walk(), find_fact(register, listed[0])).before is None


def test_the_surest_are_met_in_the_other_order_and_what_is_not_rated_stays_last(register: Register) -> None:
    listed = queue(register, Wanted(worded=True), 500)
    rated = [row.fact for row in listed if row.confidence is not None]
    unrated = [row.fact for row in listed if row.confidence is None]
    surest = Wanted(worded=True, surest=True)
    assert rated and unrated
    assert [row.fact for row in queue(register, surest, 500)] == [*rated[::-1], *unrated]
    assert walked(register, Walk(wanted=surest)) == [*rated[::-1], *unrated]


def test_whoever_decides_on_the_way_meets_all_the_same(register: Register) -> None:
    listed = [row.fact for row in queue(register, Wanted(worded=True), 500)]
    assert walked(register, Walk(), decide=True) == listed
    assert first(register, Walk()) is None


@pytest.mark.parametrize("decide", [False, True])
def test_reports_are_met_one_by_one_each_with_all_that_waits(register: Register, *, decide: bool) -> None:
    listed = [row.fact for row in queue(register, Wanted(worded=True), 500)]
    order = list(dict.fromkeys(name.split("/")[0] for name in listed))
    met = walked(register, Walk(whole=True), decide=decide)
    assert sorted(met) == sorted(listed)
    assert list(dict.fromkeys(name.split("/")[0] for name in met)) == order


def test_what_was_skipped_is_left_out(register: Register) -> None:
    listed = walked(register, Walk())
    skipped = frozenset(listed[:3])
    assert walked(register, Walk(skipped=skipped)) == listed[3:]


def test_the_queue_is_narrowed(register: Register) -> None:
    only = Walk(wanted=Wanted(worded=True, section="engagements", below=0.6))
    met = walked(register, only)
    assert met and all(name.split("/")[1].startswith("e") for name in met)
    assert how_many(register, only.wanted, 500) == len(met)
    assert how_many(register, only.wanted, 1) == 1


def test_what_a_coder_decided_waits_for_a_reviewer(register: Register) -> None:
    accept(register, [find_fact(register, "1/e1")], by=Decider("Cy", "coder"))
    coded = Walk(wanted=Wanted(coded=True))
    assert walked(register, coded) == ["1/e1"]
    assert "1/e1" not in walked(register, Walk())
    accept(register, [find_fact(register, "1/e1")], by=Decider("Rey"))
    assert walked(register, coded) == []


def test_what_changed_under_a_decision_comes_first(register: Register) -> None:
    accept(register, [find_fact(register, "4/e1")], by=Decider("Ann"))
    changed = tuple(msgspec.structs.replace(one, status="postponed") for one in seed().engagements)
    register.record(msgspec.structs.replace(seed(), engagements=changed), "2")
    for walk in (Walk(), Walk(whole=True)):
        shown = first(register, walk)
        assert shown is not None and (shown.name if not walk.whole else shown.standing.report) in {"4/e1", 4}
    assert find_fact(register, "4/e1").is_changed


def test_a_place_in_an_address_is_the_place(register: Register) -> None:
    for fact in all_of(register):
        place = entered(register, Walk(), fact)
        assert place is not None and place_from(written(place)) == place
    assert [place_from(words) for words in ("", "rated~x~1~2", "rated~0.5", "nothing~1")] == [None] * 4


def all_of(register: Register) -> list[Shown]:
    rows = waiting(register, Wanted(worded=True), 5)
    standings = [(row, register.standing(row.report)) for row in rows]
    return [Shown(s, r.section, s.signatures[r.section].index(r.signature)) for r, s in standings]


def test_superseded_reports_do_not_wait(register: Register) -> None:
    register.record(msgspec.structs.replace(variant(seed(), 5), report=msgspec.structs.replace(
        variant(seed(), 5).report, source=seed().report.source)), "1")  # fmt: skip
    assert not any(name.startswith("4/") for name in walked(register, Walk()))
