"""How sure the reader may be: weights of `confidence.json`, fitted on the reports held out of training and those of
`evals/events`, which are never trained on either.

Usage: calibrate.py [--out FILE] [--check GOLD_DIR]   (`make train` calls it)

Prints for each kind of fact its number, the share that is right, and the expected calibration error when the weights
are fitted on other parts (ten bins of equal width; parts are left out whole). `--check` measures a folder of gold
reports with the weights that are in the package.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from train import HELD_OUT, ROOT

from dragoman.analysis.analyse import analyse
from dragoman.evaluation.evaluate import group_of
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.evaluation.rightness import right_facts
from dragoman.extraction.confidence import TABLE, Signs, load_weights
from dragoman.extraction.drafts import Draft
from dragoman.extraction.guided_reading import GuidedBuilder
from dragoman.extraction.trained.advice import advise
from dragoman.model.document import Span
from export import MODEL

NAMED_OTHERWISE = {"person": "persons"}  # kinds of facts whose layer has another name
KIND_OF = {layer: kind for kind, layer in NAMED_OTHERWISE.items()}
HOLD = 60.0
Rows = dict[str, list[tuple[str, tuple[float, ...], bool]]]


class _Recorder(GuidedBuilder):
    """Keeps the signs of each fact in the order in which the reading holds them."""

    def confidence_of(self, layer: str, spans: Sequence[Span], draft: Draft | None = None) -> float | None:
        self.signs[NAMED_OTHERWISE.get(layer, layer)].append(self.signs_of(layer, spans, draft))
        return None

    signs: dict[str, list[Signs]]


def rows_of(paths: Sequence[Path]) -> Rows:
    """Signs and rightness of all facts that the reader finds in gold reports, by layer, each with its part."""
    rows: Rows = defaultdict(list)
    for path in paths:
        gold = load_gold(path)
        analysis = analyse(document_of(gold))
        recorder = _Recorder(advise(analysis, analyse))
        recorder.signs = defaultdict(list)
        right = right_facts(gold, recorder.build())
        for layer, told in right.items():
            for signs, good in zip(recorder.signs[layer], told, strict=True):
                rows[layer].append((group_of(path.stem), signs.numbers(), good))
    return rows


def logistic(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-scores))


def fit(numbers: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression, its slopes held near 0: there are few facts of some kinds."""
    weights = np.zeros(numbers.shape[1])
    hold = np.array([0.1, *[HOLD] * (len(weights) - 1)])
    for _ in range(50):
        chance = logistic(numbers @ weights)
        slope = numbers.T @ (right - chance) - hold * weights
        bend = (numbers * (chance * (1 - chance))[:, None]).T @ numbers + np.diag(hold)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def calibration_error(chances: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Mean distance of confidence and share of right facts over ten bins, weighted by their facts."""
    bins = np.minimum((chances * 10).astype(int), 9)
    return float(sum(abs((chances - right)[bins == b].sum()) for b in range(10)) / len(right))


def reliability(chances: NDArray[np.float64], right: NDArray[np.float64]) -> str:
    bins = np.minimum((chances * 10).astype(int), 9)
    told = [f".{b}: {right[bins == b].mean():.2f} ({(bins == b).sum()})" for b in range(10) if (bins == b).any()]
    return "  ".join(told)


def fit_all(rows: Rows) -> dict[str, list[float]]:
    weights = {}
    for layer, facts in rows.items():
        numbers = np.array([signs for _, signs, _ in facts])
        right = np.array([float(good) for _, _, good in facts])
        parts = np.array([part for part, _, _ in facts])
        held = np.zeros(len(right))
        for part in sorted(set(parts)):
            here = parts == part
            held[here] = logistic(numbers[here] @ fit(numbers[~here], right[~here]))
        print(
            f"{layer:<12} {len(right):>5} facts, right {right.mean():.2f}, error {calibration_error(held, right):.3f}"
        )
        print("   ", reliability(held, right))
        weights[KIND_OF.get(layer, layer)] = [round(float(w), 4) for w in fit(numbers, right)]
    return weights


def check(rows: Rows) -> None:
    """Prints how well the package's confidence holds on these facts."""
    for layer, facts in rows.items():
        weights = np.array(load_weights()[KIND_OF.get(layer, layer)])
        right = np.array([float(good) for _, _, good in facts])
        chances = logistic(np.array([signs for _, signs, _ in facts]) @ weights)
        print(
            f"{layer:<12} {len(right):>5} facts, right {right.mean():.2f}, error {calibration_error(chances, right):.3f}"
        )
        print("   ", reliability(chances, right))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=MODEL / TABLE)
    parser.add_argument("--check", type=Path, metavar="GOLD_DIR")
    options = parser.parse_args()
    if options.check:
        check(rows_of(sorted(options.check.glob("*.report"))))
        return
    paths = sorted((ROOT / "training/reports/written").glob("*.report"))
    unseen = [path for path in paths if path.stem.startswith(HELD_OUT)]
    weights = fit_all(rows_of([*unseen, *sorted((ROOT / "evals/events/reports").glob("*.report"))]))
    options.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
