"""PDF files that are encrypted, and such of which only a part has a text layer."""

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents

PAGES = Path(__file__).parent / "pages"


def outcome(path: Path) -> list[str]:
    read = iter_documents([str(path)])
    return [item.text if isinstance(item, Document) else f"! {str(item).removeprefix(str(path))}" for item in read]


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_a_file_that_opens_without_a_password_is_read_and_another_told(tmp_path: Path, algorithm: str) -> None:
    path = tmp_path / "a.pdf"
    (whole,) = outcome(PAGES / "release-1.pdf")
    for password in ("", "secret"):
        writer = PdfWriter(clone_from=PAGES / "release-1.pdf")
        writer.encrypt(password, "owner", algorithm=algorithm)
        writer.write(path)
        assert outcome(path) == ([whole] if not password else ["!  is locked with a password: save it without one"])


def test_pages_that_are_scans_are_told_beside_the_text_of_the_others(tmp_path: Path) -> None:
    text, scan = PdfReader(PAGES / "release-1.pdf").pages, PdfReader(PAGES / "scanned.pdf").pages[0]
    writer = PdfWriter()
    for page in (scan, *text, scan, scan):
        writer.add_page(page)
    path = tmp_path / "a.pdf"
    writer.write(path)
    (whole,) = outcome(PAGES / "release-1.pdf")
    last = len(text) + 3
    assert outcome(path) == [
        whole,
        f"!  was read without pages 1, {last - 1}-{last} of {last}: there are only pictures, without a text layer; "
        "run it through text recognition to have all of it",
    ]
