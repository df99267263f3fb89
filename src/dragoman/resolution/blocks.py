"""Blocks: keys of which two accounts share at least one if they may tell of one engagement.

A block has to stay small in a register of a million engagements, however popular the parties: a person's name goes with
a few days, two names with a quarter of a year, two states with a single day.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from zlib import crc32

from dragoman.resolution.accounts import Account, AccountParty
from dragoman.resolution.calendar import Time, time_of
from dragoman.resolution.circumstances import numbers_of
from dragoman.resolution.spellings import family_words, skeleton, sound_of

_BUCKET = 4  # days
_SEASON = 91  # days
_MOST = 16  # of many parties those with the least digests, which are the same in every account
_RECALLED = 45  # days before the report in which something undated may have been
_AHEAD = 270  # days after the report in which something planned without a date may be held
_INVITED = 450  # ... and a visit
_MOVED = 240  # days by which a plan may have moved
_SLOW = frozenset({"visit", "consultations", "conference", "signing"})
_GENERIC = frozenset(
    "ministry foreign national central state department federal embassy house chamber parliament".split()
)


def blocks_of(account: Account) -> frozenset[str]:
    """The blocks of an account."""
    time = time_of(account)
    return frozenset(
        (
            *_by_person(account, time),
            *_by_pair(account, time),
            *_by_states(account, time),
            *_by_body(account, time),
            *_by_number(account, time),
        )
    )


def _by_person(account: Account, time: Time) -> Iterator[str]:
    """Who is named, within a few days."""
    period = _days(time)
    if period is None:
        return
    names = _few(_names(account))
    for bucket in range((period.start - 1) // _BUCKET, period.stop // _BUCKET + 1):
        yield from (f"{name} {bucket}" for name in names)


def _by_pair(account: Account, time: Time) -> Iterator[str]:
    """Which two are named, or who and the state of another or of the place, within a season."""
    seasons = _seasons(time, account.form)
    named = [(tuple(_names_of(party)), _states_of(party, account)) for party in account.parties]
    pairs = {
        " ".join(sorted((one, other)))
        for (some, _), (others, _) in combinations(named, 2)
        for one in some
        for other in others
        if one != other
    }
    pairs |= {
        f"{name} {state}" for (names, _), (_, states) in permutations(named, 2) for name in names for state in states
    }
    if account.form == "visit" and account.place_state:
        pairs |= {f"{name} {account.place_state}" for names, _ in named for name in names}
    for pair in _few(pairs):
        yield from (f"{pair} s{season}" for season in seasons)


def _by_states(account: Account, time: Time) -> Iterator[str]:
    """Which two states, on a day; in a month, where nobody is named, or for what is rare between two states."""
    states = frozenset[str]().union(*(_states_of(party, account) for party in account.parties))
    if account.place_state and (account.form == "visit" or len(states) < 2):
        states |= {account.place_state}
    pairs = _few(" ".join(sorted(pair)) for pair in combinations(states, 2))
    period = _days(time)
    if period is not None:
        yield from (f"{pair} d{day}" for pair in pairs for day in range(period.start, period.stop + 1))
        yield from (
            f"{state} ? d{day}" for state in _open_states(account) for day in range(period.start, period.stop + 1)
        )
    if account.form in _SLOW or all(party.kind != "person" for party in account.parties):
        yield from (f"{pair} {account.form} m{month}" for pair in pairs for month in _months(time))


def _open_states(account: Account) -> list[str]:
    """The states of an account that leaves open who from another took part: nobody is named, or someone not placed."""
    if all(party.kind != "person" for party in account.parties):
        return sorted(party.key for party in account.parties if party.kind == "state")
    if all(_states_of(party, account) for party in account.parties if party.kind == "person"):
        return []
    return _few(state for party in account.parties for state in party.states)


def _by_body(account: Account, time: Time) -> Iterator[str]:
    """Conferences by the body that meets, and by their place."""
    if account.form != "conference":
        return
    names = {name for party in account.parties if party.kind == "organisation" for name in _names_of(party)}
    for season in _seasons(time, account.form):
        yield from (f"{name} conference s{season}" for name in sorted(names))
    if account.place:
        yield from (f"{skeleton(account.place.replace(' ', ''))} conference m{month}" for month in _months(time))


def _by_number(account: Account, time: Time) -> Iterator[str]:
    """Rounds and sessions by their number, at whatever time, and conferences whoever attends."""
    if account.form not in _SLOW:
        return
    if account.form == "conference":
        for season in _seasons(time, account.form):
            yield from (f"conference no {number} s{season}" for number in numbers_of(account))
    states = sorted(frozenset[str]().union(*(_states_of(party, account) for party in account.parties)))
    for number in numbers_of(account):
        yield from (f"{' '.join(pair)} no {number}" for pair in _few_pairs(states))


def _few_pairs(states: list[str]) -> list[tuple[str, str]]:
    return list(combinations(states, 2))[:_MOST]


def _states_of(party: AccountParty, account: Account) -> frozenset[str]:
    """The states of a party, or where the report does not tell them that of the report's outlet."""
    if party.states or party.kind == "group":
        return party.states
    if party.kind == "organisation" and party.side is None and account.home is None:
        return party.states
    return frozenset({account.home}) if account.home else party.states


def _days(time: Time) -> range | None:
    """The days on which it was, or, undated, about the day of the report; none where it is a longer period."""
    if time.first is None or time.last is None:
        if time.told is None or time.planned:
            return None
        return range(time.told - _BUCKET, time.told + 1)
    if not time.fixed and time.last - time.first > 2 * _BUCKET:
        return None
    return range(time.first, min(time.last, time.first + 2 * _BUCKET) + 1)


def _months(time: Time) -> range:
    """The months, as numbers of days by thirty, in which it was or may come to be."""
    if time.first is not None and time.last is not None:
        return range(time.first // 30, (time.last + (_MOVED if time.planned else 0)) // 30 + 1)
    if time.told is None:
        return range(0)
    first, last = (time.told, time.told + _SEASON) if time.planned else (time.told - 30, time.told)
    return range(first // 30, last // 30 + 1)


def _seasons(time: Time, form: str) -> range:
    """The seasons in which it was or may come to be."""
    first, last = time.first, time.last
    if first is None or last is None:
        if time.told is None:
            return range(0)
        ahead = _INVITED if form == "visit" else _AHEAD
        first, last = (time.told, time.told + ahead) if time.planned else (time.told - _RECALLED, time.told + 1)
    elif time.planned and form in _SLOW:
        last = max(last, first + _MOVED)
    last = min(last, first + _INVITED)
    return range((first - 3) // _SEASON, (last + 3) // _SEASON + 1)


def _names(account: Account) -> Iterator[str]:
    for party in account.parties:
        yield from _names_of(party)


def _names_of(party: AccountParty) -> Iterator[str]:
    """The words by which a party is found again however it is spelled; none for one of the bodies every state has."""
    if party.kind == "person":
        yield from map(_block_word, family_words(party.key))
        if party.side and len(party.side) > 3:
            yield from _body_names(party.side)
    elif party.kind == "organisation" and not (party.states and _GENERIC & set(party.key.split())):
        yield from _body_names(party.key)


def _block_word(word: str) -> str:
    """The consonants of a word; if that is a single one, which many names share, the word as it sounds."""
    consonants = skeleton(word)
    return consonants if len(consonants) > 1 else sound_of(word)


def _body_names(name: str) -> Iterator[str]:
    """The initials of a body's name, and its first word if that is a name."""
    words = [word for word in name.split() if word not in ("of", "the", "for", "and")]
    if len(words) > 1:
        yield "".join(word[0] for word in words)
    if words and (len(words) == 1 or words[0] not in _GENERIC):
        yield _block_word(words[0]) if len(words) > 1 or len(words[0]) > 4 else words[0]


def _few(keys: Iterable[str]) -> list[str]:
    return sorted(set(keys), key=lambda key: (crc32(key.encode()), key))[:_MOST]
