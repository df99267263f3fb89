"""Facts by the names that people see: `12` is an event, `3/e1` an engagement, `3/p2` a person of report 3.

Engagements, topics, persons, organisations, groups and states go by their ids in the report. What has no id there goes
by its place: `3/c1` is the first commitment, `3/s1` the first statement, `3/post1` the first post, `3/tie1` the first tie.
A name may carry a mark of what was shown, as in `3/e1@5f3a9c12`: if the fact has changed since, it is not taken.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model.decision import FactState, Role, Target
from dragoman.model.facts import SECTIONS, Section
from dragoman.model.reading import Fact
from dragoman.register.errors import Overtaken, RegisterError
from dragoman.register.members import members_of
from dragoman.register.past import known_facts
from dragoman.register.standing import Standing
from dragoman.register.store import Register
from dragoman.register.waiting import Waiting, id_of
from dragoman.resolution.signatures import content_of

_MARKED = re.compile(r"(.+)@([0-9a-f]{8})")
_PLACED: dict[Section, str] = {"posts": "post", "statements": "s", "commitments": "c", "ties": "tie"}
MARK = 8


class Shown(NamedTuple):
    """A fact as it stood when it was looked up, and what a decision about it is anchored on."""

    standing: Standing
    section: Section
    position: int

    @property
    def name(self) -> str:
        return name_of(self.standing, self.section, self.position)

    @property
    def mark(self) -> str:
        """What is different when the fact has changed."""
        return content_of(self.standing.facts, self.section, self.position)[:MARK]

    @property
    def fact(self) -> Fact:
        return self.standing.facts.of(self.section)[self.position]

    @property
    def state(self) -> FactState:
        return self.standing.states[self.section][self.position]

    @property
    def role(self) -> Role | None:
        """In what capacity the last word about it was said."""
        return self.standing.roles[self.section][self.position]

    @property
    def is_changed(self) -> bool:
        """Whether the newest reading has something else in the place of what was decided."""
        meant = (self.section, self.signature)
        return any((change.section, change.signature) == meant for change in self.standing.changes)

    @property
    def signature(self) -> str:
        return self.standing.signatures[self.section][self.position]

    @property
    def target(self) -> Target:
        return self.standing.target(self.section, self.position)

    @property
    def quotes(self) -> tuple[str, ...]:
        return self.standing.reading.quotes(self.fact)


def name_of(standing: Standing, section: Section, position: int) -> str:
    """The name of a fact; the report goes by its number."""
    return _name(standing.report, section, position, getattr(standing.facts.of(section)[position], "id", None))


def name_of_waiting(register: Register, row: Waiting) -> str | None:
    """The name of a fact that waits; None if it is gone since. All of its report need not be read for that."""
    found = id_of(register, row.report, row.signature)
    return None if found is None else _name(row.report, row.section, *found)


def _name(report: int, section: Section, position: int, local: str | None) -> str:
    return f"{report}/{local or f'{_PLACED[section]}{position + 1}'}"


def names_of(register: Register, targets: Iterable[Target]) -> dict[tuple[str, Section, str], str]:
    """The names of what decisions are about, as far as it is there, by report, section and signature."""
    known = known_facts(register, sorted({target.sha256 for target in targets}))
    return {key: _name(report, key[1], position, local) for key, (report, position, local) in known.items()}


def find_fact(register: Register, name: str) -> Shown:
    """The fact of a name; `RegisterError` if there is none, or if it has changed since it was shown."""
    marked = _MARKED.fullmatch(name)
    bare = marked[1] if marked else name
    report, slash, local = bare.rpartition("/")
    if not slash:
        raise RegisterError(f"{name} names no fact: give one such as 3/e1, the engagement e1 of report 3")
    standing = register.standing(register.find(report))
    for section in SECTIONS:
        for position, fact in enumerate(standing.facts.of(section)):
            if local in {getattr(fact, "id", None), f"{_PLACED.get(section, '/')}{position + 1}"}:
                shown = Shown(standing, section, position)
                if marked and shown.mark != marked[2]:
                    again = f"look at it again with: show {standing.report}"
                    raise Overtaken(f"{bare} has changed since it was shown", do=again)
                return shown
    raise RegisterError(f"report {standing.report} has no fact {local}: see its facts with: show {standing.report}")


def find_event(register: Register, name: str) -> tuple[int, list[Shown]]:
    """The number of an event, and its accounts; an engagement of a report stands for the event that it tells of.

    An event goes by the number of any of its accounts, so that one that has been merged into another is still found.
    """
    if name.isdecimal() and name.isascii() and len(name) < 10:
        number, members = members_of(register, number=int(name))
        if not members:
            raise RegisterError(f"there is no event {name} in the register: see them with: engagements")
    else:
        shown = find_fact(register, name)
        if shown.section != "engagements":
            raise RegisterError(f"{name} is no engagement: give the number of an event, or an engagement such as 3/e1")
        number, members = members_of(register, report=shown.standing.report, signature=shown.signature)
    standings = register.standings({report for report, _ in members})
    found = []
    for report, signature in members:
        position = standings[report].position("engagements", signature)
        if position is not None:
            found.append(Shown(standings[report], "engagements", position))
    return number, found


def find_facts(register: Register, name: str) -> list[Shown]:
    """The fact of a name, or all accounts of an event."""
    return find_event(register, name)[1] if name.isdecimal() else [find_fact(register, name)]
