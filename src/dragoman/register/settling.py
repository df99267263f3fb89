"""Commitments that people said were fulfilled."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from dragoman.model.decision import Decision
from dragoman.register.tables import commitment, fact


def settle(connection: Connection, report: int, sha256: str, made: Iterable[Decision]) -> None:
    """Notes by which decisions the commitments of a report are settled. Those of a new row are open."""
    for decision in made:
        if decision.kind == "settle" and decision.targets[0].sha256 == sha256:
            meant = select(fact.c.id).where(
                fact.c.report_id == report, fact.c.signature == decision.targets[0].signature
            )
            connection.execute(
                update(commitment).where(commitment.c.fact_id.in_(meant)).values(settled_by_id=decision.id)
            )
