"""Sites to watch, a clock that needs no waiting, and a reader that finds nothing and is quick about it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from databases import fresh_register
from dragoman.extraction.proposed.refusals import Proposal
from dragoman.model.document import Document
from dragoman.model.reading import Reading, Report
from dragoman.reading.fetching import Web
from dragoman.register.sources import SourceRow, sources
from dragoman.register.store import Register
from dragoman.watching.clock import Stopped
from dragoman.watching.plan import Plan, plan_in
from dragoman.watching.rounds import Read, Told, Trouble, Watch
from watching.site import Site, running_site

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""When the tests begin: a Monday."""


class QuickClock:
    """A clock that goes on by what is waited for, and stops the watch at an hour."""

    def __init__(self) -> None:
        self.time = START
        self.end: datetime | None = None
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        if seconds:
            self.waits.append(seconds)
        self.time += timedelta(seconds=seconds)
        if self.end is not None and self.time >= self.end:
            raise Stopped


class EmptyReader:
    """Finds no facts. `read` are the sources of all that it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def version(self) -> str:
        return "empty 1"

    def propose(self, document: Document) -> Proposal:
        self.read.append(document.source)
        published = document.published.isoformat() if document.published else None
        report = Report(
            source=document.source,
            sha256=document.sha256,
            title=document.title,
            published=published,
            outlet=document.outlet,
            text=document.text,
        )
        return Proposal(Reading(report=report))


class Desk:
    """Watches on one register, one after the other, and what they told."""

    def __init__(self, register: Register, folder: Path, web: Web) -> None:
        self.register, self.folder, self.web = register, folder, web
        self.clock, self.reader = QuickClock(), EmptyReader()
        self.told: list[Told] = []

    def plan(self, text: str) -> Plan:
        return plan_in(text, str(self.folder / "watch.yml"))

    def watch(self, text: str, *, hours: float | None = None) -> list[Told]:
        """One round of a watch file, or some hours of it; gives what it told."""
        self.told = []
        self.clock.end = None if hours is None else self.clock.time + timedelta(hours=hours)
        watch = Watch(self.plan(text), self.register, self.reader, self.clock, self.web, self.told.append)
        watch.run(once=hours is None)
        return self.told

    def health(self, *, everything: bool = False) -> list[SourceRow]:
        return sources(self.register, now=self.clock.now(), everything=everything)

    @property
    def read(self) -> list[str]:
        return [one.document.source for one in self.told if isinstance(one, Read)]

    @property
    def troubles(self) -> list[str]:
        return [f"{one.address} {one.message}" for one in self.told if isinstance(one, Trouble)]


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as up:
        yield up


@pytest.fixture
def other_site() -> Iterator[Site]:
    with running_site() as up:
        yield up


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose watches may ask this machine."""
    with fresh_register() as register:
        yield Desk(register, tmp_path, Web(seconds=120, allowed=frozenset({"127.0.0.1"})))
