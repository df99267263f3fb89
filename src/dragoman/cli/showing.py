"""The commands `show` and `upgrade`."""

from typing import Annotated

import typer

from dragoman.cli.options import DEFAULT_REGISTER, Json, RegisterUrl
from dragoman.cli.output import console, print_json_line, remark, written


def show(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report's number, its source, or the beginning of its hash.")
    ],
    register: RegisterUrl = DEFAULT_REGISTER,
    json: Json = False,
) -> None:
    """Print a report of the register with its facts beside it, each with its quote."""
    from dragoman.cli.reading_table import print_reading
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        number = opened.find(report)
        reading = opened.reading(number)
    if json:
        print_json_line(reading.to_builtins())
    else:
        with written():
            print_reading(console(), reading, number)


def upgrade(register: RegisterUrl = DEFAULT_REGISTER) -> None:
    """Bring a register of an older Dragoman up to this one; nothing that was read or decided is lost."""
    from dragoman.register.upgrading import upgrade as bring_up

    done = bring_up(register)
    if done.before == done.after:
        remark(f"{register}: is of version {done.after} already")
    else:
        remark(f"{register}: brought from version {done.before} to {done.after}, {done.reports} reports entered anew")
