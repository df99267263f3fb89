"""Numbers that go with the encoder's own: of single words, and of two spans side by side."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.extraction.trained.hints import HINTED, Hints
from dragoman.extraction.trained.words import SURFACE, Words
from dragoman.model.document import Span

Numbers = NDArray[np.float32]

WORD_FEATURES = len(SURFACE) + 2 * len(HINTED)
_STEPS = (-80, -40, -20, -10, -5, -2, 0, 2, 5, 10, 20, 40, 80)
_SENTENCES = (-4, -2, -1, 0, 1, 2, 4)
_PRONOUNS = frozenset(
    "he she him her his hers they them their theirs who whom whose it its i we us our my me himself herself".split()
)
_EMPTY = frozenset("the a an of and for in on to at by 's ' s".split())

DISTANCE = len(_STEPS) + 1
SENTENCES = len(_SENTENCES) + 1
PAIR_FEATURES = DISTANCE + SENTENCES + 1 + 2 + 4 + 6 + 2


class Found(NamedTuple):
    """A span of words: first and last word, both included, and the number of its kind in `KINDS`."""

    first: int
    last: int
    kind: int


def word_features(words: Words, hints: Hints | None) -> Numbers:
    """`[words, WORD_FEATURES]`: what is plain to see, and where hinted spans begin and go on."""
    out = np.zeros((len(words), WORD_FEATURES), dtype=np.float32)
    out[:, : len(SURFACE)] = words.surface
    for hint in hints.spans if hints else ():
        at = words.within(hint.span)
        if at is not None:
            column = len(SURFACE) + 2 * HINTED.index(hint.kind)
            out[at[0], column] = 1
            out[at[0] + 1 : at[1] + 1, column + 1] = 1
    return out


class PairTable:
    """Features of any two spans of a text, `[sources, targets, PAIR_FEATURES]`."""

    def __init__(self, words: Words, found: Sequence[Found], hints: Hints | None) -> None:
        self.words = words
        self.first = np.array([span.first for span in found], dtype=np.int64)
        self.last = np.array([span.last for span in found], dtype=np.int64)
        self.kind = np.array([span.kind for span in found], dtype=np.int64)
        self.name, self.alike = likeness([_content(words, span) for span in found])
        self.pronoun = np.array([_is_pronoun(words, span) for span in found], dtype=bool)
        self.actor, self.acting = _hinted(words, found, hints)
        self.rank = _ranks(self.kind)

    def features(self, sources: Sequence[int], targets: Sequence[int]) -> Numbers:
        out = np.zeros((len(sources), len(targets), PAIR_FEATURES), dtype=np.float32)
        if not len(sources) or not len(targets):
            return out
        i, j = np.array(sources, dtype=np.int64)[:, None], np.array(targets, dtype=np.int64)[None, :]
        gap = np.where(
            self.first[j] > self.last[i],
            self.first[j] - self.last[i],
            np.where(self.last[j] < self.first[i], self.last[j] - self.first[i], 0),
        )
        at = 0
        _one_hot(out, at, np.searchsorted(_STEPS, gap))
        at += DISTANCE
        apart = self.words.sentence[self.first[j]] - self.words.sentence[self.first[i]]
        _one_hot(out, at, np.searchsorted(_SENTENCES, apart))
        at += SENTENCES
        out[..., at] = self.words.paragraph[self.first[j]] == self.words.paragraph[self.first[i]]
        out[..., at + 1] = (self.first[i] <= self.first[j]) & (self.last[j] <= self.last[i])
        out[..., at + 2] = (self.first[j] <= self.first[i]) & (self.last[i] <= self.last[j])
        at += 3
        _one_hot(out, at, np.minimum(np.abs(self._between(i, j)), 3))
        at += 4
        out[..., at : at + 4] = self.alike[self.name[i], self.name[j]] * (i != j)[..., None]
        out[..., at + 4] = self.pronoun[i]
        out[..., at + 5] = self.pronoun[j]
        at += 6
        out[..., at] = (self.actor[i] == self.actor[j]) & (self.actor[i] >= 0)
        out[..., at + 1] = self.acting[i, j]
        return out

    def _between(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many spans of the target's kind stand between source and target."""
        kinds, of_target = np.unique(self.kind[j[0]], return_inverse=True)
        by_kind = [np.searchsorted(self.first[self.kind == kind], self.first[i[:, 0]]) for kind in kinds]
        before = np.array(by_kind)[of_target].T
        rank = self.rank[j]
        gap: NDArray[np.int64] = np.where(self.first[j] >= self.first[i], rank - before, before - 1 - rank)
        return gap


def _one_hot(out: Numbers, at: int, index: NDArray[np.int64]) -> None:
    rows, columns = index.shape
    out[np.arange(rows)[:, None], np.arange(columns), at + index] = 1


def _content(words: Words, span: Found) -> tuple[str, ...]:
    plain = (words.word(k).casefold() for k in range(span.first, span.last + 1))
    return tuple(word for word in plain if word[0].isalnum() and word not in _EMPTY and word not in _PRONOUNS)


def _is_pronoun(words: Words, span: Found) -> bool:
    return span.first == span.last and words.word(span.first).casefold() in _PRONOUNS


def likeness(contents: Sequence[tuple[str, ...]]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The number of each span's words among the different ones, and for two of these `[names, names, 4]`: the same words,
    one inside the other, the same last word, one the initials of the other. Spans without words are like none.
    """
    names = list(dict.fromkeys(contents))
    number = {name: row for row, name in enumerate(names)}
    vocabulary = {word: column for column, word in enumerate(dict.fromkeys(w for name in names for w in name))}
    holds = np.zeros((len(names), len(vocabulary)), dtype=np.float32)
    for row, name in enumerate(names):
        holds[row, [vocabulary[word] for word in name]] = 1
    sizes, shared = holds.sum(axis=1), holds @ holds.T
    last = np.array([vocabulary[name[-1]] if name else -1 for name in names], dtype=np.int64)
    short = np.array([name[0] if len(name) == 1 else "" for name in names], dtype=object)
    letters = np.array(["".join(word[0] for word in name) if len(name) > 1 else "-" for name in names], dtype=object)
    initials = short[:, None] == letters[None, :]
    alike = (
        np.stack(
            [
                np.eye(len(names), dtype=bool),
                shared == np.minimum(sizes[:, None], sizes[None, :]),
                last[:, None] == last[None, :],
                initials | initials.T,
            ],
            axis=2,
        )
        if names
        else np.zeros((0, 0, 4), dtype=bool)
    )
    told = sizes > 0
    alike &= (told[:, None] & told[None, :])[..., None]
    return np.array([number[name] for name in contents], dtype=np.int64), alike


def _ranks(kinds: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of each span among those of its kind."""
    ranks = np.zeros(len(kinds), dtype=np.int64)
    for kind in set(kinds.tolist()):
        of_kind = np.flatnonzero(kinds == kind)
        ranks[of_kind] = np.arange(len(of_kind))
    return ranks


def _hinted(words: Words, found: Sequence[Found], hints: Hints | None) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """For each span the hinted actor it names (-1: none), and whether the hints let the second act in the first."""
    actor = np.full(len(found), -1, dtype=np.int64)
    acting = np.zeros((len(found), len(found)), dtype=bool)
    if hints is None or not found:
        return actor, acting
    reach = _Reach(words, found)
    for number, spans in enumerate(hints.actors):
        actor[reach.of(spans) & (actor < 0)] = number
    for span, spans in hints.acting:
        acting[np.ix_(reach.of((span,)), reach.of(spans))] = True
    return actor, acting


class _Reach:
    """Which spans of words hinted spans touch."""

    def __init__(self, words: Words, found: Sequence[Found]) -> None:
        self.words = words
        self.first = np.array([span.first for span in found], dtype=np.int64)
        self.last = np.array([span.last for span in found], dtype=np.int64)

    def of(self, spans: Sequence[Span]) -> NDArray[np.bool_]:
        touched = np.zeros(len(self.first), dtype=bool)
        for span in spans:
            at = self.words.within(span)
            if at is not None:
                here = (at[0] <= self.last) & (self.first <= at[1])
                touched |= here if at[1] - at[0] <= 12 else here & (self.last - self.first > 6)
        return touched
