"""Web pages that a browser saved with all that belongs to them in one file (.mhtml), which is laid out like a mail."""

from email.message import EmailMessage
from typing import NamedTuple

from dragoman.reading.mail_parts import root_of

_OF_MAILS = ("to", "cc", "bcc", "received", "message-id", "delivered-to", "return-path", "reply-to")


class SavedPage(NamedTuple):
    """The HTML of a page, what is said of its type, and where it was."""

    content: bytes
    declared: str
    address: str | None


def saved_page(message: EmailMessage) -> SavedPage | None:
    """The page that was saved; None if this is a mail, which goes from somebody to somebody."""
    if any(name in message for name in _OF_MAILS):
        return None
    root = root_of(message)
    if root.get_content_type() not in ("text/html", "application/xhtml+xml"):
        return None
    address = message.get("snapshot-content-location") or root.get("content-location")
    if not (address or "<saved by" in str(message.get("from", "")).lower()):
        return None
    content = root.get_payload(decode=True)
    where = str(address or "").strip()
    return SavedPage(
        content if isinstance(content, bytes) else b"",
        declared_type(root),
        where if where.lower().startswith(("http://", "https://")) else None,
    )


def declared_type(part: EmailMessage) -> str:
    """The type of a part with the encoding that is said of it, as a server would declare it."""
    charset = part.get_content_charset()
    return f"{part.get_content_type()}; charset={charset}" if charset else part.get_content_type()
