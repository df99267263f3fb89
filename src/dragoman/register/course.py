"""What somebody dealt with over the years: engagements and their subjects."""

from collections import Counter, defaultdict

import msgspec
from sqlalchemy import select

from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.resolved import event
from dragoman.register.rows import Count
from dragoman.register.store import Register
from dragoman.register.tables import NO_DAY
from dragoman.register.ways import route

LOOKED_AT = 500
"""How many of the latest engagements are looked at."""


class YearRow(msgspec.Struct, frozen=True, kw_only=True):
    """A year: how many engagements it had, and the subjects of these, the most frequent in front."""

    year: str
    engagements: int
    subjects: tuple[Count, ...]


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The years, the latest in front; `cut` if there are older engagements that were not looked at."""

    years: tuple[YearRow, ...]
    cut: bool


def course(register: Register, wanted: Filter) -> Course:
    """The subjects of the engagements that a filter keeps, year by year."""
    with transaction(register.engine) as connection:
        found = route(connection, wanted)
        query = found.select(found.counts(wanted), found.day > NO_DAY)
        latest = query.order_by(found.day.desc(), found.event.desc()).limit(LOOKED_AT + 1).cte("latest")
        spoken = select(latest.c.day, event.c.subjects).join(event, event.c.id == latest.c.id)
        rows = connection.execute(spoken.order_by(latest.c.day.desc(), latest.c.id.desc())).all()
    years: defaultdict[str, list[str]] = defaultdict(list)
    for day, subjects in rows[:LOOKED_AT]:
        years[day[:4]].append(subjects)
    return Course(
        years=tuple(YearRow(year=year, engagements=len(told), subjects=_counted(told)) for year, told in years.items()),
        cut=len(rows) > LOOKED_AT,
    )


def _counted(told: list[str]) -> tuple[Count, ...]:
    counted = Counter(subject for subjects in told for subject in subjects.split())
    return tuple(Count(name=name, number=n) for name, n in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
