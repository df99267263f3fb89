"""Asking hosts of the web politely: by their robots.txt, one request after a pause, and not while they are overburdened."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from dragoman.reading.addresses import NoAddress, public_address
from dragoman.reading.fetching import NONE_KNOWN, Answer, LeadsOn, NotGiven, Validators, Web, fetch
from dragoman.reading.robots import CLOSED, OPEN, Robots, robots_in
from dragoman.register.source_log import Host, host_of, note_host
from dragoman.register.store import Register
from dragoman.watching.backing_off import CLOSING, back_off, retry_after
from dragoman.watching.clock import Clock

_FRESH = timedelta(days=1)
"""How long a robots.txt counts before it is asked for anew."""
_LOST = timedelta(days=30)
"""After how long a robots.txt that cannot be had counts as none."""
_ROBOTS_LIMIT = 5_000_000


class NotPermitted(ValueError):
    """An address that a robots.txt does not let us ask for."""


class Manners:
    """How all hosts are asked. What is known of them is in the register, so that a new start does not hurry them."""

    def __init__(self, register: Register, clock: Clock, web: Web, delay: float) -> None:
        self._register, self._clock, self._delay = register, clock, delay
        self._plain = web._replace(permit=self._take_turn)
        self.web = web._replace(permit=self._permit)
        self._hosts: dict[str, Host] = {}
        self._robots: dict[str, tuple[datetime, Robots]] = {}

    def ask(self, url: str, known: Validators = NONE_KNOWN) -> Answer:
        """What is at an address. `ValueError`, worded to follow its name, if it is not given or may not be asked for."""
        try:
            answer = fetch(url, self.web, known)
        except (NotGiven, NoAddress) as error:
            self._failed(url, error)
            raise
        self._note(url, failures=0, closed_until=None, asked_at=self._clock.now())
        return answer

    def free_at(self, url: str) -> datetime:
        """When the host of an address may be asked next."""
        known = self._host(_origin(url))
        now = self._clock.now()
        turn = known.asked_at + timedelta(seconds=self._pause(url)) if known.asked_at else now
        return max(now, turn, known.closed_until or now)

    def is_closed(self, url: str) -> bool:
        """Whether the host of an address is left alone for a time, since it could not answer."""
        closed = self._host(_origin(url)).closed_until
        return closed is not None and closed > self._clock.now()

    def _permit(self, url: str) -> None:
        """Waits until an address may be asked for; `ValueError` if it may not."""
        public_address(url, self._plain.allowed, self._plain.hosts)
        rules = self._rules(url)
        if rules.closed:
            raise NotGiven(f"may not be asked for yet: the robots.txt of {urlsplit(url).hostname} cannot be had")
        if not rules.allows(url):
            raise NotPermitted(f"may not be asked for: {urlsplit(url).hostname} does not let us, by its robots.txt")
        self._take_turn(url)

    def _take_turn(self, url: str) -> None:
        if self.is_closed(url):
            raise NotGiven(f"waits: {urlsplit(url).hostname} is left alone for a while, since it could not answer")
        wait = (self.free_at(url) - self._clock.now()).total_seconds()
        # A watch that is to end is stopped here even if nothing is waited for.
        self._clock.wait(max(0.0, wait))
        self._note(url, asked_at=self._clock.now())

    def _pause(self, url: str) -> float:
        origin = _origin(url)
        asked = self._robots[origin][1].delay if origin in self._robots else 0.0
        return max(self._delay, asked)

    def _rules(self, url: str) -> Robots:
        """The rules of a host, asked for anew if those that we have are a day old.

        RFC 9309: what the server says it has not (4xx) forbids nothing. What cannot be had, since the server fails or
        cannot be reached, forbids everything, unless we have rules from before; after thirty days it forbids nothing.
        """
        origin, now = _origin(url), self._clock.now()
        cached = self._robots.get(origin)
        if cached is not None and now < cached[0]:
            return cached[1]
        known = self._host(origin)
        if known.robots_at is None or now >= known.robots_at + _FRESH:
            known = self._ask_for_rules(origin, known, now)
        rules, until = _standing(known, self._clock.now())
        self._robots[origin] = until, rules
        return rules

    def _ask_for_rules(self, origin: str, known: Host, now: datetime) -> Host:
        if known.robots_lost_at is not None and known.robots_asked_at is not None:
            # It could not be had the last time: the first day it is asked for every few minutes, then less often.
            wait = max(timedelta(minutes=5), min((known.robots_asked_at - known.robots_lost_at) / 2, _FRESH))
            if now < known.robots_asked_at + wait:
                return known
        try:
            content = fetch(f"{origin}/robots.txt", self._plain._replace(limit=_ROBOTS_LIMIT)).content
            text = robots_in(content).text
        except NotGiven as error:
            if error.status is None or error.status >= 500 or error.status == 429:
                return self._lost_rules(origin, now)
            text = ""
        except LeadsOn:
            text = ""
        except ValueError:
            return self._lost_rules(origin, now)
        got = {"robots_at": self._clock.now(), "robots_asked_at": now, "robots_lost_at": None}
        return self._note(origin, robots=text, **got)

    def _lost_rules(self, origin: str, now: datetime) -> Host:
        since = self._host(origin).robots_lost_at or now
        return self._note(origin, robots_asked_at=now, robots_lost_at=since)

    def _failed(self, url: str, error: ValueError) -> None:
        """Leaves a host alone that cannot be reached, or that says it is asked too much."""
        now = self._clock.now()
        status = error.status if isinstance(error, NotGiven) else None
        if status is not None and status not in CLOSING:
            self._note(url, failures=0, asked_at=now)
        elif not self.is_closed(url):
            failures = self._host(_origin(url)).failures + 1
            asked = retry_after(error.after, now) if isinstance(error, NotGiven) else timedelta()
            self._note(url, failures=failures, asked_at=now, closed_until=now + max(back_off(failures), asked))

    def _host(self, origin: str) -> Host:
        if origin not in self._hosts:
            self._hosts[origin] = host_of(self._register, origin)
        return self._hosts[origin]

    def _note(self, url: str, **values: Any) -> Host:
        origin = _origin(url)
        known = self._host(origin)._replace(**values)
        if known != self._hosts[origin]:
            self._hosts[origin] = known
            note_host(self._register, origin, known)
        return known


def _standing(known: Host, now: datetime) -> tuple[Robots, datetime]:
    """The rules by what is known of a host's robots.txt, and until when they count."""
    if known.robots is not None and known.robots_at is not None and known.robots_lost_at is None:
        return Robots(known.robots), known.robots_at + _FRESH
    soon = now + timedelta(minutes=5)
    if known.robots_lost_at is not None and now - known.robots_lost_at >= _LOST:
        return OPEN, soon
    return (Robots(known.robots) if known.robots is not None else CLOSED), soon


def _origin(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
