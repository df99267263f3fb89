"""Words of the codebook as people read them."""

import pytest

from dragoman.lexicon.plain_words import act_words, kind_words
from dragoman.model.facts import NOUNS
from dragoman.model.vocabulary import ACTS


@pytest.mark.parametrize(
    ("act", "words"),
    [("thank", "thanks"), ("deny", "denies"), ("stress", "stresses"), ("call-for", "calls for")],
)
def test_an_act_is_told_of_its_speaker(act: str, words: str) -> None:
    assert act_words(act) == words


def test_no_act_is_told_with_a_hyphen_or_as_another_is() -> None:
    told = [act_words(act) for act in ACTS]
    assert len(set(told)) == len(ACTS) and not any("-" in words for words in told)


def test_ties_and_actors_are_called_what_a_desk_officer_calls_them() -> None:
    assert kind_words("ties") == "affiliations" and kind_words("actor") == "person or body"
    assert kind_words("engagement") == "engagement"
    assert len({kind_words(noun) for noun in NOUNS.values()}) == len(NOUNS)
