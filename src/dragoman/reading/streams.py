"""Bytes as they come in: streams of which no more is ever held than the limit."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from dragoman.reading.decoding import LIMIT

HEAD = 4096
"""How much of a source is looked at to tell what it is."""

MOST_BLANK = 100_000
"""The longest run of blank lines that is read over. No text has one; a file of them takes minutes and holds nothing."""

LARGEST = 50_000_000
"""The largest file read whole that is not a text itself: a PDF, Word file, mail or archive, in bytes."""


_SMALL, _RATIO = 1_000_000, 200


def grows_from_nothing(unpacked: int, packed: int) -> bool:
    """Whether what is unpacked so many bytes large, out of so few, is made to fill a memory. No text is so much alike."""
    return unpacked > _SMALL and unpacked > _RATIO * max(1, packed)


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Peekable(io.RawIOBase):
    """A stream whose beginning can be looked at before it is read. What is read is asked for in the size wanted."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._ahead = b""

    def readable(self) -> bool:
        return True

    def peek(self, size: int = HEAD) -> bytes:
        """The next bytes, up to `size`, which stay to be read."""
        while len(self._ahead) < size and (part := self._stream.read(size - len(self._ahead))):
            self._ahead += part
        return self._ahead[:size]

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            ahead, self._ahead = self._ahead, b""
            return ahead + self._stream.read()
        if self._ahead:
            part, self._ahead = self._ahead[:size], self._ahead[size:]
            return part
        return self._stream.read(size)

    def file(self) -> BinaryIO | None:
        """The file on the disk, or in memory, that this stream is, at its beginning; None if it is no such file.

        A stream that unpacks is none: to go back in it, it is unpacked from its beginning again.
        """
        file = self._stream
        if not isinstance(file, (io.BufferedReader, io.BytesIO)) or not file.seekable():
            return None
        if file.tell() != len(self._ahead):
            return None
        self._ahead = b""
        file.seek(0)
        return file

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def whole(stream: Readable, limit: int = LIMIT) -> bytes:
    """All of a stream; `ValueError` if it goes on over the limit, of which no more than one byte is read."""
    parts, left = [], limit + 1
    # A pipe may give less than was asked for before its end.
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise ValueError(f"is too large (the limit is {limit:,} bytes): split it into reports")
    return b"".join(parts)


_BLANK = frozenset({b"\n", b"\r\n"})


def bounded_lines(stream: Readable, limit: int = LIMIT) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; None for a line over the limit, which is passed over.

    `ValueError`, worded to follow the source's name, if there are blank lines without end.
    """
    buffered = io.BufferedReader(_raw(stream), 1 << 16)
    blank = 0
    while line := buffered.readline(limit + 1):
        blank = blank + 1 if line in _BLANK else 0
        if blank > MOST_BLANK:
            raise ValueError(f"has over {MOST_BLANK:,} blank lines in a row: it is not read further")
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := buffered.readline(1 << 16)) and not rest.endswith(b"\n"):
            pass
        yield None


def with_newlines(stream: Peekable) -> Peekable:
    """The stream as it is, or with newlines where its lines end in carriage returns alone."""
    head = stream.peek()
    return Peekable(_Newlines(stream)) if b"\r" in head[:-1].replace(b"\r\n", b"\n") and b"\n" not in head else stream


class _Newlines:
    def __init__(self, stream: Readable) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size).replace(b"\r", b"\n")


def _raw(stream: Readable) -> io.RawIOBase:
    return stream if isinstance(stream, io.RawIOBase) else Peekable(stream)


def seekable(stream: Peekable, limit: int = LARGEST) -> BinaryIO:
    """The stream as one that can be read anywhere: its file where it is one, else all of it, within the limit."""
    return stream.file() or io.BytesIO(whole(stream, limit))
