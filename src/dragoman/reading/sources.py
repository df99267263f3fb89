"""Everything a user may name as a source, read in the order in which it was named."""

import io
import os
import select
import stat
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO
from urllib.parse import urlsplit

from dragoman.model.document import Document
from dragoman.reading.addresses import is_address
from dragoman.reading.decoding import LIMIT
from dragoman.reading.fetching import Web, fetch
from dragoman.reading.folders import Unreachable, files_of
from dragoman.reading.kinds import PDF, STREAMED, kind_of
from dragoman.reading.profiles.profile import Profiles
from dragoman.reading.readers import read_supply
from dragoman.reading.source_error import SourceError
from dragoman.reading.streams import LARGEST, Peekable
from dragoman.reading.supply import Supply

__all__ = ["STDIN", "SourceError", "iter_documents"]

STDIN = "-"
_NOTHING = Peekable(io.BytesIO())
PATIENCE = 5.0
"""Seconds to wait for the first word in a named pipe."""


def iter_documents(
    sources: Sequence[str],
    published: date | None = None,
    stdin: BinaryIO | None = None,
    web: Web | None = None,
    profiles: Profiles | None = None,
    follow: bool = True,
) -> Iterator[Document | SourceError]:
    """The documents of files, folders, patterns, web addresses and `-` (standard input), one at a time, in their order.

    What a source is, is told by its bytes; see `kinds`. `published` is the day of publication of those that state none.
    What cannot be read gives a `SourceError` in its place, and the rest goes on. A file named twice is read twice.
    `stdin` is read for `-`; without it, the process's own standard input. `web` is how the web is asked,
    `profiles` are those of publishers: without them, the package's own. Unless `follow`, no page of a sitemap is asked for;
    else those of a sitemap that is named by itself, not those of one that lies in a folder or in another source.
    """
    web = web or Web()
    for source in sources:
        supply = Supply(source, "", _NOTHING, published=published, named=follow)
        if source == STDIN:
            yield from _read_standard_input(stdin, supply, web, profiles)
        elif is_address(source):
            yield from _read_address(supply, web, profiles)
        else:
            for path in files_of(source):
                if isinstance(path, Unreachable):
                    yield SourceError(_printable(path.path), path.why)
                else:
                    yield from _read_file(path, supply._replace(named=follow and path == source), web, profiles)


def _read_file(path: str, supply: Supply, web: Web, profiles: Profiles | None) -> Iterator[Document | SourceError]:
    source = _printable(path)
    try:
        with open(path, "rb", opener=_opened) as file:
            stream = Peekable(file)
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode):
                _refuse_large(stream, source, status.st_size)
            supply = supply._replace(source=source, name=os.path.basename(source), stream=stream)
            yield from read_supply(supply, web, profiles)
    except ValueError as error:
        yield SourceError(source, str(error))
    except OSError as error:
        yield SourceError(source, f"cannot be read: {error.strerror or error}")


def _opened(path: str, flags: int) -> int:
    """A file that is there to be read. A named pipe would be waited for without end, if nobody writes into it."""
    number = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    try:
        if stat.S_ISFIFO(os.fstat(number).st_mode) and not _written_into(number):
            raise ValueError(
                f"is a pipe into which nobody writes: it was not waited for longer than {PATIENCE:g} seconds"
            )
        os.set_blocking(number, True)
    except BaseException:
        os.close(number)
        raise
    return number


def _written_into(pipe: int) -> bool:
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    return bool(waiting.poll(PATIENCE * 1000))


def _refuse_large(stream: Peekable, name: str, size: int) -> None:
    """`ValueError` if a file that must be read whole is over the limit, told by its size before it is read."""
    if size <= LIMIT:
        return
    kind = kind_of(stream.peek(), name)
    limit = LARGEST if kind == PDF or kind == "mail" else LIMIT
    if kind not in STREAMED and size > limit:
        raise ValueError(f"is too large ({size:,} bytes; the limit is {limit:,}): split it into reports")


def _read_address(supply: Supply, web: Web, profiles: Profiles | None) -> Iterator[Document | SourceError]:
    try:
        answer = fetch(supply.source, web)
    except ValueError as error:
        yield supply.error(str(error))
        return
    stream = Peekable(io.BytesIO(answer.content))
    name = os.path.basename(urlsplit(answer.url).path)
    supply = supply._replace(name=name, stream=stream, declared=answer.declared, url=answer.url)
    yield from read_supply(supply, web, profiles)


def _read_standard_input(
    stdin: BinaryIO | None, supply: Supply, web: Web, profiles: Profiles | None
) -> Iterator[Document | SourceError]:
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield SourceError(STDIN, "cannot be read: there is no standard input")
        return
    yield from read_supply(supply._replace(stream=Peekable(stream)), web, profiles)


def _printable(path: str) -> str:
    """The path with what is not valid text in its name replaced, so that it can be shown and stored."""
    return os.fsencode(path).decode("utf-8", "replace")
