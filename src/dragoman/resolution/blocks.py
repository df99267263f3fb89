"""Blocks: keys of which two accounts share at least one if they may tell of one engagement.

A block has to stay small in a register of a million engagements, however popular the parties: a person's name goes with
a few days, two names with a quarter of a year, two states with a single day.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from zlib import crc32

from dragoman.resolution.accounts import Account, AccountParty
from dragoman.resolution.calendar import Time, time_of
from dragoman.resolution.spellings import family_words, skeleton

_BUCKET = 4  # days
_SEASON = 91  # days
_MOST = 6  # of many parties those with the least digests, which are the same in every account
_RECALLED = 45  # days before the report in which something undated may have been
_AHEAD = 270  # days after the report in which something planned without a date may be held
_INVITED = 450  # ... and a visit
_MOVED = 180  # days by which a plan may have moved
_SLOW = frozenset({"visit", "consultations", "conference"})


def blocks_of(account: Account) -> frozenset[str]:
    """The blocks of an account."""
    time = time_of(account)
    ahead = _INVITED if account.form == "visit" else _AHEAD
    return frozenset((*_by_person(account, time), *_by_pair(account, time, ahead), *_by_states(account, time)))


def _by_person(account: Account, time: Time) -> Iterator[str]:
    """Who is named, within a few days."""
    first, last = _days(time)
    if first is None or last is None or last - first > 2 * _BUCKET and time.fixed is False:
        return
    last = min(last, first + 2 * _BUCKET)
    for bucket in range((first - 1) // _BUCKET, (last + 1) // _BUCKET + 1):
        for name in _few(_names(account)):
            yield f"{name} {bucket}"


def _by_pair(account: Account, time: Time, ahead: int) -> Iterator[str]:
    """Which two are named, or who is where, within a season."""
    seasons = _seasons(time, ahead)
    if not seasons:
        return
    names = [(party, tuple(_names_of(party))) for party in account.parties]
    pairs = {
        " ".join(sorted((one, other)))
        for (_, some), (_, others) in combinations(names, 2)
        for one in some
        for other in others
        if one != other
    }
    if account.form == "visit" and account.place_state:
        pairs |= {f"{name} {account.place_state}" for _, some in names for name in some}
    for pair in _few(pairs):
        for season in seasons:
            yield f"{pair} s{season}"


def _by_states(account: Account, time: Time) -> Iterator[str]:
    """Which two states, on a day, or for what is rare between two states in a month."""
    states = set().union(*(party.states or ({party.side} if party.side else set()) for party in account.parties))
    if account.place_state:
        states.add(account.place_state)
    pairs = _few(" ".join(sorted(pair)) for pair in combinations(states, 2))
    first, last = _days(time)
    if first is not None and last is not None and last - first <= 2 * _BUCKET:
        yield from (f"{pair} d{day}" for pair in pairs for day in range(first, last + 2))
    if account.form in _SLOW:
        months = {day // 30 for day in _months(time)}
        yield from (f"{pair} {account.form} m{month}" for pair in pairs for month in months)


def _days(time: Time) -> tuple[int | None, int | None]:
    """The days on which it was, or, undated, about the day of the report."""
    if time.first is not None:
        return time.first, time.last
    if time.told is None or time.planned:
        return None, None
    return time.told - _BUCKET, time.told


def _months(time: Time) -> range:
    if time.first is not None and time.last is not None:
        return range(time.first, time.last + 30, 30)
    if time.told is None:
        return range(0)
    return range(time.told, time.told + _SEASON, 30) if time.planned else range(time.told - 30, time.told + 1, 30)


def _seasons(time: Time, ahead: int) -> range:
    first, last = time.first, time.last
    if first is None or last is None:
        if time.told is None:
            return range(0)
        first, last = (time.told, time.told + ahead) if time.planned else (time.told - _RECALLED, time.told + 1)
    elif time.planned:
        last = max(last, first + _MOVED)
    last = min(last, first + _INVITED)
    return range((first - 3) // _SEASON, (last + 3) // _SEASON + 1)


def _names(account: Account) -> Iterator[str]:
    for party in account.parties:
        yield from _names_of(party)


def _names_of(party: AccountParty) -> Iterator[str]:
    """The words by which a party is found again however it is spelled."""
    if party.kind == "person":
        yield from (skeleton(word) for word in family_words(party.key))
    elif party.kind == "organisation":
        words = party.key.split()
        yield "".join(word[0] for word in words if word not in ("of", "the", "for", "and")) if len(words) > 1 else party.key


def _few(keys: Iterable[str]) -> list[str]:
    return sorted(set(keys), key=lambda key: (crc32(key.encode()), key))[:_MOST]
