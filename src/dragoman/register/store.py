"""A register: readings go in whole or not at all, and come out as they went in."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, Self

import msgspec
from sqlalchemy import Connection, Engine, delete, insert, select, update

from dragoman.model.decision import Decision
from dragoman.model.document import Document
from dragoman.model.facts import facts_of
from dragoman.model.reading import Reading
from dragoman.register import tables, text_tables, texts
from dragoman.register.archive import add_decision, add_reading, now, with_undos
from dragoman.register.assembly import assemble
from dragoman.register.audit import Doer, note
from dragoman.register.checking import check_all, newest
from dragoman.register.connection import open_engine, transaction
from dragoman.register.dismantling import check_ids
from dragoman.register.errors import RegisterError
from dragoman.register.projection import project
from dragoman.register.publications import is_by_another, note_publisher
from dragoman.register.standing import Standing, standing, standings
from dragoman.register.versions import find_earlier

Outcome = Literal["new", "replaced", "unchanged"]
HASH_PREFIX = 6
"""The fewest characters of a report's hash that stand for it."""


class Recorded(NamedTuple):
    """The number of a report in the register, what recording it did, and the day of publication that it corrected."""

    report: int
    outcome: Outcome
    corrected: str | None = None


class Register:
    """The register of all reports. Made by `Register.open`; close it, or use it in a `with` statement."""

    def __init__(self, engine: Engine, doer: Doer | None = None) -> None:
        self.engine, self._doer = engine, doer

    @classmethod
    def open(cls, address: str, *, create: bool = False, patience: float | None = None) -> Self:
        """The register at a URL or path; `create` makes one where none is. `RegisterError` if that cannot be.

        `patience` is for how many seconds it is waited for others that write, where that is not to be as long as usual.
        """
        return cls(open_engine(address, create=create, patience=patience))

    def on_behalf_of(self, doer: Doer) -> Self:
        """The same register, in whose audit log stands what this one decides in it."""
        return type(self)(self.engine, doer)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def completed(self, document: Document) -> Document:
        """The document, with what the register already knows of its publication and the document does not say.

        What the document says goes before what the register knows, so that a mistyped day can be corrected.
        """
        with transaction(self.engine) as connection:
            stored = _stored(connection, document.sha256)
        if stored is None:
            return document
        published = date.fromisoformat(stored.published) if stored.published else None
        return msgspec.structs.replace(
            document,
            title=document.title or stored.title,
            published=document.published or published,
            outlet=document.outlet or stored.outlet,
        )

    def republished(self, document: Document) -> Document:
        """The document as its first publisher has it, with a note of this one, if its text is known from somebody else."""
        with transaction(self.engine) as connection:
            if not is_by_another(connection, document):
                return document
        with transaction(self.engine, writing=True) as connection:
            return note_publisher(connection, document)

    def known(self, document: Document, extractor: str) -> Recorded | None:
        """The report that a document is, if recording what this extractor reads in it would change nothing."""
        with transaction(self.engine) as connection:
            stored = _stored(connection, document.sha256)
        published = document.published.isoformat() if document.published else None
        if stored is None or _adds(stored, extractor, document.title, published, document.outlet):
            return None
        return Recorded(stored.id, "unchanged")

    def record(self, reading: Reading, extractor: str) -> Recorded:
        """Puts a reading into the register, in one transaction.

        The same text is one report. If this extractor has read it already, nothing changes, unless the reading knows
        the title, day or outlet of a report that had none, or has another day or outlet; then, and where another
        extractor has read it, its facts take the place of the old ones. What was read before is kept in the archive, and
        what people decided about it holds.
        `ValueError` if the reading is at odds with itself; `RegisterError` if the database fails.
        """
        report = reading.report
        if report.sha256 != Document(source=report.source, text=report.text).sha256:
            raise ValueError(f"{report.source}: the hash of the reading is not that of its text")
        check_ids(reading)
        with transaction(self.engine, writing=True) as connection:
            stored = _stored(connection, report.sha256)
            if stored is None:
                number = _add_report(connection, reading, extractor)
                add_reading(connection, number, extractor, facts_of(reading))
                earlier = find_earlier(connection, number, reading)
                project(connection, number, texts.enter(connection, number) | earlier)
                return Recorded(number, "new")
            if _adds(stored, extractor, report.title, report.published, report.outlet):
                _renew_report(connection, stored.id, reading, extractor)
                add_reading(connection, stored.id, extractor, facts_of(reading))
                project(connection, stored.id, texts.enter(connection, stored.id))
                corrected = stored.published if stored.published != report.published else None
                return Recorded(stored.id, "replaced", corrected)
            return Recorded(stored.id, "unchanged")

    def decide(self, decisions: Sequence[Decision], *, seen: int | None = None) -> list[Decision]:
        """Appends decisions, all or none, and carries them out; gives them back with their numbers.

        `RegisterError` if one is about a fact or a decision that the register does not have; `Overtaken` if one is about
        a fact that is no longer as it was when it was shown, or that somebody decided upon after `seen`, the number of
        the newest decision there was then.
        """
        with transaction(self.engine, writing=True) as connection:
            check_all(connection, decisions, seen)
            made = [add_decision(connection, decision) for decision in decisions]
            for report in _reports_of(connection, made):
                project(connection, report)
            if self._doer:
                for decision in made:
                    note(connection, self._doer, "decision", f"{decision.kind}, decision {decision.id}")
        return made

    def newest_decision(self) -> int:
        """The number of the newest decision, for who looks at facts now and decides later; 0 if there is none."""
        with transaction(self.engine) as connection:
            return newest(connection)

    def standing(self, report: int) -> Standing:
        """The facts of a report as they stand, with what decisions know them by."""
        with transaction(self.engine) as connection:
            _check_report(connection, report)
            return standing(connection, report)

    def standings(self, reports: Collection[int]) -> dict[int, Standing]:
        """The same of several reports by number, a few hundred at most; those that are not there are left out."""
        with transaction(self.engine) as connection:
            return standings(connection, reports)

    def reading(self, report: int) -> Reading:
        """The reading of a report, as it was recorded; `RegisterError` if there is no report of that number."""
        with transaction(self.engine) as connection:
            _check_report(connection, report)
            return assemble(connection, report)

    def reports(self) -> list[int]:
        """The numbers of all reports, in the order in which they were first read."""
        with transaction(self.engine) as connection:
            return list(connection.scalars(select(tables.report.c.id).order_by(tables.report.c.id)))

    def find(self, words: str) -> int:
        """The report of a number, source, or beginning of a hash; `RegisterError` if none or several are meant."""
        with transaction(self.engine) as connection:
            found = _find(connection, words)
        if not found:
            raise RegisterError(f"there is no report {words} in the register: give its number, source or hash")
        if len(found) > 1:
            numbers = ", ".join(map(str, found))
            raise RegisterError(f"{words} is the source or hash of several reports: give a number of {numbers}")
        return found[0]


def _check_report(connection: Connection, number: int) -> None:
    if connection.execute(select(tables.report.c.id).where(tables.report.c.id == number)).scalar() is None:
        raise RegisterError(f"there is no report {number} in the register")


def _find(connection: Connection, words: str) -> list[int]:
    report = tables.report
    conditions = [report.c.source == words]
    if words.isdecimal() and words.isascii():
        # A longer number is no number of a report, and more than a database can compare.
        conditions.insert(0, report.c.id == int(words) if len(words) < 19 else report.c.sha256 == words)
    if len(words) >= HASH_PREFIX and all(letter in "0123456789abcdef" for letter in words.lower()):
        conditions.append(report.c.sha256.startswith(words.lower()))
    for condition in conditions:
        found = list(connection.scalars(select(report.c.id).where(condition).order_by(report.c.id)))
        if found:
            return found
    return []


def _stored(connection: Connection, sha256: str) -> Any:
    """The row of a report with this hash, or None."""
    columns = tables.report.c
    query = select(columns.id, columns.extractor, columns.title, columns.published, columns.outlet)
    return connection.execute(query.where(columns.sha256 == sha256)).one_or_none()


def _adds(stored: Any, extractor: str, title: str | None, published: str | None, outlet: str | None) -> bool:
    """Whether a reading would change a stored report. Its title is often only the first line, so it corrects none."""
    said = ((stored.published, published), (stored.outlet, outlet), (stored.title, stored.title or title))
    return stored.extractor != extractor or any(new is not None and new != old for old, new in said)


def _reports_of(connection: Connection, decisions: Sequence[Decision]) -> list[int]:
    """The reports of facts that decisions are about, or that what they undo is about."""
    meant = list(decisions)
    hashes: set[str] = set()
    while meant:
        hashes.update(target.sha256 for decision in meant for target in decision.targets)
        undone = {decision.undoes for decision in meant if decision.undoes is not None}
        meant = [decision for decision in with_undos(connection, undone) if decision.id in undone]
    query = select(tables.report.c.id).where(tables.report.c.sha256.in_(hashes)).order_by(tables.report.c.id)
    return list(connection.scalars(query))


def _report_row(reading: Reading, extractor: str) -> dict[str, Any]:
    report = reading.report
    return {
        "source": report.source,
        "sha256": report.sha256,
        "title": report.title,
        "published": report.published,
        "outlet": report.outlet,
        "language": report.language,
        "text": report.text,
        "extractor": extractor,
        "last_read": now(),
    }


def _add_report(connection: Connection, reading: Reading, extractor: str) -> int:
    row = _report_row(reading, extractor)
    adding = insert(tables.report).values(**row, first_read=row["last_read"]).returning(tables.report.c.id)
    number = int(connection.execute(adding).scalar_one())
    _add_lists(connection, number, reading)
    return number


def _renew_report(connection: Connection, number: int, reading: Reading, extractor: str) -> None:
    """Renews what is said of the report itself."""
    for table in (tables.attribution, text_tables.passage):
        connection.execute(delete(table).where(table.c.report_id == number))
    connection.execute(
        update(tables.report).where(tables.report.c.id == number).values(**_report_row(reading, extractor))
    )
    _add_lists(connection, number, reading)


def _add_lists(connection: Connection, number: int, reading: Reading) -> None:
    report = reading.report
    words = [{"words": words} for words in report.attribution]
    passages = [{"language": passage.language, "text": passage.text} for passage in report.passages]
    for table, values in ((tables.attribution, words), (text_tables.passage, passages)):
        if values:
            rows = [{"report_id": number, "position": at, **value} for at, value in enumerate(values)]
            connection.execute(insert(table), rows)
