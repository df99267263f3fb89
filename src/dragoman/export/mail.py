"""An e-mail as a file (.eml): what has come to match saved searches and nobody has looked at yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

from dragoman.export.atom import entry_id, lines_of
from dragoman.export.wording import headline
from dragoman.model.visible import visible_line
from dragoman.register.filter_words import filter_words
from dragoman.register.searches import Alert, Search


def write(
    found: Mapping[Search, Sequence[Alert]], *, made: str, to: str | None = None, desk: str | None = None
) -> bytes:
    """The message. The same news gives the same Message-ID, so that it is not shown twice where it is sent twice."""
    number = sum(map(len, found.values()))
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = f"Dragoman: {number} new" + (f" ({_names(found)})" if found else "")
    message["From"] = "Dragoman <dragoman@localhost>"
    if to:
        message["To"] = to
    message["Date"] = format_datetime(datetime.fromisoformat(made))
    message["Message-ID"] = f"<{_fingerprint(found)}@dragoman>"
    message["X-Unsent"] = "1"
    message.set_content("\n".join(_lines(found, desk)) + "\n", cte="quoted-printable")
    return message.as_bytes()


def _names(found: Mapping[Search, Sequence[Alert]]) -> str:
    return visible_line(", ".join(search.name for search in found))[:120]


def _fingerprint(found: Mapping[Search, Sequence[Alert]]) -> str:
    entries = [f"{entry_id(search, alert)} {alert.at}" for search, all_ in found.items() for alert in all_]
    return sha256("\n".join(sorted(entries)).encode()).hexdigest()[:32]


def _lines(found: Mapping[Search, Sequence[Alert]], desk: str | None) -> list[str]:
    lines = []
    for search, all_ in found.items():
        lines += [visible_line(search.name), f"({filter_words(search.wanted)})", ""]
        for alert in all_:
            changed = "" if alert.kind == "new" else " (changed or told again)"
            lines.append(f"- {headline(alert.engagement)}{changed}")
            lines += [f"  {line}" for line in lines_of(alert)]
            lines += [f"  {desk}/engagements/{alert.engagement.id}"] if desk else []
            lines.append("")
    return lines or ["Nothing new."]
