"""Mails: a report in the body, reports in the attachments."""

import io
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import cast

from dragoman.reading.documents import cleaned_document
from dragoman.reading.markup_text import markup_paragraphs
from dragoman.reading.small_print import is_small_print
from dragoman.reading.streams import LARGEST, Peekable, whole
from dragoman.reading.supply import DEEPEST, Outcome, Supply, Way
from dragoman.reading.written_days import stamped_day

_BAD = (ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError, AssertionError, MessageError)
_LONGEST_HEADER = 2_000
_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MOST_PARTS = 1_000
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_COVER_WORDS = 60
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
    r"^(?:tel|phone|mobile|fax|e-?mail|web|address|contact)s?\b\W*[:+\d]|^\S+@\S+\.\w+$", re.IGNORECASE
)
_FORWARDED = re.compile(r"^-{2,}\s*(?:forwarded|original) message", re.IGNORECASE)
_FORWARDED_HEADER = re.compile(r"^(?:from|to|sent|date|subject|cc)\s*:", re.IGNORECASE)


class _Policy(EmailPolicy):
    """The library's own, which takes time and memory without bounds for long headers: no more than their beginning is read."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        parsed: str = super().header_fetch_parse(name, value[:_LONGEST_HEADER] if isinstance(value, str) else value)
        return parsed


def read_mail(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of a mail. `ValueError`, worded to follow the source's name, if it holds none."""
    yield from reports_of_mail(supply, whole(supply.stream, LARGEST), way)


def reports_of_mail(supply: Supply, data: bytes, way: Way) -> Iterator[Outcome]:
    """The report in the body, unless that is a note that goes with the attachments; then those of the attachments."""
    if len(_PART.findall(data)) > _MOST_PARTS:
        raise ValueError(f"is a mail of over {_MOST_PARTS:,} parts")
    try:
        message = cast(EmailMessage, BytesParser(EmailMessage, policy=_Policy()).parsebytes(data))
        attachments = list(_attachments(message))
        lines = _body(message)
    except _BAD as error:
        raise ValueError(f"is a broken mail: {' '.join(str(error).split())}") from None
    known = {
        "title": _PREFIX.sub("", header(message, "subject") or "").strip() or None,
        "outlet": _sender(message),
        "published": stamped_day(header(message, "date")) or supply.published,
    }
    if len(" ".join(lines).split()) > _COVER_WORDS or not attachments:
        yield cleaned_document(supply, lines, **known)  # type: ignore[arg-type]
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


def _body(message: EmailMessage) -> list[str]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return []
    text = _text(part)
    if part.get_content_subtype() == "plain":
        other = message.get_body(preferencelist=("html",))
        # "This mail is in HTML" is no text of a report.
        if other is not None and len(text) * 4 < len(markup := "\n".join(markup_paragraphs(_text(other)))):
            return _report_lines(markup.split("\n"))
        return _report_lines(_unfolded(text))
    return _report_lines(markup_paragraphs(text))


def _text(part: MIMEPart) -> str:
    try:
        content = part.get_content()
        return content if isinstance(content, str) else ""
    except _BAD:
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _unfolded(text: str) -> list[str]:
    """The paragraphs of a text whose lines were broken for the mail; where they were not, every line is one."""
    text = re.sub(r"\n-- ?\n.*", "", text.replace("\r\n", "\n"), flags=re.DOTALL)
    text = re.sub(r"^(?:> ?)+", "", text, flags=re.MULTILINE)
    blocks = re.split(r"\n\s*\n", text)
    folded = max(map(len, text.split("\n")), default=0) <= 100
    return blocks if folded and len(blocks) > 1 else [line for block in blocks for line in block.split("\n")]


def _report_lines(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for block in lines:
        if kept and _CLOSING.match(block.strip().partition("\n")[0]):
            break
        line = " ".join(block.split())
        signs = (_GREETING, _FURNITURE, _CONTACT, _FORWARDED, _FORWARDED_HEADER)
        if line and not is_small_print(line) and not any(sign.search(line) for sign in signs):
            kept.append(line)
    return kept


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that may be reports: pictures in the text, signatures and invitations are none."""
    for part in message.iter_attachments():
        if part.get_content_maintype() in ("image", "audio", "video") or part.get_content_type() in (
            "application/pgp-signature", "application/pkcs7-signature", "text/calendar", "text/vcard", "application/x-pkcs7-signature",
        ):  # fmt: skip
            continue
        if (
            part.get_content_disposition() == "attachment"
            or part.get_filename()
            or part.get_content_type() == "message/rfc822"
        ):
            yield part


def _attached(supply: Supply, part: EmailMessage, number: int, way: Way, **known: object) -> Iterator[Outcome]:
    try:
        name = part.get_filename() or str(number)
        inner = part.get_content()
        data = inner.as_bytes() if isinstance(inner, EmailMessage) else inner
        data = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else bytes(data)
    except _BAD as error:
        yield supply.error(f"has a broken attachment: {' '.join(str(error).split())}")
        return
    declared = part.get_content_type()
    inside = supply.inner(
        name, Peekable(io.BytesIO(data)), declared=None if declared.startswith("application/oct") else declared, **known
    )
    if inside.depth > DEEPEST:
        yield inside.error("lies too deep: mails and archives in each other are not followed further")
        return
    yield from way.read(inside)
