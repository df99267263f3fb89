"""Web archives (.warc, .warc.gz), one record at a time."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from dragoman.reading.codings import unpacked
from dragoman.reading.kinds import PAGE, kind_of
from dragoman.reading.streams import HEAD, LARGEST, Peekable, whole
from dragoman.reading.supply import Outcome, Supply, Way
from dragoman.reading.warc_records import Damage, Record, records_of

_TYPES = (
    "text/html",
    "application/xhtml",
    "text/plain",
    "application/pdf",
    "text/markdown",
    "application/vnd.openxml",
    "message/rfc822",
)
"""What may be a report. Pictures, styles, scripts and feeds that were crawled with the pages are passed over in silence."""

_PAGES = frozenset({"response", "resource", "conversion"})
_TYPE = re.compile(rb"^warc-type:[ \t]*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_URL = re.compile(rb"^warc-target-uri:[ \t]*<?([^\s>]+)", re.IGNORECASE | re.MULTILINE)


def read_warc(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of the pages in a web archive; what is damaged is told in its place, and the rest is read."""
    number = pages = damaged = 0
    for number, record in enumerate(records_of(supply.stream), 1):
        part = _placed(supply, record.head, number)
        if isinstance(record, Damage):
            damaged += 1
            yield part.error(record.why) if record.head else supply.error(f"{record.why} (record {number:,})")
            continue
        kind = _TYPE.search(record.head)
        if kind is None or kind[1].decode("ascii").lower() not in _PAGES:
            continue
        try:
            page = _page(part, record)
        except ValueError as error:
            pages += 1
            yield part.error(str(error))
            continue
        if page is not None:
            pages += 1
            yield from way.read(page)
    if not pages and not damaged:
        raise ValueError(f"is a web archive without pages ({number:,} records)")


def _placed(supply: Supply, head: bytes, number: int) -> Supply:
    """A record of the archive, called by the address of its page."""
    found = _URL.search(head)
    url = found[1].decode("utf-8", "replace") if found else None
    return supply.inner(url or str(number), supply.stream, url=url)


def _page(part: Supply, record: Record) -> Supply | None:
    """The page of a record; None if it was not given, or is no report. `ValueError`, worded to follow its name, if it
    cannot be read."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    try:
        parsed = loader.parse_record_stream(BytesIO(record.head + b"\r\n" + record.block), known_format="warc")
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError):
        raise ValueError("is damaged: its headers cannot be read") from None
    declared = parsed.content_type if parsed.rec_type != "response" else None
    if parsed.http_headers is not None:
        if parsed.http_headers.get_statuscode() != "200":
            return None
        declared = parsed.http_headers.get_header("Content-Type")
    if part.url and urlsplit(part.url).path == "/robots.txt":
        return None
    if declared and not declared.lower().startswith(_TYPES):
        return None
    if record.length > LARGEST:
        raise ValueError(f"is too large (the limit is {LARGEST:,} bytes)")
    content = _content(parsed)
    if not declared and kind_of(content[:HEAD]) != PAGE:
        return None
    name = urlsplit(part.url).path if part.url and "://" in part.url else ""
    return part._replace(name=name, stream=Peekable(BytesIO(content)), declared=declared)


def _content(parsed: Any) -> bytes:
    """What was given, unpacked. `ValueError` if that cannot be done."""
    from warcio.bufferedreaders import ChunkedDataReader

    headers = parsed.http_headers
    stream = parsed.raw_stream
    if headers is None:
        return whole(stream, LARGEST)
    if (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    content = whole(stream, LARGEST)
    packing = headers.get_header("Content-Encoding")
    if kind_of(content[:HEAD]) == PAGE:
        # Many archives have pages as they were before they were compressed.
        return content
    return whole(Peekable(_Joined(unpacked([content], packing))), LARGEST)


class _Joined:
    """The parts of something as a stream."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._held = b""

    def read(self, size: int = -1, /) -> bytes:
        while not self._held and (part := next(self._parts, None)) is not None:
            self._held = part
        part, self._held = (self._held, b"") if size < 0 else (self._held[:size], self._held[size:])
        return part
