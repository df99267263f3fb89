"""The first page."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from dragoman.register.source_log import Enrolment, enrol, note_failure
from dragoman.register.store import Register
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from tellings import report
from web.conftest import NOW


def test_what_was_held_is_told_latest_first_with_its_report(desk: TestClient) -> None:
    held, _, rest = desk.get("/").text.partition('id="coming"')
    assert 'href="/reports/5#f-' in held
    assert "Thu 19 September 2024" in held
    assert "Marcus Delacroix" in held
    assert held.index("Thu 19 September 2024") < held.index("Wed 26 June 2024")
    assert "Sat 22 February 2025" not in held, "what is yet to come was not held"
    assert 'id="new"' in rest


def test_status_is_always_a_word(desk: TestClient) -> None:
    text = desk.get("/").text
    assert '<span class="status status-held">held</span>' in text


def test_a_source_that_fails_is_told_and_what_it_answered_is_text(desk: TestClient, settings: Settings) -> None:
    assert 'id="silent"' not in desk.get("/").text
    with Register.open(settings.register) as register:
        (known,) = enrol(
            register, "w.yml", [Enrolment("feed", "https://a.example/rss", "The <i>Gazette</i>", 3600, "NOR")]
        )
        now = settings.now()
        note_failure(register, known.id, now, now + timedelta(hours=1), 1, "answers 503 <b>busy</b>")
    told = desk.get("/").text.partition('id="silent"')[2]
    assert "The &lt;i&gt;Gazette&lt;/i&gt;" in told and "failing" in told
    assert "answers 503 &lt;b&gt;busy&lt;/b&gt;" in told


def test_what_waits_is_told_as_the_review_tells_it(desk: TestClient) -> None:
    waiting = re.search(r'review-count">(\d+) facts wait', desk.get("/review").text)
    assert waiting is not None
    told = desk.get("/").text.partition('id="waiting"')[2]
    assert f"<dt>Facts that nobody has decided yet</dt><dd>{waiting[1]}</dd>" in told
    assert 'href="/review">Review them' in told


def test_an_empty_register_says_how_to_begin(tmp_path: Path) -> None:
    address = str(tmp_path / "new.db")
    Register.open(address, create=True).close()
    with TestClient(create_app(Settings(register=address, hosts=("testserver",)))) as desk:
        begun = desk.get("/").text
        assert f"dragoman read REPORTS… --register {address}" in begun
        assert 'id="held"' not in begun
        assert 'No report has been read yet: <a href="/">how to begin</a>' in desk.get("/review").text
        assert '<a href="/">How to begin</a>' in desk.get("/reports").text
        assert "No engagement that counts is in the register yet." in desk.get("/explore").text
        assert "Take something out of the filter." in desk.get("/explore?form=call").text


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_cut_off(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/", width=width)
    expect(page.get_by_role("heading", level=1)).to_have_text("Fri 20 September 2024")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_slash_leads_to_the_search(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_commitment_of_a_month_is_told_of_the_month(tmp_path: Path) -> None:
    with Register.open(str(tmp_path / "month.db"), create=True) as register:
        told = report("Nurlan Seit", "Ilze Ozola", source="a", published="2024-05-02", date="2024-04", promised="grain")
        register.record(told, "1")
    settings = Settings(register=str(tmp_path / "month.db"), hosts=("testserver",), now=lambda: NOW)
    with TestClient(create_app(settings)) as client:
        assert "made April 2024 · " in client.get("/").text
