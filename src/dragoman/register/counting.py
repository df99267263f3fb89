"""What counts in lists: nothing that was rejected, nor what nobody is sure of, unless a filter asks for more or for less."""

from functools import lru_cache
from typing import Any

from sqlalchemy import exists, func, or_

from dragoman.model.decision import DECIDED
from dragoman.register.aliases import alias
from dragoman.register.filters import SURE, Filter
from dragoman.register.tables import engagement, fact
from dragoman.register.way import Condition


def counts(row: Any, wanted: Filter) -> tuple[Condition, ...]:
    """What has to hold of the row of an event, or of a fact, so that it counts."""
    return _counts(row, wanted.least, wanted.rejected, wanted.accepted, wanted.reviewed)


def is_left_out(state: str, confidence: float | None) -> bool:
    """Whether an event does not count where a filter asks for no more than usual: what is kept beside its parties."""
    if state == "rejected":
        return True
    return state not in DECIDED and confidence is not None and confidence < SURE


def asks_as_usual(wanted: Filter) -> bool:
    """Whether what a filter leaves out is what is kept as left out."""
    return wanted.least == SURE and not wanted.rejected and not wanted.accepted


@lru_cache(maxsize=256)
def _counts(row: Any, least: float | None, rejected: bool, accepted: bool, reviewed: bool) -> tuple[Condition, ...]:
    # The columns are wrapped so that no index is taken for them: most rows count.
    state, confidence = func.coalesce(row.c.state, ""), func.coalesce(row.c.confidence, 1.0)
    if accepted:
        return (state.in_(DECIDED), _reviewed(row)) if reviewed else (state.in_(DECIDED),)
    conditions: tuple[Condition, ...] = () if rejected else (state != "rejected",)
    if least is None:
        return conditions
    # What people decided upon counts however sure its reader was; what they rejected was asked for above.
    return (*conditions, or_(state.in_((*DECIDED, "rejected")), confidence >= least))


def _reviewed(row: Any) -> Condition:
    """A reviewer had the last word about a fact, or about an account of an event, and did not reject it."""
    if "role" in row.c:
        return func.coalesce(row.c.role, "") == "reviewer"
    told, said = alias(engagement, "reviewed"), alias(fact, "reviewed")
    return exists().where(
        told.c.event_id == row.c.id,
        said.c.id == told.c.fact_id,
        func.coalesce(said.c.role, "") == "reviewer",
        func.coalesce(said.c.state, "").in_(DECIDED),
    )
