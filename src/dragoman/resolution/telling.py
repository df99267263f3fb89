"""What an event is told to be: of values that its accounts tell otherwise, which is shown, by a stated rule.

- **Status**: `held` if any account tells it as held; else what the account published last tells, and of those of one day
  or without one, what is furthest along: cancelled, postponed, scheduled, proposed.
- **Days**: of the accounts that tell the shown status (all, if none of these tells days): what most reports tell; of
  equals what is more exact, then what is stated rather than resolved, then what was published first.
- **Place** and **form**: likewise what most reports tell, then what was published first.

Near copies of one text, versions of a report among them, count once, with their latest. All other values are kept, with
the accounts that tell them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from dragoman.model.vocabulary import Form, Status
from dragoman.resolution.accounts import Account
from dragoman.resolution.events import are_copies

T = TypeVar("T")

_ALONG: tuple[Status, ...] = ("proposed", "scheduled", "postponed", "cancelled", "held")
_UNDATED = "9999-12-31"


class Told(NamedTuple, Generic[T]):
    """The value shown, None if no account tells one; `by` whom; and the `others`, each with those who tell it."""

    value: T | None
    by: tuple[str, ...]
    others: tuple[tuple[T, tuple[str, ...]], ...]

    @property
    def disputed(self) -> bool:
        """Whether accounts tell another value than the one shown."""
        return bool(self.others)


class Period(NamedTuple):
    """First and last day, as ISO days."""

    first: str
    last: str


class Locality(NamedTuple):
    """A place by its normalised name, and its state if told."""

    name: str
    state: str | None


class Stage(NamedTuple):
    """A step in the history of an event: what an account told of its status, and for when, on the day it came out."""

    published: str | None
    status: Status
    period: Period | None
    by: str


class Telling(NamedTuple):
    """What is shown of an event, and where its accounts disagree."""

    form: Told[Form]
    status: Told[Status]
    period: Told[Period]
    place: Told[Locality]
    history: tuple[Stage, ...]


def tell(accounts: Iterable[Account]) -> Telling:
    """What the accounts of one event tell together; the order in which they are given does not matter."""
    known = sorted(accounts, key=lambda account: (account.published or _UNDATED, account.key))
    counted = _latest_versions(known)
    status = _status(known, counted)
    shown = [account for account in counted if account.status == status.value]
    in_force = shown if any(_period_of(account) for account in shown) else counted
    return Telling(
        form=_told(known, counted, lambda account: account.form),
        status=status,
        period=_told(known, in_force, _period_of, finer=_exactness),
        place=_told(known, counted, _place_of),
        history=tuple(Stage(a.published, a.status, _period_of(a), a.key) for a in known),
    )


def _latest_versions(accounts: Sequence[Account]) -> list[Account]:
    """The accounts, of near copies only the latest."""
    kept: list[Account] = []
    for account in reversed(accounts):
        if not any(are_copies(account, later) for later in kept):
            kept.append(account)
    return kept[::-1]


def _status(known: Sequence[Account], counted: Sequence[Account]) -> Told[Status]:
    def rank(account: Account) -> tuple[bool, str, int]:
        return account.status == "held", account.published or "", _ALONG.index(account.status)

    shown = max(counted, key=rank).status
    return _listed(known, lambda account: account.status, shown)


def _told(
    known: Sequence[Account],
    counted: Sequence[Account],
    value_of: Callable[[Account], T | None],
    *,
    finer: Callable[[Account], tuple[int, ...]] = lambda _account: (),
) -> Told[T]:
    """The value that most of the `counted` accounts tell, of equals the finer, then the earlier; all values are listed."""
    votes: dict[T, list[Account]] = {}
    for account in counted:
        value = value_of(account)
        if value is not None:
            votes.setdefault(value, []).append(account)
    if not votes:
        return _listed(known, value_of, None)

    def rank(value: T) -> tuple[int, tuple[int, ...], str, str]:
        first = votes[value][0]
        return -len(votes[value]), min(map(finer, votes[value])), first.published or _UNDATED, first.key

    return _listed(known, value_of, min(votes, key=rank))


def _listed(known: Sequence[Account], value_of: Callable[[Account], T | None], shown: T | None) -> Told[T]:
    tellers: dict[T, list[str]] = {}
    for account in known:
        value = value_of(account)
        if value is not None:
            tellers.setdefault(value, []).append(account.key)
    by = tuple(tellers.pop(shown, ())) if shown is not None else ()
    return Told(shown, by, tuple((value, tuple(keys)) for value, keys in tellers.items()))


def _period_of(account: Account) -> Period | None:
    """The days that an account tells of the engagement itself, not of its whole or its parts."""
    if account.date_basis is None or account.first_day is None or account.last_day is None:
        return None
    return Period(account.first_day, account.last_day)


def _exactness(account: Account) -> tuple[int, ...]:
    period = _period_of(account)
    length = len({period.first, period.last}) if period else 3
    monthly = int(period is not None and period.first.endswith("-01") and period.first != period.last)
    return monthly, length, int(account.date_basis != "stated")


def _place_of(account: Account) -> Locality | None:
    return Locality(account.place, account.place_state) if account.place else None
