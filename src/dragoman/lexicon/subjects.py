"""Which subjects of the codebook a phrase is about, by the words in it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from dragoman.lexicon.load import read_table
from dragoman.model.vocabulary import Subject

MOST = 3  # subjects of one phrase
SHARE = 0.6  # of the best subject's weight that a further one must have

_Weighted = dict[Subject, dict[int, str]]


class _Terms(NamedTuple):
    pattern: re.Pattern[str]
    weights: Mapping[str, tuple[tuple[Subject, int], ...]]


@lru_cache(maxsize=4096)
def subjects_of(phrase: str) -> tuple[Subject, ...]:
    """Up to three subjects of a phrase, the weightiest first; `("other",)` when no word of it tells one."""
    ...
