"""Everything a user may name as a source, read in the order in which it was named."""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import BinaryIO

import msgspec

from dragoman.model.document import Document
from dragoman.reading.decoding import LIMIT
from dragoman.reading.documents import plain_document, report_document
from dragoman.reading.folders import Unreachable, files_of

STDIN = "-"


class SourceError(msgspec.Struct, frozen=True):
    """A source that could not be read: `str()` is one line that names it and says what is wrong with it."""

    source: str
    message: str

    def __str__(self) -> str:
        return f"{self.source} {self.message}"


def iter_documents(
    sources: Sequence[str], published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | SourceError]:
    """The documents of files, folders, patterns and `-` (standard input), one at a time, in the order given.

    A file that ends in `.report` has front matter; all others are plain text. `published` is the day of publication of
    those that state none. What cannot be read gives a `SourceError` in its place, and the rest goes on. A file named
    twice is read twice. `stdin` is read for `-`; without it, the process's own standard input.
    """
    for source in sources:
        if source == STDIN:
            yield _read(STDIN, partial(_standard_input, stdin), published)
            continue
        for path in files_of(source):
            if isinstance(path, Unreachable):
                yield SourceError(_printable(path.path), path.why)
            else:
                yield _read(path, partial(_bytes_of, path), published)


def _read(path: str, load: Callable[[], bytes], published: date | None) -> Document | SourceError:
    source = _printable(path)
    try:
        data = load()
        document = report_document if path.lower().endswith(".report") else plain_document
        return document(data, source, published)
    except ValueError as error:
        return SourceError(source, str(error))
    except OSError as error:
        return SourceError(source, f"cannot be read: {error.strerror or error}")


def _bytes_of(path: str) -> bytes:
    """The content of a file; `ValueError` if it is over the limit, told by its size before anything is read."""
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode) and status.st_size > LIMIT:
            raise ValueError(f"is too large ({status.st_size:,} bytes; the limit is {LIMIT:,}): split it into reports")
        return _within_limit(file)


def _standard_input(stdin: BinaryIO | None) -> bytes:
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ValueError("cannot be read: there is no standard input")
    return _within_limit(stream)


def _within_limit(stream: BinaryIO) -> bytes:
    """All of a stream; `ValueError` if it goes on over the limit, of which no more than one byte is read."""
    parts, left = [], LIMIT + 1
    # A pipe may give less than was asked for before its end.
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise ValueError(f"is too large (the limit is {LIMIT:,} bytes): split it into reports")
    return b"".join(parts)


def _printable(path: str) -> str:
    """The path with what is not valid text in its name replaced, so that it can be shown and stored."""
    return os.fsencode(path).decode("utf-8", "replace")
