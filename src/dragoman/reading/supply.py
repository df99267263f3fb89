"""A source, or a part of one, on its way to be read: its stream and what was said of it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from dragoman.model.document import Document
from dragoman.reading.fetching import Web
from dragoman.reading.profiles.profile import Profiles
from dragoman.reading.source_error import SourceError
from dragoman.reading.streams import Peekable

DEEPEST = 3
"""How deep archives, mails and compressed files may lie in each other."""

UNPACKED = 1_000_000_000
"""How many bytes may be unpacked of one source, or more of a large one: see `archive`."""

Outcome = Document | SourceError


class Allowance:
    """What may still be unpacked of one source, over all archives in it and in each other."""

    def __init__(self, size: int = UNPACKED, files: int = 100_000) -> None:
        self.size, self._left, self._files = size, size, files

    def takes(self, size: int, files: int = 0) -> bool:
        """Takes so much off; whether that was still left."""
        self._left -= size
        self._files -= files
        return self._left >= 0 and self._files >= 0


class Supply(NamedTuple):
    """What is to be read. `source` is shown, `name` tells by its ending; the rest is what others said of it."""

    source: str
    name: str
    stream: Peekable
    declared: str | None = None
    url: str | None = None
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    depth: int = 0
    allowance: Allowance | None = None
    named: bool = True
    """Whether the user named this very source. What lies in another may not lead us anywhere: it may be a stranger's."""

    def inner(self, name: str, stream: Peekable, **known: Any) -> "Supply":
        """A part of this source, called by its place in it."""
        inside = Supply(f"{self.source}#{name}", name, stream, published=self.published, depth=self.depth + 1)
        inside = inside._replace(allowance=self.allowance, named=False)
        return inside._replace(**known)

    def error(self, message: str) -> SourceError:
        return SourceError(self.source, message)


class Way(NamedTuple):
    """How the parts of a source are read in turn."""

    read: Callable[[Supply], Iterator[Outcome]]
    web: Web
    profiles: Profiles
