"""On how many threads of the processor a report is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any


class _Held:
    """The library of matrix products, held to one thread as long as anybody asks for it."""

    def __init__(self) -> None:
        import numpy  # noqa: F401 - the library that is to be found must be there
        from threadpoolctl import ThreadpoolController

        self._libraries = ThreadpoolController()
        self._lock = Lock()
        self._asking = 0
        self._limit: Any = None

    def hold(self) -> None:
        with self._lock:
            if not self._asking:
                self._limit = self._libraries.limit(limits=1, user_api="blas")
            self._asking += 1

    def let_go(self) -> None:
        with self._lock:
            self._asking -= 1
            if not self._asking:
                self._limit.restore_original_limits()


@cache
def _held() -> _Held:
    return _Held()


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrix products on one thread: those of a reading are so small that threads spend longer waiting for each other.

    Whoever multiplies in another thread of the process is held to one as well, until nobody reads any more.
    """
    held = _held()
    held.hold()
    try:
        yield
    finally:
        held.let_go()
