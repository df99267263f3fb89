"""What is not taken of a model's answer, and why."""

from typing import Literal, NamedTuple

from dragoman.model.reading import Reading

Reason = Literal[
    "quote not in the text",
    "quote at several places",
    "words not in the text",
    "id leads to nothing taken",
    "id given twice",
    "no code of a state",
    "no such date",
    "not in the codebook's vocabulary",
    "not of the form asked for",
]


class Refused(NamedTuple):
    """A fact that was not taken, or (`value` names it) a value that was left off a fact taken, and why.

    `fact` names it as the model did ("engagement e2", "statement 3"); `words` are what was wrong.
    """

    fact: str
    reason: Reason
    words: str
    value: str | None = None


class Proposal(NamedTuple):
    """What a reader makes of a report: the reading with the facts taken, and what was not taken."""

    reading: Reading
    refused: tuple[Refused, ...] = ()
