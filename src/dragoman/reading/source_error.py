"""A source, or a part of one, that could not be read."""

import msgspec


class SourceError(msgspec.Struct, frozen=True):
    """A source that could not be read: `str()` is one line that names it and says what is wrong with it."""

    source: str
    message: str

    def __str__(self) -> str:
        return f"{self.source} {self.message}"
