"""The words of a title, without the state, organisation and function words around them."""

from dragoman.extraction.trained.labels import KIND
from dragoman.extraction.trained.scoring import Scorer

_AROUND = frozenset(
    "of the to at in for a an its his her their our and , ' ’ s - – former then ex acting-as republic kingdom new".split()
)
_LEAD = frozenset("the a an former then ex his her its their our ' ’ s - – , current newly new old".split())


def title_words(scorer: Scorer, post: int) -> str | None:
    """The title of a post's words: the longest stretch without nested names of states and organisations; None if none is left."""
    words, span = scorer.words, scorer.found[post]
    nested = [
        other
        for other in scorer.found
        if other.kind in {KIND["state"], KIND["org"], KIND["person"]}
        and span.first <= other.first
        and other.last <= span.last
        and (other.first, other.last) != (span.first, span.last)
    ]
    taken = {k for other in nested for k in range(other.first, other.last + 1)}
    best: tuple[int, int] | None = None
    start = span.first
    for k in range(span.first, span.last + 2):
        if k <= span.last and k not in taken:
            continue
        stretch = _trimmed(scorer, start, k - 1)
        if stretch and (best is None or stretch[1] - stretch[0] > best[1] - best[0]):
            best = stretch
        start = k + 1
    if best is None:
        return None
    first, last = words.span(*best)
    return " ".join(words.text[first:last].split())


def _trimmed(scorer: Scorer, first: int, last: int) -> tuple[int, int] | None:
    words = scorer.words
    while first <= last and words.word(first).casefold() in _LEAD:
        first += 1
    while first <= last and (words.word(last).casefold() in _AROUND or not words.word(last)[0].isalnum()):
        last -= 1
    return (first, last) if first <= last and any(words.word(k)[0].isalpha() for k in range(first, last + 1)) else None
