"""What it costs to add a report to registers of several sizes, each report to all of them in turn.

    python benchmarks/register.py build/small.db --sizes 10000 --largest 10000 --additions 0
    cp build/small.db build/large.db
    python benchmarks/growing.py build/large.db 1000000 --check
    python benchmarks/additions.py build/small.db build/large.db --largest 10000

On PostgreSQL the copy is made with CREATE DATABASE large TEMPLATE small. The registers must be of the same reports, grown
or not. As each report goes into all of them one after the other, what else the machine does at a time slows all alike.
The table goes to stderr, the numbers as JSON to stdout.
"""

import argparse
import json
import sys
import time
from contextlib import ExitStack
from itertools import islice
from typing import Any

import synthetic
from growing import real_reports
from sqlalchemy import event, func, select

from dragoman.model.reading import Reading
from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import engagement
from register import ADDING_TARGET, EXTRACTOR, SIZES, Times

_WARMING = 10
"""Reports added before any time is taken: caches are filled and statements compiled then."""


class Measured:
    """A register, and what was measured there."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.statements = 0
        self.taken: list[float] = []
        self.taken_here: list[float] = []
        with transaction(register.engine) as connection:
            self.reports = real_reports(connection)
            self.engagements = int(connection.execute(select(func.count()).select_from(engagement)).scalar_one())
        event.listen(register.engine, "before_cursor_execute", self._count)

    def _count(self, *_: Any) -> None:
        self.statements += 1

    def add(self, reading: Reading) -> None:
        started, started_here = time.perf_counter(), time.process_time()
        self.register.record(reading, EXTRACTOR)
        self.taken.append(time.perf_counter() - started)
        self.taken_here.append(time.process_time() - started_here)

    def forget(self) -> None:
        self.statements = 0
        self.taken.clear()
        self.taken_here.clear()

    def summary(self) -> dict[str, Any]:
        return {
            "engagements": self.engagements,
            "statements": self.statements / max(1, len(self.taken)),
            "seconds": Times.of(self.taken)._asdict(),
            "processor_seconds": Times.of(self.taken_here)._asdict(),
        }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("registers", nargs="+", help="URLs of registers or paths of SQLite files, the smallest first")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="as it was when the small one was filled")
    parser.add_argument("--additions", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with ExitStack() as stack:
        found = [Measured(stack.enter_context(Register.open(address))) for address in given.registers]
        if len({each.reports for each in found}) > 1:
            sys.exit(f"the registers are of different reports: {', '.join(str(each.reports) for each in found)}")
        stream = islice(synthetic.unending(given.largest, given.seed), found[0].reports, None)
        for number, reading in enumerate(islice(stream, _WARMING + given.additions)):
            # None is always the first, which finds nothing of the report in the processor's caches.
            for at in range(len(found)):
                found[(at + number) % len(found)].add(reading)
            if number == _WARMING - 1:
                for each in found:
                    each.forget()
    _show([each.summary() for each in found])
    return 0


def _show(found: list[dict[str, Any]]) -> None:
    for each in found:
        cells = [f"{each['engagements']:>10,} engagements  {each['statements']:>5.1f} statements"]
        for kind in ("seconds", "processor_seconds"):
            for name in ("median", "p95"):
                ratio = each[kind][name] / found[0][kind][name]
                cells.append(f"{name} {1000 * each[kind][name]:>8.1f} ms {ratio:>5.2f}x")
            cells.append("|")
        print("  ".join(cells[:-1]), file=sys.stderr)
    ratio = found[-1]["seconds"]["median"] / found[0]["seconds"]["median"]
    print(f"the largest to the smallest: {ratio:.2f}, target {ADDING_TARGET}", file=sys.stderr)
    json.dump({"registers": found, "ratio": ratio, "target": ADDING_TARGET}, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    sys.exit(main())
