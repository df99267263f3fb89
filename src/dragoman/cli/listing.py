"""Commands that list what the register holds."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from dragoman.cli.options import (
    DEFAULT_REGISTER,
    Csv,
    Form,
    Json,
    Kind,
    Organisation,
    Person,
    RegisterUrl,
    Since,
    State,
    Status,
    Topic,
    Until,
)
from dragoman.cli.output import console, print_csv, print_json_line, remark, written

if TYPE_CHECKING:
    from dragoman.cli.tables import Listing
    from dragoman.register.rows import CommitmentRow, EngagementRow
    from dragoman.register.store import Register

Row = TypeVar("Row")
AHEAD = ("proposed", "scheduled", "postponed")
"""Statuses of engagements that a desk officer waits for."""


def engagements(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    person: Person = None,
    organisation: Organisation = None,
    form: Form = None,
    status: Status = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List engagements: when, in what form, who with whom, where and on what."""
    from dragoman.cli.tables import ENGAGEMENTS
    from dragoman.register.queries import engagements as query

    wanted = _filter(
        state=state,
        person=person,
        organisation=organisation,
        topic=topic,
        since=since,
        until=until,
        form=form,
        statuses=(status,) if status else (),
    )
    _list(ENGAGEMENTS, register, lambda opened: query(opened, wanted), json=json, csv=csv)


def commitments(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    person: Person = None,
    organisation: Organisation = None,
    kind: Kind = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List commitments: who is to do what, for whom, and until when."""
    from dragoman.cli.tables import COMMITMENTS
    from dragoman.register.queries import commitments as query

    wanted = _filter(
        state=state, person=person, organisation=organisation, topic=topic, since=since, until=until, kind=kind
    )
    _list(COMMITMENTS, register, lambda opened: query(opened, wanted), json=json, csv=csv)


def followup(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    person: Person = None,
    organisation: Organisation = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List what is to be followed up: commitments, and engagements proposed, scheduled or postponed."""
    from dragoman.cli.tables import AGENDA, COMMITMENTS, FOLLOWUP
    from dragoman.register.queries import commitments as query_commitments
    from dragoman.register.queries import engagements as query_engagements
    from dragoman.register.store import Register

    wanted = _filter(state=state, person=person, organisation=organisation, topic=topic, since=since, until=until)
    ahead = _filter(
        state=state, person=person, organisation=organisation, topic=topic, since=since, until=until, statuses=AHEAD
    )
    _check_format(json=json, csv=csv)
    rows: list[EngagementRow | CommitmentRow]
    with Register.open(register) as opened:
        planned, promised = query_engagements(opened, ahead), query_commitments(opened, wanted)
    if json or csv:
        rows = [*planned, *promised]
        _print(FOLLOWUP, rows, json=json, csv=csv)
    else:
        _print(AGENDA, planned)
        _print(COMMITMENTS, promised)


def people(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    person: Person = None,
    organisation: Organisation = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the people of the register with their posts."""
    from dragoman.cli.tables import PEOPLE
    from dragoman.register.queries import people as query

    wanted = _filter(state=state, person=person, organisation=organisation)
    _list(PEOPLE, register, lambda opened: query(opened, wanted), json=json, csv=csv)


def organisations(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    organisation: Organisation = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the organisations of the register."""
    from dragoman.cli.tables import ORGANISATIONS
    from dragoman.register.queries import organisations as query

    wanted = _filter(state=state, organisation=organisation)
    _list(ORGANISATIONS, register, lambda opened: query(opened, wanted), json=json, csv=csv)


def posts(
    register: RegisterUrl = DEFAULT_REGISTER,
    state: State = None,
    person: Person = None,
    organisation: Organisation = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List who holds or held which post."""
    from dragoman.cli.tables import POSTS
    from dragoman.register.queries import posts as query

    wanted = _filter(state=state, person=person, organisation=organisation)
    _list(POSTS, register, lambda opened: query(opened, wanted), json=json, csv=csv)


def _filter(**wanted: Any) -> Any:
    from dragoman.register.filters import Filter

    return Filter(**wanted)


def _list(
    listing: "Listing[Row]", register: str, query: "Callable[[Register], list[Row]]", *, json: bool, csv: bool
) -> None:
    from dragoman.register.store import Register

    _check_format(json=json, csv=csv)
    with Register.open(register) as opened:
        rows = query(opened)
    _print(listing, rows, json=json, csv=csv)


def _check_format(*, json: bool, csv: bool) -> None:
    if json and csv:
        raise typer.BadParameter("--json and --csv exclude each other")


def _print(listing: "Listing[Row]", rows: list[Row], *, json: bool = False, csv: bool = False) -> None:
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
