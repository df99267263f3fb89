"""The questions of a desk that are measured: name → what asks it; the number makes each round ask of another thing."""

from collections.abc import Callable
from typing import Any

from synthetic import depth_for
from world import World

from dragoman.register.filters import Filter
from dragoman.register.queries import commitments, engagements, organisations, people, posts
from dragoman.register.store import Register

Ask = Callable[[Register, int], Any]

# The world that is reported from unless another is asked for.
_WORLD = World(1, depth_for(1_000_000))


def _state(number: int) -> str:
    return _WORLD.codes[number * 7 % len(_WORLD.codes)]


def _person(number: int) -> str:
    return _WORLD.holder(_state(number), number % 20, 3000).family


def _week(number: int) -> dict[str, str]:
    month = f"{2005 + number % 20}-{1 + number % 12:02}"
    return {"since": f"{month}-10", "until": f"{month}-16"}


QUERIES: dict[str, Ask] = {
    "engagements of a week": lambda register, number: engagements(register, Filter(**_week(number))),
    "engagements of a state in a week": lambda register, number: engagements(
        register, Filter(state=_state(number), **_week(number))
    ),
    "engagements of a person": lambda register, number: engagements(register, Filter(person=_person(number))),
    "commitments of a week": lambda register, number: commitments(register, Filter(**_week(number))),
    "posts of a state": lambda register, number: posts(register, Filter(state=_state(number))),
    "people by name": lambda register, number: people(register, Filter(person=_person(number))),
    "organisations of a state": lambda register, number: organisations(register, Filter(state=_state(number))),
}
