"""Text in XML 1.0: escaped, and without what may not stand in it at all."""

import re
from xml.sax.saxutils import escape, quoteattr

from dragoman.model.visible import visible

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(text: str) -> str:
    return escape(_allowed(text))


def attribute(text: str) -> str:
    """A value in quotation marks."""
    return quoteattr(_allowed(text))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", visible(text))
