"""Which accounts tell of one engagement: pairs compared, links between them, and the events they make."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from dragoman.resolution.accounts import Account
from dragoman.resolution.blocks import blocks_of
from dragoman.resolution.calendar import Time, time_of
from dragoman.resolution.circumstances import circumstances, forms, same_number
from dragoman.resolution.clusters import Link, Verdict, cluster
from dragoman.resolution.company import company
from dragoman.resolution.signs import Sign, likelihood
from dragoman.resolution.timing import days_apart, timing

FLOOR = 0.5
"""The score from which on two accounts are linked."""

_PRIOR = -3.6
_COPIES = 0.4
_VERSIONS = 0.25
_LEAST = 10  # runs of words: less of a text says nothing


def compare(a: Account, b: Account) -> Verdict:
    """How likely two accounts tell of one engagement. The order of the two does not matter."""
    if a.key > b.key:
        a, b = b, a
    if a.report == b.report:
        return Verdict(0.0, (), "told as two by one report", False)
    signs: list[Sign] = []
    for some in _signs(a, b):
        signs += some
        for sign in some:
            if sign.conflict:
                return Verdict(0.0, (), sign.conflict, False)
    reasons = tuple(sign.reason for sign in sorted(signs, key=lambda sign: -abs(sign.weight)) if sign.reason)
    return Verdict(likelihood(_PRIOR, signs), reasons, None, _is_firm(time_of(a), time_of(b)))


def _signs(a: Account, b: Account) -> Iterator[list[Sign]]:
    """The signs of two accounts, in the order of what they cost to see: after a conflict no others are asked for."""
    yield [forms(a, b)]
    copies = are_copies(a, b)
    yield [timing(a, b, copies=copies, numbered=same_number(a, b))]
    yield company(a, b, copies=copies)
    yield circumstances(a, b)
    if copies:
        yield [Sign(1.0, "near copies of one text")]


def links_between(account: Account, others: Iterable[Account]) -> list[Link]:
    """The links of an account with others of which it shares blocks, those that only the best may hold included."""
    links = []
    for other in others:
        verdict = compare(account, other)
        if verdict.conflict is None and verdict.score >= FLOOR:
            a, b = sorted((account.key, other.key))
            links.append(Link(a, b, verdict.score, verdict.reasons, verdict.firm))
    return links


def holding(links: Iterable[Link], accounts: Mapping[str, Account]) -> list[Link]:
    """Of all links between accounts those that hold: all firm ones, and of the others the best of each loose end.

    A loose end tells no day, or a plan. It takes the best link to what tells a day, and the best to another loose end, so
    that what has no day of its own does not chain what has. Of equals it takes what is told of more.
    """
    links = list(links)
    best: dict[tuple[str, bool], tuple[tuple[float, int, str], Link]] = {}
    for link in links:
        if link.firm:
            continue
        for end, target in ((link.a, link.b), (link.b, link.a)):
            if is_loose(accounts[end]):
                choice = (end, is_loose(accounts[target]))
                rank = (-link.score, -len(accounts[target].said), accounts[target].key)
                if choice not in best or rank < best[choice][0]:
                    best[choice] = rank, link
    chosen = {link for _, link in best.values()}
    return [link for link in links if link.firm or link in chosen]


def events_of(
    accounts: Iterable[Account],
    together: Collection[tuple[str, str]] = (),
    apart: Collection[tuple[str, str]] = (),
) -> list[frozenset[str]]:
    """The events of all accounts from scratch, each as the keys of its accounts: what the register has to arrive at."""
    by_key = {account.key: account for account in accounts}
    links = holding(_all_links(by_key), by_key)
    return cluster(
        by_key, links, compare=lambda one, other: compare(by_key[one], by_key[other]), together=together, apart=apart
    )


def _all_links(accounts: Mapping[str, Account]) -> list[Link]:
    members: dict[str, list[str]] = {}
    links: list[Link] = []
    for key, account in sorted(accounts.items()):
        blocks = blocks_of(account)
        candidates = {other for block in blocks for other in members.get(block, ())}
        links += links_between(account, (accounts[other] for other in sorted(candidates)))
        for block in blocks:
            members.setdefault(block, []).append(key)
    return links


def is_loose(account: Account) -> bool:
    time = time_of(account)
    return time.planned or not time.fixed


def _is_firm(a: Time, b: Time) -> bool:
    """Whether two accounts tell of the same days."""
    return a.fixed and b.fixed and days_apart(a, b) <= 1


def are_copies(a: Account, b: Account) -> bool:
    """Whether two reports have most of their words in common; of one outlet, which mends its own, a good part."""
    if min(len(a.sketch), len(b.sketch)) < _LEAST:
        return False
    share = _VERSIONS if a.outlet and a.outlet == b.outlet else _COPIES
    return len(a.sketch & b.sketch) >= share * max(len(a.sketch), len(b.sketch))
