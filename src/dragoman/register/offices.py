"""Keeping offices in step with posts: one row for all posts of the same title, organisation, state and receivers."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from dragoman.model.reading import Post, Reading
from dragoman.register.batches import batches
from dragoman.register.resolved import office, office_state, office_word
from dragoman.register.tables import actor, post
from dragoman.resolution.names import normalised, organisation_key


def of_report(connection: Connection, report: int) -> set[int]:
    """The offices that a report tells of."""
    query = select(post.c.office_id).join(actor, actor.c.fact_id == post.c.holder_id)
    return set(connection.scalars(query.where(actor.c.report_id == report, post.c.office_id.is_not(None)).distinct()))


def enter(connection: Connection, reading: Reading) -> list[int]:
    """The number of the office of each post of a reading, in their order; new ones are entered."""
    names = {found.id: found.name or found.id for found in reading.actors}
    return [_enter(connection, held, names[held.organisation] if held.organisation else None) for held in reading.posts]


def drop_unused(connection: Connection, numbers: Collection[int]) -> None:
    """Of some offices, those that no report tells of any more go."""
    for some in batches(sorted(numbers)):
        held = select(post.c.office_id).where(post.c.office_id.in_(some))
        connection.execute(delete(office).where(office.c.id.in_(some), office.c.id.not_in(held)))


def _enter(connection: Connection, held: Post, organisation: str | None) -> int:
    title = normalised(held.title)
    body = organisation_key(organisation) if organisation else None
    receivers = " ".join(sorted(held.accredited_to))
    stable = "|".join((title, body or "", held.state or "", receivers))
    known = connection.execute(select(office.c.id).where(office.c.stable == stable)).scalar()
    if known is not None:
        return int(known)
    values = {"title": title, "organisation": body, "state": held.state, "receivers": receivers}
    adding = insert(office).values(stable=stable, **values).returning(office.c.id)
    number = int(connection.execute(adding).scalar_one())
    words = {*title.split(), *(body or "").split()}
    states = {state for state in (held.state, *held.accredited_to) if state}
    for table, column, found in ((office_word, "word", words), (office_state, "state", states)):
        if found:
            connection.execute(insert(table), [{column: value, "office_id": number} for value in sorted(found)])
    return number
