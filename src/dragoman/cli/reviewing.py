"""Commands for the review of single facts: what waits, and what somebody makes of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.decisions import decider, deciding, tell_decided
from dragoman.cli.options import DEFAULT_REGISTER, As, By, FactState, Json, RegisterUrl, Section, Why
from dragoman.cli.output import console, print_json_line, remark, written

if TYPE_CHECKING:
    from dragoman.model.decision import Decision

Facts = Annotated[
    list[str],
    typer.Argument(metavar="FACT...", help="Facts such as 3/e1, 3/p2 or 3/c1 of report 3, or the number of an event."),
]
Fact = Annotated[str, typer.Argument(metavar="FACT", help="A fact such as 3/e1, 3/p2 or 3/c1 of report 3.")]
Values = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE...",
        help="Such as form=call, date=2022-06-10, parties+=p3, p1.role=host, place.state=LVA, quote=WORDS.",
    ),
]


def queue(
    register: RegisterUrl = DEFAULT_REGISTER,
    report: Annotated[str | None, typer.Option(metavar="REPORT", help="Only facts of this report.")] = None,
    section: Section = None,
    state: FactState = "read",
    below: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, metavar="SHARE", help="Only facts less sure than this.")
    ] = None,
    coded: Annotated[bool, typer.Option("--coded", help="What coders decided and no reviewer has looked at.")] = False,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Only facts of this outlet's reports.")] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The first N facts.")] = 50,
    json: Json = False,
) -> None:
    """List what waits for review: first what changed under a decision, then what readers are least sure of."""
    from dragoman.register.store import Register
    from dragoman.register.waiting import Wanted
    from dragoman.review.queue import queue as waiting

    with Register.open(register) as opened:
        number = None if report is None else opened.find(report)
        wanted = Wanted(report=number, section=section, state=state, below=below, outlet=publisher, coded=coded)  # type: ignore[arg-type]
        rows = waiting(opened, wanted, limit)
    if json:
        for row in rows:
            print_json_line(row)
    elif rows:
        from dragoman.cli.review_tables import print_queue

        with written():
            print_queue(console(), rows)
    else:
        remark("Nothing waits for review.")


def accept(
    facts: Facts,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Accept facts: they are right as they stand. Of an event, all its accounts."""
    from dragoman.review.deciding import accept as decide

    _decide_all(decide, "accepted", facts, register, by, as_, why, json=json)


def reject(
    facts: Facts,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Reject facts: their reports do not say so. Of an event, all its accounts."""
    from dragoman.review.deciding import reject as decide

    _decide_all(decide, "rejected", facts, register, by, as_, why, json=json)


def correct(
    fact: Fact,
    values: Values,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Correct a fact: FIELD=VALUE sets a field, FIELD= clears it, += and -= add to and take from a list."""
    from dragoman.review.deciding import correct as decide
    from dragoman.review.naming import find_facts

    with deciding(register) as opened:
        found = find_facts(opened, fact)
        if len(found) > 1:
            names = ", ".join(one.name for one in found)
            raise ValueError(f"event {fact} is told by several reports: correct one of its accounts: {names}")
        made = decide(opened, found[0], values, by=decider(by, as_), why=why)
    tell_decided(made, f"{found[0].name} corrected", json=json)


def add(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's number, source or hash.")],
    section: Annotated[str, typer.Argument(metavar="SECTION", help="actors, posts, topics, engagements, statements …")],
    values: Values,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Add a fact that no reader found: its fields, and quote=WORDS or span=START-END for the words it rests on."""
    from dragoman.model.facts import SECTIONS
    from dragoman.review.deciding import add as decide
    from dragoman.review.naming import Shown

    if section not in SECTIONS:
        raise typer.BadParameter(f"{section!r} is none of: {', '.join(SECTIONS)}")
    with deciding(register) as opened:
        number = opened.find(report)
        made = decide(opened, number, section, values, by=decider(by, as_), why=why)
        standing = opened.standing(number)
        position = standing.position(section, made[0].targets[0].signature)
    name = Shown(standing, section, position).name if position is not None else section
    tell_decided(made, f"{name} added", json=json)


def keep(
    fact: Fact,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Keep a decided fact as it is, though it is read otherwise by now."""
    from dragoman.review.deciding import keep as decide

    _decide_one(decide, "kept", fact, register, by, as_, why, json=json)


def take(
    fact: Fact,
    register: RegisterUrl = DEFAULT_REGISTER,
    by: By = None,
    as_: As = "reviewer",
    why: Why = None,
    json: Json = False,
) -> None:
    """Take what is read by now in the place of a decided fact."""
    from dragoman.review.deciding import take as decide

    _decide_one(decide, "is now as it is read", fact, register, by, as_, why, json=json)


def _decide_all(
    decide: "Callable[..., list[Decision]]",
    words: str,
    names: Sequence[str],
    register: str,
    by: str | None,
    as_: str,
    why: str | None,
    *,
    json: bool,
) -> None:
    from dragoman.review.naming import find_facts

    with deciding(register) as opened:
        found = list({fact.name: fact for name in names for fact in find_facts(opened, name)}.values())
        made = decide(opened, found, by=decider(by, as_), why=why)
    tell_decided(made, f"{', '.join(fact.name for fact in found)} {words}", json=json)


def _decide_one(
    decide: "Callable[..., list[Decision]]",
    words: str,
    name: str,
    register: str,
    by: str | None,
    as_: str,
    why: str | None,
    *,
    json: bool,
) -> None:
    from dragoman.review.naming import find_fact

    with deciding(register) as opened:
        found = find_fact(opened, name)
        made = decide(opened, found, by=decider(by, as_), why=why)
    tell_decided(made, f"{found.name} {words}", json=json)
