"""A reader's readings of gold reports, compared with the gold."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from dragoman.evaluation.comparison import compare
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.evaluation.scores import Counts, Evaluation, Miss
from dragoman.model.document import Document
from dragoman.model.reading import Reading

_SERIAL = re.compile(r"-\d+$")


def evaluate_gold(gold_dir: Path, read: Callable[[Document], Reading]) -> Evaluation:
    """What `read` makes of the `*.report` files of a folder, against their facts.

    `ValueError` if the folder is missing, has no reports, or holds a report that is broken; nothing is read then.
    """
    golds = [(path.stem, load_gold(path)) for path in gold_files(gold_dir)]
    return evaluate_readings((name, gold, read(document_of(gold))) for name, gold in golds)


def gold_files(gold_dir: Path) -> list[Path]:
    """The `*.report` files of a folder in the order of their names; `ValueError` if there are none."""
    if not gold_dir.is_dir():
        raise ValueError(f"{gold_dir}: no such folder of gold reports")
    files = sorted(gold_dir.glob("*.report"))
    if not files:
        raise ValueError(f"{gold_dir}: no gold reports: expected files that end in .report")
    return files


def evaluate_readings(triples: Iterable[tuple[str, Reading, Reading]]) -> Evaluation:
    """The evaluation of readings, given as name of the report, gold reading, and reading found."""
    total, groups, misses = Counts(), dict[str, Counts](), list[Miss]()
    for name, gold, found in triples:
        comparison = compare(gold, found, name)
        group = group_of(name)
        total += comparison.counts
        groups[group] = groups.get(group, Counts()) + comparison.counts
        misses += comparison.misses
    return Evaluation(total=total, groups=groups, misses=tuple(misses))


def group_of(name: str) -> str:
    """The group of a report by its name: `whitehouse__2022-…` is of `whitehouse`, `w-a-001` of `w-a`."""
    head, mark, _ = name.partition("__")
    return head if mark and head else _SERIAL.sub("", name)
