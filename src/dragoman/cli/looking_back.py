"""Commands about decisions that were made: undo and redo, the history of a fact or event, and the log."""

from typing import Annotated

import typer

from dragoman.cli.decisions import decider, deciding, tell_decided
from dragoman.cli.options import DEFAULT_REGISTER, As, By, Json, RegisterUrl, Since, Until, Why
from dragoman.cli.output import console, print_json_line, remark, written

Number = Annotated[int, typer.Argument(metavar="DECISION", min=1, max=2**62, help="The number of a decision.")]


def undo(
    decision: Number,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Take a decision back: all is as if it had not been made, and both stay in the log."""
    from dragoman.review.deciding import undo as decide

    with deciding(register) as opened:
        made = decide(opened, decision, by=decider(by, as_), why=why)
    tell_decided(made, f"decision {decision} is undone", json=json)


def redo(
    decision: Number,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Take back what undid a decision: it holds again."""
    from dragoman.review.deciding import redo as decide

    with deciding(register) as opened:
        made = decide(opened, decision, by=decider(by, as_), why=why)
    tell_decided(made, f"decision {decision} holds again", json=json)


def history(
    fact: Annotated[str, typer.Argument(metavar="FACT", help="A fact such as 3/e1, or the number of an event.")],
    register: RegisterUrl = DEFAULT_REGISTER,
    json: Json = False,
) -> None:
    """Tell how a fact or event came to be what it is: who read what there, and who decided what, when and why."""
    from dragoman.register.store import Register
    from dragoman.review.history import history as told
    from dragoman.review.naming import find_facts

    with Register.open(register) as opened:
        entries = told(opened, find_facts(opened, fact))
    if json:
        for entry in entries:
            print_json_line(entry)
    else:
        from dragoman.cli.review_tables import print_history

        with written():
            print_history(console(), entries)


def log(
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    since: Since = None,
    until: Until = None,
    json: Json = False,
) -> None:
    """List all decisions, the first in front: who decided what, when and why, and what was undone."""
    from dragoman.register.store import Register
    from dragoman.review.history import log as decisions

    with Register.open(register) as opened:
        made = decisions(opened, by=by, since=since, until=until)
    if json:
        for entry in made:
            print_json_line(entry)
    elif made:
        from dragoman.cli.review_tables import print_history

        with written():
            print_history(console(), made)
    else:
        remark("No decisions.")
