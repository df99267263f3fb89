"""Who the actors of a report are taken for beyond it, and why: the names they were matched with, and how well."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, or_, select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.resolved import bearer, bearer_link, bearer_pair, identity
from dragoman.register.store import Register
from dragoman.register.tables import actor

_MOST = 5
"""Of one actor only the best matches are told."""


class Alias(msgspec.Struct, frozen=True, kw_only=True):
    """A name by which other reports know the same one: how well it was matched, from 0 to 1, and why.

    Where people said that the two are one, `decision` is theirs.
    """

    name: str
    title: str
    score: float | None
    reasons: tuple[str, ...]
    decision: int | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an actor is taken for: the number, kind and name of the identity; how the actor's own name was taken, and the
    other names of that identity with which it was matched."""

    identity: int
    kind: str
    name: str
    reason: str | None
    aliases: tuple[Alias, ...]


def matches_of(register: Register, report: int) -> dict[str, Match]:
    """The matches of a report's actors, by their ids there; groups, and what has no name to match, have none."""
    query = (
        select(actor.c.local, actor.c.reason, actor.c.bearer_id, identity.c.id, identity.c.kind, identity.c.name)
        .join(bearer, bearer.c.id == actor.c.bearer_id)
        .join(identity, identity.c.id == bearer.c.identity_id)
        .where(actor.c.report_id == report)
    )
    with transaction(register.engine) as connection:
        rows = connection.execute(query).all()
        aliases = _aliases(connection, {row.bearer_id: row.id for row in rows})
    return {
        row.local: Match(
            identity=row.id, kind=row.kind, name=row.name, reason=row.reason, aliases=aliases.get(row.bearer_id, ())
        )
        for row in rows
    }


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name by which reports know somebody, with the post that they give with it, and when they first and last did."""

    name: str
    title: str
    organisation: str
    states: tuple[str, ...]
    first: str | None
    last: str | None


def names_of(register: Register, number: int, *, limit: int = 30) -> tuple[Name, ...]:
    """The names of an identity, those that were told last in front."""
    query = select(bearer).where(bearer.c.identity_id == number).order_by(bearer.c.last_day.desc(), bearer.c.id)
    with transaction(register.engine) as connection:
        rows = connection.execute(query.limit(limit)).all()
    return tuple(
        Name(
            name=row.name,
            title=row.title,
            organisation=row.organisation,
            states=tuple(row.states.split()),
            first=row.first_day,
            last=row.last_day,
        )
        for row in rows
    )


def _aliases(connection: Connection, identity_of: dict[int, int]) -> dict[int, tuple[Alias, ...]]:
    """The bearers of the same identity with which some were matched directly, the best match in front."""
    found: defaultdict[int, list[tuple[int, float | None, tuple[str, ...], int | None]]] = defaultdict(list)
    for row in _at(connection, bearer_link, identity_of):
        for mine, other in ((row.a_id, row.b_id), (row.b_id, row.a_id)):
            if mine in identity_of:
                found[mine].append((other, row.score, tuple(row.reasons.split("; ")), None))
    for row in _at(connection, bearer_pair, identity_of):
        for mine, other in ((row.a_id, row.b_id), (row.b_id, row.a_id)):
            if mine in identity_of and not row.apart:
                found[mine].append((other, None, (), row.decision_id))
    others = _bearers(connection, {other for links in found.values() for other, *_ in links})
    named: dict[int, tuple[Alias, ...]] = {}
    for mine, links in found.items():
        links.sort(key=lambda link: (link[3] is None, -(link[1] or 0.0), link[0]))
        told = [
            Alias(name=other.name, title=other.title, score=score, reasons=reasons, decision=decision)
            for number, score, reasons, decision in links
            if (other := others.get(number)) is not None and other.identity_id == identity_of[mine]
        ]
        named[mine] = tuple(told[:_MOST])
    return named


def _at(connection: Connection, table: Any, numbers: Collection[int]) -> list[Any]:
    return [
        row
        for some in batches(numbers)
        for row in connection.execute(select(table).where(or_(table.c.a_id.in_(some), table.c.b_id.in_(some))))
    ]


def _bearers(connection: Connection, numbers: Collection[int]) -> dict[int, Any]:
    columns = (bearer.c.id, bearer.c.name, bearer.c.title, bearer.c.identity_id)
    return {
        row.id: row
        for some in batches(numbers)
        for row in connection.execute(select(*columns).where(bearer.c.id.in_(some)))
    }
