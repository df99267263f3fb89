"""The time that a watch lives by, which may be another than the wall's."""

import threading
from datetime import UTC, datetime
from typing import Protocol


class Stopped(BaseException):
    """The watch is to end. Whatever it was doing is done again the next time."""


class Clock(Protocol):
    """Tells the time and waits."""

    def now(self) -> datetime: ...

    def wait(self, seconds: float) -> None:
        """Waits. `Stopped` if the watch is to end."""


class WallClock:
    """The time of day, until somebody stops it."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def wait(self, seconds: float) -> None:
        if self._stop.wait(max(0.0, seconds)):
            raise Stopped

    def stop(self) -> None:
        self._stop.set()
