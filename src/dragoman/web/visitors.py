"""Who asks for a page: in which role, and from where."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Request

from dragoman.model.roles import Role
from dragoman.register.audit import Doer


class Visitor(NamedTuple):
    """Who asks. Nobody has a name and role before logging in, where that is asked for.

    `form_token` has to be in what this visitor sends, so that no other site can send it in their name. `session` is the
    token of the login, if there was one.
    """

    name: str | None
    role: Role | None
    address: str
    form_token: str
    session: str | None = None

    @property
    def doer(self) -> Doer:
        return Doer(self.name, self.role, self.address)


def visitor_of(request: Request) -> Visitor:
    visitor: Visitor = request.scope["visitor"]
    return visitor


Visiting = Annotated[Visitor, Depends(visitor_of)]
