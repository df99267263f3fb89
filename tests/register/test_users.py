"""Who may use the desk: users, their sessions, and a log of both that nothing can be taken out of."""

from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from dragoman.model.roles import ROLES, reaches
from dragoman.register.audit import COMMAND_LINE, Doer, entries, tell
from dragoman.register.connection import SCHEMA_VERSION, transaction
from dragoman.register.errors import RegisterError
from dragoman.register.sessions import LENGTH, log_in, log_out, user_of
from dragoman.register.store import Register
from dragoman.register.tables import metadata
from dragoman.register.upgrading import upgrade
from dragoman.register.user_tables import desk_session, desk_user
from dragoman.register.users import add_user, has_admin, set_disabled, set_password, set_role, users
from older_registers import BEFORE_0009
from readings import seed

PASSWORD = "four plain words here"
BY = Doer("root", None, COMMAND_LINE)
FROM = "192.0.2.7"
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(register: Register) -> Register:
    """A register with an admin and a coder."""
    add_user(register, "Mara Lind", "admin", PASSWORD, by=BY)
    add_user(register, "jan", "coder", PASSWORD, by=BY)
    return register


def test_each_role_reaches_what_the_ones_before_it_do() -> None:
    reached = [[needed for needed in ROLES if reaches(role, needed)] for role in ROLES]
    assert reached == [["reader"], ["reader", "coder"], ["reader", "coder", "reviewer"], list(ROLES)]


def test_passwords_and_tokens_are_kept_as_hashes(desk: Register) -> None:
    session = log_in(desk, "jan", PASSWORD, origin=FROM)
    assert session is not None
    with transaction(desk.engine) as connection:
        kept = [str(row) for table in (desk_user, desk_session) for row in connection.execute(select(table))]
    assert sum("$argon2id$" in row for row in kept) == 2
    assert not any(PASSWORD in row or session.token in row for row in kept)


@pytest.mark.parametrize("name", ["", " ", "<b>", "a" * 65, "-jan", "jan\x00", "jan\u202e", "jan/../x", "\u200bjan"])
def test_names_that_are_not_taken(register: Register, name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a user"):
        add_user(register, name, "reader", PASSWORD, by=BY)


@pytest.mark.parametrize("name", ["o'neill", "Әсел", "jan.novak@mfa.example", "李", "Mara  Lind"])
def test_names_that_are(register: Register, name: str) -> None:
    made = add_user(register, name, "reader", PASSWORD, by=BY)
    assert log_in(register, made.name.upper(), PASSWORD, origin=FROM) is not None


@pytest.mark.parametrize(
    ("password", "why"),
    [("short", "too short"), ("x" * 1001, "too long"), ("jan novakjan novak", "guessed"), ("abababababab", "guessed")],
)
def test_passwords_that_are_not_taken(register: Register, password: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        add_user(register, "jan novak", "reader", password, by=BY)
    assert users(register) == [] == entries(register)


def test_one_name_is_one_user(desk: Register) -> None:
    with pytest.raises(RegisterError, match="there is a user MARA LIND already"):
        add_user(desk, "MARA  LIND", "reader", PASSWORD, by=BY)
    with pytest.raises(RegisterError, match="there is no user nobody"):
        set_role(desk, "nobody", "reader", by=BY)


def test_letters_may_be_composed_or_not(register: Register) -> None:
    add_user(register, "Zoë", "reader", "crème brûlée à deux", by=BY)
    assert log_in(register, "Zoe\u0308", "cre\u0300me bru\u0302le\u0301e a\u0300 deux", origin=FROM) is not None


def test_the_only_admin_stays(desk: Register) -> None:
    for change in (
        lambda: set_role(desk, "mara lind", "coder", by=BY),
        lambda: set_disabled(desk, "mara lind", True, by=BY),
    ):
        with pytest.raises(RegisterError, match="Mara Lind is the only admin"):
            change()
    assert has_admin(desk)
    set_role(desk, "jan", "admin", by=BY)
    set_disabled(desk, "mara lind", True, by=BY)
    assert [(user.name, user.role, user.disabled) for user in users(desk)] == [
        ("jan", "admin", False),
        ("Mara Lind", "admin", True),
    ]


def test_a_session_is_its_users_until_it_ends(desk: Register) -> None:
    session = log_in(desk, "Jan", PASSWORD, origin=FROM, now=NOW)
    assert session is not None and session.user.name == "jan"
    soon = NOW + timedelta(minutes=1)
    assert user_of(desk, session.token, now=soon) == session.user
    assert user_of(desk, session.token + "x", now=soon) is None
    assert user_of(desk, session.token, now=NOW + LENGTH) is None
    log_out(desk, session.token, by=Doer("jan", "coder", FROM))
    assert user_of(desk, session.token, now=soon) is None


def test_a_login_gives_a_new_token_and_ends_the_former(desk: Register) -> None:
    first = log_in(desk, "jan", PASSWORD, origin=FROM, now=NOW)
    assert first is not None
    second = log_in(desk, "jan", PASSWORD, origin=FROM, former=first.token, now=NOW)
    assert second is not None and second.token != first.token
    assert user_of(desk, first.token, now=NOW) is None
    assert user_of(desk, second.token, now=NOW) is not None


def test_sessions_that_have_ended_are_cleared_away(desk: Register) -> None:
    log_in(desk, "jan", PASSWORD, origin=FROM, now=NOW)
    log_in(desk, "jan", PASSWORD, origin=FROM, now=NOW + LENGTH)
    with transaction(desk.engine) as connection:
        assert len(connection.execute(select(desk_session)).all()) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: set_role(desk, "jan", "reader", by=BY),
        lambda desk: set_password(desk, "jan", "another four plain words", by=BY),
        lambda desk: set_disabled(desk, "jan", True, by=BY),
    ],
)
def test_a_change_of_a_user_ends_its_sessions(desk: Register, change: object) -> None:
    session, other = (log_in(desk, name, PASSWORD, origin=FROM) for name in ("jan", "mara lind"))
    assert session is not None and other is not None
    change(desk)  # type: ignore[operator]
    assert user_of(desk, session.token) is None
    assert user_of(desk, other.token) is not None


def test_who_may_not_log_in(desk: Register) -> None:
    set_disabled(desk, "jan", True, by=BY)
    tried = [
        ("jan", PASSWORD),
        ("mara lind", "wrong password"),
        ("nobody", PASSWORD),
        ("", ""),
        ("mara lind", "x" * 10_000),
    ]
    assert [log_in(desk, name, password, origin=FROM) for name, password in tried] == [None] * 5
    told = [(entry.who, entry.about) for entry in reversed(entries(desk)) if entry.what == "login refused"]
    assert told == [
        *(("jan", "disabled"), ("Mara Lind", "wrong password"), (None, "no such user"), (None, "no such user")),
        ("Mara Lind", "wrong password"),
    ]
    set_disabled(desk, "jan", False, by=BY)
    assert log_in(desk, "jan", PASSWORD, origin=FROM) is not None


def test_the_log_tells_who_did_what_from_where(desk: Register) -> None:
    session = log_in(desk, "jan", PASSWORD, origin=FROM, now=NOW)
    assert session is not None
    log_out(desk, session.token, by=Doer("jan", "coder", FROM))
    log_out(desk, session.token, by=Doer("jan", "coder", FROM))
    tell(desk, Doer("jan", "coder", FROM), "accept", "decision 1" * 100)
    told = [(entry.who, entry.role, entry.what, entry.origin) for entry in reversed(entries(desk))]
    assert told == [
        ("root", None, "user added", COMMAND_LINE),
        ("root", None, "user added", COMMAND_LINE),
        ("jan", "coder", "login", FROM),
        ("jan", "coder", "logout", FROM),
        ("jan", "coder", "accept", FROM),
    ]
    assert [entry.what for entry in entries(desk, who="jan", limit=2)] == ["accept", "logout"]
    assert [entry.what for entry in entries(desk, since="2026-05-04", until="2026-05-04")] == ["login"]
    assert len(entries(desk)[0].about or "") == 500


@pytest.mark.parametrize("change", ["UPDATE audit SET who = 'another'", "DELETE FROM audit"])
def test_the_log_is_only_appended_to(desk: Register, change: str) -> None:
    before = entries(desk)
    with pytest.raises(RegisterError, match="only appended to"), transaction(desk.engine, writing=True) as connection:
        connection.execute(text(change))
    assert entries(desk) == before != []


def test_a_register_without_users_gets_them_by_an_upgrade(register_url: str) -> None:
    with Register.open(register_url, create=True) as register:
        register.record(seed(), "1")
        with transaction(register.engine, writing=True) as connection:
            for statement in BEFORE_0009:
                connection.execute(text(statement))
            for name in ("identity_state", "desk_session", "desk_user", "audit"):
                connection.execute(text(f"DROP TABLE {name}"))
            if connection.dialect.name == "postgresql":
                connection.execute(text("DROP FUNCTION audit_refuse"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    assert upgrade(register_url) == ("0006", SCHEMA_VERSION, 1)
    with Register.open(register_url) as register, register.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": lambda _object, name, *_: "report_words" not in (name or "")}
        )
        assert compare_metadata(context, metadata) == []
        add_user(register, "jan", "coder", PASSWORD, by=BY)
        with pytest.raises(RegisterError, match="only appended to"), transaction(register.engine, writing=True) as one:
            one.execute(text("DELETE FROM audit"))
