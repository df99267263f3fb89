"""Who held which office from when to when, by any of his names: kept beside the identities, and asked about a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
)

from dragoman.register.batches import Lookup, batches, is_asked, is_day_in, rows_of, tuples_of
from dragoman.register.resolved import bearer, tenure, term

Held = Literal["on", "before", "after"]
Condition = ColumnElement[bool]

_FIRST, _LAST = func.min(tenure.c.first_day), func.max(tenure.c.last_day)
_TOLD = Lookup(
    select(bearer.c.identity_id, tenure.c.office_id, _FIRST, _LAST)
    .join(tenure, tenure.c.bearer_id == bearer.c.id)
    .where(is_asked(bearer.c.identity_id), tenure.c.former.is_(False))
    .group_by(bearer.c.identity_id, tenure.c.office_id)
    .having(_FIRST.is_not(None), _LAST.is_not(None))
)
_COLUMNS = (term.c.identity_id, term.c.office_id, term.c.first_day, term.c.last_day)
_KEPT = Lookup(select(*_COLUMNS).where(is_asked(term.c.identity_id)))
_DAY: BindParameter[str] = bindparam("day", "", type_=String)
_TITLES = 8
"""So many titles are looked at first; twice as many each time that they are not enough."""


class Term(NamedTuple):
    """That somebody, by any of his names, held an office from a day to another."""

    identity_id: int
    office_id: int
    first: str
    last: str


def renew(connection: Connection, identities: Collection[int]) -> None:
    """Makes the terms of identities those that reports tell of their bearers, as far as the days are known."""
    told = {Term(*row) for row in tuples_of(connection, _TOLD, identities)}
    kept = {Term(*row) for row in tuples_of(connection, _KEPT, identities)}
    gone = [
        and_(term.c.identity_id == one.identity_id, term.c.office_id == one.office_id) for one in sorted(kept - told)
    ]
    for few in batches(gone):
        connection.execute(delete(term).where(or_(*few)))
    if told - kept:
        columns = [column.name for column in _COLUMNS]
        connection.execute(insert(term), [dict(zip(columns, one, strict=True)) for one in sorted(told - kept)])


def on_day(
    connection: Connection, offices: Mapping[int, str], who: Sequence[Condition], day: str, limit: int | None
) -> list[tuple[Term, Held]]:
    """Who held some offices (their titles by number) on a day, and of each title who did last before, and first after.

    By title, of which only as many are looked at as are needed.
    """
    by_title = groupby(
        sorted(offices, key=lambda number: (offices[number], number)), key=lambda number: offices[number]
    )
    titles = [list(numbers) for _, numbers in by_title]
    found: list[tuple[Term, Held]] = []
    many = _TITLES if limit is not None else len(titles)
    while titles and (limit is None or len(found) < limit):
        some, titles = titles[:many], titles[many:]
        found += _of_titles(connection, some, who, day, None if limit is None else limit - len(found))
        many *= 2
    return found[:limit]


class _Around(NamedTuple):
    """Of an office or a title: how many held it on a day, the last day of who did before, and the first of who did after."""

    held: int
    before: str | None
    after: str | None


def _of_titles(
    connection: Connection, titles: Iterable[list[int]], who: Sequence[Condition], day: str, limit: int | None
) -> Iterator[tuple[Term, Held]]:
    """The same of all titles, each with its offices, or of the first of them that have so many rows."""
    titles = list(titles)
    around = _around(connection, [number for numbers in titles for number in numbers], who, day)
    needed: list[tuple[list[int], _Around]] = []
    rows = 0
    for numbers in titles:
        one = _together([around[number] for number in numbers if number in around])
        needed.append((numbers, one))
        rows += one.held + (one.before is not None) + (one.after is not None)
        if limit is not None and rows >= limit:
            break
    ends = _ends(connection, needed, around, who)
    # Only the last title may have more than are needed.
    of_office = _held(connection, [number for numbers, _ in needed[:-1] for number in numbers], who, day, None)
    of_office |= _held(connection, needed[-1][0], who, day, limit)
    for numbers, one in needed:
        last = [end for number in numbers for end in ends[number]]
        yield from ((end, "before") for end in _first(end for end in last if end.last == one.before))
        yield from ((held, "on") for held in sorted(held for number in numbers for held in of_office[number]))
        yield from ((end, "after") for end in _first(end for end in last if end.first == one.after))


def _around(connection: Connection, offices: Iterable[int], who: Sequence[Condition], day: str) -> dict[int, _Around]:
    """Of the offices that anybody held, by number."""
    query = _around_of(who) if who else _AROUND
    return {number: _Around(*counted) for number, *counted in rows_of(connection, query, offices, day=day)}


def _around_of(who: Sequence[Condition]) -> Select[Any]:
    return (
        select(
            term.c.office_id,
            func.sum(case((and_(term.c.first_day <= _DAY, term.c.last_day >= _DAY), 1), else_=0)).label("held"),
            func.max(case((term.c.last_day < _DAY, term.c.last_day))).label("before"),
            func.min(case((term.c.first_day > _DAY, term.c.first_day))).label("after"),
        )
        .where(is_asked(term.c.office_id), *who)
        .group_by(term.c.office_id)
    )


_AROUND = Lookup(_around_of(()))


def _together(offices: Sequence[_Around]) -> _Around:
    return _Around(
        sum(one.held for one in offices),
        max((one.before for one in offices if one.before is not None), default=None),
        min((one.after for one in offices if one.after is not None), default=None),
    )


def _ends(
    connection: Connection,
    titles: Iterable[tuple[list[int], _Around]],
    around: Mapping[int, _Around],
    who: Sequence[Condition],
) -> defaultdict[int, list[Term]]:
    """The terms that ended last before the day, and began first after it, by office."""
    before, after = {}, {}
    for numbers, one in titles:
        for number in set(numbers) & around.keys():
            if one.before is not None and around[number].before == one.before:
                before[number] = one.before
            if one.after is not None and around[number].after == one.after:
                after[number] = one.after
    found: defaultdict[int, list[Term]] = defaultdict(list)
    days = {"before": set(before.values()), "after": set(after.values())}
    for row in rows_of(connection, _ends_of(who) if who else _ENDS, before.keys() | after.keys(), **days):
        # The days of other offices are asked for besides.
        if row.last_day == before.get(row.office_id) or row.first_day == after.get(row.office_id):
            found[row.office_id].append(Term(*row))
    return found


def _ends_of(who: Sequence[Condition]) -> Select[Any]:
    days = or_(is_day_in(term.c.last_day, "before"), is_day_in(term.c.first_day, "after"))
    return select(*_COLUMNS).where(is_asked(term.c.office_id), days, *who)


_ENDS = Lookup(_ends_of(()))


def _held(
    connection: Connection, offices: Iterable[int], who: Sequence[Condition], day: str, limit: int | None
) -> defaultdict[int, list[Term]]:
    """The terms in which a day lies, by office; of more than `limit` the first."""
    if who:
        statement: Lookup | Select[Any] = _held_of(who, limit)
    else:
        statement = _HELD if limit is None else _FIRST_HELD
    more = {} if limit is None or who else {"first": limit}
    found: defaultdict[int, list[Term]] = defaultdict(list)
    for row in rows_of(connection, statement, offices, day=day, **more):
        found[row.office_id].append(Term(*row))
    return found


def _held_of(who: Sequence[Condition], limit: int | BindParameter[int] | None) -> Select[Any]:
    held = select(*_COLUMNS).where(is_asked(term.c.office_id), term.c.first_day <= _DAY, term.c.last_day >= _DAY, *who)
    # Wrapped so that the index of persons is not walked for this order.
    return held.order_by(func.coalesce(term.c.identity_id, 0), term.c.office_id).limit(limit)


_HELD = Lookup(_held_of((), None))
_FIRST_HELD = Lookup(_held_of((), bindparam("first", 0, type_=Integer)))


def _first(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms)[:1]
