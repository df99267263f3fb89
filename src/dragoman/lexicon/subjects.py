"""Which subjects of the codebook a phrase is about, by the words in it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from dragoman.lexicon.load import load_table
from dragoman.model.vocabulary import Subject

MOST = 3  # subjects of one phrase
SHARE = 0.65  # of the best subject's weight that a further one must have
REPEAT = 0.25  # what a further term of a subject adds of its weight
FADE = 0.9  # what each term weighs less than the one before it: a phrase begins with what it is about
SETTLES, SPEAKS, HINTS = 4.0, 2.0, 0.5

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class SubjectTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms of one subject, separated by commas; see `tables/subjects.yaml`."""

    settles: str
    speaks: str = ""
    hints: str = ""

    def weighted(self) -> Iterator[tuple[str, float]]:
        for terms, weight in ((self.settles, SETTLES), (self.speaks, SPEAKS), (self.hints, HINTS)):
            yield from ((term.strip(), weight) for term in terms.split(",") if term.strip())


class SubjectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms by subject. A name that is no subject of the codebook does not load."""

    subjects: dict[Subject, SubjectTerms]


class _Term(NamedTuple):
    """The words of a term ("*" at the end of a word: any ending), and what it weighs for which subjects."""

    words: tuple[str, ...]
    weights: dict[Subject, float]

    def stands_at(self, words: list[str], at: int) -> bool:
        if len(self.words) > len(words) - at:
            return False
        return all(
            words[at + i].startswith(word[:-1]) if word.endswith("*") else words[at + i] == word
            for i, word in enumerate(self.words)
        )

    def size(self) -> tuple[int, int]:
        return len(self.words), sum(map(len, self.words))


@lru_cache(maxsize=4096)
def subjects_of(phrase: str) -> tuple[Subject, ...]:
    """Up to three subjects of a phrase, the weightiest first; `("other",)` when no word of it tells one."""
    scores: dict[Subject, float] = {}
    for place, term in enumerate(_terms_in(phrase)):
        for subject, weight in term.weights.items():
            faded, before = weight * FADE**place, scores.get(subject, 0)
            scores[subject] = max(faded, before) + REPEAT * min(faded, before)
    ranked = sorted(scores, key=lambda subject: -scores[subject])
    return tuple(subject for subject in ranked[:MOST] if scores[subject] >= SHARE * scores[ranked[0]]) or ("other",)


def _terms_in(phrase: str) -> Iterator[_Term]:
    """The terms of a phrase from left to right; of those that overlap, the one with more words, then letters."""
    words = _WORD.findall(phrase.casefold().replace("’", "'"))
    at = 0
    while at < len(words):
        starts = (_terms().get(words[at][:length], ()) for length in range(1, len(words[at]) + 1))
        here = [term for terms in starts for term in terms if term.stands_at(words, at)]
        if here:
            term = max(here, key=_Term.size)
            yield term
            at += len(term.words)
        else:
            at += 1


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Terms by the letters with which their first word begins (all of them where it has no "*").

    Raises `ValueError` for a term that one subject has twice.
    """
    weights: dict[tuple[str, ...], dict[Subject, float]] = {}
    for subject, terms in load_table("subjects", SubjectTable).subjects.items():
        for term, weight in terms.weighted():
            of_term = weights.setdefault(tuple(term.split()), {})
            if subject in of_term:
                raise ValueError(f"tables/subjects.yaml: {subject} has {term!r} twice")
            of_term[subject] = weight
    index: dict[str, list[_Term]] = {}
    for words, of_term in weights.items():
        index.setdefault(words[0].removesuffix("*"), []).append(_Term(words, of_term))
    return {start: tuple(terms) for start, terms in index.items()}
