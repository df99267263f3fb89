"""Watching: what is due is asked for, what is new is read and recorded, and every step is noted before the next one."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.model.document import Document
from dragoman.pipeline import Reader, Unread, record
from dragoman.reading.addresses import NoAddress
from dragoman.reading.fetching import Answer, NotGiven, Validators, Web
from dragoman.reading.folders import Unreachable
from dragoman.reading.profiles.loading import own_profiles
from dragoman.reading.profiles.profile import Profiles
from dragoman.reading.readers import read_supply
from dragoman.reading.source_error import SourceError
from dragoman.reading.sources import iter_documents
from dragoman.reading.streams import Peekable
from dragoman.reading.supply import Supply
from dragoman.register import source_log as log
from dragoman.register.store import Register
from dragoman.watching.backing_off import FINAL, MOST_TRIES, back_off, retry_after
from dragoman.watching.clock import Clock, Stopped
from dragoman.watching.listings import files_in, is_index, listed_in, listed_in_sitemap
from dragoman.watching.manners import Manners
from dragoman.watching.plan import FOLDER, PAGE, SITEMAP, Plan, Watched

_LONGEST_WAIT = 60.0
"""After how long a wait the watch looks again at what is due, in seconds: clocks are set and machines sleep."""


class Read(NamedTuple):
    """A report that was read: the source it came of, where it is, and what recording it did."""

    source: str
    document: Document
    report: int
    outcome: str


class Trouble(NamedTuple):
    """What went wrong with a source or with one of its pages, in words that follow its name."""

    source: str
    address: str
    message: str


Told = Read | Trouble


@dataclass
class _Source:
    """A source on its rounds: what is known of it, and how many of its items may still be read in this round."""

    watched: Watched
    number: int
    validators: Validators
    answered_at: datetime | None
    next_at: datetime
    failures: int
    left: int
    items: list[log.Item] = field(default_factory=list)
    asked: bool = False

    @property
    def on_web(self) -> bool:
        return self.watched.kind != FOLDER


class _Step(NamedTuple):
    """What is to be done next, and when."""

    at: datetime
    source: _Source
    item: log.Item | None


class Watch:
    """A watch over the sources of a plan. `tell` hears of every report read and of everything that goes wrong."""

    def __init__(
        self,
        plan: Plan,
        register: Register,
        reader: Reader,
        clock: Clock,
        web: Web,
        tell: Callable[[Told], None],
        profiles: Profiles | None = None,
    ) -> None:
        self._plan, self._register, self._reader, self._clock, self._tell = plan, register, reader, clock, tell
        self._profiles = own_profiles() if profiles is None else profiles
        self._manners = Manners(register, clock, web, plan.delay)
        self._sources = self._enrolled()

    def run(self, *, once: bool = False) -> None:
        """Watches until it is stopped; with `once`, until every source was asked and what it listed was read."""
        try:
            while (step := self._next(once)) is not None:
                wait = (step.at - self._clock.now()).total_seconds()
                # Also where nothing is waited for, a watch that is to end is stopped here.
                self._clock.wait(min(max(0.0, wait), _LONGEST_WAIT))
                if wait <= 0:
                    self._do(step)
        except Stopped:
            return

    def _enrolled(self) -> list[_Source]:
        enrolments = [
            log.Enrolment(one.kind, one.address, one.name, one.every, one.voice) for one in self._plan.sources
        ]
        known = log.enrol(self._register, self._plan.file, enrolments)
        now = self._clock.now()
        sources = []
        for watched, one in zip(self._plan.sources, known, strict=True):
            validators = Validators(one.etag, one.modified)
            # A source whose interval was shortened is not waited for as long as before.
            next_at = (
                min(one.next_at or now, now + timedelta(seconds=watched.every)) if not one.failures else one.next_at
            )
            source = _Source(watched, one.id, validators, one.answered_at, next_at or now, one.failures, watched.most)
            source.items = log.waiting(self._register, one.id, watched.most)
            sources.append(source)
        return sources

    def _enrolment(self, watched: Watched) -> log.Enrolment:
        profile = self._profiles.of(watched.address) if watched.kind != FOLDER else None
        voice = watched.voice or (profile.voice if profile else None)
        return log.Enrolment(watched.kind, watched.address, watched.name, watched.every, voice)

    def _next(self, once: bool) -> _Step | None:
        """The step that can be done first: to ask a source, or to read something that one listed."""
        now = self._clock.now()
        steps = [step for source in self._sources for step in self._steps(source, now, once)]
        return min(steps, key=lambda step: (max(step.at, now), step.item is None), default=None)

    def _steps(self, source: _Source, now: datetime, once: bool) -> Iterator[_Step]:
        if not (once and source.asked):
            at = self._ask_at(source, now, once)
            if at is not None:
                yield _Step(at, source, None)
        # In a single round a source is asked first: what else is to be read is known then.
        if source.left > 0 and not (once and not source.asked and self._ask_at(source, now, once)):
            for item in self._first_items(source):
                closed = source.on_web and self._manners.is_closed(item.address)
                if not (once and (closed or (item.tries and item.next_at > now))):
                    yield _Step(max(item.next_at, self._free_at(source, item.address)), source, item)

    def _first_items(self, source: _Source) -> list[log.Item]:
        """Of what a source listed, that of each host which may be read first: one host does not hold up another."""
        if not source.on_web:
            return source.items[:1]
        first: dict[str, log.Item] = {}
        for item in source.items:
            first.setdefault(urlsplit(item.address).netloc, item)
        return list(first.values())

    def _ask_at(self, source: _Source, now: datetime, once: bool) -> datetime | None:
        """When a source is to be asked; None if not in this single round, since it is left alone after failures."""
        free = self._free_at(source, source.watched.address)
        if not once:
            return max(source.next_at, free)
        closed = source.on_web and self._manners.is_closed(source.watched.address)
        return None if closed or (source.failures and source.next_at > now) else free

    def _free_at(self, source: _Source, address: str) -> datetime:
        return self._manners.free_at(address) if source.on_web else self._clock.now()

    def _do(self, step: _Step) -> None:
        if step.item is not None:
            step.source.items.remove(step.item)
            step.source.left -= 1
            self._read(step.source, step.item)
        else:
            step.source.asked = True
            self._ask(step.source)
            step.source.left = step.source.watched.most
        if not step.source.items and step.source.left > 0:
            step.source.items = log.waiting(self._register, step.source.number, step.source.left)

    def _ask(self, source: _Source) -> None:
        """Asks a source what it has, and notes it."""
        try:
            if source.on_web:
                self._ask_web(source)
            else:
                self._look_into(source)
        except ValueError as error:
            now, failures = self._clock.now(), source.failures + 1
            asked = retry_after(error.after, now) if isinstance(error, NotGiven) else timedelta()
            source.failures, source.next_at = failures, now + max(back_off(failures), asked)
            log.note_failure(self._register, source.number, now, source.next_at, failures, str(error))
            self._tell(Trouble(source.watched.name, source.watched.address, str(error)))

    def _ask_web(self, source: _Source) -> None:
        watched = source.watched
        answer = self._manners.ask(watched.address, source.validators)
        found: Sequence[log.Found] = ()
        if not answer.unchanged:
            if watched.kind == SITEMAP:
                looked = source.answered_at.date() if source.answered_at else None
                found = listed_in_sitemap(watched, answer, self._manners.ask, looked)
            elif (watched.kind == PAGE and watched.links is None) or watched.own_text:
                self._read_answer(source, answer)
            else:
                found = listed_in(watched, answer)
        index = watched.kind == SITEMAP and not answer.unchanged and is_index(answer)
        self._note_answer(source, Validators() if index else answer.validators, found)

    def _look_into(self, source: _Source) -> None:
        found = list(files_in(source.watched))
        wrong = [one for one in found if isinstance(one, Unreachable)]
        for one in wrong:
            if one.path == source.watched.address:
                raise ValueError(one.why)
            self._note_part(source, one.path, one.why, one.why)
        self._note_answer(source, Validators(), [one for one in found if isinstance(one, log.Found)])

    def _note_answer(self, source: _Source, validators: Validators, found: Sequence[log.Found]) -> None:
        now = self._clock.now()
        source.validators, source.failures, source.answered_at = validators, 0, now
        source.next_at = now + timedelta(seconds=source.watched.every)
        answer = log.Answered(now, source.next_at, validators.etag, validators.modified)
        if log.note_answer(self._register, source.number, answer, found):
            source.items = []

    def _read_answer(self, source: _Source, answer: Answer) -> None:
        """Reads the reports that stand in an answer itself; those that were read before are passed over."""
        for outcome in read_supply(self._supply(source.watched.address, answer), self._manners.web, self._profiles):
            mark = outcome.sha256 if isinstance(outcome, Document) else outcome.message
            if log.knows_part(self._register, source.number, outcome.source, mark):
                continue
            error = self._take(source, outcome, None)
            self._note_part(source, outcome.source, mark, error)

    def _note_part(self, source: _Source, address: str, mark: str, error: str | None) -> None:
        if not log.knows_part(self._register, source.number, address, mark):
            log.note_part(self._register, source.number, address, mark, self._clock.now(), error)
            if error is not None:
                self._tell(Trouble(source.watched.name, address, error))

    def _read(self, source: _Source, item: log.Item) -> None:
        """Reads a page or file that a source listed."""
        if source.on_web and log.read_elsewhere(self._register, source.number, item, self._clock.now()):
            return
        try:
            outcomes = self._outcomes(source, item)
        except (NotGiven, NoAddress) as error:
            self._miss(source, item, error)
            return
        except ValueError as error:
            self._give_up(source, item, str(error))
            return
        taken = (self._take(source, outcome, item) for outcome in outcomes)
        errors = [why for why in taken if why is not None]
        if errors:
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            self._give_up(source, item, f"{errors[0]}{more}")
        else:
            log.note_read(self._register, item, self._clock.now())

    def _outcomes(self, source: _Source, item: log.Item) -> Iterator[Document | SourceError]:
        if not source.on_web:
            return iter_documents([item.address], web=self._manners.web, profiles=self._profiles, follow=False)
        answer = self._manners.ask(item.address)
        supply = self._supply(item.address, answer)
        day = date.fromisoformat(item.day) if item.day else None
        supply = supply._replace(published=day, title=item.title, outlet=item.outlet, named=False)
        return read_supply(supply, self._manners.web, self._profiles)

    def _supply(self, address: str, answer: Answer) -> Supply:
        name = os.path.basename(urlsplit(answer.url).path)
        return Supply(address, name, Peekable(io.BytesIO(answer.content)), answer.declared, answer.url)

    def _miss(self, source: _Source, item: log.Item, error: ValueError) -> None:
        """Puts off what was not given; what the server says is not there, or never was in time, is given up."""
        now = self._clock.now()
        status, after = (error.status, error.after) if isinstance(error, NotGiven) else (None, None)
        if status in FINAL or item.tries + 1 >= MOST_TRIES:
            self._give_up(source, item, str(error))
            return
        next_at = now + max(back_off(item.tries + 1), retry_after(after, now))
        log.note_missed(self._register, item, now, next_at, str(error))
        self._tell(Trouble(source.watched.name, item.address, f"{error}; it is asked for again"))

    def _give_up(self, source: _Source, item: log.Item, error: str) -> None:
        log.note_read(self._register, item, self._clock.now(), error)
        self._tell(Trouble(source.watched.name, item.address, error))

    def _take(self, source: _Source, outcome: Document | SourceError, item: log.Item | None) -> str | None:
        """Records a report; gives why not, if it cannot be."""
        if isinstance(outcome, SourceError):
            return outcome.message
        entered = record(outcome, self._register, self._reader)
        if isinstance(entered, Unread):
            return entered.message
        today = self._clock.now().astimezone(UTC).date()
        # A day in the future is a mistake, or that of an event: it would hide that a source goes silent.
        day = min(outcome.published or today, today).isoformat()
        report = entered.recorded.report
        log.note_report(self._register, source.number, item.id if item else None, report, day)
        self._tell(Read(source.watched.name, outcome, report, entered.recorded.outcome))
        return None
