"""Decisions of people about facts: appended, never changed, anchored in the words of a report."""

from typing import Literal

import msgspec

from dragoman.model.facts import Facts, Section

DecisionKind = Literal["accept", "reject", "correct", "add", "same", "apart", "settle", "undo"]

Role = Literal["coder", "reviewer"]
"""In what capacity somebody decides: a coder proposes, and a reviewer has the last say."""
ROLES: tuple[Role, ...] = ("coder", "reviewer")

FactState = Literal["read", "accepted", "corrected", "added", "rejected"]
"""What people made of a fact; `read` is what nobody has looked at."""

DECIDED: tuple[FactState, ...] = ("accepted", "corrected", "added")
"""What people said is so."""
FACT_STATES: tuple[FactState, ...] = ("read", "accepted", "corrected", "added", "rejected")


class Target(msgspec.Struct, frozen=True):
    """A fact, by the hash of its report's text and its own signature: row numbers and ids change when it is read again.

    `before` holds the fact, as it stood when it was decided upon, and the facts it refers to.
    """

    sha256: str
    section: Section
    signature: str
    before: Facts


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided.

    `accept`, `reject`, `correct` and `add` have one target; `correct` and `add` hold the fact as it shall be in `after`.
    `same` and `apart` have two or more, all engagements or all actors: with `apart`, the first `first` are one thing and
    the others another. `settle` has two: a commitment, and the engagement that fulfilled it. `undo` names another decision in `undoes`. `over` names what a reader reads there now, if the decision
    was made with that before one's eyes. `at` is an ISO time in UTC. `role` is in what capacity it was made.
    """

    id: int | None = None
    kind: DecisionKind
    targets: tuple[Target, ...] = ()
    first: int = 1
    after: Facts | None = None
    undoes: int | None = None
    over: str | None = None
    who: str
    role: Role = "reviewer"
    at: str
    why: str | None = None

    def __post_init__(self) -> None:
        if self.kind in {"same", "apart"}:
            self._check_group()
        elif len(self.targets) != {"undo": 0, "settle": 2}.get(self.kind, 1):
            raise ValueError(f"{self.kind} is not about {len(self.targets)} facts")
        if (self.kind == "undo") != (self.undoes is not None):
            raise ValueError("an undo, and nothing else, names the decision that it takes back")
        if (self.kind in {"correct", "add"}) != (self.after is not None):
            raise ValueError("a correction or addition, and nothing else, says what the fact shall be")
        if not self.who.strip():
            raise ValueError("a decision needs the name of who makes it")

    def _check_group(self) -> None:
        sections = {target.section for target in self.targets}
        if len({(target.sha256, target.signature) for target in self.targets}) < 2:
            raise ValueError(f"{self.kind} is about two facts or more")
        if len(sections) > 1 or not sections <= {"engagements", "actors"}:
            raise ValueError(f"{self.kind} is about engagements or about actors, not {', '.join(sorted(sections))}")
        if not 0 < self.first < len(self.targets):
            raise ValueError(f"{self.kind}: {self.first} of {len(self.targets)} facts cannot be apart from the others")
