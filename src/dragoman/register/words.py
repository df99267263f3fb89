"""The words by which topics are found: without endings, and without those that only hold a phrase together."""

from collections.abc import Iterable

from dragoman.model.vocabulary import SUBJECTS
from dragoman.resolution.names import normalised
from dragoman.resolution.words import stem

_FUNCTION_WORDS = frozenset(
    "a an and as at between by for from in into its of on or over the their this to under upon which with".split()
)


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """The words of phrases as they are kept."""
    return frozenset(
        stem(word) for phrase in phrases for word in normalised(phrase).split() if word not in _FUNCTION_WORDS
    )


def subject_keys(subjects: Iterable[str]) -> frozenset[str]:
    """Subjects of the codebook as they are kept: one of a single word is found like any word."""
    return frozenset(subject if "-" in subject else stem(subject) for subject in subjects)


def keys_of(wanted: str) -> frozenset[str]:
    """What to look for, all of it: a subject of the codebook, or the words of a topic; empty if it has none."""
    subject = "-".join(wanted.lower().split())
    return subject_keys([subject]) if subject in SUBJECTS else words_of([wanted])
