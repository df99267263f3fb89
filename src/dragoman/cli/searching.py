"""Commands on saved searches and what is new of them."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.decisions import name_of_decider
from dragoman.cli.exporting import write_parts
from dragoman.cli.narrowing import counted, narrowed, sides
from dragoman.cli.options import (
    DEFAULT_REGISTER,
    Accepted,
    By,
    CountFrom,
    Everything,
    Form,
    OfSource,
    Organisation,
    Outlet,
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
from dragoman.cli.output import Refusal, print_text, remark, safe_line
from dragoman.register.filters import SURE

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a search, or its number.")]
Names = Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="Names of searches; else all.")]


def save(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the search is to be called.")],
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
    by: By = None,
) -> None:
    """Save a search, narrowed by the same options as the list of engagements: alerts then tell what is new of it."""
    from dragoman.register.filter_words import filter_words
    from dragoman.register.searches import save_search
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
    with Register.open(register) as opened:
        saved = save_search(opened, name, wanted, name_of_decider(by))
    print_text(f"{safe_line(saved.name)}: {safe_line(filter_words(saved.wanted))}")


def searches(register: RegisterUrl = DEFAULT_REGISTER) -> None:
    """List the saved searches, each with how much of it nobody has looked at yet."""
    from dragoman.register.filter_words import filter_words
    from dragoman.register.searches import alerts as found
    from dragoman.register.searches import searches as query
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        for search in query(opened):
            unseen = sum(alert.unseen for alert in found(opened, search.id))
            print_text(f"{search.id}  {safe_line(search.name)}: {unseen} new; {safe_line(filter_words(search.wanted))}")


def forget(name: Name, register: RegisterUrl = DEFAULT_REGISTER) -> None:
    """Forget a saved search."""
    from dragoman.register.searches import forget_search
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        forget_search(opened, name)


def alerts(
    names: Names = None,
    register: RegisterUrl = DEFAULT_REGISTER,
    atom: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the feed of one search; it has what was looked at, too.")
    ] = None,
    eml: Annotated[Path | None, typer.Option(metavar="FILE", help="Write an e-mail with all that is new.")] = None,
    to: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Whom the e-mail is for.")] = None,
    desk: Annotated[
        str | None, typer.Option(metavar="URL", help="The address of a desk, to whose pages the entries lead.")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Do not note that it was looked at.")] = False,
) -> None:
    """Tell what has come to match saved searches since they were last looked at.

    It is listed, or written as an Atom feed or as an e-mail file. An e-mail is written only if there is anything new.
    """
    from dragoman.export import atom as feed
    from dragoman.export import mail
    from dragoman.export.wording import headline
    from dragoman.register import searches as saved
    from dragoman.register.archive import now
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        meant = [saved.find_search(opened, name) for name in names] if names else saved.searches(opened)
        if atom and len(meant) != 1:
            raise Refusal("a feed is of one search: name it")
        found = {search: saved.alerts(opened, search.id) for search in meant}
        unseen = {search: [alert for alert in all_ if alert.unseen] for search, all_ in found.items()}
        unseen = {search: all_ for search, all_ in unseen.items() if all_}
        if atom:
            write_parts(feed.write(meant[0], found[meant[0]], desk=desk), atom)
        if eml and unseen:
            write_parts([mail.write(unseen, made=now(), to=to, desk=desk)], eml)
        if not (atom or eml):
            for search, all_ in unseen.items():
                print_text(safe_line(search.name))
                for alert in all_:
                    print_text(f"  {alert.engagement.id}  {alert.kind}  {safe_line(headline(alert.engagement))}")
        if not unseen:
            remark("nothing new")
        if not keep:
            for search in unseen:
                saved.look_at(opened, search.id)
