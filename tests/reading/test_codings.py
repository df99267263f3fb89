"""What was compressed for the way over the web: undone once, within bounds, and told where it cannot be."""

import gzip
import os
import zlib
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.codings import unpacked
from dragoman.reading.fetching import Web
from dragoman.reading.sources import iter_documents
from reading.page_server import PAGE, page_server

TEXT = os.urandom(100_000) + b"The envoy met the minister of trade. " * 5_000
NOTHING = bytes(300_000_000)


def compressed(coding: str, data: bytes) -> bytes:
    if coding == "br":
        return bytes(pytest.importorskip("brotli").compress(data, quality=4))
    if coding == "zstd":
        return bytes(pytest.importorskip("zstandard").compress(data))
    return {"gzip": gzip.compress(data, 6), "deflate": zlib.compress(data), "raw": zlib.compress(data)[2:-4]}[coding]


CODINGS = ["gzip", "deflate", "raw", "br", "zstd"]


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("step", [11, 65_536, 10_000_000])
def test_what_was_compressed_is_as_it_was(coding: str, step: int) -> None:
    packed = compressed(coding, TEXT)
    parts = [packed[at : at + step] for at in range(0, len(packed), step)]
    name = "deflate" if coding == "raw" else coding
    assert b"".join(unpacked(parts, name)) == TEXT
    with pytest.raises(ValueError, match="is damaged"):
        list(unpacked([packed[:-200]], name))


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_what_grows_out_of_nothing_is_not_read_to_its_end(coding: str) -> None:
    given: list[int] = []
    with pytest.raises(ValueError, match="it is not read further"):
        given.extend(map(len, unpacked([compressed(coding, NOTHING)], coding)))
    assert sum(given) < 100_000_000


def test_what_is_not_compressed_is_as_it_is() -> None:
    for coding in (None, "", "identity", "gzip"):
        assert b"".join(unpacked([b"<", b"html>", b"x"], coding)) == b"<html>x"


def test_other_codings_are_told() -> None:
    for coding, why in (("gzip, gzip", "more than once"), ("compress", "in a way that is not read")):
        with pytest.raises(ValueError, match=why):
            list(unpacked([b"x"], coding))


@pytest.mark.parametrize(
    ("coding", "content", "begins"),
    [
        ("gzip", gzip.compress(PAGE), "The Ambassador"),
        ("gzip", PAGE, "The Ambassador"),
        ("deflate", zlib.compress(PAGE), "The Ambassador"),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(3_000_000))), "! "),
        ("gzip", gzip.compress(bytes(3_000_000)), "! "),
    ],
)
def test_a_server_that_compresses(coding: str, content: bytes, begins: str) -> None:
    with page_server({"/coded": (content, coding)}) as address:
        web = Web(seconds=5, pause=0, allowed=frozenset({"127.0.0.1"}))
        (found,) = iter_documents([f"{address}/coded"], web=web)
    said = found.text if isinstance(found, Document) else f"! {found}"
    assert said.startswith(begins)


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_an_archive_of_what_a_browser_got(tmp_path: Path, coding: str) -> None:
    body = compressed(coding, PAGE)
    robots = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /x\n"
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding.encode() + b"\r\n\r\n" + body
    archive = tmp_path / "crawl.warc"
    with archive.open("wb") as file:
        for name, block in (("robots.txt", robots), ("page", page)):
            file.write(
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/{name}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
            )
            file.write(block + b"\r\n\r\n")
    (found,) = iter_documents([str(archive)])
    assert isinstance(found, Document) and found.text.startswith("The Ambassador")
