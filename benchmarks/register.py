"""What it costs to add a report, and to ask the desk's questions, in a small register and in a large one.

    python benchmarks/register.py build/bench.db
    python scripts/private_postgres.py sh -c 'python benchmarks/register.py "$DRAGOMAN_TEST_SERVER"'

Fills one register with synthetic reports, and measures at each size on the way. Times of one run are compared with each
other, since those of two runs or machines cannot be. The register must be empty, or be what an earlier run with the same
--largest and --seed left: then filling goes on from there. The table goes to stderr, the numbers as JSON to stdout.
"""

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import synthetic
from sqlalchemy import func, select, text

from desk import QUERIES
from dragoman.model.reading import Reading
from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import engagement

EXTRACTOR = "synthetic/1"
SIZES = (10_000, 100_000, 1_000_000)
ADDING_TARGET = 2.0
"""Adding at the largest size may cost this many times what it costs at the smallest."""
ASKING_TARGET = 0.050
"""Seconds within which 95 of 100 questions are to be answered."""

Loader = Callable[[Register, Iterable[Reading]], None]


def one_by_one(register: Register, readings: Iterable[Reading]) -> None:
    for reading in readings:
        register.record(reading, EXTRACTOR)


LOADER: Loader = one_by_one
"""How the register is filled between two measurements; a faster one must leave what `record` would have left."""


class Times(NamedTuple):
    """Seconds."""

    median: float
    p95: float

    @classmethod
    def of(cls, taken: list[float]) -> "Times":
        ranked = sorted(taken)
        return cls(median(ranked), ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))])


class Measured(NamedTuple):
    """What was measured when the register held so many engagements."""

    engagements: int
    adding: Times
    adding_here: Times
    """Of the processor in this process: the database's share is not in it, save for SQLite, nor that of others."""
    asking: dict[str, Times]


def main(words: list[str] | None = None) -> int:
    given = _arguments(words)
    sizes = sorted(given.sizes)
    stream = synthetic.unending(max(given.largest, *sizes), given.seed)
    results: list[Measured] = []
    with Register.open(given.register, create=True) as register:
        told = _skip(register, stream)
        for size in sizes:
            if told > size + 10 * given.additions:
                continue
            told = _fill(register, stream, told, size)
            _settle(register)
            if not given.additions:
                continue
            results.append(_measure(register, stream, told, given))
            told = _count(register)
            _show(results[-1], results[0])
    if not given.additions:
        return 0
    if not results:
        sys.exit("the register holds more already than the sizes to measure at")
    json.dump(_summary(results, given), sys.stdout, indent=1)
    sys.stdout.write("\n")
    return 0


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", help="URL of a register, or path of an SQLite file")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="engagements at which to measure")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="engagements of the world that is reported from")
    parser.add_argument(
        "--additions", type=int, default=300, help="reports added at each size; with 0 it is only filled"
    )
    parser.add_argument("--rounds", type=int, default=40, help="how often each question is asked, of varying things")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(words)


def _count(register: Register) -> int:
    with transaction(register.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(engagement)).scalar_one())


def _skip(register: Register, stream: Iterator[Reading]) -> int:
    """Passes over what the register holds already; the engagements that these are."""
    told = 0
    for reading in islice(stream, len(register.reports())):
        told += len(reading.engagements)
    if told != _count(register):
        sys.exit("the register holds other reports than this benchmark would add: give an empty one")
    return told


def _fill(register: Register, stream: Iterator[Reading], told: int, size: int) -> int:
    """Adds reports until the register holds so many engagements."""
    started, before = time.perf_counter(), told

    def needed() -> Iterator[Reading]:
        nonlocal told
        while told < size:
            reading = next(stream)
            told += len(reading.engagements)
            yield reading

    LOADER(register, needed())
    taken = time.perf_counter() - started
    if told > before:
        print(f"{size:>10,}: filled with {(told - before) / taken:,.0f} engagements a second", file=sys.stderr)
    return told


def _settle(register: Register) -> None:
    """What a server does by itself in a while: knows how its tables have grown."""
    if register.engine.dialect.name == "postgresql":
        with register.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _measure(register: Register, stream: Iterator[Reading], told: int, given: argparse.Namespace) -> Measured:
    added: list[float] = []
    added_here: list[float] = []
    for reading in list(islice(stream, given.additions)):
        started, started_here = time.perf_counter(), time.process_time()
        register.record(reading, EXTRACTOR)
        added.append(time.perf_counter() - started)
        added_here.append(time.process_time() - started_here)
    asked: dict[str, Times] = {}
    for name, ask in QUERIES.items():
        taken: list[float] = []
        for number in range(given.rounds):
            started = time.perf_counter()
            ask(register, number)
            taken.append(time.perf_counter() - started)
            # What is far from the target need not be measured so exactly.
            if sum(taken) > 200 * ASKING_TARGET and len(taken) > 2:
                break
        asked[name] = Times.of(taken)
    return Measured(told, Times.of(added), Times.of(added_here), asked)


def _show(found: Measured, first: Measured) -> None:
    def line(name: str, times: Times, base: Times, met: bool) -> None:
        ratio = times.median / base.median
        print(
            f"{found.engagements:>10,}  {name:<34} {times.median * 1000:>9.2f} {times.p95 * 1000:>9.2f} ms {ratio:>7.2f}x"
            f"  {'' if met else 'above the target'}",
            file=sys.stderr,
        )

    print(f"{'engagements':>10}  {'':<34} {'median':>8} {'p95':>9}    {'to first':>8}", file=sys.stderr)
    line("add a report", found.adding, first.adding, found.adding.median <= ADDING_TARGET * first.adding.median)
    line("  processor of this process", found.adding_here, first.adding_here, True)
    for name, times in found.asking.items():
        line(name, times, first.asking[name], times.p95 <= ASKING_TARGET)


def _summary(results: list[Measured], given: argparse.Namespace) -> dict[str, Any]:
    first, last = results[0], results[-1]
    return {
        "register": "sqlite" if "://" not in given.register else given.register.split(":", 1)[0],
        "python": platform.python_version(),
        "seed": given.seed,
        "bytes": _size(given.register),
        "sizes": [
            {
                "engagements": found.engagements,
                "adding": found.adding._asdict(),
                "adding_here": found.adding_here._asdict(),
                "asking": {name: times._asdict() for name, times in found.asking.items()},
            }
            for found in results
        ],
        "adding_ratio": {
            "median": last.adding.median / first.adding.median,
            "p95": last.adding.p95 / first.adding.p95,
            "median_here": last.adding_here.median / first.adding_here.median,
            "target": ADDING_TARGET,
        },
        "asking_p95": {"worst": max((times.p95 for times in last.asking.values()), default=0), "target": ASKING_TARGET},
    }


def _size(address: str) -> int | None:
    path = Path(address.removeprefix("sqlite:///"))
    return path.stat().st_size if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
