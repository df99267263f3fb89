"""How likely a fact is right, from what speaks for it: weights fitted on reports held out of training."""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

TABLE = "confidence.json"


class Signs(NamedTuple):
    """`ruled`: the rules tell the fact; `support` and `parties`: how sure the trained reader is of its words, and of the
    least sure of its parties, 0 to 1.
    """

    ruled: bool
    support: float
    parties: float

    def numbers(self) -> tuple[float, float, float, float]:
        return (1.0, float(self.ruled), log_odds(self.support), log_odds(self.parties))


def confidence(layer: str, signs: Signs) -> float | None:
    """The share of facts like this one that are right, 0 to 1; None for a kind of fact that was not measured."""
    weights = load_weights().get(layer)
    if weights is None:
        return None
    score = sum(weight * number for weight, number in zip(weights, signs.numbers(), strict=True))
    return round(1 / (1 + math.exp(-score)), 3)


def log_odds(chance: float) -> float:
    """Bounded, so that no single sign decides alone."""
    held = min(max(chance, 0.005), 0.995)
    return math.log(held / (1 - held))


@cache
def load_weights() -> Mapping[str, tuple[float, ...]]:
    """Weights of each layer, from the package; none before the model is trained."""
    path = files("dragoman.extraction.trained") / "model" / TABLE
    if not path.is_file():
        return {}
    return {layer: tuple(weights) for layer, weights in json.loads(path.read_text(encoding="utf-8")).items()}
