"""Engagements on the map: where they took place, who came there from where, and who dealt with whom at a distance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from dragoman.lexicon.coordinates import Spot, load_coordinates
from dragoman.register.views.network import MANY
from dragoman.register.views.points import Point

FlowKind = Literal["there", "between"]
REMOTE = frozenset({"call", "message"})
"""Forms of engagements that nobody travels to."""
MOST_FLOWS = 400
_Line = tuple[FlowKind, Spot, Spot]


class Stop(NamedTuple):
    """A point on the map and the engagements that took place there, or of whom it is the capital."""

    spot: Spot
    numbers: tuple[int, ...]


class Flow(NamedTuple):
    """Engagements that join two points: `there` from the capital of a side to the place, `between` two capitals."""

    kind: FlowKind
    start: Spot
    end: Spot
    numbers: tuple[int, ...]

    @property
    def weight(self) -> int:
        return len(self.numbers)


class Flows(NamedTuple):
    """What the map shows, the weightiest first; `unplaced` are engagements that are not on it."""

    stops: tuple[Stop, ...]
    flows: tuple[Flow, ...]
    unplaced: tuple[int, ...]
    flows_left_out: int


def flows(points: Iterable[Point], *, most: int = MOST_FLOWS) -> Flows:
    """Places and flows of engagements.

    One whose place is told lies there, and each side that is from elsewhere comes there from its capital. One at a
    distance, or whose place nobody tells, is between the capitals of each two of its sides.
    """
    stops: defaultdict[Spot, list[int]] = defaultdict(list)
    joined: defaultdict[_Line, list[int]] = defaultdict(list)
    unplaced = []
    for point in points:
        place = None if point.form in REMOTE else _spot(point.place, point.place_state)
        lines = _lines(place, point.sides)
        if place:
            stops[place].append(point.id)
        for line in lines:
            joined[line].append(point.id)
        if not place and not lines:
            unplaced.append(point.id)
    ranked = sorted(joined.items(), key=lambda flow: (-len(flow[1]), flow[0][1].name, flow[0][2].name, flow[0][0]))
    drawn = tuple(Flow(*line, tuple(numbers)) for line, numbers in ranked[:most])
    for flow in drawn:
        for spot in (flow.start, flow.end):
            stops.setdefault(spot, [])
    places = sorted(stops.items(), key=lambda stop: (-len(stop[1]), stop[0].name, stop[0].state))
    return Flows(
        tuple(Stop(spot, tuple(numbers)) for spot, numbers in places), drawn, tuple(unplaced), len(joined) - len(drawn)
    )


@lru_cache(maxsize=8192)
def _spot(place: str | None, state: str | None) -> Spot | None:
    return load_coordinates().spot(place, state)


@lru_cache(maxsize=8192)
def _lines(place: Spot | None, sides: tuple[str, ...]) -> tuple[_Line, ...]:
    """What an engagement there, or told of without a place, of these sides joins; most are like others in that."""
    table = load_coordinates()
    homes = {home: code for code in sides if (home := table.home(code))}
    if len(homes) > MANY:
        return ()
    return tuple(_to(place, homes) if place else _among(homes))


def _to(place: Spot, homes: Mapping[Spot, str]) -> Iterator[_Line]:
    """From each capital of another state to a place. A bloc that has its seat there does not travel."""
    for home, code in homes.items():
        if code != place.state and _at(home) != _at(place):
            yield "there", home, place


def _among(homes: Mapping[Spot, str]) -> Iterator[_Line]:
    ordered = sorted(homes, key=lambda spot: (spot.name, spot.state))
    for one, other in combinations(ordered, 2):
        if _at(one) != _at(other):
            yield "between", one, other


def _at(spot: Spot) -> tuple[float, float]:
    return spot.latitude, spot.longitude
