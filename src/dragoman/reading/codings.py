"""What was compressed for the way over the web (`Content-Encoding`), unpacked within bounds of memory and time.

Of what is compressed twice a few bytes grow to gigabytes before anybody can count them: it is refused.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Protocol

from dragoman.reading.streams import grows_from_nothing

_STEP = 1 << 16
_IDENTITY = frozenset({"", "identity", "none"})
_GZIP = b"\x1f\x8b"


class _Unpacker(Protocol):
    """Unpacks as it goes. `pending` if there is more to be had before more is put in."""

    pending: bool
    eof: bool

    def unpack(self, packed: bytes) -> bytes: ...


def unpacked(parts: Iterable[bytes], coding: str | None) -> Iterator[bytes]:
    """The bytes as they were before they were compressed; what only says that it is compressed, as it is.

    `ValueError`, worded to follow the source's name, if they are compressed in another way, more than once, or grow out of
    next to nothing.
    """
    packing = (coding or "").strip().lower()
    if packing in _IDENTITY:
        yield from parts
        return
    if "," in packing:
        raise ValueError(f"is compressed more than once ({packing[:40]}): it is not read")
    whole = iter(parts)
    begin = b""
    while len(begin) < 4 and (part := next(whole, None)) is not None:
        begin += part
    if packing in ("gzip", "x-gzip") and not begin.startswith(_GZIP):
        yield begin
        yield from whole
        return
    yield from _bounded(begin, whole, _unpacker(packing, begin))


def _bounded(begin: bytes, parts: Iterator[bytes], unpacker: _Unpacker) -> Iterator[bytes]:
    packed = given = 0
    for part in (begin, *parts) if begin else parts:
        for at in range(0, len(part), _STEP):
            step: bytes = part[at : at + _STEP]
            packed += len(step)
            while step or unpacker.pending:
                found = unpacker.unpack(step)
                step = b""
                given += len(found)
                if grows_from_nothing(given, packed):
                    raise ValueError(f"unpacks to over {given:,} bytes from {packed:,}: it is not read further")
                if found:
                    yield found
                if unpacker.eof:
                    return
    if packed and not unpacker.eof:
        raise ValueError("is damaged: what was compressed in it cannot be unpacked")


def _unpacker(packing: str, begin: bytes) -> _Unpacker:
    if packing in ("gzip", "x-gzip"):
        return _Deflated(31)
    if packing == "deflate":
        # The name stands for two things, and servers do both.
        return _Deflated(15 if begin[:1] == b"\x78" else -15)
    # Their libraries have wheels for many systems, not for all.
    with suppress(ImportError):
        if packing == "br":
            return _Brotli()
        if packing == "zstd":
            return _Zstandard()
    raise ValueError(f"is compressed in a way that is not read ({packing[:20]})")


class _Deflated:
    def __init__(self, form: int) -> None:
        self._inner = zlib.decompressobj(form)
        self._left = b""
        self.pending = self.eof = False

    def unpack(self, packed: bytes) -> bytes:
        try:
            found = self._inner.decompress(self._left + packed, _STEP)
        except zlib.error:
            raise ValueError("is damaged: what was compressed in it cannot be unpacked") from None
        self._left, self.eof = self._inner.unconsumed_tail, self._inner.eof
        self.pending = bool(self._left) or len(found) == _STEP
        return found


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inner = brotli.Decompressor()
        self._broken = brotli.error
        self.pending = self.eof = False

    def unpack(self, packed: bytes) -> bytes:
        try:
            found: bytes = self._inner.process(packed, output_buffer_limit=_STEP)
            self.eof = self._inner.is_finished()
            self.pending = not self.eof and (bool(found) or not self._inner.can_accept_more_data())
        except self._broken:
            raise ValueError("is damaged: what was compressed in it cannot be unpacked") from None
        return found


class _Zstandard:
    """The library does not bound what it gives for what it is given: so it is given little at a time."""

    _MOST_WINDOW = 1 << 23
    _LITTLE = 256

    def __init__(self) -> None:
        import zstandard

        self._broken = zstandard.ZstdError
        self._inner = zstandard.ZstdDecompressor(max_window_size=self._MOST_WINDOW).decompressobj()
        self._left = b""
        self.pending = self.eof = False

    def unpack(self, packed: bytes) -> bytes:
        held = self._left + packed
        try:
            found: bytes = self._inner.decompress(held[: self._LITTLE])
        except self._broken:
            raise ValueError("is damaged: what was compressed in it cannot be unpacked") from None
        self._left = held[self._LITTLE :]
        self.eof = self._inner.eof
        self.pending = bool(self._left)
        return found
