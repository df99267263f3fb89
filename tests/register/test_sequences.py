"""Whatever is read, decided and undone, in whatever order: nothing is lost, and what is undone leaves no trace."""

import os
from collections.abc import Callable, Sequence
from itertools import count, product
from typing import Any

from hypothesis import HealthCheck, assume, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desk import STORIES, VARIANTS, read
from dragoman.model.decision import Decision
from dragoman.model.facts import Facts
from dragoman.model.reading import Reading
from dragoman.register.archive import add_decision
from dragoman.register.connection import transaction
from dragoman.register.errors import RegisterError
from dragoman.register.past import all_decisions, past_readings
from dragoman.register.projection import project
from dragoman.register.standing import Standing
from dragoman.register.store import Register
from dragoman.resolution.accounts import account_key, accounts_of
from dragoman.resolution.decided import in_force, taken_back
from dragoman.resolution.events import events_of
from dragoman.resolution.signatures import signatures
from dragoman.review import deciding, grouping
from dragoman.review.deciders import Decider
from dragoman.review.naming import Shown, find_event
from dumps import dump

Pair = tuple[str, str]
"""An engagement, by the hash of its report and its signature."""


class Desk(RuleBasedStateMachine):
    """A desk at work on one register."""

    def __init__(self) -> None:
        super().__init__()
        self.register = Register.open("sqlite://", create=True)
        self.readers = count()
        self.decided: list[tuple[int, Any]] = []
        """The decisions since a report was read last, each with all that the register said before it."""
        self.known: dict[str, Any] = {}
        """What was looked up since something was written last: looking costs more than the work that is tested."""

    def teardown(self) -> None:
        if self.register.reports():
            self.check_another_order()
        self.register.close()

    @rule(story=st.integers(0, len(STORIES) - 1), variant=st.sampled_from(VARIANTS))
    def record(self, story: int, variant: str) -> None:
        self.register.record(read(story, variant), f"reader {next(self.readers)}")
        self.known.clear()
        self.decided.clear()

    @precondition(lambda self: self.standings())
    @rule(data=st.data(), kind=st.sampled_from(["accept", "reject"]))
    def judge(self, data: st.DataObject, kind: str) -> None:
        fact = self.some_fact(data)
        self.decide(lambda: getattr(deciding, kind)(self.register, [fact], by=Decider("ann")))

    @precondition(lambda self: self.standings())
    @rule(data=st.data(), change=st.sampled_from(["form=call", "date=2024-05-06", "date=", "place=Rome", "topics="]))
    def correct_engagement(self, data: st.DataObject, change: str) -> None:
        fact = self.some_fact(data, "engagements")
        changes = [change, "date_basis=stated"] if change == "date=2024-05-06" else [change]
        self.decide(lambda: deciding.correct(self.register, fact, changes, by=Decider("bob")))

    @precondition(lambda self: self.standings())
    @rule(data=st.data(), change=st.sampled_from(["name=Anna Berg", "name=Luis Prado Vega", "quote=send fish"]))
    def correct_person(self, data: st.DataObject, change: str) -> None:
        fact = self.some_fact(data, "actors")
        self.decide(lambda: deciding.correct(self.register, fact, [change], by=Decider("bob")))

    @precondition(lambda self: self.standings())
    @rule(data=st.data(), form=st.sampled_from(["meeting", "visit"]), words=st.sampled_from(["They promised", "fish"]))
    def add(self, data: st.DataObject, form: str, words: str) -> None:
        report = data.draw(st.sampled_from(self.register.reports()))
        quote = f"quote={words}" if words != "fish" else "span=0-9"
        values = [f"form={form}", "status=held", "parties=NOR,CHL", quote]
        self.decide(lambda: deciding.add(self.register, report, "engagements", values, by=Decider("cy")))

    @precondition(lambda self: self.standings())
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        one, other = (self.some_fact(data, "engagements") for _ in range(2))
        events = [find_event(self.register, fact.name)[1] for fact in (one, other)]
        self.decide(lambda: grouping.merge(self.register, events, by=Decider("ann")))

    @precondition(lambda self: self.standings())
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        fact = self.some_fact(data, "engagements")
        accounts = find_event(self.register, fact.name)[1]
        self.decide(lambda: grouping.split(self.register, accounts, [fact], by=Decider("ann")))

    @precondition(lambda self: self.standings())
    @rule(data=st.data(), kind=st.sampled_from(["same", "apart"]))
    def tell_people(self, data: st.DataObject, kind: str) -> None:
        one, other = (self.some_fact(data, "actors") for _ in range(2))
        if kind == "same":
            self.decide(lambda: grouping.same(self.register, [one, other], by=Decider("bob")))
        else:
            self.decide(lambda: grouping.apart(self.register, [one], [other], by=Decider("bob")))

    @precondition(lambda self: self.standings())
    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        promise, engagement = self.some_fact(data, "commitments"), self.some_fact(data, "engagements")
        self.decide(lambda: deciding.settle(self.register, promise, engagement, by=Decider("cy")))

    @precondition(lambda self: self.changes())
    @rule(data=st.data(), kind=st.sampled_from(["keep", "take"]))
    def look_at_change(self, data: st.DataObject, kind: str) -> None:
        changed = {fact.name: fact for fact in self.changes()}
        fact = changed[data.draw(st.sampled_from(sorted(changed)), label="changed")]
        self.decide(lambda: getattr(deciding, kind)(self.register, fact, by=Decider("ann")))

    @precondition(lambda self: self.decided)
    @rule()
    def undo_and_redo_the_last(self) -> None:
        number, before = self.decided[-1]
        after = self.said()
        self.writing(lambda: deciding.undo(self.register, number, by=Decider("cy")))
        assert_same(self.said(), before)
        self.writing(lambda: deciding.redo(self.register, number, by=Decider("cy")))
        assert_same(self.said(), after)

    @precondition(lambda self: self.decided)
    @rule()
    def undo_the_last(self) -> None:
        number, before = self.decided.pop()
        self.writing(lambda: deciding.undo(self.register, number, by=Decider("cy")))
        assert_same(self.said(), before)

    @precondition(lambda self: self.undoable())
    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.undoable()), label="undone")
        self.decide(lambda: deciding.undo(self.register, number, by=Decider("dee")))
        self.decided.clear()

    @invariant()
    def all_is_well(self) -> None:
        made = in_force(self.made())
        for standing in self.standings():
            self.check_nothing_lost(standing)
            check_decided(standing, made)
        check_events(self.said(), self.standings(), made)

    def check_nothing_lost(self, standing: Standing) -> None:
        newest = past_readings(self.register, standing.report)[-1].facts
        # By the signature among all that the report tells: alone, the second of two that are alike has that of the first.
        aside = {
            change.over for change in standing.changes if change.now is not None and change.section == "engagements"
        }
        found = {*standing.signatures["engagements"], *aside, *self.taken(standing)}
        assert set(signatures(newest)["engagements"]) <= found

    def taken(self, standing: Standing) -> set[str]:
        """What was in the place of decided facts when somebody decided to keep these or take that."""
        made = in_force(self.made())
        sha256 = standing.reading.report.sha256
        return {one.over for one in made if one.over and one.targets[0].sha256 == sha256}

    def check_another_order(self) -> None:
        """The newest readings and the decisions in force say the same in any order of the reports."""
        reports = self.register.reports()
        with Register.open("sqlite://", create=True) as other:
            for report in reversed(reports):
                standing = self.register.standing(report)
                other.record(newest_reading(self.register, standing), "reader")
            with transaction(other.engine, writing=True) as connection:
                for decision in all_decisions(self.register):
                    add_decision(connection, decision)
                for report in range(1, len(reports) + 1):
                    project(connection, report)
            one, two = (dump(register, numbered=False) for register in (self.register, other))
        for part in ("changes", "settled", "terms", "account links", "account pairs", "bearer links", "bearer pairs"):
            assert one[part] == two[part], part
        assert states_of(one) == states_of(two)
        assert set(one["events"]) == set(two["events"])
        assert set(map(names_of, one["identities"])) == set(map(names_of, two["identities"]))

    def some_fact(self, data: st.DataObject, section: Any = None) -> Shown:
        found = {}
        for standing in self.standings():
            for name, signed in standing.signatures.items():
                if section in {None, name}:
                    shown = [Shown(standing, name, position) for position in range(len(signed))]
                    found.update({one.name: one for one in shown})
        assume(found)
        return found[data.draw(st.sampled_from(sorted(found)), label="fact")]

    def changes(self) -> list[Shown]:
        found = []
        for standing in self.standings():
            for change in standing.changes:
                position = standing.position(change.section, change.signature)
                assert position is not None
                found.append(Shown(standing, change.section, position))
        return found

    def undoable(self) -> list[int]:
        made = self.made()
        gone = taken_back(made)
        return [one.id for one in made if one.id is not None and one.id not in gone]

    def decide(self, making: Callable[[], list[Decision]]) -> None:
        before = self.said()
        try:
            made = self.writing(making)
        except (RegisterError, ValueError) as refusal:
            note(f"refused: {refusal}")
            assert_same(self.said(), before)
            return
        for one in made:
            assert one.id is not None
            self.decided.append((one.id, before))

    def writing(self, making: Callable[[], list[Decision]]) -> list[Decision]:
        self.known.clear()
        return making()

    def standings(self) -> list[Standing]:
        return self.once("standings", lambda: [self.register.standing(one) for one in self.register.reports()])

    def said(self) -> Any:
        return self.once("said", lambda: dump(self.register))

    def made(self) -> list[Decision]:
        return self.once("made", lambda: all_decisions(self.register))

    def once(self, name: str, look: Callable[[], Any]) -> Any:
        if name not in self.known:
            self.known[name] = look()
        return self.known[name]


def newest_reading(register: Register, standing: Standing) -> Reading:
    facts: Facts = past_readings(register, standing.report)[-1].facts
    sections = {name: facts.of(name) for name in standing.signatures}
    return Reading(report=standing.reading.report, **sections)  # type: ignore[arg-type]


def check_decided(standing: Standing, made: Sequence[Decision]) -> None:
    """Facts that people decided upon are there, and rest on the words on which they rested then."""
    corrected = {(target.section, target.signature) for one in made if one.kind == "correct" for target in one.targets}
    for one in made:
        for target in one.targets:
            if target.sha256 != standing.reading.report.sha256:
                continue
            position = standing.position(target.section, target.signature)
            assert position is not None, f"{one.kind} {target.section} {target.signature} is gone"
            if one.kind in {"accept", "reject"} and (target.section, target.signature) not in corrected:
                fact = standing.facts.of(target.section)[position]
                assert fact.evidence == target.before.of(target.section)[0].evidence
                assert standing.states[target.section][position] != "read"


def check_events(said: Any, standings: Sequence[Standing], made: Sequence[Decision]) -> None:
    """Every engagement is in one event, and the events are those that all accounts make at once."""
    key: dict[Pair, str] = {}
    for standing in standings:
        sha256 = standing.reading.report.sha256
        for signature, engagement in zip(standing.signatures["engagements"], standing.reading.engagements, strict=True):
            key[sha256, signature] = account_key(sha256, engagement.id)
    short = {(sha256[:12], signature): account for (sha256, signature), account in key.items()}
    found = [frozenset(short[account] for account in one["accounts"]) for one in said["events"].values()]
    assert sorted(account for one in found for account in one) == sorted(key.values())
    assert all(found)
    together, apart = pairs_of(made, key)
    accounts = [account for standing in standings for account in accounts_of(standing.reading)]
    assert set(found) == set(events_of(accounts, together, apart))
    for number, one in said["events"].items():
        assert number == min(said["numbers"][account] for account in one["accounts"])


def pairs_of(made: Sequence[Decision], key: dict[Pair, str]) -> tuple[set[Pair], set[Pair]]:
    together: set[Pair] = set()
    apart: set[Pair] = set()
    for one in made:
        if one.kind not in {"same", "apart"} or one.targets[0].section != "engagements":
            continue
        keys = [key[target.sha256, target.signature] for target in one.targets]
        if one.kind == "same":
            together.update((keys[0], other) for other in keys[1:])
        else:
            apart.update(product(keys[: one.first], keys[one.first :]))
    return together, apart


def states_of(said: Any) -> Any:
    return {(report, section, *rest[:2]) for (report, section, _), rest in said["facts"].items()}


def names_of(members: frozenset[Any]) -> frozenset[str]:
    return frozenset(stable for stable, *_ in members)


def assert_same(one: Any, other: Any) -> None:
    for part in one:
        assert one[part] == other[part], part


_LONG = bool(os.environ.get("DRAGOMAN_LONG_TESTS"))
TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=300 if _LONG else 12,
    stateful_step_count=25 if _LONG else 14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
