"""What a desk is started with."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def local_now() -> datetime:
    """The time of day where the desk stands."""
    return datetime.now(UTC).astimezone()


class Settings(NamedTuple):
    """The register's URL, what of it may be done, and by which names the desk may be called.

    With `read_only` no decision is taken. A page is given only to who calls the desk by one of `hosts`, so that no page
    from elsewhere can have a browser ask it under another name. `now` tells the time, and is put in place by tests.

    Without `login` the desk answers its own machine only, and whoever sits there is `user`, the name of the system's
    login. `patience` is for how many seconds a page waits while another process writes to the register: no longer than
    somebody looks at a page that does not come, or the desk may take to end. `secure` says that browsers reach it over TLS, its own or a proxy's.
    """

    register: str
    read_only: bool = False
    hosts: tuple[str, ...] = LOOPBACK
    now: Callable[[], datetime] = local_now
    login: bool = False
    secure: bool = False
    user: str = "somebody at this machine"
    patience: float = 5.0

    @property
    def today(self) -> date:
        return self.now().date()
