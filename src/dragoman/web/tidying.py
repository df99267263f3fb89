"""Addresses that are shared say only what is set: a browser sends each field of a form, also those left blank."""

from urllib.parse import quote, unquote_plus

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Tidying:
    """Leads from an address that names something blank to the same without it, which means the same to every page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        tidied = _tidied(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        answer = self.app if tidied is None else RedirectResponse(tidied, status_code=302)
        await answer(scope, receive, send)


def _tidied(scope: Scope) -> str | None:
    """The address without what is blank; None if nothing is."""
    given = scope["query_string"].decode("latin-1").split("&")
    kept = [pair for pair in given if unquote_plus(pair.partition("=")[2]).strip()]
    # What begins with two slashes would lead to another host.
    if len(kept) == len(given) or given == [""] or scope["path"].startswith("//"):
        return None
    return "?".join([quote(scope["path"]), *filter(None, ["&".join(kept)])])
