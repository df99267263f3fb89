"""Sets of gold reports that a reader is measured on, and what tells that one of them has changed."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman.evaluation.evaluate import evaluate_readings, gold_files
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.evaluation.scores import Counts
from dragoman.model.document import Document
from dragoman.model.reading import Reading

WHOLE = "all"

Read = Callable[[Document], Reading]


class GoldSet(NamedTuple):
    """A folder of gold reports under a name, of which every `every`th is read, the first among them."""

    name: str
    folder: Path
    every: int = 1

    @property
    def present(self) -> bool:
        return self.folder.is_dir()

    def files(self) -> list[Path]:
        """Its reports in the order of their names; `ValueError` if there are none."""
        return gold_files(self.folder)[:: self.every]

    def __str__(self) -> str:
        return self.name if self.every == 1 else f"{self.name} (1 report in {self.every})"


class Measured(NamedTuple):
    """What was counted in a set: as a whole (`WHOLE`) and, if it has several that are more than a report, by group."""

    corpus: str
    groups: dict[str, Counts]


def corpus_hash(files: Iterable[Path]) -> str:
    """A digest of the names and the content of gold reports, which is their texts and their facts."""
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def measure(gold_set: GoldSet, read: Read) -> Measured:
    """What `read` makes of the reports of a set; `ValueError` if one of them is broken."""
    files = gold_set.files()
    golds = [(path.stem, load_gold(path)) for path in files]
    evaluation = evaluate_readings((name, gold, read(document_of(gold))) for name, gold in golds)
    groups = evaluation.groups if 1 < len(evaluation.groups) < len(files) else {}
    return Measured(corpus_hash(files), {WHOLE: evaluation.total, **groups})
