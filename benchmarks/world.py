"""A world to report from: states with weights and neighbours, their offices, and who holds each of these when.

Everything follows from the seed: the holder of an office at a day is computed when asked for, and remembered.
"""

from bisect import bisect
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from dice import Dice

from dragoman.lexicon.states import capital_of, state_codes, state_name

FIRST_DAY = date(2005, 1, 1)
DAYS = 7305
"""Twenty years."""

_REGIONS = {
    "west": "USA GBR FRA DEU CAN AUS NZL IRL NLD BEL LUX AUT CHE MLT ISL NOR SWE DNK FIN",
    "south": "ITA ESP PRT GRC CYP AND MCO SMR",
    "slavic": "RUS UKR POL CZE SVK BLR BGR SRB HRV SVN MNE BIH MKD XKX ALB ROU MDA HUN LTU LVA EST",
    "turkic": "TUR KAZ UZB TKM KGZ AZE TJK MNG ARM GEO",
    "arabic": "SAU EGY IRQ JOR SYR LBN KWT QAT ARE OMN YEM BHR MAR DZA TUN LBY SDN MRT DJI SOM COM PSE ISR IRN AFG PAK",
    "indic": "IND BGD LKA NPL BTN MDV",
    "eastern": "CHN JPN KOR PRK VNM THA LAO KHM MMR SGP MYS IDN BRN PHL TLS",
    "pacific": "PNG FJI SLB VUT WSM TON TUV KIR NRU MHL FSM PLW",
    "latin": "BRA ARG MEX COL PER CHL VEN ECU BOL PRY URY CUB DOM HTI GTM HND SLV NIC CRI PAN JAM TTO GUY SUR BHS BRB BLZ GRD LCA",
    "african": "NGA ZAF KEN ETH GHA SEN CIV CMR TZA UGA AGO MOZ ZMB ZWE RWA BDI COD COG GAB TCD NER MLI BFA BEN TGO GIN GNB SLE "
    "LBR GMB CPV NAM BWA LSO SWZ MWI MDG MUS SYC ERI SSD CAF GNQ STP",
}
_POWERS = "USA CHN RUS GBR FRA DEU IND JPN TUR BRA ITA SAU KOR CAN EGY ZAF IDN AUS POL UKR IRN PAK KAZ MEX ESP"
_SYLLABLES = {
    "west": (
        "al ber da el fred gar han jo ka len mar nor pe ro sim",
        "ton ley man sen berg wood field well stad worth by ner",
    ),
    "south": ("al bru car do en fa gio lu ma ni pao ro san ti", "ri ni lli no tti sso dis pou les ra zzi ña"),
    "slavic": ("an bog da iv ja kar lu mi nad ol pe ra sta vla zo", "ov ski enko ić ev ak ova lis nieks ēns čuk ný"),
    "turkic": ("ab az bek da er gul ka mar nur or sa tem yer zhan", "bayev ov uly ev oğlu tekin yan shvili mirza zoda"),
    "arabic": ("ab ah fa ha jam ka khal mah na om ra sa tar yu", "ani awi ari oud ashi iri ubi hani badi"),
    "indic": ("aj an bha de ga ha ka mo na pra ra sa vi", "kar war nath das pal singh gupta bhai ratne thapa"),
    "eastern": (
        "an bo chen da feng hao jin ki li ming nam ryu sun tae wei",
        "gawa moto ng yama wan tra sak din nguyen oka",
    ),
    "pacific": ("a fa ha ka la ma na o sa ta va", "lofa tele maka vai nua kolo lani toa fua"),
    "latin": ("al be ca die es fer gu he jo lu ma pa ro san", "ez ares ado illo anda ero osa ueta ntes ães"),
    "african": ("a ba chi da e ko ku ma mo ndu nga o sa te wa", "mba ongo dele ye kwe sah ngwe buzi tanga fofana"),
}
_SHARED = {"eastern": 5.0, "indic": 4.0}
"""How much family names are shared: by 2.5 one in thirty has the commonest and one in thirteen one of the first ten, as
in most countries; by 5 one in six and one in four, as in Korea or Viet Nam."""
_MIDDLES = ("ri", "ne", "lo", "sha", "khi", "dzi", "ya", "tu", "me")


class State(NamedTuple):
    code: str
    name: str
    capital: str
    region: str
    weight: float
    neighbours: tuple[str, ...]


class Office(NamedTuple):
    """`title` is the codebook's; `short` how others may word it; `at` the state that an ambassador is accredited to."""

    title: str
    short: str
    organisation: str | None
    at: str | None = None


class Person(NamedTuple):
    given: str
    family: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


_MINISTRIES = (
    "Foreign Affairs|Defence|Economy|Finance|Energy|Transport|Agriculture|Health|Culture|Education|Justice|Interior|"
    "Environment|Labour|Digital Affairs|Trade|Tourism|Science"
).split("|")
_TOP = (
    Office("President", "Head of State", None),
    Office("Prime Minister", "Head of Government", None),
    Office("Minister of Foreign Affairs", "Foreign Minister", "Ministry of Foreign Affairs"),
    Office("Speaker of Parliament", "Speaker", "Parliament"),
    *(Office(f"Minister of {name}", f"{name} Minister", f"Ministry of {name}") for name in _MINISTRIES[1:]),
)
FIRST_EMBASSY = len(_TOP)
"""The offices before that are those of the government."""
_LEVELS = (
    "Deputy Minister",
    "State Secretary",
    "Director General",
    "Head of Department",
    "Adviser",
    "Head of Division",
)
_BODIES = ("Investment Agency", "Chamber of Commerce", "National Bank", "Railways", "National University", "Red Crescent",
           "Academy of Sciences", "Space Agency", "Energy Holding", "Port Authority")  # fmt: skip


class World:
    """The states of a seed, with `depth` offices in a middling one: more where more is reported."""

    def __init__(self, seed: int, depth: int) -> None:
        self._seed = seed
        self._depth = depth
        self.states = _states(seed)
        self.codes = tuple(self.states)
        self._cumulated = list(accumulate(state.weight for state in self.states.values()))
        self._persons: dict[tuple[str, int, int], Person] = {}
        self._offices: dict[str, tuple[Office, ...]] = {}
        self._terms: dict[tuple[str, int], list[int]] = {}

    def some_state(self, dice: Dice) -> str:
        at = bisect(self._cumulated, dice.random() * self._cumulated[-1])
        return self.codes[min(at, len(self.codes) - 1)]

    def partner(self, code: str, dice: Dice) -> str:
        """A neighbour mostly, or one of weight."""
        near = self.states[code].neighbours
        chosen = dice.choice(near) if dice.random() < 0.5 else self.some_state(dice)
        return chosen if chosen != code else near[0]

    def offices(self, code: str) -> tuple[Office, ...]:
        """The offices of a state, the higher ones first; a weighty state has more of them."""
        if code not in self._offices:
            self._offices[code] = tuple(self._laid_out(code))
        return self._offices[code]

    def holder(self, code: str, office: int, day: int) -> Person:
        """Who holds an office on a day, counted from the first."""
        starts = self._starts(code, office)
        return self._person(code, office, bisect(starts, day))

    def embassy(self, code: str, receiver: str) -> int | None:
        """The office of the ambassador of one state to another."""
        found = self._embassies(code)
        return found.get(receiver)

    @cache  # noqa: B019  # a world lives as long as the run
    def _embassies(self, code: str) -> dict[str, int]:
        return {office.at: number for number, office in enumerate(self.offices(code)) if office.at}

    def _laid_out(self, code: str) -> list[Office]:
        dice = Dice(f"{self._seed}/{code}")
        size = int(self._depth * (0.5 + 8 * self.states[code].weight ** 0.5))
        offices = list(_TOP)
        near = self.states[code].neighbours
        receivers = [*near, *(other for other in self.codes if other != code and other not in near)]
        for other in receivers[: 10 + size // 4]:
            offices.append(Office("Ambassador", "Ambassador", None, other))
        while len(offices) < size:
            if dice.random() < 0.3:
                body = f"{_town(self.states[code].region, dice)} {dice.choice(_BODIES)}"
                offices.append(Office("Chairman", "Head", body))
            else:
                of = dice.choice(_MINISTRIES)
                offices.append(Office(dice.choice(_LEVELS), "Official", f"Ministry of {of}"))
        return offices

    def _starts(self, code: str, office: int) -> list[int]:
        """The days on which an office changes hands."""
        key = (code, office)
        if key not in self._terms:
            dice = Dice(f"{self._seed}/{code}/{office}")
            day, starts = dice.randrange(1800), []
            while day < DAYS:
                starts.append(day)
                day += dice.randrange(400, 2900)
            self._terms[key] = starts
        return self._terms[key]

    def _person(self, code: str, office: int, term: int) -> Person:
        key = (code, office, term)
        if key not in self._persons:
            dice = Dice(f"{self._seed}/{code}/{office}/{term}")
            # Some have held a lower office before.
            if term and office + 7 < len(self.offices(code)) and dice.random() < 0.35:
                below = min(office + dice.randrange(3, 40), len(self.offices(code)) - 1)
                self._persons[key] = self._person(code, below, term - 1)
            else:
                self._persons[key] = _named(code, self.states[code].region, dice)
        return self._persons[key]


def _named(code: str, region: str, dice: Dice) -> Person:
    given, family = _name_pools(code, region)
    # Some given names are much more common than others; so are some family names, and then there are namesakes.
    first = given[int(len(given) * dice.random() ** 2)]
    last = family[int(len(family) * dice.random() ** _SHARED.get(region, 2.5))]
    return Person(first, last)


@cache
def _name_pools(code: str, region: str) -> tuple[list[str], list[str]]:
    """Given and family names of a state, the commoner first; the commonest are those of its whole region."""
    shared = Dice(f"names/{region}")
    given = [_given_name(region, shared) for _ in range(400)]
    common = [_family_name(region, shared) for _ in range(150)]
    own = Dice(f"names/{code}")
    family = [*common, *(_family_name(region, own) for _ in range(6000))]
    return list(dict.fromkeys(given)), list(dict.fromkeys(family))


def _given_name(region: str, dice: Dice) -> str:
    starts, _ = _syllables(region)
    return (dice.choice(starts) + dice.choice((*starts, *_MIDDLES)) + dice.choice(("", "n", "s", "a"))).title()


def _family_name(region: str, dice: Dice) -> str:
    starts, ends = _syllables(region)
    middles = (*starts, *_MIDDLES)
    return (dice.choice(starts) + dice.choice(middles) + dice.choice(("", *middles)) + dice.choice(ends)).title()


@cache
def _syllables(region: str) -> tuple[list[str], list[str]]:
    starts, ends = _SYLLABLES[region]
    return starts.split(), ends.split()


def _town(region: str, dice: Dice) -> str:
    starts, ends = _syllables(region)
    return (dice.choice(starts) + dice.choice(starts) + dice.choice(ends)).title()


@cache
def date_of(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


@cache
def _states(seed: int) -> dict[str, State]:
    regions = {code: region for region, codes in _REGIONS.items() for code in codes.split()}
    known = [code for code in state_codes() if code in regions]
    rest = [code for code in known if code not in _POWERS.split()]
    dice = Dice(f"{seed}/states")
    rest.sort(key=lambda _: dice.random())
    ranked = [*(code for code in _POWERS.split() if code in regions), *rest]
    weights = {code: 1 / (rank + 2) ** 0.9 for rank, code in enumerate(ranked)}
    total = sum(weights.values())
    states = {}
    for code in ranked:
        peers = _REGIONS[regions[code]].split()
        at = peers.index(code)
        near = tuple(dict.fromkeys(peers[(at + step) % len(peers)] for step in (1, -1, 2, -2, 3, -3)))
        near = tuple(other for other in near if other != code)
        states[code] = State(
            code, state_name(code), capital_of(code) or state_name(code), regions[code], weights[code] / total, near
        )
    return states
