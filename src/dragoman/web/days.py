"""Days, periods and times in words: absolute, with the weekday where a single day is meant."""

from datetime import UTC, date, datetime

from dragoman.model.days import day_number, days

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def period_words(iso: str | None) -> str:
    """`Sun 12 June 2022`, `June 2022`, `2022`, or `10–12 June 2022`, as exact as the date is; other text as it is."""
    if not iso:
        return ""
    first, slash, last = iso.partition("/")
    if not slash:
        return _one(first)
    if first[:8] == last[:8] and day_number(first) and day_number(last):
        return f"{int(first[8:])}–{int(last[8:])} {_month(first)}"
    if first[:4] == last[:4] and day_number(first) and day_number(last):
        return f"{int(first[8:])} {_MONTHS[int(first[5:7]) - 1]} – {_bare(last)}"
    return f"{_bare(first)} – {_bare(last)}"


def month_words(iso: str) -> str:
    """`June 2022` for `2022-06`."""
    return _one(iso[:7])


def moment_words(at: str | None) -> str:
    """`12 June 2022, 14:05 UTC` for an ISO time; without a time the day alone."""
    if not at:
        return ""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    if "T" not in at and " " not in at:
        return period_words(at)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{_bare(moment.date().isoformat())}, {moment:%H:%M} UTC"


def age_words(iso: str | None, today: date) -> str:
    """How long ago a day was: `today`, `3 days`, `7 weeks`, `5 months`, `2 years`."""
    number = day_number(iso)
    if number is None:
        return ""
    passed = today.toordinal() - number
    if passed <= 0:
        return "today" if passed == 0 else ""
    for length, name in ((730, "year"), (92, "month"), (21, "week")):
        if passed >= length:
            count = passed // {"year": 365, "month": 30, "week": 7}[name]
            return f"{count} {name}{'s' if count > 1 else ''}"
    return f"{passed} day{'s' if passed > 1 else ''}"


def is_past(iso: str | None, today: date) -> bool:
    """Whether all of a day, month, year or range is over."""
    span = days(iso)
    return span is not None and span[1] < today.isoformat()


def _one(iso: str) -> str:
    number = day_number(iso)
    if number is not None:
        return f"{_WEEKDAYS[date.fromordinal(number).weekday()]} {_bare(iso)}"
    return _bare(iso)


def _bare(iso: str) -> str:
    if day_number(iso) is not None:
        return f"{int(iso[8:10])} {_month(iso)}"
    return _month(iso) if _is_month(iso) else iso


def _month(iso: str) -> str:
    return f"{_MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"


def _is_month(iso: str) -> bool:
    return len(iso) == 7 and iso[4] == "-" and iso[:4].isdigit() and iso[5:].isdigit() and 1 <= int(iso[5:]) <= 12
