"""Whether a register is what its own rules would make of it, looked at in a sample."""

import random
import sys
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dragoman.register import events, terms
from dragoman.register.accounts import load_accounts
from dragoman.register.resolved import (
    account_block,
    account_link,
    bearer,
    bearer_block,
    bearer_link,
    event,
    event_organisation,
    event_pair,
    event_party,
    event_state,
    event_word,
    identity,
    term,
)
from dragoman.register.store import Register
from dragoman.register.tables import actor, engagement, party, report
from dragoman.resolution.bearers import Bearer
from dragoman.resolution.blocks import blocks_of
from dragoman.resolution.events import FLOOR, compare
from dragoman.resolution.identities import compare as compare_bearers
from dragoman.resolution.name_blocks import found_under

SAMPLE = 200


def check(register: Register) -> int:
    """Prints what is at odds; the exit status."""
    with register.engine.connect() as connection:
        wrong = [
            *_counts(connection),
            *_accounts(connection, _some(connection, engagement, engagement.c.fact_id)),
            *_bearers(connection, _some(connection, bearer, bearer.c.id)),
            *_events(connection, _some(connection, event, event.c.id)),
            *_terms(connection, _some(connection, identity, identity.c.id)),
        ]
        _say_of_links(connection)
        connection.rollback()
    for line in wrong[:20]:
        print(line, file=sys.stderr)
    print(f"{len(wrong)} things at odds in samples of {SAMPLE}", file=sys.stderr)
    return 1 if wrong else 0


def _some(connection: Connection, table: Table, column: Any) -> list[int]:
    """Numbers from all over a table."""
    first, last = connection.execute(select(func.min(column), func.max(column))).one()
    dice = random.Random(1)
    found: set[int] = set()
    for _ in range(SAMPLE if first is not None else 0):
        near = select(column).where(column >= dice.randint(first, last)).order_by(column).limit(1)
        found.update(connection.scalars(near))
    return sorted(found)


def _counts(connection: Connection) -> Iterable[str]:
    told, numbers, of = connection.execute(
        select(func.count(), func.count(engagement.c.number.distinct()), func.count(engagement.c.event_id.distinct()))
    ).one()
    kept = connection.execute(select(func.count()).select_from(event)).scalar_one()
    reports, hashes = connection.execute(select(func.count(), func.count(report.c.sha256.distinct()))).one()
    print(f"{reports:,} reports, {told:,} engagements, {kept:,} events", file=sys.stderr)
    if told != numbers or of != kept or reports != hashes:
        yield f"{told} engagements have {numbers} numbers and {of} of {kept} events; {reports} reports, {hashes} hashes"


def _accounts(connection: Connection, numbers: list[int]) -> Iterable[str]:
    for number, account in load_accounts(connection, numbers).items():
        kept = set(connection.scalars(select(account_block.c.block).where(account_block.c.engagement_id == number)))
        if kept != blocks_of(account):
            yield f"account {account.key} has other blocks than it should"
        row = connection.execute(
            select(
                engagement.c.first_day, engagement.c.number, engagement.c.event_id, report.c.sha256, report.c.published
            )
            .join(party, party.c.engagement_id == engagement.c.fact_id)
            .join(actor, actor.c.fact_id == party.c.actor_id)
            .join(report, report.c.id == actor.c.report_id)
            .where(engagement.c.fact_id == number)
        ).first()
        if row is None or (row.sha256, row.published) != (account.report, account.published):
            yield f"account {account.key} is of another report than its parties"
        elif row.first_day not in (None, account.first_day):
            yield f"account {account.key} is of {account.first_day}, its engagement of {row.first_day}"
        named = select(actor.c.key).join(party, party.c.actor_id == actor.c.fact_id)
        keys = set(connection.scalars(named.where(party.c.engagement_id == number, actor.c.kind == "person")))
        words = {word for key in keys for word in key.split()}
        if not {word for each in account.parties if each.kind == "person" for word in each.key.split()} <= words:
            yield f"account {account.key} has other parties than its report"


def _bearers(connection: Connection, numbers: list[int]) -> Iterable[str]:
    for row in connection.execute(select(bearer).where(bearer.c.id.in_(numbers))):
        borne = _bearer(row)
        kept = set(connection.scalars(select(bearer_block.c.block).where(bearer_block.c.bearer_id == row.id)))
        if borne.code != row.stable or kept != found_under(borne):
            yield f"bearer {row.stable} has other keys than it should"
        if (
            row.kind == "person"
            and not connection.scalars(select(actor.c.fact_id).where(actor.c.bearer_id == row.id)).first()
        ):
            yield f"nobody is the bearer {row.stable}"


def _events(connection: Connection, numbers: list[int]) -> Iterable[str]:
    """Makes events anew, which must leave them as they are."""
    for number in numbers:
        told = set(connection.scalars(select(engagement.c.fact_id).where(engagement.c.event_id == number)))
        before = _said_of(connection, number)
        events.regroup(connection, told, [number])
        again = set(connection.scalars(select(engagement.c.fact_id).where(engagement.c.event_id == number)))
        if told != again or _said_of(connection, number) != before:
            yield f"event {number} of {len(told)} accounts is made another by its accounts"


def _terms(connection: Connection, numbers: list[int]) -> Iterable[str]:
    """Makes the terms of identities anew, which must leave them as they are."""
    kept = select(term).where(term.c.identity_id.in_(numbers)).order_by(term.c.identity_id, term.c.office_id)
    before = connection.execute(kept).all()
    terms.renew(connection, numbers)
    if connection.execute(kept).all() != before:
        yield "the terms of office of some identities are others than those that reports tell"


def _said_of(connection: Connection, number: int) -> list[Any]:
    """What is said of an event whichever report of several that disagree is heard first: their hashes decide that."""
    reports = connection.scalars(select(event.c.reports).where(event.c.id == number)).all()
    found: list[Any] = [reports]
    for column in (event_party.c.bearer_id, event_state.c.state, event_pair.c.other, event_word.c.word):
        found.append(set(connection.scalars(select(column).where(column.table.c.event_id == number))))
    told = set(connection.scalars(select(engagement.c.date).where(engagement.c.event_id == number)))
    for table in (event_party, event_organisation, event_state):
        columns = (table.c.status, table.c.left_out, *((table.c.day,) if len(told) == 1 else ()))
        found.append(set(connection.execute(select(*columns).where(table.c.event_id == number))))
    return found


def _say_of_links(connection: Connection) -> None:
    """How many links would be made again; new names and days move some across the floor."""
    numbers = _some(connection, account_link, account_link.c.a_id)
    links = connection.execute(select(account_link).where(account_link.c.a_id.in_(numbers))).all()
    accounts = load_accounts(connection, {end for link in links for end in (link.a_id, link.b_id)})
    held = sum(compare(accounts[link.a_id], accounts[link.b_id]).score >= FLOOR for link in links)
    print(f"{held} of {len(links)} links of accounts hold", file=sys.stderr)
    numbers = _some(connection, bearer_link, bearer_link.c.a_id)
    links = connection.execute(select(bearer_link).where(bearer_link.c.a_id.in_(numbers))).all()
    ends = {end for link in links for end in (link.a_id, link.b_id)}
    rows = {row.id: _bearer(row) for row in connection.execute(select(bearer).where(bearer.c.id.in_(ends)))}
    held = sum(compare_bearers(rows[link.a_id], rows[link.b_id]).score >= 0.5 for link in links)
    print(f"{held} of {len(links)} links of bearers hold", file=sys.stderr)


def _bearer(row: Any) -> Bearer:
    states = frozenset(row.states.split())
    return Bearer(row.kind, row.key, states, row.title, row.organisation, row.report, row.first_day, row.last_day)
