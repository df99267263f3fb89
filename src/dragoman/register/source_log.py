"""What is known of watched sources, written as it happens, each step in one transaction: a watch that is killed goes on
where it was, and what a source listed is not lost when its list goes on."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.source_tables import host, source, source_item, source_report
from dragoman.register.store import Register


class Enrolment(NamedTuple):
    """A source as a watch file names it; `every` is in seconds."""

    kind: str
    address: str
    name: str
    every: int
    voice: str | None = None


class Standing(NamedTuple):
    """A source as the register knows it when a watch begins."""

    id: int
    etag: str | None
    modified: str | None
    answered_at: datetime | None
    next_at: datetime | None
    failures: int


class Found(NamedTuple):
    """A page or file that a source lists, what is said of it there, and from when on it may be read."""

    address: str
    title: str | None = None
    day: str | None = None
    outlet: str | None = None
    mark: str | None = None
    ready_at: datetime | None = None


class Item(NamedTuple):
    """A page or file of a source that waits to be read."""

    id: int
    address: str
    title: str | None
    day: str | None
    outlet: str | None
    tries: int
    next_at: datetime


class Answered(NamedTuple):
    """How a source was answered: what to ask it with the next time, and when."""

    at: datetime
    next_at: datetime
    etag: str | None = None
    modified: str | None = None


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _when(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def enrol(register: Register, file: str, sources: Sequence[Enrolment]) -> list[Standing]:
    """Notes that a watch file names these sources, and no others; gives what is known of each, in their order."""
    with transaction(register.engine, writing=True) as connection:
        connection.execute(update(source).where(source.c.file == file).values(watched=False))
        return [_enrol(connection, file, one) for one in sources]


def _enrol(connection: Connection, file: str, one: Enrolment) -> Standing:
    said = {"name": one.name, "every": one.every, "voice": one.voice, "file": file, "watched": True}
    query = select(source).where(source.c.kind == one.kind, source.c.address == one.address)
    row = connection.execute(query).one_or_none()
    if row is None:
        adding = insert(source).values(kind=one.kind, address=one.address, failures=0, **said).returning(source.c.id)
        return Standing(int(connection.execute(adding).scalar_one()), None, None, None, None, 0)
    connection.execute(update(source).where(source.c.id == row.id).values(**said))
    return Standing(row.id, row.etag, row.modified, _when(row.answered_at), _when(row.next_at), row.failures)


def note_answer(register: Register, number: int, answer: Answered, found: Iterable[Found] = ()) -> int:
    """Notes that a source was answered, and what it lists that is new, in one transaction; gives how much that is."""
    with transaction(register.engine, writing=True) as connection:
        at = stamp(answer.at)
        values = {"etag": answer.etag, "modified": answer.modified, "next_at": stamp(answer.next_at), "failures": 0}
        changed = update(source).where(source.c.id == number)
        connection.execute(changed.values(asked_at=at, answered_at=at, **values))
        return sum(_add_items(connection, number, at, some) for some in batches(found))


def note_failure(register: Register, number: int, at: datetime, next_at: datetime, failures: int, error: str) -> None:
    """Notes that a source was asked in vain, and when it is asked again."""
    values = {"asked_at": stamp(at), "next_at": stamp(next_at), "failures": failures}
    with transaction(register.engine, writing=True) as connection:
        changed = update(source).where(source.c.id == number)
        connection.execute(changed.values(error=error, error_at=stamp(at), **values))


def waiting(register: Register, number: int, limit: int) -> list[Item]:
    """What a source listed and is still to be read, what may be read first in front."""
    query = (
        select(source_item)
        .where(source_item.c.source_id == number, source_item.c.next_at.is_not(None))
        .order_by(source_item.c.next_at, source_item.c.id)
        .limit(limit)
    )
    with transaction(register.engine) as connection:
        return [_item(row) for row in connection.execute(query)]


def note_report(register: Register, number: int, item: int | None, report: int, day: str) -> None:
    """Notes that a report came of a source; once is enough."""
    with transaction(register.engine, writing=True) as connection:
        _link(connection, number, item, report, day)


def note_read(register: Register, item: Item, at: datetime, error: str | None = None) -> None:
    """Notes that an item is done with: read, or never to be read for a reason."""
    values = {"read_at": stamp(at), "next_at": None, "tries": item.tries + 1, "error": error}
    with transaction(register.engine, writing=True) as connection:
        number = _done(connection, item, values)
        if error is not None:
            _tell_error(connection, number, at, f"{item.address} {error}")


def note_missed(register: Register, item: Item, at: datetime, next_at: datetime, error: str) -> None:
    """Notes that an item was asked for in vain, and when it is asked for again."""
    values = {"tries": item.tries + 1, "next_at": stamp(next_at), "error": error}
    with transaction(register.engine, writing=True) as connection:
        number = _done(connection, item, values)
        _tell_error(connection, number, at, f"{item.address} {error}")


def knows_part(register: Register, number: int, address: str, mark: str) -> bool:
    """Whether a part of a source that is read with it was read as it is, by its place and a mark."""
    query = select(source_item.c.mark).where(source_item.c.source_id == number, source_item.c.address == address)
    with transaction(register.engine) as connection:
        return connection.execute(query).scalar() == mark


def note_part(register: Register, number: int, address: str, mark: str, at: datetime, error: str | None = None) -> None:
    """Notes a part of a source that was read with it, or why it cannot be."""
    values = {"mark": mark, "read_at": stamp(at), "error": error}
    with transaction(register.engine, writing=True) as connection:
        known = source_item.c.source_id == number, source_item.c.address == address
        if not connection.execute(update(source_item).where(*known).values(**values)).rowcount:
            added = {"source_id": number, "address": address, "found_at": stamp(at), "tries": 1}
            connection.execute(insert(source_item).values(**added, **values))
        if error is not None:
            _tell_error(connection, number, at, f"{address} {error}")


def read_elsewhere(register: Register, number: int, item: Item, at: datetime) -> bool:
    """Takes over the reports of the same address that another source listed, if it was read for that one."""
    with transaction(register.engine, writing=True) as connection:
        same = source_item.c.address == item.address, source_item.c.source_id != number
        read = source_item.c.next_at.is_(None), source_item.c.error.is_(None)
        other = connection.scalars(select(source_item.c.id).where(*same, *read).limit(1)).first()
        if other is None:
            return False
        reports = select(source_report.c.report_id, source_report.c.day).where(source_report.c.item_id == other)
        for row in connection.execute(reports).all():
            _link(connection, number, item.id, row.report_id, row.day)
        _done(connection, item, {"read_at": stamp(at), "next_at": None, "error": None})
        return True


class Host(NamedTuple):
    """How a host is to be asked; `robots` is the text of its robots.txt, got or found absent at `robots_at`.

    `robots_lost_at` is since when its robots.txt could not be had, `closed_until` until when the host is left alone.
    """

    robots: str | None = None
    robots_at: datetime | None = None
    robots_asked_at: datetime | None = None
    robots_lost_at: datetime | None = None
    asked_at: datetime | None = None
    closed_until: datetime | None = None
    failures: int = 0


def host_of(register: Register, origin: str) -> Host:
    """What is known of a host."""
    with transaction(register.engine) as connection:
        row = connection.execute(select(host).where(host.c.origin == origin)).one_or_none()
    if row is None:
        return Host()
    return Host(
        robots=row.robots,
        robots_at=_when(row.robots_at),
        robots_asked_at=_when(row.robots_asked_at),
        robots_lost_at=_when(row.robots_lost_at),
        asked_at=_when(row.asked_at),
        closed_until=_when(row.closed_until),
        failures=row.failures,
    )


def note_host(register: Register, origin: str, known: Host) -> None:
    """Notes what is known of a host now."""
    values = {name: stamp(value) if isinstance(value, datetime) else value for name, value in known._asdict().items()}
    with transaction(register.engine, writing=True) as connection:
        if not connection.execute(update(host).where(host.c.origin == origin).values(**values)).rowcount:
            connection.execute(insert(host).values(origin=origin, **values))


def _add_items(connection: Connection, number: int, at: str, found: Sequence[Found]) -> int:
    wanted = {one.address: one for one in reversed(found)}
    query = select(source_item.c.id, source_item.c.address, source_item.c.mark)
    query = query.where(source_item.c.source_id == number, source_item.c.address.in_(wanted))
    known = {row.address: row for row in connection.execute(query)}
    new = [one for one in reversed(wanted.values()) if one.address not in known]
    rows = [
        {
            "source_id": number,
            "found_at": at,
            "tries": 0,
            "next_at": stamp(one.ready_at) if one.ready_at else at,
            "address": one.address,
            "title": one.title,
            "day": one.day,
            "outlet": one.outlet,
            "mark": one.mark,
        }
        for one in new
    ]
    if rows:
        connection.execute(insert(source_item), rows)
    changed = [one for one in wanted.values() if one.address in known and known[one.address].mark != one.mark]
    for one in changed:
        values = {"mark": one.mark, "tries": 0, "error": None, "next_at": stamp(one.ready_at) if one.ready_at else at}
        connection.execute(update(source_item).where(source_item.c.id == known[one.address].id).values(**values))
    return len(rows) + len(changed)


def _link(connection: Connection, number: int, item: int | None, report: int, day: str) -> None:
    key = source_report.c.source_id == number, source_report.c.report_id == report
    if connection.execute(select(source_report.c.day).where(*key)).first() is None:
        values = {"source_id": number, "report_id": report, "item_id": item, "day": day}
        connection.execute(insert(source_report).values(**values))


def _done(connection: Connection, item: Item, values: dict[str, Any]) -> int:
    changed = update(source_item).where(source_item.c.id == item.id).values(**values).returning(source_item.c.source_id)
    return int(connection.execute(changed).scalar_one())


def _tell_error(connection: Connection, number: int, at: datetime, error: str) -> None:
    connection.execute(update(source).where(source.c.id == number).values(error=error, error_at=stamp(at)))


def _item(row: Row[Any]) -> Item:
    at = datetime.fromisoformat(row.next_at)
    return Item(row.id, row.address, row.title, row.day, row.outlet, row.tries, at)
