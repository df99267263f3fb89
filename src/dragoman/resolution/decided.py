"""What a report says once people have had their say: its newest reading with the decisions in force carried out.

A fact that somebody decided upon stays as it was then, also where a later reading has lost or changed it. What the later
reading has in its place is set aside as a `Change`, for people to look at; nothing is moved to other words by itself.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.model.decision import Decision, FactState, Role, Target
from dragoman.model.facts import SECTIONS, Facts, Section
from dragoman.model.reading import Actor, Engagement, Fact
from dragoman.resolution.grafting import Grafting, Slot, snapshot
from dragoman.resolution.signatures import signatures

GONE = "gone"
ABOUT_ONE = frozenset({"accept", "reject", "correct", "add"})
"""What is decided about one fact, and says what it is."""


class Change(NamedTuple):
    """A decided fact that the newest reading has no more. `now` is what it has there instead, if anything.

    `over` is what a decision must name to have been made with this before one's eyes.
    """

    section: Section
    signature: str
    over: str
    now: Facts | None


class Decided(NamedTuple):
    """Facts with the signatures that decisions know them by and what decisions made of them, and what changed.

    `roles` says in what capacity the last word about each was said.
    """

    facts: Facts
    signatures: dict[Section, tuple[str, ...]]
    states: dict[Section, tuple[FactState, ...]]
    roles: dict[Section, tuple[Role | None, ...]]
    changes: tuple[Change, ...]


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that no undo in force takes back, in their order, without the undoing. An undo can be undone."""
    decisions = list(decisions)
    undone = taken_back(decisions)
    kept = [decision for decision in decisions if decision.kind != "undo" and decision.id not in undone]
    return sorted(kept, key=lambda made: made.id or 0)


def taken_back(decisions: Iterable[Decision]) -> set[int]:
    """The numbers of the decisions, undoing among them, that an undo in force takes back."""
    undone: set[int] = set()
    for decision in sorted(decisions, key=lambda made: made.id or 0, reverse=True):
        if decision.undoes is not None and decision.id not in undone:
            undone.add(decision.undoes)
    return undone


def decided(newest: Facts, sha256: str, decisions: Sequence[Decision]) -> Decided:
    """Carries out decisions in force, in their order, on the newest reading of the report with that hash."""
    if not decisions:
        signed = signatures(newest)
        unseen: FactState = "read"
        states = {name: (unseen,) * len(keys) for name, keys in signed.items()}
        return Decided(newest, signed, states, {name: (None,) * len(keys) for name, keys in signed.items()}, ())
    grafting = Grafting(newest)
    meant = {(target.section, target.signature) for decision in decisions for target in decision.targets}
    rejected = _rejected(decisions)
    changes: dict[tuple[Section, str], Change] = {}
    for decision in decisions:
        for target in decision.targets:
            if target.sha256 == sha256:
                _carry_out(grafting, decision, target, meant, rejected, changes)
    facts = grafting.facts()
    return Decided(
        facts,
        {section: tuple(slot.signature for slot in grafting.of(section)) for section in SECTIONS},
        {section: tuple(slot.state for slot in grafting.of(section)) for section in SECTIONS},
        {section: tuple(slot.role for slot in grafting.of(section)) for section in SECTIONS},
        tuple(changes.values()),
    )


def _carry_out(
    grafting: Grafting,
    decision: Decision,
    target: Target,
    meant: set[tuple[Section, str]],
    rejected: set[tuple[Section, str]],
    changes: dict[tuple[Section, str], Change],
) -> None:
    key = (target.section, target.signature)
    if decision.kind == "add":
        known = grafting.find(*key)
        if known is not None:
            known.state = "added"  # a later reader found it too
        elif decision.after is not None:
            known = grafting.put(target.section, decision.after, target.signature, "added")
        if known is not None:
            known.role = decision.role
        return
    slot = grafting.find(*key)
    if slot is None and key in rejected:
        # It is kept, and stands in the way of nothing: what is read now may be the true one.
        slot = grafting.put(target.section, target.before, target.signature, "read")
    if slot is None:
        changes[key], slot = _keep(grafting, target, meant)
    if key in changes and decision.over == changes[key].over:
        del changes[key]
    if decision.kind in ABOUT_ONE:
        slot.role = decision.role
    if decision.kind == "accept" and slot.state not in {"corrected", "added"}:
        slot.state = "accepted"
    elif decision.kind == "reject":
        slot.state = "rejected"
    elif decision.kind == "correct" and decision.after is not None:
        grafting.replace(slot, decision.after)
        slot.state = "corrected"


def _rejected(decisions: Iterable[Decision]) -> set[tuple[Section, str]]:
    """The facts of which the last word is that they are wrong."""
    last: dict[tuple[Section, str], str] = {}
    for decision in decisions:
        if decision.kind in ABOUT_ONE:
            last[decision.targets[0].section, decision.targets[0].signature] = decision.kind
    return {key for key, kind in last.items() if kind == "reject"}


def _keep(grafting: Grafting, target: Target, meant: set[tuple[Section, str]]) -> tuple[Change, Slot]:
    """Puts back a decided fact that the newest reading does not have, and sets aside what this has in its place."""
    fact = target.before.of(target.section)[0]
    rivals = [
        slot
        for slot in grafting.overlapping(target.section, fact)
        if slot.state == "read" and (slot.section, slot.signature) not in meant and _may_stand_for(slot.fact, fact)
    ]
    rivals.sort(key=lambda slot: slot.fact.evidence != fact.evidence)
    now, over = None, GONE
    if rivals:
        facts, position = grafting.facts(), grafting.of(target.section).index(rivals[0])
        now, over = snapshot(facts, target.section, position), rivals[0].signature
    slot = grafting.put(target.section, target.before, target.signature, "read")
    if rivals:
        # What refers to the rival means what was decided upon: both rest on the same words.
        grafting.supplant(rivals[0], slot)
    return Change(target.section, target.signature, over, now), slot


def _may_stand_for(one: Fact, other: Fact) -> bool:
    """Whether a fact may be another one that is read otherwise; a sentence may tell of two engagements."""
    if isinstance(one, Engagement) and isinstance(other, Engagement):
        return one.form == other.form or one.evidence == other.evidence
    return not isinstance(one, Actor)
