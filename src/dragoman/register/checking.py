"""What is looked at before a decision is taken in, within the transaction that takes it: that it is about what there is."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, func, select

from dragoman.model.decision import Decision, Target
from dragoman.register import tables
from dragoman.register.archive import decoded, with_undos
from dragoman.register.batches import batches
from dragoman.register.errors import Overtaken, RegisterError
from dragoman.register.standing import Standing, standing
from dragoman.resolution.decided import ABOUT_ONE, in_force, taken_back
from dragoman.resolution.signatures import content_of

Key = tuple[str, str]
"""A fact by the hash of its report and its signature."""


def newest(connection: Connection) -> int:
    """The number of the newest decision; 0 if there is none."""
    return int(connection.execute(select(func.max(tables.decision.c.id))).scalar() or 0)


def check_all(connection: Connection, decisions: Sequence[Decision], seen: int | None) -> None:
    """`RegisterError` if one is about what is not there, or not any more as it was when somebody looked at it.

    `seen` is the number of the newest decision that there was then: what was decided about the same facts meanwhile
    is nothing that a decision may be put over. None is for who has just looked, and wants no more than that the facts
    say what they said.
    """
    if seen is not None:
        _check_seen(connection, decisions, seen)
    known: dict[str, Standing] = {}
    for decision in decisions:
        if decision.undoes is not None:
            _check_undo(connection, decision)
        for target in decision.targets:
            now = known.get(target.sha256) or _standing_of(connection, target.sha256)
            known[target.sha256] = now
            _check_target(connection, now, decision, target)
        if decision.role == "coder" and decision.kind in {"same", "apart"}:
            _check_not_reviewed(connection, decision)


def made_since(connection: Connection, seen: int, meant: Collection[Key]) -> list[Decision]:
    """The decisions after that of a number that are about facts, or that take back one that is."""
    decision, target = tables.decision.c, tables.decision_target.c
    found: dict[int, Decision] = {}
    for some in batches({sha256 for sha256, _ in meant}):
        query = select(target.decision_id).where(target.sha256.in_(some), target.decision_id > seen).distinct()
        rows = connection.execute(select(tables.decision).where(decision.id.in_(query)))
        found.update((row.id, decoded(row)) for row in rows)
    undoing = select(tables.decision).where(decision.id > seen, decision.undoes_id.is_not(None))
    found.update((row.id, decoded(row)) for row in connection.execute(undoing))
    return [one for number, one in sorted(found.items()) if _about(connection, one) & set(meant)]


def _about(connection: Connection, made: Decision) -> set[Key]:
    """The facts that a decision is about, or that what it takes back is about."""
    while made.undoes is not None:
        row = connection.execute(select(tables.decision).where(tables.decision.c.id == made.undoes)).one_or_none()
        if row is None:
            return set()
        made = decoded(row)
    return {(target.sha256, target.signature) for target in made.targets}


def _check_seen(connection: Connection, decisions: Iterable[Decision], seen: int) -> None:
    meant = set().union(*(_about(connection, decision) for decision in decisions))
    since = made_since(connection, seen, meant)
    if since:
        told = ", ".join(f"{one.id} of {one.who}" for one in since)
        numbers = tuple(one.id or 0 for one in since)
        raise Overtaken(f"decided meanwhile, by decision {told}", numbers, do="look at it again")


def _standing_of(connection: Connection, sha256: str) -> Standing:
    report = connection.execute(select(tables.report.c.id).where(tables.report.c.sha256 == sha256)).scalar_one_or_none()
    if report is None:
        raise RegisterError(f"there is no report {sha256[:12]} in the register")
    return standing(connection, report)


def _check_target(connection: Connection, now: Standing, decision: Decision, target: Target) -> None:
    position = now.position(target.section, target.signature)
    if decision.kind == "add":
        if position is not None:
            raise Overtaken(f"report {now.report} has that fact already", do="accept it instead")
        return
    again = f"look at it again with: show {now.report}"
    if position is None:
        raise Overtaken(f"report {now.report} has that fact no more", do=again)
    if decision.role == "coder" and decision.kind in ABOUT_ONE and now.roles[target.section][position] == "reviewer":
        raise RegisterError(
            f"a reviewer has decided about that fact of report {now.report}: a coder cannot overrule it"
        )
    if decision.kind == "settle" and target == decision.targets[0]:
        _check_open(connection, now, target)
    if content_of(now.facts, target.section, position) != content_of(target.before, target.section, 0):
        raise Overtaken(f"that fact of report {now.report} has changed since it was shown", do=again)
    over = next((c.over for c in now.changes if (c.section, c.signature) == (target.section, target.signature)), None)
    if decision.over is not None and decision.over != over:
        what = f"what is read in report {now.report} in place of that fact has changed since"
        raise Overtaken(what, do="look at it again with: queue")


def _check_open(connection: Connection, now: Standing, target: Target) -> None:
    """A commitment is settled once."""
    query = select(tables.commitment.c.settled_by_id).join(tables.fact, tables.fact.c.id == tables.commitment.c.fact_id)
    mine = (tables.fact.c.report_id == now.report, tables.fact.c.signature == target.signature)
    by = connection.execute(query.where(*mine)).scalar()
    if by is not None:
        what = f"that commitment of report {now.report} is settled already, by decision {by}"
        raise Overtaken(what, do=f"undo decision {by} first")


def _check_undo(connection: Connection, undoing: Decision) -> None:
    number = undoing.undoes or 0
    about = with_undos(connection, [number])
    undone = next((made for made in about if made.id == number), None)
    if undone is None:
        raise RegisterError(f"there is no decision {number} in the register")
    gone = taken_back(about)
    if number in gone:
        by = next(made for made in about if made.undoes == number and made.id not in gone)
        raise Overtaken(f"decision {number} is undone already, by {by.id} of {by.who}", do=f"undo {by.id} to redo it")
    if undoing.role == "coder" and undone.role == "reviewer":
        raise RegisterError(f"decision {number} is {undone.who}'s, a reviewer's: a coder cannot undo it")
    if undone.kind == "add":
        _check_nothing_rests_on(connection, undone)


def _check_not_reviewed(connection: Connection, decision: Decision) -> None:
    """What a reviewer said to be one, or not one, no coder says otherwise."""
    target = tables.decision_target.c
    mine = {(one.sha256, one.signature) for one in decision.targets}
    query = select(target.decision_id).where(target.sha256.in_({sha256 for sha256, _ in mine})).distinct()
    for made in in_force(with_undos(connection, connection.scalars(query).all())):
        shared = mine & {(one.sha256, one.signature) for one in made.targets}
        if made.role == "reviewer" and made.kind in {"same", "apart"} - {decision.kind} and len(shared) > 1:
            raise RegisterError(
                f"decision {made.id} of {made.who}, a reviewer, says otherwise: a coder cannot overrule it"
            )


def _check_nothing_rests_on(connection: Connection, added: Decision) -> None:
    """A fact that was added cannot go while other decisions are about it."""
    (target,), others = added.targets, tables.decision_target.c
    query = select(others.decision_id).where(
        others.sha256 == target.sha256, others.signature == target.signature, others.decision_id != added.id
    )
    later = with_undos(connection, connection.scalars(query.distinct()).all())
    gone = taken_back(later)
    resting = [str(made.id) for made in later if made.kind != "undo" and made.id not in gone]
    if resting:
        raise RegisterError(
            f"decision {added.id} added a fact that {', '.join(resting)} is about: undo {', '.join(resting)} first"
        )
