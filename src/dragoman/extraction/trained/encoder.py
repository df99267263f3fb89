"""The encoder at work: pieces of a text to states of its words, window by window."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from dragoman.extraction.trained.features import Numbers
from dragoman.extraction.trained.words import Words

WINDOW, STEP = 510, 340
START, STOP = 101, 102  # the vocabulary's marks of a text's start and stop


def windows(length: int) -> list[tuple[int, int, int, int]]:
    """Windows over `length` pieces as `(first, after, from, to)`: `[first, after)` is read, `[from, to)` of it is kept.

    Each piece is kept from the window in which it stands farthest from an edge.
    """
    if length <= WINDOW:
        return [(0, length, 0, length)]
    firsts = [*range(0, length - WINDOW, STEP), length - WINDOW]
    plan: list[tuple[int, int, int, int]] = []
    margin = (WINDOW - STEP) // 2
    for number, first in enumerate(firsts):
        start = 0 if number == 0 else plan[-1][3]
        stop = length if number == len(firsts) - 1 else first + WINDOW - margin
        plan.append((first, first + WINDOW, start, stop))
    return plan


@cache
def load_encoder() -> Any:
    """The encoder's session, on one thread: reports are read side by side, and threads of one core only wait on each other."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    with as_file(files(__package__) / "model" / "encoder.onnx") as path:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def encode(words: Words, features: Numbers) -> Numbers:
    """Words with their features `[words, WORD_FEATURES]` → states `[words, width]`."""
    by_piece = features[words.piece_word]
    parts = [_read(words.pieces, by_piece, window) for window in windows(len(words.pieces))]
    return pool(np.concatenate(parts), words)


def _read(pieces: Any, features: Numbers, window: Sequence[int]) -> Numbers:
    first, after, start, stop = window
    ids = np.concatenate([[START], pieces[first:after], [STOP]])[None]
    edge = np.zeros((1, features.shape[1]), dtype=np.float32)
    feeds = {
        "pieces": ids.astype(np.int64),
        "mask": np.ones(ids.shape, dtype=np.float32),
        "features": np.concatenate([edge, features[first:after], edge])[None].astype(np.float32),
    }
    states: Numbers = load_encoder().run(None, feeds)[0][0, 1:-1]
    return states[start - first : stop - first]


def pool(states: Numbers, words: Words) -> Numbers:
    """The mean of the states of each word's pieces."""
    starts = np.searchsorted(words.piece_word, np.arange(len(words)))
    sums: Numbers = np.add.reduceat(states, starts, axis=0)
    counts = np.bincount(words.piece_word, minlength=len(words))
    return (sums / counts[:, None]).astype(np.float32)
