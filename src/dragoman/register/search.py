"""Search over reports and names: what stands in a text, who is called so."""

import re
from itertools import islice
from typing import NamedTuple

from sqlalchemy import select

from dragoman.register.connection import transaction
from dragoman.register.fulltext import reports_with
from dragoman.register.reports import ReportRow, report_rows
from dragoman.register.store import Register
from dragoman.register.tables import report
from dragoman.resolution.names import normalised

_AROUND = 110
"""Letters of the text that are shown on either side of what was found."""
_MATCHES = 300
"""Matches among which the place is looked for that is shown."""


class Piece(NamedTuple):
    """A piece of a text, and whether it is what was looked for."""

    text: str
    found: bool


class Hit(NamedTuple):
    """A report, and the place in its text where the words stand first."""

    report: ReportRow
    passage: tuple[Piece, ...]


def reports_told(register: Register, words: str, *, limit: int, before: int | None = None) -> list[Hit]:
    """The reports in which all these words stand, those read last in front; with `before`, those read before one."""
    if not normalised(words):
        return []
    with transaction(register.engine) as connection:
        query = reports_with(connection.dialect.name, words)
        number = query.selected_columns[0]
        if before is not None:
            query = query.where(number < before)
        numbers = list(connection.scalars(query.order_by(number.desc()).limit(limit)))
        told = connection.execute(select(report.c.id, report.c.text).where(report.c.id.in_(numbers)))
        texts = {row.id: row.text for row in told}
        rows = report_rows(connection, numbers)
    sought = _sought(words)
    return [Hit(row, passage(texts[row.id], sought)) for row in rows]


def passage(text: str, sought: re.Pattern[str]) -> tuple[Piece, ...]:
    """The words around the place where most of what was looked for stands together, cut into that and the rest."""
    middle = _densest(text, sought)
    start = text.rfind(" ", 0, max(0, middle - _AROUND)) + 1 if middle > _AROUND else 0
    end = text.find(" ", middle + 2 * _AROUND)
    shown = " ".join(text[start : end if end >= 0 else len(text)].split())
    pieces: list[Piece] = [Piece("… ", found=False)] if start else []
    at = 0
    for match in sought.finditer(shown):
        pieces += [Piece(shown[at : match.start()], found=False), Piece(match[0], found=True)]
        at = match.end()
    pieces.append(Piece(shown[at:] + (" …" if end >= 0 else ""), found=False))
    return tuple(piece for piece in pieces if piece.text)


def _densest(text: str, sought: re.Pattern[str]) -> int:
    """Where the first of those matches stands beside which most others do; of equal places the first."""
    found = [(match.start(), match[0].casefold()) for match in islice(sought.finditer(text), _MATCHES)]
    most, place = 0, 0
    for at, (start, _) in enumerate(found):
        near = {word for where, word in found[at : at + _AROUND] if where < start + 2 * _AROUND}
        if len(near) > most:
            most, place = len(near), start
    return place


def _sought(words: str) -> re.Pattern[str]:
    """Matches any of the words or phrases, whatever their case."""
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', words)]
    terms = sorted((re.escape(part.strip()) for part in parts if normalised(part)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(terms)})(?!\w)" if terms else r"(?!)", re.IGNORECASE)
