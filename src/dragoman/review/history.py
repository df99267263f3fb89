"""How a fact or an event came to be what it is: what each reader read there, and what people decided, in time."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.model.decision import Decision, DecisionKind
from dragoman.model.facts import Facts, Section
from dragoman.register.past import all_decisions, decisions_on, past_readings
from dragoman.register.store import Register
from dragoman.resolution.decided import taken_back
from dragoman.resolution.signatures import signatures
from dragoman.review.naming import Shown, names_of
from dragoman.review.wording import full_words


class Read(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="read"):
    """What a reader read at the words of a fact; `words` is None where it read nothing there.

    `same` says whether that is what decisions know the fact by.
    """

    at: str
    who: str
    fact: str
    words: str | None
    same: bool


class Made(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="decided"):
    """A decision; `undone_by` is the one that took it back, `before` and `after` what the fact said and was to say."""

    at: str
    who: str
    decision: int
    kind: DecisionKind
    facts: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: str | None = None
    undoes: int | None = None
    undone_by: int | None = None
    why: str | None = None


def history(register: Register, facts: Sequence[Shown]) -> list[Read | Made]:
    """The history of a fact, or of all accounts of an event, from the first on."""
    read = [entry for fact in facts for entry in _readings(register, fact)]
    made = decided(register, ((fact.standing.reading.report.sha256, fact.section, fact.signature) for fact in facts))
    entries: list[Read | Made] = [*read, *made]
    return sorted(entries, key=lambda entry: (entry.at, isinstance(entry, Made), getattr(entry, "decision", 0)))


def log(register: Register, *, by: str | None = None, since: str | None = None, until: str | None = None) -> list[Made]:
    """All decisions, the first in front; of one person, from a day on or until a day if given."""
    chosen = {one.id for one in all_decisions(register, by=by, since=since, until=until)}
    return [entry for entry in _made(register, all_decisions(register)) if entry.decision in chosen]


def decided(register: Register, facts: Iterable[tuple[str, Section, str]]) -> list[Made]:
    """What people decided on facts, and what took that back, the first in front.

    Facts are given as decisions know them: by the hash of the report, the section, and the signature.
    """
    meant = set(facts)
    about = decisions_on(register, reports=sorted({sha256 for sha256, _, _ in meant}))
    wanted = {one.id for one in about if any((t.sha256, t.section, t.signature) in meant for t in one.targets)}
    while more := {one.id for one in about if one.undoes in wanted} - wanted:
        wanted |= more
    return list(_made(register, [one for one in about if one.id in wanted]))


def decisions_about(register: Register, sha256: str) -> list[Made]:
    """All decisions about facts of a report, by the hash of its text, and what took them back, the first in front."""
    return list(_made(register, decisions_on(register, reports=[sha256])))


def _readings(register: Register, fact: Shown) -> Iterable[Read]:
    for past in past_readings(register, fact.standing.report):
        same, found = _found_again(fact, past.facts)
        words = None if found is None else full_words(past.facts.of(fact.section)[found], past.facts)
        yield Read(at=past.at, who=past.reader, fact=fact.name, words=words, same=same)


def _found_again(fact: Shown, facts: Facts) -> tuple[bool, int | None]:
    """Whether a reading has a fact, and the place of what it has there: the fact, or else what shares words with it."""
    signed = signatures(facts)[fact.section]
    if fact.signature in signed:
        return True, signed.index(fact.signature)
    for position, other in enumerate(facts.of(fact.section)):
        if fact.fact.shares_words(other.evidence):
            return False, position
    return False, None


def _made(register: Register, decisions: Sequence[Decision]) -> Iterable[Made]:
    names = names_of(register, [target for one in decisions for target in one.targets])
    gone = taken_back(decisions)
    undone = {one.undoes: one.id for one in decisions if one.undoes is not None and one.id not in gone}
    for one in decisions:
        targets = [(target.sha256, target.section, target.signature) for target in one.targets]
        yield Made(
            at=one.at,
            who=one.who,
            decision=one.id or 0,
            kind=one.kind,
            facts=tuple(names.get(key, f"{key[0][:12]} {key[1]}") for key in targets),
            before=()
            if one.kind == "add"
            else tuple(full_words(t.before.of(t.section)[0], t.before) for t in one.targets),
            after=None if one.after is None else full_words(one.after.of(one.targets[0].section)[0], one.after),
            undoes=one.undoes,
            undone_by=undone.get(one.id) if one.id in gone else None,
            why=one.why,
        )
