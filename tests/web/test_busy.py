"""What the desk does while another process writes to the register, and with what comes from before it was started again."""

import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import pytest
import uvicorn
from fastapi.testclient import TestClient

from dragoman.register.store import Register
from dragoman.review.history import log
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from web.conftest import Caller
from web.test_review import hidden

ADVICE = "Something else is writing to the register. Nothing was recorded: try again in a moment."


@contextmanager
def locked(path: str) -> Iterator[None]:
    """The register while somebody else writes to it."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def hasty(settings: Settings) -> Iterator[Caller]:
    with Caller(create_app(settings._replace(patience=0.2))) as client:
        yield client


def test_a_decision_that_cannot_be_recorded_now_is_told_in_one_line(hasty: Caller, register_url: str) -> None:
    sent = hidden(hasty.get("/review"), "/review/decide")
    bulk = hasty.get("/review/bulk")
    facts = re.findall(r'name="fact" value="([^"]+)"', bulk.text)
    with locked(register_url):
        answers = [
            hasty.post("/review/decide", data={**sent, "action": "accept"}),
            hasty.post("/review/bulk", data={**hidden(bulk, "/review/bulk"), "action": "accept", "fact": facts[:3]}),
            hasty.post("/searches", data={"name": "All"}),
        ]
        assert hasty.get("/review").status_code == 200
    assert all("Send it again" in answer.text for answer in answers)
    for answer in answers:
        assert answer.status_code == 503 and ADVICE in answer.text and answer.headers["retry-after"]
        assert register_url not in answer.text
    with Register.open(register_url) as register:
        assert log(register) == []


def test_what_was_filled_in_stays_when_it_cannot_be_recorded_now(hasty: Caller, register_url: str) -> None:
    sent = hidden(hasty.get("/review?fact=1/t1&fix=1"), "/review/correct")
    with locked(register_url):
        answer = hasty.post("/review/correct", data={**sent, "phrase": "what they spoke of", "subjects": "other"})
        added = hasty.post(
            "/review/add",
            data={**hidden(hasty.get("/review/add?report=1&section=topics&span=0-9"), "/review/add"), "span": "0-9",
                  "phrase": "something else", "subjects": "other"},
        )  # fmt: skip
    for given, shown in (("what they spoke of", answer), ("something else", added)):
        assert shown.status_code == 503 and ADVICE in shown.text and given in shown.text
        assert register_url not in shown.text


def test_the_desk_ends_soon_although_a_decision_waits(settings: Settings, register_url: str) -> None:
    config = uvicorn.Config(create_app(settings), host="127.0.0.1", port=0, log_level="warning")
    server, socket = uvicorn.Server(config), config.bind_socket()
    running = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    running.start()
    with httpx2.Client(base_url=f"http://127.0.0.1:{socket.getsockname()[1]}") as client:
        page = client.get("/review")
        sent = hidden(page, "/review/decide")
        token = re.search(r'name="form_token" value="(\w+)"', page.text)[1]  # type: ignore[index]
        with locked(register_url):
            data = {**sent, "form_token": token, "action": "accept"}
            asking = threading.Thread(target=lambda: client.post("/review/decide", data=data, timeout=30), daemon=True)
            asking.start()
            time.sleep(0.3)
            began = time.monotonic()
            server.should_exit = True
            running.join(timeout=20)
            assert not running.is_alive() and time.monotonic() - began < 8
    socket.close()


def test_a_form_from_before_the_desk_was_started_again_can_be_sent_again(settings: Settings) -> None:
    """Only where the browser says that a page of this desk sent it."""
    here = {"sec-fetch-site": "same-origin"}
    with Caller(create_app(settings)) as desk:
        page = desk.get("/review?fact=1/t1&fix=1").text
    old = re.search(r'name="form_token" value="(\w+)"', page)[1]  # type: ignore[index]
    fact = re.search(r'name="fact" value="(1/t1@\w+)"', page)[1]  # type: ignore[index]
    sent = {"form_token": old, "fact": fact, "seen": "0", "phrase": "what <they> spoke of", "subjects": "other"}
    with Caller(create_app(settings)) as desk:
        address = "http://testserver/review/correct"
        answer = TestClient.request(desk, "POST", address, data=sent, headers=here)
        assert answer.status_code == 403 and "This page is from before" in answer.text
        assert 'name="phrase" value="what &lt;they&gt; spoke of"' in answer.text and "/review/reopen" in answer.text
        anew = re.search(r'name="form_token" value="(\w+)"', answer.text)[1]  # type: ignore[index]
        assert anew != old and old not in answer.text
        unsaid = TestClient.request(desk, "POST", address, data=sent)
        login = TestClient.request(desk, "POST", "http://testserver/login", data={"password": "s3cret"}, headers=here)
        assert unsaid.status_code == login.status_code == 403
        assert "Send it again<" not in unsaid.text + login.text and "s3cret" not in login.text
        again = {**sent, "form_token": anew}
        done = TestClient.request(desk, "POST", address, data=again, headers=here, follow_redirects=False)
        assert done.status_code == 303
