"""Word files (.docx)."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from dragoman.reading.documents import cleaned_document
from dragoman.reading.entities import refuse_entities
from dragoman.reading.letterhead import split_letterhead
from dragoman.reading.supply import Outcome, Supply, Way

_LARGEST = 200_000_000
_LARGEST_PART = 20_000_000
_MOST_TAGS = 200_000
_TITLES = ("Title", "Heading 1")


def read_word(supply: Supply, data: bytes, way: Way) -> Iterator[Outcome]:
    """The report of a Word file. `ValueError`, worded to follow the source's name, if it is broken."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        # Pictures may be large. What is in XML becomes many times larger where it is taken apart.
        if sum(part.file_size for part in parts.infolist()) > _LARGEST:
            raise ValueError(f"is not read: it unpacks to over {_LARGEST:,} bytes")
        for part in parts.infolist():
            if part.filename.endswith((".xml", ".rels")):
                _refuse_large(part)
                if refuse_entities(parts.read(part)).count(b"<") > _MOST_TAGS:
                    raise ValueError(f"is not read: {part.filename} in it has over {_MOST_TAGS:,} tags")
    try:
        word = docx.Document(io.BytesIO(data))
        title, paragraphs = _content(word)
    except (OpcError, etree.LxmlError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ValueError(f"is a broken Word file: {' '.join(str(error).split())}") from None
    head = split_letterhead(paragraphs)
    # A day in the file's own properties is when the file was made.
    yield cleaned_document(supply, head.paragraphs, title=title or head.title, published=head.day, outlet=head.house)


def _refuse_large(part: zipfile.ZipInfo) -> None:
    if part.file_size > _LARGEST_PART:
        raise ValueError(f"is not read: {part.filename} in it unpacks to over {_LARGEST_PART:,} bytes")


def _content(word: Any) -> tuple[str | None, list[str]]:
    """The title, by its style, and all paragraphs in their order, those of tables among them."""
    title, paragraphs = None, []
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            paragraphs += [" ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
            continue
        text = " ".join(block.text.split())
        if title is None and text and block.style is not None and block.style.name in _TITLES:
            title = text
        paragraphs += [line.strip() for line in block.text.split("\n")]
    return title, [line for line in paragraphs if line.strip()]
