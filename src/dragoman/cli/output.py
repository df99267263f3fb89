"""What goes to the terminal and to other programs: text made safe, JSON Lines, CSV, and complaints."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from dragoman.model.visible import visible_line

if TYPE_CHECKING:
    from rich.console import Console

PLAIN_WIDTH = 100
"""Columns of a table that goes to a file or another program."""


class Refusal(Exception):
    """What was asked for cannot be done; one line says why."""


class OutputLost(Refusal):
    """Standard output takes nothing more. `left` if its reader has gone, which is no error."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"standard output cannot be written: {error.strerror or error}: send it elsewhere")
        self.left = error.errno == errno.EPIPE


@contextlib.contextmanager
def written() -> Iterator[None]:
    """What is printed within has been written at the end, or `OutputLost` says why not; then no more is tried."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        discard()
        raise OutputLost(error) from error


def discard() -> None:
    """Nothing more goes to standard output; what is left in it would be tried again when the process ends."""
    with contextlib.suppress(OSError, ValueError):
        stdout = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout)


def open_output() -> None:
    """Makes standard output and error streams that can be asked for anything, also where they were closed at start."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Open for reading only: whatever is written to it fails, and says so.
            stream = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
            setattr(sys, name, stream)
        elif hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="backslashreplace")


def safe_line(text: str) -> str:
    """Text of a report on one line, as a terminal may have it."""
    return visible_line(text)


def complain(message: str) -> None:
    """One line on standard error; where nobody hears it the work goes on."""
    remark(f"dragoman: {safe_line(message)}")


def remark(line: str) -> None:
    """A line on standard error as it is."""
    with contextlib.suppress(OSError):
        typer.echo(line, err=True)


def print_text(text: str) -> None:
    """Lines of text."""
    with written():
        typer.echo(text)


def print_json_line(value: Any) -> None:
    """One JSON value on a line of its own, in UTF-8 whatever the terminal's encoding."""
    import msgspec

    _print_bytes(msgspec.json.encode(value) + b"\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """CSV with a header, in UTF-8; no cell can be taken for a formula by a spreadsheet."""
    from dragoman.export.csv_file import table

    print_parts(table(columns, rows))


def print_parts(parts: Iterable[bytes]) -> None:
    """The parts of a file, one after the other."""
    for part in parts:
        _print_bytes(part)


def console() -> "Console":
    """Standard output for tables: as wide as the terminal, or `PLAIN_WIDTH` where there is none."""
    from os import environ

    from rich.console import Console

    width = None if sys.stdout.isatty() or environ.get("COLUMNS") else PLAIN_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


def _print_bytes(content: bytes) -> None:
    with written():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
