"""ZIP archives and compressed files: what is in them is read in turn, and never written anywhere."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator

from dragoman.reading.kinds import WARC, kind_of
from dragoman.reading.streams import HEAD, LARGEST, Peekable, Readable, seekable
from dragoman.reading.supply import DEEPEST, Allowance, Outcome, Supply, Way
from dragoman.reading.warc import read_warc
from dragoman.reading.word import read_word

_MOST = 100_000
_RATIO = 200
_SMALL = 1_000_000
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
            yield from _members(supply, archive, members, way)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error) as error:
        raise ValueError(f"is a broken archive: {' '.join(str(error).split())}") from None


def _members(supply: Supply, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], way: Way) -> Iterator[Outcome]:
    if len(members) > _MOST:
        raise ValueError(f"is an archive of over {_MOST:,} files: unpack it and read the folder")
    found = False
    allowance = supply.allowance or Allowance()
    for member in members:
        if member.is_dir() or _is_hidden(member.filename):
            continue
        found = True
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
        raise ValueError("is an archive without files")


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
    if member.file_size > _SMALL and member.file_size > _RATIO * max(1, member.compress_size):
        return f"unpacks to {member.file_size:,} bytes from {member.compress_size:,}: it is not read"
    return None


def _whole_of(stream: object) -> bytes:
    stream.seek(0)  # type: ignore[attr-defined]
    data: bytes = stream.read(LARGEST + 1)  # type: ignore[attr-defined]
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
    if kind_of(_beginning(supply.stream.peek(HEAD)), inner_name) == WARC:
        yield from read_warc(supply, way)
        return
    with gzip.GzipFile(fileobj=io.BufferedReader(supply.stream)) as file:
        allowance = supply.allowance or Allowance()
        inside = supply._replace(name=inner_name, stream=Peekable(_Measured(file, allowance)), depth=supply.depth + 1)
        yield from way.read(inside._replace(allowance=allowance))


def _beginning(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(packed, HEAD)
    except zlib.error as error:
        raise ValueError(f"is a broken compressed file: {error}") from None


class _Measured:
    """A stream that is cut off with an error where it goes on without end."""

    def __init__(self, stream: Readable, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, size: int = -1, /) -> bytes:
        part = self._stream.read(size)
        if not self._allowance.takes(len(part)):
            raise ValueError(f"unpacks to over {self._allowance.size:,} bytes: it is not read further")
        return part
