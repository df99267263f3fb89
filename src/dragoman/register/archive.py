"""What each reader found in a report, and what people decided: kept for ever, in compressed JSON."""

import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select

from dragoman.model.decision import Decision, Target
from dragoman.model.facts import Facts
from dragoman.register.tables import decision, decision_target, reading


class _Content(msgspec.Struct, omit_defaults=True):
    """What of a decision is not in columns of its own."""

    targets: tuple[Target, ...] = ()
    first: int = 1
    after: Facts | None = None
    over: str | None = None


def pack(content: Any) -> bytes:
    return zlib.compress(msgspec.json.encode(content))


def unpack_facts(content: bytes) -> Facts:
    return msgspec.json.decode(zlib.decompress(content), type=Facts)


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def add_reading(connection: Connection, report: int, extractor: str, facts: Facts) -> None:
    """Puts what a reader found on top of what others have found in a report."""
    connection.execute(insert(reading).values(report_id=report, extractor=extractor, read_at=now(), facts=pack(facts)))


def newest_facts(connection: Connection, report: int) -> Facts:
    query = select(reading.c.facts).where(reading.c.report_id == report).order_by(reading.c.id.desc()).limit(1)
    return unpack_facts(connection.execute(query).scalar_one())


def add_decision(connection: Connection, made: Decision) -> Decision:
    """Appends a decision; gives it back with its number."""
    content = pack(_Content(made.targets, made.first, made.after, made.over))
    adding = insert(decision).values(
        kind=made.kind, who=made.who, role=made.role, at=made.at, why=made.why, undoes_id=made.undoes, content=content
    )
    number = int(connection.execute(adding.returning(decision.c.id)).scalar_one())
    rows = [
        {
            "decision_id": number,
            "position": position,
            "sha256": target.sha256,
            "section": target.section,
            "signature": target.signature,
        }
        for position, target in enumerate(made.targets)
    ]
    if rows:
        connection.execute(insert(decision_target), rows)
    return msgspec.structs.replace(made, id=number)


def decisions_about(connection: Connection, sha256: str) -> list[Decision]:
    """All decisions about facts of a report, and the undoing of these, in the order in which they were made."""
    about = list(
        connection.scalars(select(decision_target.c.decision_id).where(decision_target.c.sha256 == sha256).distinct())
    )
    return with_undos(connection, about)


def with_undos(connection: Connection, numbers: Iterable[int]) -> list[Decision]:
    """Decisions of these numbers, and what undoes them, and what undoes that, in their order."""
    found: dict[int, Decision] = {}
    wanted, undoing = set(numbers), decision.c.id
    while wanted:
        rows = connection.execute(select(decision).where(undoing.in_(wanted))).all()
        made = {row.id: decoded(row) for row in rows if row.id not in found}
        found.update(made)
        wanted, undoing = set(made), decision.c.undoes_id
    return [found[number] for number in sorted(found)]


def decoded(row: Row[Any]) -> Decision:
    content = msgspec.json.decode(zlib.decompress(row.content), type=_Content)
    return Decision(
        id=row.id,
        kind=row.kind,
        targets=content.targets,
        first=content.first,
        after=content.after,
        undoes=row.undoes_id,
        over=content.over,
        who=row.who,
        role=row.role,
        at=row.at,
        why=row.why,
    )
