"""A desk over the register of the examples: asked in the process, or by a browser over loopback."""

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient
from httpx2 import Response
from playwright.sync_api import Browser, Page, sync_playwright

from dragoman.model.document import Document
from dragoman.pipeline import reader_named, record
from dragoman.reading.sources import iter_documents
from dragoman.register.store import Register
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from tellings import report

EXAMPLES = Path(__file__).parents[2] / "examples"
NOW = datetime(2024, 9, 20, 9, 30, tzinfo=UTC)
"""When it is at the desk, unless a test says otherwise: in the middle of what the examples tell."""
CHROMIUM = os.environ.get("DRAGOMAN_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser is marked so: `make test-web` runs it, after it has installed what pages and checks need."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with all examples, read once. Not to be written to: see `register_url`."""
    path = tmp_path_factory.mktemp("register") / "examples.db"
    reader = reader_named()
    with Register.open(str(path), create=True) as register:
        for document in iter_documents(sorted(map(str, EXAMPLES.glob("*.report")))):
            assert isinstance(document, Document)
            record(document, register, reader)
    return path


@pytest.fixture
def register_url(examples: Path, tmp_path: Path) -> str:
    """A register with all examples of the test's own."""
    return str(shutil.copy(examples, tmp_path / "desk.db"))


@pytest.fixture
def settings(register_url: str) -> Settings:
    """What the desk is started with; a test module may put its own in its place."""
    return Settings(register=register_url, hosts=("testserver", "127.0.0.1"), now=lambda: NOW)


class Caller(TestClient):
    """Asks the desk as its own pages do: what is sent holds the token that a page of the desk has given."""

    def request(self, method: str, url: Any, **options: Any) -> Response:
        headers = dict(options.pop("headers", None) or {})
        if method not in {"GET", "HEAD"} and "x-form-token" not in headers:
            headers["x-form-token"] = self.form_token()
        return super().request(method, url, headers=headers, **options)

    def form_token(self) -> str:
        """The token in the forms of a page."""
        found = re.search(r'X-Form-Token": "([0-9a-f]+)"', self.get("/no-such-page", follow_redirects=True).text)
        return found[1] if found else ""


@pytest.fixture
def desk(settings: Settings) -> Iterator[Caller]:
    """The desk, asked without a network. A fault of it fails the test."""
    with Caller(create_app(settings)) as client:
        yield client


@pytest.fixture
def served(settings: Settings) -> Iterator[str]:
    """The address of a desk that listens on loopback."""
    with serving(settings) as address:
        yield address


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    config = uvicorn.Config(create_app(settings), host="127.0.0.1", port=0, log_level="warning")
    server, socket = uvicorn.Server(config), config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.started
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        socket.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: name one with DRAGOMAN_CHROMIUM")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, served: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of the desk, each as in a browser of its own: `open_page("/reports/1", width=390, dark=True)`.

    Nothing of a page may go wrong in the browser: what its console complains of fails the test at the end.
    """
    complaints: list[str] = []

    def opened(
        address: str = "/", *, width: int = 1440, height: int = 900, dark: bool = False, js: bool = True
    ) -> Page:
        context = browser.new_context(
            base_url=served,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=js,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    assert complaints == []


SEIT, OZOLA, LIND = "Nurlan Seit", "Ilze Ozola", "Bo Lind"
MEETING = (
    report(
        *(SEIT, OZOLA), source="plan", published="2024-08-01", status="scheduled", date="2024-09-15", outlet="Steppe News"
    ),
    report(
        *(SEIT, OZOLA), source="ours", published="2024-09-15", date="2024-09-15", place="Riga", topics=("gas supplies",),
        promised="a new terminal", outlet="Ministry",
    ),
    report(
        *(SEIT, OZOLA), source="theirs", published="2024-09-16", date="2024-09-15", place="Ventspils",
        topics=("Gas supplies", "transit"), outlet="Steppe News",
    ),
)  # fmt: skip
"""A meeting that was announced, and told by both sides, which name different towns."""


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Register]:
    """A register of few reports, quicker than that of the examples: a meeting of three accounts, and a later call."""
    with Register.open(str(tmp_path / "told.db"), create=True) as register:
        for reading in MEETING:
            register.record(reading, "1")
        call = report(SEIT, LIND, source="call", published="2024-09-18", form="call", date="2024-09-18", confidence=0.3)
        register.record(call, "1")
        yield register


@pytest.fixture
def told_desk(told: Register) -> Iterator[TestClient]:
    settings = Settings(register=str(told.engine.url.database), hosts=("testserver",), now=lambda: NOW)
    with TestClient(create_app(settings)) as client:
        yield client
