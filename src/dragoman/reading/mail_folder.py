"""Folders of mails in one file (.mbox), one mail at a time."""

import re
from collections.abc import Iterator

from dragoman.reading.mail import reports_of_mail
from dragoman.reading.streams import LARGEST, Peekable, bounded_lines
from dragoman.reading.supply import Outcome, Supply, Way

_START = re.compile(rb"From \S+.*\d\d:\d\d")
_QUOTED = re.compile(rb">+From ")


def read_mail_folder(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of all mails of a folder; a mail that cannot be read is told in its place."""
    for number, data in enumerate(_mails(supply.stream), 1):
        part = supply._replace(source=f"{supply.source}#{number}")
        if data is None:
            yield part.error(f"is too large (the limit is {LARGEST:,} bytes)")
            continue
        try:
            yield from reports_of_mail(part, data, way)
        except ValueError as error:
            yield part.error(str(error))


def _mails(stream: Peekable) -> Iterator[bytes | None]:
    """The bytes of each mail; None for one over the limit."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    for line in bounded_lines(stream):
        if line is not None and blank and _START.match(line):
            if begun:
                yield b"".join(lines) if size <= LARGEST else None
            lines, size, begun = [], 0, True
            blank = False
            continue
        size += len(line) if line is not None else LARGEST + 1
        if size <= LARGEST and line is not None:
            lines.append(line[1:] if _QUOTED.match(line) else line)
        else:
            lines.clear()
        blank = line is not None and not line.strip()
    if begun:
        yield b"".join(lines) if size <= LARGEST else None
