"""Users are made on the command line; their passwords never stand on it."""

import getpass
import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Ran
from dragoman.register.sessions import log_in
from dragoman.register.store import Register

PASSWORD = "four plain words here"
Run = Callable[..., Ran]


@pytest.fixture
def users(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `dragoman` on a register without users, with a password on standard input."""
    path = tmp_path / "r.db"
    Register.open(str(path), create=True).close()

    def with_password(*arguments: object, typed: str = f"{PASSWORD}\n") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return run(*arguments, "--register", path)

    return with_password


def test_a_user_is_made_and_changed(users: Run, tmp_path: Path) -> None:
    assert users("users", "add", "Mara", "--role", "admin").out == "Mara may log in, as admin\n"
    assert users("users", "add", "jan").out == "jan may log in, as reader\n"
    assert users("users", "role", "jan", "coder").out == "jan is coder from now on\n"
    assert users("users", "password", "jan", typed="another few words\n").status == 0
    with Register.open(str(tmp_path / "r.db")) as register:
        assert log_in(register, "jan", PASSWORD, origin="here") is None
        assert log_in(register, "jan", "another few words", origin="here") is not None
    assert users("users", "disable", "jan").out == "jan may log in no more\n"
    listed = users("users", "list", "--json").lines()
    assert [(one["name"], one["role"], one["disabled"]) for one in listed] == [
        ("jan", "coder", True),
        ("Mara", "admin", False),
    ]
    assert "password" not in listed[0]
    assert users("users", "enable", "jan").status == 0
    assert users("users", "list", "--csv").out.startswith("name,role,disabled,made_at\r\njan,coder,False,")
    log = users("audit", "--json", "--who", getpass.getuser()).lines()
    assert [entry["what"] for entry in log] == [
        *("user enabled", "user disabled", "password changed", "role changed", "user added", "user added"),
    ]
    assert {entry["origin"] for entry in log} == {"command line"}
    assert "another few words" not in str(log)


@pytest.mark.parametrize(
    ("arguments", "typed", "complaint"),
    [
        (("add", "jan"), "short\n", "the password is too short"),
        (("add", "jan"), "", "there is no password on standard input"),
        (("add", "<script>"), f"{PASSWORD}\n", "is no name of a user"),
        (("role", "jan", "coder"), "", "there is no user jan"),
        (("disable", "jan"), "", "there is no user jan"),
    ],
)
def test_what_is_refused_is_told_in_one_line(
    users: Run, arguments: tuple[str, ...], typed: str, complaint: str
) -> None:
    ran = users("users", *arguments, typed=typed)
    assert (ran.status, ran.out) == (1, "")
    assert complaint in ran.err and ran.err.count("\n") == 1
    assert users("users", "list").err == "Users: none\n"


def test_a_role_that_there_is_not(users: Run) -> None:
    ran = users("users", "add", "jan", "--role", "owner")
    assert ran.status == 2 and "none of: reader, coder, reviewer, admin" in ran.err


def test_a_password_is_no_argument(users: Run) -> None:
    assert users("users", "add", "jan", PASSWORD).status == 2
    assert users("users", "add", "jan", "--password", PASSWORD).status == 2


@pytest.mark.parametrize(("again", "status"), [(PASSWORD, 0), ("four other words here", 1)])
def test_a_terminal_asks_twice_and_shows_nothing(tmp_path: Path, again: str, status: int) -> None:
    path = tmp_path / "r.db"
    Register.open(str(path), create=True).close()
    leader, follower = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from dragoman.cli import main; main()",
        "users",
        "add",
        "jan",
        "--register",
        str(path),
    ]
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, start_new_session=True, close_fds=True
    ) as process:
        os.close(follower)
        shown = _until(leader, "Password: ")
        os.write(leader, f"{PASSWORD}\n".encode())
        shown += _until(leader, "The same again: ")
        os.write(leader, f"{again}\n".encode())
        shown += _until(leader, None)
        assert process.wait(60) == status
    os.close(leader)
    assert PASSWORD not in shown and again not in shown
    assert ("jan may log in" in shown) == (status == 0)


def _until(terminal: int, words: str | None) -> str:
    """What a terminal shows until it shows these words, or is closed."""
    shown = ""
    while words is None or words not in shown:
        try:
            some = os.read(terminal, 1000)
        except OSError:
            break
        if not some:
            break
        shown += some.decode()
    return shown
