"""Several processes at one register, and processes that are killed: every report is there once, and whole."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from dragoman.register.connection import transaction
from dragoman.register.store import Register
from readings import golds, variant

TESTS = Path(__file__).parents[1]
# Records variants [first, last) of the gold readings and prints the outcome of each.
WORKER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from readings import golds, variant
from dragoman.register.store import Register
first, last = int(sys.argv[3]), int(sys.argv[4])
readings = [variant(golds()[number % len(golds())], number) for number in range(first, last)]
print("ready", flush=True)
sys.stdin.readline()
with Register.open(sys.argv[2], create=True) as register:
    for reading in readings:
        print(json.dumps(register.record(reading, "1")), flush=True)
"""


def start(url: str, first: int, last: int) -> subprocess.Popen[str]:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(TESTS), url, str(first), str(last)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    return worker


def let_go(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin is not None
    worker.stdin.write("\n")
    worker.stdin.flush()


def expected(source: str) -> object:
    number = int(source.removeprefix("variant-"))
    return variant(golds()[number % len(golds())], number)


def check_sqlite(register: Register) -> None:
    """A server sees to this itself."""
    if register.engine.dialect.name == "sqlite":
        with transaction(register.engine) as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


def test_two_processes_neither_lose_nor_double_a_report(register_url: str) -> None:
    workers = [start(register_url, 0, 40), start(register_url, 20, 60), start(register_url, 10, 50)]
    for worker in workers:
        let_go(worker)
    outcomes: Counter[str] = Counter()
    for worker in workers:
        out, err = worker.communicate(timeout=120)
        assert worker.returncode == 0, err
        outcomes.update(json.loads(line)[1] for line in out.splitlines())
    assert outcomes == {"new": 60, "unchanged": 60}
    with Register.open(register_url) as register:
        readings = [register.reading(number) for number in register.reports()]
    assert sorted(reading.report.source for reading in readings) == sorted(f"variant-{number}" for number in range(60))
    assert all(reading == expected(reading.report.source) for reading in readings)


def test_a_killed_process_leaves_whole_reports_only(register_url: str) -> None:
    acknowledged = 0
    for attempt in range(4):
        first = attempt * 1000
        worker = start(register_url, first, first + 400)
        let_go(worker)
        assert worker.stdout is not None
        # Not in step with the transactions, so that some are cut in the middle.
        for _ in range(3):
            worker.stdout.readline()
        time.sleep(0.005 + attempt * 0.0037)
        os.kill(worker.pid, signal.SIGKILL)
        out, _ = worker.communicate()
        assert worker.returncode == -signal.SIGKILL
        acknowledged += 3 + sum(line.endswith("]") for line in out.splitlines())
    with Register.open(register_url) as register:
        check_sqlite(register)
        readings = [register.reading(number) for number in register.reports()]
    assert acknowledged <= len(readings) <= acknowledged + 4
    assert all(reading == expected(reading.report.source) for reading in readings)
