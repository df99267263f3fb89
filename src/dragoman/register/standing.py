"""The facts of a report as they stand: what readers found and people decided, each with what decisions know it by."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from dragoman.model.decision import FactState, Role, Target
from dragoman.model.facts import SECTIONS, Facts, Section, facts_of
from dragoman.model.reading import Reading
from dragoman.register import tables
from dragoman.register.archive import unpack_facts
from dragoman.register.assembly import assembled
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
    return standings(connection, [report])[report]


def standings(connection: Connection, reports: Collection[int]) -> dict[int, Standing]:
    """The facts of reports by number, a few hundred at most; those that are not in the register are left out."""
    fact, change = tables.fact.c, tables.change.c
    rows: defaultdict[tuple[int, Section], list[Any]] = defaultdict(list)
    query = select(fact.report_id, fact.section, fact.signature, fact.state, fact.role)
    for row in connection.execute(query.where(fact.report_id.in_(reports)).order_by(fact.section, fact.position)):
        rows[row.report_id, row.section].append(row)
    changes: defaultdict[int, list[Change]] = defaultdict(list)
    for row in connection.execute(select(tables.change).where(change.report_id.in_(reports)).order_by(change.id)):
        now = None if row.now is None else unpack_facts(row.now)
        changes[row.report_id].append(Change(row.section, row.signature, row.over, now))
    return {
        number: Standing(
            number,
            reading,
            {section: tuple(row.signature for row in rows[number, section]) for section in SECTIONS},
            {section: tuple(row.state for row in rows[number, section]) for section in SECTIONS},
            {section: tuple(row.role for row in rows[number, section]) for section in SECTIONS},
            tuple(changes[number]),
        )
        for number, reading in assembled(connection, reports).items()
    }
