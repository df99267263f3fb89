"""Readers that are killed, readers at the same time, and disks that are full: the register is as if nothing had been."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desk import press
from dragoman.extraction.proposed.refusals import Proposal
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.pipeline import Entered, record
from dragoman.register.errors import RegisterError
from dragoman.register.store import Register
from dumps import clusters, dump

_LONG = bool(os.environ.get("DRAGOMAN_LONG_TESTS"))
KILLS, REPORTS = (200, 500) if _LONG else (10, 40)


@cache
def reports() -> tuple[Reading, ...]:
    return tuple(press(number) for number in range(REPORTS))


class Prepared:
    """A reader that has read everything before."""

    def version(self) -> str:
        return "prepared"

    def propose(self, document: Document) -> Proposal:
        return Proposal(next(reading for reading in reports() if reading.report.sha256 == document.sha256))


def read_all(path: Path, readings: Sequence[Reading]) -> None:
    """What `dragoman read` does with each document."""
    with Register.open(str(path), create=True) as register:
        for reading in readings:
            report = reading.report
            document = Document(source=report.source, text=report.text, outlet=report.outlet)
            assert isinstance(record(document, register, Prepared()), Entered)


def forked(work: Callable[[], None]) -> int:
    """A process that does some work and exits with 0, or 1 if it fails: nothing has to be loaded anew for it."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


def ended_well(child: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@cache
def _undisturbed() -> tuple[Any, Any, float]:
    """All that a register says after one run that nobody disturbed, its clusters, and how long that took."""
    with Register.open("sqlite://", create=True) as register:
        for reading in reports():
            register.record(reading, "prepared")
        return dump(register), clusters(register), 0.0


def check_intact(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_readers_that_are_killed_leave_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    chance = random.Random(20240503)
    began = time.monotonic()
    assert ended_well(forked(lambda: read_all(tmp_path / "timed.db", reports())))
    share = (time.monotonic() - began) / KILLS
    killed = 0
    while killed < KILLS:
        child = forked(lambda: read_all(path, reports()))
        time.sleep(chance.uniform(0.0, 2 * share))
        os.kill(child, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        if path.exists() and killed % 10 == 0:
            check_intact(path)
        if killed and is_done(path):
            path.unlink()
            for beside in (path.with_name("r.db-wal"), path.with_name("r.db-shm")):
                beside.unlink(missing_ok=True)
    assert ended_well(forked(lambda: read_all(path, reports())))
    check_intact(path)
    with Register.open(str(path)) as register:
        assert dump(register) == _undisturbed()[0]


def is_done(path: Path) -> bool:
    """Whether there is nothing left to read, so that the next one to be killed has to begin anew."""
    try:
        with Register.open(str(path)) as register:
            return len(register.reports()) == REPORTS
    except RegisterError:
        return False


def test_two_readers_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    backwards = tuple(reversed(reports()))
    children = [forked(lambda order=order: read_all(path, order)) for order in (reports(), backwards)]  # type: ignore[misc]
    assert [ended_well(child) for child in children] == [True, True]
    check_intact(path)
    with Register.open(str(path)) as register:
        found = [register.reading(number) for number in register.reports()]
        assert sorted(reading.report.source for reading in found) == sorted(one.report.source for one in reports())
        assert all(reading in reports() for reading in found)
        assert clusters(register) == _undisturbed()[1]


def test_a_file_that_may_not_grow_is_said_and_leaves_the_register_whole(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    read_all(path, reports()[:3])
    limit = path.stat().st_size + 65536

    def starved() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with pytest.raises(RegisterError, match=r"disk I/O error: check the disk|disk is full: make room"):
            read_all(path, reports())

    assert ended_well(forked(starved))
    check_intact(path)
    check_usable_afterwards(path)


def test_a_full_disk_is_said_and_leaves_the_register_whole(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk, "1200k"):
        with pytest.raises(
            RegisterError, match="disk is full: make room and try again: what was recorded before is kept"
        ):
            read_all(disk / "r.db", reports())
        with Register.open(str(disk / "r.db")) as register:
            kept = [register.reading(number) for number in register.reports()]
        assert kept == list(reports()[: len(kept)])
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        check_intact(disk / "r.db")
        check_usable_afterwards(disk / "r.db")


def check_usable_afterwards(path: Path) -> None:
    read_all(path, reports())
    with Register.open(str(path)) as register:
        assert dump(register) == _undisturbed()[0]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("only root may make a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)
