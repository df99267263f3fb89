"""Logging in, in a real browser: what it sends, keeps and refuses is what the desk counts on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dragoman.register.audit import COMMAND_LINE, Doer, entries
from dragoman.register.store import Register
from dragoman.register.users import add_user
from dragoman.web.settings import Settings
from readings import seed
from web.conftest import NOW, serving

PASSWORD = "four plain words here"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("login") / "r.db"
    with Register.open(str(path), create=True) as register:
        register.record(seed(), "1")
        add_user(register, "Mara Lind", "admin", PASSWORD, by=Doer("root", None, COMMAND_LINE))
    return path


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with serving(Settings(register=str(path), now=lambda: NOW, login=True)) as served:
        yield served


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


def _log_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Name", exact=True).fill("mara lind")
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def test_in_and_out_again(page: Page, path: Path) -> None:
    page.goto("/audit?who=Mara+Lind")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    _log_in(page, "wrong password")
    expect(page.get_by_role("alert")).to_contain_text("not right")
    _log_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Audit log")
    assert page.url.endswith("/audit?who=Mara+Lind")
    expect(page.get_by_text("Mara Lind, admin")).to_be_visible()
    assert page.evaluate("() => document.cookie") == ""
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    with Register.open(str(path)) as register:
        told = [(entry.what, entry.origin) for entry in entries(register, who="Mara Lind", limit=3)]
    assert told == [("logout", "127.0.0.1"), ("login", "127.0.0.1"), ("login refused", "127.0.0.1")]


def test_another_site_cannot_send_anything(page: Page, address: str) -> None:
    """Not with a form of its own, nor in a frame, although the browser has the session of the desk."""
    page.goto("/login")
    _log_in(page)
    expect(page.get_by_text("Mara Lind, admin")).to_be_visible()
    page.route(
        "http://elsewhere.example/*",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"<form method=post action='{address}/logout'><button>Win</button></form><iframe src='{address}/'></iframe>",
        ),
    )
    page.goto("http://elsewhere.example/")
    assert (
        page.frames[1].evaluate("() => document.body ? document.body.innerText : ''").find("Latest engagements") == -1
    )
    with page.expect_navigation():
        page.get_by_role("button", name="Win").click()
    assert page.get_by_role("heading", level=1).count() == 0 or "may not do this" in page.inner_text("h1")
    page.goto(address)
    expect(page.get_by_text("Mara Lind, admin")).to_be_visible()
