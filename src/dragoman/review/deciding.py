"""Decisions about single facts: each is made with the fact before one's eyes, and refused if that is no longer so."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from dragoman.model.decision import Decision, DecisionKind, Target
from dragoman.model.facts import Facts, Section
from dragoman.model.reading import Engagement
from dragoman.register.archive import now
from dragoman.register.errors import RegisterError
from dragoman.register.past import decisions_on
from dragoman.register.standing import Standing
from dragoman.register.store import Register
from dragoman.resolution.decided import GONE, Change, taken_back
from dragoman.resolution.signatures import signatures
from dragoman.review.batches import still_made
from dragoman.review.corrections import Newcomer, added, corrected, with_newcomer
from dragoman.review.deciders import Decider
from dragoman.review.naming import Shown


def accept(register: Register, facts: Sequence[Shown], *, by: Decider, why: str | None = None) -> list[Decision]:
    """These facts are right as they stand."""
    return _decide_each(register, "accept", facts, by, why)


def reject(register: Register, facts: Sequence[Shown], *, by: Decider, why: str | None = None) -> list[Decision]:
    """These facts are not what the report says."""
    return _decide_each(register, "reject", facts, by, why)


def correct(
    register: Register,
    fact: Shown,
    changes: Sequence[str],
    *,
    by: Decider,
    why: str | None = None,
    newcomers: Sequence[Newcomer] = (),
) -> list[Decision]:
    """The fact is right with these changes, such as `form=call` or `p1.role=host`; `ValueError` if one makes no sense.

    What is written of `+1`, `+2` and so on is of the newcomers in their order, who come in with the fact.
    """
    standing, changes = _with_newcomers(fact.standing, changes, newcomers, _finder(by))
    after = corrected(standing, fact.section, fact.position, changes, _finder(by))
    return register.decide([_about("correct", (fact.target,), by, why, after=after)], seen=by.seen)


def add(
    register: Register,
    report: int,
    section: Section,
    values: Sequence[str],
    *,
    by: Decider,
    why: str | None = None,
    newcomers: Sequence[Newcomer] = (),
) -> list[Decision]:
    """A fact that no reader found, with the words that it rests on; `ValueError` if something about it makes no sense."""
    standing, values = _with_newcomers(register.standing(report), values, newcomers, _finder(by))
    after = added(standing, section, values, _finder(by))
    signature = signatures(after)[section][0]
    if standing.position(section, signature) is not None:
        raise RegisterError(f"report {report} has that fact already: accept it instead")
    target = Target(standing.reading.report.sha256, section, signature, after)
    return register.decide([_about("add", (target,), by, why, after=after)], seen=by.seen)


def settle(
    register: Register, commitment: Shown, engagement: Shown, *, by: Decider, why: str | None = None
) -> list[Decision]:
    """The commitment was fulfilled at or by the engagement."""
    if commitment.section != "commitments" or engagement.section != "engagements":
        raise RegisterError(f"{commitment.name} and {engagement.name} are not a commitment and an engagement")
    if isinstance(engagement.fact, Engagement) and engagement.fact.status != "held":
        raise RegisterError(
            f"{engagement.name} is {engagement.fact.status}: only what was held can have settled anything"
        )
    return register.decide([_about("settle", (commitment.target, engagement.target), by, why)], seen=by.seen)


def undo(register: Register, number: int, *, by: Decider, why: str | None = None) -> list[Decision]:
    """Takes a decision back; all is as if it had not been made."""
    return register.decide(
        [Decision(kind="undo", undoes=number, who=by.name, role=by.role, at=now(), why=why)], seen=by.seen
    )


def undo_all(register: Register, numbers: Sequence[int], *, by: Decider, why: str | None = None) -> list[Decision]:
    """Takes several decisions back at once, all or none. What is taken back already is passed over, unless all is."""
    left = still_made(register, numbers) or numbers
    undoing = [
        Decision(kind="undo", undoes=number, who=by.name, role=by.role, at=now(), why=why)
        for number in sorted(left, reverse=True)
    ]
    return register.decide(undoing, seen=by.seen)


def redo(register: Register, number: int, *, by: Decider, why: str | None = None) -> list[Decision]:
    """Takes back what undid a decision."""
    made = decisions_on(register, numbers=[number])
    gone = taken_back(made)
    undoing = next((other.id for other in made if other.undoes == number and other.id not in gone), None)
    if undoing is None:
        raise RegisterError(f"decision {number} is not undone: see what was decided with: log")
    return undo(register, undoing, by=by, why=why)


def change_under(fact: Shown) -> Change | None:
    """What the newest reading has in the place of a fact that was decided upon, if it does not have the fact."""
    meant = (fact.section, fact.signature)
    return next((found for found in fact.standing.changes if (found.section, found.signature) == meant), None)


def keep(register: Register, fact: Shown, *, by: Decider, why: str | None = None) -> list[Decision]:
    """The fact stays as it was decided, whatever the newest reading has in its place."""
    change = _change(fact)
    kind: DecisionKind = "reject" if fact.state == "rejected" else "accept"
    return register.decide([_about(kind, (fact.target,), by, why, over=change.over)], seen=by.seen)


def take(register: Register, fact: Shown, *, by: Decider, why: str | None = None) -> list[Decision]:
    """The fact becomes what the newest reading has in its place; where that has nothing, it is rejected."""
    change = _change(fact)
    if change.over == GONE or change.now is None:
        return register.decide([_about("reject", (fact.target,), by, why, over=change.over)], seen=by.seen)
    return register.decide(
        [_about("correct", (fact.target,), by, why, after=change.now, over=change.over)], seen=by.seen
    )


def _change(fact: Shown) -> Change:
    change = change_under(fact)
    if change is None:
        raise RegisterError(f"{fact.name} is not read otherwise than it stands: there is nothing to keep or take")
    return change


def _decide_each(
    register: Register, kind: DecisionKind, facts: Sequence[Shown], by: Decider, why: str | None
) -> list[Decision]:
    # The thousandths tell later what was decided at once: see `batches.made_with`.
    at = datetime.now(UTC).isoformat(timespec="milliseconds") if len(facts) > 1 else now()
    return register.decide([_about(kind, (fact.target,), by, why, at=at) for fact in facts], seen=by.seen)


def _about(
    kind: DecisionKind,
    targets: tuple[Target, ...],
    by: Decider,
    why: str | None,
    *,
    after: Facts | None = None,
    over: str | None = None,
    at: str | None = None,
) -> Decision:
    at = at or now()
    return Decision(kind=kind, targets=targets, after=after, over=over, who=by.name, role=by.role, at=at, why=why)


def _with_newcomers(
    standing: Standing, changes: Sequence[str], newcomers: Sequence[Newcomer], finder: str
) -> tuple[Standing, list[str]]:
    """The standing with newcomers, and the changes with their ids where they are named by their number."""
    written = list(changes)
    for number, newcomer in enumerate(newcomers, 1):
        standing, key = with_newcomer(standing, newcomer, finder)
        written = [re.sub(rf"(?<![^,=])\+{number}(?![^,.=])", key, change) for change in written]
    return standing, written


def _finder(by: Decider) -> str:
    return f"person:{by.name}"
