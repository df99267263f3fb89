"""Word files (.docx)."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from dragoman.reading.documents import cleaned_document
from dragoman.reading.entities import refuse_entities
from dragoman.reading.letterhead import split_letterhead
from dragoman.reading.supply import Outcome, Supply, Way
from dragoman.reading.word_blocks import blocks_in, lines_of

_LARGEST = 200_000_000
_LARGEST_PART = 20_000_000
_MOST_TAGS = 200_000
_TITLES = ("Title", "Heading 1")
_SET_APART = re.compile(r"[\t\n]|\s[–—|•·]\s")


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
        running = _running_head(word)
    except (OpcError, etree.LxmlError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ValueError(f"is a broken Word file: {' '.join(str(error).split())}") from None
    head = split_letterhead(paragraphs, title)
    above = split_letterhead([*running, *paragraphs], title)
    if above.paragraphs != head.paragraphs:
        above = head
    # A day in the file's own properties is when the file was made.
    yield cleaned_document(
        supply,
        head.paragraphs,
        title=title or head.title,
        published=head.day or above.day,
        outlet=head.house or above.house,
    )


def _refuse_large(part: zipfile.ZipInfo) -> None:
    if part.file_size > _LARGEST_PART:
        raise ValueError(f"is not read: {part.filename} in it unpacks to over {_LARGEST_PART:,} bytes")


def _content(word: Any) -> tuple[str | None, list[str]]:
    """The title, by its style, and all paragraphs in their order, those of tables among them."""
    from docx.enum.style import WD_STYLE_TYPE

    titles = {
        style.style_id for style in word.styles if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name in _TITLES
    }
    title, paragraphs = None, []
    for block in blocks_in(word.element.body):
        lines = lines_of(block.text)
        if title is None and lines and block.style in titles:
            title = " ".join(lines)
        paragraphs += lines
    return title, paragraphs


def _running_head(word: Any) -> list[str]:
    """What stands above the first page; its parts are set apart by tabulators or dashes."""
    if not word.sections:
        return []
    section = word.sections[0]
    headers = [section.header]
    if section.different_first_page_header_footer:
        headers.insert(0, section.first_page_header)
    for header in headers:
        # One that is not there is made anew by the library where its text is asked for.
        if header.is_linked_to_previous:
            continue
        lines = [block.text for block in blocks_in(header._element)]
        parts = [" ".join(part.split()) for line in lines for part in _SET_APART.split(line)]
        if filled := [part for part in parts if part]:
            return filled
    return []
