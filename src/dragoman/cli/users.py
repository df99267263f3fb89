"""The commands `users` and `audit`: who may use the desk in the browser, and what was done there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.decisions import name_of_decider
from dragoman.cli.listing import print_rows
from dragoman.cli.options import (
    DEFAULT_REGISTER,
    By,
    Csv,
    Json,
    Limit,
    RegisterUrl,
    RoleName,
    RoleOption,
    Since,
    Until,
    UserName,
)
from dragoman.cli.output import Refusal, print_text, remark, safe_line

if TYPE_CHECKING:
    from dragoman.register.audit import Doer
    from dragoman.register.store import Register

users = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The users of the desk, and their roles.")


@users.command()
def add(name: UserName, role: RoleOption = "reader", register: RegisterUrl = DEFAULT_REGISTER, by: By = None) -> None:
    """Make a user. The password is asked for, or read from standard input, and is no argument.

    A reader reads, a coder decides about facts, a reviewer also decides what coders left open and about who is who, and
    an admin also sees the audit log.
    """
    from dragoman.register.users import add_user

    with _administering(register, by) as (opened, doer):
        made = add_user(opened, name, role, _asked_password(), by=doer)  # type: ignore[arg-type]
    print_text(safe_line(f"{made.name} may log in, as {made.role}"))


@users.command("list")
def list_(register: RegisterUrl = DEFAULT_REGISTER, json: Json = False, csv: Csv = False) -> None:
    """List the users with their roles."""
    from dragoman.cli.user_tables import USERS
    from dragoman.register.store import Register
    from dragoman.register.users import users as query

    with Register.open(register) as opened:
        rows = query(opened)
    print_rows(USERS, rows, json=json, csv=csv)


@users.command("role")
def role_(name: UserName, role: RoleName, register: RegisterUrl = DEFAULT_REGISTER, by: By = None) -> None:
    """Give a user another role. The user has to log in again."""
    from dragoman.register.users import set_role

    with _administering(register, by) as (opened, doer):
        changed = set_role(opened, name, role, by=doer)  # type: ignore[arg-type]
    print_text(safe_line(f"{changed.name} is {changed.role} from now on"))


@users.command()
def password(name: UserName, register: RegisterUrl = DEFAULT_REGISTER, by: By = None) -> None:
    """Give a user another password, asked for or read from standard input. The user's sessions end."""
    from dragoman.register.users import set_password

    with _administering(register, by) as (opened, doer):
        changed = set_password(opened, name, _asked_password(), by=doer)
    print_text(safe_line(f"{changed.name} has a new password"))


@users.command()
def disable(name: UserName, register: RegisterUrl = DEFAULT_REGISTER, by: By = None) -> None:
    """Let a user log in no more; what the user decided stays. The user's sessions end."""
    _set_disabled(name, True, register, by)


@users.command()
def enable(name: UserName, register: RegisterUrl = DEFAULT_REGISTER, by: By = None) -> None:
    """Let a disabled user log in again."""
    _set_disabled(name, False, register, by)


def audit(
    register: RegisterUrl = DEFAULT_REGISTER,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Only what this user did.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the audit log, the newest in front: logins, changes of users, and decisions at the desk, with their origin."""
    from dragoman.cli.user_tables import AUDIT
    from dragoman.register.audit import entries
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        rows = entries(opened, who=who, since=since, until=until, limit=limit)
    if rows or json or csv:
        print_rows(AUDIT, rows, json=json, csv=csv)
    else:
        remark("The audit log has nothing of that.")


def _set_disabled(name: str, disabled: bool, register: str, by: str | None) -> None:
    from dragoman.register.users import set_disabled

    with _administering(register, by) as (opened, doer):
        changed = set_disabled(opened, name, disabled, by=doer)
    print_text(safe_line(f"{changed.name} may log in {'no more' if disabled else 'again'}"))


@contextmanager
def _administering(register: str, by: str | None) -> "Iterator[tuple[Register, Doer]]":
    """An open register, and who changes its users; what is not taken is refused in one line."""
    from dragoman.register.audit import COMMAND_LINE, Doer
    from dragoman.register.store import Register

    doer = Doer(name_of_decider(by), None, COMMAND_LINE)
    with Register.open(register) as opened:
        try:
            yield opened, doer
        except ValueError as error:
            raise Refusal(str(error)) from error


def _asked_password() -> str:
    """From the terminal, twice and unseen; else the first line of standard input."""
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise Refusal("there is no password on standard input: give it there in one line, or on a terminal")
        return given
    import getpass

    given = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != given:
        raise Refusal("the two passwords are not the same: nothing was changed")
    return given
