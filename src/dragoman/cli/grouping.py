"""Commands that say what is one: events merged and split, who is the same, and what settled a commitment."""

from typing import Annotated

import typer

from dragoman.cli.decisions import decider, deciding, tell_decided
from dragoman.cli.options import DEFAULT_REGISTER, As, By, Json, RegisterUrl, Why
from dragoman.cli.output import console, print_json_line, remark, written

Events = Annotated[
    list[str], typer.Argument(metavar="EVENT...", help="Numbers of events, or engagements of reports such as 3/e1.")
]
Actors = Annotated[
    list[str], typer.Argument(metavar="ACTOR...", help="Persons, organisations or states of reports, such as 3/p1.")
]


def merge(
    events: Events,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Merge events: all of them are one engagement, told by several reports."""
    from dragoman.review.grouping import merge as decide
    from dragoman.review.naming import find_event

    with deciding(register) as opened:
        found = [find_event(opened, name) for name in events]
        made = decide(opened, [accounts for _, accounts in found], by=decider(by, as_), why=why)
        number, accounts = find_event(opened, found[0][1][0].name)
    tell_decided(made, f"event {number} is told by {', '.join(one.name for one in accounts)}", json=json)


def split(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The number of an event, or one of its accounts.")],
    accounts: Annotated[
        list[str], typer.Argument(metavar="ENGAGEMENT...", help="The accounts of it that tell of another: 3/e1.")
    ],
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Split accounts off an event: they tell of another engagement."""
    from dragoman.review.grouping import split as decide
    from dragoman.review.naming import find_event, find_fact

    with deciding(register) as opened:
        off = [find_fact(opened, name) for name in accounts]
        made = decide(opened, find_event(opened, event)[1], off, by=decider(by, as_), why=why)
        numbers = sorted({find_event(opened, one.name)[0] for one in off})
    words = f"{', '.join(one.name for one in off)} tells of event {', '.join(map(str, numbers))}"
    tell_decided(made, words, json=json)


def same(
    actors: Actors,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Say that persons or organisations of reports are one and the same."""
    from dragoman.review.grouping import same as decide
    from dragoman.review.naming import find_fact

    with deciding(register) as opened:
        found = [find_fact(opened, name) for name in actors]
        made = decide(opened, found, by=decider(by, as_), why=why)
    tell_decided(made, f"{', '.join(one.name for one in found)} are the same", json=json)


def apart(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A person or organisation, such as 3/p1.")],
    others: Actors,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Say that a person or organisation is not the same as others of that name."""
    from dragoman.review.grouping import apart as decide
    from dragoman.review.naming import find_fact

    with deciding(register) as opened:
        one, rest = find_fact(opened, actor), [find_fact(opened, name) for name in others]
        made = decide(opened, [one], rest, by=decider(by, as_), why=why)
    tell_decided(made, f"{one.name} is not {', '.join(other.name for other in rest)}", json=json)


def settle(
    commitment: Annotated[
        str | None, typer.Argument(metavar="COMMITMENT", help="A commitment of a report, such as 3/c1.")
    ] = None,
    event: Annotated[
        str | None, typer.Argument(metavar="EVENT", help="The event that settled it, or an account of it.")
    ] = None,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Settle a commitment by a later engagement. Without an event: list which may have settled it, or any."""
    from dragoman.review.deciding import settle as decide
    from dragoman.review.naming import find_event, find_fact
    from dragoman.review.settling import settlings

    with deciding(register) as opened:
        promise = None if commitment is None else find_fact(opened, commitment)
        if promise is None or event is None:
            rows = settlings(opened, promise)
        else:
            number, accounts = find_event(opened, event)
            held = [one for one in accounts if getattr(one.fact, "status", None) == "held"]
            made = decide(opened, promise, (held or accounts)[0], by=decider(by, as_), why=why)
    if promise is not None and event is not None:
        tell_decided(made, f"{promise.name} was settled by event {number}", json=json)
    elif json:
        for row in rows:
            print_json_line(row)
    elif rows:
        from dragoman.cli.review_tables import print_settlings

        with written():
            print_settlings(console(), rows)
    else:
        remark("No later engagement seems to have settled it." if promise else "No commitment seems to be settled.")
