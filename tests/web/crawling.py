"""All pages of a desk, found as a visitor finds them: by links, forms and parts, from the first page on."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html

from dragoman.web.permissions import Place, is_at, places

HOST = "http://testserver"
_ASSETS = ("/static",)
_MOST = 3000
_VARIANTS = 4
"""So many more of a route are looked at that ask for something in a way of their own."""


class Found(NamedTuple):
    """An address that answered, and the path that its route was declared with."""

    address: str
    route: str
    kind: str
    """The media type of the answer."""

    @property
    def is_page(self) -> bool:
        return self.kind == "text/html"


def get_routes(app: FastAPI) -> list[Place]:
    """The routes that are asked with GET, but for files."""
    return [place for place in places(app) if place.method == "GET" and place.path not in _ASSETS]


def crawl(app: FastAPI, desk: TestClient, *, of_each: int, typed: str = "trade") -> dict[str, list[Found]]:
    """What there is at each route: the first addresses that lead there, as many as `of_each`.

    What has to be typed into a form is `typed`; of what can be chosen there the first is.
    """
    routes = get_routes(app)
    found: defaultdict[str, list[Found]] = defaultdict(list)
    waiting, seen, shapes = ["/"], {"/"}, set[str]()
    while waiting and len(seen) < _MOST:
        address = waiting.pop(0)
        route = next((place.path for place in routes if is_at(place, urlsplit(address).path)), None)
        count = 0 if route is None else len(found[route])
        if route is None or (count >= of_each and (_shape(address, route) in shapes or count >= of_each + _VARIANTS)):
            continue
        shapes.add(_shape(address, route))
        answer = desk.get(address, follow_redirects=False)
        assert answer.status_code < 400, f"{address}: {answer.status_code}: a page leads there"
        if answer.status_code >= 300:
            waiting.append(answer.headers["location"])
            continue
        kind = answer.headers["content-type"].partition(";")[0]
        found[route].append(Found(address, route, kind))
        if kind == "text/html":
            for leading in _addresses(answer, typed):
                if leading not in seen:
                    seen.add(leading)
                    waiting.append(leading)
    return dict(found)


def _shape(address: str, route: str) -> str:
    """Addresses that differ in what they ask for, not only in values, are different pages."""
    names = sorted({part.partition("=")[0] for part in urlsplit(address).query.split("&")})
    values = [part for part in urlsplit(address).query.split("&") if re.match(r"(view|as|format|section)=", part)]
    return f"{route}?{names}{values}"


def _addresses(answer: Response, typed: str) -> Iterator[str]:
    """Where a page leads to within the desk."""
    base = str(answer.url)
    tree = html.document_fromstring(answer.text)
    for name in ("href", "hx-get", "src", "data-src", "data-from"):
        for value in tree.xpath(f"//@{name}"):
            yield from _local(base, value)
    for form in tree.xpath("//form"):
        if (form.get("method") or "get").lower() == "get":
            filled = _filled(form.fields, typed)
            # A browser sends no form in which something is missing.
            if all(filled.get(name) for name in form.xpath(".//*[@required]/@name")):
                yield from _local(base, f"{form.get('action') or urlsplit(base).path}?{urlencode(filled)}")


def _filled(fields: Mapping[str, str | None], typed: str) -> dict[str, str]:
    return {name: typed if name == "q" else value or "" for name, value in fields.items()}


def _local(base: str, value: str) -> Iterator[str]:
    parts = urlsplit(urljoin(base, value))
    if f"{parts.scheme}://{parts.netloc}" == HOST and not parts.path.startswith("/static/"):
        yield parts.path + (f"?{parts.query}" if parts.query else "")
