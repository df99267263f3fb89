"""Web archives that are damaged or packed in another way: what is whole is read, and what is not is told in its place."""

import gzip
import io
import re
import tracemalloc
import zlib
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents
from dragoman.reading.warc_records import Record, records_of

LIMA = "The minister of trade met the envoy of Peru in Lima on Monday and spoke of the fishing."
OSLO = "The envoy of Chile met the speaker of the house in Oslo on Tuesday and spoke of the forests."
ROME = "The speaker of the senate received the envoy of Ghana in Rome on Friday and spoke of trade."


def record(name: str, text: str | bytes, *headers: str, kind: str = "text/plain") -> bytes:
    body = text if isinstance(text, bytes) else text.encode()
    said = "".join(f"{line}\r\n" for line in (*([f"Content-Type: {kind}"] if kind else []), *headers))
    block = f"HTTP/1.1 200 OK\r\n{said}\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/{name}\r\nContent-Length: {len(block)}\r\n"
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


ONE, TWO, THREE = record("1", LIMA), record("2", OSLO), record("3", ROME)
CUT = "! #http://x.example/{} is cut off: the archive ends within it"
LENGTH = re.compile(rb"Content-Length: \d+")


def outcome(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    read = iter_documents([str(path)])
    return [item.text if isinstance(item, Document) else f"! {str(item).removeprefix(str(path))}" for item in read]


def packed(*parts: bytes) -> bytes:
    return b"".join(gzip.compress(part) for part in parts)


@pytest.mark.parametrize(
    "data",
    [
        ONE + TWO + THREE,
        packed(ONE, TWO, THREE),
        packed(ONE + TWO + THREE),
        packed(ONE, TWO) + bytes(100) + packed(THREE),
        packed(packed(ONE, TWO, THREE)),
        ONE.replace(b"\r\n", b"\n") + TWO.strip() + b"\r\n" + THREE,
        LENGTH.sub(b"content-length:\t%d" % int(LENGTH.search(ONE)[0].split()[1]), ONE) + TWO + THREE.strip(),  # type: ignore[index]
    ],
    ids="plain by-record one-part padded twice line-ends other-spelling".split(),
)
def test_an_archive_is_read_however_it_is_packed(tmp_path: Path, data: bytes) -> None:
    if b"\r\n" not in data[:20] and data[:4] == b"WARC":
        data = LENGTH.sub(
            b"Content-Length: %d" % len(ONE[ONE.index(b"HTTP") : -4].replace(b"\r\n", b"\n")), data, count=1
        )
    assert outcome(tmp_path / "a.warc.gz", data) == [LIMA, OSLO, ROME]


def broken(part: bytes) -> bytes:
    data = bytearray(gzip.compress(part))
    data[40:60] = b"Z" * 20
    return bytes(data)


def test_an_archive_whose_first_record_is_damaged_is_one(tmp_path: Path) -> None:
    for bad, name in ((broken(ONE), "a.warc.gz"), (checked_wrongly(ONE), "a.warc.gz"), (checked_wrongly(ONE), "a.gz")):
        told, *read = outcome(tmp_path / name, bad + packed(TWO, THREE))
        assert told.startswith("!  is damaged: what was compressed in it cannot be unpacked")
        assert read == [OSLO, ROME]


def checked_wrongly(part: bytes) -> bytes:
    return gzip.compress(part)[:-8] + b"12345678"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (packed(ONE) + broken(TWO) + packed(THREE), "!  is damaged: what was compressed in it cannot be unpacked (record 2)"),
        (packed(ONE) + checked_wrongly(TWO) + packed(THREE), "!  is damaged: what was compressed in it cannot be unpacked (record 2)"),
        (packed(ONE) + packed(TWO)[:-60] + packed(THREE), "damaged: "),
        (ONE + b"\0\1garbage\r\n\r\n" + THREE, "!  is broken: a record does not begin as one of a web archive does (record 2)"),
        (ONE + LENGTH.sub(b"Content-Length: 30", TWO) + THREE, "! #http://x.example/2 is damaged: it does not end where it says"),
        (ONE + LENGTH.sub(b"Content-Length: 300", TWO) + THREE, "! #http://x.example/2 is damaged: it does not end where it says"),
        (ONE + LENGTH.sub(b"Content-Length: 99999", TWO) + THREE, CUT.format(2)),
        (ONE + LENGTH.sub(b"Content-Length: -5", TWO) + THREE, "! #http://x.example/2 has no length that could be one"),
        (ONE + LENGTH.sub(b"Content-Size: 5", TWO) + THREE, "! #http://x.example/2 has no length that could be one"),
        (ONE + TWO.replace(b"WARC/1.0", b"WORC/1.0") + THREE, "!  is broken: a record does not begin as one of a web archive does (record 2)"),
    ],
    ids="broken-part wrong-sum short-part garbage too-short too-long far-too-long negative without-length no-record".split(),
)  # fmt: skip
def test_a_damaged_record_is_told_and_the_others_are_read(tmp_path: Path, data: bytes, told: str) -> None:
    first, bad, last = outcome(tmp_path / "a.warc.gz", data)
    assert (first, last) == (LIMA, ROME)
    assert bad.startswith("! ") and (bad == told or told == "damaged: "), bad


@pytest.mark.parametrize("data", [ONE + TWO + THREE, packed(ONE, TWO, THREE), packed(ONE + TWO + THREE)])
def test_wherever_an_archive_is_cut_off_nothing_is_read_by_half(tmp_path: Path, data: bytes) -> None:
    for kept in range(40, len(data) - 5, 23):
        *read, last = outcome(tmp_path / "a.warc.gz", data[:kept])
        assert read == [LIMA, OSLO, ROME][: len(read)]
        assert last in (LIMA, OSLO) or "is cut off" in last or "is broken" in last, (kept, last)


def test_a_page_is_unpacked_or_told(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Talks</h1><p>{LIMA}</p><p>{OSLO}</p></article></body></html>".encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    gz = gzip.compress(page)

    def way(name: str, body: bytes, *headers: str) -> bytes:
        return record(name, body, *headers, kind="text/html")

    read = outcome(
        tmp_path / "a.warc",
        way("gzip", gz, "Content-Encoding: gzip")
        + way("deflate", zlib.compress(page), "Content-Encoding: deflate")
        + way("raw", zlib.compress(page)[2:-4], "Content-Encoding: deflate")
        + way("not", page, "Content-Encoding: gzip")
        + way("chunked", chunked, "Transfer-Encoding: chunked")
        + record("untold", page, kind="")
        + way("damaged", gz[:60] + b"ZZZZ" + gz[64:], "Content-Encoding: gzip")
        + way("lzw", b"\x1f\x9d\x90abc", "Content-Encoding: compress")
        + record("style", b"p { color: red }", kind=""),
    )
    assert read[:6] == [f"{LIMA}\n\n{OSLO}"] * 6
    assert read[6:] == [
        "! #http://x.example/damaged is damaged: what was compressed in it cannot be unpacked",
        "! #http://x.example/lzw is compressed in a way that is not read (compress)",
    ]


def test_an_archive_of_one_part_is_read_in_the_memory_of_one_record() -> None:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1) as file:
        for number in range(30_000):
            file.write(record(str(number), f"{LIMA} {number}" * 10))
    out.seek(0)
    tracemalloc.start()
    read = sum(isinstance(found, Record) for found in records_of(out))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == 30_000
    assert peak < 3_000_000
