"""The cookies of the desk: the session of who is logged in, and a number by which a browser's forms are known."""

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.settings import Settings

Cookie = Literal["session", "visit"]


def cookie_of(request: Request, settings: Settings, cookie: Cookie) -> str:
    """What the browser sent; empty if it sent none."""
    return request.cookies.get(_name(settings, cookie), "")


def set_cookie(response: Response, settings: Settings, cookie: Cookie, value: str) -> None:
    """For this desk only, out of the reach of scripts, until the browser is closed."""
    response.set_cookie(_name(settings, cookie), value, path="/", secure=settings.secure, httponly=True, samesite="lax")


def clear_cookie(response: Response, settings: Settings, cookie: Cookie) -> None:
    response.delete_cookie(_name(settings, cookie), path="/", secure=settings.secure, httponly=True, samesite="lax")


def _name(settings: Settings, cookie: Cookie) -> str:
    # With this prefix a browser lets no other host and no plain connection set it.
    return f"__Host-dragoman-{cookie}" if settings.secure else f"dragoman-{cookie}"
