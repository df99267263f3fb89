"""The questions of a desk that are measured: name → what asks it; the number makes each round ask of another thing."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import func, select
from synthetic import depth_for
from world import World

from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.queries import (
    commitments,
    dossier,
    engagements,
    met_both,
    organisations,
    people,
    posts,
    relations,
)
from dragoman.register.resolved import bearer, event_party
from dragoman.register.store import Register

Ask = Callable[[Register, int], Any]

PAGE = 50
"""As many rows as a desk looks at."""

# The world that is reported from unless another is asked for.
_WORLD = World(1, depth_for(1_000_000))


def _state(number: int) -> str:
    """One of the greater states every other time, for these have the longest lists; else any."""
    return _WORLD.codes[number // 2 % 12 if number % 2 else number * 7 % len(_WORLD.codes)]


def _other(number: int) -> str:
    return _WORLD.states[_state(number)].neighbours[number % 3]


def _family(number: int) -> str:
    return _WORLD.holder(_state(number), number % 20, 3000).family.lower()


@cache
def _busy(register: Register) -> list[int]:
    """The identities of persons who took part in most, so that nothing is asked of somebody told of once."""
    query = (
        select(bearer.c.identity_id)
        .join(event_party, event_party.c.bearer_id == bearer.c.id)
        .where(event_party.c.kind == "person", event_party.c.event_id < 20_000)
        .group_by(bearer.c.identity_id)
        .order_by(func.count().desc(), bearer.c.identity_id)
        .limit(40)
    )
    with transaction(register.engine) as connection:
        return list(connection.scalars(query))


def _somebody(register: Register, number: int) -> str:
    return str(_busy(register)[number % len(_busy(register))])


def _year(number: int) -> int:
    return 2006 + number % 18


def _since(number: int) -> Filter:
    """The last quarter of a year, which a desk asks of most."""
    return Filter(since=f"{_year(number)}-10-01", until=f"{_year(number)}-12-31")


def _in(number: int, **more: Any) -> Filter:
    month = f"{_year(number)}-{1 + number % 12:02}"
    return Filter(since=f"{month}-10", until=f"{month}-16", **more)


QUERIES: dict[str, Ask] = {
    "latest engagements": lambda r, n: engagements(r, Filter(), limit=PAGE),
    "engagements of a week": lambda r, n: engagements(r, _in(n), limit=PAGE),
    "engagements of a state": lambda r, n: engagements(r, Filter(state=_state(n)), limit=PAGE),
    "engagements of a state in a week": lambda r, n: engagements(r, _in(n, state=_state(n)), limit=PAGE),
    "engagements of two states": lambda r, n: engagements(
        r, Filter(state=_state(n), counterpart_state=_other(n)), limit=PAGE
    ),
    "engagements of a person": lambda r, n: engagements(r, Filter(person=_family(n)), limit=PAGE),
    "engagements of a busy person": lambda r, n: engagements(r, Filter(identity=int(_somebody(r, n))), limit=PAGE),
    "calls of a state": lambda r, n: engagements(r, Filter(state=_state(n), form="call"), limit=PAGE),
    "engagements in a state": lambda r, n: engagements(r, Filter(where=_state(n)), limit=PAGE),
    "engagements on a topic": lambda r, n: engagements(r, Filter(topic=("energy", "visa", "grain")[n % 3]), limit=PAGE),
    "a state's on a topic": lambda r, n: engagements(
        r, Filter(state=_state(n), topic=("energy", "visa", "grain")[n % 3]), limit=PAGE
    ),
    "engagements with words": lambda r, n: engagements(r, Filter(words=f"{_family(n)} energy"), limit=PAGE),
    "cancelled ones of a quarter": lambda r, n: engagements(
        r, Filter(statuses=("cancelled",), since=_since(n).since, until=_since(n).until), limit=PAGE
    ),
    "open commitments by age": lambda r, n: commitments(r, Filter(is_open=True), limit=PAGE),
    "open commitments of a state": lambda r, n: commitments(r, Filter(is_open=True, state=_state(n)), limit=PAGE),
    "commitments of a week": lambda r, n: commitments(r, _in(n), limit=PAGE),
    "posts of a state": lambda r, n: posts(r, Filter(state=_state(n)), limit=PAGE),
    "posts of a state on a day": lambda r, n: posts(r, Filter(state=_state(n)), on=f"{_year(n)}-06-15", limit=PAGE),
    "people by name": lambda r, n: people(r, Filter(person=_family(n)), limit=PAGE),
    "people of a state": lambda r, n: people(r, Filter(state=_state(n)), limit=PAGE),
    "organisations of a state": lambda r, n: organisations(r, Filter(state=_state(n)), limit=PAGE),
    "dossier of a busy person": lambda r, n: dossier(r, _somebody(r, n)),
    "dossier of a state": lambda r, n: dossier(r, _state(n)),
    "relations of two states by month": lambda r, n: relations(r, _state(n), _other(n), limit=24),
    "relations of two powers, a year": lambda r, n: relations(
        r, _WORLD.codes[n % 6], _WORLD.codes[(n + 1) % 6], since=f"{_year(n)}-01-01", until=f"{_year(n)}-12-31"
    ),
    "who met both persons": lambda r, n: met_both(r, _somebody(r, n), _somebody(r, n + 1), limit=PAGE),
    "who met both states": lambda r, n: met_both(r, _state(n), _other(n), limit=PAGE),
}
