"""Subjects of the codebook that a topic's phrase belongs to."""

import re
from functools import cache

import msgspec

from dragoman.lexicon.load import load_table
from dragoman.model.vocabulary import SUBJECTS, Subject

MOST = 3


class SubjectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stems of each subject, parted by bars; see `tables/subjects.yaml`."""

    stems: dict[Subject, str]


@cache
def _patterns() -> tuple[tuple[Subject, re.Pattern[str]], ...]:
    table = load_table("subjects", SubjectTable)
    return tuple((subject, re.compile(rf"\b(?:{table.stems[subject]})", re.I)) for subject in SUBJECTS if subject in table.stems)


def subjects_of(phrase: str) -> tuple[Subject, ...]:
    """One to three subjects, those with most words in the phrase first; `("other",)` when none fits."""
    counts = [(len(pattern.findall(phrase)), -order, subject) for order, (subject, pattern) in enumerate(_patterns())]
    best = sorted((entry for entry in counts if entry[0]), reverse=True)[:MOST]
    return tuple(subject for _, _, subject in best) or ("other",)
