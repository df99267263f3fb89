"""The paragraphs of a Word file, as they stand in its XML, after all changes to it are accepted.

What is read is everything but what was taken out: whatever a text is wrapped in (a change, a content control, a link,
a field, a text box), it is the report's own.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_OUT = frozenset(
    f"{_W}{name}"
    for name in "del moveFrom pPr rPr sdtPr sdtEndPr tblPr tblPrEx tblGrid trPr tcPr sectPr smartTagPr customXmlPr rt".split()
)
_SIGNS = {f"{_W}{name}": sign for name, sign in (("tab", "\t"), ("ptab", "\t"), ("cr", "\n"), ("noBreakHyphen", "-"))}
_NO_LINE = frozenset({"page", "column"})
_DEEPEST = 60


class Block(NamedTuple):
    """A paragraph, or a row of a table, with the style of a paragraph."""

    text: str
    style: str | None = None


def blocks_in(element: Any, depth: int = 0) -> Iterator[Block]:
    """The paragraphs below an element in their order. `ValueError` if they are nested without end."""
    if depth > _DEEPEST:
        raise ValueError("its parts are nested too deeply")
    carried = ""
    for child in _children(element):
        if child.tag == f"{_W}p":
            text, boxes = _paragraph(child)
            if _mark_is_deleted(child):
                carried += text
            else:
                yield Block(carried + text, _style(child))
                carried = ""
            for box in boxes:
                yield from blocks_in(box, depth + 1)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, depth + 1)
        else:
            yield from blocks_in(child, depth + 1)
    if carried:
        yield Block(carried)


def lines_of(text: str) -> list[str]:
    """The lines of a paragraph, with single blanks."""
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


def _children(element: Any) -> Iterator[Any]:
    """The parts of an element that are of its text; of two forms for old and new programs, the first."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _OUT:
            continue
        if child.tag == _CHOICE:
            if len(child):
                yield child[0]
        else:
            yield child


def _paragraph(paragraph: Any) -> tuple[str, list[Any]]:
    """The text of a paragraph, and the text boxes that are anchored in it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    waiting = [paragraph]
    while waiting:
        node = waiting.pop()
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}br":
            pieces.append(" " if node.get(f"{_W}type") in _NO_LINE else "\n")
        elif node.tag in _SIGNS:
            pieces.append(_SIGNS[node.tag])
        elif node.tag == f"{_W}txbxContent":
            boxes.append(node)
        else:
            waiting.extend(reversed(list(_children(node))))
    return "".join(pieces), boxes


def _rows(table: Any, depth: int) -> Iterator[Block]:
    """The rows of a table, each a line; a cell that holds several paragraphs is no cell of a list, and gives them one by one,
    as does one of several lines in the only row, as letterheads are set."""
    above: dict[int, list[Block]] = {}
    rows = list(_parts(table, "tr"))
    between = "\n" if len(rows) == 1 else " "
    for row in rows:
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells: list[list[Block]] = []
        column = 0
        for cell in _parts(row, "tc"):
            said = cell.find(f"{_W}tcPr")
            blocks = [
                Block(between.join(lines_of(text)), style) for text, style in blocks_in(cell, depth) if text.strip()
            ]
            merged = said.find(f"{_W}vMerge") if said is not None else None
            if merged is not None and merged.get(f"{_W}val") != "restart":
                # A cell over several rows is said of each of them.
                blocks = above.get(column, [])
            above[column] = blocks
            cells.append(blocks)
            column += _span(said)
        filled = [blocks for blocks in cells if blocks]
        if len(filled) == 1 or any(len(blocks) > 1 or "\n" in blocks[0].text for blocks in filled):
            yield from (block for blocks in filled for block in blocks)
        else:
            yield Block(" ".join(block.text for blocks in filled for block in blocks))


def _parts(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, also those that are wrapped in something."""
    for child in _children(element):
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag not in (f"{_W}tbl", f"{_W}p"):
            yield from _parts(child, name)


def _span(said: Any) -> int:
    span = said.find(f"{_W}gridSpan") if said is not None else None
    number = span.get(f"{_W}val") if span is not None else None
    return int(number) if number and re.fullmatch(r"\d{1,3}", number) else 1


def _style(paragraph: Any) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return None if style is None else style.get(f"{_W}val")


def _mark_is_deleted(paragraph: Any) -> bool:
    """Whether the end of a paragraph was taken out, so that the next goes on in it."""
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
