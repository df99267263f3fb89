"""Places as they are compared."""

from functools import cache, lru_cache
from typing import Literal

from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.states import capital_of, find_state, state_codes
from dragoman.resolution.names import normalised
from dragoman.resolution.spellings import sound_of

_HOUSES = frozenset(
    "palace ministry port harbour harbor university hall centre center headquarters plant parliament airport hotel house "
    "building institute museum base school hospital embassy academy factory camp college consulate park station square "
    "castle residence memorial cathedral church mosque court bank company mission office terminal shipyard mine farm".split()
)

PlaceRank = Literal["state", "city", "house", "unknown"]


def same_place(one: str, other: str) -> bool:
    """Whether two normalised names mean one place."""
    if one == other:
        return True
    first, second = ({sound_of(word) for word in name.split()} for name in (one, other))
    return first <= second or second <= first


@lru_cache(maxsize=16384)
def place_rank(name: str) -> PlaceRank:
    """Whether a normalised name is of a state, of a city, or of a house or the like."""
    words = name.split()
    if not words:
        return "unknown"
    if find_state(name):
        return "state"
    if _HOUSES & set(words):
        return "house"
    city = load_cities().match([word.capitalize() for word in words], 0)
    return "city" if name in _capitals() or (city and city.length == len(words)) else "unknown"


def state_of_capital(name: str) -> str | None:
    """The state whose capital has this normalised name."""
    return _capitals().get(name)


@cache
def _capitals() -> dict[str, str]:
    return {normalised(capital): code for code in reversed(state_codes()) if (capital := capital_of(code))}
