"""Where places lie: capitals, the seats at which those without one are shown, and cities where engagements are held."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from dragoman.lexicon.cities import city_key
from dragoman.lexicon.states import find_state

SpotKind = Literal["capital", "seat", "city"]


class Spot(NamedTuple):
    """A point on the map, in degrees; of no `state` where states differ on whose it is.

    A `seat` is where a state or bloc is shown, and does not say that it is its capital.
    """

    kind: SpotKind
    state: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class CoordinateTable:
    """Spots by state and by name; made by `load_coordinates`."""

    _homes: Mapping[str, Spot]
    _named: Mapping[str, tuple[Spot, ...]]

    def home(self, state: str) -> Spot | None:
        """Where a state or bloc is shown: its capital, or its seat."""
        return self._homes.get(state)

    def spot(self, place: str | None, state: str | None) -> Spot | None:
        """Where a place lies, of which the state may be known: the city itself, or else where its state is shown.

        Without a state a name is taken for a capital before another city of that name, and for nothing if several are left.
        """
        if place:
            found = self._named.get(city_key(place), ())
            there = [spot for spot in found if state is None or spot.state in (state, "")]
            capitals = [spot for spot in there if spot.kind == "capital"]
            for spots in (capitals, there):
                if len(spots) == 1:
                    return spots[0]
            state = state or find_state(place)
        return self.home(state) if state else None


@cache
def load_coordinates() -> CoordinateTable:
    """The table `coordinates.tsv`."""
    homes: dict[str, Spot] = {}
    named: defaultdict[str, tuple[Spot, ...]] = defaultdict(tuple)
    text = (files("dragoman.lexicon") / "tables" / "coordinates.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            spot = _spot(line)
            if spot.kind != "city":
                homes[spot.state] = spot
            if spot.kind != "seat":
                named[city_key(spot.name)] += (spot,)
    return CoordinateTable(homes, dict(named))


def _spot(line: str) -> Spot:
    kind, state, name, latitude, longitude = line.split("\t")
    if kind not in get_args(SpotKind):
        raise ValueError(f"tables/coordinates.tsv: unknown kind {kind!r} in {line!r}")
    return Spot(kind, state, name, float(latitude), float(longitude))  # type: ignore[arg-type]
