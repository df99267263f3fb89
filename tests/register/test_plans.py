"""How the database answers the questions of a desk: always over an index, never by looking at every row of a table."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Connection, event, func, select, text

from dragoman.model.vocabulary import STATUSES
from dragoman.register import commitments as promises
from dragoman.register import engagements as events
from dragoman.register import ways
from dragoman.register.filters import Filter
from dragoman.register.queries import dossier, met_both, organisations, people, posts, relations
from dragoman.register.resolved import bearer
from dragoman.register.store import Register
from dragoman.register.tables import commitment_bearer
from dragoman.register.views.points import points
from dragoman.register.waiting import Wanted, how_many, waiting
from readings import golds, seed
from tellings import report

LIMIT = 5
Ask = Callable[[Register], Any]


def listed(**wanted: Any) -> Ask:
    return lambda register: events.listed(register, Filter(**wanted), limit=LIMIT)


def promised(**wanted: Any) -> Ask:
    return lambda register: promises.listed(register, Filter(**wanted), limit=LIMIT)


QUESTIONS: dict[str, Ask] = {
    "the latest": listed(),
    "of a state": listed(state="KAZ"),
    "of two states": listed(state="KAZ", counterpart_state="LVA"),
    "in a state": listed(where="LVA"),
    "of a person": listed(person="seit"),
    "of a person with a state": listed(person="seit", counterpart_state="LVA"),
    "of two people": listed(person="seit", counterpart="ozola"),
    "of an organisation": listed(organisation="saeima"),
    "on a topic": listed(topic="gas supplies"),
    "on a subject with a state": listed(topic="energy", state="KAZ"),
    "of a form and a status": listed(form="visit", statuses=("cancelled",)),
    "ahead": listed(statuses=STATUSES[1:]),
    "of a week": listed(since="2024-03-04", until="2024-03-10"),
    "of a state in a week": listed(state="KAZ", since="2024-03-04", until="2024-03-10"),
    "accepted": listed(accepted=True),
    "accepted by reviewers": listed(accepted=True, reviewed=True),
    "of an outlet": listed(outlet="Steppe News"),
    "with words": listed(words="gift grain"),
    "drawn with their parties": lambda register: points(register, parties=True, limit=LIMIT),
    "commitments": promised(),
    "open commitments": promised(is_open=True),
    "open commitments of a state": promised(is_open=True, state="KAZ"),
    "overdue commitments": promised(is_open=True, overdue_on="2024-04-01"),
    "overdue commitments of a state": promised(is_open=True, overdue_on="2024-04-01", state="KAZ"),
    "settled commitments": promised(is_settled=True),
    "settled commitments of a state": promised(is_settled=True, state="KAZ"),
    "commitments of a person": promised(person="seit"),
    "commitments of an organisation": promised(organisation="saeima"),
    "commitments on a topic": promised(topic="books"),
    "commitments of a week": promised(since="2024-03-04", until="2024-03-10"),
    "people": lambda register: people(register, limit=LIMIT),
    "people of a name": lambda register: people(register, Filter(person="seit"), limit=LIMIT),
    "people of a state": lambda register: people(register, Filter(state="KAZ"), limit=LIMIT),
    "people of an organisation": lambda register: people(register, Filter(organisation="saeima"), limit=LIMIT),
    "organisations of a state": lambda register: organisations(register, Filter(state="KAZ"), limit=LIMIT),
    "posts": lambda register: posts(register, limit=LIMIT),
    "posts of a state": lambda register: posts(register, Filter(state="KAZ"), limit=LIMIT),
    "posts of a state on a day": lambda register: posts(register, Filter(state="KAZ"), on="2022-06-12", limit=LIMIT),
    "posts of a person on a day": lambda register: posts(register, Filter(person="seit"), on="2022-06-12", limit=LIMIT),
    "posts of an organisation on a day": lambda register: posts(
        register, Filter(organisation="saeima", state="LVA"), on="2022-06-12", limit=LIMIT
    ),
    "a person": lambda register: dossier(register, "seit"),
    "a state": lambda register: dossier(register, "KAZ"),
    "relations": lambda register: relations(register, "KAZ", "LVA", limit=LIMIT),
    "who met both": lambda register: met_both(register, "seit", "LVA", limit=LIMIT),
}
BIG = (
    "event event_party event_organisation event_state event_pair event_word engagement party engagement_topic topic "
    "topic_subject fact evidence report actor post accreditation tenure term office office_word office_state commitment "
    "commitment_party commitment_bearer commitment_state commitment_word bearer bearer_word bearer_state identity identity_state"
).split()
IN_ORDER = ("ix_event_day", "ix_commitment_open", "ix_commitment_due", "ix_identity_order")
"""Walked along until a list is full."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.open(str(tmp_path_factory.mktemp("plans") / "r.db"), create=True) as opened:
        for reading in (seed(), *golds()):
            opened.record(reading, "1")
        people_ = ("Nurlan Seit", "Ilze Ozola")
        for month in range(1, 7):
            day = f"2024-{month:02}-05"
            reading = report(
                *people_, source=day, published=day, date=day, topics=("gas supplies",), promised="send books"
            )
            opened.record(reading, "1")
        yield opened


def statements(register: Register, ask: Ask) -> list[tuple[str, Any]]:
    """What is asked of the database."""
    found: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        found.append((statement, parameters))

    event.listen(register.engine, "before_cursor_execute", note)
    try:
        ask(register)
    finally:
        event.remove(register.engine, "before_cursor_execute", note)
    return [
        (statement, parameters) for statement, parameters in found if statement.lstrip().startswith(("SELECT", "WITH"))
    ]


def scanned(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """Where every row of a table is looked at, or a table is sorted as a whole."""
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    names = {*BIG, *(f"{table}_{number}" for table in BIG for number in range(1, 9))}
    bad = []
    for row in plan:
        words = row.detail.split()
        ordered = any(index in row.detail for index in IN_ORDER)
        if words[0] == "SCAN" and words[1] in names and not (ordered and "LIMIT" in statement):
            bad.append(row.detail)
    return bad


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("known", [False, True], ids=["unknown sizes", "known sizes"])
def test_no_question_looks_at_every_row(register: Register, question: str, known: bool) -> None:
    if register.engine.dialect.name != "sqlite":
        pytest.skip("SQLite's plans do not depend on how few rows there are")
    with register.engine.begin() as connection:
        connection.execute(text("ANALYZE"))
        if known:
            _grow(connection)
        else:
            connection.execute(text("DELETE FROM sqlite_stat1"))
    register.engine.dispose()
    found = statements(register, QUESTIONS[question])
    assert found
    with register.engine.connect() as connection:
        assert {statement: bad for statement, given in found if (bad := scanned(connection, statement, given))} == {}


@pytest.mark.parametrize("question", ["of a person", "of a person with a state", "a person", "who met both"])
def test_no_question_about_who_has_many_engagements_does(
    register: Register, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "MOST", 0)
    test_no_question_looks_at_every_row(register, question, known=True)


@pytest.mark.parametrize(
    ("question", "index"), [("commitments", "due"), ("open commitments", "open"), ("overdue commitments", "due")]
)
def test_commitments_are_read_in_their_order(register: Register, question: str, index: str) -> None:
    first = next(found for found in statements(register, QUESTIONS[question]) if "ORDER BY" in found[0])
    with register.engine.connect() as connection:
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {first[0]}", first[1]).all()]
    assert any(f"ix_commitment_{index}" in line for line in plan)
    assert not any("TEMP B-TREE" in line for line in plan)


@pytest.mark.parametrize("names", [func.count() == 1, func.count() > 1], ids=["one", "several"])
def test_somebodys_commitments_are_read_in_their_order_whoever_else_was_named(
    register: Register, names: ColumnElement[bool]
) -> None:
    such = select(bearer.c.identity_id).group_by(bearer.c.identity_id).having(names)
    named = select(bearer.c.identity_id).join(commitment_bearer, commitment_bearer.c.bearer_id == bearer.c.id)
    with register.engine.connect() as connection:
        one = connection.execute(named.where(bearer.c.identity_id.in_(such)).limit(1)).scalar_one()
    wanted = Filter(identity=one)
    assert promises.commitments(register, wanted)
    asked = statements(register, lambda register: promises.commitments(register, wanted, limit=LIMIT))
    first = next(found for found in asked if "ORDER BY" in found[0])
    with register.engine.connect() as connection:
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {first[0]}", first[1]).all()]
    assert any("ix_commitment_bearer_due" in line for line in plan)
    assert not any("TEMP B-TREE" in line for line in plan)


def test_who_was_where_together_is_read_from_an_index_alone(register: Register) -> None:
    asked = statements(register, QUESTIONS["who met both"])
    given = [found for found in asked if "FROM event_party" in found[0] and "JOIN bearer" in found[0]]
    assert given
    with register.engine.connect() as connection:
        for statement, parameters in given:
            plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            looked = [line for line in plan if "event_party" in line]
            assert all("COVERING INDEX ix_event_party_event" in line for line in looked), looked


@pytest.mark.parametrize(
    ("question", "table", "index"),
    [
        ("organisations of a state", "event_organisation", "ix_event_organisation_day"),
        ("people of a state", "event_party", "ix_event_party_bearer_id"),
    ],
)
def test_how_many_engagements_somebody_has_is_counted_from_an_index_alone(
    register: Register, question: str, table: str, index: str
) -> None:
    given = [found for found in statements(register, QUESTIONS[question]) if f"JOIN {table}" in found[0]]
    assert given
    with register.engine.connect() as connection:
        for statement, parameters in given:
            plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            assert any(f"SEARCH {table} USING COVERING INDEX {index}" in line for line in plan), plan
            assert not any(line.startswith("SEARCH event ") for line in plan), plan


@pytest.mark.parametrize("question", ["of a state", "of a person", "a person", "a state", "who met both"])
def test_what_counts_of_somebody_is_told_in_the_index_that_leads_to_it(register: Register, question: str) -> None:
    asked = [found for found in statements(register, QUESTIONS[question]) if "left_out" in found[0]]
    assert asked
    with register.engine.connect() as connection:
        for statement, parameters in asked:
            plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            assert any("COVERING INDEX ix_event_" in line for line in plan), plan
            assert not any(re.search(r"\bevent(_\d+)?\b", line) for line in plan), plan


@pytest.mark.parametrize(
    "ask",
    [
        lambda register: waiting(register, Wanted(report=1), LIMIT),
        lambda register: how_many(register, Wanted(report=1), 9),
    ],
    ids=["listed", "counted"],
)
def test_what_waits_of_a_report_is_looked_for_in_that_report(register: Register, ask: Ask) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("ANALYZE"))  # makes the table that is emptied
        connection.execute(text("DELETE FROM sqlite_stat1"))
    register.engine.dispose()
    plans = []
    with register.engine.connect() as connection:
        for statement, given in statements(register, ask):
            if "FROM fact" in statement:
                plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]
                plans.append(next(line for line in plan if " fact " in line))
    assert plans and all("(report_id=?" in line for line in plans), plans


def test_the_surest_that_wait_are_read_in_their_order(register: Register) -> None:
    surest = Wanted(surest=True)
    asked = statements(register, lambda register: waiting(register, surest, LIMIT))
    statement, given = next(found for found in asked if "ORDER BY" in found[0])
    with register.engine.connect() as connection:
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]
    assert not any("TEMP B-TREE" in line for line in plan), plan


def _grow(connection: Connection) -> None:
    """Lets the planner think that every table has ten thousand times as many rows."""
    for rowid, stat in connection.execute(text("SELECT rowid, stat FROM sqlite_stat1")).all():
        total, *keyed = stat.split()
        grown = " ".join([f"{int(total) * 10_000}", *keyed])
        connection.execute(
            text("UPDATE sqlite_stat1 SET stat = :stat WHERE rowid = :rowid"), {"stat": grown, "rowid": rowid}
        )
