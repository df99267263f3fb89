"""The commands `reports`, `show` and `upgrade`."""

from typing import Annotated

import typer

from dragoman.cli.options import DEFAULT_REGISTER, Csv, Json, Language, Limit, RegisterUrl, Unread
from dragoman.cli.output import console, print_json_line, remark, written


def show(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report's number, its source, or the beginning of its hash.")
    ],
    register: RegisterUrl = DEFAULT_REGISTER,
    json: Json = False,
) -> None:
    """Print a report of the register with its facts beside it, each with its quote."""
    from dragoman.cli.reading_table import print_passages, print_reading, print_same_text
    from dragoman.register.printings import same_text
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        number = opened.find(report)
        reading = opened.reading(number)
        shared = same_text(opened, number)
    if json:
        print_json_line({**reading.to_builtins(), "same_text": shared})
    else:
        with written():
            print_reading(console(), reading, number)
            print_passages(console(), reading)
            print_same_text(console(), shared)


def reports(
    register: RegisterUrl = DEFAULT_REGISTER,
    language: Language = None,
    unread: Unread = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the reports of the register: their languages, how many engagements they tell, and which print one text.

    Reports in a language that cannot be read yet are kept without facts; --unread lists them.
    """
    from dragoman.cli.listing import check_format, print_rows
    from dragoman.cli.tables import REPORTS
    from dragoman.register.printings import reports as query
    from dragoman.register.store import Register

    check_format(json=json, csv=csv)
    with Register.open(register) as opened:
        rows = query(opened, language=language, unread=unread, limit=limit)
    print_rows(REPORTS, rows, json=json, csv=csv)


def upgrade(register: RegisterUrl = DEFAULT_REGISTER) -> None:
    """Bring a register of an older Dragoman up to this one; nothing that was read or decided is lost."""
    from dragoman.register.upgrading import upgrade as bring_up

    done = bring_up(register)
    if done.before == done.after:
        remark(f"{register}: is of version {done.after} already")
    else:
        remark(f"{register}: brought from version {done.before} to {done.after}, {done.reports} reports entered anew")
