"""Every page is tried with axe-core, in light and dark, wide and narrow: it finds nothing amiss."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from web.conftest import NOW, Caller, serving
from web.crawling import Found, crawl

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def settings(examples: Path) -> Settings:
    return Settings(register=str(examples), hosts=("testserver", "127.0.0.1"), now=lambda: NOW)


@pytest.fixture(scope="module")
def pages(settings: Settings) -> list[Found]:
    """A few pages of each route, an error, and the login."""
    app = create_app(settings)
    with Caller(app) as desk:
        found = crawl(app, desk, of_each=2)
    shown = [one for each in found.values() for one in each if one.is_page]
    return [*shown, Found("/no-such-page", "an error", "text/html")]


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    with serving(settings) as served:
        yield served


@pytest.fixture(scope="module")
def login_address(settings: Settings) -> Iterator[str]:
    with serving(settings._replace(login=True)) as served:
        yield served


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1440, True), (390, False)])
def test_nothing_is_amiss_on_any_page(
    browser: Browser, address: str, pages: list[Found], width: int, dark: bool
) -> None:
    amiss = _amiss(browser, address, [page.address for page in pages], width, dark)
    assert not amiss, json.dumps(amiss, indent=1)


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_amiss_at_the_login(browser: Browser, login_address: str, dark: bool) -> None:
    amiss = _amiss(browser, login_address, ["/login"], 390, dark)
    assert not amiss, json.dumps(amiss, indent=1)


def _amiss(browser: Browser, address: str, wanted: list[str], width: int, dark: bool) -> dict[str, Any]:
    """By page what axe-core finds: the rule, and where."""
    if not AXE.exists():
        pytest.skip("axe-core is not here: npm ci --prefix frontend")
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    found: dict[str, Any] = {}
    page = context.new_page()
    for one in wanted:
        page.goto(one)
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = page.evaluate(
            """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})).violations
                 .map(one => [one.id, one.nodes.slice(0, 4).map(node => `${node.html.slice(0, 150)}: ${node.failureSummary}`)])""",
            _RULES,
        )
        if violations:
            found[one] = violations
    context.close()
    return found
