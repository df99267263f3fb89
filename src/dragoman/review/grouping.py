"""Decisions about what is one: events merged and split, and who is the same or not the same."""

from collections.abc import Sequence
from itertools import combinations

from dragoman.model.decision import Decision, DecisionKind
from dragoman.register.archive import now
from dragoman.register.errors import RegisterError
from dragoman.register.past import decisions_on
from dragoman.register.store import Register
from dragoman.resolution.decided import in_force
from dragoman.review.deciders import Decider
from dragoman.review.naming import Shown


def merge(
    register: Register, events: Sequence[Sequence[Shown]], *, by: Decider, why: str | None = None
) -> list[Decision]:
    """These events, each given by its accounts, are one."""
    accounts = _each_once([account for event in events for account in event])
    if len({_key(event[0]) for event in events if event}) < 2 or len(accounts) < 2:
        raise RegisterError("these are one event already: name two different ones")
    _check_not_apart(register, events)
    return _decide(register, "same", accounts, by, why)


def split(
    register: Register, event: Sequence[Shown], off: Sequence[Shown], *, by: Decider, why: str | None = None
) -> list[Decision]:
    """Some accounts of an event tell of another one than the rest."""
    going = _each_once(off)
    for account in going:
        if account.section != "engagements" or _key(account) not in {_key(member) for member in event}:
            names = ", ".join(member.name for member in event)
            raise RegisterError(f"{account.name} is no account of that event: its accounts are {names}")
    staying = [account for account in event if _key(account) not in {_key(other) for other in going}]
    if not staying or not going:
        raise RegisterError("all accounts of an event cannot be split off it: name some, not all")
    return _decide(register, "apart", [*staying, *going], by, why, first=len(staying))


def same(register: Register, actors: Sequence[Shown], *, by: Decider, why: str | None = None) -> list[Decision]:
    """These persons, organisations or states of reports are one."""
    _check_actors(actors)
    _check_not_apart(register, [[actor] for actor in actors])
    return _decide(register, "same", _each_once(actors), by, why)


def apart(
    register: Register, actors: Sequence[Shown], others: Sequence[Shown], *, by: Decider, why: str | None = None
) -> list[Decision]:
    """The first persons or organisations are not the same as the others."""
    _check_actors([*actors, *others])
    return _decide(register, "apart", _each_once([*actors, *others]), by, why, first=len(_each_once(actors)))


def _check_actors(actors: Sequence[Shown]) -> None:
    for actor in actors:
        if actor.section != "actors":
            raise RegisterError(
                f"{actor.name} is no person or organisation: give two such as 3/p1 and 7/p2; for events: merge and split"
            )
    if len({getattr(actor.fact, "kind", None) for actor in actors}) > 1:
        raise RegisterError("a person and an organisation cannot be the same: name two of one kind")
    if len(_each_once(actors)) < 2:
        raise RegisterError("name two or more, each of its own")


def _check_not_apart(register: Register, groups: Sequence[Sequence[Shown]]) -> None:
    """What somebody kept apart is not put together over that decision; it has to be undone first."""
    shas = {shown.standing.reading.report.sha256 for group in groups for shown in group}
    wanted = {
        frozenset((_key(one), _key(other)))
        for some, others in combinations(groups, 2)
        for one in some
        for other in others
    }
    for made in in_force(decisions_on(register, reports=sorted(shas))):
        if made.kind != "apart":
            continue
        keys = [(target.sha256, target.signature) for target in made.targets]
        parted = {frozenset((one, other)) for one in keys[: made.first] for other in keys[made.first :]}
        if parted & wanted:
            raise RegisterError(
                f"decision {made.id} of {made.who} says that they are not the same: undo it first with: undo {made.id}"
            )


def _decide(
    register: Register, kind: DecisionKind, facts: Sequence[Shown], by: Decider, why: str | None, *, first: int = 1
) -> list[Decision]:
    targets = tuple(fact.target for fact in facts)
    return register.decide(
        [Decision(kind=kind, targets=targets, first=first, who=by.name, role=by.role, at=now(), why=why)], seen=by.seen
    )


def _each_once(facts: Sequence[Shown]) -> list[Shown]:
    return list({_key(fact): fact for fact in facts}.values())


def _key(fact: Shown) -> tuple[str, str]:
    return fact.standing.reading.report.sha256, fact.signature
