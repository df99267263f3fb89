"""From probabilities of tags to spans, and from texts to words and windows."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.extraction.trained import heads
from dragoman.extraction.trained.encoder import STEP, WINDOW, windows
from dragoman.extraction.trained.features import likeness
from dragoman.extraction.trained.heads import best_paths, read_spans
from dragoman.extraction.trained.labels import BEGIN, INSIDE, KIND, KINDS, OUTSIDE
from dragoman.extraction.trained.scoring import Scorer
from dragoman.extraction.trained.words import split_words
from dragoman.model.document import Span

SCORES = arrays(np.float64, st.tuples(st.integers(1, 5), st.just(2), st.just(3)), elements=st.integers(-9, 9))


def allowed(path: tuple[int, ...]) -> bool:
    return all(tag != INSIDE or (at > 0 and path[at - 1] != OUTSIDE) for at, tag in enumerate(path))


@given(SCORES)
def test_the_best_paths_are_the_best_of_all_that_are_allowed(scores: np.ndarray) -> None:
    length, kinds, _ = scores.shape
    paths = best_paths(scores)
    for kind in range(kinds):
        told = tuple(int(tag) for tag in paths[:, kind])
        worth = {
            path: sum(scores[at, kind, tag] for at, tag in enumerate(path))
            for path in product((BEGIN, INSIDE, OUTSIDE), repeat=length)
            if allowed(path)
        }
        assert allowed(told)
        assert worth[told] == max(worth.values())


def test_spans_are_read_with_their_ends_and_how_sure_they_are() -> None:
    tags = np.zeros((4, len(KINDS), 3), dtype=np.float32)
    tags[:, :, OUTSIDE] = 1.0
    tags[1, KIND["cue"]] = (0.8, 0.1, 0.1)
    tags[2, KIND["cue"]] = (0.1, 0.7, 0.2)
    found, sure = read_spans(tags, {})
    assert [tuple(span) for span in found] == [(1, 2, KIND["cue"])]
    assert 0.6 < sure[0] < 0.8


def test_nothing_is_read_from_no_words() -> None:
    assert read_spans(np.zeros((0, len(KINDS), 3), dtype=np.float32), {})[0] == []


@given(st.integers(1, 6 * WINDOW))
def test_windows_keep_every_piece_once_and_in_order(length: int) -> None:
    plan = windows(length)
    assert [piece for _, _, start, stop in plan for piece in range(start, stop)] == list(range(length))
    assert all(first <= start and stop <= after and after - first <= WINDOW for first, after, start, stop in plan)
    assert len(plan) <= 2 + length // STEP


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = split_words(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(words.start, words.end, strict=True))
    assert list(words.start) == sorted(words.start)
    for index in range(len(words)):
        at = words.within(words.span(index, index))
        assert at is not None and at[0] <= index <= at[1]


def test_a_span_between_words_touches_none() -> None:
    assert split_words("one  two").within(Span(3, 5)) is None


NAMES = st.lists(
    st.lists(st.sampled_from(["un", "united", "nations", "u", "n", "us"]), max_size=3).map(tuple), max_size=6
)


@given(NAMES)
def test_names_are_alike_as_their_words_say(contents: list[tuple[str, ...]]) -> None:
    number, alike = likeness(contents)
    for i, a in enumerate(contents):
        for j, b in enumerate(contents):
            initials = any(
                len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
                for short, long in ((a, b), (b, a))
            )
            wanted = (a == b, set(a) <= set(b) or set(b) <= set(a), a[-1:] == b[-1:], initials)
            assert tuple(alike[number[i], number[j]]) == (wanted if a and b else (False,) * 4)


def test_pairs_score_the_same_however_many_are_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Latvian Foreign Minister Anda Krūmiņa met Luis Ayala of Peru in Riga on Monday. She thanked him for the fish."
    )
    scorer = Scorer(split_words(text), None, {})
    spans = list(range(len(scorer.found)))
    whole = scorer.relation("party", spans, spans)
    monkeypatch.setattr(heads, "PAIRS_AT_ONCE", 1)
    assert np.allclose(scorer.relation("party", spans, spans), whole, atol=1e-4)  # to the rounding of a matrix product
