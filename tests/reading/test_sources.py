"""Sources as a user names them: files, folders, patterns and standard input, good and bad, in their order."""

import gzip
import io
import os
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.decoding import LIMIT, LONGEST
from dragoman.reading.kinds import ENDINGS
from dragoman.reading.sources import SourceError, iter_documents

REPORT = "---\npublished: 2022-06-12\noutlet: Valley News\n---\n{}\n"


def outcome(*sources: str | Path, stdin: bytes | None = None) -> list[str]:
    """Each document's text, each error in the words a user sees."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    read = iter_documents([str(source) for source in sources], stdin=stream)
    return [item.text if isinstance(item, Document) else f"! {item}" for item in read]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with reports, others' files, and reports further down."""
    (tmp_path / "b.txt").write_text("Text b", encoding="utf-8")
    (tmp_path / "a.report").write_text(REPORT.format("Text a"), encoding="utf-8")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "deep").mkdir()
    (tmp_path / "c" / "deep" / "x.TXT").write_text("Text x", encoding="utf-8")
    (tmp_path / "c" / "y.txt").write_text("Text y", encoding="utf-8")
    (tmp_path / "d.txt").write_text("Text d", encoding="utf-8")
    (tmp_path / "notes.log").write_text("Notes", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("Hidden", encoding="utf-8")
    return tmp_path


def test_a_file_is_a_document(folder: Path) -> None:
    (document,) = iter_documents([str(folder / "a.report")])
    assert isinstance(document, Document)
    assert (document.text, document.outlet, document.published) == ("Text a", "Valley News", date(2022, 6, 12))
    assert document.source == str(folder / "a.report")


def test_sources_keep_their_order_and_errors_stand_in_their_place(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    gone = folder / "gone.txt"
    read = outcome(folder / "d.txt", gone, "-", folder / "empty.txt", folder / "b.txt", stdin=b"Text in\r\n")
    assert read == [
        "Text d",
        f"! {gone} does not exist",
        "Text in",
        f"! {folder / 'empty.txt'} is empty: there is no text to read",
        "Text b",
    ]


def test_a_folder_gives_its_reports_by_name_at_any_depth(folder: Path) -> None:
    assert outcome(folder) == ["Text a", "Text b", "Text x", "Text y", "Text d"]


def test_a_file_that_is_named_is_read_whatever_its_ending(folder: Path) -> None:
    assert outcome(folder / "notes.log", folder / ".hidden.txt") == ["Notes", "Hidden"]


def test_a_file_named_twice_is_read_twice(folder: Path) -> None:
    assert outcome(folder / "b.txt", folder / "b.txt", folder / "*.txt") == ["Text b", "Text b", "Text b", "Text d"]


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("*.txt", ["Text b", "Text d"]),
        ("[ab].*", ["Text a", "Text b"]),
        ("?", ["Text x", "Text y"]),
        ("c*/*", ["Text x", "Text y"]),
        ("**/*.txt", ["Text b", "Text y", "Text d"]),
        ("**/*.TXT", ["Text x"]),
        ("**", ["Text a", "Text b", "Text x", "Text y", "Text d"]),
        ("**/deep/*", ["Text x"]),
        ("c/**/[xy].*", ["Text x", "Text y"]),
    ],
)
def test_a_pattern_stands_for_what_it_matches(folder: Path, pattern: str, texts: list[str]) -> None:
    assert outcome(folder / pattern) == texts


def test_a_pattern_is_taken_from_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [item.source for item in iter_documents(["*.txt", "**/y.*"])] == ["b.txt", "d.txt", "c/y.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[b].txt").write_text("Text in brackets", encoding="utf-8")
    assert outcome(folder / "[b].txt") == ["Text in brackets"]


@pytest.mark.parametrize("pattern", ["*.doc", "**/*.doc", "nowhere/**/*.txt"])
def test_a_pattern_that_matches_nothing_is_told(folder: Path, pattern: str) -> None:
    assert outcome(folder / pattern) == [f"! {folder / pattern} matches nothing"]


def test_a_folder_without_reports_is_told(folder: Path) -> None:
    (folder / "none").mkdir()
    (folder / "none" / "x.png").write_bytes(b"\x89PNG")
    assert outcome(folder / "none") == [
        f"! {folder / 'none'} has no reports: expected files that end in {', '.join(ENDINGS)}"
    ]


def test_files_that_may_hold_a_report_and_are_not_read_are_told(folder: Path) -> None:
    for name in ("c/a.DOC", "c/b.rtf", "c/z.msg", "c/sheet.xlsx", "c/picture.jpg", "c/.hidden.doc", "c/clip.txt.gz"):
        (folder / name).write_bytes(gzip.compress(b"Text in gz") if name.endswith("gz") else b"\xd0\xcf\x11\xe0")
    told = [
        f"! {folder}/c/a.DOC is an old Word file: save it as .docx",
        f"! {folder}/c/b.rtf is an RTF file: save it as .docx or .txt",
        "Text in gz",
        "Text x",
        f"! {folder}/c/sheet.xlsx is a spreadsheet: save it as .csv",
        "Text y",
        f"! {folder}/c/z.msg is an Outlook message: save it as .eml",
    ]
    assert outcome(folder / "c") == told
    assert outcome(folder / "c" / "**") == told
    assert outcome(folder / "c" / "z.msg") == told[-1:]
    assert outcome(folder / "c" / "*.msg") == told[-1:]


def test_folders_that_link_to_each_other_are_read_once(folder: Path) -> None:
    for name in ("loop", "loop2"):
        (folder / name).symlink_to(folder, target_is_directory=True)
        (folder / "c" / name).symlink_to(folder / "c", target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    (folder / "nowhere").symlink_to(folder / "gone")
    assert sorted(outcome(folder)) == ["Text a", "Text b", "Text d", "Text x", "Text y"]
    assert sorted(outcome(folder / "**" / "*.txt")) == ["Text b", "Text d", "Text y"]


def test_a_linked_folder_is_read(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "reports").symlink_to(folder / "c", target_is_directory=True)
    assert outcome(other) == ["Text x", "Text y"]


def test_a_link_to_itself_or_to_nowhere_is_told_if_it_is_named_or_would_be_a_report(folder: Path) -> None:
    (folder / "c" / "self.txt").symlink_to(folder / "c" / "self.txt")
    named = outcome(folder / "c" / "self.txt")
    assert len(named) == 1
    assert named[0].startswith(f"! {folder / 'c' / 'self.txt'} cannot be read: ")
    assert outcome(folder / "c") == [*named, "Text x", "Text y"] or outcome(folder / "c") == [
        "Text x",
        *named,
        "Text y",
    ]


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder with a file and a folder that this process may not read, even if it runs as the superuser."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o755)
        (top / "a.txt").write_text("Text a", encoding="utf-8")
        (top / "b.txt").write_text("Text b", encoding="utf-8")
        (top / "c").mkdir()
        (top / "d.txt").write_text("Text d", encoding="utf-8")
        (top / "b.txt").chmod(0)
        (top / "c").chmod(0)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield top
        finally:
            os.seteuid(user)
            (top / "c").chmod(0o755)


def test_what_may_not_be_read_is_told_and_the_rest_goes_on(locked: Path) -> None:
    assert outcome(locked, locked / "c" / "x.txt") == [
        "Text a",
        f"! {locked / 'b.txt'} cannot be read: Permission denied",
        f"! {locked / 'c'} cannot be read: Permission denied",
        "Text d",
        f"! {locked / 'c' / 'x.txt'} cannot be read: Permission denied",
    ]


def test_a_name_that_cannot_be_one_is_told() -> None:
    read = outcome("a\0b", "", "x" * 5000)
    assert [line.split(" ")[0] for line in read] == ["!", "!", "!"]
    assert "cannot be read" in read[0]
    assert "does not exist" in read[1]
    assert "cannot be read" in read[2]


def test_a_name_that_is_not_valid_text_is_shown_without_it(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"Text")
    (document,) = iter_documents([str(tmp_path)])
    assert isinstance(document, Document)
    assert document.source == f"{tmp_path}/caf\ufffd.txt"
    document.source.encode("utf-8")


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    try:
        read = outcome(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read == [f"! {path} is too large (50,000,000 bytes; the limit is {LIMIT:,}): split it into reports"]
    assert peak < 1_000_000


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    line = b"The minister of trade met the envoy of Peru and spoke of the fishing.\n"
    path = tmp_path / "full.txt"
    path.write_bytes((line * (LONGEST // len(line) + 1))[:LONGEST])
    assert len(outcome(path)[0]) == LONGEST
    path.write_bytes((line * (LONGEST // len(line) + 1))[: LONGEST + 1])
    assert "is too long (200,001 characters; the limit is 200,000)" in str(outcome(path)[0])


class Endless(io.RawIOBase):
    """A stream that never ends and gives little at a time, like a pipe."""

    given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        part = b"x" * min(size, 100_000)
        self.given += len(part)
        return part


def test_no_more_of_standard_input_is_read_than_the_limit() -> None:
    endless = Endless()
    (error,) = iter_documents(["-"], stdin=endless)  # type: ignore[arg-type]
    assert isinstance(error, SourceError)
    assert error.message == f"is too large (the limit is {LIMIT:,} bytes): split it into reports"
    assert endless.given == LIMIT + 1


def test_standard_input_of_the_process() -> None:
    script = "from dragoman.reading.sources import iter_documents; print(*iter_documents(['-', '-']), sep='\\n')"
    ran = subprocess.run([sys.executable, "-c", script], input=b"Text", capture_output=True, check=True)
    first, second = ran.stdout.decode().splitlines()
    assert "text='Text'" in first
    assert second == "- is empty: there is no text to read"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", "Malmö".encode("latin-1"), "is not UTF-8 (byte 0xf6 at position 4)"),
        ("a.txt", b"\0\1\2", "is not a text"),
        ("a.report", b"No front matter", "has no front matter"),
    ],
)
def test_a_bad_file_gets_one_line_that_names_it(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (line,) = outcome(path)
    assert line.startswith(f"! {path} {words}")
    assert "\n" not in line


def test_documents_come_one_at_a_time(folder: Path) -> None:
    read = iter_documents([str(folder / "b.txt"), str(folder / "late.txt")])
    assert isinstance(next(read), Document)
    (folder / "late.txt").write_text("Text late", encoding="utf-8")
    late = next(read)
    assert isinstance(late, Document)
    assert late.text == "Text late"


def test_nothing_named_is_nothing_read() -> None:
    assert outcome() == []


RUSSIAN = "Министр торговли встретился с послом Перу и обсудил с ней вопросы рыболовства в северных морях."
FRENCH = "Le ministre a reçu lundi l'ambassadrice du Sénégal pour parler de la pêche et des accords de commerce."
PLAIN = "The minister of trade met the envoy of Peru in Lima on Monday and spoke of the fishing."


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("a.txt", FRENCH, "fr"),
        ("a.txt", RUSSIAN, "ru"),
        ("a.txt", PLAIN, "en"),
        ("a.txt", "Ana Ruiz", None),
        ("a.report", f"---\nid: 1\n---\n{RUSSIAN}", "ru"),
        ("a.html", f"<html><body><article><h1>Рыболовство</h1><p>{RUSSIAN}</p><p>{RUSSIAN}</p></article></body></html>", "ru"),
        ("a.txt", f"{RUSSIAN}\n\n{RUSSIAN}\n\n" + "\n\n".join([PLAIN] * 5), "en"),
    ],
)  # fmt: skip
def test_a_report_is_read_with_its_language(tmp_path: Path, name: str, text: str, language: str | None) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document)
    assert document.language == language


def test_what_is_in_another_language_is_kept_beside_an_english_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    more = [PLAIN.replace("Lima", city) for city in ("Lima", "Cusco", "Tacna", "Piura")]
    paragraphs = "".join(f"<p>{line}</p>" for line in (*more, RUSSIAN, FRENCH))
    path.write_text(f"<html><body><article><h1>Talks</h1>{paragraphs}</article></body></html>", encoding="utf-8")
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document)
    assert document.language == "en"
    assert RUSSIAN not in document.text
    assert [(beside.language, beside.text) for beside in document.passages] == [("ru", RUSSIAN), ("fr", FRENCH)]
