"""iCalendar (RFC 5545): the engagements of which a date is told, each on its days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.export.statement import Statement
from dragoman.export.wording import headline, telling
from dragoman.model.days import days
from dragoman.model.visible import visible_line
from dragoman.register.rows import EngagementRow

_STATUS = {"held": "CONFIRMED", "scheduled": "CONFIRMED", "proposed": "TENTATIVE", "postponed": "TENTATIVE"}
_LONGEST = 73


def write(rows: Iterable[EngagementRow], statement: Statement) -> Iterator[bytes]:
    """The lines of a calendar. What has no date is left out, and how many that are is said at the end."""
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dragoman//Register//EN", "CALSCALE:GREGORIAN")
    yield _lines("X-WR-CALNAME:Dragoman", f"X-WR-CALDESC:{_text(statement.filter)}")
    undated = 0
    for row in rows:
        span = days(row.date)
        if span is None:
            undated += 1
        else:
            yield _lines(*_event(row, span, statement))
    yield _lines(f"X-DRAGOMAN-UNDATED:{undated}", "END:VCALENDAR")


def _event(row: EngagementRow, span: tuple[str, str], statement: Statement) -> Iterator[str]:
    first, last = map(date.fromisoformat, span)
    yield "BEGIN:VEVENT"
    yield f"UID:engagement-{row.id}@dragoman"
    yield f"DTSTAMP:{_moment(statement.made)}"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    # Without an end it lasts the one day.
    if last > first and last < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(headline(row))}"
    yield f"STATUS:{_STATUS.get(row.status, 'CANCELLED')}"
    yield f"CATEGORIES:{_text(row.form)}"
    yield "TRANSP:TRANSPARENT"
    if row.place:
        yield f"LOCATION:{_text(row.place)}"
    if row.report.source.startswith(("http://", "https://")):
        yield f"URL:{visible_line(row.report.source)}"
    yield f"DESCRIPTION:{_text(chr(10).join(_told(row)))}"
    yield "END:VEVENT"


def _told(row: EngagementRow) -> Iterator[str]:
    yield f"Date as told: {row.date}. Status: {row.status}."
    yield from telling(row)


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _moment(made: str) -> str:
    return made[:19].replace("-", "").replace(":", "") + "Z"


def _text(value: str) -> str:
    """A value in which nothing ends it."""
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        value = value.replace(mark, written)
    return value


def _lines(*lines: str) -> bytes:
    return b"".join(_folded(one) for one in lines)


def _folded(text: str) -> bytes:
    """A line in parts of 75 octets at the most, cut between letters."""
    parts, part = [], b""
    for letter in text:
        octets = letter.encode("utf-8", "backslashreplace")
        if len(part) + len(octets) > _LONGEST:
            parts.append(part)
            part = b""
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"
