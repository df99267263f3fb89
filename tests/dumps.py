"""What a register says, without the numbers of rows and the times: two that say the same give the same dump."""

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from dragoman.register import tables
from dragoman.register.connection import transaction
from dragoman.register.resolved import (
    account_link,
    account_pair,
    bearer,
    bearer_link,
    bearer_pair,
    event,
    event_pair,
    event_party,
    event_state,
    event_word,
    identity,
    office,
    term,
)
from dragoman.register.store import Register

Dump = dict[str, Any]


def dump(register: Register, *, numbered: bool = True) -> Dump:
    """All of it; `numbered` events are dumped with the numbers that people know them by."""
    with transaction(register.engine) as connection:
        return _Dumping(connection, numbered=numbered).all()


def clusters(register: Register) -> set[frozenset[tuple[str, str]]]:
    """The events, each as the engagements that tell of it: report and signature."""
    return {frozenset(found["accounts"]) for found in dump(register)["events"].values()}


class _Dumping:
    def __init__(self, connection: Connection, *, numbered: bool) -> None:
        self._connection = connection
        self._numbered = numbered
        self._report = {row.id: row.sha256[:12] for row in self._rows(tables.report)}
        self._fact = {row.id: (self._report[row.report_id], row.signature) for row in self._rows(tables.fact)}
        self._bearer = {row.id: row.stable for row in self._rows(bearer)}
        self._accounts = defaultdict(list)
        for row in self._rows(tables.engagement):
            self._accounts[row.event_id].append(self._fact[row.fact_id])

    def all(self) -> Dump:
        return {
            "reports": {self._report[row.id]: self._about(row) for row in self._rows(tables.report)},
            "facts": self._facts(),
            "events": self._events(),
            "numbers": self._numbers(),
            "identities": self._identities(),
            "terms": self._terms(),
            "changes": sorted(
                (self._report[row.report_id], row.section, row.signature, row.over, row.now or b"")
                for row in self._rows(tables.change)
            ),
            "settled": {
                self._fact[row.fact_id]: row.settled_by_id
                for row in self._rows(tables.commitment)
                if row.settled_by_id is not None
            },
            "account links": self._pairs(account_link, self._fact),
            "account pairs": self._pairs(account_pair, self._fact),
            "bearer links": self._pairs(bearer_link, self._bearer),
            "bearer pairs": self._pairs(bearer_pair, self._bearer),
        }

    def _terms(self) -> Any:
        """Who held which office from when to when, each by all his names."""
        names = defaultdict(list)
        for row in self._rows(bearer):
            names[row.identity_id].append(row.stable)
        offices = {row.id: row.stable for row in self._rows(office)}
        return sorted(
            (sorted(names[row.identity_id]), offices[row.office_id], row.first_day, row.last_day)
            for row in self._rows(term)
        )

    def _rows(self, table: Table) -> list[Any]:
        return list(self._connection.execute(select(table)))

    def _about(self, row: Any) -> Any:
        return row.source, row.published, row.extractor, self._report.get(row.superseded_by_id)

    def _facts(self) -> Any:
        spans = defaultdict(list)
        for row in sorted(self._rows(tables.evidence), key=lambda row: row.position):
            spans[row.fact_id].append((row.start, row.stop))
        return {
            (self._report[row.report_id], row.section, row.position): (
                *(row.signature, row.state, row.confidence, row.finder),
                spans[row.id],
            )
            for row in self._rows(tables.fact)
        }

    def _numbers(self) -> Any:
        found = {self._fact[row.fact_id]: row.number for row in self._rows(tables.engagement)}
        return found if self._numbered else sorted(found)

    def _events(self) -> Any:
        found = {}
        lists: dict[int, Any] = defaultdict(lambda: defaultdict(list))
        for table in (event_party, event_state, event_pair, event_word):
            for row in self._rows(table):
                plain = {key: value for key, value in row._mapping.items() if key not in {"event_id", "bearer_id"}}
                if "bearer_id" in row._mapping:
                    plain["bearer"] = self._bearer.get(row.bearer_id)
                lists[row.event_id][table.name].append(msgspec.json.encode(plain, order="sorted"))
        for row in self._rows(event):
            accounts = tuple(sorted(self._accounts[row.id]))
            said = {key: value for key, value in row._mapping.items() if key != "id"}
            told = {name: sorted(values) for name, values in lists[row.id].items()}
            key = row.id if self._numbered else accounts
            found[key] = {"accounts": accounts, **said, **told}
        return found

    def _identities(self) -> Any:
        members = defaultdict(set)
        for row in self._rows(bearer):
            members[row.identity_id].add((row.stable, row.name, row.first_day, row.last_day))
        return {
            frozenset(members[row.id]): (row.kind, row.name, row.sort_key, row.states) for row in self._rows(identity)
        }

    def _pairs(self, table: Table, names: dict[int, Any]) -> Any:
        """Pairs without a direction: which end is first goes by the numbers of rows."""
        ends = {"a_id", "b_id"}
        return sorted(
            (
                *sorted((names[row.a_id], names[row.b_id])),
                *(repr(value) for key, value in row._mapping.items() if key not in ends),
            )
            for row in self._rows(table)
        )
