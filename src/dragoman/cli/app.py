"""The command `dragoman`: its subcommands, and what every one of them does with errors."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import (
    desk,
    exporting,
    gold,
    grouping,
    listing,
    looking_back,
    reading,
    reviewing,
    searching,
    serving,
    showing,
    users,
    watching,
)
from dragoman.cli.output import OutputLost, Refusal, complain, discard, open_output
from dragoman.register.errors import RegisterError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads reports of diplomatic activity and keeps the register of what they say.",
)
app.command()(reading.extract)
app.command()(reading.read)
app.command()(watching.watch)
app.command()(watching.sources)
app.command()(watching.profiles)
app.command()(showing.reports)
app.command()(showing.show)
app.command()(listing.engagements)
app.command()(exporting.export)
app.command()(searching.save)
app.command()(searching.searches)
app.command()(searching.forget)
app.command()(searching.alerts)
app.command()(listing.followup)
app.command()(listing.commitments)
app.command()(listing.people)
app.command()(listing.organisations)
app.command()(listing.posts)
app.command()(desk.dossier)
app.command()(desk.relations)
app.command()(desk.met)
app.command()(reviewing.queue)
app.command()(reviewing.accept)
app.command()(reviewing.reject)
app.command()(reviewing.correct)
app.command()(reviewing.add)
app.command()(reviewing.keep)
app.command()(reviewing.take)
app.command()(grouping.merge)
app.command()(grouping.split)
app.command()(grouping.same)
app.command()(grouping.apart)
app.command()(grouping.settle)
app.command()(looking_back.undo)
app.command()(looking_back.redo)
app.command()(looking_back.history)
app.command()(looking_back.log)
app.command()(gold.gold)
app.command()(serving.serve)
app.command()(showing.upgrade)
app.add_typer(users.users, name="users")
app.command()(users.audit)
app.command()(reading.evaluate)
app.command()(reading.schema)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and exits: 0 fine, 1 something was bad and said so on standard error, 2 wrong usage."""
    open_output()
    try:
        app(arguments if arguments is None else list(arguments), prog_name="dragoman")
    except (RegisterError, Refusal) as error:
        if not (isinstance(error, OutputLost) and error.left):
            complain(str(error))
        sys.exit(1)
    except OSError as error:
        complain(str(error))
        discard()
        sys.exit(1)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _dragoman(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass
