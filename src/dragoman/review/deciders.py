"""Who decides, in what capacity, and what had been decided when they looked."""

from typing import NamedTuple

from dragoman.model.decision import Role


class Decider(NamedTuple):
    """Somebody who decides. `seen` is the newest decision there was when they looked, None if that was just now."""

    name: str
    role: Role = "reviewer"
    seen: int | None = None
