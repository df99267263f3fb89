"""How fast reports are read, in words a second, the whole way from text to reading.

Usage: speed.py [--reader NAME] [--workers N] FOLDER...    (default: two workers, the default reader)

Each worker is a process of its own, warmed up with one report before the time is taken.
"""

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from dragoman.evaluation.gold import document_of, load_gold
from dragoman.model.document import Document
from dragoman.pipeline import BOTH, read_document

WARM = Document(source="warm", text="Danish Foreign Minister Ole Bruun met Peruvian Foreign Minister Luis Ayala.")


def read(document: Document, reader: str) -> int:
    """The number of words of a report that has been read."""
    read_document(document, reader)
    return len(document.text.split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--reader", default=BOTH)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    documents = [document_of(load_gold(path)) for folder in options.folders for path in sorted(folder.glob("*.report"))]
    with ProcessPoolExecutor(options.workers) as workers:
        list(workers.map(partial(read, reader=options.reader), [WARM] * 8 * options.workers))
        began = time.perf_counter()
        words = sum(workers.map(partial(read, reader=options.reader), documents, chunksize=4))
    print(f"{words} words, {words / (time.perf_counter() - began):.0f} a second with {options.workers} workers")


if __name__ == "__main__":
    main()
