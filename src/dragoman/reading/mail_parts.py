"""The parts of a mail in their order: which are its text, in plain letters or as HTML, and which are attached to it."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import NamedTuple

from dragoman.reading.undeclared import encoding_of

_DEEPEST = 50
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_NO_REPORTS = frozenset(
    "application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature text/calendar text/vcard text/x-vcard"
    " text/css application/javascript text/javascript application/ics application/pgp-encrypted".split()
)
ENCRYPTED = "is encrypted (PGP): open it in a mail program and save its text"
OPAQUE = {
    "multipart/encrypted": ENCRYPTED,
    "application/pkcs7-mime": "is encrypted or sealed (S/MIME): open it in a mail program and save its text",
    "application/x-pkcs7-mime": "is encrypted or sealed (S/MIME): open it in a mail program and save its text",
    "application/ms-tnef": "is an Outlook envelope (TNEF): open it in Outlook and save what is in it",
    "application/vnd.ms-tnef": "is an Outlook envelope (TNEF): open it in Outlook and save what is in it",
}
"""What may hold a report and is not read, and why, worded to follow its name."""


class Words(NamedTuple):
    """A text of a mail, in one or both of its forms; in several parts where others stand between them."""

    plain: tuple[EmailMessage, ...] = ()
    markup: tuple[EmailMessage, ...] = ()


Piece = Words | EmailMessage


def pieces_of(part: EmailMessage, depth: int = 0) -> list[Piece]:
    """The texts of a mail and what is attached to it, in their order. `ValueError` if parts are nested without end."""
    if depth > _DEEPEST:
        raise ValueError("its parts are nested too deeply")
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        return list(_leaf(part))
    parts = [inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)]
    match part.get_content_subtype():
        case "alternative":
            return _alternatives([pieces_of(inner, depth + 1) for inner in parts])
        case "related":
            root = _root(part, parts)
            beside = [inner for inner in parts if inner is not root and is_attached(inner)]
            return [piece for inner in (root, *beside) for piece in pieces_of(inner, depth + 1)]
        case "encrypted":
            return [part]
        case "signed":
            parts = parts[:1]
    return [piece for inner in parts for piece in pieces_of(inner, depth + 1)]


def root_of(message: EmailMessage) -> EmailMessage:
    """The part of which the others are pictures and styles; the message itself if it has no such parts."""
    if message.get_content_type() != "multipart/related" or not message.is_multipart():
        return message
    parts = [inner for inner in message.iter_parts() if isinstance(inner, EmailMessage)]
    return _root(message, parts)


def _root(related: EmailMessage, parts: list[EmailMessage]) -> EmailMessage:
    start = related.get_param("start")
    return next((inner for inner in parts if start and str(inner.get("content-id", "")) == start), parts[0])


def _leaf(part: EmailMessage) -> Iterator[Piece]:
    kind = part.get_content_type()
    if kind in ("text/plain", "text/html") and not is_attached(part):
        yield Words((part,)) if kind == "text/plain" else Words(markup=(part,))
    elif part.get_content_maintype() in ("image", "audio", "video") or kind in _NO_REPORTS:
        # Pictures in the text, signatures and invitations are no reports.
        return
    elif is_attached(part) or kind == "message/rfc822" or part.get_content_maintype() not in ("message", "multipart"):
        yield part


def is_attached(part: EmailMessage) -> bool:
    """Whether a part is a file beside the text."""
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _alternatives(forms: list[list[Piece]]) -> list[Piece]:
    """One text for all its forms, and what any of them has attached."""
    words = [[piece for piece in form if isinstance(piece, Words)] for form in forms]
    others = [piece for form in forms for piece in form if not isinstance(piece, Words)]
    plain = next((form for form in words if form and not any(one.markup for one in form)), [])
    markup = next((form for form in words if any(one.markup for one in form)), [])
    text = Words(
        tuple(part for one in plain for part in one.plain), tuple(part for one in markup for part in one.markup)
    )
    if text == Words():
        return list(others)
    # What is no file is one more form of the same text, for programs that know it.
    return [text, *(piece for piece in others if is_attached(piece))]


def text_of(part: EmailMessage) -> str:
    """The text of a part. `ValueError`, worded to follow the source's name, if it is in no encoding that can be told."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    try:
        said = part.get_content_charset()
    except (LookupError, ValueError):
        said = None
    if said is None and part.get_content_type() == "text/html" and (written := _CHARSET.search(data[:4096])):
        said = written[1].decode("ascii")
    return decoded(data, said)


def decoded(data: bytes, said: str | None) -> str:
    """The text in some bytes, by what is said of their encoding. `ValueError` as for `text_of`."""
    said = (said or "").lower()
    stateful = said.startswith(("iso-2022", "hz", "utf-7"))
    named = "cp1252" if said.replace("_", "-") in ("iso-8859-1", "latin-1", "latin1") else said
    # What is UTF-8 throughout is UTF-8, whatever it is called; letters that are shifted look like ASCII.
    escaped = encoding_of(data) if data.isascii() and not stateful else None
    names = [named, "utf-8"] if stateful else [escaped, "utf-8", named, encoding_of(data)]
    for name in filter(None, names):
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    if named:
        try:
            text = data.decode(named, "replace")
        except LookupError:
            text = ""
        if text and text.count("\N{REPLACEMENT CHARACTER}") <= len(text) // 200:
            return text
    raise ValueError("is in an encoding that it does not name, or not rightly: save its text as UTF-8")
