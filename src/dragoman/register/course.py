"""What somebody dealt with over the years: engagements and their subjects."""

from collections import Counter, defaultdict
from typing import Any

import msgspec
from sqlalchemy import select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.resolved import event
from dragoman.register.rows import Count
from dragoman.register.store import Register
from dragoman.register.tables import NO_DAY
from dragoman.register.ways import counts, route

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
        query = found.select(found.asks(lambda row: counts(row, wanted)), found.day > NO_DAY)
        query = query.order_by(found.day.desc(), found.event.desc()).limit(LOOKED_AT + 1)
        days = {row.id: row.day for row in connection.execute(query)}
        cut = len(days) > LOOKED_AT
        numbers = list(days)[:LOOKED_AT]
        subjects: dict[int, Any] = {}
        for some in batches(numbers):
            rows = connection.execute(select(event.c.id, event.c.subjects).where(event.c.id.in_(some)))
            subjects.update((row.id, row.subjects.split()) for row in rows)
    years: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        years[days[number][:4]].append(number)
    return Course(
        years=tuple(
            YearRow(year=year, engagements=len(met), subjects=_counted(subjects, met)) for year, met in years.items()
        ),
        cut=cut,
    )


def _counted(subjects: dict[int, Any], numbers: list[int]) -> tuple[Count, ...]:
    counted = Counter(subject for number in numbers for subject in subjects.get(number, ()))
    return tuple(Count(name=name, number=n) for name, n in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
