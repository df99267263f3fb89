"""What the register shows of an event: the values its accounts agree on, and where they do not, those of a stated rule."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from dragoman.register.batches import Lookup, is_asked, rows_of
from dragoman.register.counting import is_left_out
from dragoman.register.lines import write_lines
from dragoman.register.resolved import event, event_organisation, event_pair, event_party, event_state, event_word
from dragoman.register.tables import NO_DAY, actor, engagement, fact, party, post, report
from dragoman.register.text_tables import report_text
from dragoman.register.words import subject_keys, words_of
from dragoman.resolution.accounts import Account
from dragoman.resolution.names import organisation_key
from dragoman.resolution.ranks import ranks_in
from dragoman.resolution.telling import Voice, counting, tell

LEVELS = ("head", "minister", "deputy", "envoy")
"""Ranks of those who take part, the highest first."""
_MOST_STATES = 40
"""Of an event of more states than this, such as a summit, no pairs are kept: it says little of any two."""


_VOICES = Lookup(
    select(engagement.c.fact_id, engagement.c.date, engagement.c.place, fact.c.state, fact.c.confidence)
    .add_columns(report.c.superseded_by_id, report_text.c.text_id)
    .join(fact, fact.c.id == engagement.c.fact_id)
    .join(report, report.c.id == fact.c.report_id)
    .outerjoin(report_text, report_text.c.report_id == report.c.id)
    .where(is_asked(engagement.c.fact_id))
)


def write_event(connection: Connection, number: int, accounts: Mapping[int, Account], *, fresh: bool = False) -> None:
    """Makes the row of an event, and all by which it is found, what its accounts say; a fresh one has only the row."""
    if not fresh:
        for table in (event_party, event_organisation, event_state, event_pair, event_word):
            connection.execute(delete(table).where(table.c.event_id == number))
    voices = voices_of(connection, accounts)
    told = tell(voices)
    counted = counting(voices)
    day = told.first_day or min((v.account.published for v in counted if v.account.published), default=NO_DAY)[:10]
    connection.execute(
        update(event)
        .where(event.c.id == number)
        .values(
            form=told.form,
            status=told.status,
            date=told.date,
            date_basis=told.date_basis,
            first_day=told.first_day,
            last_day=told.last_day,
            day=day,
            place=told.place,
            place_state=told.place_state,
            level=_level(counted),
            subjects=" ".join(sorted({subject for voice in counted for subject in voice.account.subjects})),
            reports=len({voice.account.report for voice in counted}),
            confidence=told.confidence,
            state=told.state,
            disagrees=bool(told.disagreements),
        )
    )
    beside = {
        "event_id": number,
        "day": day,
        "status": told.status,
        "left_out": is_left_out(told.state, told.confidence),
    }
    _write_parties(connection, counted, beside)
    _write_organisations(connection, counted, beside)
    _write_keys(connection, counted, beside)
    write_lines(connection, [*counted, *(voice for voice in voices if voice not in counted)])


def voices_of(connection: Connection, accounts: Mapping[int, Account]) -> list[Voice]:
    """The accounts with what is not compared, as the rule for what is shown takes them."""
    return [voice_of(row, accounts[row.fact_id]) for row in rows_of(connection, _VOICES, accounts)]


def voice_of(row: Any, account: Account) -> Voice:
    """The same from a row that has them."""
    return Voice(
        number=row.fact_id,
        account=account,
        date=row.date,
        place=row.place,
        state=row.state,
        confidence=row.confidence,
        superseded=row.superseded_by_id is not None,
        text=row.text_id,
    )


def _level(voices: Sequence[Voice]) -> str | None:
    """The highest rank that reports give to one who takes part."""
    titles = {title for voice in voices for each in voice.account.parties for title in each.titles}
    ranks = {rank for title in titles for rank in ranks_in(title)}
    return next((level for level in LEVELS if level in ranks), None)


def _write_parties(connection: Connection, voices: Sequence[Voice], beside: Mapping[str, Any]) -> None:
    """The parties of all voices, each bearer once; no state or group beside those who are named for the same side."""
    query = (
        select(party, actor.c.kind, actor.c.bearer_id, func.coalesce(actor.c.name, actor.c.local).label("name"))
        .join(actor, actor.c.fact_id == party.c.actor_id)
        .where(party.c.engagement_id.in_([voice.number for voice in voices]))
    )
    rank = {voice.number: position for position, voice in enumerate(voices)}
    rows = sorted(connection.execute(query), key=lambda row: (rank[row.engagement_id], row.position))
    named = {row.side for row in rows if row.kind in {"person", "organisation"} and row.side}
    chosen: dict[tuple[object, ...], dict[str, Any]] = {}
    for row in rows:
        stands_for = row.name if row.kind == "state" else row.side
        if row.kind in {"state", "group"} and stands_for in named and rank[row.engagement_id] > 0:
            continue
        if row.kind == "state" and stands_for in named:
            continue
        key = (row.bearer_id,) if row.bearer_id is not None else (row.kind, row.name, row.side)
        chosen.setdefault(
            key,
            {
                **beside,
                "position": len(chosen),
                "bearer_id": row.bearer_id,
                "kind": row.kind,
                "name": row.name,
                "side": row.side,
                "role": row.role,
            },
        )
    if chosen:
        connection.execute(insert(event_party), list(chosen.values()))


def _write_organisations(connection: Connection, voices: Sequence[Voice], beside: Mapping[str, Any]) -> None:
    """The organisations that take part, those that parties act for, and those where they hold posts."""
    told = [voice.number for voice in voices]
    office, named = actor.alias("office"), actor.alias("named")
    of_parties = select(actor.c.bearer_id).join(party, party.c.actor_id == actor.c.fact_id)
    itself = of_parties.where(party.c.engagement_id.in_(told), actor.c.kind == "organisation")
    holding = (
        select(office.c.bearer_id)
        .join(post, post.c.organisation_id == office.c.fact_id)
        .join(party, party.c.actor_id == post.c.holder_id)
        .where(party.c.engagement_id.in_(told), post.c.former.is_(False))
    )
    sides = (
        select(party.c.side, named.c.key, named.c.bearer_id)
        .join(engagement, engagement.c.fact_id == party.c.engagement_id)
        .join(named, named.c.report_id == engagement.c.report_id)
        .where(party.c.engagement_id.in_(told), party.c.side.is_not(None), named.c.kind == "organisation")
    )
    found = {*connection.scalars(itself), *connection.scalars(holding)}
    found |= {row.bearer_id for row in connection.execute(sides) if organisation_key(row.side) == row.key}
    rows = [{**beside, "bearer_id": each} for each in sorted(found - {None})]
    if rows:
        connection.execute(insert(event_organisation), rows)


def _write_keys(connection: Connection, voices: Sequence[Voice], beside: Mapping[str, Any]) -> None:
    """The states, pairs of states and words by which an event is found."""
    states = {state for voice in voices for each in voice.account.parties for state in each.acts_for}
    words = words_of(topic for voice in voices for topic in voice.account.topics)
    words |= subject_keys(subject for voice in voices for subject in voice.account.subjects)
    pairs = combinations(sorted(states), 2) if len(states) <= _MOST_STATES else ()
    rows: dict[Table, list[dict[str, Any]]] = {
        event_state: [{"state": state} for state in sorted(states)],
        event_pair: [{"one": one, "other": other} for one, other in pairs],
        event_word: [{"word": word} for word in sorted(words)],
    }
    for table, values in rows.items():
        if values:
            told = {name: value for name, value in beside.items() if name in table.c}
            connection.execute(insert(table), [{**told, **value} for value in values])
