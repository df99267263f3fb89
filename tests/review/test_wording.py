"""Facts in words: names for the codes of states, and prose for those of the codebook."""

import pytest

from dragoman.model.reading import Reading
from dragoman.review.wording import fact_words
from readings import seed


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("posts", "post Nurlan Seit: Ambassador (Kazakhstan) to Latvia, Estonia"),
        ("posts", "post Ilze Ozola: Speaker of Saeima (Latvia)"),
        ("engagements", "Ilze Ozola (Latvia, host)"),
        ("engagements", "at Riga (Latvia)"),
    ],
)
def test_a_state_is_told_by_its_name(section: str, words: str) -> None:
    assert any(words in told for told in told_in(seed(), section))


def test_what_has_hyphens_in_files_has_none_in_words() -> None:
    told = [words for section in ("topics", "statements", "ties") for words in told_in(seed(), section)]
    assert "topic [trade and investment, agriculture and food]" in " ".join(told)
    assert not any(code in " ".join(told) for code in ("trade-investment", "express-", "call-for", "part-of"))


def told_in(reading: Reading, section: str) -> list[str]:
    return [fact_words(fact, reading) for fact in getattr(reading, section)]
