"""The values of a JSON text that is one list, or one object after another, as they come in: one is held at a time."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from dragoman.reading.decoding import LIMIT
from dragoman.reading.streams import Readable

_STEP = 1 << 16
_BETWEEN = " \t\r\n,"


class NoJSON(NamedTuple):
    """What cannot be read, and why, worded to follow the name of its place."""

    why: str


def why_not(error: Exception) -> str:
    """What is wrong with a JSON text, in one line."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    words = " ".join(str(error).split())
    return "a number in it has too many digits" if "integer string conversion" in words else words


def values_of(stream: Readable) -> Iterator[Any]:
    """The elements of a list, or the values that follow each other; where it is broken, that is the last that is given."""
    text = _Text(stream)
    listed = text.begins_with("[")
    if listed:
        text.drop(1)
    while True:
        text.pass_over(_BETWEEN)
        if text.begins_with("]"):
            text.drop(1)
            if listed and text.pass_over(_BETWEEN):
                yield NoJSON("is no JSON: the list has ended, and there is more: it is not read")
            return
        if text.is_over():
            if listed:
                yield NoJSON("is cut off: the list has no end")
            return
        try:
            value = text.value()
        except (ValueError, RecursionError) as error:
            yield NoJSON(f"is no JSON: {why_not(error)}; what follows is not read")
            return
        yield value


class _Text:
    """A text of which so much is held as its next value takes."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._held = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._more()
        self._held = self._held.removeprefix("\ufeff")

    def _more(self) -> bool:
        """Takes in as much again as is held; whether there was more."""
        if self._ended:
            return False
        rest = self._held[self._at :]
        self._line += self._held.count("\n", 0, self._at)
        parts, wanted = [rest], max(_STEP, len(rest))
        while wanted > 0 and not self._ended:
            part = self._stream.read(_STEP)
            self._ended = not part
            try:
                parts.append(self._decoder.decode(part, final=self._ended))
            except UnicodeDecodeError:
                raise ValueError("is not UTF-8 throughout: save it as UTF-8") from None
            wanted -= len(part)
        self._held, self._at = "".join(parts), 0
        return len(self._held) > len(rest)

    def begins_with(self, sign: str) -> bool:
        self.pass_over(" \t\r\n")
        return self._held.startswith(sign, self._at)

    def drop(self, letters: int) -> None:
        self._at += letters

    def pass_over(self, signs: str) -> bool:
        """Goes on to what is none of these signs; whether there is anything."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in signs:
                self._at += 1
            if self._at < len(self._held) or not self._more():
                return self._at < len(self._held)

    def is_over(self) -> bool:
        return self._at >= len(self._held) and self._ended

    def value(self) -> Any:
        """The next value. `ValueError` if there is none, or none within the limit."""
        decoder = json.JSONDecoder()
        while True:
            try:
                value, end = decoder.raw_decode(self._held, self._at)
                # A number may go on; an object or list is over where it is closed.
                if end < len(self._held) or self._ended or isinstance(value, (dict, list)):
                    self._at = end
                    return value
            except json.JSONDecodeError as error:
                if len(self._held) - self._at > LIMIT:
                    raise ValueError(f"it goes on over {LIMIT:,} letters") from None
                if self._ended:
                    line = self._line + self._held.count("\n", 0, error.pos)
                    raise ValueError(f"{error.msg} (line {line})") from None
            self._more()
