"""Commands that list what the register holds."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import typer

from dragoman.cli.narrowing import counted, narrowed, replaced, sides
from dragoman.cli.options import (
    DEFAULT_REGISTER,
    Accepted,
    CountFrom,
    Csv,
    Everything,
    First,
    Form,
    Json,
    Kind,
    Limit,
    OfSource,
    On,
    Open,
    Organisation,
    Outlet,
    Person,
    RegisterUrl,
    Reviewed,
    Since,
    State,
    States,
    Status,
    Topic,
    Until,
    Where,
    With,
    Words,
)
from dragoman.cli.output import console, print_csv, print_json_line, remark, written
from dragoman.register.filters import SURE

if TYPE_CHECKING:
    from dragoman.cli.tables import Listing
    from dragoman.register.rows import CommitmentRow, EngagementRow
    from dragoman.register.store import Register

Row = TypeVar("Row")


def engagements(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: States = None,
    with_: With = None,
    where: Where = None,
    person: Person = None,
    organisation: Organisation = None,
    form: Form = None,
    status: Status = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    words: Words = None,
    outlet: Outlet = None,
    source: OfSource = None,
    accepted: Accepted = False,
    reviewed: Reviewed = False,
    min_confidence: CountFrom = SURE,
    everything: Everything = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List engagements: when, in what form, who with whom, where and on what, and which reports say so.

    Each engagement is listed once, with what its reports tell together and where they disagree. Left out is what was
    rejected, and what nobody accepted and the reader is not sure of; a line says how much that is.
    """
    from dragoman.cli.tables import ENGAGEMENTS
    from dragoman.register.engagements import listed

    wanted = narrowed(
        **sides(state, with_),
        **counted(accepted, reviewed, min_confidence, everything),
        where=where,
        person=person,
        organisation=organisation,
        topic=topic,
        since=since,
        until=until,
        form=form,
        statuses=(status,) if status else (),
        words=words,
        outlet=outlet,
        source=source,
    )
    check_format(json=json, csv=csv)
    with _opened(register) as opened:
        found = listed(opened, wanted, limit=limit)
    print_rows(ENGAGEMENTS, found.rows, json=json, csv=csv)
    tell_left_out(found.left_out, "engagements")


def commitments(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: States = None,
    with_: With = None,
    person: Person = None,
    organisation: Organisation = None,
    kind: Kind = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    words: Words = None,
    open_: Open = False,
    accepted: Accepted = False,
    reviewed: Reviewed = False,
    min_confidence: CountFrom = SURE,
    everything: Everything = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List commitments: who is to do what, for whom, and until when; with --open those not kept yet, by age.

    What several reports of one engagement tell in nearly the same words is listed once.
    """
    from dragoman.cli.tables import COMMITMENTS, OPEN_COMMITMENTS
    from dragoman.register.commitments import listed

    wanted = narrowed(
        **sides(state, with_),
        **counted(accepted, reviewed, min_confidence, everything),
        person=person,
        organisation=organisation,
        topic=topic,
        since=since,
        until=until,
        kind=kind,
        words=words,
        is_open=open_,
    )
    check_format(json=json, csv=csv)
    with _opened(register) as opened:
        found = listed(opened, wanted, limit=limit)
    print_rows(OPEN_COMMITMENTS if open_ else COMMITMENTS, found.rows, json=json, csv=csv)
    tell_left_out(found.left_out, "commitments")


def followup(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: States = None,
    with_: With = None,
    person: Person = None,
    organisation: Organisation = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    accepted: Accepted = False,
    reviewed: Reviewed = False,
    min_confidence: CountFrom = SURE,
    everything: Everything = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List what is to be followed up: commitments not kept yet, and engagements proposed, scheduled or postponed."""
    from dragoman.cli.tables import AGENDA, COMMITMENTS, FOLLOWUP
    from dragoman.register.commitments import listed as list_commitments
    from dragoman.register.dossiers import AHEAD
    from dragoman.register.engagements import listed as list_engagements

    wanted = narrowed(
        **sides(state, with_),
        **counted(accepted, reviewed, min_confidence, everything),
        person=person,
        organisation=organisation,
        topic=topic,
        since=since,
        until=until,
    )
    check_format(json=json, csv=csv)
    with _opened(register) as opened:
        planned = list_engagements(opened, replaced(wanted, statuses=AHEAD), limit=limit)
        promised = list_commitments(opened, wanted, limit=limit)
    open_ = [row for row in promised.rows if row.settled is None]
    if json or csv:
        rows: list[EngagementRow | CommitmentRow] = [*planned.rows, *open_]
        print_rows(FOLLOWUP, rows, json=json, csv=csv)
    else:
        print_rows(AGENDA, planned.rows)
        print_rows(COMMITMENTS, open_)
    tell_left_out(planned.left_out, "engagements")
    tell_left_out(promised.left_out, "commitments")


def people(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    person: Person = None,
    organisation: Organisation = None,
    limit: First = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the people of the register with their posts."""
    from dragoman.cli.tables import PEOPLE
    from dragoman.register.identities import people as query

    wanted = narrowed(state=state, person=person, organisation=organisation)
    _list(PEOPLE, register, lambda opened: query(opened, wanted, limit=limit), json=json, csv=csv)


def organisations(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    organisation: Organisation = None,
    limit: First = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the organisations of the register."""
    from dragoman.cli.tables import ORGANISATIONS
    from dragoman.register.identities import organisations as query

    wanted = narrowed(state=state, organisation=organisation)
    _list(ORGANISATIONS, register, lambda opened: query(opened, wanted, limit=limit), json=json, csv=csv)


def posts(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    person: Person = None,
    organisation: Organisation = None,
    on: On = None,
    limit: First = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List who holds or held which post, from the first to the last day on which reports say so.

    With --on those who held it that day, with the words of the first and last report that say so, and of each title who
    is known to have held it before and after. An organisation is looked for in titles, too: "protocol" finds its chief.
    """
    from dragoman.cli.tables import HOLDERS, POSTS
    from dragoman.register.officeholders import posts as query

    wanted = narrowed(state=state, person=person, organisation=organisation)
    listing = HOLDERS if on else POSTS
    _list(listing, register, lambda opened: query(opened, wanted, on=on, limit=limit), json=json, csv=csv)


def tell_left_out(number: int, what: str) -> None:
    """A line on what a list does not hold."""
    if number:
        remark(
            f"{number} {what if number > 1 else what.removesuffix('s')} left out: rejected, or not accepted and the reader "
            "is not sure; --all lists them, too"
        )


def _opened(register: str) -> "Register":
    from dragoman.register.store import Register

    return Register.open(register)


def _list(
    listing: "Listing[Row]", register: str, query: "Callable[[Register], list[Row]]", *, json: bool, csv: bool
) -> None:
    check_format(json=json, csv=csv)
    with _opened(register) as opened:
        rows = query(opened)
    print_rows(listing, rows, json=json, csv=csv)


def check_format(*, json: bool, csv: bool) -> None:
    """Wrong usage, if two formats are asked for at once."""
    if json and csv:
        raise typer.BadParameter("--json and --csv exclude each other")


def print_rows(listing: "Listing[Row]", rows: list[Row], *, json: bool = False, csv: bool = False) -> None:
    """A list as a table, as JSON Lines or as CSV."""
    if json:
        for row in rows:
            print_json_line(row)
    elif csv:
        print_csv(listing.columns, (listing.flat(row) for row in rows))
    elif rows:
        with written():
            listing.print(console(), rows)
    else:
        remark(f"{listing.title}: none")
