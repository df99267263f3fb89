"""Where capitals and cities lie, and what is shown where no capital is told."""

import pytest

from dragoman.lexicon.coordinates import load_coordinates
from dragoman.lexicon.states import capital_of, state_codes

TABLE = load_coordinates()


def test_every_state_with_a_capital_is_on_the_map() -> None:
    assert [code for code in state_codes() if capital_of(code) and TABLE.home(code) is None] == []


@pytest.mark.parametrize("code", ["ISR", "PSE", "EU", "UN", "SUN"])
def test_those_without_a_capital_are_shown_at_a_seat(code: str) -> None:
    home = TABLE.home(code)
    assert home is not None and home.kind == "seat"


def test_a_spot_lies_within_the_world() -> None:
    homes = [home for code in state_codes() if (home := TABLE.home(code))]
    assert all(-90 <= home.latitude <= 90 and -180 <= home.longitude <= 180 for home in homes)


@pytest.mark.parametrize(
    ("place", "state", "name", "of"),
    [
        ("Riga", "LVA", "Riga", "LVA"),
        ("riga", None, "Riga", "LVA"),
        ("Asunción", "PRY", "Asunción", "PRY"),
        ("Geneva", "CHE", "Geneva", "CHE"),
        ("New York", "USA", "New York", "USA"),
        ("the Great Hall", "CHN", "Beijing", "CHN"),
        ("Mongolia", "MNG", "Ulaanbaatar", "MNG"),
        (None, "KEN", "Nairobi", "KEN"),
        ("Jerusalem", None, "Jerusalem", ""),
        ("Kazakhstan", None, "Astana", "KAZ"),
    ],
)
def test_a_place_is_shown_where_it_lies_or_where_its_state_is(
    place: str | None, state: str | None, name: str, of: str
) -> None:
    spot = TABLE.spot(place, state)
    assert spot is not None and (spot.name, spot.state) == (name, of)


def test_a_place_that_is_not_known_is_nowhere() -> None:
    assert TABLE.spot("the ministry", None) is None
    assert TABLE.spot(None, None) is None
