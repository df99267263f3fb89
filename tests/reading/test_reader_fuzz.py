"""Every reader at bytes that are nearly right: it gives documents or errors, in time, and never fails.

`make fuzz` goes on for minutes with each kind ($DRAGOMAN_FUZZ_SECONDS); here each gets a few tries.
"""

import io
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.reading.fetching import Web
from dragoman.reading.readers import read_supply
from dragoman.reading.source_error import SourceError
from dragoman.reading.streams import Peekable
from dragoman.reading.supply import Supply

PAGES = Path(__file__).parent / "pages"
SEEDS = {
    "page": "newspaper-1.html", "tables": "ministry_tables-1.html", "pdf": "release-1.pdf", "word": "release-1.docx", "mail": "mail-html.eml",
    "attached": "mail-attached.eml", "mails": "folder.mbox", "rss": "news.rss", "atom": "news.atom", "json feed": "feed.json", "warc": "crawl.warc.gz",
    "json lines": "clips.jsonl", "table": "clips.csv", "zip": "clips.zip", "gzip": "page.html.gz", "markdown": "note.md",
    "changes": "changes.docx", "nested": "mail-nested.eml", "saved page": "saved.mhtml", "one part": "one-part.warc.gz", "json list": "listed.json",
    "spreadsheet": "excel.csv",
}  # fmt: skip
SECONDS = float(os.environ.get("DRAGOMAN_FUZZ_SECONDS", "0"))
LONGEST = 10.0
# No page may be asked for while fuzzing: what is not allowed by name and has no time is given up.
NO_WEB = Web(seconds=0.01, pause=0)

_TOKENS = [b"\0", b"\xff\xfe", b"<", b">", b"<!--", b"]]>", b"<!ENTITY a 'b'>", b"\r\n\r\n", b"\n", b"From a Mon 10:00:00\n", b'"', b"{", b"[", b"%", b"obj", b"endstream",
           b"/Length 999999999", b"Content-Type: multipart/mixed; boundary=a\n", b"--a\n", b"PK\x01\x02", b"99999999999", b"-1", b"\xe2\x80\xae", b"WARC/1.0\r\n"]  # fmt: skip
edits = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 60),
        st.one_of(st.sampled_from(_TOKENS), st.binary(max_size=30), st.integers(2, 3000).flatmap(lambda n: st.sampled_from([t * n for t in (b"<div>", b"[", b"(", b"=?", b"A")]))),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


def changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, new in changes:
        at = int(where * len(data))
        data = data[:at] + new + data[at + length :]
    return data


def check(name: str, data: bytes) -> None:
    # What the reader itself takes: the machine may be busy with other work.
    start = time.process_time()
    for outcome in read_supply(Supply("fuzz", name, Peekable(io.BytesIO(data))), NO_WEB):
        assert isinstance(outcome, (Document, SourceError))
        if isinstance(outcome, Document):
            outcome.text.encode("utf-8")
            assert outcome.text.strip()
        else:
            assert "\n" not in outcome.message
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize("kind", SEEDS)
def test_a_reader_at_a_file_that_was_changed(kind: str) -> None:
    name = SEEDS[kind]
    seed = (PAGES / name).read_bytes()
    check(name, seed)
    phases = (Phase.generate,) if SECONDS else (Phase.generate, Phase.shrink)

    @settings(
        max_examples=200 if SECONDS else 8,
        deadline=None,
        derandomize=not SECONDS,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    @given(edits)
    def once(changes: list[tuple[float, int, bytes]]) -> None:
        check(name, changed(seed, changes))

    end = time.monotonic() + SECONDS
    once()
    while time.monotonic() < end:
        once()


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(
    st.sampled_from(
        ["a.html", "a.pdf", "a.eml", "a.mbox", "a.jsonl", "a.csv", "a.zip", "a.md", "a.report", "a.txt", "a.xml"]
    ),
    st.binary(max_size=300),
)
def test_any_bytes_under_any_name(name: str, data: bytes) -> None:
    check(name, data)
