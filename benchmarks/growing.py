"""Grows a register that was filled by `record` to many times its size, in minutes instead of days.

    python benchmarks/growing.py build/grown.db 1000000
    python benchmarks/growing.py build/grown.db --check

What is real: the register that is given. All its reports went in one by one, with all that this does.

What is copied: each copy is the same world at another time. All rows of the register are there again under other
numbers, each copy is some months earlier or later than the others (up to nine years where there are two hundred), and
the texts end in a line of their own, so that their hashes differ. Leaders stay: whoever takes part in a good many
engagements takes part in as many of each copy, so that the first of them have thousands in the end. All others are
others in each copy, whose names are made of theirs: three family names of each and some dozens of given names, so that
persons grow much faster in number than family names, and more and more officials of a state share name and initial.
States, organisations, offices, topics and outlets are the same ones: what many share in a large register (two states
on a day, a ministry, a word, an outlet's reports of a week) many share here. The keys by which candidates are found are
worked out anew for each copy, by the functions that `record` calls.

What is not as it would be: the texts, the archived readings and the signatures of facts still have the names and days
of the original; where two reports disagree and their hashes decide, another may be heard first. Nothing was compared
across copies: a meeting of one copy is never one with a meeting of another, nor an official with another's, though a few
would be by chance. Nobody but the leaders has a longer history than in the original.
The register must be one without decisions.
"""

import argparse
import sys
import time
from calendar import monthrange
from collections.abc import Iterable, Iterator
from itertools import count
from math import gcd
from typing import NamedTuple

from changing import Copying, bulk, laid_aside
from checking import check
from sqlalchemy import Connection, func, select

from dragoman.model.document import Document
from dragoman.register.accounts import encode_account, load_accounts
from dragoman.register.resolved import account_block, bearer, bearer_block, bearer_word, event_party
from dragoman.register.store import Register
from dragoman.register.tables import actor, decision, engagement, report
from dragoman.resolution.accounts import Account, AccountParty
from dragoman.resolution.bearers import Bearer
from dragoman.resolution.blocks import blocks_of
from dragoman.resolution.name_blocks import found_under
from dragoman.resolution.names import normalised

MARK = "#"
"""Stands in the source of a copied report."""
_ENDS = ("", "dar", "vin")
_BEGINNINGS = (
    "",
    *(f"{first}{second}" for second in ("a", "e", "i", "o", "u", "ai", "ou") for first in "BNMRDKLSTFZP"),
)
_LEADER = 5
"""In so many engagements somebody takes part who is the same in each copy."""


class _Seed(NamedTuple):
    """What is copied: that of it which has to be worked out anew for each copy."""

    reports: dict[int, tuple[str, str]]
    """Text and hash."""
    bearers: dict[int, tuple[Bearer, str]]
    """Those that are others in each copy, with their names."""
    accounts: dict[int, Account]
    lasting: frozenset[str]
    """All names and keys of persons who are not."""
    names: frozenset[str]
    """All names and keys of persons who are others in each copy."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", help="URL of a register, or path of an SQLite file")
    parser.add_argument("size", type=int, nargs="?", help="engagements that it is to hold")
    parser.add_argument("--check", action="store_true", help="look whether a sample of it is consistent")
    given = parser.parse_args()
    with Register.open(given.register) as register:
        if given.size:
            grow(register, given.size)
        return check(register) if given.check else 0


def grow(register: Register, size: int) -> None:
    """Copies the register until it holds about so many engagements."""
    with register.engine.connect() as connection:
        _refuse(connection)
        seed = _seed(connection)
    copies = round(size / len(seed.accounts))
    if copies > len(_ENDS) * len(_BEGINNINGS):
        sys.exit(
            f"it holds too little: {size / len(_ENDS) / len(_BEGINNINGS):,.0f} engagements are the least for {size:,}"
        )
    started = time.perf_counter()
    with laid_aside(register.engine, indexes=copies > 4) as connection:
        copying = Copying(connection, set(seed.bearers))
        for copy in range(1, copies):
            _copy(copying, seed, copy, months_of(copy, copies))
            if copy % 10 == 0:
                print(f"{copy} copies after {time.perf_counter() - started:,.0f} s", file=sys.stderr)
        shifts = [months_of(copy, copies) for copy in range(copies)]
        copying.last(lambda day: moved(day, min(shifts)), lambda day: moved(day, max(shifts)))
        copying.finish()
    print(f"grown after {time.perf_counter() - started:,.0f} s", file=sys.stderr)


def months_of(copy: int, copies: int) -> int:
    """By how many months a copy is later: by as many as no other, so that leaders do not meet twice on one day."""
    step = next(step for step in count(max(1, round(0.4 * copies))) if gcd(step, copies) == 1)
    half = copies // 2
    return (copy * step + half) % copies - half


def real_reports(connection: Connection) -> int:
    """How many reports of a register were recorded, and not copied."""
    of = select(func.count()).select_from(report).where(report.c.source.not_like(f"%{MARK}%"))
    return int(connection.execute(of).scalar_one())


def _refuse(connection: Connection) -> None:
    if connection.execute(select(decision.c.id).limit(1)).first():
        sys.exit("the register has decisions: only what was read can be copied")
    if connection.execute(select(report.c.id).where(report.c.source.like(f"%{MARK}%")).limit(1)).first():
        sys.exit("the register was grown before: grow the one it was made of")


def _seed(connection: Connection) -> _Seed:
    reports = {row.id: (row.text, row.sha256) for row in connection.execute(select(report))}
    bearers = {}
    leaders, lasting = _leaders(connection)
    for row in connection.execute(select(bearer)):
        # Who is known by an organisation's or a state's name alone is the same one in each copy, and so is a leader.
        if row.report or (row.kind == "person" and row.identity_id not in leaders):
            states = frozenset(row.states.split())
            borne = Bearer(
                row.kind, row.key, states, row.title, row.organisation, row.report, row.first_day, row.last_day
            )
            bearers[row.id] = borne, row.name
    told = select(actor.c.name, actor.c.key).where(actor.c.kind == "person")
    names = {name for row in connection.execute(told) for name in row if name}
    names |= {name for borne, full in bearers.values() if borne.kind == "person" for name in (borne.key, full)}
    accounts = load_accounts(connection, list(connection.scalars(select(engagement.c.fact_id))))
    names |= {normalised(name) for name in names}
    names |= {party.key for each in accounts.values() for party in each.parties if party.kind == "person"}
    return _Seed(reports, bearers, accounts, lasting, frozenset(names | lasting))


def _leaders(connection: Connection) -> tuple[set[int], frozenset[str]]:
    """The identities of those who take part in most, and of their namesakes; and how they are named."""
    party = select(bearer.c.identity_id).join(event_party, event_party.c.bearer_id == bearer.c.id)
    busy = party.where(bearer.c.kind == "person").group_by(bearer.c.identity_id)
    leaders = set(connection.scalars(busy.having(func.count(event_party.c.event_id.distinct()) >= _LEADER)))
    named = select(bearer.c.identity_id, bearer.c.report, bearer.c.key, bearer.c.name, actor.c.name, actor.c.key).join(
        actor, actor.c.bearer_id == bearer.c.id
    )
    rows = connection.execute(named.where(bearer.c.kind == "person")).all()
    while True:
        lasting = {name for number, _, *names in rows if number in leaders for name in names if name}
        more = {number for number, alone, *names in rows if not alone and lasting & set(names)} - leaders
        if not more:
            return leaders, frozenset(lasting)
        leaders |= more


class _Change(NamedTuple):
    """What is other in a copy."""

    copy: int
    months: int
    hashes: dict[str, str]
    lasting: frozenset[str]

    def name(self, name: str) -> str:
        """A person's name as another official has it: the same for all spellings of one, letter by letter."""
        if name in self.lasting:
            return name
        beginning, end = _BEGINNINGS[self.copy // len(_ENDS)], _ENDS[self.copy % len(_ENDS)]
        first, *more = name.split(" ")
        if beginning:
            first = beginning + first.lower() if first[:1].isupper() else beginning.lower() + first
        return " ".join([first, *more[:-1], more[-1] + end]) if more else first + end

    def day(self, day: str | None) -> str | None:
        return day and moved(day, self.months)

    def key(self, key: str | None) -> str | None:
        """The key of an account."""
        return key and f"{self.hashes[key[:64]]}{key[64:]}"

    def party(self, party: AccountParty) -> AccountParty:
        return party._replace(key=self.name(party.key)) if party.kind == "person" else party

    def account(self, account: Account) -> Account:
        words = f" {account.words} "
        for party in account.parties:
            if party.kind == "person":
                for word, other in zip(party.key.split(), self.name(party.key).split(), strict=True):
                    words = words.replace(f" {word} ", f" {other} ")
        shift = self.copy * 0x9E3779B1
        return account._replace(
            key=self.key(account.key),
            report=self.hashes[account.report],
            source=f"{account.source}{MARK}{self.copy}",
            published=self.day(account.published),
            parties=tuple(map(self.party, account.parties)),
            first_day=self.day(account.first_day),
            last_day=self.day(account.last_day),
            part_of=self.key(account.part_of),
            words=words.strip(),
            sketch=frozenset((number + shift) % (1 << 32) for number in account.sketch),
        )

    def bearer(self, borne: Bearer) -> Bearer:
        start = self.hashes.get(borne.report[:16], "")[:16]
        return borne._replace(
            key=self.name(borne.key) if borne.kind == "person" else borne.key,
            report=start + borne.report[16:],
            first_day=self.day(borne.first_day),
            last_day=self.day(borne.last_day),
        )


def moved(day: str, months: int) -> str:
    """A day, month or period some months later; the last day of a month stays the last."""
    if "/" in day:
        return "/".join(moved(part, months) for part in day.split("/"))
    year, month, *rest = day[:10].split("-") if "-" in day else (day, "")
    if not month:
        return day
    number = int(year) * 12 + int(month) - 1 + months
    start = f"{number // 12:04}-{number % 12 + 1:02}"
    if not rest:
        return start
    length = monthrange(number // 12, number % 12 + 1)[1]
    last = int(rest[0]) == monthrange(int(year), int(month))[1]
    return f"{start}-{length if last else min(int(rest[0]), length):02}{day[10:]}"


def _copy(copying: Copying, seed: _Seed, copy: int, months: int) -> None:
    texts = {number: f"{words}\n({copy})\n" for number, (words, _) in seed.reports.items()}
    hashes = {old: Document(source="", text=texts[number]).sha256 for number, (_, old) in seed.reports.items()}
    hashes |= {old[:16]: new for old, new in hashes.items()}
    change = _Change(copy, months, hashes, seed.lasting)
    bearers = {number: (change.bearer(borne), name) for number, (borne, name) in seed.bearers.items()}
    accounts = {number: change.account(account) for number, account in seed.accounts.items()}
    copying.begin()
    copying.load("report", ((number, hashes[old], texts[number]) for number, (_, old) in seed.reports.items()))
    copying.load("bearer", ((number, borne.code, borne.report) for number, (borne, _) in bearers.items()))
    copying.load("name", ((name, change.name(name)) for name in seed.names))
    copying.load("day", ((day, moved(day, change.months)) for day in copying.days))
    copying.load("account", ((number, encode_account(account)) for number, account in accounts.items()))
    copying.rows(f"{MARK}{copy}")
    connection, step = copying.connection, copying.step
    bulk(connection, account_block, _blocks(accounts, step("fact")))
    named = {
        number + step("bearer"): (borne, change.name(name) if borne.kind == "person" else name)
        for number, (borne, name) in bearers.items()
    }
    bulk(
        connection,
        bearer_block,
        ((block, number) for number, (borne, _) in named.items() for block in found_under(borne)),
    )
    bulk(connection, bearer_word, _words(named))
    copying.end()


def _blocks(accounts: dict[int, Account], step: int) -> Iterator[tuple[str, int]]:
    for number, account in accounts.items():
        for block in blocks_of(account):
            yield block, number + step


def _words(bearers: dict[int, tuple[Bearer, str]]) -> Iterable[tuple[str, int]]:
    return (
        (word, number)
        for number, (borne, name) in bearers.items()
        for word in {*borne.key.split(), *normalised(name).split()}
    )


if __name__ == "__main__":
    sys.exit(main())
