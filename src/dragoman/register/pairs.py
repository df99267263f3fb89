"""What people said is the same, or not the same, as pairs of rows that clusters are made with."""

from collections.abc import Iterable, Iterator
from itertools import product

from sqlalchemy import Connection, delete, insert, select

from dragoman.model.decision import Decision, Target
from dragoman.register.resolved import account_pair, bearer_pair
from dragoman.register.tables import actor, decision_target, fact, report


def renew(connection: Connection, sha256: str, made: Iterable[Decision]) -> None:
    """Makes the pairs of a report's facts anew from the decisions in force about it."""
    about = select(decision_target.c.decision_id).where(decision_target.c.sha256 == sha256)
    for table in (account_pair, bearer_pair):
        connection.execute(delete(table).where(table.c.decision_id.in_(about)))
    for decision in made:
        if decision.kind not in {"same", "apart"}:
            continue
        actors = decision.targets[0].section == "actors"
        rows = {target: _row_of(connection, target, bearer=actors) for target in decision.targets}
        pairs = {
            (min(a, b), max(a, b))
            for one, other in _pairs(decision)
            if (a := rows[one]) is not None and (b := rows[other]) is not None and a != b
        }
        table = bearer_pair if actors else account_pair
        if pairs:
            apart = decision.kind == "apart"
            values = [{"decision_id": decision.id, "a_id": a, "b_id": b, "apart": apart} for a, b in sorted(pairs)]
            connection.execute(insert(table), values)


def _pairs(decision: Decision) -> Iterator[tuple[Target, Target]]:
    if decision.kind == "same":
        yield from ((decision.targets[0], other) for other in decision.targets[1:])
    else:
        yield from product(decision.targets[: decision.first], decision.targets[decision.first :])


def _row_of(connection: Connection, target: Target, *, bearer: bool) -> int | None:
    """The fact that a target means, or the bearer that an actor is; None while its report is being read anew."""
    query = (
        select(actor.c.bearer_id if bearer else fact.c.id)
        .join(report, report.c.id == fact.c.report_id)
        .where(report.c.sha256 == target.sha256, fact.c.signature == target.signature, fact.c.section == target.section)
    )
    if bearer:
        query = query.join(actor, actor.c.fact_id == fact.c.id)
    return connection.execute(query).scalar()
