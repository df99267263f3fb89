"""Keeping beside each identity its states, so that those of a state are read from an index in the order of names."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, literal, or_, select

from dragoman.register.batches import batches
from dragoman.register.resolved import (
    BY_OFFICE,
    OWN,
    bearer,
    bearer_state,
    identity,
    identity_state,
    office_state,
    tenure,
)

_Row = tuple[str, str, int, str, str]


def renew(connection: Connection, numbers: Collection[int]) -> None:
    """Makes the states of identities those of their bearers, and of the offices that these hold or held."""
    columns = [column.name for column in identity_state.columns]
    for some in batches(numbers):
        wanted = set(_told(connection, some))
        query = select(*(identity_state.c[name] for name in columns)).where(identity_state.c.identity_id.in_(some))
        known = {tuple(row) for row in connection.execute(query)}
        gone = [
            and_(*(identity_state.c[name] == row[at] for at, name in enumerate(columns[:3]))) for row in known - wanted
        ]
        for few in batches(gone):
            connection.execute(delete(identity_state).where(or_(*few)))
        if wanted - known:
            connection.execute(
                insert(identity_state), [dict(zip(columns, row, strict=True)) for row in sorted(wanted - known)]
            )


def among(state: str, relation: str, kind: str) -> tuple[ColumnElement[bool], ...]:
    """That a row is one of those that are of a state in this way."""
    columns = identity_state.c
    return columns.state == state, columns.relation == relation, columns.kind == kind


def _told(connection: Connection, numbers: Collection[int]) -> Iterable[_Row]:
    who = (identity.c.id, identity.c.kind, identity.c.sort_key)
    mine: Any = select(bearer_state.c.state, literal(OWN), *who).join(bearer, bearer.c.id == bearer_state.c.bearer_id)
    held: Any = (
        select(office_state.c.state, literal(BY_OFFICE), *who)
        .join(tenure, tenure.c.office_id == office_state.c.office_id)
        .join(bearer, bearer.c.id == tenure.c.bearer_id)
    )
    for query in (mine, held):
        of = query.join(identity, identity.c.id == bearer.c.identity_id)
        for row in connection.execute(of.where(bearer.c.identity_id.in_(numbers)).distinct()):
            yield tuple(row)
