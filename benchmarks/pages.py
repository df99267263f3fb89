"""How long the desk takes to make each of its pages, in a register of any size, and how much a browser loads at first.

    python benchmarks/pages.py build/bench.db

Every route is asked for the pages that links lead to and, where its address has a number, for others spread over the
whole register, once before it is measured. The table goes to stderr, the numbers as JSON to stdout; the exit status is
1 if a page takes longer, or the first one is more to load, than the desk promises.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from fastapi.testclient import TestClient

from dragoman.register.connection import open_engine
from dragoman.web.app import create_app, spare_collections
from dragoman.web.rendering import STATIC
from dragoman.web.settings import Settings

# Pages are found as the tests find them.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from web.crawling import Found, crawl

TARGET = 0.150
"""Seconds within which 95 of 100 pages of each kind are to be made."""
FIRST = 200_000
"""Bytes, compressed, that the first page may be with all it loads."""
_LINK = re.compile(r'(?:href|src)="/static/([^"?]+)')
_IMPORT = re.compile(r'(?:from|import)\s*\(?["\']\.?/?([^"\']+\.js)')


class Taken(NamedTuple):
    """Of one route: how many pages were asked for, the seconds they took, and the slowest of them."""

    route: str
    pages: int
    median: float
    p95: float
    slowest: str


def main() -> int:
    arguments = _arguments()
    open_engine(arguments.register, create=False).dispose()
    settings = Settings(register=arguments.register, hosts=("testserver",))
    app = create_app(settings)
    spare_collections()
    with TestClient(app) as desk:
        found = crawl(app, desk, of_each=arguments.pages)
        for route, addresses in (("/explore", _narrowed(found)), ("/commitments", _promised())):
            narrowed = [Found(address, route, "text/html") for address in addresses]
            for one in narrowed:
                desk.get(one.address)
            found[route] += narrowed
        routes = [_measured(desk, route, each, arguments) for route, each in sorted(found.items())]
        first = _first_load(desk)
    _print(routes, first)
    json.dump({"routes": [one._asdict() for one in routes], "first": first}, sys.stdout, indent=1)
    slow = [one for one in routes if one.p95 > TARGET]
    return int(bool(slow) or sum(first.values()) > FIRST)


def _narrowed(found: dict[str, list[Found]]) -> Iterator[str]:
    """What people type into the filter, and no link leads to: words that stand in many reports, and outlets."""
    for word in ("met", "trade", "minister"):
        yield f"/explore?words={word}"
    outlets = dict.fromkeys(one.address.partition("outlet=")[2] for one in found.get("/reports", ()))
    for outlet in [name for name in outlets if name and "&" not in name][:3]:
        yield f"/explore?outlet={outlet}"
        yield f"/explore?words=met&outlet={outlet}"


def _promised() -> Iterator[str]:
    """How commitments stand, each by what leads to few and to many of them."""
    for status in ("open", "overdue", "settled", "any"):
        for asked in (
            "",
            "&state=KAZ",
            "&person=ana",
            "&organisation=ministry",
            "&topic=trade",
            "&since=2024-03&until=2024-04",
        ):
            yield f"/commitments?status={status}{asked}"


def _arguments() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", help="a register's URL, or its file")
    parser.add_argument("--pages", type=int, default=40, help="pages of each route")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is asked for")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _measured(desk: TestClient, route: str, each: list[Found], arguments: Any) -> Taken:
    addresses = [*(one.address for one in each), *_spread(desk, route, each, arguments)]
    times: dict[str, float] = {}
    taken: list[float] = []
    for _ in range(arguments.rounds):
        for address in addresses:
            began = time.perf_counter()
            desk.get(address, follow_redirects=False)
            taken.append(time.perf_counter() - began)
            times[address] = max(times.get(address, 0), taken[-1])
    ranked = sorted(taken)
    p95 = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
    return Taken(route, len(addresses), median(ranked), p95, max(times, key=lambda one: times[one]))


def _spread(desk: TestClient, route: str, each: list[Found], arguments: Any) -> Iterator[str]:
    """Pages all over the register, where the route has one number in its address."""
    if route.count("{") != 1 or not (numbers := [int(n) for one in each for n in re.findall(r"/(\d+)", one.address)]):
        return
    chance = random.Random(arguments.seed)
    for _ in range(arguments.pages):
        address = re.sub(r"\{[^}]*\}", str(chance.randint(1, max(numbers))), route)
        if desk.get(address, follow_redirects=False).status_code == 200:
            yield address


def _first_load(desk: TestClient) -> dict[str, int]:
    """What a browser loads for the first page, in bytes as they are sent compressed."""
    page = desk.get("/").text
    sizes = {"/": len(gzip.compress(page.encode()))}
    waiting = _LINK.findall(page)
    while waiting:
        name = waiting.pop()
        path = STATIC / name
        if name in sizes or not path.exists():
            continue
        content = path.read_bytes()
        sizes[name] = len(gzip.compress(content))
        if path.suffix == ".js":
            inside = [path.parent / other for other in _IMPORT.findall(content.decode())]
            waiting += [str(other.resolve().relative_to(STATIC)) for other in inside if other.exists()]
    return sizes


def _print(routes: list[Taken], first: dict[str, int]) -> None:
    print(f"{'route':<44}{'pages':>6}{'median ms':>11}{'p95 ms':>9}  slowest", file=sys.stderr)
    for one in routes:
        sign = " !" if one.p95 > TARGET else "  "
        line = f"{one.route:<44}{one.pages:>6}{one.median * 1000:>11.1f}{one.p95 * 1000:>9.1f}{sign}{one.slowest}"
        print(line, file=sys.stderr)
    print(
        f"first page with all it loads: {sum(first.values()) / 1000:.1f} kB compressed, {len(first)} files",
        file=sys.stderr,
    )


if __name__ == "__main__":
    sys.exit(main())
