"""Clusters of accounts against the truth of which reports tell of the same engagement, pair by pair."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import yaml

from dragoman.evaluation.comparison import compared
from dragoman.evaluation.evaluate import gold_files
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.resolution.accounts import Account, account_key, accounts_of
from dragoman.resolution.blocks import blocks_of
from dragoman.resolution.events import compare, events_of

Pair = tuple[str, str]


class Truth(NamedTuple):
    """Which accounts, named as `c-a-001 e1`, tell of one engagement, and which look alike and do not, with the reason."""

    events: tuple[frozenset[str], ...]
    apart: tuple[tuple[str, str, str], ...]


class Accounts(NamedTuple):
    """The accounts to be clustered, by their key; `named` are the keys of those that the truth knows, by its name."""

    by_key: dict[str, Account]
    named: dict[str, str]


class Clustering(NamedTuple):
    """Pairs of accounts that were put together: rightly, wrongly, and those missed; of the pairs apart, those joined.

    `lost` of the pairs missed have an account that was not found at all, and `unborne` pairs put together have one that
    the truth does not know.
    """

    right: frozenset[Pair]
    wrong: frozenset[Pair]
    missed: frozenset[Pair]
    apart: int
    joined: tuple[tuple[str, str, str], ...]
    lost: int
    unborne: int

    @property
    def precision(self) -> float:
        put = len(self.right) + len(self.wrong)
        return len(self.right) / put if put else 1.0

    @property
    def recall(self) -> float:
        due = len(self.right) + len(self.missed)
        return len(self.right) / due if due else 1.0


def load_truth(folder: Path, parts: Collection[str] = ()) -> Truth:
    """The truth files `PART.yaml` of a folder; `ValueError` if there are none, or one is broken."""
    files = sorted(path for path in folder.glob("*.yaml") if not parts or path.stem in parts)
    if not files:
        raise ValueError(f"{folder}: no truth files: expected PART.yaml")
    events: list[frozenset[str]] = []
    apart: list[tuple[str, str, str]] = []
    for path in files:
        try:
            told = yaml.safe_load(path.read_text(encoding="utf-8"))
            events += [frozenset(event["told"]) for event in told.get("events") or ()]
            apart += [(one, other, why) for one, other, why in told.get("apart") or ()]
        except (yaml.YAMLError, TypeError, KeyError, ValueError, AttributeError) as error:
            raise ValueError(f"{path}: not a truth file: {error}") from error
    return Truth(tuple(events), tuple(apart))


def load_golds(folder: Path, parts: Collection[str] = ()) -> dict[str, Reading]:
    """The gold readings of the reports below a folder, by name."""
    files = [path for path in gold_files(folder / "reports") if not parts or path.stem.rpartition("-")[0] in parts]
    return {path.stem: load_gold(path) for path in files}


def gold_accounts(golds: Mapping[str, Reading]) -> Accounts:
    """The accounts of gold readings."""
    by_key = {account.key: account for reading in golds.values() for account in accounts_of(reading)}
    named = {
        f"{name} {engagement.id}": account_key(reading.report.sha256, engagement.id)
        for name, reading in golds.items()
        for engagement in reading.engagements
    }
    return Accounts(by_key, named)


def read_accounts(golds: Mapping[str, Reading], read: Callable[[Document], Reading]) -> Accounts:
    """The accounts of what a reader finds in the same reports, named by the gold engagements that they are."""
    by_key: dict[str, Account] = {}
    named: dict[str, str] = {}
    for name, gold in golds.items():
        found = read(document_of(gold))
        by_key |= {account.key: account for account in accounts_of(found)}
        for at, other in compared(gold, found)[0].pairs:
            key = account_key(found.report.sha256, found.engagements[other].id)
            named[f"{name} {gold.engagements[at].id}"] = key
    return Accounts(by_key, named)


def evaluate_events(accounts: Accounts, truth: Truth) -> Clustering:
    """The events of the accounts against the truth. Decisions of people there are none."""
    names = {key: name for name, key in accounts.named.items()}
    put: set[Pair] = set()
    unborne = 0
    for event in events_of(accounts.by_key.values()):
        known = sorted(names[key] for key in event if key in names)
        put |= set(combinations(known, 2))
        unborne += (len(event) * (len(event) - 1) - len(known) * (len(known) - 1)) // 2
    due = {pair for event in truth.events for pair in combinations(sorted(event), 2)}
    lost = sum(not all(name in accounts.named for name in pair) for pair in due)
    joined = tuple(entry for entry in truth.apart if tuple(sorted(entry[:2])) in put)
    return Clustering(
        frozenset(put & due), frozenset(put - due), frozenset(due - put), len(truth.apart), joined, lost, unborne
    )


def unknown_names(accounts: Accounts, truth: Truth) -> list[str]:
    """The names in the truth that are of no account."""
    told: Iterable[str] = (name for event in truth.events for name in event)
    return sorted({*told, *(name for entry in truth.apart for name in entry[:2])} - accounts.named.keys())


def explained(pair: Pair, accounts: Accounts) -> str:
    """What comparing the two accounts of a pair says, in one line."""
    keys = [accounts.named.get(name) for name in pair]
    if keys[0] is None or keys[1] is None:
        return "not found"
    one, other = accounts.by_key[keys[0]], accounts.by_key[keys[1]]
    verdict = compare(one, other)
    unseen = "" if blocks_of(one) & blocks_of(other) else "no block in common; "
    if verdict.conflict:
        return f"{unseen}conflict: {verdict.conflict}"
    return f"{unseen}{verdict.score:.2f} {'firm' if verdict.firm else 'loose'}: {'; '.join(verdict.reasons)}"
