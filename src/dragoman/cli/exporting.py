"""The command `export`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.cli.narrowing import counted, narrowed, sides
from dragoman.cli.options import (
    DEFAULT_REGISTER,
    Accepted,
    Among,
    CountFrom,
    Everything,
    Form,
    Format,
    Limit,
    OfSource,
    Organisation,
    Outlet,
    Output,
    Person,
    RegisterUrl,
    Reviewed,
    Since,
    States,
    Status,
    Topic,
    Until,
    Where,
    With,
    Words,
)
from dragoman.cli.output import Refusal, print_parts
from dragoman.register.filters import SURE


def export(
    format_: Format,
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
    among: Among = "states",
    limit: Limit = None,
    output: Output = None,
) -> None:
    """Write engagements to a file of another program, narrowed by the same options as the list of them.

    csv, json and jsonl have all that is known of each; ics has those of which a date is told, for calendars; graphml and
    gexf have who deals with whom; geojson has places and flows. Every file says what it was narrowed to, with the words
    of reports and their sources. Of networks and maps the latest 20000 engagements are drawn, or as many as --limit says.
    """
    from dragoman.export.formats import exported
    from dragoman.register.archive import now
    from dragoman.register.store import Register

    wanted = narrowed(
        **sides(state, with_),
        **counted(accepted, reviewed, min_confidence, everything),
        where=where,
        person=person,
        organisation=organisation,
        form=form,
        statuses=(status,) if status else (),
        topic=topic,
        since=since,
        until=until,
        words=words,
        outlet=outlet,
        source=source,
    )
    name: Any = format_
    whom: Any = among
    with Register.open(register) as opened:
        write_parts(exported(opened, wanted, name, made=now(), among=whom, limit=limit), output)


def write_parts(parts: Iterable[bytes], output: Path | None) -> None:
    """The parts of a file, to it or to standard output."""
    if output is None:
        print_parts(parts)
        return
    try:
        with output.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise Refusal(f"{output}: cannot be written: {error.strerror or error}") from error
