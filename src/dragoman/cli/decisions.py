"""What commands that decide share: who decides, one line for what was wrong, and one for what was decided."""

import contextlib
import getpass
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.cli.output import Refusal, print_json_line, print_text, safe_line

if TYPE_CHECKING:
    from dragoman.model.decision import Decision
    from dragoman.register.store import Register
    from dragoman.review.deciders import Decider


def decider(by: str | None, role: str) -> "Decider":
    """Who decides: the name given, or else that of the login."""
    from dragoman.review.deciders import Decider

    return Decider(name_of_decider(by), role)  # type: ignore[arg-type]


def name_of_decider(by: str | None) -> str:
    """The name given, or else that of the login."""
    if by is not None:
        if not by.strip():
            raise Refusal("--by is empty: give the name of who decides")
        return by.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise Refusal("nobody knows your name here: give it with --by NAME") from error


@contextlib.contextmanager
def deciding(register: str) -> "Iterator[Register]":
    """An open register; what makes no sense is refused in one line."""
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        try:
            yield opened
        except ValueError as error:
            raise Refusal(str(error)) from error


def tell_decided(made: "Sequence[Decision]", words: str, *, json: bool) -> None:
    """The numbers of decisions and what they were about, by which they can be undone."""
    if json:
        for one in made:
            print_json_line(
                {"decision": one.id, "kind": one.kind, "who": one.who, "role": one.role, "at": one.at, "why": one.why}
            )
        return
    numbers = ", ".join(str(one.id) for one in made)
    print_text(safe_line(f"decision {numbers} of {made[0].who}: {words}"))
