"""Text that a page shows as it was typed (`pre`), with a blank line between paragraphs, as pages of the nineties do."""

import re
from typing import Any

_BLANK = re.compile(r"\n[ \t]*\n")
_LEAST = 3
_FOLDED = 100


def set_in_paragraphs(tree: Any) -> None:
    """Makes paragraphs of such text: lines that were broken to fit are one, others stay lines."""
    from lxml.html import builder

    for block in list(tree.iter("pre")):
        text = block.text_content().replace("\r\n", "\n")
        parts = [part for part in _BLANK.split(text) if part.strip()]
        if block.getparent() is None or len(parts) < _LEAST or any(len(line) > _FOLDED for line in text.split("\n")):
            continue
        made = builder.DIV(*(builder.P(line) for part in parts for line in _lines(part)))
        made.tail = block.tail
        block.getparent().replace(block, made)


def _lines(part: str) -> list[str]:
    """The lines of a part: one, if all but the last fill most of the width, and they read on."""
    lines = [" ".join(line.split()) for line in part.strip("\n").split("\n")]
    filled = [line for line in lines if line]
    longest = max(map(len, filled), default=0)
    broken = longest > 40 and all(2 * len(line) > longest for line in filled[:-1])
    return [" ".join(filled)] if broken else filled
