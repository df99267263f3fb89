"""Queues, suggestions and histories as tables for people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.cli.output import safe_line
from dragoman.review.history import Made, Read
from dragoman.review.queue import QueueRow
from dragoman.review.settling import Settling

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def print_queue(console: "Console", rows: Sequence[QueueRow]) -> None:
    table = _table("Waiting for review", "Fact", "Why")
    for row in rows:
        why = f"{row.confidence:.2f}" if row.reason == "unsure" and row.confidence is not None else row.reason
        words = [row.words, _quoted(row.quotes)]
        if row.reason == "changed":
            words.append(f"now read as: {row.now} (keep or take it)")
        elif row.reason == "gone":
            words.append("not read any more (keep it, or take that)")
        _add_row(table, row.fact, why, words)
    console.print(table)


def print_settlings(console: "Console", rows: Sequence[Settling]) -> None:
    table = _table("Commitments that may be settled", "Commitment", "Score")
    for row in rows:
        words = [row.what, _quoted(row.promised), f"by event {row.event}: {row.engagement}", _quoted(row.told)]
        _add_row(table, row.commitment, f"{row.score:.2f}", [*words, "; ".join(row.reasons)])
    console.print(table)


def print_history(console: "Console", entries: Sequence[Read | Made]) -> None:
    table = _table("History", "When", "Who")
    for entry in entries:
        _add_row(table, entry.at.removesuffix("+00:00").replace("T", " "), entry.who, _told(entry))
    console.print(table)


def _told(entry: Read | Made) -> list[str]:
    if isinstance(entry, Read):
        seen = entry.words or "nothing"
        return [f"{entry.fact} read{'' if entry.same else ' otherwise'}: {seen}"]
    lines = [f"decision {entry.decision}: {entry.kind} {', '.join(entry.facts)}".rstrip()]
    if entry.undoes is not None:
        lines = [f"decision {entry.decision}: undo {entry.undoes}"]
    lines += [f"was: {words}" for words in entry.before]
    lines += [f"shall be: {entry.after}"] if entry.after else []
    lines += [f"why: {entry.why}"] if entry.why else []
    lines += [f"undone by decision {entry.undone_by}"] if entry.undone_by is not None else []
    return lines


def _quoted(quotes: Sequence[str]) -> str:
    return " ".join(f"“{quote}”" for quote in quotes[:3])


def _table(title: str, *headings: str) -> "Table":
    from rich.box import HORIZONTALS
    from rich.table import Table

    table = Table(
        title=title, title_justify="left", box=HORIZONTALS, padding=(0, 1, 0, 0), show_lines=True, expand=True
    )
    for heading in headings:
        table.add_column(heading, ratio=2, overflow="fold")
    table.add_column("What", ratio=9, overflow="fold")
    return table


def _add_row(table: "Table", one: str, other: str, lines: Sequence[str]) -> None:
    from rich.text import Text

    words = "\n".join(safe_line(line) for line in lines if line)
    table.add_row(*(Text(safe_line(cell)) for cell in (one, other)), Text(words))
