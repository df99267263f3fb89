"""Scores of one text: its spans, what each is, and what belongs together."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import numpy as np

from dragoman.extraction.trained.encoder import encode
from dragoman.extraction.trained.features import Found, Numbers, PairTable, word_features
from dragoman.extraction.trained.heads import load_heads, read_spans
from dragoman.extraction.trained.hints import Hints
from dragoman.extraction.trained.labels import KIND, KINDS, OUTSIDE
from dragoman.extraction.trained.words import Words
from dragoman.model.document import Span


class Scorer:
    """Asks the heads about one text. `sure[i]` is how sure span `found[i]` is, 0 to 1.

    The spans are those that the heads find, or of them only those of `kinds`, and then those `known` from elsewhere,
    which are sure. `outside` is how likely each word stands outside of a span of each kind, `[words, kinds]`.
    """

    def __init__(
        self,
        words: Words,
        hints: Hints | None,
        eager: Mapping[str, float],
        kinds: Collection[str] = KINDS,
        known: Sequence[Found] = (),
    ) -> None:
        self.words, self.hints = words, hints
        self._heads = load_heads()
        self._states = encode(words, word_features(words, hints))
        self._tags = self._heads.tags(self._states)
        self.outside: Numbers = self._tags[:, :, OUTSIDE]
        self.take(eager, kinds, known)

    def take(self, eager: Mapping[str, float], kinds: Collection[str], known: Sequence[Found]) -> None:
        """Asks about other spans of the same text from now on."""
        told, sure = read_spans(self._tags, eager, kinds)
        self.found = [*told, *known]
        self.sure = np.concatenate([sure, np.ones(len(known))])
        self._asked = _Asked(self.words, self._states, self.hints, self.found)

    def of_kind(self, *kinds: str) -> list[int]:
        wanted = {KIND[kind] for kind in kinds}
        return [index for index, span in enumerate(self.found) if span.kind in wanted]

    def property(self, name: str, spans: Sequence[int]) -> Numbers:
        """Probabilities `[spans, classes]`."""
        return self._heads.property(name, self._asked.numbers[list(spans)])

    def relation(self, name: str, sources: Sequence[int], targets: Sequence[int]) -> Numbers:
        """Scores `[sources, targets, outputs]`."""
        return self._heads.relation(
            name,
            self._asked.numbers[list(sources)],
            self._asked.numbers[list(targets)],
            lambda rows: self._asked.pairs.features(sources[rows], targets),
        )

    def span(self, index: int) -> Span:
        """The characters of a span."""
        return self.words.span(self.found[index].first, self.found[index].last)

    def grouped(self, name: str, sources: Sequence[int], groups: Sequence[Sequence[int]]) -> Numbers:
        """Scores `[sources, groups]` of the relation's first output: one good mention is enough."""
        targets = sorted({member for members in groups for member in members})
        return together(self.relation(name, sources, targets)[..., 0], targets, groups)


class _Asked:
    """The spans that are asked about: what the heads need of them, made once it is needed."""

    def __init__(self, words: Words, states: Numbers, hints: Hints | None, found: Sequence[Found]) -> None:
        self._words, self._states, self._hints, self._found = words, states, hints, found

    @cached_property
    def numbers(self) -> Numbers:
        return load_heads().spans(self._states, self._found)

    @cached_property
    def pairs(self) -> PairTable:
        return PairTable(self._words, self._found, self._hints)


def together(scores: Numbers, targets: Sequence[int], groups: Sequence[Sequence[int]]) -> Numbers:
    column = {target: number for number, target in enumerate(targets)}
    out = np.empty((len(scores), len(groups)), dtype=np.float32)
    for number, members in enumerate(groups):
        own = scores[:, [column[member] for member in members]]
        out[:, number] = own[:, 0] if len(members) == 1 else log_sum(own, axis=1)
    return out


def log_sum(scores: Numbers, axis: int) -> Numbers:
    top = scores.max(axis=axis, keepdims=True)
    out: Numbers = (top + np.log(np.exp(scores - top).sum(axis=axis, keepdims=True))).squeeze(axis)
    return out
