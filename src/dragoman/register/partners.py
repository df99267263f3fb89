"""With which other states a state had most to do."""

import msgspec
from sqlalchemy import func, select

from dragoman.register.connection import transaction
from dragoman.register.resolved import event_state
from dragoman.register.rows import Count
from dragoman.register.store import Register
from dragoman.register.tables import NO_DAY

LOOKED_AT = 1000
"""How many of the latest engagements are looked at."""


class Partners(msgspec.Struct, frozen=True, kw_only=True):
    """Other states by code, each with the number of engagements; how many there were in all of these."""

    states: tuple[Count, ...]
    looked_at: int


def partners(register: Register, state: str, *, limit: int, since: str | None = None) -> Partners:
    """The states that took part in most of the latest engagements of a state that count, of whatever status."""
    mine, other = event_state.alias("mine"), event_state.alias("other")
    latest = (
        select(mine.c.event_id)
        .where(mine.c.state == state, mine.c.day > NO_DAY, mine.c.day >= (since or NO_DAY), mine.c.left_out.is_(False))
        .order_by(mine.c.day.desc(), mine.c.event_id.desc())
        .limit(LOOKED_AT)
        .subquery()
    )
    query = (
        select(other.c.state, func.count().label("number"))
        .join(latest, latest.c.event_id == other.c.event_id)
        .where(other.c.state != state)
        .group_by(other.c.state)
        .order_by(func.count().desc(), other.c.state)
        .limit(limit)
    )
    with transaction(register.engine) as connection:
        looked_at = connection.execute(select(func.count()).select_from(latest)).scalar_one()
        states = tuple(Count(name=row.state, number=row.number) for row in connection.execute(query))
    return Partners(states=states, looked_at=int(looked_at))
