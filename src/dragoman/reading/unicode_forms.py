"""Texts in UTF-16 and UTF-32, with or without a byte order mark: which form it is, and its bytes as UTF-8, as they come in."""

import codecs
import re

from dragoman.reading.streams import HEAD, Peekable, Readable

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Blanks, stops and newlines are in every text, whatever its letters; each of them has the byte 0 in a place of its own.
_ZERO_SHARE = 0.02
# So many letters without a byte 0, or one of another script, between them are of a text in which each is one byte.
_BYTES = re.compile(rb"[A-Za-z ,.'-]{40}")
_STEP = 1 << 16


def unicode_form(head: bytes) -> str | None:
    """The form in which a text is that begins so, as Python names it; None if it is neither UTF-16 nor UTF-32."""
    for mark, form in _MARKS:
        if head.startswith(mark):
            return form
    return _unmarked(head[:HEAD])


def _unmarked(head: bytes) -> str | None:
    """The form of a text without a mark, told by where its zero bytes are."""
    if head.count(b"\0") < max(2, _ZERO_SHARE * len(head)) or len(head) < 4:
        return None
    zeros = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) // 4
    if min(zeros[2:]) >= quarter and not zeros[0]:
        form = "utf-32-le"
    elif min(zeros[:2]) >= quarter and not zeros[3]:
        form = "utf-32-be"
    elif not zeros[0] + zeros[2]:
        form = "utf-16-le"
    elif not zeros[1] + zeros[3]:
        form = "utf-16-be"
    else:
        return None
    whole = len(head) - len(head) % 4
    try:
        text = codecs.getincrementaldecoder(form)().decode(head[:whole])
    except UnicodeDecodeError:
        return None
    seen = sum(letter.isprintable() or letter in "\t\r\n\f" for letter in text)
    return form if seen >= 0.99 * len(text) else None


def as_utf8(stream: Readable, form: str) -> Peekable:
    """A text in UTF-16 or UTF-32 as one in UTF-8 without a mark."""
    return Peekable(_Recoded(stream, form))


class _Recoded:
    def __init__(self, stream: Readable, form: str) -> None:
        self._stream = stream
        self._form = form
        self._decoder = codecs.getincrementaldecoder(form)()
        self._ready = b""
        self._begun = self._ended = False
        self._place = 0

    def read(self, size: int = -1, /) -> bytes:
        """Up to so many bytes, none only at the end. `ValueError`, worded to follow the source's name, where it is broken."""
        while not self._ended and (size < 0 or not self._ready):
            part = self._stream.read(_STEP)
            self._ended = not part
            self._ready += self._recoded(part)
        given = self._ready if size < 0 else self._ready[:size]
        self._ready = self._ready[len(given) :]
        return given

    def _recoded(self, part: bytes) -> bytes:
        name = self._form.upper()[:6]
        if _BYTES.search(part):
            raise ValueError(f"is {name} only in part (not near byte {self._place:,}): save it as UTF-8")
        try:
            text = self._decoder.decode(part, final=not part)
        except UnicodeDecodeError:
            raise ValueError(
                f"is broken {name} (near byte {self._place:,}), or cut off within a letter: save it as UTF-8"
            ) from None
        self._place += len(part)
        if text and not self._begun:
            self._begun = True
            text = text.removeprefix("\ufeff")
        return text.encode("utf-8", "surrogatepass")
