"""What can go wrong with a request, in words that say what to do about it."""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from dragoman.register.errors import Busy, RegisterError


class Advice(NamedTuple):
    """A headline, what happened, and what to do."""

    headline: str
    what: str
    do: str


class Again(NamedTuple):
    """A form that was not taken, as it can be sent again: to where, and what was filled in."""

    address: str
    fields: tuple[tuple[str, str], ...]

    @property
    def reopens(self) -> bool:
        """Whether it can be filled in further: it is one that corrects a fact or adds one."""
        return self.address in {"/review/correct", "/review/add"}


def sendable(fields: Iterable[tuple[str, object]], *anew: str) -> tuple[tuple[str, str], ...]:
    """What was filled in, to be sent again: texts without the token, and whatever else the page has `anew`."""
    return tuple(
        (name, value) for name, value in fields if isinstance(value, str) and name not in {"form_token", *anew}
    )


class Problem(Exception):
    """A request that is not carried out. Raised by routes; the page of the error tells it. `wait` is in seconds.

    `again` is what was sent, where the page of the error can offer to send it again.
    """

    again: Again | None = None

    def __init__(
        self,
        status: int,
        what: str | None = None,
        do: str | None = None,
        headline: str | None = None,
        *,
        wait: float = 0,
    ) -> None:
        standard = advice_for(status)
        self.status = status
        self.wait = ceil(wait)
        self.advice = Advice(headline or standard.headline, what or standard.what, do or standard.do)
        super().__init__(self.advice.what)


def missing(what: str, do: str | None = None) -> Problem:
    """What an address names is not in the register."""
    return Problem(404, what, do)


def failed(error: RegisterError) -> Problem:
    """The register did not do what was asked of it; that it is busy is told without the name of its file."""
    return (
        Problem(503, BUSY, headline="The register is busy", wait=1)
        if isinstance(error, Busy)
        else Problem(503, f"{error}.")
    )


BUSY = "Something else is writing to the register. Nothing was recorded: try again in a moment."
"""What is told of a register that is busy."""


def advice_for(status: int) -> Advice:
    """What is said of an error where nothing more is known."""
    return _ADVICE.get(status, _ADVICE[400] if status < 500 else _ADVICE[500])


_ADVICE = {
    400: Advice(
        "This request cannot be understood",
        "Something in the address or the form is not as it should be.",
        "Go back and try again, or start from Today.",
    ),
    401: Advice(
        "You are not logged in",
        "You did not log in, or your session has ended. Nothing was recorded.",
        "Log in, go back, and do it again.",
    ),
    403: Advice(
        "You may not do this",
        "This desk, or your role, is for reading only, or the page was open for too long.",
        "Load the page again. If that does not help, ask who runs this desk.",
    ),
    404: Advice(
        "There is nothing at this address",
        "No page, report, engagement or name of this register is found here.",
        "Check the address, or look for it with the search at the top.",
    ),
    405: Advice(
        "This page cannot be used in this way",
        "The address is right, but not for what was sent to it.",
        "Go back and use the buttons of the page.",
    ),
    408: Advice(
        "This took too long to arrive",
        "What was sent stopped on its way. Nothing was recorded.",
        "Check your connection and send it again.",
    ),
    409: Advice(
        "This has changed since you looked at it",
        "Somebody else decided on it, or the report was read again, while this page was open. Nothing of yours was recorded.",
        "Look at what it says now, and decide again.",
    ),
    413: Advice(
        "That is too much at once",
        "More was sent than this desk takes.",
        "Send less, or use the command dragoman for much at once.",
    ),
    422: Advice(
        "Some of what was given cannot be taken",
        "A value is missing, or is none of those that are possible.",
        "Go back, mend the value, and send it again.",
    ),
    429: Advice(
        "Too many requests",
        "This desk was asked more often than it answers.",
        "Wait a minute and load the page again.",
    ),
    500: Advice(
        "Something went wrong in this desk",
        "This is a fault of Dragoman, not of yours. Nothing was changed.",
        "Load the page again. If it happens again, tell who runs this desk what you did; the log has the details.",
    ),
    503: Advice(
        "The register cannot be read at the moment",
        "Its database did not answer as it should.",
        "Wait a moment and load the page again.",
    ),
}
