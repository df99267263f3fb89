"""What a person or an organisation is reported to have said, the latest in front."""

from sqlalchemy import func, select

from dragoman.register.batches import batches
from dragoman.register.connection import transaction
from dragoman.register.events_in_full import StatementRow, statement_rows
from dragoman.register.naming import bearers_of
from dragoman.register.store import Register
from dragoman.register.tables import actor, fact, report, statement

_LOOKED_AT = 200
"""How many of the latest actors of reports are asked for what they said."""


def sayings(register: Register, identity: int, *, limit: int) -> tuple[StatementRow, ...]:
    """The latest statements of an identity, by the numbers of their facts: what was read last stands first."""
    with transaction(register.engine) as connection:
        bearers = bearers_of(connection, [identity])
        actors: list[int] = []
        # One after the other: an index has the actors of each in order, but not those of several.
        for one in bearers:
            query = select(actor.c.fact_id).where(actor.c.bearer_id == one)
            actors += connection.scalars(query.order_by(actor.c.fact_id.desc()).limit(_LOOKED_AT))
        latest = sorted(actors, reverse=True)[:_LOOKED_AT]
        found: list[int] = []
        for some in batches(latest):
            said = (
                select(statement.c.fact_id)
                .join(fact, fact.c.id == statement.c.fact_id)
                .join(report, report.c.id == fact.c.report_id)
                .where(statement.c.speaker_id.in_(some), fact.c.state != "rejected")
                # Wrapped so that the index of reports of one version, nearly all, is not walked.
                .where(func.coalesce(report.c.superseded_by_id, 0) == 0)
            )
            found += connection.scalars(said)
        return statement_rows(connection, sorted(found, reverse=True)[:limit])
