"""When it was, as two accounts tell it."""

from enum import Enum

from dragoman.resolution.accounts import Account
from dragoman.resolution.calendar import Time, time_of
from dragoman.resolution.signs import NOTHING, Sign, conflict, unlikely


class Pace(Enum):
    """How often two have such an engagement."""

    DAILY = "daily"
    OFTEN = "often"
    SELDOM = "seldom"
    VISIT = "visit"


_FREQUENT = (Pace.DAILY, Pace.OFTEN)
_SLOW = frozenset({"visit", "consultations", "conference", "signing"})
_RARE = _SLOW | {"demarche", "briefing", "ceremony"}
_SLIP = 1  # days by which two accounts of one engagement may differ
_MOVED = 240  # days by which a plan for something rare may be moved
_SHIFTED = 31  # ... and for something frequent
_A_DAY_APART = {Pace.DAILY: -1.5, Pace.OFTEN: 0.5, Pace.SELDOM: 0.8, Pace.VISIT: 0.8}
_AWAITED = {Pace.DAILY: 60, Pace.OFTEN: 200, Pace.SELDOM: 270, Pace.VISIT: 450}
"""Days from a proposal to what came of it."""


def timing(a: Account, b: Account, *, copies: bool, numbered: bool) -> Sign:
    """The sign in the times of two accounts.

    `copies` are near copies of one text, of which one may correct the other; what is `numbered` alike in a series is
    one, however long it was put off.
    """
    sign = _timing(time_of(a), time_of(b), _pace(a, b), (a.status, b.status), copies)
    if (sign.conflict or sign.weight < -1) and numbered and a.form in _SLOW and {a.status, b.status} != {"held"}:
        return Sign(-0.5, "put off")
    return sign


def _pace(a: Account, b: Account) -> Pace:
    """How rare it is, and so how far a plan for it may be moved. A meeting of a visit is moved with it."""
    if a.form == b.form == "visit":
        return Pace.VISIT
    if a.form in _RARE or (a.part_of and b.part_of):
        return Pace.SELDOM
    return Pace.DAILY if a.form in ("call", "message") else Pace.OFTEN


def _timing(a: Time, b: Time, pace: Pace, statuses: tuple[str, str], copies: bool) -> Sign:
    if a.planned != b.planned:
        plan, held, status = (a, b, statuses[0]) if a.planned else (b, a, statuses[1])
        return _fulfilled(plan, held, status, pace)
    if a.planned:
        return _both_planned(a, b, statuses, pace)
    return _both_held(a, b, pace, copies)


def _both_held(a: Time, b: Time, pace: Pace, copies: bool) -> Sign:
    if a.first is not None and b.first is not None:
        apart = days_apart(a, b)
        if apart <= _SLIP or (a.fixed and b.fixed):
            return _days_told(a, b, apart, pace, copies)
        return Sign(-2.0, "outside the period told") if apart <= 3 else conflict("outside the period told")
    if a.first is None and b.first is None:
        return _both_undated(a, b)
    return _undated(a, b) if a.first is None else _undated(b, a)


def _days_told(a: Time, b: Time, apart: int, pace: Pace, copies: bool) -> Sign:
    if not apart:
        if a.fixed and b.fixed:
            return Sign(3.0, "same day")
        return Sign(1.0 if a.fixed or b.fixed else 0.5, "within the period told")
    if apart <= _SLIP:
        return Sign(_A_DAY_APART[pace], "a day apart")
    if copies:
        return Sign(0.0, f"{apart} days apart in near copies")
    return conflict(f"{apart} days apart")


def _undated(undated: Time, dated: Time) -> Sign:
    """Something told without a day was before the report that tells it."""
    if undated.told is None or dated.first is None or dated.last is None:
        return Sign(-0.5, "one without a day")
    if dated.first > undated.told + _SLIP:
        return conflict("told before it was")
    return _passed(undated.told - dated.last, "before the other report")


def _both_undated(a: Time, b: Time) -> Sign:
    if a.told is None or b.told is None:
        return Sign(-0.5, "both without a day")
    return _passed(abs(a.told - b.told) - 1, "between the reports")


def _passed(gap: int, where: str) -> Sign:
    """What `gap` days between what two accounts tell of their time say."""
    days = max(gap, 0)
    weight = next((weight for most, weight in ((3, 1.2), (10, 0.4), (31, -0.8), (120, -2.0)) if days <= most), -4.0)
    return Sign(weight, f"{days} days {where}" if days else "")


def _fulfilled(plan: Time, held: Time, status: str, pace: Pace) -> Sign:
    """A plan and what was held: on the day planned, or later if the plan had none or was moved."""
    if plan.first is not None and held.first is not None:
        apart = days_apart(plan, held)
        if not apart:
            if status == "cancelled":
                return conflict("one was called off")
            return Sign(3.0 if plan.fixed and held.fixed else 1.0, "held on the day planned")
        if apart <= _SLIP and status == "scheduled":
            return Sign(-0.3, "held a day from the day planned")
    if status == "cancelled":
        return conflict("one was called off")
    day = held.first if held.first is not None else held.told
    if day is None or plan.told is None:
        return Sign(-1.0, "planned, and held without a day")
    last = held.last if held.last is not None else day
    # A plan without a day is for later than the report that tells it.
    if last < plan.told - _SLIP or (plan.first is None and held.last is not None and last <= plan.told):
        return conflict("planned after it was held")
    if plan.first is not None and plan.last is not None and held.first is not None:
        return _moved(plan, days_apart(plan, held), status, pace)
    if plan.first is not None and plan.first > day + _SLIP and status == "scheduled":
        return conflict("held before the day planned")
    return _awaited(day - plan.told, pace)


def _moved(plan: Time, apart: int, status: str, pace: Pace) -> Sign:
    most = _SHIFTED if pace in _FREQUENT and status != "postponed" else _MOVED
    if apart > most:
        return unlikely(f"{apart} days from the day planned")
    loosely = status == "proposed" or not plan.fixed
    weight = 0.2 if status == "postponed" else -0.3 if loosely else -1.5
    return Sign(weight, "held on another day than planned")


def _awaited(days: int, pace: Pace) -> Sign:
    if days > _AWAITED[pace]:
        return unlikely("held long after it was planned")
    often = -0.5 if pace in _FREQUENT else 0.0
    return Sign(often + next((weight for most, weight in ((14, 0.8), (60, 0.5), (200, 0.0)) if days <= most), -0.7), "")


def _both_planned(a: Time, b: Time, statuses: tuple[str, str], pace: Pace) -> Sign:
    if a.first is not None and b.first is not None:
        apart = days_apart(a, b)
        if not apart:
            return Sign(2.5 if a.fixed and b.fixed else 1.2, "planned for the same day")
        if apart <= _SLIP:
            return Sign(-0.3, "planned for days next to one another")
        if pace not in _FREQUENT or "postponed" in statuses:
            return Sign(-1.0, "planned for another day") if apart <= _MOVED else conflict("planned for other days")
        return Sign(-2.0, "planned for another day") if apart <= _SHIFTED else conflict("planned for other days")
    for one, other, status, later in ((a, b, statuses[0], statuses[1]), (b, a, statuses[1], statuses[0])):
        if one.last is None or other.told is None or status == "postponed" or later not in ("scheduled", "proposed"):
            continue
        if one.last < other.told:
            return conflict("planned after the day of the other")
    if a.told is None or b.told is None:
        return NOTHING
    gap = abs(a.told - b.told)
    if gap > _AWAITED[Pace.SELDOM]:
        return unlikely("plans far apart in time")
    return Sign(next((weight for most, weight in ((14, 1.0), (60, 0.4)) if gap <= most), -0.5), "")


def days_apart(a: Time, b: Time) -> int:
    """The days between two periods, 0 if they touch; both must have one."""
    assert a.first is not None and a.last is not None and b.first is not None and b.last is not None
    return max(a.first - b.last, b.first - a.last, 0)
