"""Text of reports never does anything in the browser, on whatever page it is shown."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from dragoman.register.store import Register
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from web.conftest import NOW, Caller, serving
from web.crawling import Found, crawl, get_routes
from web.hostile import PAYLOADS, fill

_WATCH = """
window.fired = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (...words) => { window.fired.push(name + words); };
"""
# What must not be in a page, whatever stands in a report: elements and handlers of its own, and links that run code.
_FOREIGN = """() => {
  const found = [...window.fired];
  const tell = (one, name) => found.push(`${name || one.localName} of ${one.outerHTML.slice(0, 160)}`);
  const never = "x-fired, iframe, object, embed, base, marquee, audio, video, math, isindex, template[shadowrootmode], meta[http-equiv]";
  for (const one of document.querySelectorAll(never)) tell(one);
  for (const one of document.querySelectorAll("script")) {
    const data = ["application/json", "application/ld+json"].includes(one.type);
    if (!data && !(one.getAttribute("src") || "").startsWith("/static/")) tell(one);
  }
  for (const one of document.querySelectorAll("img, image, link, source"))
    for (const name of ["src", "href", "xlink:href"])
      if (one.hasAttribute(name) && !/^(\\/(?!\\/)|data:image\\/(png|svg\\+xml)[;,])/.test(one.getAttribute(name))) tell(one, name);
  for (const one of document.querySelectorAll("*"))
    for (const {name, value} of one.attributes) {
      if (/^on|^hx-on|^srcdoc$/i.test(name)) tell(one, name);
      if (name === "style" && /javascript|expression|url\\(/i.test(value)) tell(one, name);
      if (/^(href|action|formaction|xlink:href|hx-(get|post|put|patch|delete))$/i.test(name))
        if (!/^https?:$/.test(new URL(value, location.href).protocol)) tell(one, name);
      if (/^hx-/.test(name) && /^\\s*(js|javascript):/.test(value)) tell(one, name);
    }
  return found;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("hostile")
    fill(folder / "r.db", folder)
    return Settings(register=str(folder / "r.db"), hosts=("testserver", "127.0.0.1"), now=lambda: NOW)


@pytest.fixture(scope="module")
def found(hostile: Settings) -> dict[str, list[Found]]:
    app = create_app(hostile)
    with Caller(app) as desk:
        return crawl(app, desk, of_each=12, typed=PAYLOADS[0])


@pytest.fixture(scope="module")
def told(hostile: Settings) -> list[str]:
    """The reports as a reader proposed them, each with its payload wherever there are words."""
    with Register.open(hostile.register) as register:
        return [f"/reports/{number}" for number in register.reports()[-len(PAYLOADS) :]]


@pytest.fixture(scope="module")
def address(hostile: Settings) -> Iterator[str]:
    with serving(hostile) as served:
        yield served


@pytest.fixture(scope="module", params=["with the policy", "without it"])
def watched(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser; without the policy nothing but the escaping keeps the payloads from what they would do."""
    context = browser.new_context(base_url=address, bypass_csp=request.param == "without it", accept_downloads=False)
    context.add_init_script(_WATCH)
    context.set_default_timeout(20_000)
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.abort())
    yield context
    context.close()


def test_there_are_enough_of_them_and_all_are_in_the_register(hostile: Settings) -> None:
    assert len(set(PAYLOADS)) >= 60
    with Register.open(hostile.register) as register:
        texts = [register.reading(number).report.text for number in register.reports()]
        titles = [register.reading(number).report.title or "" for number in register.reports()]
    for payload in PAYLOADS:
        assert any(payload in text for text in texts), payload
        assert any(title == f"Told {payload}" for title in titles), payload


def test_every_route_is_found(hostile: Settings, found: dict[str, list[Found]]) -> None:
    """What no page leads to is not tested here, so there is to be no such page."""
    app = create_app(hostile)
    assert {place.path for place in get_routes(app)} - found.keys() <= {"/login"}


def test_nothing_fires_on_any_page(watched: BrowserContext, found: dict[str, list[Found]], told: list[str]) -> None:
    complaints: dict[str, Any] = {}
    page = watched.new_page()
    page.on("dialog", lambda dialog: (complaints.setdefault(page.url, dialog.message), dialog.dismiss()))
    for address in dict.fromkeys([*told, *(one.address for each in found.values() for one in each if one.is_page)]):
        page.goto(address)
        _touch(page)
        if foreign := page.evaluate(_FOREIGN):
            complaints[address] = foreign
    page.close()
    assert complaints == {}


def test_nothing_fires_in_what_is_put_into_a_page(watched: BrowserContext, found: dict[str, list[Found]]) -> None:
    """What htmx asks for and swaps in: every element that asks is made to ask."""
    complaints: dict[str, Any] = {}
    for route, each in found.items():
        for one in [one for one in each if one.is_page][:3]:
            page = watched.new_page()
            page.goto(one.address)
            asking = page.locator("[hx-get]")
            for at in range(min(asking.count(), 4)):
                if at < asking.count():
                    asking.nth(at).evaluate(
                        "element => element.dispatchEvent(new Event(element.matches('input, select, form') ? (element.matches('form') ? 'submit' : 'change') : 'click', {bubbles: true, cancelable: true}))"
                    )
                    page.wait_for_load_state("networkidle")
                    _touch(page)
                    if foreign := page.evaluate(_FOREIGN):
                        complaints[f"{route}: {one.address}, {at}"] = foreign
            page.close()
    assert complaints == {}


def test_what_is_no_page_is_shown_as_none(hostile: Settings, found: dict[str, list[Found]]) -> None:
    """An export is kept as a file, and a browser never takes it for a page."""
    with Caller(create_app(hostile)) as desk:
        for one in (one for each in found.values() for one in each if not one.is_page):
            answer = desk.get(one.address)
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert one.kind not in {"text/html", "application/xhtml+xml", "image/svg+xml", "text/javascript"}, one
            if one.kind not in {"application/json", "application/atom+xml"}:
                assert answer.headers["content-disposition"].startswith("attachment"), one
            name = answer.headers.get("content-disposition", "")
            assert not set("<>\r\n") & set(name), one


def test_every_form_that_changes_something_holds_the_token(hostile: Settings, found: dict[str, list[Found]]) -> None:
    with Caller(create_app(hostile)) as desk:
        for one in (one for each in found.values() for one in each[:4] if one.is_page):
            for form in html.document_fromstring(desk.get(one.address).text).xpath("//form[@method='post']"):
                assert len(form.fields.get("form_token") or "") == 64, (one.address, form.get("action"))


def test_nothing_fires_in_an_export(watched: BrowserContext, found: dict[str, list[Found]]) -> None:
    complaints: dict[str, Any] = {}
    page = watched.new_page()
    for one in (one for each in found.values() for one in each if not one.is_page):
        # A file that is kept opens no page.
        with suppress(PlaywrightError):
            page.goto(one.address)
        if fired := page.evaluate("() => window.fired"):
            complaints[one.address] = fired
    page.close()
    assert complaints == {}


def test_what_is_asked_for_is_not_obeyed(hostile: Settings) -> None:
    """Words in an address come back as words only, in whatever is asked for by them."""
    app = create_app(hostile)
    with Caller(app) as desk:
        for place in get_routes(app):
            names = [field.alias for field in place.route.dependant.query_params]  # type: ignore[attr-defined]
            if "{" in place.path:
                continue
            for name in names:
                for payload in PAYLOADS[::7]:
                    answer = desk.get(place.path, params={name: payload})
                    assert answer.status_code < 500, (place.path, name, payload)
                    assert "<" not in payload or payload not in answer.text, (place.path, name, payload)


def _touch(page: Page) -> None:
    """Moves over the page as a reader does, so that what waits for that would fire."""
    page.evaluate(
        """() => {
          for (const one of [...document.querySelectorAll("main a, main button, main bdi, main mark, main [tabindex]")].slice(0, 200)) {
            one.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
            if (one.focus) one.focus({preventScroll: true});
          }
        }"""
    )
