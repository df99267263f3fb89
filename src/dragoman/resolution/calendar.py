"""Days as numbers, and what an account says of its time."""

from functools import lru_cache
from typing import NamedTuple

from dragoman.model.days import day_number
from dragoman.resolution.accounts import Account

_LONGEST_DAY = 4
_LONGEST_STAY = 14
_STAYS = frozenset({"visit", "conference"})


class Time(NamedTuple):
    """When an engagement is told to be: `first` to `last` day, if told; `told` is the day of the report.

    `fixed` if these are days on which it took place rather than a period in which it did.
    """

    first: int | None
    last: int | None
    told: int | None
    fixed: bool
    planned: bool


def time_of(account: Account) -> Time:
    """The time of an account. What is postponed or cancelled has the day for which it had been planned."""
    return _time(
        account.first_day, account.last_day, account.published, account.form in _STAYS, account.status != "held"
    )


@lru_cache(maxsize=65536)
def _time(first: str | None, last: str | None, told: str | None, stay: bool, planned: bool) -> Time:
    start, end = day_number(first), day_number(last)
    fixed = start is not None and end is not None and end - start <= (_LONGEST_STAY if stay else _LONGEST_DAY)
    return Time(start, end, day_number(told), fixed, planned)
