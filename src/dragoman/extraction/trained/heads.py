"""The heads: from states of words to spans, their properties, and scores of what belongs together."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from dragoman.extraction.trained.features import Found, Numbers
from dragoman.extraction.trained.labels import BEGIN, INSIDE, KINDS, OUTSIDE

PAIRS_AT_ONCE = 50_000


class Heads:
    """The weights of the heads, as trained."""

    def __init__(self, weights: Mapping[str, Numbers]) -> None:
        self._weights = weights

    def tags(self, states: Numbers) -> Numbers:
        """Probabilities `[words, kinds, 3]` that a word begins a span, stands in it, or outside."""
        hidden = np.maximum(self._linear("tag1", states), 0)
        return softmax(self._linear("tag2", hidden).reshape(-1, len(KINDS), 3))

    def spans(self, states: Numbers, found: Sequence[Found]) -> Numbers:
        """Spans as numbers, `[spans, width]`."""
        first = np.array([span.first for span in found], dtype=np.int64)
        last = np.array([span.last for span in found], dtype=np.int64)
        kind = np.array([span.kind for span in found], dtype=np.int64)
        sums = np.concatenate([np.zeros((1, states.shape[1]), dtype=np.float32), np.cumsum(states, axis=0)])
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
        joined = np.concatenate([states[first], states[last], mean], axis=1)
        out: Numbers = np.maximum(self._linear("span", joined) + self._weights["kind.weight"][kind], 0)
        return out

    def property(self, name: str, spans: Numbers) -> Numbers:
        """Probabilities `[spans, classes]`."""
        return softmax(self._linear(f"properties.of_{name}", spans))

    def relation(self, name: str, sources: Numbers, targets: Numbers, features: Callable[[slice], Numbers]) -> Numbers:
        """Scores `[sources, targets, outputs]`; 0 stands for even odds.

        `features` gives those of a slice of the sources, `[rows, targets, PAIR_FEATURES]`: a long report has more pairs
        than memory has room for at once.
        """
        base = f"relations.to_{name}"
        u, v = self._plain(f"{base}.u", sources), self._plain(f"{base}.v", targets)
        a, b = self._linear(f"{base}.a", sources), self._plain(f"{base}.b", targets)
        step = max(1, PAIRS_AT_ONCE // max(1, len(targets)))
        parts = []
        for first in range(0, max(1, len(sources)), step):
            rows = slice(first, first + step)
            hidden = a[rows, None, :] + b[None, :, :]
            hidden += self._plain(f"{base}.f", features(rows))
            hidden += u[rows, None, :] * v[None, :, :]
            parts.append(self._linear(f"{base}.w", np.maximum(hidden, 0, out=hidden)))
        return np.concatenate(parts)

    def _linear(self, name: str, x: Numbers) -> Numbers:
        out = self._plain(name, x)
        out += self._weights[f"{name}.bias"]
        return out

    def _plain(self, name: str, x: Numbers) -> Numbers:
        """One product for all rows, however they are laid out: NumPy would multiply each matrix of a stack by itself."""
        weight = self._weights[f"{name}.weight"]
        out: Numbers = x.reshape(-1, x.shape[-1]) @ weight.T
        return out.reshape(*x.shape[:-1], len(weight))


@cache
def load_heads() -> Heads:
    """The heads of the package."""
    content = (files(__package__) / "model" / "heads.npz").read_bytes()
    with np.load(BytesIO(content)) as arrays:
        return Heads({name: arrays[name].astype(np.float32) for name in arrays.files})


def softmax(scores: Numbers) -> Numbers:
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Numbers = shifted / shifted.sum(axis=-1, keepdims=True)
    return out


def logistic(scores: Numbers) -> Numbers:
    out: Numbers = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return out


def read_spans(
    tags: Numbers, eager: Mapping[str, float], kinds: Collection[str] = KINDS
) -> tuple[list[Found], NDArray[np.float64]]:
    """The likeliest spans of each of some kinds, in text order, each with how sure it is.

    `eager[kind]` is added to the score of a span's words: above 0 finds more, below 0 less.
    """
    wanted = [number for number, kind in enumerate(KINDS) if kind in kinds]
    if not len(tags) or not wanted:
        return [], np.zeros(0)
    tags = tags[:, wanted]
    scores = np.log(tags + 1e-9)
    for column, number in enumerate(wanted):
        scores[:, column, (BEGIN, INSIDE)] += eager.get(KINDS[number], 0.0)
    paths = best_paths(scores)
    found: list[tuple[Found, float]] = []
    for first, column in zip(*(at.tolist() for at in np.nonzero(paths == BEGIN)), strict=True):
        last = first
        while last + 1 < len(paths) and paths[last + 1, column] == INSIDE:
            last += 1
        sure = tags[first, column, BEGIN] * float(np.mean(1 - tags[first : last + 1, column, OUTSIDE]))
        found.append((Found(first, last, wanted[column]), float(sure)))
    found.sort(key=lambda item: (item[0].first, -item[0].last, item[0].kind))
    return [span for span, _ in found], np.array([sure for _, sure in found])


def best_paths(scores: Numbers) -> NDArray[np.int64]:
    """The best sequences of begin, inside and outside in which nothing goes on that has not begun.

    Scores `[words, kinds, 3]` → `[words, kinds]`; the kinds do not mind each other.
    """
    best = _best_sums(np.ascontiguousarray(scores.transpose(0, 2, 1)))
    # Whatever a word is, the best before it is one of two: of all three if it goes on with nothing, of a span else.
    free = best.argmax(axis=1)
    within = np.where(best[:, BEGIN] >= best[:, INSIDE], BEGIN, INSIDE)
    length, kinds, _ = scores.shape
    paths = np.empty((length, kinds), dtype=np.int64)
    paths[-1] = free[-1]
    for at in range(length - 1, 0, -1):
        paths[at - 1] = np.where(paths[at] == INSIDE, within[at - 1], free[at - 1])
    return paths


def _best_sums(scores: Numbers) -> Numbers:
    """For each word the scores of the best sequences that end in it, `[words, 3, kinds]`, as are the scores given."""
    best = scores.copy()
    best[0, INSIDE] = -np.inf
    for at in range(1, len(best)):
        before, here = best[at - 1], best[at]
        span = np.maximum(before[BEGIN], before[INSIDE])
        here[INSIDE] += span
        any_of_all = np.maximum(span, before[OUTSIDE], out=span)
        here[BEGIN] += any_of_all
        here[OUTSIDE] += any_of_all
    return best
