"""Several reports on one page whose parts are not set apart: below each other, each with its headline and day above it.

Only the lines tell where one ends and the next begins, so both a headline and a day must stand above every one of them,
and the page must be called as lists of reports are: the parts of a chronicle are of one report.
"""

import re

from dragoman.reading.furniture import is_furniture
from dragoman.reading.items import Item
from dragoman.reading.list_names import names_a_list
from dragoman.reading.sentences import is_sentence
from dragoman.reading.written_days import day_in, is_day_line

_DASH = re.compile(r"\s*[–—|:]\s*|\s+-\s+")
_STOP = re.compile(r"[.:;,]$")
_LEAST_WORDS, _MOST_WORDS = 3, 30


def flat_items(lines: list[str], title: str | None) -> list[Item]:
    """The reports among the lines of a page with this title, each with its headline, and its day as its first line; none
    if the page is not such a list.

    >>> a, b = "The two ministers met in Selby to speak of herring.", "The envoy took his leave of the King this morning."
    >>> [i.title for i in flat_items(["Ministers meet again", "3 May 2024", a, "4 May 2024", "Envoy leaves Selby", b], "News")]
    ['Ministers meet again', 'Envoy leaves Selby']
    """
    if title is None or not names_a_list(title):
        return []
    lines = [line for line in lines if any(map(str.isalnum, line)) and line.casefold() != title.casefold()]
    heads: list[tuple[int, int, str, str]] = []
    for number, line in enumerate(lines):
        if is_sentence(line) and (head := _head_above(lines, number)) is not None:
            heads.append((number - head[0], number, *head[1:]))
    if len(heads) < 2 or any(not is_furniture(line) for line in lines[: heads[0][0]]):
        return []
    ends = [*(start for start, *_ in heads[1:]), len(lines)]
    return [
        Item(None, words, [day, *lines[begin:end]], None)
        for (_, begin, words, day), end in zip(heads, ends, strict=True)
    ]


def _head_above(lines: list[str], number: int) -> tuple[int, str, str] | None:
    """How many lines head the sentence at a number, and the headline and day in them; None if it has none."""
    one = lines[number - 1] if number > 0 else ""
    other = lines[number - 2] if number > 1 else ""
    for words, day in ((one, other), (other, one)):
        if is_day_line(day) and _is_headline(words):
            return 2, words, day
    day, *rest = _DASH.split(one, maxsplit=1)
    if rest and is_day_line(day) and _is_headline(rest[0]):
        return 1, rest[0], day
    return None


def _is_headline(line: str) -> bool:
    if is_day_line(line) or day_in(line) is not None or is_furniture(line) or _STOP.search(line):
        return False
    return _LEAST_WORDS <= len(line.split()) <= _MOST_WORDS
