"""What goes to the terminal and to other programs: text made safe, JSON Lines, CSV, and complaints."""

import csv
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

PLAIN_WIDTH = 100
"""Columns of a table that goes to a file or another program."""
_FORMULA = re.compile(r"[=+\-@\t\r]")
_JOINERS = frozenset("\u200c\u200d")  # without them Persian, Hindi and emoji cannot be written


class Refusal(Exception):
    """What was asked for cannot be done; one line says why."""


def safe(text: str) -> str:
    """Text of a report as a terminal may have it: a control or writing direction character is shown as `�`."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_control(letter) else letter for letter in text)


def safe_line(text: str) -> str:
    """The same on one line."""
    return " ".join(safe(text).split())


def complain(message: str) -> None:
    """One line on standard error."""
    typer.echo(f"dragoman: {safe_line(message)}", err=True)


def print_json_line(value: Any) -> None:
    """One JSON value on a line of its own, in UTF-8 whatever the terminal's encoding."""
    import msgspec

    _print_bytes(msgspec.json.encode(value) + b"\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """CSV with a header, in UTF-8; no cell can be taken for a formula by a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    _print_bytes(text.getvalue().encode("utf-8", "backslashreplace"))


def console() -> "Console":
    """Standard output for tables: as wide as the terminal, or `PLAIN_WIDTH` where there is none."""
    from os import environ

    from rich.console import Console

    width = None if sys.stdout.isatty() or environ.get("COLUMNS") else PLAIN_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


def _cell(value: Any) -> str:
    # The reader of a CSV file needs its line ends; nothing else that a terminal would obey is let through.
    text = "" if value is None else "\r".join(map(safe, str(value).split("\r")))
    return f"'{text}" if _FORMULA.match(text) else text


def _print_bytes(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _is_control(letter: str) -> bool:
    """Controls, writing directions and letters nobody sees."""
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs"} and letter not in "\n\t" and letter not in _JOINERS
