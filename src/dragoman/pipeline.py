"""The way of a report, on one page: a document is analysed, its facts are extracted, and the register records them."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

from dragoman import __version__
from dragoman.model.document import Document
from dragoman.model.reading import Reading

if TYPE_CHECKING:
    from dragoman.register.store import Recorded, Register

_READERS = ("analysis", "extraction", "lexicon", "model")


class Unread(NamedTuple):
    """A document that could not be read or recorded, and why, in one line."""

    source: str
    message: str


def extract(text: str, *, source: str = "text", title: str | None = None, published: date | None = None) -> Reading:
    """The facts of one report. The offsets of their evidence count the code points of `text` as it is given.

    `published` is the report's own day, against which "yesterday" and "on Friday" are resolved; without it they are not.
    `ValueError` if the text is empty, not in English, or too long to be read; `TypeError` if `published` is no
    `datetime.date`.
    """
    from dragoman.reading.decoding import readable
    from dragoman.reading.language import english

    if isinstance(published, datetime):
        published = published.date()
    if published is not None and not isinstance(published, date):
        raise TypeError(f"published is {published!r}: give a datetime.date")
    try:
        language = english(readable(text))
    except ValueError as error:
        raise ValueError(f"{source} {error}") from None
    return read_document(Document(source=source, text=text, title=title, published=published, language=language))


def read_document(document: Document) -> Reading:
    """Analyses a document and extracts its facts."""
    from dragoman.analysis.analyse import analyse
    from dragoman.extraction.extract import extract_reading

    return extract_reading(analyse(document))


def read_or_not(document: Document) -> Reading | Unread:
    """The reading of a document, or why there is none: one bad report does not keep others from being read."""
    try:
        return read_document(document)
    except ValueError as error:
        return Unread(document.source, f"cannot be read: {error}")


def record(document: Document, register: "Register") -> "Recorded | Unread":
    """Reads a document into a register, in one transaction; what this extractor has read before is not read again.

    A document that cannot be read leaves the register as it was. `RegisterError` if the database fails.
    """
    try:
        known = register.known(document, extractor())
        return known or register.record(read_document(register.completed(document)), extractor())
    except ValueError as error:
        return Unread(document.source, f"cannot be read: {error}")


@cache
def extractor() -> str:
    """The version of what reads: the package's, and a digest of the rules, models and tables that decide a reading."""
    digest = hashlib.sha256()
    for folder in _READERS:
        for path, content in sorted(_files(files("dragoman") / folder)):
            digest.update(f"{path} {len(content)}\n".encode() + content)
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _files(folder: Traversable, under: str = "") -> Iterator[tuple[str, bytes]]:
    """All files below a folder but what Python makes of them, by their paths."""
    for entry in folder.iterdir():
        path = f"{under}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, path)
        else:
            yield path, entry.read_bytes()
