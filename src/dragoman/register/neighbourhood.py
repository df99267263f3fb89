"""The accounts that hang together: what has to be looked at when one of them changes, and no more."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from dragoman.register.accounts import load_accounts
from dragoman.register.batches import batches
from dragoman.register.resolved import account_link, account_pair
from dragoman.register.twos import at, link_between, said_at
from dragoman.resolution.accounts import Account
from dragoman.resolution.clusters import Link
from dragoman.resolution.events import holding, is_loose


class Neighbourhood(NamedTuple):
    """Accounts by the number of their engagement, the links between them that hold, and what people said of pairs."""

    accounts: dict[int, Account]
    links: list[Link]
    together: list[tuple[str, str]]
    apart: list[tuple[str, str]]


def neighbourhood(connection: Connection, numbers: Collection[int]) -> Neighbourhood:
    """All accounts that links which hold, or people, lead to from some, directly or over others."""
    return _Walk(connection).from_(numbers)


class _Row(NamedTuple):
    a: int
    b: int
    score: float
    reasons: str
    firm: bool


class _Walk:
    """Links are read once for each account. Which hold depends on the others of their loose ends, so that those are
    read for the accounts next to those that are reached, too."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._accounts: dict[int, Account] = {}
        self._links: dict[int, list[_Row]] = {}

    def from_(self, numbers: Collection[int]) -> Neighbourhood:
        reached: set[int] = set()
        holding_: dict[tuple[int, int], Link] = {}
        pairs: dict[tuple[int, int], bool] = {}
        frontier = set(numbers)
        while frontier:
            self._know(frontier)
            frontier &= set(self._accounts)
            reached |= frontier
            found = self._holding_at(frontier)
            said = said_at(self._connection, account_pair, frontier)
            holding_.update(found)
            pairs.update(said)
            ways = [*found, *(pair for pair, apart in said.items() if not apart)]
            frontier = {end for way in ways for end in way} - reached
        key = {number: self._accounts[number].key for number in reached}
        told = {pair: apart for pair, apart in pairs.items() if pair[0] in key and pair[1] in key}
        return Neighbourhood(
            {number: self._accounts[number] for number in reached},
            list(holding_.values()),
            [(key[a], key[b]) for (a, b), apart in told.items() if not apart],
            [(key[a], key[b]) for (a, b), apart in told.items() if apart],
        )

    def _know(self, numbers: Iterable[int]) -> None:
        """Reads accounts and all their links."""
        new = [number for number in numbers if number not in self._links]
        self._accounts.update(load_accounts(self._connection, (n for n in new if n not in self._accounts)))
        self._links.update({number: [] for number in new})
        fresh = set(new)
        for some in batches(new):
            for row in self._connection.execute(select(account_link).where(at(account_link, some))):
                for end in {row.a_id, row.b_id} & fresh & set(some):
                    self._links[end].append(_Row(row.a_id, row.b_id, row.score, row.reasons, row.firm))

    def _holding_at(self, numbers: Collection[int]) -> dict[tuple[int, int], Link]:
        """The links that hold at some accounts."""
        rows = {(row.a, row.b): row for number in numbers for row in self._links[number]}
        beside = {end for pair in rows for end in pair}
        self._accounts.update(load_accounts(self._connection, beside - set(self._accounts)))
        self._know(end for end in beside if is_loose(self._accounts[end]))
        every = dict(rows)
        for end in beside:
            every.update({(row.a, row.b): row for row in self._links.get(end, ())})
        self._accounts.update(
            load_accounts(self._connection, {end for pair in every for end in pair} - set(self._accounts))
        )
        links = {self._link(row): pair for pair, row in every.items()}
        by_key = {account.key: account for account in self._accounts.values()}
        return {links[link]: link for link in holding(links, by_key) if links[link] in rows}

    def _link(self, row: _Row) -> Link:
        one, other = self._accounts[row.a].key, self._accounts[row.b].key
        return link_between(one, other, row.score, row.reasons, firm=row.firm)
