"""The list of posts: who held which office when, from what reports say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, and_, func, literal, select

from dragoman.register import terms
from dragoman.register.aliases import alias
from dragoman.register.batches import Lookup, batches, is_asked, is_found_in, one_of, rows_of
from dragoman.register.connection import transaction
from dragoman.register.existence import there_is
from dragoman.register.filters import Filter
from dragoman.register.identity_states import among
from dragoman.register.naming import bearers_of, begins, called, is_called
from dragoman.register.quotes import SOURCE, quotes_in, source_of
from dragoman.register.resolved import (
    BY_OFFICE,
    bearer,
    identity,
    identity_state,
    office,
    office_state,
    office_word,
    tenure,
    term,
)
from dragoman.register.rows import PostRow, Quoted
from dragoman.register.store import Register
from dragoman.register.tables import accreditation, actor, post, report
from dragoman.register.terms import Held, Term
from dragoman.resolution.names import normalised

_OFFICES = 20_000
"""Offices that are looked at for who held them on a day."""

_body = actor.alias("body")
_TOLD = Lookup(
    select(post.c.fact_id, post.c.title.label("office"), post.c.state, _body.c.name.label("organisation"), *SOURCE)
    .add_columns(report.c.text)
    .join(actor, actor.c.fact_id == post.c.holder_id)
    .join(report, report.c.id == actor.c.report_id)
    .outerjoin(_body, _body.c.fact_id == post.c.organisation_id)
    .where(is_asked(post.c.fact_id))
)
_RECEIVERS = Lookup(
    select(accreditation)
    .where(is_asked(accreditation.c.post_id))
    .order_by(accreditation.c.post_id, accreditation.c.position)
)

Condition = ColumnElement[bool]
Group = list[Any]
"""The terms of one person in one office, by any of his names."""


def posts(
    register: Register, wanted: Filter | None = None, *, on: str | None = None, limit: int | None = None
) -> list[PostRow]:
    """The posts of all people, each once however many reports tell of it, by name, then by when it was told.

    With a day `on`, only who held an office that day by what reports say before and after it, and of each title who is
    known to have held it last before and first after that day; these by title and time.
    """
    wanted = wanted or Filter()
    with transaction(register.engine) as connection:
        if on is None:
            return named(connection, wanted, limit=limit)
        who = list(_who(connection, wanted))
        found = terms.on_day(connection, _offices(connection, wanted, who), who, on, limit)
        groups_of = _groups_of(connection, [one for one, _ in found])
        return _rows(connection, [(groups_of[one.identity_id, one.office_id], held) for one, held in found])


def named(connection: Connection, wanted: Filter, *, limit: int | None) -> list[PostRow]:
    """The same of any day."""
    if wanted.identity is not None and wanted == Filter(identity=wanted.identity):
        groups = _grouped(rows_of(connection, _OF_ONE, [wanted.identity]), limit)
    else:
        groups = _groups(connection, _by_name(connection, wanted, limit), limit)
    return _rows(connection, [(group, None) for group in groups])


def latest_posts(
    register: Register,
    *,
    organisation: int | None = None,
    states: Sequence[str] = (),
    words: str | None = None,
    limit: int,
) -> list[PostRow]:
    """The posts at an organisation, by its number, or of a state and at it: those of which reports told last in front.

    Of several states, the posts of one at another; with `words`, those of which reports use these.
    """
    served = select(office.c.id)
    if organisation is not None:
        keys = select(bearer.c.key).where(bearer.c.identity_id == organisation)
        served = served.where(office.c.organisation.in_(keys))
    for state in states:
        of_state = select(office_state.c.office_id).where(office_state.c.state == state)
        served = served.where(office.c.id.in_(of_state))
    with transaction(register.engine) as connection:
        if words is not None:
            served = served.where(office.c.id.in_(offices_called(connection, words, titles=True)))
        groups = _groups(connection, _latest(served, limit), None)
        return _rows(connection, [(group, None) for group in groups])


def _latest(served: Select[int], limit: int) -> Select[Any]:
    """The terms in offices of which reports told last, those in front."""
    latest = (
        select(tenure.c.office_id, tenure.c.bearer_id, tenure.c.former)
        .where(tenure.c.office_id.in_(served), tenure.c.last_day.is_not(None))
        .order_by(tenure.c.last_day.desc(), tenure.c.office_id, tenure.c.bearer_id)
        .limit(limit)
        .subquery()
    )
    query = _matching_terms().join(
        latest,
        and_(
            latest.c.office_id == tenure.c.office_id,
            latest.c.bearer_id == tenure.c.bearer_id,
            latest.c.former == tenure.c.former,
        ),
    )
    return query.order_by(tenure.c.last_day.desc(), tenure.c.office_id)


def offices_called(connection: Connection, words: str, *, titles: bool) -> Select[Any] | CompoundSelect[Any]:
    """The offices at organisations of which any report uses these words, or with them in their `titles`."""
    found = normalised(words).split()
    taken = alias(office, "taken")
    if not found:
        return select(taken.c.id).where(taken.c.id < 0)
    first = max(found, key=len)
    led = select(office_word.c.office_id).where(begins(office_word.c.word, first))
    name = literal(" ") + func.coalesce(taken.c.organisation, "")
    name = name + literal(" ") + taken.c.title if titles else name
    named = [taken.c.id.in_(led), *(name.contains(f" {word}", autoescape=True) for word in found)]
    who = called(connection, ("organisation",), words)
    if not who.identities:
        return select(taken.c.id).where(*named)
    known = select(bearer.c.key).where(one_of(bearer.c.identity_id, who.identities))
    other = alias(office, "other")
    return select(taken.c.id).where(*named).union(select(other.c.id).where(other.c.organisation.in_(known)))


def _matching(connection: Connection, wanted: Filter) -> Select[Any]:
    """The terms that a filter keeps, with who holds what."""
    return _matching_terms().where(*_conditions(connection, wanted))


def _matching_terms() -> Select[Any]:
    return (
        select(tenure, bearer.c.identity_id, identity.c.name.label("person"), identity.c.sort_key, office.c.title)
        .join(bearer, bearer.c.id == tenure.c.bearer_id)
        .join(identity, identity.c.id == bearer.c.identity_id)
        .join(office, office.c.id == tenure.c.office_id)
    )


_OF_ONE = Lookup(
    _matching_terms().where(is_asked(bearer.c.identity_id)).order_by(tenure.c.first_day, tenure.c.office_id)
)
"""The terms of one person: the statement of `named` where nothing else is asked, made once."""
_OF_TERMS = Lookup(
    _matching_terms().where(
        is_asked(bearer.c.identity_id), is_found_in(tenure.c.office_id, "offices"), tenure.c.former.is_(False)
    )
)


def _conditions(connection: Connection, wanted: Filter) -> Iterable[Condition]:
    """What holds of the terms that a filter keeps."""
    if wanted.identity is not None:
        yield one_of(tenure.c.bearer_id, bearers_of(connection, [wanted.identity]))
    if wanted.person:
        who = called(connection, ("person",), wanted.person)
        if who.identities is None:
            yield is_called(tenure.c.bearer_id, who)
        else:
            yield one_of(tenure.c.bearer_id, bearers_of(connection, who.identities))
    if wanted.organisation:
        yield tenure.c.office_id.in_(offices_called(connection, wanted.organisation, titles=True))
    if wanted.state:
        yield there_is(office_state.c.office_id == tenure.c.office_id, office_state.c.state == wanted.state)


def _by_name(connection: Connection, wanted: Filter, limit: int | None) -> Select[Any]:
    """The terms that a filter keeps, in the order of names: of a state along the names of those who held an office of it."""
    narrow = wanted.person or wanted.organisation or wanted.identity
    matching = _matching(connection, wanted)
    last = (tenure.c.first_day, tenure.c.office_id)
    if narrow:
        # Where few match, the names are wrapped so that their index is not taken.
        return matching.order_by(func.coalesce(identity.c.sort_key, ""), identity.c.id, *last)
    if wanted.state:
        order = (identity_state.c.sort_key, identity_state.c.identity_id)
        persons = select(*order).where(*among(wanted.state, BY_OFFICE, "person")).order_by(*order)
        # Each of these has a post of the state, so that no more of them are needed than there are to be rows, and the two
        # after which it is known that the terms of the last row are all there.
        first = persons.limit(None if limit is None else limit + 2).subquery()
        of_state = matching.join(first, first.c.identity_id == identity.c.id)
        return of_state.order_by(first.c.sort_key, first.c.identity_id, *last)
    return matching.where(identity.c.kind == "person").order_by(identity.c.sort_key, identity.c.id, *last)


def _groups(connection: Connection, query: Select[Any], limit: int | None) -> list[Group]:
    """The first groups of terms, read only as far as needed."""
    with connection.execute(query if limit is None else query.execution_options(yield_per=500)) as rows:
        return _grouped(rows, limit)


def _grouped(rows: Iterable[Any], limit: int | None) -> list[Group]:
    groups: dict[tuple[Any, ...], Group] = {}
    for row in rows:
        key = (row.identity_id, row.office_id, row.former)
        # One more than needed: the terms of the last person that is shown are all read by then.
        if limit is not None and key not in groups and len(groups) > limit:
            break
        groups.setdefault(key, []).append(row)
    return list(groups.values())[:limit]


def _offices(connection: Connection, wanted: Filter, who: Sequence[Condition]) -> dict[int, str]:
    """The titles of the offices of which a filter keeps terms, by number."""
    query = select(office.c.id, office.c.title)
    if wanted.organisation:
        query = query.where(office.c.id.in_(offices_called(connection, wanted.organisation, titles=True)))
    if wanted.state:
        served = select(office_state.c.office_id).where(office_state.c.state == wanted.state)
        query = query.where(office.c.id.in_(served))
    if who and not wanted.organisation:
        query = query.where(office.c.id.in_(select(term.c.office_id).where(*who)))
    return {row.id: row.title for row in connection.execute(query.limit(_OFFICES))}


def _who(connection: Connection, wanted: Filter) -> Iterable[Condition]:
    """Whose terms a filter keeps."""
    if wanted.identity is not None:
        yield term.c.identity_id == wanted.identity
    if wanted.person:
        who = called(connection, ("person",), wanted.person)
        if who.identities is None:
            named = alias(bearer, "named")
            yield there_is(named.c.identity_id == term.c.identity_id, is_called(named.c.id, who))
        else:
            yield one_of(term.c.identity_id, who.identities)


def _groups_of(connection: Connection, found: Iterable[Term]) -> dict[tuple[int, int], Group]:
    groups: defaultdict[tuple[int, int], Group] = defaultdict(list)
    for some in batches(found):
        offices = {one.office_id for one in some}
        for row in rows_of(connection, _OF_TERMS, {one.identity_id for one in some}, offices=offices):
            groups[row.identity_id, row.office_id].append(row)
    return groups


def _first(group: Group) -> str | None:
    return min((row.first_day for row in group if row.first_day), default=None)


def _last(group: Group) -> str | None:
    return max((row.last_day for row in group if row.last_day), default=None)


def _rows(connection: Connection, found: Sequence[tuple[Group, Held | None]]) -> list[PostRow]:
    ends = [_ends(group) for group, _ in found]
    numbers = {number for pair in ends for number in pair}
    told = _told(connection, numbers)
    quotes = quotes_in(connection, {number: row.text for number, row in told.items()})
    receivers = _receivers(connection, numbers)
    rows = []
    for (group, held), pair in zip(found, ends, strict=True):
        first = told[pair[0]]
        rows.append(
            PostRow(
                person=group[0].person,
                identity=group[0].identity_id,
                title=first.office,
                organisation=first.organisation,
                state=first.state,
                accredited_to=receivers[pair[0]],
                former=bool(group[0].former),
                reports=tuple(dict.fromkeys(told[number].report for number in pair)),
                first=_first(group),
                last=_last(group),
                told=sum(row.told for row in group),
                held=held,
                evidence=tuple(
                    Quoted(quotes=quotes.get(number, ()), report=source_of(told[number]))
                    for number in dict.fromkeys(pair)
                ),
            )
        )
    return rows


def _ends(group: Group) -> tuple[int, int]:
    """The posts that tell of a term first and last."""
    first = min(group, key=lambda row: (row.first_day is None, row.first_day or "", row.first_id))
    last = max(group, key=lambda row: (row.last_day or "", row.last_id))
    return first.first_id, last.last_id


def _told(connection: Connection, numbers: Iterable[int]) -> dict[int, Any]:
    return {row.fact_id: row for row in rows_of(connection, _TOLD, numbers)}


def _receivers(connection: Connection, numbers: Iterable[int]) -> defaultdict[int, tuple[str, ...]]:
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for row in rows_of(connection, _RECEIVERS, numbers):
        found[row.post_id] += (row.receiver,)
    return found
