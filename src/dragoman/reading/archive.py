"""ZIP archives and compressed files: what is in them is read in turn, and never written anywhere."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.reading.kinds import WARC, is_no_report, kind_of
from dragoman.reading.many_errors import in_few_lines
from dragoman.reading.streams import HEAD, LARGEST, Peekable, grows_from_nothing, seekable
from dragoman.reading.supply import DEEPEST, UNPACKED, Allowance, Outcome, Supply, Way
from dragoman.reading.warc import read_warc
from dragoman.reading.word import read_word

_MOST = 100_000
_RATIO_IN_ALL = 20
_STEP = 1 << 16
_OFFICE = {
    "xl/workbook.xml": "an Excel file: save it as .csv",
    "ppt/presentation.xml": "a PowerPoint file: save it as .pdf",
}
_BAD = (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, ValueError, UnicodeError)


def read_archive(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of what is in a ZIP archive, or of a Word file, which is one. What cannot be read is told."""
    stream = seekable(supply.stream)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "word/document.xml" in names:
                yield from read_word(supply, _whole_of(stream), way)
                return
            for part, what in _OFFICE.items():
                if part in names:
                    raise ValueError(f"is {what}")
            if "mimetype" in names and any(name in names for name in ("content.xml", "META-INF/container.xml")):
                raise ValueError("is an OpenDocument or EPUB file: save it as .docx or .pdf")
            found = _members(supply, archive, members, way, supply.allowance or _allowance_for(stream))
            # In one archive there may be many more that cannot be read: it is told of all of them together.
            yield from in_few_lines(supply, found) if supply.allowance is None else found
    except (zipfile.BadZipFile, NotImplementedError, zlib.error) as error:
        what = "Word file" if supply.name.lower().endswith(".docx") else "archive"
        why = " ".join(str(error).split())
        why = "it is cut off, or damaged at its end" if why == "File is not a zip file" else why
        raise ValueError(f"is a broken {what}: {why}: get it anew") from None


def _allowance_for(stream: BinaryIO) -> Allowance:
    """What may be unpacked of an archive: the larger it is itself, the more is in it."""
    return Allowance(max(UNPACKED, _RATIO_IN_ALL * stream.seek(0, io.SEEK_END)))


def _members(
    supply: Supply, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], way: Way, allowance: Allowance
) -> Iterator[Outcome]:
    if len(members) > _MOST:
        raise ValueError(f"is an archive of over {_MOST:,} files: unpack it and read the folder")
    passed_over = found = 0
    for member in members:
        if member.is_dir() or _is_hidden(member.filename):
            continue
        if is_no_report(member.filename):
            passed_over += 1
            continue
        found += 1
        part = supply.inner(_shown(member.filename), Peekable(io.BytesIO()), allowance=allowance)
        why = _why_not(member, part.depth)
        if why:
            yield part.error(why)
            continue
        if not allowance.takes(member.file_size, 1):
            yield part.error(
                "and what follows it is not read: "
                f"the archive unpacks to over {allowance.size:,} bytes, or {_MOST:,} files, with those in it"
            )
            return
        try:
            with archive.open(member) as file:
                yield from way.read(part._replace(stream=Peekable(file)))
        except _BAD as error:
            yield part.error(f"cannot be unpacked: {' '.join(str(error).split())}")
    if not found:
        pictures = f" ({passed_over:,} of pictures, recordings, programs and the like were passed over)"
        raise ValueError(f"is an archive without files that may be read{pictures if passed_over else ''}")


def _why_not(member: zipfile.ZipInfo, depth: int) -> str | None:
    """Why a file of an archive is not read, worded to follow its name."""
    name = member.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":":
        return "has a name that leads out of the archive: it is not read"
    if member.flag_bits & 1:
        return "is locked with a password: unpack it first"
    if member.external_attr >> 28 == 0o12:
        return "is a link: only files are read"
    if depth > DEEPEST:
        return "lies too deep: archives in each other are not followed further"
    if grows_from_nothing(member.file_size, member.compress_size):
        return f"unpacks to {member.file_size:,} bytes from {member.compress_size:,}: it is not read"
    return None


def _whole_of(stream: BinaryIO) -> bytes:
    stream.seek(0)
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"is too large (the limit is {LARGEST:,} bytes)")
    return data


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in name.split("/"))


def _shown(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def read_compressed(supply: Supply, way: Way) -> Iterator[Outcome]:
    """What a file was that is compressed (.gz). A web archive is compressed record by record, and read so."""
    inner_name = supply.name.removesuffix(".gz")
    if supply.depth >= DEEPEST:
        raise ValueError("lies too deep: archives in each other are not followed further")
    try:
        records = kind_of(_beginning(supply.stream.peek(HEAD)), inner_name) == WARC
    except ValueError:
        # Its first record may be damaged, and others whole.
        if not inner_name.lower().endswith(".warc"):
            raise
        records = True
    if records:
        yield from read_warc(supply, way)
        return
    packed = _Counted(supply.stream)
    with gzip.GzipFile(fileobj=packed) as file:
        allowance = supply.allowance or Allowance()
        unpacked = Peekable(_Measured(file, packed, allowance, outermost=supply.allowance is None))
        inside = supply._replace(name=inner_name, stream=unpacked, depth=supply.depth + 1)
        yield from way.read(inside._replace(allowance=allowance))


def _beginning(packed: bytes) -> bytes:
    """How what is packed begins, up to where it is damaged."""
    unpacker, unpacked = zlib.decompressobj(31), b""
    for place in range(0, len(packed), 64):
        try:
            unpacked += unpacker.decompress(packed[place : place + 64], HEAD)
        except zlib.error as error:
            if not unpacked:
                raise ValueError(f"is a broken compressed file: {error}") from None
            break
        if len(unpacked) >= HEAD or unpacker.eof:
            break
    return unpacked[:HEAD]


class _Counted(io.BufferedReader):
    """A stream of which is known how much was read."""

    def __init__(self, stream: Peekable) -> None:
        super().__init__(stream)
        self.given = 0

    def read(self, size: int | None = -1, /) -> bytes:
        part = super().read(size)
        self.given += len(part)
        return part


class _Measured:
    """What is unpacked of a stream, cut off with an error where it goes on without end, or grows out of next to nothing."""

    def __init__(self, file: gzip.GzipFile, packed: _Counted, allowance: Allowance, outermost: bool) -> None:
        self._file = file
        self._outermost = outermost
        self._packed = packed
        self._allowance = allowance
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        # One step at a time: what was unpacked before the place where a file is cut off is given before that is told.
        part = self._file.read1(_STEP if size < 0 else min(size, _STEP))
        self._given += len(part)
        if grows_from_nothing(self._given, self._packed.given):
            raise ValueError(
                f"unpacks to over {self._given:,} bytes from {self._packed.given:,}: it is not read further"
            )
        within = self._outermost and self._given <= _RATIO_IN_ALL * self._packed.given
        if not self._allowance.takes(len(part)) and not within:
            raise ValueError(f"unpacks to over {self._allowance.size:,} bytes: it is not read further")
        return part
