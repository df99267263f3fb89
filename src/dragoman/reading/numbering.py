"""Paragraphs that a ministry numbers: "2. During the talks …". The numbers are no part of the sentences."""

import re

_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:[.)]|\s*[–-])\s+(?=\S)")
_LEAST_WORDS = 8


def without_numbers(paragraphs: list[str]) -> list[str]:
    """The paragraphs without their numbers, if at least two that are sentences are numbered on from 1 or 2.

    The first paragraph often has no number, and counts as the first all the same.
    """
    numbered = [(index, match) for index, paragraph in enumerate(paragraphs) if (match := _NUMBER.match(paragraph))]
    run, due = [], 0
    for index, match in numbered:
        number = int(match["number"])
        if number != due if due else number not in (1, 2):
            continue
        run.append((index, match))
        due = number + 1
    sentences = sum(len(paragraphs[index].split()) >= _LEAST_WORDS for index, _ in run)
    if len(run) < 2 or sentences < 2 or sentences * 2 < len(run):
        return paragraphs
    ends = {index: match.end() for index, match in run}
    return [paragraph[ends.get(index, 0) :] for index, paragraph in enumerate(paragraphs)]
