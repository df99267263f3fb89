"""The heads: from states of words to spans, their properties, and scores of what belongs together."""

from collections.abc import Callable, Mapping, Sequence
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
            product = u[rows, None, :] * v[None, :, :]
            hidden = a[rows, None, :] + b[None, :, :]
            hidden = hidden + self._plain(f"{base}.f", features(rows)) + product
            parts.append(self._linear(f"{base}.w", np.maximum(hidden, 0)))
        return np.concatenate(parts)

    def _linear(self, name: str, x: Numbers) -> Numbers:
        out: Numbers = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _plain(self, name: str, x: Numbers) -> Numbers:
        out: Numbers = x @ self._weights[f"{name}.weight"].T
        return out


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


def read_spans(tags: Numbers, eager: Mapping[str, float]) -> tuple[list[Found], NDArray[np.float64]]:
    """The likeliest spans of each kind, in text order, each with how sure it is.

    `eager[kind]` is added to the score of a span's words: above 0 finds more, below 0 less.
    """
    if not len(tags):
        return [], np.zeros(0)
    scores = np.log(tags + 1e-9)
    for number, kind in enumerate(KINDS):
        scores[:, number, (BEGIN, INSIDE)] += eager.get(kind, 0.0)
    paths = best_paths(scores)
    found: list[tuple[Found, float]] = []
    for first, number in zip(*np.nonzero(paths == BEGIN), strict=True):
        last = int(first)
        while last + 1 < len(paths) and paths[last + 1, number] == INSIDE:
            last += 1
        sure = tags[first, number, BEGIN] * float(np.mean(1 - tags[first : last + 1, number, OUTSIDE]))
        found.append((Found(int(first), last, int(number)), float(sure)))
    found.sort(key=lambda item: (item[0].first, -item[0].last, item[0].kind))
    return [span for span, _ in found], np.array([sure for _, sure in found])


def best_paths(scores: Numbers) -> NDArray[np.int64]:
    """The best sequences of begin, inside and outside in which nothing goes on that has not begun.

    Scores `[words, kinds, 3]` → `[words, kinds]`; the kinds do not mind each other.
    """
    length, kinds, _ = scores.shape
    back = np.zeros((length, kinds, 3), dtype=np.int64)
    rows = np.arange(kinds)
    best = scores[0].copy()
    best[:, INSIDE] = -np.inf
    for at in range(1, length):
        free = best.argmax(axis=1)
        inside = np.where(best[:, BEGIN] >= best[:, INSIDE], BEGIN, INSIDE)
        back[at, :, BEGIN] = back[at, :, OUTSIDE] = free
        back[at, :, INSIDE] = inside
        top = best[rows, free]
        gains = np.stack([top, best[rows, inside], top], axis=1)
        best = gains + scores[at]
    paths = np.empty((length, kinds), dtype=np.int64)
    paths[-1] = best.argmax(axis=1)
    for at in range(length - 1, 0, -1):
        paths[at - 1] = back[at, rows, paths[at]]
    return paths
