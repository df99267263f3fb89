"""From what readers found and people decided to the rows of a report, and on to what all reports together say."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from dragoman.model.facts import reading_of
from dragoman.register import bearers, events, offices, pairs, tenures
from dragoman.register.archive import decisions_about, newest_facts, pack
from dragoman.register.assembly import report_of
from dragoman.register.dismantling import KnownBy, add_facts
from dragoman.register.numbers import Numbered, numbered, numbers_for
from dragoman.register.settling import settle
from dragoman.register.tables import change, fact
from dragoman.resolution.accounts import accounts_of
from dragoman.resolution.decided import Change, decided, in_force


def project(connection: Connection, report: int, beside: Collection[int] = ()) -> None:
    """Makes the rows of a report anew from its newest reading and the decisions about it, and links them.

    `beside` are other reports that count otherwise than before: the version that a new one comes after, and those that
    it shows to be one text.
    """
    head = report_of(connection, report)
    said = decisions_about(connection, head.sha256)
    made = in_force(said)
    outcome = decided(newest_facts(connection, report), head.sha256, made)
    reading = reading_of(head, outcome.facts)
    terms, held = tenures.of_report(connection, report), offices.of_report(connection, report)
    old = _taken_apart(connection, report)
    touched = old.companions.union(*(events.told_by(connection, other) for other in beside))
    borne = bearers.bear(connection, report, reading, outcome, made)
    numbers = numbers_for(connection, report, outcome, old.engagements)
    accounts = accounts_of(reading)
    known = KnownBy(borne.numbers, numbers, accounts, offices.enter(connection, reading))
    added = add_facts(connection, reading, report, outcome, known)
    tenures.renew(connection, report, terms)
    offices.drop_unused(connection, held)
    _add_changes(connection, report, outcome.changes)
    events.add_accounts(connection, added.engagements, accounts)
    if said:
        pairs.renew(connection, head.sha256, made)
    events.regroup(connection, touched | set(added.engagements.values()), old.events)
    # After the events, so that none has a bearer as its party that is gone.
    bearers.regroup(connection, borne, old.bearers)
    settle(connection, report, head.sha256, made)


class _Old(NamedTuple):
    """What a report told so far: its bearers, events and engagements, and those of other reports beside these."""

    bearers: set[int]
    events: set[int]
    companions: set[int]
    engagements: list[Numbered]


def _taken_apart(connection: Connection, report: int) -> _Old:
    """Takes away the rows of a report; gives what they told."""
    if connection.execute(select(fact.c.id).where(fact.c.report_id == report).limit(1)).scalar() is None:
        return _Old(set(), set(), set(), [])
    old = _Old(
        bearers.of_report(connection, report),
        events.of_report(connection, report),
        events.companions_of(connection, report),
        numbered(connection, report),
    )
    connection.execute(delete(fact).where(fact.c.report_id == report))
    connection.execute(delete(change).where(change.c.report_id == report))
    return old


def _add_changes(connection: Connection, report: int, changes: Iterable[Change]) -> None:
    rows = [
        {
            "report_id": report,
            "section": found.section,
            "signature": found.signature,
            "over": found.over,
            "now": None if found.now is None else pack(found.now),
        }
        for found in changes
    ]
    if rows:
        connection.execute(insert(change), rows)
