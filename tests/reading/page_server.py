"""A server on this machine that gives pages, leads elsewhere, dawdles, and never ends."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!DOCTYPE html><html><head><title>Envoys meet in Port Anna | Norpress</title></head><body><nav><a href='/'>Home</a></nav><h1>Envoys meet in "
    b"Port Anna</h1><p>The Ambassador of Caldria met the Minister of Trade of Norland in Port Anna on Monday and spoke of fishing.</p><p>The two "
    b"agreed that the talks would be continued in the spring, and that the joint commission would meet before that.</p></body></html>"
)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        with suppress(OSError):
            self._answer(self.path)

    def _answer(self, path: str) -> None:
        here = f"http://127.0.0.1:{self.server.server_address[1]}"  # type: ignore[str-bytes-safe]
        places = "".join(f"<url><loc>{here}/{name}</loc></url>" for name in ("page", "gone", "page.txt"))
        given = {
            "/sitemap.xml": (f"<urlset>{places}</urlset>".encode(), "text/xml"),
            "/picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "text/html"),
            "/page.txt": (PAGE, "text/plain"),
            "/page": (PAGE, "application/pdf"),
        }
        coded: dict[str, tuple[bytes, str]] = getattr(self.server, "coded", {})
        if path in coded:
            self._give(coded[path][0], "text/html", coded[path][1])
        elif path.startswith("/to/"):
            self._head(302, location=path.removeprefix("/to/"))
        elif path == "/loop":
            self._head(302, location="/loop")
        elif path == "/slow-head":
            self._drip(b"H")
        elif path == "/slow":
            self._head(200, kind="text/html", length=1000)
            self._drip(b"x")
        elif path == "/endless":
            self._head(200, kind="text/plain", length=10**12)
            while True:
                self.wfile.write(b"x" * 65536)
        elif path in given:
            self._give(*given[path])
        else:
            self._head(404)

    def _drip(self, byte: bytes) -> None:
        for _ in range(100):
            self.wfile.write(byte)
            self.wfile.flush()
            time.sleep(0.1)

    def _give(self, content: bytes, kind: str, coding: str | None = None) -> None:
        self._head(200, kind=kind, length=len(content), coding=coding)
        self.wfile.write(content)

    def _head(
        self,
        status: int,
        kind: str = "text/plain",
        length: int = 0,
        location: str | None = None,
        coding: str | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        if coding:
            self.send_header("Content-Encoding", coding)
        if location:
            self.send_header("Location", location)
        self.end_headers()


@contextmanager
def page_server(coded: dict[str, tuple[bytes, str]] | None = None) -> Iterator[str]:
    """The address of a running server; `coded` are pages that it gives compressed, and what it says of how."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.coded = coded or {}  # type: ignore[attr-defined]
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def served(pages: dict[str, bytes]) -> Iterator[int]:
    """The port of a server on this machine that gives these pages by their paths."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            content = pages.get(self.path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(content or b"")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
