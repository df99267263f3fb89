"""How likely a fact is right."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extraction.confidence import Signs, confidence, load_weights

CHANCES = st.floats(0, 1)
LAYERS = ("engagements", "person", "posts", "topics", "statements", "commitments")


@given(st.sampled_from(LAYERS), st.booleans(), CHANCES, CHANCES)
def test_confidence_is_a_chance(layer: str, ruled: bool, support: float, parties: float) -> None:
    sure = confidence(layer, Signs(ruled, support, parties))
    assert sure is not None and 0 <= sure <= 1


@given(st.sampled_from(LAYERS), st.booleans(), CHANCES, CHANCES)
def test_more_support_never_makes_a_fact_less_sure(layer: str, ruled: bool, one: float, other: float) -> None:
    low, high = sorted((one, other))
    less, more = (confidence(layer, Signs(ruled, chance, 1.0)) for chance in (low, high))
    assert less is not None and more is not None and less <= more


def test_what_was_not_measured_has_no_confidence() -> None:
    assert confidence("ties", Signs(True, 0.9, 0.9)) is None


def test_the_weights_of_all_measured_layers_are_in_the_package() -> None:
    assert set(LAYERS) <= set(load_weights())
