"""How, where and on what, as two accounts tell it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.resolution.accounts import Account
from dragoman.resolution.places import place_rank, same_place
from dragoman.resolution.signs import NOTHING, Sign, conflict
from dragoman.resolution.words import stems_in

_FORMS_ALIKE = {
    frozenset({"meeting", "consultations"}): -0.5,
    frozenset({"meeting", "conference"}): -1.5,
    frozenset({"meeting", "call"}): -4.5,
    frozenset({"meeting", "briefing"}): -1.5,
    frozenset({"meeting", "demarche"}): -1.0,
    frozenset({"consultations", "conference"}): -0.5,
    frozenset({"signing", "ceremony"}): -0.7,
    frozenset({"message", "call"}): -4.5,
}
_ORDINALS = {
    word: number
    for series in (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth",
        "- ii iii iv - vi vii viii ix - xi xii xiii xiv xv xvi xvii xviii xix xx",
    )
    for number, word in enumerate(series.split(), 1)
    if word != "-"
}
_NUMBER = r"\b(\d{1,3}(?:st|nd|rd|th)|" + "|".join(_ORDINALS) + r")(?: [a-z]+){0,4}? "
# What is counted once for all, and what everybody counts from where he likes ("their first meeting this year").
_SERIAL = re.compile(_NUMBER + r"(?:round|session|consultations|summit|edition|dialogue|forum|commission)\b")
_COUNTED = re.compile(_NUMBER + r"(?:meeting|call|conversation|talks|time|visit)\b")
_SLOW = frozenset({"visit", "consultations", "conference"})
_DAYTIMES = {
    "morning": "morning breakfast",
    "midday": "noon midday lunch luncheon",
    "afternoon": "afternoon",
    "evening": "evening dinner night supper banquet",
}
_DAYTIME_OF = {word: daytime for daytime, words in _DAYTIMES.items() for word in words.split()}

_MEALS = frozenset("breakfast lunch luncheon dinner supper banquet dined dines dine".split())
_AGAIN = re.compile(
    r"\b(?:again|once more|second time|second (?:telephone |phone )?(?:call|conversation|meeting)|another (?:telephone |phone )?(?:call|conversation|meeting))\b"
)


def circumstances(a: Account, b: Account) -> list[Sign]:
    """The signs in place, topics and words of two accounts."""
    return [_place(a, b), _matters(a, b), _serial(a, b), *_occasion(a, b)]


def forms(a: Account, b: Account) -> Sign:
    """The sign in the forms of two accounts."""
    if a.form == b.form:
        return Sign(0.3, "")
    weight = _FORMS_ALIKE.get(frozenset({a.form, b.form}))
    if weight is None:
        return conflict(f"a {a.form} is no {b.form}")
    if "conference" in (a.form, b.form) and len(a.parties) != len(b.parties):
        # What is held on the margins of a conference is not the conference.
        weight -= 3.0
    return Sign(weight, f"{a.form} in one, {b.form} in the other")


def _place(a: Account, b: Account) -> Sign:
    if a.form == b.form == "visit":
        return _destination(a, b)
    if a.place is None or b.place is None or "call" in (a.form, b.form):
        return NOTHING
    if same_place(a.place, b.place):
        return Sign(0.8, "same place")
    if a.place_state and b.place_state and a.place_state != b.place_state:
        return Sign(-1.8, "another state")
    ranks = {place_rank(a.place), place_rank(b.place)}
    if ranks == {"city"}:
        return Sign(-0.8, "another city")
    return Sign(-0.3, "another place") if ranks == {"house"} else Sign(0.2)


def _destination(a: Account, b: Account) -> Sign:
    """Where a visit goes is as much of it as who travels."""
    if a.place and b.place and same_place(a.place, b.place):
        return Sign(2.0, "same destination")
    if a.place_state and b.place_state and a.place_state != b.place_state:
        return conflict("another destination")
    if a.place is None or b.place is None:
        return NOTHING
    ranks = {place_rank(a.place), place_rank(b.place)}
    if len(ranks) == 2 and "house" in ranks:
        return conflict("a visit to a state and one to a house in it")
    if len(ranks) == 1 and "unknown" not in ranks:
        return conflict("another destination")
    return Sign(1.5, "same state visited") if a.place_state else NOTHING


def _matters(a: Account, b: Account) -> Sign:
    """What was discussed and said."""
    if not a.said or not b.said:
        return _matters_in_words(a, b) if a.said or b.said else NOTHING
    share = len(a.said & b.said) / min(len(a.said), len(b.said))
    if share >= 0.25:
        return Sign(0.4 + share, "same matters")
    if share or a.subjects & b.subjects:
        return Sign(0.3, "matters alike")
    return Sign(-0.4, "other matters")


def _matters_in_words(a: Account, b: Account) -> Sign:
    """What one account tells of as a matter, in the words of the other."""
    told, words = (a.said, b.words) if a.said else (b.said, a.words)
    share = len(told & stems_in(words)) / len(told)
    return Sign(0.5, "same matters") if share >= 0.3 else NOTHING


def _serial(a: Account, b: Account) -> Sign:
    one, other = _series(a, a.words), _series(b, b.words)
    if one and other:
        if one & other:
            return Sign(2.0 if a.form in _SLOW else 0.8, "same number in the series")
        return conflict("another number in the series")
    one, other = _numbers_in(a.words, _COUNTED), _numbers_in(b.words, _COUNTED)
    if not one or not other or one & other:
        return NOTHING
    return conflict("another number that day") if a.form == b.form == "call" else Sign(-2.0, "counted otherwise")


@lru_cache(maxsize=16384)
def _numbers_in(words: str, pattern: re.Pattern[str]) -> frozenset[int]:
    """The numbers that are told: `the fifth round` is 5."""
    found = (match.group(1) for match in pattern.finditer(words))
    return frozenset(_ORDINALS.get(told) or int(re.sub(r"\D", "", told)) for told in found)


def same_number(a: Account, b: Account) -> bool:
    """Whether both tell the same number of a round or the like."""
    return bool(numbers_of(a) & numbers_of(b))


def numbers_of(account: Account) -> frozenset[int]:
    """The numbers of a round or the like in an account's words, or else in its report's title."""
    return _series(account, account.words) or _series(account, account.title or "")


def _series(account: Account, words: str) -> frozenset[int]:
    numbers = _numbers_in(words, _SERIAL)
    if not numbers and account.form in ("consultations", "conference"):
        return _numbers_in(words, _COUNTED)  # "the third meeting of the mechanism"
    return numbers


def _occasion(a: Account, b: Account) -> Iterator[Sign]:
    """What tells apart two meetings or calls of one day."""
    if a.form != b.form or a.form not in ("meeting", "call") or a.first_day != b.first_day or not a.first_day:
        return
    one, other = daytimes_in(a.words), daytimes_in(b.words)
    if one and other:
        yield Sign(0.5, "same time of day") if one & other else Sign(-5.0, "another time of day")
    one, other = (_MEALS & frozenset(account.words.split()) for account in (a, b))
    if one or other:
        yield Sign(1.0, "at table") if one and other else Sign(-1.0, "one at table")
    if bool(_AGAIN.search(a.words)) != bool(_AGAIN.search(b.words)):
        yield Sign(-1.5, "one told as not the first")


@lru_cache(maxsize=16384)
def daytimes_in(words: str) -> frozenset[str]:
    """The times of day that are told."""
    return frozenset(_DAYTIME_OF[word] for word in words.split() if word in _DAYTIME_OF)
