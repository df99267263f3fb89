"""Keeping in step with the posts of all reports since when and until when they say who holds an office."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, insert, select, update

from dragoman.register.counting import counts
from dragoman.register.filters import Filter
from dragoman.register.resolved import tenure
from dragoman.register.tables import actor, fact, post, report


class Term(NamedTuple):
    """Who holds, or once held, which office."""

    office: int
    bearer: int
    former: bool


class _Told(NamedTuple):
    post: int
    day: str | None


def of_report(connection: Connection, number: int) -> set[Term]:
    """The terms that a report tells of."""
    return set(_posts(connection, _query().where(actor.c.report_id == number)))


def renew(connection: Connection, number: int, before: Collection[Term]) -> None:
    """Makes the terms of a report say what all reports say; `before` are those it told of until now.

    What only adds to a term needs no look at the other reports that tell of it.
    """
    for term in before:
        mine = (post.c.office_id == term.office, actor.c.bearer_id == term.bearer, post.c.former == term.former)
        connection.execute(delete(tenure).where(_is(term)))
        _add(connection, term, _posts(connection, _query().where(*mine)).get(term, []))
    for term, told in _posts(connection, _query().where(actor.c.report_id == number)).items():
        if term not in before:
            _add(connection, term, told)


def _query() -> Select[Any]:
    return (
        select(post.c.office_id, actor.c.bearer_id, post.c.former, post.c.fact_id, report.c.published)
        .join(actor, actor.c.fact_id == post.c.holder_id)
        .join(fact, fact.c.id == post.c.fact_id)
        .join(report, report.c.id == actor.c.report_id)
        .where(actor.c.bearer_id.is_not(None), post.c.office_id.is_not(None), *counts(fact, Filter()))
    )


def _posts(connection: Connection, query: Select[Any]) -> dict[Term, list[_Told]]:
    found: dict[Term, list[_Told]] = {}
    for row in connection.execute(query):
        term = Term(row.office_id, row.bearer_id, row.former)
        found.setdefault(term, []).append(_Told(row.fact_id, row.published[:10] if row.published else None))
    return found


def _add(connection: Connection, term: Term, told: list[_Told]) -> None:
    if not told:
        return
    known = connection.execute(select(tenure).where(_is(term))).one_or_none()
    if known is not None and known.first_id is not None and known.last_id is not None:
        told = [_Told(known.first_id, known.first_day), _Told(known.last_id, known.last_day), *told]
    first = min(told, key=lambda found: (found.day is None, found.day or "", found.post))
    last = max(told, key=lambda found: (found.day or "", found.post))
    values = {"first_day": first.day, "first_id": first.post, "last_day": last.day, "last_id": last.post}
    if known is None:
        connection.execute(insert(tenure).values(**_keys(term), **values, told=len(told)))
    else:
        connection.execute(update(tenure).where(_is(term)).values(**values, told=known.told + len(told) - 2))


def _is(term: Term) -> ColumnElement[bool]:
    return and_(tenure.c.office_id == term.office, tenure.c.bearer_id == term.bearer, tenure.c.former == term.former)


def _keys(term: Term) -> dict[str, int | bool]:
    return {"office_id": term.office, "bearer_id": term.bearer, "former": term.former}
