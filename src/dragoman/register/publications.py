"""The very text of a report in other outlets: one report, with a note of who else has published it and when."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, select

from dragoman.model.document import Document
from dragoman.register.batches import Lookup, is_asked, tuples_of
from dragoman.register.tables import report
from dragoman.register.text_tables import publication
from dragoman.resolution.names import normalised

PUBLISHERS = Lookup(
    select(publication.c.report_id, publication.c.outlet)
    .where(is_asked(publication.c.report_id))
    .order_by(publication.c.report_id, publication.c.outlet)
)


class Publication(NamedTuple):
    """That somebody has published the text of a report."""

    outlet: str
    source: str
    published: str | None


def publishers_of(connection: Connection, reports: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """By report who has published its text beside its first publisher."""
    found: dict[int, tuple[str, ...]] = {}
    for number, outlet in tuples_of(connection, PUBLISHERS, reports):
        found[number] = (*found.get(number, ()), outlet)
    return found


def is_by_another(connection: Connection, document: Document) -> bool:
    """Whether the text of a document is known from another publisher."""
    return _stored(connection, document) is not None


def note_publisher(connection: Connection, document: Document) -> Document:
    """Notes another publisher of a text that is known; gives the document as who published it first has it.

    Another publisher is who has another name and another source: a report of the same source, or without a publisher,
    corrects what is known. The days that a text tells ("yesterday") are reckoned from the day of the first.
    """
    stored = _stored(connection, document)
    if stored is None:
        return document
    published = document.published.isoformat() if document.published else None
    new = Publication(str(document.outlet), document.source, published)
    first = Publication(stored.outlet, stored.source, stored.published)
    if published is None or (stored.published is not None and stored.published <= published):
        _note(connection, stored.id, new)
        return msgspec.structs.replace(
            document,
            source=first.source,
            outlet=first.outlet,
            published=date.fromisoformat(first.published) if first.published else None,
            title=stored.title,
        )
    _note(connection, stored.id, first)
    _forget(connection, stored.id, new.outlet)
    return document


def _stored(connection: Connection, document: Document) -> Any:
    """The report of the same text, if somebody else is its publisher."""
    if not document.outlet:
        return None
    columns = (report.c.id, report.c.outlet, report.c.source, report.c.published, report.c.title)
    row = connection.execute(select(*columns).where(report.c.sha256 == document.sha256)).one_or_none()
    if row is None or not row.outlet or row.source == document.source:
        return None
    return None if normalised(row.outlet) == normalised(document.outlet) else row


def _note(connection: Connection, number: int, new: Publication) -> None:
    _forget(connection, number, new.outlet)
    connection.execute(insert(publication).values(report_id=number, **new._asdict()))


def _forget(connection: Connection, number: int, outlet: str) -> None:
    where = publication.c.report_id == number, publication.c.outlet == outlet
    connection.execute(delete(publication).where(*where))
