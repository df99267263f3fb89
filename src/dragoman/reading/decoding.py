"""From bytes to text: which encodings are accepted, and what is refused."""

import codecs
import re

LIMIT = 10_000_000
"""The largest source read, in bytes."""

LONGEST = 200_000
"""The longest text read, in characters. A report has a fiftieth of that; this one takes minutes."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# A real text may hold a stray control character (a form feed or escape left by a converter); a binary is full of them.
_CONTROL_SHARE = 0.05
_BINARY = "is not a text (it holds binary data): give the plain text of the report"

_FORMATS = (
    (re.compile(rb"%PDF-"), "a PDF file"),
    (re.compile(rb"PK\x03\x04"), "a Word file or other archive"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "a Word file"),
    (re.compile(rb"\{\\rtf"), "an RTF file"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE), "a web page"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b", re.IGNORECASE), "XML of a kind that is not read"),
)


def decode(data: bytes) -> str:
    """The text of a source, with `\\n` newlines and without byte order mark and outer newlines.

    UTF-8 (with or without byte order mark) and UTF-16 with a byte order mark are accepted. Nothing else is changed:
    zero-width, bidirectional and decomposed characters stay. `ValueError`, worded to follow the source's name, if the
    bytes are another encoding, binary data or an empty text.
    """
    for signature, name in _FORMATS:
        if signature.match(data):
            raise ValueError(f"is {name}, not plain text: save its text as .txt")
    text = _utf16(data) if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _utf8(data)
    if "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise ValueError(_BINARY)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text or text.isspace():
        raise ValueError("is empty: there is no text to read")
    return text


def readable(text: str) -> str:
    """The text, as it is. `ValueError`, worded to follow the source's name, if it is empty or too long to be read."""
    if not text or text.isspace():
        raise ValueError("is empty: there is no text to read")
    if len(text) > LONGEST:
        raise ValueError(
            f"is too long ({len(text):,} characters; the limit is {LONGEST:,}): split it into its single reports"
        )
    return text


def _utf8(data: bytes) -> str:
    if b"\0" in data:
        raise ValueError(_BINARY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With the mark stripped by the codec, its positions count from behind the mark.
        at = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        raise ValueError(
            f"is not UTF-8 (byte 0x{data[at]:02x} at position {at}): save it as UTF-8, "
            "for example with `iconv -f WINDOWS-1252 -t UTF-8` if that is its encoding"
        ) from None


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"starts with a UTF-16 byte order mark but is not UTF-16 (byte position {error.start}): save it as UTF-8"
        ) from None
