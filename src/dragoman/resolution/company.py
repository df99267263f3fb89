"""Who took part, as two accounts tell it: which parties are the same, and whom only one of them can mean."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from dragoman.resolution.accounts import Account, AccountParty
from dragoman.resolution.ranks import ranks_in
from dragoman.resolution.signs import Sign, conflict, unlikely
from dragoman.resolution.spellings import SAME, name_likeness
from dragoman.resolution.words import stem

_NAMED = 2.3
_NAMED_BODY = 1.8
_STATE = 1.0
_SPEAKS_FOR = 0.9
_MAY_SPEAK_FOR = 0.3
_IN_WORDS = 1.0
_MOST = 6.0  # however many attend, they say no more of which time it was
_LISTED_LESS = -0.3
_OTHER_COMPANY = -1.2
_ONE_IN_COMMON = -1.0
_NOBODY_IN_COMMON = -2.0
_OTHER_RANKS = -3.0
# How much it says that two have such an engagement at all at about that time.
_RARITY = {"consultations": 1.5, "visit": 1.0, "conference": 1.0, "signing": 1.0, "demarche": 0.7, "briefing": 0.5}
_BODY_SMALL = frozenset("of the for and affairs republic kingdom federal national company co inc ltd".split())
_STATE_BODIES = frozenset("ministry department government mfa office presidency parliament embassy chancellery".split())
_DEPUTY = frozenset({"deputy", "deput", "vice", "assistant", "under", "undersecretary"})
_OFFICE_SMALL = frozenset("of the for and affairs minister secretary federal state first".split())


class _Match(NamedTuple):
    weight: float
    one: int
    other: int


def company(a: Account, b: Account, *, copies: bool) -> list[Sign]:
    """The signs in the parties of two accounts. `copies` are near copies of one text, of which one corrects the other."""
    parties, others = _placed(a), _placed(b)
    matches = _paired(parties, others, _alike)
    matches += _remaining(parties, others, matches, _stands_for)
    if a.form == b.form == "conference":
        matches += _in_words_of_other(a, b, matches)
    if not matches:
        # Of many who attend a conference each report may name others.
        both = a.form == b.form == "conference"
        return [Sign(_NOBODY_IN_COMMON, "no party in common") if both else conflict("no party in common")]
    signs = [Sign(min(sum(match.weight for match in matches), _MOST), _in_words(matches, a, b))]
    if a.form == b.form:
        signs.append(Sign(_RARITY.get(a.form, 0.0)))
    if a.form == "visit":
        return [*signs, *_travellers(a, b, matches)]
    if a.form == "message" and _reversed(a, b, matches):
        return [conflict("sent the other way")]
    if not copies and _each_names_another(a, b, matches):
        signs.append(unlikely("each names someone whom the other does not"))
    return [*signs, *_others(a, b, matches, copies), *_ranks(a, b, matches)]


def _placed(account: Account) -> tuple[AccountParty, ...]:
    """The parties; the only one whom the report does not place is from the outlet's own state, if no other is."""
    home, parties = account.home, account.parties
    unplaced = [at for at, party in enumerate(parties) if not party.states and party.kind == "person"]
    if home is None or len(unplaced) != 1 or any(home in party.states for party in parties):
        return parties
    at = unplaced[0]
    return (*parties[:at], parties[at]._replace(states=frozenset({home})), *parties[at + 1 :])


def _paired(
    parties: tuple[AccountParty, ...],
    others: tuple[AccountParty, ...],
    alike: Callable[[AccountParty, AccountParty], float],
) -> list[_Match]:
    """The parties that may be the same, the surest first, each in one match."""
    found = sorted(
        _Match(-weight, i, j) for i, x in enumerate(parties) for j, y in enumerate(others) if (weight := alike(x, y))
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    matches = []
    for weight, one, other in found:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            matches.append(_Match(-weight, one, other))
    return matches


def _remaining(
    parties: tuple[AccountParty, ...],
    others: tuple[AccountParty, ...],
    matches: list[_Match],
    alike: Callable[[AccountParty, AccountParty], float],
) -> list[_Match]:
    """Of the parties not yet matched those that `alike` matches, if some are matched."""
    ones = [at for at in range(len(parties)) if all(match.one != at for match in matches)]
    rest = [at for at in range(len(others)) if all(match.other != at for match in matches)]
    if not matches or not ones or not rest:
        return []
    found = _paired(tuple(parties[at] for at in ones), tuple(others[at] for at in rest), alike)
    return [_Match(match.weight, ones[match.one], rest[match.other]) for match in found]


def _alike(x: AccountParty, y: AccountParty) -> float:
    """The weight of two parties being the same; 0 if they are not."""
    if x.states and y.states and not x.states & y.states:
        return 0.0
    if x.kind == y.kind == "person":
        return _NAMED * _same_person(x, y)
    if x.kind == y.kind == "organisation":
        return _NAMED_BODY * body_likeness(x.key, y.key)
    if x.kind == y.kind == "state":
        return _STATE
    if x.kind == y.kind == "group":
        return _SPEAKS_FOR if x.states & y.states or fuzz.token_set_ratio(x.key, y.key) > 60 else 0.0
    return _speaks_for(x, y)


def _same_person(x: AccountParty, y: AccountParty) -> float:
    likeness = name_likeness(x.key, y.key)
    if likeness < SAME:
        # An office has one holder: a name that is spelled otherwise in part is still his.
        return SAME if x.states & y.states and _same_office(x, y) and _share_a_name(x, y) else 0.0
    single = " " not in x.key or " " not in y.key
    return 0.0 if single and _ranks_differ(x.titles, y.titles) else likeness


def _same_office(x: AccountParty, y: AccountParty) -> bool:
    return any(
        one and other and (one <= other or other <= one) and one & _DEPUTY == other & _DEPUTY
        for one in map(_office, x.titles)
        for other in map(_office, y.titles)
    )


@lru_cache(maxsize=65536)
def _office(title: str) -> frozenset[str]:
    """What a title is of: {foreign} for the Minister of Foreign Affairs."""
    return frozenset(stem(word) for word in title.split() if word not in _OFFICE_SMALL)


def _share_a_name(x: AccountParty, y: AccountParty) -> bool:
    return any(
        name_likeness(one, other) >= SAME
        for one in x.key.split()
        for other in y.key.split()
        if min(len(one), len(other)) > 2
    )


def _ranks_differ(titles: Iterable[str], others: Iterable[str]) -> bool:
    one, other = (frozenset().union(*map(ranks_in, some)) for some in (titles, others))
    return bool(one and other and not one & other)


def _speaks_for(x: AccountParty, y: AccountParty) -> float:
    """A person named in one account where the other names only the state or the body."""
    if x.kind == "organisation" and y.kind == "person":
        x, y = y, x
    if x.kind == "person" and y.kind == "organisation":
        named = max((body_likeness(body, y.key) for body in (*x.bodies, *((x.side,) if x.side else ()))), default=0.0)
        if named:
            return _NAMED_BODY * named * 0.8
    return _SPEAKS_FOR if x.states & y.states else 0.0


def _stands_for(x: AccountParty, y: AccountParty) -> float:
    """Someone whose side his own report does not tell, where the other account names a state or a part of one."""
    for one, other in ((x, y), (y, x)):
        if one.states or one.kind in ("state", "group") or other.kind == one.kind:
            continue
        if other.kind == "state" or (other.kind == "organisation" and _STATE_BODIES & set(other.key.split())):
            return _MAY_SPEAK_FOR
        if one.kind == "organisation" and other.kind == "person" and _STATE_BODIES & set(one.key.split()):
            return _MAY_SPEAK_FOR
    return 0.0


def _in_words_of_other(a: Account, b: Account, matches: list[_Match]) -> list[_Match]:
    """Who is a party of a conference in one account and stands in the words of the other, which lists others."""
    found = []
    for one, other, turned in ((a, b, False), (b, a, True)):
        words = frozenset(map(stem, f"{other.title or ''} {other.words}".split()))
        for at, party in enumerate(one.parties):
            taken = any((match.other if turned else match.one) == at for match in matches)
            if not taken and _named_in(party, words):
                found.append(_Match(_IN_WORDS, *((-1, at) if turned else (at, -1))))
    return found[:2]


def _named_in(party: AccountParty, words: frozenset[str]) -> bool:
    if party.kind == "organisation":
        return _stems(party.key) <= words
    return party.kind == "person" and {stem(word) for word in party.key.split() if len(word) > 2} <= words


@lru_cache(maxsize=65536)
def body_likeness(one: str, other: str) -> float:
    """How alike the normalised names of two organisations are: 0, or from 0.7 to 1."""
    if one == other:
        return 1.0
    short, long = sorted((one.split(), other.split()), key=len)
    if not short:
        return 0.0
    if len(short) == 1 and len(long) > 2 and short[0] in (_initials(long), long[-1]):
        return 0.9
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


def _main(account: Account) -> set[int]:
    """The parties that an account of the same would not leave out: neither those who mediate nor nameless others."""
    main = {at for at, p in enumerate(account.parties) if p.kind != "group" and p.role != "mediator"}
    return main if len(main) > 1 else set(range(len(account.parties)))


def _others(a: Account, b: Account, matches: list[_Match], copies: bool) -> Iterator[Sign]:
    """The parties that only one of the accounts names."""
    main_a, main_b = _main(a), _main(b)
    more_a, more_b = main_a - {match.one for match in matches}, main_b - {match.other for match in matches}
    small = min(len(main_a), len(main_b))
    if a.form == b.form == "conference":
        # Of many who attend, each report names its own.
        yield Sign(_LISTED_LESS * bool(more_a and more_b))
        return
    if more_a and more_b:
        corrected = copies and _of_one_side((a.parties[at] for at in more_a), (b.parties[at] for at in more_b))
        if not corrected and (copies or small <= 2 or len(matches) < small / 2):
            yield conflict("other parties")
        yield Sign(_OTHER_COMPANY, "each lists parties that the other does not")
    elif more_a or more_b:
        yield Sign(_LISTED_LESS, "one lists more parties")
    if len(matches) == 1:
        yield Sign(_ONE_IN_COMMON, "one party in common")


def _of_one_side(some: Iterable[AccountParty], others: Iterable[AccountParty]) -> bool:
    """Whether each of some has one for whom it may have been mistaken among the others: one of the same state."""
    found = list(others)
    return all(any(one.states & other.states for other in found) for one in some)


def _ranks(a: Account, b: Account, matches: list[_Match]) -> Iterator[Sign]:
    """Ministers in one account where the other, which names nobody, tells of their deputies."""
    for one, other in ((a, b), (b, a)):
        if a.form not in ("meeting", "call") or any(party.kind == "person" for party in one.parties):
            continue
        titles = [title for party in other.parties for title in party.titles] or [other.words]
        if _ranks_differ((one.words,), titles):
            yield Sign(_OTHER_RANKS, "people of other ranks")
            return


def _travellers(a: Account, b: Account, matches: list[_Match]) -> Iterator[Sign]:
    """A visit is of those who travel: of these one has to be the same; hosts may be named or not."""
    if all("host" in (a.parties[match.one].role, b.parties[match.other].role) for match in matches):
        yield conflict("other visitors")
    if all(match.weight < _STATE for match in matches) and len(_states(a) & _states(b)) < 2:
        # Who travels is told by one of them only, and neither tells between which two states.
        yield unlikely("one state in common, and nobody named by both")
    hosts_a = {at for at, party in enumerate(a.parties) if party.role == "host" and party.kind == "organisation"}
    hosts_b = {at for at, party in enumerate(b.parties) if party.role == "host" and party.kind == "organisation"}
    if hosts_a and hosts_b and not any(match.one in hosts_a and match.other in hosts_b for match in matches):
        yield conflict("other hosts")


def _each_names_another(a: Account, b: Account, matches: list[_Match]) -> bool:
    """Whether each names someone where the other tells a state or a body, and one of them is of a side nobody tells."""
    if not any(match.weight == _MAY_SPEAK_FOR for match in matches) or len(_states(a) & _states(b)) > 1:
        return False
    pairs = [
        (a.parties[match.one].kind, b.parties[match.other].kind) for match in matches if match.one >= 0 <= match.other
    ]
    return all(one != other for one, other in pairs) and len({one == "person" for one, _ in pairs}) > 1


def _states(account: Account) -> frozenset[str]:
    """The states that a visit is between, as far as its account tells."""
    visited = frozenset({account.place_state}) if account.place_state else frozenset[str]()
    return visited.union(*(party.states for party in _placed(account)))


def _reversed(a: Account, b: Account, matches: list[_Match]) -> bool:
    """A letter and the answer to it are two."""
    return any({a.parties[match.one].role, b.parties[match.other].role} == {"sender", "recipient"} for match in matches)


def _in_words(matches: list[_Match], a: Account, b: Account) -> str:
    names = [a.parties[match.one].key if match.one >= 0 else b.parties[match.other].key for match in matches]
    return f"same parties: {', '.join(sorted(names))}"
