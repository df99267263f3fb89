"""Sources that are cut off, damaged, marked twice or nested without end: each gives one line that says what to do, or is read."""

import io
import zipfile
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents

ACCORD = "Minister Oyelaran and her colleague from Carrovia signed the accord on the harbour on Thursday, after six years of talks."
MARK = b"\xef\xbb\xbf"


def outcome(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return [one.text if isinstance(one, Document) else f"! {one}" for one in iter_documents([str(path)])]


def archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, ACCORD)
    return packed.getvalue()


def nested(tag: str, depth: int) -> bytes:
    return f"<html><h1>Accord signed</h1>{f'<{tag}>' * depth}<p>{ACCORD}</p></html>".encode()


@pytest.mark.parametrize("tag", ["div", "table><tr><td"])
def test_a_page_that_is_nested_too_deeply_says_so(tmp_path: Path, tag: str) -> None:
    (line,) = outcome(tmp_path / "a.html", nested(tag, 300))
    assert "is nested too deeply" in line
    assert "save its text" in line


def test_what_lies_too_deep_does_not_vanish_from_a_report(tmp_path: Path) -> None:
    page = f"<html><h1>Accord signed</h1><p>{ACCORD}</p>{'<div>' * 300}<p>{ACCORD}</p></html>"
    (line,) = outcome(tmp_path / "a.html", page.encode())
    assert "is nested too deeply" in line


@pytest.mark.parametrize("tag", ["font size=2><b", "span", "i"])
def test_elements_of_type_that_are_never_closed_are_no_danger(tmp_path: Path, tag: str) -> None:
    assert outcome(tmp_path / "a.html", nested(tag, 300)) == [ACCORD]


def test_one_damaged_file_of_an_archive_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(archive("a.txt", "b.txt"))
    data[data.find(b"Oyelaran")] ^= 1
    told, read = outcome(tmp_path / "a.zip", bytes(data))
    assert told.endswith("a.txt is broken: what was compressed in it is damaged: get it anew")
    assert read == ACCORD


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.zip", archive("a.txt")[:100], "is a broken archive: it is cut off, or damaged at its end: get it anew"),
        ("a.docx", archive("a.txt")[:100], "is a broken Word file: it is cut off, or damaged at its end: get it anew"),
        ("a.zip", b"\x00junk" * 50 + archive("a.txt"), "is called .zip and does not begin as such files do"),
        ("a.mbox", b"From \n", "has no message in it"),
        ("a.mbox", b"", "has no message in it"),
        ("a.csv", b"\xff\xfe" + "title,text\nA,".encode("utf-16-le") + ACCORD.encode(), "is UTF-16 only in part"),
        ("a.jsonl", b'{"text":' + b"[" * 60_000 + b"\n", "is no JSON: it is nested too deeply"),
    ],
)
def test_what_is_broken_says_what_to_do(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (line,) = outcome(tmp_path / name, data)
    assert line.startswith("! ")
    assert words in line


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "title;text\nAccord;{}\n"),
        ("a.jsonl", '{{"title": "Accord", "text": "{}"}}\n'),
        ("a.rss", "<rss version='2.0'><channel><title>K</title><item><title>A</title><description>{}</description></item></channel></rss>"),
        ("a.txt", "{}"),
        ("a.html", "<h1>Accord signed</h1><p>{}</p>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("marks", [1, 2, 3])
def test_a_byte_order_mark_may_stand_there_several_times(tmp_path: Path, name: str, text: str, marks: int) -> None:
    assert outcome(tmp_path / name, marks * MARK + text.format(ACCORD).encode()) == [ACCORD]


def test_a_title_of_invisible_letters_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<title>\u200b\u202e</title><h1>\u200b</h1><p>{ACCORD}</p>", encoding="utf-8")
    (one,) = iter_documents([str(path)])
    assert isinstance(one, Document), one
    assert one.title is None
