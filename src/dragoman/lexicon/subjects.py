"""Which subjects of the codebook a phrase is about, by the words in it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from dragoman.lexicon.load import load_table
from dragoman.model.vocabulary import Subject

MOST = 3  # subjects of one phrase
SHARE = 0.6  # of the best subject's weight that a further one must have
SETTLES, SPEAKS, HINTS = 4.0, 2.0, 0.5
_FADE = 0.9  # the first words of a phrase weigh more than what follows them

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class SubjectTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms of one subject, separated by commas; see `tables/subjects.yaml`."""

    settles: str
    speaks: str = ""
    hints: str = ""


class SubjectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms by subject. A name that is no subject of the codebook does not load."""

    subjects: dict[Subject, SubjectTerms]


class _Weight(NamedTuple):
    subject: Subject
    weight: float


class _Terms(NamedTuple):
    pattern: re.Pattern[str]
    exact: dict[str, tuple[_Weight, ...]]
    names: dict[str, str]  # name of the group to the term with "*"


@lru_cache(maxsize=4096)
def subjects_of(phrase: str) -> tuple[Subject, ...]:
    """Up to three subjects of a phrase, the weightiest first; `("other",)` when no word of it tells one."""
    scores: dict[Subject, float] = {}
    for place, weights in enumerate(_found(" ".join(_WORD.findall(phrase.casefold().replace("’", "'"))))):
        for subject, weight in weights:
            scores[subject] = scores.get(subject, 0) + weight * _FADE**place
    ranked = sorted(scores, key=lambda subject: -scores[subject])
    chosen = tuple(subject for subject in ranked[:MOST] if scores[subject] >= SHARE * scores[ranked[0]])
    return chosen or ("other",)
