"""Who took part, as two accounts tell it: which parties are the same, and whom only one of them can mean."""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from dragoman.resolution.accounts import Account, AccountParty, stem
from dragoman.resolution.signs import Sign, conflict
from dragoman.resolution.spellings import SAME, name_likeness

_NAMED = 2.3
_NAMED_BODY = 1.8
_STATE = 1.0
_SPEAKS_FOR = 0.7
_LISTED_LESS = -0.3
_OTHER_COMPANY = -1.2
_BODY_SMALL = frozenset("of the for and affairs republic kingdom federal national".split())
_DEPUTY = frozenset("deputy vice assistant under undersecretary".split())
_BETWEEN_TWO = frozenset({"meeting", "call", "consultations", "signing", "message", "demarche", "briefing", "visit"})


class _Match(NamedTuple):
    weight: float
    one: int
    other: int


def company(a: Account, b: Account) -> list[Sign]:
    """The signs in the parties of two accounts."""
    matches = _matches(a.parties, b.parties)
    signs = [Sign(sum(match.weight for match in matches), _in_words(matches, a))]
    rest_a = _left(a.parties, {match.one for match in matches})
    rest_b = _left(b.parties, {match.other for match in matches})
    if not matches:
        return [conflict("no party in common")]
    if a.form == "visit":
        return [*signs, *_travellers(a, b, matches)]
    if a.form == "message" and (reversal := _reversed(a, b, matches)):
        return [reversal]
    if rest_a and rest_b:
        signs += _other_company(a, b, matches, rest_a, rest_b)
    elif rest_a or rest_b:
        signs.append(Sign(_LISTED_LESS, "one lists more parties"))
    if len(matches) == 1:
        signs.append(Sign(-1.0, "one party in common"))
    return signs


def _matches(parties: tuple[AccountParty, ...], others: tuple[AccountParty, ...]) -> list[_Match]:
    """The parties that may be the same, the surest first, each in one match."""
    found = sorted(
        (_Match(-weight, i, j) for i, x in enumerate(parties) for j, y in enumerate(others) if (weight := _alike(x, y)))
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    matches = []
    for weight, one, other in found:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            matches.append(_Match(-weight, one, other))
    return matches


def _alike(x: AccountParty, y: AccountParty) -> float:
    """The weight of two parties being the same; 0 if they are not."""
    if x.states and y.states and not x.states & y.states:
        return 0.0
    if x.kind == y.kind == "person":
        likeness = name_likeness(x.key, y.key)
        if likeness < SAME or _ranks_differ(x, y):
            return 0.0
        return _NAMED * likeness
    if x.kind == y.kind == "organisation":
        return _NAMED_BODY * body_likeness(x.key, y.key)
    if x.kind == y.kind == "state":
        return _STATE
    if x.kind == y.kind == "group":
        return _SPEAKS_FOR if fuzz.token_set_ratio(x.key, y.key) > 60 else 0.0
    return _speaks_for(x, y)


def _speaks_for(x: AccountParty, y: AccountParty) -> float:
    """A person named in one account where the other names only the state or the body."""
    if x.kind == "organisation" and y.kind == "person":
        x, y = y, x
    if x.kind == "person" and y.kind == "organisation":
        named = max((body_likeness(body, y.key) for body in (*x.bodies, *((x.side,) if x.side else ()))), default=0.0)
        if named:
            return _NAMED_BODY * named * 0.8
    return _SPEAKS_FOR if x.states & y.states else 0.0


def _ranks_differ(x: AccountParty, y: AccountParty) -> bool:
    """Whether names of one word are borne by a minister and a deputy."""
    if " " in x.key and " " in y.key:
        return False
    ranks = [any(_DEPUTY & set(title.split()) for title in party.titles) for party in (x, y)]
    return bool(x.titles and y.titles) and ranks[0] != ranks[1]


@lru_cache(maxsize=65536)
def body_likeness(one: str, other: str) -> float:
    """How alike the normalised names of two organisations are: 0, or from 0.7 to 1."""
    if one == other:
        return 1.0
    first, second = one.split(), other.split()
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if len(short) == 1 and len(long) > 2 and short[0] == _initials(long):
        return 0.9
    if not first or not second:
        return 0.0
    ratio = fuzz.token_sort_ratio(one, other) / 100
    if ratio >= 0.85:
        return ratio
    some, others = _stems(one), _stems(other)
    return 0.8 if some and others and (some <= others or others <= some) else 0.0


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in ("of", "the", "for", "and"))


@lru_cache(maxsize=65536)
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in name.split() if word not in _BODY_SMALL)


def _left(parties: tuple[AccountParty, ...], matched: set[int]) -> list[AccountParty]:
    return [party for at, party in enumerate(parties) if at not in matched]


def _other_company(
    a: Account, b: Account, matches: list[_Match], rest_a: list[AccountParty], rest_b: list[AccountParty]
) -> list[Sign]:
    """Both accounts name parties that the other does not."""
    share = len(matches) / min(len(a.parties), len(b.parties))
    small = min(len(a.parties), len(b.parties)) <= 2
    if small and a.form in _BETWEEN_TWO or share < 0.5:
        return [conflict("other parties")]
    return [Sign(_OTHER_COMPANY, "each lists parties that the other does not")]


def _travellers(a: Account, b: Account, matches: list[_Match]) -> list[Sign]:
    """A visit is of those who travel: of these one has to be the same; hosts may be named or not."""
    travelling = {(a.parties[m.one].role, b.parties[m.other].role) for m in matches}
    if not any("host" not in roles for roles in travelling):
        return [conflict("other visitors")]
    return []


def _reversed(a: Account, b: Account, matches: list[_Match]) -> Sign | None:
    """A letter and the answer to it are two."""
    for match in matches:
        roles = {a.parties[match.one].role, b.parties[match.other].role}
        if roles == {"sender", "recipient"}:
            return conflict("sent the other way")
    return None


def _in_words(matches: list[_Match], a: Account) -> str:
    names = [a.parties[match.one].key for match in matches]
    return f"same parties: {', '.join(sorted(names))}"
