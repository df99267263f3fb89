"""Folders of mails in one file (.mbox), one mail at a time."""

import re
from collections.abc import Iterator

from dragoman.reading.mail import reports_of_mail
from dragoman.reading.streams import LARGEST, Peekable, bounded_lines
from dragoman.reading.supply import Outcome, Supply, Way

# "From", who sent it, and when, as Unix writes it: a sentence that begins so has no such date.
_START = re.compile(
    rb"(?=.*\b(?:19|20)\d\d\b)From +(?:\S.{0,200}? )?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,? +)?"
    rb"(?:[a-z]{3} +\d{1,2}|\d{1,2} +[a-z]{3}|\d{4}-\d\d-\d\d),?[ T](?:[^:]{0,20} )?\d{1,2}:\d\d(?::\d\d)?(?:\s|Z|[+-]\d|$)[^.]{0,60}$",
    re.IGNORECASE,
)
_QUOTED = re.compile(rb">+From ")


def read_mail_folder(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of all mails of a folder; a mail that cannot be read is told in its place."""
    number = 0
    for number, data in enumerate(_mails(supply.stream), 1):
        part = supply._replace(source=f"{supply.source}#{number}")
        if data is None:
            yield part.error(f"is too large (the limit is {LARGEST:,} bytes)")
            continue
        try:
            yield from reports_of_mail(part, data, way)
        except ValueError as error:
            yield part.error(str(error))
    if not number:
        raise ValueError('has no message in it: each is to begin with a line "From", who sent it, and when')


def _mails(stream: Peekable) -> Iterator[bytes | None]:
    """The bytes of each mail; None for one over the limit."""
    held = bytearray()
    size, blank, begun = 0, True, False
    for line in bounded_lines(stream):
        if line is not None and blank and _START.match(line):
            if begun:
                yield bytes(held) if size <= LARGEST else None
            held, size, begun = bytearray(), 0, True
            blank = False
            continue
        size += len(line) if line is not None else LARGEST + 1
        if size <= LARGEST and line is not None:
            held += line[1:] if _QUOTED.match(line) else line
        else:
            held.clear()
        blank = line is not None and not line.strip()
    if begun:
        yield bytes(held) if size <= LARGEST else None
