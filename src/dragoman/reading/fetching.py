"""Pages asked for over the web: within a time, a size and the public net, whatever the other side does."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from dragoman.reading.addresses import NO_HOSTS, public_address
from dragoman.reading.codings import unpacked
from dragoman.reading.streams import LARGEST

if TYPE_CHECKING:
    import httpx

_HOPS = 5
_LONGEST_VALIDATOR = 500
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def _anything(url: str) -> None:
    """Lets every address be asked for."""


class Web(NamedTuple):
    """How the web may be asked. A host of a private network is refused unless it is allowed by name.

    `hosts` gives hosts the IP addresses to connect to, whatever the net calls them. `permit` is called before an address
    is asked for, also one that a redirect leads to: it may wait, and it raises `ValueError` if that may not be.
    """

    seconds: float = 30.0
    pause: float = 1.0
    limit: int = LARGEST
    allowed: frozenset[str] = frozenset()
    agent: str = "dragoman (a reader of diplomatic reports)"
    hosts: Mapping[str, str] = NO_HOSTS
    permit: Callable[[str], None] = _anything


class Validators(NamedTuple):
    """By what a server knows which version of an address's content we have."""

    etag: str | None = None
    modified: str | None = None


NONE_KNOWN = Validators()


class Answer(NamedTuple):
    """What an address gave: the address at the end of all redirects, its type, its bytes, and how to ask for news of it.

    `unchanged` if the server says that we have it already; then it gave no bytes.
    """

    url: str
    declared: str | None
    content: bytes
    validators: Validators = NONE_KNOWN
    unchanged: bool = False


class NotGiven(ValueError):
    """An address that was not given: by the server's answer (`status`), or since none came in time (None).

    `after` is what the server says about when to ask again, as its header has it.
    """

    def __init__(self, message: str, status: int | None = None, after: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.after = after


class LeadsOn(ValueError):
    """An address that leads on to others without end."""


def fetch(url: str, web: Web, known: Validators = NONE_KNOWN) -> Answer:
    """What is at an address, or that it is as we know it.

    `ValueError`, worded to follow the source's name, if it is not given in time and size: `NotGiven` if it may be later.
    """
    import httpx

    deadline = time.monotonic() + web.seconds
    # Proxies named by the environment would connect in our place, past the check of the address.
    with httpx.Client(timeout=min(10.0, web.seconds), follow_redirects=False, trust_env=False) as client:
        for _ in range(_HOPS + 1):
            # While it waits for leave to ask, the other side is not slow.
            before = time.monotonic()
            web.permit(url)
            deadline += time.monotonic() - before
            answer = _one(client, url, web, deadline, known)
            if isinstance(answer, Answer):
                return answer
            url = urljoin(url, answer)
    raise LeadsOn(f"leads on to other addresses more than {_HOPS} times")


def _one(client: "httpx.Client", url: str, web: Web, deadline: float, known: Validators) -> Answer | str:
    """The answer of one address, or the address that it leads on to."""
    import httpx

    request, watch = _request(client, url, web, known), _Watch(deadline)
    try:
        with watch, contextlib.closing(client.send(watch.over(request), stream=True)) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return str(response.headers["location"])
            if response.status_code == 304 and known != NONE_KNOWN:
                return Answer(url, None, b"", known, unchanged=True)
            if response.status_code != 200:
                raise NotGiven(
                    f"was not given: the server answers {response.status_code} {response.reason_phrase}".rstrip(),
                    response.status_code,
                    response.headers.get("retry-after"),
                )
            content = _content(response, web, deadline)
        if watch.late:
            raise NotGiven(f"took longer than {web.seconds:g} seconds to be given")
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
        if watch.late or isinstance(error, httpx.TimeoutException):
            raise NotGiven(f"took longer than {web.seconds:g} seconds to be given") from None
        raise NotGiven(f"cannot be reached: {' '.join(str(error).split()) or type(error).__name__}") from None
    headers = response.headers
    etag, modified = headers.get("etag"), headers.get("last-modified")
    validators = Validators(
        *(value if value and len(value) <= _LONGEST_VALIDATOR else None for value in (etag, modified))
    )
    return Answer(url, headers.get("content-type"), content, validators)


def _request(client: "httpx.Client", url: str, web: Web, known: Validators) -> "httpx.Request":
    """The request, made to the very IP address that was checked, under the host's own name."""
    host, ip = public_address(url, web.allowed, web.hosts)
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    name = f"[{host}]" if ":" in host else host
    at = urlunsplit((parts.scheme, f"[{ip}]{port}" if ":" in ip else f"{ip}{port}", parts.path or "/", parts.query, ""))
    headers = {"Host": f"{name}{port}", "User-Agent": web.agent, "Accept-Encoding": "gzip", "Connection": "close"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    try:
        return client.build_request("GET", at, headers=headers, extensions={"sni_hostname": host})
    except (ValueError, UnicodeError) as error:
        raise ValueError(f"is no address that can be asked for: {error}") from None


def _content(response: "httpx.Response", web: Web, deadline: float) -> bytes:
    parts, size = [], 0
    # The client itself undoes as many codings as the other side names, and counts nothing.
    for part in unpacked(response.iter_raw(1 << 16), response.headers.get("content-encoding")):
        parts.append(part)
        size += len(part)
        if size > web.limit:
            raise ValueError(f"is too large (the limit is {web.limit:,} bytes): it was not read to its end")
        if time.monotonic() > deadline:
            raise NotGiven(f"took longer than {web.seconds:g} seconds to be given")
    return b"".join(parts)


class _Watch:
    """Cuts the connection at the deadline: a server that gives a byte now and then never runs into a read's time-out."""

    def __init__(self, deadline: float) -> None:
        self.late = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(max(0.0, deadline - time.monotonic()), self._cut)
        self._timer.daemon = True

    def over(self, request: "httpx.Request") -> "httpx.Request":
        request.extensions = {**request.extensions, "trace": self._trace}
        return request

    def __enter__(self) -> "_Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            if self.late:
                self._cut()

    def _cut(self) -> None:
        self.late = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
