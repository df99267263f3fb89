"""Pages asked for over the web: within a time, a size and the public net, whatever the other side does."""

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from dragoman.reading.addresses import public_address
from dragoman.reading.streams import LARGEST

if TYPE_CHECKING:
    import httpx

_HOPS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Web(NamedTuple):
    """How the web may be asked. A host of a private network is refused unless it is allowed by name."""

    seconds: float = 30.0
    pause: float = 1.0
    limit: int = LARGEST
    allowed: frozenset[str] = frozenset()
    agent: str = "dragoman (a reader of diplomatic reports)"


class Answer(NamedTuple):
    """What an address gave: the address at the end of all redirects, its type, and its bytes."""

    url: str
    declared: str | None
    content: bytes


def fetch(url: str, web: Web) -> Answer:
    """What is at an address. `ValueError`, worded to follow the source's name, if it is not given in time and size."""
    import httpx

    deadline = time.monotonic() + web.seconds
    # Proxies named by the environment would connect in our place, past the check of the address.
    with httpx.Client(timeout=min(10.0, web.seconds), follow_redirects=False, trust_env=False) as client:
        for _ in range(_HOPS + 1):
            answer = _one(client, url, web, deadline)
            if isinstance(answer, Answer):
                return answer
            url = urljoin(url, answer)
    raise ValueError(f"leads on to other addresses more than {_HOPS} times")


def _one(client: "httpx.Client", url: str, web: Web, deadline: float) -> Answer | str:
    """The answer of one address, or the address that it leads on to."""
    import httpx

    request, watch = _request(client, url, web), _Watch(deadline)
    try:
        with watch, contextlib.closing(client.send(watch.over(request), stream=True)) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return str(response.headers["location"])
            if response.status_code != 200:
                raise ValueError(f"was not given: the server answers {response.status_code} {response.reason_phrase}")
            content = _content(response, web, deadline)
        if watch.late:
            raise ValueError(f"took longer than {web.seconds:g} seconds to be given")
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
        if watch.late or isinstance(error, httpx.TimeoutException):
            raise ValueError(f"took longer than {web.seconds:g} seconds to be given") from None
        raise ValueError(f"cannot be reached: {' '.join(str(error).split()) or type(error).__name__}") from None
    return Answer(url, response.headers.get("content-type"), content)


def _request(client: "httpx.Client", url: str, web: Web) -> "httpx.Request":
    """The request, made to the very IP address that was checked, under the host's own name."""
    host, ip = public_address(url, web.allowed)
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    name = f"[{host}]" if ":" in host else host
    at = urlunsplit((parts.scheme, f"[{ip}]{port}" if ":" in ip else f"{ip}{port}", parts.path or "/", parts.query, ""))
    headers = {"Host": f"{name}{port}", "User-Agent": web.agent, "Accept-Encoding": "gzip", "Connection": "close"}
    try:
        return client.build_request("GET", at, headers=headers, extensions={"sni_hostname": host})
    except (ValueError, UnicodeError) as error:
        raise ValueError(f"is no address that can be asked for: {error}") from None


def _content(response: "httpx.Response", web: Web, deadline: float) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes(1 << 16):
        parts.append(part)
        size += len(part)
        if size > web.limit:
            raise ValueError(f"is too large (the limit is {web.limit:,} bytes): it was not read to its end")
        if time.monotonic() > deadline:
            raise ValueError(f"took longer than {web.seconds:g} seconds to be given")
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
