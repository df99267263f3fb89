"""What every route stands on: the register that is open, and what the desk was started with."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Path, Query, Request

from dragoman.register.store import Register
from dragoman.web.settings import Settings


class Desk(NamedTuple):
    register: Register
    settings: Settings


def desk_of(request: Request) -> Desk:
    """The desk, at which what is decided is decided by who asks."""
    desk: Desk = request.app.state.desk
    return desk._replace(register=desk.register.on_behalf_of(request.scope["visitor"].doer))


AtDesk = Annotated[Desk, Depends(desk_of)]

_LARGEST = 2**31 - 1
Number = Annotated[int, Path(ge=1, le=_LARGEST)]
"""A number of the register in an address."""
OneNumber = Annotated[int | None, Query(ge=0, le=_LARGEST)]
"""One that may be asked for."""
