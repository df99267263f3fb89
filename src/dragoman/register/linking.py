"""Keeping the identities of the register in step with its actors: the decisions are `resolution`'s."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dragoman.register.tables import actor, identity
from dragoman.resolution.actors import fullest, joined

Match = tuple[str, str]
"""Kind of an actor and what it is matched by."""


def matches_of(connection: Connection, report: int) -> set[Match]:
    """What the actors of a report are matched by."""
    query = select(actor.c.kind, actor.c.match).where(actor.c.report_id == report, actor.c.match.is_not(None))
    return {(kind, match) for kind, match in connection.execute(query)}


def link_new(connection: Connection, report: int) -> None:
    """Links the actors of a report that was not there before.

    Most fit an identity as it is, so that the actors of other reports need not be looked at.
    """
    added: defaultdict[Match, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(actor).where(actor.c.report_id == report, actor.c.match.is_not(None))):
        added[row.kind, row.match].append(row)
    open_ = {match for match, rows in added.items() if not _fit(connection, match, rows)}
    link(connection, open_)


def link(connection: Connection, matches: Iterable[Match]) -> None:
    """Makes the identities of these matches what the actors of all reports say; those without actors go."""
    for match in sorted(matches):
        _link_one(connection, match)


class _Known(NamedTuple):
    id: int
    name: str
    states: frozenset[str]


def _fit(connection: Connection, match: Match, rows: Iterable[Row[Any]]) -> bool:
    """Links new actors of one match to identities that their states fit; False, and nothing done, if one fits none."""
    known = _known(connection, match)
    fitting = [(row, _fitting(known, _codes(row.states))) for row in rows]
    if any(found is None for _, found in fitting):
        return False
    for row, found in fitting:
        if found is not None:
            connection.execute(update(actor).where(actor.c.fact_id == row.fact_id).values(identity_id=found.id))
            if row.kind != "state":
                name = fullest([found.name, row.name])
                renamed = identity.c.id == found.id, identity.c.name != name
                connection.execute(update(identity).where(*renamed).values(name=name))
    return True


def _fitting(known: list[_Known], states: frozenset[str]) -> _Known | None:
    """The identity that an actor tied to these states is, if that is so without a change of any identity's states."""
    if states:
        return next((found for found in known if states <= found.states), None)
    return known[0] if len(known) == 1 else next((found for found in known if not found.states), None)


def _link_one(connection: Connection, match: Match) -> None:
    same = (actor.c.kind == match[0], actor.c.match == match[1])
    tied = {_codes(states) for states in connection.scalars(select(actor.c.states).where(*same).distinct())}
    whole = joined(tied)
    known = _known(connection, match)
    for states in sorted(set(whole.values()), key=sorted):
        members = [" ".join(sorted(part)) for part, all_states in whole.items() if all_states == states]
        mine = (*same, actor.c.states.in_(members))
        number = _claim(connection, match, states, known)
        connection.execute(
            update(actor).where(*mine, actor.c.identity_id.is_distinct_from(number)).values(identity_id=number)
        )
        connection.execute(
            update(identity)
            .where(identity.c.id == number)
            .values(name=_name(connection, number), states=" ".join(sorted(states)))
        )
    for left in known:
        connection.execute(delete(identity).where(identity.c.id == left.id))


def _known(connection: Connection, match: Match) -> list[_Known]:
    query = (
        select(identity.c.id, identity.c.name, identity.c.states)
        .where(identity.c.kind == match[0], identity.c.match == match[1])
        .order_by(identity.c.id)
    )
    return [_Known(row.id, row.name, _codes(row.states)) for row in connection.execute(query)]


def _claim(connection: Connection, match: Match, states: frozenset[str], known: list[_Known]) -> int:
    """The number of the identity with these states: one that was there (and leaves `known`), or a new one."""
    for fits in (lambda old: old.states == states, lambda old: old.states & states, lambda old: not old.states):
        for old in known:
            if fits(old):
                known.remove(old)
                return old.id
    adding = insert(identity).values(kind=match[0], match=match[1], name="", states="").returning(identity.c.id)
    return int(connection.execute(adding).scalar_one())


def _name(connection: Connection, number: int) -> str:
    """The fullest spelling among those whose key is the whole match; a state's code is its name."""
    query = (
        select(func.coalesce(actor.c.name, actor.c.local))
        .where(actor.c.identity_id == number, actor.c.kind != "state")
        .distinct()
    )
    names = list(connection.scalars(query))
    if not names:
        return str(connection.execute(select(identity.c.match).where(identity.c.id == number)).scalar_one())
    return fullest(names)


def _codes(states: str) -> frozenset[str]:
    return frozenset(states.split())
