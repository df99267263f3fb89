"""The desk as a web application: its pages, its files, and what it answers when something goes wrong."""

import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import Scope

from dragoman.register.errors import RegisterError
from dragoman.register.store import Register
from dragoman.web.desk import Desk
from dragoman.web.guarding import Guard
from dragoman.web.limits import LoginLimits
from dragoman.web.permissions import PERMISSIONS
from dragoman.web.problems import Again, Problem, failed, sendable
from dragoman.web.protection import HEADERS, Protection
from dragoman.web.rendering import STATIC, environment, problem_page, sections_of
from dragoman.web.routes import (
    bulk,
    commitments,
    correcting,
    engagements,
    explore,
    merging,
    people,
    reports,
    review,
    search,
    searches,
    today,
)
from dragoman.web.routes.access import router as access
from dragoman.web.settings import Settings
from dragoman.web.tidying import Tidying

ROUTERS = (
    *(today.router, reports.router, engagements.router, people.router, search.router),
    *(commitments.router, explore.router, searches.router),
    *(review.router, correcting.router, bulk.router, merging.router),
)
_COMPRESSION = 5
"""Nine takes five times as long for a thirtieth less."""
_COLLECTED = (10_000, 10, 10)
"""A page of 2,000 engagements makes tens of thousands of objects, few of them in rings."""
_log = logging.getLogger("dragoman.web")


def create_app(settings: Settings) -> FastAPI:
    """The desk over the register of the settings. `RegisterError` if that cannot be opened."""
    register = Register.open(settings.register, patience=settings.patience)

    @asynccontextmanager
    async def open_(_: FastAPI) -> AsyncIterator[None]:
        yield
        register.close()

    app = FastAPI(title="Dragoman", docs_url=None, redoc_url=None, openapi_url=None, lifespan=open_)
    app.state.desk = Desk(register, settings)
    app.state.pages = environment(settings)
    app.state.permissions = dict(PERMISSIONS)
    app.state.logins = LoginLimits()
    for router in (*ROUTERS, access):
        app.include_router(router, default_response_class=HTMLResponse)
    app.state.sections = sections_of([route.path for router in ROUTERS for route in router.routes])  # type: ignore[attr-defined]
    app.mount("/static", _Files(directory=STATIC), name="static")
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)
    app.add_middleware(Tidying)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=_COMPRESSION)
    app.add_middleware(Guard, desk_app=app)
    app.add_middleware(Protection, hosts=settings.hosts)
    if not (STATIC / "vendor").exists():
        _log.warning("what the pages take from npm is not built: they can be read, but not all can be used: make web")
    return app


def spare_collections() -> None:
    """Lets no page wait while Python looks for garbage in what stays as long as the desk does: modules, tables of words.

    It is for the whole process, so that whoever starts a desk of its own calls it, once all is made.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)


class _Files(StaticFiles):
    """Files whose address changes with their content may be kept."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        lasting = scope.get("query_string", b"").startswith(b"v=")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return response


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    if error.status == 503 and request.method == "POST":
        fields = (await request.form()).multi_items()
        error.again = Again(request.url.path, sendable(fields))
    return problem_page(request.scope, error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = problem_page(request.scope, Problem(error.status_code))
    response.headers.update(error.headers or {})
    return response


async def _bad_value(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    places = {str(part) for one in error.errors() for part in one["loc"][:1]}
    # What an address names by something that is no number is not there.
    if places == {"path"}:
        return problem_page(request.scope, Problem(404))
    names = ", ".join(dict.fromkeys(str(one["loc"][-1]) for one in error.errors()))
    what = f"What was given for {names} cannot be taken." if names else None
    return problem_page(request.scope, Problem(422, what))


async def _register_failed(request: Request, error: Exception) -> Response:
    _log.error("%s", error)
    assert isinstance(error, RegisterError)
    return problem_page(request.scope, failed(error))


async def _fault(request: Request, _: Exception) -> Response:
    # Starlette sends this page past all that is around the routes, and then logs the fault with its traceback.
    response = problem_page(request.scope, Problem(500))
    response.headers.update({**HEADERS, "Cache-Control": "no-store"})
    return response


_ANSWERS: dict[type[Exception], Callable[[Request, Any], Any]] = {
    Problem: _problem,
    HTTPException: _http_error,
    RequestValidationError: _bad_value,
    RegisterError: _register_failed,
    Exception: _fault,
}
