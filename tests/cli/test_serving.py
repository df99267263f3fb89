"""The desk is opened with safe defaults, and refuses to be opened without them."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest

from cli.conftest import Ran
from dragoman.register.audit import COMMAND_LINE, Doer
from dragoman.register.store import Register
from dragoman.register.users import add_user
from readings import seed

Run = Callable[..., Ran]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Register.open(str(path), create=True) as register:
        register.record(seed(), "1")
    return path


@pytest.mark.parametrize(
    "options", [("--host", "0.0.0.0"), ("--host", "192.0.2.1"), ("--login",), ("--behind-proxy", "127.0.0.1")]
)
def test_nobody_is_served_who_could_not_log_in(run: Run, path: Path, options: tuple[str, ...]) -> None:
    for role in (None, "reviewer"):
        if role:
            with Register.open(str(path)) as register:
                add_user(register, "jan", "reviewer", "four plain words here", by=Doer("root", None, COMMAND_LINE))
        ran = run("serve", "--register", path, "--port", 0, *options)
        assert (ran.status, ran.out) == (1, "")
        assert "there is no admin who could log in: make one with: dragoman users add NAME --role admin" in ran.err


@pytest.mark.parametrize("address", ["*", "proxy.example", "127.0.0.1,*"])
def test_not_everybody_is_a_proxy(run: Run, path: Path, address: str) -> None:
    ran = run("serve", "--register", path, "--port", 0, "--behind-proxy", address)
    assert ran.status == 1 and "is no address of a proxy" in ran.err


def test_a_certificate_has_a_key(run: Run, path: Path) -> None:
    ran = run("serve", "--register", path, "--tls-cert", path)
    assert ran.status == 1 and "belong together" in ran.err


def test_on_this_machine_no_login_is_asked_for(path: Path) -> None:
    with _served(path) as (address, _):
        with urllib.request.urlopen(f"{address}audit") as answer:
            assert answer.status == 200
        assert "Server" not in answer.headers
        assert _status(address, host="elsewhere.example") == 400
        assert _status(address, **{"X-Forwarded-For": "192.0.2.1"}) == 403


def test_with_a_login_nothing_is_shown_before_it(path: Path) -> None:
    with Register.open(str(path)) as register:
        add_user(register, "mara", "admin", "four plain words here", by=Doer("root", None, COMMAND_LINE))
    with _served(path, "--behind-proxy", "127.0.0.1", "--name", "desk.example") as (address, said):
        assert "unencrypted" not in said
        with urllib.request.urlopen(f"{address}reports") as answer:
            assert answer.url.endswith("/login?next=%2Freports")
            cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-dragoman-visit=") and "Secure" in cookie
        assert _status(address, host="desk.example") == 200


@contextmanager
def _served(path: Path, *options: str) -> Iterator[tuple[str, str]]:
    """The address of a desk that runs in a process of its own, and what it said."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "serve", "--register", str(path)]
    with subprocess.Popen([*command, "--port", "0", *options], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
            line = process.stderr.readline()
            assert line, said
            said += line
        try:
            _await(found[0])
            yield found[0], said
        finally:
            process.terminate()


def _await(address: str) -> None:
    """Waits until somebody listens there."""
    where = urlsplit(address)
    deadline = time.monotonic() + 60
    while True:
        try:
            socket.create_connection((where.hostname, where.port)).close()
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return


def _status(address: str, **headers: Any) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
