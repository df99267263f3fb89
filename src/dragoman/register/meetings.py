"""Who has met both of two: persons, organisations or states."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from dragoman.register.aliases import alias
from dragoman.register.connection import transaction
from dragoman.register.dossiers import Subject, subject
from dragoman.register.existence import there_is
from dragoman.register.identities import identity_rows
from dragoman.register.naming import bearers_of
from dragoman.register.paging import size_of
from dragoman.register.resolved import bearer, event_party, identity
from dragoman.register.rows import Encounters, MetRow
from dragoman.register.store import Register
from dragoman.register.ways import counts, route

LOOKED_AT = 1000
"""How many of the latest engagements of each are looked at."""


class Met(NamedTuple):
    """Who met both; whom the two names were taken for; and whether older engagements were not looked at."""

    rows: list[MetRow]
    one: Subject
    other: Subject
    cut: bool


def met_both(
    register: Register,
    one: str,
    other: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    looked_at: int = LOOKED_AT,
) -> Met:
    """The persons and organisations that were parties of held engagements with both, on another side than they.

    Those who met the one and the other last stand first. Of each of the two the latest engagements are `looked_at`.
    """
    with transaction(register.engine) as connection:
        subjects = subject(connection, one), subject(connection, other)
        (met_one, cut_one), (met_other, cut_other) = (
            _met(connection, who, since, until, looked_at) for who in subjects
        )
        own = {who.number for who in subjects}
        both = [number for number in met_one if number in met_other and number not in own]
        both.sort(
            key=lambda number: (min(met_one[number].last or "", met_other[number].last or ""), number), reverse=True
        )
        rows = identity_rows(connection, both[:limit])
        kinds = dict(
            connection.execute(select(identity.c.id, identity.c.kind).where(identity.c.id.in_(both[:limit]))).all()
        )
    found = [
        MetRow(
            id=row.id,
            name=row.name,
            kind=kinds[row.id],
            states=row.states,
            posts=row.posts,
            one=_encounters(met_one[row.id]),
            other=_encounters(met_other[row.id]),
        )
        for row in rows
    ]
    return Met(found, *subjects, cut=cut_one or cut_other)


def _met(
    connection: Connection, who: Subject, since: str | None, until: str | None, looked_at: int
) -> tuple[dict[int, Any], bool]:
    """Whom one has met, by number, and whether there is more than was looked at."""
    wanted = who.filter(since=since, until=until, statuses=("held",))
    found = route(connection, wanted)
    latest = found.select(found.asks(lambda row: counts(row, wanted)))
    latest = latest.order_by(found.day.desc(), found.event.desc()).limit(looked_at + 1)
    attended = latest.cte("attended")
    party, borne = alias(event_party, "party"), alias(bearer, "borne")
    query = (
        select(borne.c.identity_id, func.count(attended.c.id.distinct()).label("times"))
        .add_columns(func.max(attended.c.day).label("last"))
        .add_columns(select(func.count()).select_from(attended).scalar_subquery().label("looked_at"))
        .select_from(
            attended.join(party, party.c.event_id == attended.c.id).join(borne, borne.c.id == party.c.bearer_id)
        )
        .where(party.c.kind.in_(("person", "organisation")), borne.c.identity_id.is_not(None))
        .where(_opposite(connection, party, who))
        .group_by(borne.c.identity_id)
    )
    rows = connection.execute(query).all()
    # Where nobody was met it is not told how many were looked at.
    number = rows[0].looked_at if rows else size_of(connection, latest)
    return {row.identity_id: row for row in rows}, number > looked_at


def _encounters(row: Any) -> Encounters:
    return Encounters(times=row.times, last=row.last or None)


def _opposite(connection: Connection, party: Any, who: Subject) -> Any:
    """The party is not of the side of those who are meant."""
    if who.state is not None:
        return func.coalesce(party.c.side, "") != who.state
    mine, bearers = alias(event_party, "mine"), bearers_of(connection, [who.number] if who.number is not None else [])
    same_side = there_is(
        mine.c.event_id == party.c.event_id,
        # Wrapped so that their other engagements are not looked through.
        func.coalesce(mine.c.bearer_id, 0).in_(bearers),
        or_(mine.c.side == party.c.side, mine.c.bearer_id == party.c.bearer_id),
    )
    return ~same_side
