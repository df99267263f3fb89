"""How well two annotators agree: the second annotation of a sample, scored against the first.

Usage: agreement.py    (prints every layer by part and over all)
"""

from pathlib import Path

from dragoman.evaluation.evaluate import evaluate_readings
from dragoman.evaluation.gold import load_gold

REPORTS = Path(__file__).parent / "reports"


def main() -> None:
    second = sorted((REPORTS / "second").glob("*.report"))
    counts = evaluate_readings(
        (path.stem, load_gold(REPORTS / "written" / path.name), load_gold(path)) for path in second
    ).total
    print(f"{counts.reports} reports, annotated twice")
    for name, layer in counts.layers.items():
        print(f"{name:<12} {layer.gold:>5} {layer.found:>5}  F1 {layer.f1:.3f}")
    for name, share in counts.details.items():
        print(f"{name:<12} {share.accuracy:>18.3f}")


if __name__ == "__main__":
    main()
