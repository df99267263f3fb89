"""Decisions that tests of several packages make."""

from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept
from dragoman.review.naming import find_facts


def accept_first(register: Register, *, by: str) -> None:
    """Accepts the first engagement of report 1."""
    accept(register, find_facts(register, "1/e1"), by=Decider(by, "coder"))
