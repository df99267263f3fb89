"""PDF files with a text layer. One without is said to be scanned."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dragoman.reading.documents import cleaned_document
from dragoman.reading.letterhead import is_house_name, split_letterhead
from dragoman.reading.streams import LARGEST, whole
from dragoman.reading.supply import Outcome, Supply, Way

_PAGES = 300
_SECONDS = 60.0
_LARGEST_PAGE, _MOST_STRINGS = 20_000_000, 100_000
_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_STOP = re.compile(r"[.!?:][\"'”’»)]*$")
_DIGITS = re.compile(r"\d+")
_NO_TITLE = re.compile(r"microsoft word|untitled|\.(?:docx?|pdf|odt|indd)\b|^document\d*$|^\W*$|_", re.IGNORECASE)
_EDGE = 3
_OPEN_END = re.compile(r"(?:,|\b(?:of|and|the|for|in|with|to|on|at|by|a|an))$", re.IGNORECASE)


def read_pdf(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The report of a PDF. `ValueError`, worded to follow the source's name, if it is locked, broken or scanned."""
    pages, title, scans = _pages(whole(supply.stream, LARGEST))
    known = title if title and not _NO_TITLE.search(title) and len(title.split()) > 2 else None
    head = split_letterhead(paragraphs_of_pages(pages), known)
    # A day in the file's own properties is when the file was made, which may be long after publication.
    house = head.house or _house_above(pages, known or head.title)
    yield cleaned_document(supply, head.paragraphs, title=known or head.title, published=head.day, outlet=house)
    if scans:
        which = f"page {scans[0]}" if len(scans) == 1 else f"pages {_listed(scans)}"
        yield supply.error(
            f"was read without {which} of {len(pages)}: there are only pictures, without a text layer; "
            "run it through text recognition to have all of it"
        )


def _pages(data: bytes) -> tuple[list[list[str]], str | None, list[int]]:
    """The lines of every page, the title in the file's properties, and the numbers of the pages that are pictures alone."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    deadline = time.monotonic() + _SECONDS
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError("is locked with a password: save it without one")
        pages: list[list[str]] = []
        scans: list[int] = []
        for page in reader.pages:
            if len(pages) == _PAGES or time.monotonic() > deadline:
                raise ValueError(
                    f"is too long (over {_PAGES} pages, or {_SECONDS:g} seconds): split it into its reports"
                )
            _refuse_large(page)
            pages.append([line.strip() for line in page.extract_text().splitlines()])
            if not _has_letters(pages[-1]) and _has_picture(page):
                scans.append(len(pages))
        title = reader.metadata.title if reader.metadata else None
    except DependencyError:
        raise ValueError("is encrypted in a way that is not read: save it without a password") from None
    except PyPdfError as error:
        raise ValueError(f"is a broken PDF file: {' '.join(str(error).split())}") from None
    if not any(_has_letters(page) for page in pages):
        what = "is scanned: it has pictures of pages and no text layer" if scans else "has no text layer"
        raise ValueError(f"{what}: run it through text recognition first")
    return pages, str(title) if title else None, scans


def _refuse_large(page: Any) -> None:
    """`ValueError` if what is drawn on a page is so much that it takes minutes to be read."""
    drawn = page.get_contents()
    data = drawn.get_data() if drawn is not None else b""
    if len(data) > _LARGEST_PAGE or data.count(b"Tj") + data.count(b"TJ") > _MOST_STRINGS:
        raise ValueError("has a page that is too large to be read: print it anew, or split it")


def _has_letters(page: list[str]) -> bool:
    return any(letter.isalpha() for line in page for letter in line)


def _listed(numbers: list[int]) -> str:
    """Numbers in a row, with those that follow each other as one: "2-4, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _has_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    return drawn is not None and len(drawn.get_object()) > 0


def paragraphs_of_pages(pages: list[list[str]]) -> list[str]:
    """The paragraphs of a text that was set in lines, without running heads and page numbers, over page breaks."""
    running = _running(pages)
    lines: list[str] = []
    for page in pages:
        kept = [line for line in page if not _NUMBER.match(line) and _DIGITS.sub("0", line) not in running]
        while kept and not kept[-1]:
            kept.pop()
        lines += kept
    return list(_joined(lines))


def _house_above(pages: list[list[str]], title: str | None) -> str | None:
    """The house in the running head: its name, or what a browser prints behind the title, "Title - House"."""
    running = _running(pages)
    for line in next((page for page in pages if _has_letters(page)), [])[:_EDGE]:
        if _DIGITS.sub("0", line) not in running:
            continue
        behind = re.split(r"\s+[|–—-]\s+", line)
        if title and len(behind) == 2 and title.casefold().startswith(behind[0].casefold()):
            return behind[1]
        if (house := next((part for part in behind if is_house_name(part)), None)) is not None:
            return house
    return None


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the top or foot of most pages that have text."""
    pages = [page for page in pages if _has_letters(page)]
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line]
        seen.update({_DIGITS.sub("0", line) for line in (*filled[:_EDGE], *filled[-_EDGE:])})
    return {line for line, times in seen.items() if times > 1 and 2 * times > len(pages)}


def _joined(lines: list[str]) -> Iterator[str]:
    width = sorted(map(len, lines))[int(0.9 * len(lines))] if lines else 0
    paragraph = ""
    for number, line in enumerate(lines):
        if line:
            paragraph = _with(paragraph, line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if paragraph and (not line or not following or _ends(line, following, width)):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends with a line: it stops short, or is too short to have been broken for want of room."""
    first = following.split(" ", 1)[0]
    if _OPEN_END.search(line):
        return False
    if not (following[0].isupper() or not following[0].isalpha()):
        return False
    if _STOP.search(line):
        return len(line) + 1 + len(first) < 0.97 * width
    return len(line) + 1 + len(first) < 0.75 * width


def _with(paragraph: str, line: str) -> str:
    if paragraph.endswith("\u00ad") or (re.search(r"[a-z]-$", paragraph) and line[0].islower()):
        return paragraph[:-1] + line
    return f"{paragraph} {line}" if paragraph else line
