"""The facts of a report as they stand: what readers found and people decided, each with what decisions know it by."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.model.decision import Decision, FactState, Target
from dragoman.model.facts import SECTIONS, Facts, Section, facts_of
from dragoman.model.reading import Reading
from dragoman.register import tables
from dragoman.register.archive import unpack_facts, with_undos
from dragoman.register.assembly import assemble
from dragoman.register.errors import RegisterError
from dragoman.resolution.decided import Change, taken_back
from dragoman.resolution.grafting import snapshot
from dragoman.resolution.signatures import content_of


class Standing(NamedTuple):
    """A report's facts, with the signature and state of each by section, and what a newer reading has in their place."""

    report: int
    reading: Reading
    signatures: dict[Section, tuple[str, ...]]
    states: dict[Section, tuple[FactState, ...]]
    changes: tuple[Change, ...]

    @property
    def facts(self) -> Facts:
        return facts_of(self.reading)

    def target(self, section: Section, position: int) -> Target:
        """What a decision about a fact is anchored on."""
        before = snapshot(self.facts, section, position)
        return Target(self.reading.report.sha256, section, self.signatures[section][position], before)

    def position(self, section: Section, signature: str) -> int | None:
        signed = self.signatures[section]
        return signed.index(signature) if signature in signed else None


def standing(connection: Connection, report: int) -> Standing:
    """The facts of the report of that number, which must be in the register."""
    fact, change = tables.fact.c, tables.change.c
    signed: dict[Section, list[str]] = {section: [] for section in SECTIONS}
    states: dict[Section, list[FactState]] = {section: [] for section in SECTIONS}
    query = select(fact.section, fact.signature, fact.state).where(fact.report_id == report)
    for row in connection.execute(query.order_by(fact.section, fact.position)):
        signed[row.section].append(row.signature)
        states[row.section].append(row.state)
    changed = connection.execute(select(tables.change).where(change.report_id == report).order_by(change.id))
    return Standing(
        report,
        assemble(connection, report),
        {section: tuple(found) for section, found in signed.items()},
        {section: tuple(found) for section, found in states.items()},
        tuple(
            Change(row.section, row.signature, row.over, None if row.now is None else unpack_facts(row.now))
            for row in changed
        ),
    )


def check(connection: Connection, decision: Decision) -> None:
    """`RegisterError` if what a decision is about is not there, or not any more as it was when somebody looked at it."""
    if decision.undoes is not None:
        _check_undo(connection, decision.undoes)
    for target in decision.targets:
        report = connection.execute(
            select(tables.report.c.id).where(tables.report.c.sha256 == target.sha256)
        ).scalar_one_or_none()
        if report is None:
            raise RegisterError(f"there is no report {target.sha256[:12]} in the register")
        _check_target(connection, standing(connection, report), decision, target)


def _check_target(connection: Connection, now: Standing, decision: Decision, target: Target) -> None:
    position = now.position(target.section, target.signature)
    if decision.kind == "add":
        if position is not None:
            raise RegisterError(f"report {now.report} has that fact already: accept it instead")
        return
    if position is None:
        raise RegisterError(f"report {now.report} has that fact no more: look at it again with: show {now.report}")
    if decision.kind == "settle" and target == decision.targets[0]:
        _check_open(connection, now, target)
    if content_of(now.facts, target.section, position) != content_of(target.before, target.section, 0):
        raise RegisterError(
            f"that fact of report {now.report} has changed since it was shown: look at it again with: show {now.report}"
        )
    over = next((c.over for c in now.changes if (c.section, c.signature) == (target.section, target.signature)), None)
    if decision.over is not None and decision.over != over:
        raise RegisterError(
            f"what is read in report {now.report} in place of that fact has changed since: look at it again with: queue"
        )


def _check_open(connection: Connection, now: Standing, target: Target) -> None:
    """A commitment is settled once."""
    query = select(tables.commitment.c.settled_by_id).join(tables.fact, tables.fact.c.id == tables.commitment.c.fact_id)
    mine = (tables.fact.c.report_id == now.report, tables.fact.c.signature == target.signature)
    by = connection.execute(query.where(*mine)).scalar()
    if by is not None:
        raise RegisterError(f"that commitment of report {now.report} is settled already: undo decision {by} first")


def _check_undo(connection: Connection, number: int) -> None:
    about = with_undos(connection, [number])
    undone = next((made for made in about if made.id == number), None)
    if undone is None:
        raise RegisterError(f"there is no decision {number} in the register")
    gone = taken_back(about)
    if number in gone:
        by = next(made for made in about if made.undoes == number and made.id not in gone)
        raise RegisterError(f"decision {number} is undone already, by {by.id} of {by.who}: undo {by.id} to redo it")
    if undone.kind == "add":
        _check_nothing_rests_on(connection, undone)


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
