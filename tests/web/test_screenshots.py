"""Pictures of every page in light and dark, wide and narrow; and on each, that nothing runs out of it or is cut off.

`make screenshots` keeps them in docs/screenshots/.
"""

import io
import os
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from sqlalchemy import select, update

from dragoman.model.roles import Role
from dragoman.register.audit import Doer, note
from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.searches import save_search
from dragoman.register.store import Register
from dragoman.register.tables import decision, report, search
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept
from dragoman.review.naming import find_facts
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from web.conftest import NOW, Caller, serving
from web.crawling import Found, crawl

FOLDER = os.environ.get("DRAGOMAN_SCREENSHOTS")
"""Where pictures are kept; without it the pages are looked at only."""
SIZES = {390: 844, 1440: 900}
_TALLEST = 2400
_COLOURS = 96
_DONE: tuple[tuple[int, str, Role, str, str | None], ...] = (
    (-300, "Mara Lind", "reviewer", "login", None),
    *((-290, "Mara Lind", "reviewer", "decision", f"accept, decision {number}") for number in (1, 2, 3)),
    (-240, "Jan Novak", "coder", "login", None),
    (-200, "Jan Novak", "coder", "logout", None),
    (-30, "Ana Ruiz", "admin", "login refused", None),
    (-29, "Ana Ruiz", "admin", "login", None),
)
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
    const clips = (way) => ["hidden", "clip"].includes(way);
    const wide = clips(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const high = clips(style.overflowY) && one.scrollHeight > one.clientHeight + 2;
    if ((wide || high) && one.textContent.trim())
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
def settings(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The register of the examples on a fixed day, with nothing in it of the machine that it was made on."""
    path = tmp_path_factory.mktemp("pictures") / "examples.db"
    shutil.copy(examples, path)
    with Register.open(str(path)) as register:
        facts = [fact for name in ("1/e1", "1/e2", "2/e1") for fact in find_facts(register, name)]
        # On nobody's behalf: an entry of the audit log would have the day of the machine, for ever.
        accept(register, facts, by=Decider("Mara Lind"), why="As agreed")
        save_search(register, "Ghana and Slovenia", Filter(state="GHA", counterpart_state="SVN"), "Mara Lind")
        with transaction(register.engine, writing=True) as connection:
            connection.execute(update(search).values(saved_at=NOW.isoformat()))
            for at, who, role, what, about in _DONE:
                note(connection, Doer(who, role, "192.0.2.7"), what, about, at=NOW + timedelta(minutes=at))
            for number, source in connection.execute(select(report.c.id, report.c.source)).all():
                then = (NOW - timedelta(hours=5 * number)).isoformat()
                named = {"source": Path(source).name, "first_read": then, "last_read": then}
                connection.execute(update(report).where(report.c.id == number).values(**named))
            connection.execute(update(decision).values(at=NOW.isoformat()))
    return Settings(register=str(path), hosts=("testserver", "127.0.0.1"), now=lambda: NOW)


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
