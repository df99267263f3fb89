"""The records of a web archive, whole ones and what is damaged between them, in the memory of one record.

A compressed archive is unpacked here too: record by record, as it should be, or as one file. Where something is damaged,
it goes on at the next record that can be found.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.reading.streams import LARGEST, MOST_BLANK, Readable, grows_from_nothing

_STEP = 1 << 16
_LONGEST_HEAD = 100_000
_MOST_DAMAGED = 1_000
_MOST_AGAIN = 10 * LARGEST
_GZIP = b"\x1f\x8b\x08"
_KEPT = 1 << 20
_FIRST = re.compile(rb"WARC/\d\.\d{1,2}\s*$")
_WITHIN = re.compile(rb"\n\r?\n(?=WARC/\d\.\d{1,2}\r?\n[A-Za-z-]+:)")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


class Record(NamedTuple):
    """A record as it stands in the archive: its own headers, and what it holds, up to the limit."""

    head: bytes
    block: bytes
    length: int


class Damage(NamedTuple):
    """Where something could not be read, worded to follow the name of the archive, or of the record if its head is known."""

    why: str
    head: bytes = b""


class _Damaged(Exception):
    """The packed bytes are damaged here; what follows in the stream begins anew. `begun`: some of this part were given."""

    def __init__(self, begun: bool) -> None:
        self.begun = begun


class _CutOff(Exception):
    """The archive ends within something."""


def records_of(stream: Readable) -> Iterator[Record | Damage]:
    """The records in their order. `ValueError`, worded to follow the source's name, if too much of it is damaged."""
    source = _Source(stream)
    damaged = 0
    for found in _found(source):
        if isinstance(found, Damage):
            damaged += 1
        yield found
        if damaged > _MOST_DAMAGED:
            raise ValueError(f"is damaged in over {_MOST_DAMAGED:,} places: it is not read further")


def _found(source: "_Source") -> Iterator[Record | Damage]:
    while True:
        head = b""
        try:
            _, line = source.line_after_blanks()
            if not line:
                return
            if not _FIRST.match(line):
                yield Damage("is broken: a record does not begin as one of a web archive does")
                source.skip_to_record()
                continue
            head = line + source.lines_to_blank()
            length = _LENGTH.search(head)
            if length is None:
                yield Damage("has no length that could be one", head)
                source.skip_to_record()
                continue
            block = source.take(int(length[1]))
            blanks, following = source.peek_line()
        except _Damaged:
            yield Damage("is damaged: what was compressed in it cannot be unpacked", head)
            continue
        except _CutOff:
            yield Damage("is cut off: the archive ends within it", head)
            if not source.go_back():
                return
            continue
        if blanks < 2 and following and not _FIRST.match(following):
            # Its length is wrong. If it is too long, it has swallowed the beginning of another.
            yield Damage("is damaged: it does not end where it says", head)
            if not source.go_back(block):
                source.skip_to_record()
            continue
        yield Record(head, block, int(length[1]))


class _Source:
    """The unpacked bytes of an archive, of which lines and blocks are taken."""

    def __init__(self, stream: Readable) -> None:
        self._stream = _unpacked(stream)
        self._held = bytearray()
        self._at = 0
        self._taken = b""
        self._again = 0
        self._ahead = False
        self._waiting: _Damaged | None = None

    def _more(self) -> bool:
        """Takes in more; whether there was any."""
        del self._held[: self._at]
        self._at = 0
        part = self._waiting or next(self._stream, None)
        self._waiting = None
        if isinstance(part, _Damaged) and self._ahead and not part.begun:
            # It is what follows that is damaged, not what was taken before.
            self._waiting = part
            return False
        if isinstance(part, Exception):
            self._held.clear()
            raise part
        if part is None:
            return False
        self._held += part
        return True

    def line(self) -> bytes:
        """The next line; what is there if it is too long for one, or the end comes before its own."""
        searched = self._at
        while (end := self._held.find(b"\n", searched)) < 0:
            searched = len(self._held)
            if searched - self._at > _LONGEST_HEAD:
                break
            before = self._at
            if not self._more():
                break
            searched -= before
        end = len(self._held) if end < 0 else end + 1
        line = bytes(self._held[self._at : end])
        self._at = end
        return line

    def line_after_blanks(self) -> tuple[int, bytes]:
        """The number of blank lines that come next, and the line after them."""
        blank = 0
        while (line := self.line()) and not line.strip():
            blank += 1
            if blank > MOST_BLANK:
                raise ValueError(f"has over {MOST_BLANK:,} blank lines in a row: it is not read further")
        return blank, line

    def peek_line(self) -> tuple[int, bytes]:
        """The same, with the line that is not blank left to be read."""
        self._ahead = True
        try:
            blank, line = self.line_after_blanks()
        finally:
            self._ahead = False
        self._at -= len(line)
        return blank, line

    def lines_to_blank(self) -> bytes:
        lines, size = [], 0
        while (line := self.line()).strip():
            lines.append(line)
            size += len(line)
            if size > _LONGEST_HEAD:
                break
        self._taken = b""
        if not line:
            raise _CutOff
        return b"".join(lines)

    def take(self, length: int) -> bytes:
        """So many bytes, of which no more than the limit is kept."""
        kept = bytearray()
        left = length
        while left:
            part = self._held[self._at : self._at + left]
            self._at += len(part)
            left -= len(part)
            kept += part[: max(0, LARGEST + 1 - len(kept))]
            if left and not self._more():
                self._taken = bytes(kept)
                raise _CutOff
        return bytes(kept)

    def go_back(self, block: bytes | None = None) -> bool:
        """Goes back to where another record begins in what a damaged one took, by default that which was cut off last."""
        block, self._taken = self._taken if block is None else block, b""
        self._again += len(block)
        within = _WITHIN.search(block) if len(block) <= LARGEST and self._again <= _MOST_AGAIN else None
        if within is None:
            return False
        self._held[: self._at] = block[within.end() :]
        self._at = 0
        return True

    def skip_to_record(self) -> None:
        """Goes on to the next line with which a record may begin."""
        while line := self.line():
            if _FIRST.match(line):
                self._at -= len(line)
                return


def _unpacked(stream: Readable) -> Iterator[bytes | _Damaged | _CutOff]:
    """The bytes of an archive, and where its packed ones are damaged or end."""
    first = stream.read(_STEP)
    if not first.startswith(_GZIP[:2]):
        while first:
            yield first
            first = stream.read(_STEP)
        return
    yield from _Members(stream, first).unpacked()


class _Members:
    """The parts of a compressed file, one after another. Some are single records; some files are one part as a whole."""

    def __init__(self, stream: Readable, first: bytes) -> None:
        self._stream = stream
        self._raw = first
        self._packed, self._given = len(first), 0
        self._passed = bytearray()
        """The packed bytes of the part at hand, while they are few: in a damaged one the beginning of another may be lost."""

    def unpacked(self) -> Iterator[bytes | _Damaged | _CutOff]:
        while self._raw or self._next():
            self._raw = self._raw.lstrip(b"\0")
            before = self._given
            try:
                yield from self._part()
            except zlib.error:
                yield _Damaged(begun=self._given > before)
                self._find_part()

    def _part(self) -> Iterator[bytes | _CutOff]:
        unpacker = zlib.decompressobj(31)
        self._passed.clear()
        while self._raw and not unpacker.eof:
            packed = self._raw
            part = unpacker.decompress(packed, _STEP)
            self._raw = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if len(self._passed) <= _KEPT:
                self._passed += packed[: len(packed) - len(self._raw)]
            if part:
                self._given += len(part)
                if grows_from_nothing(self._given, self._packed):
                    raise ValueError(
                        f"unpacks to over {self._given:,} bytes from {self._packed:,}: it is not read further"
                    )
                yield part
            if not self._raw and not unpacker.eof and not self._next():
                yield _CutOff()

    def _next(self) -> bool:
        self._raw = self._stream.read(_STEP)
        self._packed += len(self._raw)
        return bool(self._raw)

    def _find_part(self) -> None:
        """Goes on to the next packed part that begins with a record."""
        raw = (bytes(self._passed) if len(self._passed) <= _KEPT else b"") + self._raw
        raw = raw[1:]
        while True:
            at = raw.find(_GZIP)
            while at >= 0:
                if len(raw) - at < 512:
                    raw = raw[at:] + self._stream.read(_STEP)
                    at = 0
                if _begins_record(raw[at:]):
                    self._raw = raw[at:]
                    return
                at = raw.find(_GZIP, at + 1)
            part = self._stream.read(_STEP)
            if not part:
                self._raw = b""
                return
            raw = raw[-2:] + part


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed[:512], 16).startswith(b"WARC/")
    except zlib.error:
        return False
