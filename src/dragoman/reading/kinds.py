"""What a source is, told by its bytes first and by its name where several kinds begin alike."""

import codecs
import re
from typing import NamedTuple

from dragoman.reading.unicode_forms import unicode_form

TEXT, REPORT, MARKDOWN, PAGE = "text", "report", "markdown", "page"
PDF, ARCHIVE, GZIP, WARC = "pdf", "archive", "gzip", "warc"
MAIL, MAILBOX, FEED, JSON_FEED, SITEMAP = "mail", "mailbox", "feed", "json feed", "sitemap"
JSON_LINES, TABLE = "json lines", "table"

ENDINGS = tuple(
    ".txt .report .md .markdown .html .htm .xhtml .pdf .docx .eml .mbox .rss .atom .xml .jsonl .ndjson .csv .tsv .warc"
    " .warc.gz .zip .mht .mhtml".split()
)
"""What is taken from a folder. A file that is named is read whatever its ending."""

_OLD_WORD, _MESSAGE = "an old Word file: save it as .docx", "an Outlook message: save it as .eml"
_SHEET, _SLIDES = "a spreadsheet: save it as .csv", "a set of slides: save it as .pdf"
_WRITTEN, _PACKED = (
    "a text of another program: save it as .docx or .pdf",
    "an archive of a kind that is not read: make it a .zip",
)

UNREAD = {
    ".doc": _OLD_WORD, ".dot": _OLD_WORD, ".rtf": "an RTF file: save it as .docx or .txt", ".msg": _MESSAGE, ".oft": _MESSAGE,
    ".pst": "an Outlook folder: save its mails as .eml", ".ost": "an Outlook folder: save its mails as .eml",
    ".odt": _WRITTEN, ".pages": _WRITTEN, ".wpd": _WRITTEN, ".wps": _WRITTEN, ".epub": _WRITTEN, ".djvu": "a book of pictures: run it through text recognition, to a .pdf",
    ".xls": _SHEET, ".xlsx": _SHEET, ".ods": _SHEET, ".ppt": _SLIDES, ".pptx": _SLIDES, ".odp": _SLIDES,
    ".7z": _PACKED, ".rar": _PACKED, ".tar": _PACKED, ".tgz": _PACKED, ".tar.gz": _PACKED, ".tar.bz2": _PACKED, ".tar.xz": _PACKED, ".bz2": _PACKED, ".xz": _PACKED, ".zst": _PACKED,
}  # fmt: skip
"""Files in which there may be a report that cannot be read, by their endings: what they are, and what to do. In a folder
they are told; pictures, programs and the like are passed over."""


def unread(name: str) -> str | None:
    """Why a file of this name is not read, worded to follow it; None if its ending is none of those."""
    lowered = name.lower()
    what = next((what for ending, what in UNREAD.items() if lowered.endswith(ending)), None)
    return None if what is None else f"is {what}"


_NO_REPORTS = tuple(
    ".jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic .svg .ico .psd .mp3 .m4a .wav .ogg .mp4 .mov .avi .mkv .webm .wmv .css .js .map"
    " .ttf .otf .woff .woff2 .exe .dll .so .lnk .url .ini .db .vcf .ics".split()
)
"""Pictures, recordings and what programs leave behind: in an archive they are passed over, as in a folder."""


def is_no_report(name: str) -> bool:
    """Whether a file of this name is none that may hold a report."""
    return name.lower().endswith(_NO_REPORTS)


def packed_ending(name: str) -> str | None:
    """The ending of a name that is one of archives, Word files or PDF files, whose bytes tell them apart from all others."""
    return next((ending for ending in (".zip", ".docx", ".pdf", ".gz") if name.lower().endswith(ending)), None)


STREAMED = frozenset({WARC, MAILBOX, JSON_LINES, TABLE, GZIP, ARCHIVE})
"""Kinds of which one record at a time is held, so that the whole may have any size."""

RECODED = frozenset({TEXT, REPORT, MARKDOWN, JSON_LINES, JSON_FEED, TABLE})
"""Kinds of texts that may be in UTF-16 or UTF-32. A page or feed says itself in which encoding it is."""


class Unreadable(NamedTuple):
    """A kind of file that is known and not read, and why, worded to follow the source's name."""

    why: str


_OFFICE = b"\xd0\xcf\x11\xe0"
_BINARY = tuple(
    (re.compile(signature), Unreadable(f"is {what}"))
    for signature, what in (
        (rb"\xd0\xcf\x11\xe0", "an old Word file (or another of its kind): save it as .docx"),
        (rb"\{\\rtf", "an RTF file: save it as .docx or .txt"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\x00|MM\x00\*", "a picture: there is no text in it to read"),
        (rb"ID3|OggS|RIFF....(?:WAVE|AVI )|....ftyp|\x1aE\xdf\xa3", "a recording: there is no text in it to read"),
        (rb"7z\xbc\xaf|Rar!|\xfd7zXZ|BZh\d|(?s:.{257})ustar|\x28\xb5\x2f\xfd", "an archive of a kind that is not read: make it a .zip"),
        (rb"\x7fELF|MZ.{0,60}\x00", "a program"),
        (rb"SQLite format 3", "a database"),
    )
)  # fmt: skip
_BEFORE_ROOT = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\])?[^>]*>)*", re.IGNORECASE | re.DOTALL
)
_DOCTYPE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|\s)*<!doctype\s+html\b", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z][\w.-]*:)?([A-Za-z][\w-]*)")
_ROOTS = {"rss": FEED, "feed": FEED, "RDF": FEED, "urlset": SITEMAP, "sitemapindex": SITEMAP, "html": PAGE}
_TAGS = frozenset("html head body title meta link div p article main section table h1 h2 header script style".split())
_MBOX = re.compile(r"From \S+.*\d\d:\d\d.*\n[A-Za-z-]+:")
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]")
_MAIL_HEADERS = frozenset(
    "from to subject date received message-id mime-version return-path delivered-to reply-to x-mailer".split()
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version')
_BY_ENDING = {
    ".report": REPORT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": PAGE, ".htm": PAGE, ".xhtml": PAGE,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".csv": TABLE, ".tsv": TABLE, ".eml": MAIL, ".mht": MAIL, ".mhtml": MAIL,
    ".mbox": MAILBOX,
}  # fmt: skip
_BY_TYPE = {
    "text/html": PAGE, "application/xhtml+xml": PAGE, "text/markdown": MARKDOWN, "text/csv": TABLE,
    "text/tab-separated-values": TABLE, "application/x-ndjson": JSON_LINES, "application/jsonl": JSON_LINES,
    "message/rfc822": MAIL, "multipart/related": MAIL, "application/mbox": MAILBOX,
}  # fmt: skip


def kind_of(head: bytes, name: str = "", declared: str | None = None) -> str | Unreadable:
    """The kind of a source that begins with these bytes; its name and declared type decide only between texts."""
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ARCHIVE
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    for signature, unreadable in _BINARY:
        if signature.match(head):
            # Programs of one house begin their files alike.
            return Unreadable(unread(name) or unreadable.why) if head.startswith(_OFFICE) else unreadable
    return _kind_of_text(_as_text(head), name.lower(), (declared or "").partition(";")[0].strip().lower())


def _as_text(head: bytes) -> str:
    """The beginning of a text, good enough to see its marks in."""
    form = unicode_form(head)
    if form is not None:
        return head.decode(form, "replace").removeprefix("\ufeff")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def _kind_of_text(head: str, name: str, declared: str) -> str:
    named = next((kind for ending, kind in _BY_ENDING.items() if name.endswith(ending)), None)
    if named in (REPORT, MARKDOWN):
        return named
    if head.startswith("WARC/"):
        return WARC
    if _MBOX.match(head):
        return MAILBOX
    marked = _marked_up(head)
    if marked is not None:
        return marked
    if head.lstrip().startswith(("{", "[")):
        if _JSON_FEED.search(head):
            return JSON_FEED
        if named == JSON_LINES or _BY_TYPE.get(declared) == JSON_LINES or _looks_like_json(head):
            return JSON_LINES
    if _is_mail(head):
        return MAIL
    return named or _BY_TYPE.get(declared) or TEXT


def _marked_up(head: str) -> str | None:
    """The kind of an XML or HTML source; None if it begins with no tag of theirs."""
    if _DOCTYPE.match(head):
        return PAGE
    start = _BEFORE_ROOT.match(head)
    root = _ROOT.match(head, start.end() if start else 0)
    if root is None:
        return None
    if root[2] in _ROOTS:
        return _ROOTS[root[2]]
    return PAGE if root[2].lower() in _TAGS else None


def _looks_like_json(head: str) -> bool:
    return re.match(r'\s*(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:', head) is not None


def _is_mail(head: str) -> bool:
    """Whether the source begins with the header lines of a mail: three or more, two of them such as mails have."""
    names = []
    for line in head.splitlines():
        header = _HEADER.match(line)
        if header:
            names.append(header[1].lower())
        elif not (names and line[:1] in " \t" and line.strip()):
            break
    return len(names) >= 3 and len(_MAIL_HEADERS.intersection(names)) >= 2
