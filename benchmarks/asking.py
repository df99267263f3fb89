"""What it costs to ask the desk's questions of registers of several sizes, each question of all of them in turn.

    python benchmarks/asking.py build/small.db build/large.db

The registers are those of `additions.py`. Besides the times, the plans of all statements are looked at: a question that
would look at every row of a large table is told. The third number is the p95 of the processor's time in this process: with
SQLite what a machine would take that nobody else uses; a server's share is not in it. Garbage is looked for as seldom as
in the desk's own server. The table goes to stderr, the numbers as JSON to stdout.
"""

import argparse
import json
import os
import sys
import time
from contextlib import ExitStack
from typing import Any, NamedTuple

import plans
from sqlalchemy import func, select

from desk import QUERIES, Ask
from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import engagement
from dragoman.web.app import spare_collections
from register import ASKING_TARGET, Times

_WARMING = 2
"""Rounds before any time is taken."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("registers", nargs="+", help="URLs of registers or paths of SQLite files, the smallest first")
    parser.add_argument("--rounds", type=int, default=40, help="how often each question is asked, of varying things")
    parser.add_argument("--warm", action="store_true", help="ask each once before: what it needs is in memory then")
    parser.add_argument("--question", action="append", help="only this one")
    given = parser.parse_args()
    with ExitStack() as stack:
        registers = [stack.enter_context(Register.open(address)) for address in given.registers]
        sizes = [_engagements(register) for register in registers]
        spare_collections()
        print(f"{'median, p95, processor in ms at':<34}" + "".join(f"{size:>33,}" for size in sizes), file=sys.stderr)
        found = {
            name: _measured(registers, name, ask, given)
            for name, ask in QUERIES.items()
            if not given.question or name in given.question
        }
        scans = [_scans(register, found) for register in registers]
    for size, some in zip(sizes, scans, strict=True):
        for name, lines in some.items():
            print(f"{size:,}: {name}: {'; '.join(lines)}", file=sys.stderr)
    worst = {name: times[-1].whole.p95 for name, times in found.items()}
    name = max(worst, key=lambda name: worst[name])
    print(
        f"worst p95 {1000 * worst[name]:.1f} ms ({name}), target {1000 * ASKING_TARGET:.0f} ms; "
        f"{sum(map(len, scans))} questions look at every row; load {os.getloadavg()[0]:.1f}",
        file=sys.stderr,
    )
    summary = {
        "engagements": sizes,
        "questions": {
            name: [{"seconds": each.whole._asdict(), "processor_seconds": each.here._asdict()} for each in times]
            for name, times in found.items()
        },
        "scans": scans,
        "load": os.getloadavg()[0],
        "target": ASKING_TARGET,
    }
    json.dump(summary, sys.stdout, indent=1)
    sys.stdout.write("\n")
    return 0


def _engagements(register: Register) -> int:
    with transaction(register.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(engagement)).scalar_one())


class Taken(NamedTuple):
    """Seconds in all, and of the processor in this process."""

    whole: Times
    here: Times


def _measured(registers: list[Register], name: str, ask: Ask, given: argparse.Namespace) -> list[Taken]:
    taken: list[list[tuple[float, float]]] = [[] for _ in registers]
    for number in range(-_WARMING, given.rounds):
        for register, times in zip(registers, taken, strict=True):
            if given.warm:
                ask(register, number % given.rounds)
            started, started_here = time.perf_counter(), time.process_time()
            ask(register, number % given.rounds)
            if number >= 0:
                times.append((time.perf_counter() - started, time.process_time() - started_here))
    found = [Taken(*(Times.of(list(some)) for some in zip(*times, strict=True))) for times in taken]
    cells = "".join(
        f"{1000 * each.whole.median:>11.1f}{1000 * each.whole.p95:>11.1f}{1000 * each.here.p95:>11.1f}"
        for each in found
    )
    print(f"{name:<34}{cells}{'  above the target' if found[-1].whole.p95 > ASKING_TARGET else ''}", file=sys.stderr)
    return found


def _scans(register: Register, names: Any) -> dict[str, list[str]]:
    """The questions that would look at every row of a large table, with where."""
    found = {}
    with register.engine.connect() as connection:
        tables = plans.large(connection)
        connection.rollback()
        for name in names:
            statements = {
                words: given for n in range(4) for words, given in plans.asked(register, _ask(register, name, n))
            }
            lines = {line for statement in statements.items() for line in plans.scans(connection, statement, tables)}
            if lines:
                found[name] = sorted(lines)
        connection.rollback()
    return found


def _ask(register: Register, name: str, number: int) -> Any:
    return lambda: QUERIES[name](register, number)


if __name__ == "__main__":
    sys.exit(main())
