"""How often something may be done: so many times at once, and then one more each so many seconds.

Kept in memory. The desk is one process, so nothing is missed; and where each try would be written to the register,
strangers who try passwords could keep those who read and decide from writing to it. A restart forgets all, but nobody
who is only let in to try can restart the desk.
"""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple

_MOST_KEYS = 20_000


class Rate(NamedTuple):
    """So many at once, and one more each so many seconds."""

    at_once: int
    seconds: float


class Limit:
    """Counts what is done by key. Of keys that are many the ones longest unseen are forgotten."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock, self._lock = rate, clock, Lock()
        self._due: OrderedDict[Hashable, float] = OrderedDict()

    def wait(self, key: Hashable) -> float:
        """Seconds until this may be done again; 0 if it may be now."""
        with self._lock:
            return self._wait(key, self._clock())

    def take(self, key: Hashable) -> float:
        """Counts one more if that may be now, and gives 0; else the seconds to wait."""
        with self._lock:
            now = self._clock()
            wait = self._wait(key, now)
            if not wait:
                self._due[key] = max(self._due.get(key, now), now) + self._rate.seconds
                self._due.move_to_end(key)
                while len(self._due) > _MOST_KEYS:
                    self._due.popitem(last=False)
            return wait

    def give_back(self, key: Hashable) -> None:
        """Counts one less."""
        with self._lock:
            if key in self._due:
                self._due[key] -= self._rate.seconds

    def _wait(self, key: Hashable, now: float) -> float:
        # What was done is paid off at one in `seconds`; so many may be owed.
        spare = self._rate.at_once * self._rate.seconds - self._rate.seconds
        return max(0.0, self._due.get(key, now) - spare - now)


class LoginLimits:
    """Tries to log in: few for one user from one address, more from one address, and more for one user from anywhere.

    Whoever tries passwords of somebody from one place thus does not keep that user out elsewhere.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._both = Limit(Rate(5, 60), clock)
        self._address = Limit(Rate(20, 30), clock)
        self._user = Limit(Rate(60, 60), clock)

    def take(self, user: str, address: str) -> float:
        """Counts a try, and gives 0; or the seconds to wait before the next."""
        limits = self._limits(user, address)
        wait = max(limit.wait(key) for limit, key in limits)
        return wait or max(limit.take(key) for limit, key in limits)

    def succeeded(self, user: str, address: str) -> None:
        """A login that succeeds was no try: many of one office may log in at nine."""
        for limit, key in self._limits(user, address):
            limit.give_back(key)

    def _limits(self, user: str, address: str) -> tuple[tuple[Limit, Hashable], ...]:
        where = network_of(address)
        return (self._both, (user, where)), (self._address, where), (self._user, user)


def network_of(address: str) -> str:
    """An address as it is counted: of IPv6 the network, of which everybody has one with more addresses than are counted."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if known.version == 6 else address
