"""Who may do what at the desk: every route with the role it asks for, on one page. What is not here nobody may do."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount, Route

from dragoman.model.roles import Role

Needed = Role | Literal["anyone"]

PERMISSIONS: Mapping[tuple[str, str], Needed] = {
    ("GET", "/login"): "anyone",
    ("POST", "/login"): "anyone",
    ("POST", "/logout"): "anyone",
    ("GET", "/static"): "anyone",
    ("GET", "/"): "reader",
    ("GET", "/reports"): "reader",
    ("GET", "/reports/{number}"): "reader",
    ("GET", "/engagements/{number}"): "reader",
    ("GET", "/persons/{number}"): "reader",
    ("GET", "/organisations/{number}"): "reader",
    ("GET", "/states/{code}"): "reader",
    ("GET", "/states/{one}/{other}"): "reader",
    ("GET", "/commitments"): "reader",
    ("GET", "/commitments.{ending}"): "reader",
    ("GET", "/search"): "reader",
    ("GET", "/review"): "reader",
    ("GET", "/review/add"): "coder",
    ("GET", "/review/bulk"): "coder",
    ("GET", "/review/merge"): "coder",
    ("POST", "/review/decide"): "coder",
    ("POST", "/review/undo"): "coder",
    ("POST", "/review/again"): "coder",
    ("POST", "/review/correct"): "coder",
    ("POST", "/review/reopen"): "coder",
    ("POST", "/review/add"): "coder",
    ("POST", "/review/bulk"): "reviewer",
    ("POST", "/review/merge"): "reviewer",
    ("POST", "/review/split"): "reviewer",
    ("GET", "/explore"): "reader",
    ("GET", "/explore/network.json"): "reader",
    ("GET", "/explore/engagements.{ending}"): "reader",
    ("GET", "/searches"): "reader",
    ("GET", "/searches/{number}"): "reader",
    ("GET", "/searches/{number}/feed.atom"): "reader",
    ("GET", "/searches/{number}/new.eml"): "reader",
    ("POST", "/searches"): "coder",
    ("POST", "/searches/{number}/seen"): "coder",
    ("POST", "/searches/{number}/forget"): "coder",
    ("GET", "/audit"): "admin",
}
WITHOUT_DECIDING = frozenset({("POST", "/login"), ("POST", "/logout")})
"""What is sent and changes nothing of the register's facts, so that a desk for reading only takes it too."""


class Place(NamedTuple):
    """A route: its method, its path as it was declared, and itself."""

    method: str
    path: str
    route: BaseRoute


def places(app: FastAPI) -> Iterator[Place]:
    """All routes of an application, those of the routers it includes among them."""
    return _places(app.router.routes)


def _places(routes: Iterable[BaseRoute]) -> Iterator[Place]:
    for route in routes:
        if isinstance(route, Mount):
            yield Place("GET", route.path, route)
        elif isinstance(route, Route):
            for method in sorted(route.methods or ()):
                yield Place(method, route.path, route)
        elif (included := getattr(route, "original_router", None)) is not None:
            yield from _places(included.routes)


def is_at(place: Place, path: str) -> bool:
    """Whether an address is one of the route's."""
    if isinstance(place.route, Mount):
        return path == place.path or path.startswith(f"{place.path}/")
    return isinstance(place.route, Route) and place.route.path_regex.match(path) is not None
