"""What a model is told before it is given a report: the instructions of `instructions.txt`, the day and the form."""

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.extraction.proposed.answers import answer_schema
from dragoman.model.document import Document

LONGEST = 40_000
"""The longest text a model is given, in characters: some ten thousand tokens, and its answer is as long again."""


def instructions_for(document: Document) -> str:
    """The instructions, with the report's own day. `ValueError` if the report is too long for a model.

    Nothing else of the report is among them: its text goes apart, as what is to be read and not obeyed.
    """
    if len(document.text) > LONGEST:
        raise ValueError(
            f"{len(document.text):,} characters are too long for a language model (the limit is {LONGEST:,}): "
            "split it into its single reports, or let the rules read it"
        )
    schema = msgspec.json.encode(answer_schema()).decode()
    return f"{_instructions()}\n\n{_day(document.published)}\n\nThe JSON Schema of the answer:\n{schema}\n"


def _day(published: date | None) -> str:
    if published is None:
        return "The report has no day of its own: leave every date that would have to be resolved null."
    return f"The report's own day is {published:%A}, {published.isoformat()}."


@cache
def _instructions() -> str:
    return (files("dragoman.extraction.proposed") / "instructions.txt").read_text(encoding="utf-8").strip()
