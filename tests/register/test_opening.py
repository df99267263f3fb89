"""Registers that cannot be opened say why in one line that names them."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from dragoman.register.connection import transaction
from dragoman.register.errors import RegisterError
from dragoman.register.queries import people
from dragoman.register.store import Register
from readings import seed


def refusal(address: str, *, create: bool = False) -> str:
    with pytest.raises(RegisterError) as caught:
        Register.open(address, create=create)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_new_register_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    assert "there is no such register" in refusal(f"sqlite:///{path}")
    assert not path.exists()
    Register.open(f"sqlite:///{path}", create=True).close()
    with Register.open(str(path)) as register:
        assert register.reports() == []


def test_what_is_no_register(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("This is no database. " * 100)
    (tmp_path / "empty").touch()
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE contacts (name TEXT)")
    for create in (False, True):
        assert refusal(str(tmp_path / "text"), create=create) == (
            f"{tmp_path}/text: file is not a database: name another file with --register"
        )
        assert "is a database, but not a register" in refusal(str(tmp_path / "other"), create=create)
        assert refusal(str(tmp_path), create=create) == (
            f"{tmp_path}: is a folder, not a register: name a file in it, such as {tmp_path}/dragoman.db"
        )
    assert "is empty, not a register" in refusal(str(tmp_path / "empty"))
    assert "the folder" in refusal(str(tmp_path / "missing" / "r.db"), create=True)
    tables = sqlite3.connect(tmp_path / "other").execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("contacts",)]


def test_a_register_of_another_version(register_url: str) -> None:
    with Register.open(register_url, create=True) as register, transaction(register.engine, writing=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for create in (False, True):
        assert "is a register of version 9999, and this Dragoman keeps version" in refusal(register_url, create=create)


def test_a_database_that_holds_no_register_yet(register_url: str) -> None:
    message = refusal(register_url)
    assert "make one with: dragoman read" in message or "fill it with: dragoman read" in message
    Register.open(register_url, create=True).close()
    with Register.open(register_url) as register:
        assert register.reports() == []


def test_a_server_that_does_not_answer() -> None:
    pytest.importorskip("psycopg")
    message = refusal("postgresql://desk:secret@127.0.0.1:1/register", create=True)
    assert message.startswith("postgresql+psycopg://desk:***@127.0.0.1:1/register: ")
    assert message.endswith(": check that the server runs, and the host, name and password in the URL")


def test_addresses_that_say_nothing() -> None:
    assert "cannot be understood" in refusal("://")
    assert "is empty" in refusal(" ", create=True)
    assert "nosuch" in refusal("nosuch://host/register")


def test_a_password_is_not_repeated() -> None:
    message = refusal("postgresql+nosuch://desk:secret@host/register")
    assert "secret" not in message


def test_a_register_in_memory() -> None:
    with Register.open("sqlite://", create=True) as register:
        assert register.reports() == []


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write everywhere, so for a while this process is not root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_register_that_may_not_be_written_can_be_read() -> None:
    # Not below tmp_path, which nobody but its owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "50% & more? #1"
        folder.mkdir()
        path = folder / "r.db"
        with Register.open(str(path), create=True) as register:
            register.record(seed(), "1")
            listed = people(register)
        for place, mode in ((path, 0o444), (folder, 0o555), (Path(name), 0o755)):
            place.chmod(mode)
        with nobody(), Register.open(str(path)) as register:
            assert people(register) == listed
            assert register.reading(1) == seed()
            with pytest.raises(RegisterError, match="readonly database: get leave to write to it and its folder"):
                register.record(seed(), "another version")
        folder.chmod(0o755)


def test_readers_are_let_in_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Register.open(str(path), create=True).close()
    with sqlite3.connect(path, isolation_level=None) as writer, Register.open(str(path)) as register:
        assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM report")
        assert register.reports() == []
        writer.execute("ROLLBACK")
