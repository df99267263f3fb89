"""Atom (RFC 4287): what has come to match a saved search. An entry has the same id for ever, however often it changes."""

from collections.abc import Iterable, Iterator

from dragoman.export.wording import headline, telling
from dragoman.export.xml_text import attribute, content
from dragoman.model.visible import visible_line
from dragoman.register.filter_words import filter_words
from dragoman.register.searches import Alert, Search


def feed_id(search: Search) -> str:
    """`tag:dragoman,2026:search/3/2026-11-25T10:00:00+00:00`: with its time, for a number may be given again."""
    return f"tag:dragoman,2026:search/{search.id}/{search.saved_at}"


def entry_id(search: Search, alert: Alert) -> str:
    return f"{feed_id(search)}/engagement/{alert.engagement.id}"


def write(search: Search, found: Iterable[Alert], *, desk: str | None = None) -> Iterator[bytes]:
    """The parts of a feed; with `desk`, the address of one, its entries lead to its pages."""
    found = list(found)
    updated = max([search.saved_at, *(alert.at for alert in found)])
    yield b'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield _element("id", feed_id(search)) + _element("title", f"Dragoman: {search.name}")
    yield _element("subtitle", filter_words(search.wanted)) + _element("updated", updated)
    yield b"<author><name>Dragoman</name></author>\n"
    for alert in found:
        yield _entry(search, alert, desk)
    yield b"</feed>\n"


def lines_of(alert: Alert) -> Iterator[str]:
    """What is told of an engagement, a line each: when and where, who, on what, the words of a report and their source."""
    row = alert.engagement
    where = f", {visible_line(row.place)}" if row.place else ""
    yield f"{row.status}, {row.date or 'no date told'}{where}"
    yield from telling(row)


def _entry(search: Search, alert: Alert, desk: str | None) -> bytes:
    row = alert.engagement
    title = headline(row) if alert.kind == "new" else f"{headline(row)} (changed or told again)"
    parts = [_element("id", entry_id(search, alert)), _element("title", title), _element("updated", alert.at)]
    if desk:
        parts.append(f"<link href={attribute(f'{desk}/engagements/{row.id}')}/>\n".encode())
    if row.report.source.startswith(("http://", "https://")):
        parts.append(f'<link rel="related" href={attribute(row.report.source)}/>\n'.encode("utf-8", "replace"))
    parts.append(f'<category term="{row.form}"/>\n'.encode())
    parts.append(_element("content", "\n".join(lines_of(alert)), ' type="text"'))
    return b"<entry>\n" + b"".join(parts) + b"</entry>\n"


def _element(name: str, text: str, more: str = "") -> bytes:
    return f"<{name}{more}>{content(text)}</{name}>\n".encode("utf-8", "replace")
