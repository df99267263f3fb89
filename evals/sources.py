"""How well pages, files, mails and feeds are read: against the pages of tests/reading/pages and what they are to be read as.

python evals/sources.py [--show] [FOLDER]
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dragoman.model.document import Document
from dragoman.reading.source_error import SourceError
from dragoman.reading.sources import iter_documents

PAGES = Path(__file__).parent.parent / "tests" / "reading" / "pages"
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


class Score(NamedTuple):
    """One report of a page: the F1 of its words, what else is right, and the sentences that are not the report's."""

    page: str
    f1: float
    title: bool
    published: bool
    outlet: bool
    attribution: bool
    leaked: tuple[str, ...]
    got: str = ""


def scores_of(page: Path) -> list[Score]:
    """The scores of a page's reports. One that was not read has none of it; one too many leaks all it says."""
    expected: list[dict[str, Any]] = yaml.safe_load(page.with_name(f"{page.name}.yaml").read_text(encoding="utf-8"))
    read = list(iter_documents([str(page)]))
    scores = [
        score_of(page.name, wanted, read[number] if number < len(read) else None)
        for number, wanted in enumerate(expected)
    ]
    scores += [Score(page.name, 0.0, False, False, False, False, (str(extra),)) for extra in read[len(expected) :]]
    return scores


def score_of(page: str, wanted: dict[str, Any], got: Document | SourceError | None) -> Score:
    """The score of one report, against what it is to be read as."""
    if "error" in wanted:
        right = isinstance(got, SourceError) and wanted["error"] in got.message
        return Score(page, float(right), right, right, right, right, (), str(got))
    if isinstance(got, Document):
        return _score(page, wanted, got)
    return Score(page, 0.0, False, False, False, False, (), str(got))


def _score(page: str, wanted: dict[str, Any], got: Document) -> Score:
    words = _plain(wanted["text"])
    leaked = tuple(part for part in _SENTENCE.split(got.text) if _WORD.search(part) and _plain(part) not in words)
    published = got.published.isoformat() if got.published else None
    return Score(
        page,
        token_f1(wanted["text"], got.text),
        _plain(got.title or "") == _plain(wanted["title"] or ""),
        published == (str(wanted["published"]) if wanted["published"] else None),
        got.outlet == wanted["outlet"],
        list(got.attribution) == wanted["attribution"],
        leaked,
        f"{got.title} | {published} | {got.outlet} | {got.attribution}",
    )


def token_f1(wanted: str, got: str) -> float:
    one, other = Counter(_WORD.findall(wanted.casefold())), Counter(_WORD.findall(got.casefold()))
    both = sum((one & other).values())
    return 2 * both / (one.total() + other.total()) if both else 0.0


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--show", action="store_true", help="show what is not right")
    arguments = parser.parse_args()
    pages = sorted(path.with_suffix("") for path in arguments.folder.glob("*.yaml"))
    scores = [score for page in pages for score in scores_of(page)]
    if arguments.show:
        for one in scores:
            if not (
                one.f1 > 0.995 and one.title and one.published and one.outlet and one.attribution and not one.leaked
            ):
                print(
                    f"{one.page}: F1 {one.f1:.3f} title {one.title} date {one.published} outlet {one.outlet} attribution {one.attribution}\n    {one.got}"
                )
                for sentence in one.leaked:
                    print(f"    + {sentence[:200]}")
    total = len(scores)
    print(f"{len(pages)} pages and files, {total} reports")
    print(
        f"text token F1    median {statistics.median(one.f1 for one in scores):.3f}, mean {statistics.mean(one.f1 for one in scores):.3f}, worst {min(one.f1 for one in scores):.3f}"
    )
    for name in ("title", "published", "outlet", "attribution"):
        print(f"{name:<16} {sum(getattr(one, name) for one in scores) / total:.3f}")
    print(
        f"leaked sentences {sum(len(one.leaked) for one in scores)} in {sum(bool(one.leaked) for one in scores)} reports"
    )


if __name__ == "__main__":
    main()
