"""What every answer carries so that a browser does with it only what is meant, and who may ask at all."""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.problems import Problem
from dragoman.web.rendering import problem_page

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Protection:
    """Answers only those who call the desk by its names, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app, self._hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        name = _host_name(Headers(scope=scope).get("host", ""))
        if name in self._hosts or "*" in self._hosts:
            await self._app(scope, receive, protected)
            return
        answer = problem_page(scope, Problem(400, *_UNKNOWN_NAME))
        await answer(scope, receive, protected)


_HOST = re.compile(r"(?:\[(?P<within>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:/@?#\\\[\]]+))(?::[0-9]{1,5})?")
_UNKNOWN_NAME = (
    "This desk is not known by the name in the address.",
    "Use the address that dragoman serve printed when it was started.",
)


def _host_name(host: str) -> str:
    """The name of a Host header, without its port; empty if it is none, for links are made of the whole of it."""
    found = _HOST.fullmatch(host)
    return (found["within"] or found["name"]).lower() if found else ""
