"""A report's text, with its facts and their quotes beside the paragraph that they begin in."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.cli.output import safe_line
from dragoman.cli.wording import fact_words
from dragoman.model.document import Span
from dragoman.model.reading import Actor, Fact, Reading
from dragoman.model.visible import visible

if TYPE_CHECKING:
    from rich.console import Console


def print_reading(console: "Console", reading: Reading, number: int | None = None) -> None:
    """Prints a report and its facts side by side."""
    from rich.box import HORIZONTALS
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(_title(reading, number)),
        title_justify="left",
        box=HORIZONTALS,
        pad_edge=False,
        show_lines=True,
        expand=True,
    )
    table.add_column("Report", ratio=1, overflow="fold")
    table.add_column("Facts", ratio=1, overflow="fold")
    beside = defaultdict(list)
    paragraphs = list(paragraphs_of(reading.report.text))
    for fact in reading.facts():
        if fact.evidence:
            beside[_paragraph(paragraphs, fact.evidence[0])].append(_fact_lines(fact, reading))
    for index, span in enumerate(paragraphs):
        table.add_row(Text(visible(reading.report.text[span.start : span.end])), Text("\n".join(beside[index])))
    console.print(table)


def paragraphs_of(text: str) -> Iterator[Span]:
    """The paragraphs of a text: what stands between its line breaks, without blank lines."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


def _paragraph(paragraphs: list[Span], span: Span) -> int:
    return max((index for index, other in enumerate(paragraphs) if other.start <= span[0]), default=0)


def _title(reading: Reading, number: int | None) -> str:
    report = reading.report
    numbered = f"Report {number}" if number is not None else None
    parts = (numbered, report.published, report.outlet, report.source, f"sha256 {report.sha256[:12]}")
    return safe_line(" · ".join(part for part in parts if part))


def _fact_lines(fact: Fact, reading: Reading) -> str:
    """The fact and its quotes; of an actor, who may be mentioned in every line, the first."""
    quotes = list(dict.fromkeys(safe_line(quote) for quote in reading.quotes(fact)))
    more = f" and {len(fact.evidence) - 1} more" if isinstance(fact, Actor) and len(fact.evidence) > 1 else ""
    shown = quotes[:1] if isinstance(fact, Actor) else quotes
    return f"• {fact_words(fact, reading)}\n  “{'” “'.join(shown)}”{more}"
