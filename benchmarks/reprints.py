"""What it takes to find out whether a report is a reprint, as a register grows: every report has a ministry's phrases in it.

python benchmarks/reprints.py [--url URL] 1000 4000 16000
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, insert

from dragoman.register import texts
from dragoman.register.connection import transaction
from dragoman.register.store import Register
from dragoman.register.tables import report

PHRASES = (
    "The two sides exchanged views on the current state and prospects of bilateral cooperation in the political and trade fields.",
    "Particular attention was paid to the schedule of upcoming contacts at various levels.",
    "The sides also discussed interaction within international organisations.",
    "At the end of the meeting they reaffirmed their mutual interest in further strengthening the relations of friendship.",
)
SAMPLE = 200
"""Additions that are timed at each size: one in four of them reprints another."""


def text_of(random_: random.Random, number: int) -> str:
    own = " ".join(f"word{random_.randrange(3000)}" for _ in range(120))
    return f"Minister Lind received Guest Number{number} of the {number % 190} states today. {' '.join(PHRASES)} He said {own}."


def add(connection: Connection, number: int, text: str, outlet: str) -> float:
    """Adds a report without facts; the seconds that looking for reprints of it took."""
    day = (date(2020, 1, 1) + timedelta(number // 40)).isoformat()
    row = {"source": f"{outlet}/{number}", "sha256": sha256(f"{outlet}{text}".encode()).hexdigest(), "published": day}
    row |= {"outlet": outlet, "language": "en", "text": text, "extractor": "none", "first_read": day, "last_read": day}
    added = connection.execute(insert(report).values(**row).returning(report.c.id)).scalar_one()
    start = time.process_time()
    texts.enter(connection, added)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--url")
    options = parser.parse_args()
    random_ = random.Random(5)
    with tempfile.TemporaryDirectory() as folder, Register.open(options.url or f"{folder}/r.db", create=True) as opened:
        number = 0
        for size in sorted(options.sizes):
            with transaction(opened.engine, writing=True) as connection:
                while number < size:
                    number += 1
                    add(connection, number, text_of(random_, number), f"Outlet {number % 30}")
            taken = []
            with transaction(opened.engine, writing=True) as connection:
                for _ in range(SAMPLE // 4 * 3):
                    number += 1
                    taken.append(add(connection, number, text_of(random_, number), f"Outlet {number % 30}"))
                last = text_of(random_, number)
                for copy in range(SAMPLE // 4):
                    taken.append(add(connection, number, f"Headline {copy}\n\n{last}", f"Reprinter {copy}"))
            taken.sort()
            told = {
                "reports": size,
                "median_ms": round(1000 * taken[len(taken) // 2], 2),
                "p95_ms": round(1000 * taken[-10], 2),
            }
            if options.url is None:
                told["file_mb"] = round(sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6, 1)
            print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
