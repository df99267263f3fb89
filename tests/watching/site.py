"""A web site on this machine whose pages a test puts up and takes down, and which remembers what it was asked for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Asked(NamedTuple):
    """A request: its path, host, user agent, and whether it asked only for news."""

    path: str
    host: str
    agent: str
    conditional: bool


class Given(NamedTuple):
    """What a path gives."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "text/plain; charset=utf-8"
    etag: str | None = None


class Site:
    """The pages of a site by path. `before` is called with the path of each request before it is answered."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        self.pages: dict[str, Given] = {}
        self.asked: list[Asked] = []
        self.before: Callable[[str], None] = lambda path: None

    def put(self, path: str, body: str | bytes, **how: object) -> None:
        self.pages[path] = Given(body.encode() if isinstance(body, str) else body, **how)  # type: ignore[arg-type]

    def fail(self, path: str, status: int, *headers: tuple[str, str]) -> None:
        self.pages[path] = Given(status=status, headers=headers)

    def report(self, path: str, number: int) -> str:
        """Puts up a report that is unlike the others, and gives its address."""
        self.put(path, report_text(number))
        return self.address + path

    def feed(self, path: str, links: list[str], etag: str | None = None) -> str:
        """Puts up a feed of these links, and gives its address."""
        items = "".join(f"<item><title>On {link[-9:]}</title><link>{link}</link></item>" for link in links)
        body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Norpress</title>{items}</channel></rss>"
        self.put(path, body, kind="application/rss+xml", etag=etag)
        return self.address + path

    def paths(self) -> list[str]:
        """The paths that were asked for, but robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]


_TOPICS = "fishing forests railways visas wheat ports schools energy floods museums orchards bridges".split()
_TOWNS = "Anna Brekka Corvo Dunmar Elgin Farsund Gorna Halden Ismar Jelsa Korda Lunde".split()


def report_text(number: int) -> str:
    """A report of a few sentences in English that shares few words with those of other numbers."""
    topic, town = _TOPICS[number % 12], _TOWNS[number // 12 % 12]
    word = "".join(chr(97 + int(digit)) for digit in str(number * 7919))
    return (
        f"Envoys speak of {topic} in Port {town}\n\nThe Ambassador of Caldria met the minister for {topic} in Port {town} "
        f"and gave him the {word} letter.\n\nThey agreed that the {topic} commission {number} of {town} will meet in the spring."
    )


@contextmanager
def running_site() -> Iterator[Site]:
    """A site that is up."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            headers = self.headers
            conditional = "If-None-Match" in headers or "If-Modified-Since" in headers
            site.asked.append(Asked(self.path, headers["Host"], headers["User-Agent"], conditional))
            site.before(self.path)
            given = site.pages.get(self.path, Given(status=404))
            if given.etag and headers.get("If-None-Match") == given.etag:
                given = Given(status=304, etag=given.etag)
            with suppress(OSError):
                self.send_response(given.status)
                for name, value in (*given.headers, *((("ETag", given.etag),) if given.etag else ())):
                    self.send_header(name, value)
                self.send_header("Content-Type", given.kind)
                self.send_header("Content-Length", str(len(given.body)))
                self.end_headers()
                self.wfile.write(given.body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
