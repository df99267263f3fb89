"""Pictures of every page in light and dark, wide and narrow; and on each, that nothing runs out of it or is cut off.

`make screenshots` keeps them in docs/screenshots/.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from web.conftest import NOW, Caller, serving
from web.crawling import Found, crawl

FOLDER = os.environ.get("DRAGOMAN_SCREENSHOTS")
"""Where pictures are kept; without it the pages are looked at only."""
SIZES = {390: 844, 1440: 900}
_TALLEST = 2400
_COLOURS = 96
_CUT = """() => {
  const found = [], wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 0) {
    const runs = [...document.querySelectorAll("body *")].filter(one => {
      const box = one.getBoundingClientRect();
      return box.width && box.right > innerWidth + 1 && !one.closest("[data-scrolls], .wide");
    });
    found.push(`${wide} px wider than the window: ${runs.slice(0, 3).map(one => one.outerHTML.slice(0, 100)).join(" | ")}`);
  }
  for (const one of document.querySelectorAll("main *, header *, footer *")) {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (!box.width || !box.height || style.visibility === "hidden") continue;
    if (one.closest(".unseen, .visually-hidden, .skip, .stacks thead, svg, canvas, select")) continue;
    const clips = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    if (clips && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2) && one.textContent.trim())
      found.push(`cut off: ${one.outerHTML.slice(0, 140)}`);
    if (/^(IFRAME|IMG|CANVAS|FIGURE)$/.test(one.tagName) && one.tagName === "FIGURE" && !one.textContent.trim() && !one.querySelector("svg, canvas, img"))
      found.push(`empty: ${one.outerHTML.slice(0, 140)}`);
    if (one.tagName === "IMG" && !one.naturalWidth) found.push(`no picture: ${one.outerHTML.slice(0, 140)}`);
  }
  for (const one of document.querySelectorAll("main section, main figure, main table tbody, main ul, main ol"))
    if (!one.textContent.trim() && !one.querySelector("svg, canvas, input, img") && one.getClientRects().length)
      found.push(`empty: ${one.outerHTML.slice(0, 140)}`);
  return found;
}"""


@pytest.fixture(scope="module")
def settings(examples: Path) -> Settings:
    return Settings(register=str(examples), hosts=("testserver", "127.0.0.1"), now=lambda: NOW)


@pytest.fixture(scope="module")
def pages(settings: Settings) -> dict[str, Found]:
    """A page of each route by the name of its picture, and what routes show in several ways in each of them."""
    app = create_app(settings)
    with Caller(app) as desk:
        found = crawl(app, desk, of_each=1)
    named: dict[str, Found] = {}
    for one in (one for each in found.values() for one in each if one.is_page):
        named.setdefault(_name(one), one)
    return {**named, "an-error": Found("/no-such-page", "", "text/html")}


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    with serving(settings) as served:
        yield served


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_nothing_is_cut_off_on_any_page(
    browser: Browser, address: str, pages: dict[str, Found], width: int, dark: bool
) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": SIZES[width]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    complaints: dict[str, Any] = {}
    page = context.new_page()
    for name, one in pages.items():
        page.goto(one.address)
        page.wait_for_load_state("networkidle")
        if found := page.evaluate(_CUT):
            complaints[one.address] = found
        if FOLDER:
            _keep(page, Path(FOLDER) / f"{name}-{width}-{'dark' if dark else 'light'}.webp", width)
    context.close()
    assert complaints == {}


def _name(one: Found) -> str:
    """`reports-number` for /reports/{number}, with how it is shown if the address says so."""
    path = re.sub(r"[^a-z0-9]+", "-", one.route.lower()).strip("-") or "today"
    shown = re.findall(r"(?:view|as|section)=([a-z]+)", one.address)
    return "-".join([path, *shown])


def _keep(page: Page, path: Path, width: int) -> None:
    """As much of the page as is worth looking at, in few colours."""
    height = min(_TALLEST, page.evaluate("() => document.scrollingElement.scrollHeight"))
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": max(height, SIZES[width])})
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(shot)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    picture.convert("RGB").save(path, "WEBP", lossless=True, quality=80, method=4)
