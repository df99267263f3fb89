"""Frozen outputs: a reading as lines of facts, each with its verdict, and what another reading has more or less."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from dragoman.evaluation.lines import fact_lines
from dragoman.evaluation.verdicts import Verdict, verdicts
from dragoman.model.reading import Reading

_MARKS: dict[Verdict, str] = {"right": "=", "partly": "~", "wrong": "x"}
_VERDICTS: dict[str, Verdict] = {mark: verdict for verdict, mark in _MARKS.items()}


class Told(NamedTuple):
    """A fact in words, and whether it is right by the gold."""

    words: str
    verdict: Verdict

    def __str__(self) -> str:
        return f"{_MARKS[self.verdict]} {self.words}"


class Difference(NamedTuple):
    """The facts that a reading has more or less often than an earlier one, and those judged otherwise than then."""

    gained: tuple[Told, ...] = ()
    lost: tuple[Told, ...] = ()
    rejudged: tuple[Told, ...] = ()

    def __bool__(self) -> bool:
        return any(self[:])


def told(gold: Reading, found: Reading) -> tuple[Told, ...]:
    """The facts found, section by section, each with its verdict."""
    judged = verdicts(gold, found)
    return tuple(
        Told(words, verdict)
        for section, lines in fact_lines(found).items()
        for words, verdict in zip(lines, judged[section], strict=True)
    )


def frozen_text(facts: Iterable[Told]) -> str:
    """Facts as the text of a file: one a line, its verdict first (`=` right, `~` partly right, `x` wrong)."""
    return "".join(f"{fact}\n" for fact in facts)


def thawed(text: str) -> tuple[Told, ...]:
    """The facts of a frozen text; `ValueError` for a line that is none."""
    facts = []
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        mark, _, words = line.partition(" ")
        if mark not in _VERDICTS or not words:
            raise ValueError(f"line {number} is no frozen fact: {line!r}")
        facts.append(Told(words, _VERDICTS[mark]))
    return tuple(facts)


def difference(before: Sequence[Told], now: Sequence[Told]) -> Difference:
    """What is told now and was not before, and the other way round. A fact told twice counts twice."""
    gained, lost = _beyond(now, before), _beyond(before, now)
    changed = Counter(now) - Counter(before) - Counter(gained)
    return Difference(gained, lost, tuple(changed.elements()))


def verdict_counts(facts: Iterable[Told]) -> str:
    """How many facts there are of each verdict: `3 right, 1 wrong`; `none` without facts."""
    counts = Counter(fact.verdict for fact in facts)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in get_args(Verdict) if counts[verdict]) or "none"


def _beyond(facts: Iterable[Told], known: Iterable[Told]) -> tuple[Told, ...]:
    """The facts whose words are not among those known, each known one taken once."""
    left, beyond = Counter(fact.words for fact in known), []
    for fact in facts:
        if left[fact.words]:
            left[fact.words] -= 1
        else:
            beyond.append(fact)
    return tuple(beyond)
