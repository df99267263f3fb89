"""A register that an older Dragoman left: nothing that was read in it is lost."""

import sqlite3
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from dragoman.model.reading import Reading
from dragoman.register.commitments import commitments
from dragoman.register.connection import SCHEMA_VERSION, transaction
from dragoman.register.engagements import engagements
from dragoman.register.errors import RegisterError
from dragoman.register.filters import Filter
from dragoman.register.officeholders import posts
from dragoman.register.resolved import TABLES, event_organisation, event_party, event_state, term
from dragoman.register.store import Register
from dragoman.register.tables import commitment_bearer, commitment_state, metadata
from dragoman.register.upgrading import upgrade
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, reject
from dragoman.review.history import log
from dragoman.review.naming import find_fact
from older_registers import BEFORE_0009
from readings import golds, seed

FIRST = Path(__file__).with_name("first_version.sql")
"""A register of version 1 with two reports, as the Dragoman of its time wrote it."""


@pytest.fixture
def first(tmp_path: Path) -> str:
    path = tmp_path / "first.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    return str(path)


def test_an_older_register_says_what_to_do(first: str) -> None:
    for create in (False, True):
        with pytest.raises(RegisterError, match=f"bring it up with: dragoman upgrade --register {first}"):
            Register.open(first, create=create)


def test_nothing_that_was_read_is_lost(first: str) -> None:
    assert upgrade(first) == ("0001", SCHEMA_VERSION, 2)
    with Register.open(first) as register:
        assert [register.reading(number) for number in register.reports()] == [_first_seed(), _as_kept(golds()[0])]
        assert len(engagements(register)) > 0
    assert upgrade(first) == (SCHEMA_VERSION, SCHEMA_VERSION, 0)


def test_an_upgraded_register_is_laid_out_like_a_new_one(first: str, tmp_path: Path) -> None:
    upgrade(first)
    assert set(TABLES) < set(metadata.tables)
    with Register.open(first) as register, register.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, metadata) == []
    new = str(tmp_path / "new.db")
    Register.open(new, create=True).close()
    assert _layout(first) == _layout(new)


def test_a_register_of_before_sources_were_watched_gets_their_tables_and_keeps_its_facts(tmp_path: Path) -> None:
    path = tmp_path / "second.db"
    with Register.open(str(path), create=True) as register:
        register.record(seed(), "1")
        listed = engagements(register)
    new = _layout(str(path))
    _make_second(str(path))
    assert upgrade(str(path)) == ("0002", SCHEMA_VERSION, 1)
    assert _layout(str(path)) == new
    with Register.open(str(path)) as register:
        assert engagements(register) == listed


def test_who_decided_before_there_were_roles_was_a_reviewer(tmp_path: Path) -> None:
    path = str(tmp_path / "second.db")
    with Register.open(path, create=True) as register:
        register.record(seed(), "1")
        accept(register, [find_fact(register, "1/e1")], by=Decider("Ann"))
    layout = _layout(path)
    _make_second(path)
    assert upgrade(path) == ("0002", SCHEMA_VERSION, 1)
    assert _layout(path) == layout
    with Register.open(path) as register:
        assert (find_fact(register, "1/e1").role, find_fact(register, "1/e2").role) == ("reviewer", None)
        assert [made.role for made in log(register)] == ["reviewer"]


def test_a_register_without_terms_of_office_gets_them_and_its_commitments_their_days(register_url: str) -> None:
    with Register.open(register_url, create=True) as register:
        for reading in (seed(), *golds()):
            register.record(reading, "1")
        reject(register, [find_fact(register, "1/e1")], by=Decider("Ann"))
        said = _told(register)
        with transaction(register.engine, writing=True) as connection:
            for statement in BEFORE_0009:
                connection.execute(text(statement))
    assert upgrade(register_url) == ("0008", SCHEMA_VERSION, 0)
    with Register.open(register_url) as register:
        assert all(said)
        assert _told(register) == said


def _told(register: Register) -> list[list[object]]:
    """What is kept beside the facts, and what is read from it."""
    tables = (term, commitment_state, commitment_bearer, event_party, event_organisation, event_state)
    with transaction(register.engine) as connection:
        kept = [list(map(tuple, connection.execute(select(table).order_by(*table.c)))) for table in tables]
    told = [posts(register, Filter(state=state), on="2024-06-12") for state in ("DEU", "KAZ")]
    return [*kept, [*told], [*commitments(register, Filter(state="KAZ"))]]


def test_what_is_no_register_is_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")
    with pytest.raises(RegisterError, match="is no register"):
        upgrade(str(path))


def _first_seed() -> Reading:
    """The seed as the first register could keep it: without what stands beside its text."""
    return msgspec.structs.replace(seed(), report=msgspec.structs.replace(seed().report, passages=()))


def _as_kept(gold: Reading) -> Reading:
    """A gold report as the register has it, whose source was the name of the file."""
    return msgspec.structs.replace(gold, report=msgspec.structs.replace(gold.report, source="ex-01.report"))


def _is_ours(_object: object, name: str | None, *_: object) -> bool:
    """Not the index of words, which the database keeps in tables of its own."""
    return not (name or "").startswith("report_words")


def _layout(path: str) -> set[tuple[str, str]]:
    """The tables, indexes and triggers of a register by kind and name, and its reports' words."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return {(kind, name) for kind, name in rows}


LATER = """
    DROP TABLE identity_state; DROP TABLE desk_session; DROP TABLE audit; DROP TABLE desk_user; DROP TABLE search;
    DROP TABLE host; DROP TABLE source_report; DROP TABLE source_item; DROP TABLE source;
    DROP TABLE report_text; DROP TABLE text_link; DROP TABLE text_run; DROP TABLE passage; DROP TABLE publication;
    DROP INDEX ix_fact_section; DROP INDEX ix_fact_coded; DROP INDEX ix_fact_waiting;
    CREATE INDEX ix_fact_waiting ON fact (state, confidence);
    ALTER TABLE fact DROP COLUMN role; ALTER TABLE decision DROP COLUMN role;
    UPDATE alembic_version SET version_num = '0002';
"""


def _make_second(path: str) -> None:
    """Takes out of a register what came after version 2."""
    with sqlite3.connect(path) as connection:
        connection.executescript(";".join((*BEFORE_0009, LATER)))
