"""Logging in and out, and the audit log."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from dragoman.register.audit import entries
from dragoman.register.sessions import log_in, log_out
from dragoman.register.users import key_of
from dragoman.web.cookies import clear_cookie, set_cookie
from dragoman.web.desk import AtDesk
from dragoman.web.problems import Problem
from dragoman.web.rendering import page
from dragoman.web.visitors import Visiting

router = APIRouter()
_SHOWN = 100


@router.get("/login")
def login(
    request: Request, desk: AtDesk, visitor: Visiting, wanted: Annotated[str, Query(alias="next")] = "/"
) -> Response:
    if visitor.role is not None:
        return RedirectResponse(_local(wanted), status_code=303)
    return page(request, "login.html", wanted=_local(wanted), name="", wrong=False)


@router.post("/login")
def log_in_(
    request: Request,
    desk: AtDesk,
    visitor: Visiting,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    wanted: Annotated[str, Form(alias="next")] = "/",
) -> Response:
    if not desk.settings.login:
        return RedirectResponse("/", status_code=303)
    limits, user = request.app.state.logins, key_of(name)
    if wait := limits.take(user, visitor.address):
        raise Problem(429, "There were too many tries to log in.", "Wait, and try again then.", wait=wait)
    began = log_in(desk.register, name, password, origin=visitor.address, former=visitor.session)
    if began is None:
        return page(request, "login.html", status=403, wanted=_local(wanted), name=name, wrong=True)
    limits.succeeded(user, visitor.address)
    response = RedirectResponse(_local(wanted), status_code=303)
    set_cookie(response, desk.settings, "session", began.token)
    # Forms that were made before the login are no longer taken.
    clear_cookie(response, desk.settings, "visit")
    return response


@router.post("/logout")
def log_out_(desk: AtDesk, visitor: Visiting) -> Response:
    if visitor.session is not None:
        log_out(desk.register, visitor.session, by=visitor.doer)
    response = RedirectResponse("/login" if desk.settings.login else "/", status_code=303)
    clear_cookie(response, desk.settings, "session")
    clear_cookie(response, desk.settings, "visit")
    return response


@router.get("/audit")
def audit(
    request: Request,
    desk: AtDesk,
    who: Annotated[str, Query(max_length=200)] = "",
    before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
) -> HTMLResponse:
    found = entries(desk.register, who=who.strip() or None, before=before, limit=_SHOWN + 1)
    return page(request, "audit.html", entries=found[:_SHOWN], who=who, older=len(found) > _SHOWN)


def _local(address: str) -> str:
    """An address of this desk; what leads elsewhere leads to its first page."""
    plain = address.isprintable() and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain else "/"
