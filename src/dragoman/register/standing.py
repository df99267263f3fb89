"""The facts of a report as they stand: what readers found and people decided, each with what decisions know it by."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.model.decision import FactState, Role, Target
from dragoman.model.facts import SECTIONS, Facts, Section, facts_of
from dragoman.model.reading import Reading
from dragoman.register import tables
from dragoman.register.archive import unpack_facts
from dragoman.register.assembly import assemble
from dragoman.resolution.decided import Change
from dragoman.resolution.grafting import snapshot


class Standing(NamedTuple):
    """A report's facts, with the signature and state of each by section, and what a newer reading has in their place."""

    report: int
    reading: Reading
    signatures: dict[Section, tuple[str, ...]]
    states: dict[Section, tuple[FactState, ...]]
    roles: dict[Section, tuple[Role | None, ...]]
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
    roles: dict[Section, list[Role | None]] = {section: [] for section in SECTIONS}
    query = select(fact.section, fact.signature, fact.state, fact.role).where(fact.report_id == report)
    for row in connection.execute(query.order_by(fact.section, fact.position)):
        signed[row.section].append(row.signature)
        states[row.section].append(row.state)
        roles[row.section].append(row.role)
    changed = connection.execute(select(tables.change).where(change.report_id == report).order_by(change.id))
    return Standing(
        report,
        assemble(connection, report),
        {section: tuple(found) for section, found in signed.items()},
        {section: tuple(found) for section, found in states.items()},
        {section: tuple(found) for section, found in roles.items()},
        tuple(
            Change(row.section, row.signature, row.over, None if row.now is None else unpack_facts(row.now))
            for row in changed
        ),
    )
