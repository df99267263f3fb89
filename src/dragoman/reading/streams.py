"""Bytes as they come in: streams of which no more is ever held than the limit."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from dragoman.reading.decoding import LIMIT

HEAD = 4096
"""How much of a source is looked at to tell what it is."""

LARGEST = 50_000_000
"""The largest file read whole that is not a text itself: a PDF, Word file, mail or archive, in bytes."""


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


def bounded_lines(stream: Readable, limit: int = LIMIT) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; None for a line over the limit, which is passed over."""
    buffered = io.BufferedReader(_raw(stream), 1 << 16)
    while line := buffered.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := buffered.readline(1 << 16)) and not rest.endswith(b"\n"):
            pass
        yield None


def _raw(stream: Readable) -> io.RawIOBase:
    return stream if isinstance(stream, io.RawIOBase) else Peekable(stream)


def seekable(stream: BinaryIO | Peekable, limit: int = LARGEST) -> BinaryIO:
    """The stream as one that can be read anywhere: itself where it is a file, else all of it, within the limit."""
    return stream if not isinstance(stream, Peekable) and stream.seekable() else io.BytesIO(whole(stream, limit))
