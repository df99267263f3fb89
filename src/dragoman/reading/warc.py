"""Web archives (.warc, .warc.gz), one record at a time."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from dragoman.reading.streams import LARGEST, Peekable, whole
from dragoman.reading.supply import Outcome, Supply, Way

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
_RECORDS = _PAGES | {"warcinfo", "request", "metadata", "revisit", "continuation"}


def read_warc(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of the pages in a web archive; a page that cannot be read is told in its place."""
    from warcio.exceptions import ArchiveLoadFailed

    number = pages = 0
    records = _records(supply)
    try:
        for record in records:
            number += 1
            page = _page(supply, record, number)
            if _is_cut_off(record):
                yield (page or supply).error("is cut off: the archive ends within it")
                return
            if page is not None:
                pages += 1
                yield from way.read(page)
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError, TypeError):
        yield supply.error(f"is broken after {number:,} records: what follows is no record of a web archive")
        return
    if not records.whole:
        yield supply.error("is cut off: the archive ends within it")
    elif not pages:
        raise ValueError(f"is a web archive without pages ({number:,} records)")


def _records(supply: Supply) -> Any:
    from warcio.archiveiterator import ArchiveIterator

    class Records(ArchiveIterator):  # type: ignore[misc]
        """The library's own, which writes of what it finds broken to the standard error, and ends where a file is cut."""

        INC_RECORD = ""
        whole = True

        def _next_record(self, next_line: bytes | None) -> Any:
            try:
                return super()._next_record(next_line)
            except EOFError:
                self.whole = not next_line
                raise

        def close(self) -> None:
            packed = self.reader.decompressor if self.reader else None
            self.whole &= packed is None or getattr(packed, "eof", True)
            super().close()

    return Records(supply.stream)


def _is_cut_off(record: Any) -> bool:
    """Whether a record that was read is shorter than it says."""
    if record.rec_headers.get_header("Content-Length") is None:
        return True
    left = getattr(record.raw_stream, "limit", 0)
    return left > 0 and not record.raw_stream.read(1)


def _page(supply: Supply, record: Any, number: int) -> Supply | None:
    """The page of a record; None if it is none, or was not given."""
    if record.rec_type not in _RECORDS:
        raise ValueError("a record is of no kind that there is")
    if record.rec_type not in _PAGES:
        return None
    declared = record.content_type if record.rec_type != "response" else None
    if record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return None
        declared = record.http_headers.get_header("Content-Type")
    if not (declared or "").lower().startswith(_TYPES):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or str(number)
    try:
        content = whole(record.content_stream(), LARGEST)
    except ValueError:
        content = b""  # told as empty in its place below
    inner = supply.inner(url.strip("<>"), Peekable(BytesIO(content)), declared=declared, url=url)
    return inner._replace(name=urlsplit(url).path if "://" in url else "")
