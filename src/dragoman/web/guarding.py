"""The gate of the desk: nothing gets to a route that its visitor may not ask for, or that comes from another site."""

import asyncio
import hashlib
import hmac
import ipaddress
import secrets
from urllib.parse import quote, urlsplit

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.model.roles import reaches
from dragoman.register.errors import RegisterError
from dragoman.register.sessions import user_of
from dragoman.web.cookies import cookie_of, set_cookie
from dragoman.web.desk import Desk
from dragoman.web.limits import Limit, Rate, network_of
from dragoman.web.permissions import WITHOUT_DECIDING, Needed, is_at, places
from dragoman.web.problems import Again, Problem, failed, sendable
from dragoman.web.rendering import problem_page
from dragoman.web.settings import Settings
from dragoman.web.visitors import Visitor

LARGEST = 1_000_000
"""Bytes that may be sent at once."""
SLOWEST = 30.0
"""Seconds in which they have to come."""
ASKED = Rate(300, 0.1)
"""How often one address may ask for a page where a login is asked for: a page and its parts are several."""
TOKEN_FIELD, TOKEN_HEADER = "form_token", "x-form-token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PROXIED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class Guard:
    """Finds out who asks, and lets through what they may. Within `Protection`, around all else."""

    def __init__(self, app: ASGIApp, desk_app: FastAPI) -> None:
        self._app, self._desk_app = app, desk_app
        self._desk: Desk = desk_app.state.desk
        self._secret = secrets.token_bytes(32)
        self._asked = Limit(ASKED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # There are no web sockets here; what starts and ends the application goes through.
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        visit = cookie_of(request, self._desk.settings, "visit")
        known = len(visit) == 43 and visit.isascii()
        visit = visit if known else secrets.token_urlsafe(32)
        answer = _Answer(send, self._desk.settings, None if known else visit)
        try:
            scope["visitor"] = Visitor(None, None, _address(scope), self._token(visit, None))
            scope["visitor"] = await self._visitor(request, visit)
            refused, receive = await self._passed(request, receive)
        except Problem as problem:
            refused = problem_page(scope, problem)
        except RegisterError as error:
            refused = problem_page(scope, failed(error))
        await (refused or self._app)(scope, receive, answer)

    async def _visitor(self, request: Request, visit: str) -> Visitor:
        settings, address = self._desk.settings, _address(request.scope)
        if not settings.login:
            # Whoever sits at this machine is who the system says, as on the command line.
            if not _is_this_machine(address) or any(name in request.headers for name in _PROXIED):
                raise Problem(403, *_PROXY)
            return Visitor(settings.user, "admin", address, self._token(visit, None))
        token = cookie_of(request, settings, "session")
        user = await run_in_threadpool(user_of, self._desk.register, token) if token else None
        if user is None:
            return Visitor(None, None, address, self._token(visit, None))
        return Visitor(user.name, user.role, address, self._token(visit, token), token)

    async def _passed(self, request: Request, receive: Receive) -> tuple[Response | None, Receive]:
        """An answer in place of what was asked for, if there is to be one; else what the routes receive."""
        visitor, settings = request.scope["visitor"], self._desk.settings
        method, path = request.method, request.scope["path"]
        place, needed = self._needed(method, path)
        if settings.login and place != ("GET", "/static") and (wait := self._asked.take(network_of(visitor.address))):
            raise Problem(429, wait=wait)
        if method not in _SAFE:
            _check_origin(request.headers)
        if needed != "anyone":
            if visitor.role is None:
                return _to_login(request), receive
            if needed is None or not reaches(visitor.role, needed):
                raise Problem(403, f"This asks for the role of {needed}." if needed else None)
        if method not in _SAFE:
            if settings.read_only and place not in WITHOUT_DECIDING:
                raise Problem(403, "This desk was opened for reading only.")
            body = await _body(request.headers, receive)
            await self._check_token(request, body)
            return None, _again(body)
        return None, receive

    def _needed(self, method: str, path: str) -> tuple[tuple[str, str], Needed | None]:
        """The route of an address, and the role it asks for; None if nobody may. What is not there any reader may ask."""
        found = [place for place in places(self._desk_app) if is_at(place, path)]
        for place in found:
            if place.method == method or (place.method == "GET" and method == "HEAD"):
                key = (place.method, place.path)
                return key, self._desk_app.state.permissions.get(key)
        return (method, ""), "reader"

    async def _check_token(self, request: Request, body: bytes) -> None:
        given, form = request.headers.get(TOKEN_HEADER, ""), FormData()
        if not given:
            form = await _form(request.scope, body)
            given = str(form.get(TOKEN_FIELD, ""))
        if not hmac.compare_digest(given.encode(), request.scope["visitor"].form_token.encode()):
            problem = Problem(403, *_STALE)
            if form and _is_of_this_desk(request):
                problem.again = Again(request.scope["path"], sendable(form.multi_items()))
            raise problem

    def _token(self, visit: str, session: str | None) -> str:
        words = f"{visit} {session or ''}".encode()
        return hmac.new(self._secret, words, hashlib.sha256).hexdigest()


class _Answer:
    """Sends what is answered; gives a visitor who is new the cookie by which their forms are known."""

    def __init__(self, send: Send, settings: Settings, visit: str | None) -> None:
        self._send, self._settings, self._visit = send, settings, visit

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._visit:
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                response = Response()
                set_cookie(response, self._settings, "visit", self._visit)
                headers.append("set-cookie", response.headers["set-cookie"])
        await self._send(message)


def _address(scope: Scope) -> str:
    return scope["client"][0] if scope.get("client") else ""


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True  # no network between


def _check_origin(headers: Headers) -> None:
    """A browser says from where something is sent; what comes from another site is not taken."""
    fetched, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if fetched not in (None, "same-origin"):
        raise Problem(403, *_ELSEWHERE)
    if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        raise Problem(403, *_ELSEWHERE)


def _is_of_this_desk(request: Request) -> bool:
    """Whether a browser says that a page of this desk sent what it sent, which is no login: that may be sent again.

    Only whoever looks at the page of the error can do so: no page elsewhere can, nor read the token that is in it.
    """
    said = request.headers.get("sec-fetch-site") == "same-origin" or "origin" in request.headers
    return said and request.scope["path"].startswith(_SENT_AGAIN)


def _to_login(request: Request) -> Response:
    """To the login, and from there to where the visitor wanted to go."""
    if request.method not in _SAFE:
        raise Problem(401)
    wanted = request.scope["path"] + (f"?{request.url.query}" if request.url.query else "")
    address = "/login" if wanted == "/" else f"/login?next={quote(wanted, safe='')}"
    if "hx-request" in request.headers:
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    return RedirectResponse(address, status_code=303)


async def _body(headers: Headers, receive: Receive) -> bytes:
    """What was sent, which is not to be much."""
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST:
        raise Problem(413)
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST):
            while True:
                message = await receive()
                body += message.get("body", b"")
                if len(body) > LARGEST:
                    raise Problem(413)
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError:
        raise Problem(408) from None


def _again(body: bytes) -> Receive:
    """Gives what was received to who comes next."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


async def _form(scope: Scope, body: bytes) -> FormData:
    try:
        return await Request({**scope}, _again(body)).form(max_files=0, max_fields=1000)
    except (HTTPException, ValueError) as error:
        raise Problem(400) from error


_ELSEWHERE = (
    "This was sent from another site, or by a browser that does not say from where.",
    "Open this desk by its address and do it there.",
)
_SENT_AGAIN = ("/review/", "/searches")
_STALE = (
    "The desk was started again, or you logged in or out, since this page was loaded. Nothing was recorded.",
    "Send it again if that is offered here; or else go back, load the page again, and do it again.",
    "This page is from before",
)
_PROXY = (
    "This desk is open to its own machine without a login, and was asked from elsewhere or through a proxy.",
    "Start it with --behind-proxy or --login, and make users with: dragoman users add.",
)
