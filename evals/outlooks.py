"""Sentences that plan, wish, cancel, deny or tell engagements, and what a reader makes of them.

Usage: outlooks.py [--reader NAME] [--list]

Each line of `outlooks/sentences.txt` is STATUS|SENTENCE; STATUS is `none` where no engagement is told. The first 102 were
written before the rules were looked at with them, the next 61 after that, and both were looked at since.
"""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path

from dragoman.model.document import Document
from dragoman.pipeline import BOTH, read_document

SENTENCES = Path(__file__).parent / "outlooks" / "sentences.txt"
PUBLISHED = date(2026, 3, 4)  # a Wednesday


def sentences() -> list[tuple[str, str]]:
    """Status and sentence of each line."""
    return [(status, text) for status, _, text in (line.partition("|") for line in SENTENCES.read_text().splitlines())]


def told(sentence: str, reader: str) -> list[str]:
    """The statuses of the engagements that a reader finds in a sentence."""
    document = Document(source="sentence", text=sentence, published=PUBLISHED)
    return [engagement.status for engagement in read_document(document, reader).engagements]


def verdict(status: str, found: list[str]) -> str:
    """What a reader made of a sentence: `right`, `told as held`, `another status`, `invented` or `missed`."""
    if status == "none":
        return "right" if not found else "told as held" if "held" in found else "invented"
    if status != "held" and "held" in found:
        return "told as held"
    return "right" if status in found else "another status" if found else "missed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default=BOTH)
    parser.add_argument("--list", action="store_true", help="print what is not right")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for status, sentence in sentences():
        found = verdict(status, told(sentence, options.reader))
        counts.setdefault(status, Counter())[found] += 1
        if options.list and found != "right":
            print(f"{found}: {status}: {sentence}")
    for status, row in counts.items():
        print(f"{status:<10}{row.total():>4}  " + ", ".join(f"{number} {name}" for name, number in row.most_common()))
    wrongly = sum(row["told as held"] for row in counts.values())
    print(f"{wrongly} of {sum(row.total() for status, row in counts.items() if status != 'held')} told as held wrongly")


if __name__ == "__main__":
    main()
