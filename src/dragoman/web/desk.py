"""What every route stands on: the register that is open, and what the desk was started with."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Request

from dragoman.register.store import Register
from dragoman.web.settings import Settings


class Desk(NamedTuple):
    register: Register
    settings: Settings


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]
