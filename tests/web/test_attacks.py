"""What somebody may try who knows the addresses of the desk: other names, other sites, other words on where they are."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from dragoman.register.audit import COMMAND_LINE, Doer, entries
from dragoman.register.store import Register
from dragoman.register.users import add_user
from dragoman.review.history import log
from dragoman.web.app import create_app
from dragoman.web.permissions import PERMISSIONS
from dragoman.web.settings import Settings
from readings import seed
from web.conftest import NOW, Caller

CHANGING = sorted(path for method, path in PERMISSIONS if method == "POST")
PASSWORD = "four plain words here"


@pytest.fixture
def settings(tmp_path: object) -> Settings:
    path = f"{tmp_path}/r.db"
    with Register.open(path, create=True) as register:
        register.record(seed(), "1")
        add_user(register, "jan", "admin", PASSWORD, by=Doer("root", None, COMMAND_LINE))
    return Settings(register=path, hosts=("testserver", "127.0.0.1", "::1"), now=lambda: NOW)


@pytest.fixture
def register(settings: Settings) -> Iterator[Register]:
    with Register.open(settings.register) as opened:
        yield opened


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1:80@elsewhere.example", "127.0.0.1:x", "127.0.0.1:80/x", "127.0.0.1:80:elsewhere.example"),
        *("[::1]elsewhere.example", "[::1", "::1", "testserver/x", "testserver#x", "testserver elsewhere.example"),
        *("testserver.", "elsewhere.example", "testserver\t", ""),
    ],
)
def test_no_link_is_made_of_a_host_that_is_more_than_a_name(desk: Caller, host: str) -> None:
    answer = desk.get("/searches", headers={"host": host})
    assert answer.status_code == 400 and "elsewhere" not in answer.text


@pytest.mark.parametrize("host", ["testserver", "TESTSERVER:8000", "127.0.0.1:1", "[::1]", "[::1]:8000"])
def test_the_desk_is_known_by_its_names(desk: Caller, host: str) -> None:
    assert desk.get("/searches", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", CHANGING)
def test_nothing_is_changed_without_a_form_of_the_desk(settings: Settings, register: Register, path: str) -> None:
    address = path.replace("{number}", "1")
    sent = {"fact": "1/e1", "seen": "0", "action": "accept", "name": "x", "decision": "1", "event": "1", "other": "1"}
    with Caller(create_app(settings)) as desk:
        for headers in (
            {"x-form-token": "0"},
            {"origin": "https://elsewhere.example"},
            {"sec-fetch-site": "cross-site"},
        ):
            assert desk.post(address, data=sent, headers=headers).status_code == 403
        plain = TestClient.request(
            desk, "POST", f"http://testserver{address}", content=b"{}", headers={"content-type": "text/plain"}
        )
        assert plain.status_code == 403
        assert desk.get(address, params=sent).status_code in {200, 404, 405, 422}
    assert log(register) == []


def test_an_address_is_what_the_proxy_adds_and_not_what_it_was_sent(settings: Settings, register: Register) -> None:
    app = create_app(settings._replace(login=True, secure=True))
    proxied = ProxyHeadersMiddleware(app, trusted_hosts="192.0.2.1")
    with TestClient(proxied, base_url="https://testserver", client=("192.0.2.1", 4000)) as desk:  # type: ignore[arg-type]
        statuses = []
        for number in range(7):
            told = {"x-forwarded-for": f"198.51.100.{number}, 203.0.113.9", "x-forwarded-proto": "https"}
            token = re.search(r'name="form_token" value="(\w+)"', desk.get("/login", headers=told).text)
            assert token
            form = {"name": "jan", "password": "wrong", "form_token": token[1]}
            statuses.append(desk.post("/login", data=form, headers=told).status_code)
    assert statuses == [403] * 5 + [429] * 2
    assert {entry.origin for entry in entries(register) if entry.what == "login refused"} == {"203.0.113.9"}


def test_what_is_put_off_is_kept_as_safely_as_the_session(settings: Settings) -> None:
    with Caller(create_app(settings._replace(secure=True)), base_url="https://testserver") as desk:
        page = desk.get("/review?fact=1/e1").text
        fact = re.search(r'name="fact" value="([^"]+)"', page)
        assert fact
        answer = desk.post(
            "/review/decide", data={"fact": fact[1], "seen": "0", "action": "skip"}, follow_redirects=False
        )
        (cookie,) = [one for one in answer.headers.get_list("set-cookie") if one.startswith("review-skipped=")]
    assert {"secure", "httponly", "samesite=strict"} < {part.strip().lower() for part in cookie.split(";")}


NAMES = ["x\r\nBcc: all@elsewhere.example", "]]><x-fired/>", "=1+1", "\u202egnp.exe", "x" * 120, "a\x00b", "\ud7ff😀"]


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_search_is_called_its_feed_and_its_mail_hold(desk: Caller, name: str) -> None:
    saved = desk.post("/searches", data={"name": name, "query": "words=x"}, follow_redirects=False)
    assert saved.status_code == 303, saved.text
    address = saved.headers["location"]
    feed = ET.fromstring(desk.get(f"{address}/feed.atom").content)
    assert [one.tag.rpartition("}")[2] for one in feed][:2] == ["id", "title"]
    answer = desk.get(f"{address}/new.eml")
    mail = message_from_bytes(answer.content)
    assert mail["Bcc"] is None and set(mail.keys()) >= {"Subject", "From", "Date", "Message-ID"}
    assert (
        answer.headers["content-disposition"]
        == f'attachment; filename="{address.replace("/searches/", "search-")}.eml"'
    )
