"""What was made to do harm: refused in one line that names it, with the rest still read, in bounded time and memory."""

import gzip
import io
import json
import os
import re
import threading
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.model.document import Document
from dragoman.reading import sources
from dragoman.reading.sources import iter_documents

TEXT = b"The minister of trade met the envoy of Peru in Lima on Monday and spoke of the fishing."


def outcome(*sources: Path) -> list[str]:
    read = iter_documents([str(source) for source in sources])
    return [item.text if isinstance(item, Document) else f"! {item}" for item in read]


def archive(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name) if name.startswith("..") else name, data, zipfile.ZIP_DEFLATED)
    return path


def test_a_bomb_in_an_archive_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    made = archive(tmp_path / "a.zip", {"a.txt": TEXT, "bomb.txt": b"x" * 30_000_000, "z.txt": TEXT})
    first, bomb, last = outcome(made)
    assert first == last == TEXT.decode()
    assert bomb.startswith(f"! {made}#bomb.txt unpacks to 30,000,000 bytes from ")


def test_archives_in_archives_are_measured_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.reading.archive.UNPACKED", 20_000_000)

    def packed(name: str, data: bytes, times: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for number in range(times):
                made.writestr(f"{number}{name}", data)
        return out.getvalue()

    # 30 × 60 × 60 texts of a megabyte, in a file of less than that.
    bomb = packed(".zip", packed(".zip", packed(".txt", b"x" * 999_000, 30), 60), 60)
    (tmp_path / "deep.zip").write_bytes(bomb)
    lines = outcome(tmp_path / "deep.zip")
    assert len(lines) < 25
    assert all("unpacks to over 20,000,000 bytes" in line for line in lines[-3:])


def test_an_archive_that_holds_itself_comes_to_an_end(tmp_path: Path) -> None:
    inner = archive(tmp_path / "inner.zip", {"a.txt": TEXT}).read_bytes()
    for _ in range(20):
        inner = archive(tmp_path / "outer.zip", {"again.zip": inner, "a.txt": TEXT}).read_bytes()
    *refused, last = outcome(tmp_path / "outer.zip")
    assert last == TEXT.decode()
    assert sum("lies too deep" in line for line in refused) == 2


def web_archive(pages: int) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(pages):
        page = TEXT + str(number).encode() * 20
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://x.example/{number}", "response", payload=io.BytesIO(page), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_a_web_archive_that_is_cut_off_is_told_in_words(tmp_path: Path, name: str) -> None:
    data = web_archive(3) if name.endswith("gz") else gzip.decompress(web_archive(3))
    path = tmp_path / name
    for kept in (60, len(data) // 2, len(data) - len(data) // 10):
        path.write_bytes(data[:kept])
        *read, last = outcome(path)
        assert all(line.startswith(TEXT.decode()) for line in read)
        assert re.search(
            r"is cut off: (the archive ends within it( \(record \d\))?|there should be more of it)$", last
        ), last


def test_what_is_compressed_and_cut_off_or_damaged_is_told_in_words(tmp_path: Path) -> None:
    whole = gzip.compress(bytes(TEXT) * 500)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(whole[: len(whole) // 2])
    assert outcome(path) == [f"! {path} is cut off: there should be more of it"]
    path.write_bytes(whole[:-8] + b"12345678")
    assert outcome(path) == [f"! {path} is broken: what was compressed in it is damaged: get it anew"]


def test_a_pipe_into_which_nobody_writes_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PATIENCE", 0.2)
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    (line,) = outcome(path)
    assert line == f"! {path} is a pipe into which nobody writes: it was not waited for longer than 0.2 seconds"
    writer = threading.Thread(target=path.write_bytes, args=(TEXT,))
    monkeypatch.setattr(sources, "PATIENCE", 20)
    writer.start()
    assert outcome(path) == [TEXT.decode()]
    writer.join()


def test_names_that_lead_out_of_an_archive_are_refused(tmp_path: Path) -> None:
    made = archive(
        tmp_path / "a.zip", {"../../etc/cron.txt": TEXT, "/abs.txt": TEXT, "c:\\x.txt": TEXT, "ok.txt": TEXT}
    )
    *refused, read = outcome(made)
    assert read == TEXT.decode()
    assert len(refused) == 3
    assert all(line.endswith("has a name that leads out of the archive: it is not read") for line in refused)


def test_archives_in_archives_are_followed_so_far_and_no_further(tmp_path: Path) -> None:
    data = TEXT
    name = "a.txt"
    for level in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            made.writestr(name, data)
        data, name = out.getvalue(), f"{level}.zip"
    (tmp_path / "deep.zip").write_bytes(data)
    (line,) = outcome(tmp_path / "deep.zip")
    assert line.endswith("lies too deep: archives in each other are not followed further")


@pytest.mark.parametrize("name", ["big.txt.gz", "big.jsonl.gz", "big.csv.gz", "big.mbox.gz"])
@pytest.mark.parametrize("filler", [b"x", b"\n"])
def test_a_compressed_file_that_grows_out_of_nothing_is_refused_at_once(
    tmp_path: Path, name: str, filler: bytes
) -> None:
    path = tmp_path / name
    begin = {"mbox": b"From a@b.c Sun Jun 12 10:00:00 2022\nSubject: x\n\n", "csv": b"id,text\n"}.get(
        name.split(".")[1], b""
    )
    path.write_bytes(gzip.compress(begin + filler * 60_000_000))
    start = time.process_time()
    tracemalloc.start()
    (line,) = outcome(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert line.startswith((f"! {path} unpacks to over ", f"! {path} has over 100,000 blank lines"))
    assert peak < 20_000_000
    assert time.process_time() - start < 5


def test_a_compressed_text_over_the_limit_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.txt.gz"
    noise = os.urandom(50_000).hex().encode()
    path.write_bytes(gzip.compress(noise * 200, 1))
    tracemalloc.start()
    (line,) = outcome(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert line == f"! {path} is too large (the limit is 10,000,000 bytes): split it into reports"
    assert peak < 40_000_000


def test_a_large_archive_of_small_files_is_read_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        made.writestr("a.txt", TEXT)
        for number in range(6):
            made.writestr(f"{number}.doc", b"\x89PNG" + bytes(10_000_000))
        made.writestr("z.txt", TEXT)
    assert path.stat().st_size > 50_000_000
    tracemalloc.start()
    first, *pictures, last = outcome(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert first == last == TEXT.decode()
    assert len(pictures) == 6 and all("is a picture" in line for line in pictures)
    assert peak < 5_000_000


def test_more_may_be_unpacked_of_a_source_that_is_larger_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.reading.supply.UNPACKED", 10_000)
    monkeypatch.setattr("dragoman.reading.archive.UNPACKED", 10_000)
    texts = [f"{TEXT.decode()} {os.urandom(300).hex()}" for _ in range(100)]
    lines = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    assert outcome(tmp_path / "a.jsonl.gz") == texts
    made = archive(tmp_path / "a.zip", {f"{number:03}.txt": text.encode() for number, text in enumerate(texts)})
    assert outcome(made) == texts


def test_what_was_read_before_a_compressed_file_is_cut_off_is_kept(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"{TEXT.decode()} {number}"}).encode() + b"\n" for number in range(500))
    whole = gzip.compress(lines + os.urandom(2000).hex().encode() + b"\n")
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[:-1000])
    *read, last = outcome(path)
    assert read == [f"{TEXT.decode()} {number}" for number in range(500)]
    assert last == f"! {path} is cut off: there should be more of it"


@pytest.mark.parametrize("root", ["rss version='2.0'", "urlset", "feed"])
def test_entities_are_refused(tmp_path: Path, root: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    path = tmp_path / "bomb.xml"
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE x [{laughs}]><{root}><title>&l9;</title></{root.split()[0]}>')
    assert outcome(path) == [
        f"! {path} is XML that declares entities of its own, which is not read: they can grow without bounds"
    ]


def test_entities_in_a_word_file_are_refused(tmp_path: Path) -> None:
    whole = (Path(__file__).parent / "pages" / "release-1.docx").read_bytes()
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "word/document.xml":
                content = content.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "lol">]><w:document', 1)
            new.writestr(part, content)
    (line,) = outcome(path)
    assert line.startswith(f"! {path} is XML that declares entities of its own")


@pytest.mark.parametrize(
    ("part", "added", "words"),
    [
        ("word/document.xml", b"<w:p/>" * 250_000, "word/document.xml in it has over 200,000 tags"),
        ("word/document.xml", b" " * 21_000_000, "word/document.xml in it unpacks to over 20,000,000 bytes"),
        ("word/media/a.png", b"\0" * 201_000_000, "it unpacks to over 200,000,000 bytes"),
    ],
)
def test_a_word_file_that_grows_is_refused(tmp_path: Path, part: str, added: bytes, words: str) -> None:
    whole = (Path(__file__).parent / "pages" / "release-1.docx").read_bytes()
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            content = old.read(each)
            new.writestr(
                each.filename, content.replace(b"<w:body>", b"<w:body>" + added) if each.filename == part else content
            )
        if part not in old.namelist():
            new.writestr(part, added)
    assert outcome(path) == [f"! {path} is not read: {words}"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.html", b"<html><body><p>" + b"\0" * 1000, "is not a text (it holds binary data)"),
        ("a.html", b"<html><meta charset=utf-8><p>" + b"\xff\xfe\xfd caf\xe9 " * 50, "is in a broken encoding"),
        ("a.html", b"<html><body></body></html>", "has no report in it"),
        ("a.html", b"<div>" * 50_000, "is nested too deeply"),
        ("a.html", b"<html>" + b"<p>The minister." * 60_000, "is too large (60,0"),
        ("a.eml", b"From: a\nTo: b\nSubject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\n", "is empty"),
        ("a.eml", b"From: a\nTo: b\nSubject: c\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 2000, "over 1,000 parts"),
        ("a.rss", b"<rss version='2.0'>" + b"<item>" * 6000, "is a feed of over 5,000 entries"),
        ("a.md", b"*a " * 100_000, "is too long"),
        ("a.pdf", b"%PDF-1.7\nnothing", "is a broken PDF file"),
        ("a.docx", b"PK\x03\x04" + b"x" * 50, "is a broken Word file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "is an old Word file"),
        ("a.rtf", b"{\\rtf1 text}", "is an RTF file"),
        ("a.gz", b"\x1f\x8b" + b"x" * 50, "is a broken compressed file"),
        ("a.rss", b"<rss version='2.0'><channel></channel></rss>", "is a feed without entries"),
        ("a.xml", b"<urlset></urlset>", "is a sitemap that lists no pages"),
        ("a.csv", b"a,b\n1,2\n", "has no column of texts"),
        ("a.jsonl", b'{"a": 1}\n', "has no text: expected a field"),
        ("a.jsonl", b"{" * 100_000, "is no JSON"),
        ("a.jsonl", b'{"text": ' + b"[" * 200_000 + b"\n", "is no JSON"),
        ("a.warc", b"WARC/1.0\r\nbroken", "is cut off: the archive ends within it"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "is an archive of a kind that is not read"),
    ],
)  # fmt: skip
def test_a_bad_file_gets_one_line(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "good.txt").write_bytes(TEXT)
    line, rest = outcome(path, tmp_path / "good.txt")
    assert line.startswith(f"! {path}")
    assert words in line
    assert "\n" not in line
    assert rest == TEXT.decode()


def test_a_line_of_two_gigabytes_is_passed_over_in_little_memory() -> None:
    good = json.dumps({"text": TEXT.decode()}).encode() + b"\n"
    stream = Long(b'{"text": "', 2_000_000_000, b'"}\n' + good)
    tracemalloc.start()
    read = list(iter_documents(["-"], stdin=stream))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(read[0]) == "-#1 is too large (the limit is 10,000,000 bytes)"
    assert isinstance(read[1], Document)
    assert peak < 60_000_000


class Long(io.RawIOBase):
    """A stream of so many letters between a beginning and an end."""

    def __init__(self, begin: bytes, letters: int, end: bytes) -> None:
        self._parts = [begin, letters, end]
        self._filler = b"x" * 1_000_000

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while self._parts:
            part = self._parts[0]
            if isinstance(part, int):
                given = self._filler[: min(size, part)]
                self._parts[0] = part - len(given)
            else:
                given = part[:size]
                self._parts[0] = part[len(given) :]
            if not self._parts[0]:
                self._parts.pop(0)
            if given:
                return given
        return b""


def test_writing_directions_and_invisible_letters_stay_in_the_text(tmp_path: Path) -> None:
    trick = "The minister of trade met the envoy \u202eureP fo\u202c in Li\u200bma on Monday and the two spoke of the fishing at length."
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><article><h1>Talks in Lima</h1><p>{trick}</p></article></body></html>", encoding="utf-8"
    )
    assert outcome(path) == [trick]


def test_very_many_files_that_cannot_be_read_are_told_in_few_lines(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        for number in range(300):
            packed.writestr(f"{number}.doc", b"\xd0\xcf\x11\xe0 old")
        packed.writestr("last.txt", "The envoy met the minister in Lima on Monday and spoke of trade.")
    told = outcome(archive(tmp_path / "many.zip", {"a.zip": inner.getvalue(), "b.zip": inner.getvalue()}))
    assert sum(line.startswith("The envoy") for line in told) == 2
    assert len(told) == 23
    assert told[-1].endswith("many.zip has 580 more files like one that is an old Word file")


def test_pictures_and_what_systems_leave_are_passed_over_in_an_archive(tmp_path: Path) -> None:
    kinds = {"photo.jpg": b"\xff\xd8\xff\xe0", "Thumbs.db": b"\xd0\xcf\x11\xe0", "a/clip.mp4": b"\0\0\0 ftypisom"}
    note = b"The envoy met the minister in Lima on Monday and spoke of trade."
    assert outcome(archive(tmp_path / "a.zip", {**kinds, "a.txt": note})) == [note.decode()]
    (alone,) = outcome(archive(tmp_path / "b.zip", kinds))
    assert "without files that may be read (3 of pictures" in alone
