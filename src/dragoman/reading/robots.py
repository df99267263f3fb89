"""What a host's robots.txt lets us ask for, by RFC 9309."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "dragoman"
"""The name by which a robots.txt may speak to us."""
LARGEST = 500 * 1024
"""How much of a robots.txt counts, in bytes."""
LONGEST_DELAY = 600.0
"""The longest pause between requests that a robots.txt can ask for, in seconds."""


@dataclass(frozen=True)
class Robots:
    """The rules of a host: a text, or that it has none and everything is allowed, or that nothing is."""

    text: str = ""
    closed: bool = False

    @cached_property
    def _rules(self) -> "Protego":
        from protego import Protego

        return Protego.parse(self.text)

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return not self.closed and bool(self._rules.can_fetch(url, TOKEN))

    @property
    def delay(self) -> float:
        """The pause between requests that it asks for, in seconds, within bounds."""
        found = None if self.closed else self._rules.crawl_delay(TOKEN)
        return min(found, LONGEST_DELAY) if found is not None and found > 0 else 0.0


OPEN, CLOSED = Robots(), Robots(closed=True)


def robots_in(content: bytes) -> Robots:
    """The rules in the bytes of a robots.txt; what is no text in it, and what is beyond its limit, does not count."""
    return Robots(content[:LARGEST].decode("utf-8-sig", "replace").replace("\0", ""))
