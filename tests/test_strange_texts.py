"""What no report looks like: read in a time to wait for, or refused in one line, and never a failure.

$DRAGOMAN_FUZZ_SECONDS makes the search for strange texts go on for so long.
"""

import os
import time

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.pipeline import RULES, read_document

SENTENCE = "The minister of trade met the envoy of Peru in Lima on Monday and spoke of the fishing. "
FRENCH = "Le ministre a reçu lundi l'ambassadrice du Sénégal pour parler de la pêche et des accords de commerce."
LONGEST = 10.0
SECONDS = float(os.environ.get("DRAGOMAN_FUZZ_SECONDS", "0"))


def facts(text: str) -> int:
    """How many facts are read in a text, in no more than the time allowed; none if it is refused."""
    start = time.process_time()
    refused = ""
    try:
        reading = read_document(Document(source="strange", text=text), RULES)
    except ValueError as error:
        refused = str(error)
    if refused:
        assert "\n" not in refused
        return 0
    assert reading.report.text == text
    assert time.process_time() - start < LONGEST
    return sum(1 for _ in reading.facts())


@pytest.mark.parametrize(
    "filler", ["[", "(", "<", "![", "[](", "[ ", "“", "_", "\u200b", "\u202e", "-\n", ". ", "\n\n"], ids=repr
)
def test_twenty_thousand_signs_are_no_words(filler: str) -> None:
    assert facts(SENTENCE + filler * 20_000 + "\n\n" + SENTENCE) >= facts(SENTENCE) > 0


def test_signs_among_letters_are_refused_where_they_are_too_many() -> None:
    document = Document(source="strange", text=SENTENCE + "*a " * 30_000)
    with pytest.raises(ValueError, match=r"^it has 60,0\d\d words and signs \(the limit is 50,000\)"):
        read_document(document, RULES)


def test_what_is_in_another_language_is_not_read_and_offsets_stay() -> None:
    text = f"{FRENCH}\n\n{SENTENCE}"
    reading = read_document(Document(source="mixed", text=text), RULES)
    alone = read_document(Document(source="alone", text=SENTENCE), RULES)
    assert [reading.quotes(fact) for fact in reading.facts()] == [alone.quotes(fact) for fact in alone.facts()]
    assert reading.report == msgspec.structs.replace(
        alone.report, source="mixed", text=text, sha256=reading.report.sha256
    )


_WORDS = st.sampled_from(
    [*SENTENCE.split(), "Minister", "of", "the", "Ana Ruiz,", "(", ")", "“", "”", "[", "—", "\n", "\n\n", "\u202e", "\u200b",
     "\ufffd", "1.", "2022-06-12", "on 31 February", "Mr", "and", "&", "said:", "٣", "𝔐inister", "İ", "ß", "\u0301", "'s", "…", "http://", "@", "#"]
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_WORDS, min_size=1, max_size=120).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400),
    st.tuples(_WORDS, st.integers(1, 3000)).map(lambda made: SENTENCE + made[0] * made[1]),
    st.tuples(_WORDS, st.integers(1, 1000)).map(lambda made: SENTENCE + f"{made[0]} " * made[1]),
)


def test_the_reading_of_strange_texts() -> None:
    @settings(
        max_examples=100 if SECONDS else 12,
        deadline=None,
        derandomize=not SECONDS,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(_TEXTS)
    def once(text: str) -> None:
        facts(text)

    end = time.monotonic() + SECONDS
    once()
    while time.monotonic() < end:
        once()
