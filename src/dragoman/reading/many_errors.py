"""Errors that are alike and very many: an archive of a few kilobytes can hold thousands of files that cannot be read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.reading.source_error import SourceError
from dragoman.reading.supply import Outcome, Supply

_NUMBERS = re.compile(r"\d[\d,]*")
_MOST_ALIKE, _MOST_SORTS = 20, 100


def in_few_lines(supply: Supply, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes of a source, but of errors that are alike only the first; how many more there are is told at its end."""
    told: Counter[str] = Counter()
    first: dict[str, str] = {}
    for outcome in outcomes:
        if not isinstance(outcome, SourceError):
            yield outcome
            continue
        sort = _NUMBERS.sub("0", outcome.message)
        sort = sort if sort in told or len(told) < _MOST_SORTS else "cannot be read"
        told[sort] += 1
        first.setdefault(sort, outcome.message.partition(":")[0])
        if told[sort] <= _MOST_ALIKE:
            yield outcome
    for sort, times in told.items():
        if times > _MOST_ALIKE:
            yield supply.error(f"has {times - _MOST_ALIKE:,} more files like one that {first[sort]}")
