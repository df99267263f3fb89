"""Mails: a report in the body, reports in the attachments."""

import io
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import cast

from dragoman.reading.documents import cleaned_document
from dragoman.reading.forwarded import Part, is_note, parts_of
from dragoman.reading.kinds import RECODED, kind_of
from dragoman.reading.mail_parts import ENCRYPTED, OPAQUE, Piece, Words, decoded, pieces_of, text_of
from dragoman.reading.markup_text import markup_paragraphs
from dragoman.reading.saved_page import declared_type, saved_page
from dragoman.reading.signatures import without_signature
from dragoman.reading.small_print import is_small_print
from dragoman.reading.streams import HEAD, LARGEST, Peekable, whole
from dragoman.reading.supply import DEEPEST, Outcome, Supply, Way
from dragoman.reading.unicode_forms import unicode_form
from dragoman.reading.written_days import stamped_day

_BAD = (ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError, AssertionError, MessageError)
_LONGEST_HEADER = 2_000
_LONGEST_BESIDE = 500
_TYPE = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"boundary\s*=\s*\"?([^\";\r\n]{1,200})", re.IGNORECASE)
_BEGUN = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r?$", re.MULTILINE)
_CHARSET = re.compile(rb"^content-type:[^;\n]{0,100};\s{0,9}charset=\"?([\w.:-]{2,40})", re.IGNORECASE | re.MULTILINE)
_MOST_LETTERS = 2_000_000
_MOST_PARTS = 1_000
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc|vs|vb|ref|пересл|отв)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:dear|hello|hi|good (?:morning|afternoon|day)|greetings|to whom)\b[^.]{0,80}[,:!]?$", re.IGNORECASE
)
_CLOSING = re.compile(
    r"^(?:(?:kind|best|warm|with best|with kind|many) (?:regards|wishes|thanks)|regards|sincerely|yours (?:sincerely|faithfully|truly)|respectfully|best)\W*$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^\W*(?:please find (?:attached|enclosed)\b|(?:press|media) (?:enquiries|inquiries|contacts?)\s*(?:$|[:+\d]|.{0,80}\S@)|(?:[\w'-]+ ){0,6}mailing list\W*$)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:tel|telephone|phone|mobile|fax|e-?mail|web|address|contact)s?\b\W*[:+\d]|^[^\s@]+@[^\s@]+\.\w+$|^sent from (?:my|outlook|mail)\b[^.]{0,40}\.?$|^get outlook for\b",
    re.IGNORECASE,
)
_FORWARDED_HEADER = re.compile(r"^(?:from|to|sent|date|subject|cc)\s*:", re.IGNORECASE)


class _Policy(EmailPolicy):
    """The library's own, which takes time and memory without bounds for long headers, and has no letters beyond ASCII
    in those that are not encoded: no more than their beginning is read, and it is read as the texts of mails are."""

    said: str | None = None
    """The encoding that the mail names for its text."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        if isinstance(value, str):
            value = _read_letters(value[:_LONGEST_HEADER], self.said)
        parsed: str = super().header_fetch_parse(name, value)
        return parsed


def _read_letters(value: str, said: str | None) -> str:
    """A header line with what is not ASCII in it decoded; as it is, if it cannot be told how."""
    data = value.encode("utf-8", "surrogateescape")
    if data.isascii() and b"\x1b" not in data:
        return value
    try:
        return decoded(data, said)
    except ValueError:
        return value


def read_mail(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of a mail. `ValueError`, worded to follow the source's name, if it holds none."""
    yield from reports_of_mail(supply, whole(supply.stream, LARGEST), way)


def reports_of_mail(supply: Supply, data: bytes, way: Way) -> Iterator[Outcome]:
    """The report in the body, unless that is a note that goes with the attachments; then those of the attachments."""
    if _parts_begun(data) > _MOST_PARTS:
        raise ValueError(f"is a mail of over {_MOST_PARTS:,} parts")
    try:
        said = _CHARSET.search(data)
        policy = _Policy(said=said[1].decode("ascii") if said else None)  # type: ignore[call-overload]
        message = cast(EmailMessage, BytesParser(EmailMessage, policy=policy).parsebytes(data.lstrip(b"\r\n")))
        page = saved_page(message)
        pieces = [] if page else pieces_of(message)
    except _BAD as error:
        raise ValueError(f"is a broken mail: {' '.join(str(error).split())}") from None
    if page is not None:
        yield from way.read(
            supply._replace(
                named=False,
                name="",
                stream=Peekable(io.BytesIO(page.content)),
                declared=page.declared,
                url=supply.url or page.address,
            )
        )
        return
    if not message.keys():
        raise ValueError("is no mail: it does not begin with header lines such as From: and Subject:")
    yield from _reports(supply, message, pieces, way)


def _parts_begun(data: bytes) -> int:
    """How many parts a mail has at most: the library takes minutes for very many of them."""
    boundaries = set(_BOUNDARY.findall(data))
    begun = sum(line[1] in boundaries for line in _BEGUN.finditer(data)) if boundaries else 0
    return max(begun, len(_TYPE.findall(data)))


def _reports(supply: Supply, message: EmailMessage, pieces: list[Piece], way: Way) -> Iterator[Outcome]:
    known = {
        "title": _PREFIX.sub("", header(message, "subject") or "").strip() or None,
        "outlet": _sender(message),
        "published": stamped_day(header(message, "date")) or supply.published,
    }
    attachments = [piece for piece in pieces if not isinstance(piece, Words)]
    try:
        parts = [part for piece in pieces if isinstance(piece, Words) for part in _parts(piece)]
        parts = _without_notes(parts)
        lines = [line for part in parts for line in part.blocks]
        if not attachments or not is_note(lines):
            # Whoever sent a mail on has not published it.
            first = parts[0] if parts else Part(None, None, [])
            sent = {"outlet": first.sender or known["outlet"], "published": first.day or known["published"]}
            yield cleaned_document(supply, lines, **{**known, **sent})  # type: ignore[arg-type]
    except ValueError as error:
        yield supply.error(str(error))
    for number, part in enumerate(attachments, 1):
        # What the mail says of the report goes for what is attached, but for the subject, which is the mail's.
        yield from _attached(supply, part, number, way, outlet=known["outlet"], published=known["published"])


def header(message: EmailMessage, name: str) -> str | None:
    """A header line as text; None if there is none, or one so broken that the library fails at it."""
    try:
        value = message[name]
        return None if value is None else " ".join(str(value).split()) or None
    except _BAD:
        return None


def _sender(message: EmailMessage) -> str | None:
    name, _ = parseaddr(header(message, "from") or "")
    return None if "@" in name else name.strip(" \"'") or None


def _parts(words: Words) -> list[Part]:
    """The parts of a text of a mail. `ValueError`, worded to follow the source's name, if it cannot be read."""
    plain, pages = ([text_of(part) for part in parts] for parts in words)
    if (size := max(sum(map(len, plain)), sum(map(len, pages)) // 5)) > _MOST_LETTERS:
        raise ValueError(f"is too long (its text has over {size:,} characters): split it into its single reports")
    markup = [line for page in pages for line in markup_paragraphs(page)]
    if any(text.lstrip().startswith("-----BEGIN PGP MESSAGE-----") for text in plain):
        raise ValueError(ENCRYPTED)
    # "This mail is in HTML" is no text of a report.
    if not words.plain or len("".join(plain)) * 4 < sum(map(len, markup)):
        return _report_parts(markup)
    return [part for text in plain for part in _report_parts(_unfolded(text))]


def _unfolded(text: str) -> list[str]:
    """The paragraphs of a text whose lines were broken for the mail; where they were not, every line is one."""
    text = without_signature(text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"^(?:> ?)+", "", text, flags=re.MULTILINE)
    blocks = re.split(r"\n\s*\n", text)
    folded = max(map(len, text.split("\n")), default=0) <= 100
    return blocks if folded and len(blocks) > 1 else [line for block in blocks for line in block.split("\n")]


def _report_parts(blocks: list[str]) -> list[Part]:
    return [part._replace(blocks=_report_lines(part.blocks)) for part in parts_of(blocks)]


def _report_lines(blocks: list[str]) -> list[str]:
    """The lines of a part without greeting and small print, up to where its sender closes."""
    kept: list[str] = []
    for block in blocks:
        if kept and _CLOSING.match(block.partition("\n")[0]):
            break
        line = " ".join(block.split())
        beside = len(line) <= _LONGEST_BESIDE and any(
            sign.search(line) for sign in (_GREETING, _FURNITURE, _CONTACT, _FORWARDED_HEADER)
        )
        if line and not beside and not is_small_print(line):
            kept.append(line)
    return kept


def _without_notes(parts: list[Part]) -> list[Part]:
    """The parts that have a text, without the notes of those who sent on what stands below."""
    parts = [part for part in parts if part.blocks]
    while len(parts) > 1 and is_note(parts[0].blocks):
        parts = parts[1:]
    return parts


def _attached(supply: Supply, part: EmailMessage, number: int, way: Way, **known: object) -> Iterator[Outcome]:
    kind = part.get_content_type()
    try:
        name = part.get_filename() or str(number)
        inside = supply.inner(name, supply.stream, **known)
        data = _content(part, inside.name)
    except _BAD as error:
        yield supply.error(f"has a broken attachment: {' '.join(str(error).split())}")
        return
    if inside.depth > DEEPEST:
        yield inside.error("lies too deep: mails and archives in each other are not followed further")
    elif kind in OPAQUE:
        yield inside.error(OPAQUE[kind])
    else:
        declared = None if kind.startswith("application/oct") else declared_type(part)
        yield from way.read(inside._replace(stream=Peekable(io.BytesIO(data)), declared=declared))


def _content(part: EmailMessage, name: str) -> bytes:
    """The bytes of an attachment; a plain text is in UTF-8, whatever it was sent in."""
    if part.is_multipart():
        return b"".join(inner.as_bytes() for inner in part.iter_parts())
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if part.get_content_maintype() != "text" or part.get_content_subtype() == "html":
        return data
    return text_of(part).encode("utf-8") if kind_of(data[:HEAD], name) in RECODED and not unicode_form(data) else data
