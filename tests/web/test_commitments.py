"""The list of commitments: what is open, overdue or settled, narrowed and page by page, and the files of it."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import settle
from dragoman.review.naming import find_fact
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from tellings import report
from web.conftest import LIND, NOW, OZOLA, SEIT

OLD, DUE, LATE, NEXT, KEPT = "open a mission", "send experts", "lend a ship", "host a fair", "print a map"
TOLD = (
    (OLD, (SEIT, OZOLA), "2022-01-05", None),
    (DUE, (SEIT, OZOLA), "2024-03-01", "2024-08"),
    (LATE, (OZOLA, LIND), "2024-04-01", "2024-06-30"),
    (NEXT, (LIND, OZOLA), "2024-08-01", "2025"),
    (KEPT, (SEIT, LIND), "2024-09-01", None),
)
"""What was promised, at a meeting of whom (the first promises it), on which day, and until when."""


@pytest.fixture
def promised(tmp_path: Path) -> Iterator[Register]:
    with Register.open(str(tmp_path / "promised.db"), create=True) as register:
        for what, who, day, due in TOLD:
            register.record(report(*who, source=what, published=day, date=day, promised=what, due=due), "1")
        settle(register, find_fact(register, "5/c1"), find_fact(register, "4/e"), by=Decider("Mara Lind"))
        yield register


@pytest.fixture
def settings(promised: Register) -> Settings:
    return Settings(register=str(promised.engine.url.database), hosts=("testserver", "127.0.0.1"), now=lambda: NOW)


def listed(desk: TestClient, address: str) -> list[str]:
    """What a page lists, in its order."""
    answer = desk.get(address)
    assert answer.status_code == 200
    return re.findall(r'class="entry-link"[^>]*><bdi>([^<]+)<', answer.text)


def link(text: str, words: str) -> str:
    """Where a link of these words leads."""
    (found,) = re.findall(rf'<a [^>]*?href="([^"]+)"[^>]*>{words}</a>', text)
    return unescape(found)


def test_those_that_are_open_stand_by_age(desk: TestClient) -> None:
    assert listed(desk, "/commitments") == [NEXT, LATE, DUE, OLD]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=overdue", [DUE, LATE]),
        ("status=settled", [KEPT]),
        ("status=any", [NEXT, KEPT, DUE, LATE, OLD]),
        ("state=Kazakhstan", [DUE, OLD]),
        ("state=SWE&status=any", [NEXT]),
        ("person=ozola", [LATE]),
        ("status=any&person=nurlan", [KEPT, DUE, OLD]),
        ("since=2024-07&until=2024-09", [DUE]),
        ("status=overdue&until=2024-07", [LATE]),
        ("state=LUX", []),
    ],
)
def test_they_are_narrowed(desk: TestClient, query: str, found: list[str]) -> None:
    assert listed(desk, f"/commitments?{query}") == found


def test_each_leads_to_its_words_and_its_engagement_and_says_how_it_stands(desk: TestClient) -> None:
    text = desk.get("/commitments?status=any").text
    assert f'href="/reports/2#f-c1"><bdi>{DUE}<' in text
    assert 'id="f-c1"' in desk.get("/reports/2").text
    entries = dict(re.findall(r'class="entry-link"[^>]*><bdi>([^<]+)<(.*?)</li>', text, re.DOTALL))
    assert "overdue" in entries[DUE] and 'href="/engagements/2"' in entries[DUE]
    assert "settled by decision 1" in entries[KEPT] and "overdue" not in entries[KEPT]
    assert "overdue" not in entries[NEXT]


@pytest.mark.parametrize("query", ["status=kept", "state=Ruritania", "form=call", "sate=KAZ", "since=soon"])
def test_what_cannot_be_understood_is_never_a_wider_filter(desk: TestClient, query: str) -> None:
    for address in ("/commitments", "/commitments.csv"):
        answer = desk.get(f"{address}?{query}")
        assert answer.status_code == 422
        assert OLD not in answer.text
    assert desk.get("/commitments.exe").status_code == 404
    assert desk.get("/commitments?before=there").status_code == 422


@pytest.mark.parametrize("status", ["open", "overdue", "any"])
def test_pages_go_there_and_back(desk: TestClient, monkeypatch: pytest.MonkeyPatch, status: str) -> None:
    everything = listed(desk, f"/commitments?status={status}")
    monkeypatch.setattr("dragoman.web.routes.commitments.PAGE", 1)
    seen, address = [], f"/commitments?status={status}"
    while True:
        seen += listed(desk, address)
        text = desk.get(address).text
        if 'rel="next"' not in text:
            break
        address = link(text, "Earlier")
    assert seen == everything
    assert listed(desk, link(text, "Later")) == everything[-2:-1]
    assert listed(desk, link(text, "The latest")) == everything[:1]
    first = desk.get(f"/commitments?status={status}").text
    oldest = link(first, "The oldest")
    assert listed(desk, oldest) == everything[-1:]
    assert 'rel="next"' not in desk.get(oldest).text


def test_today_leads_to_those_of_an_age_and_to_all(desk: TestClient) -> None:
    text = desk.get("/").text
    assert listed(desk, link(text, "All open commitments")) == [NEXT, LATE, DUE, OLD]
    assert listed(desk, link(text, "Overdue")) == [DUE, LATE]
    assert listed(desk, link(text, "Made until [^<]+")) == [OLD]
    assert listed(desk, link(text, "Made 21 September 2023 – [^<]+")) == [LATE, DUE, OLD]


@pytest.mark.parametrize(
    ("address", "words", "found"),
    [
        ("/states/KAZ", "All open commitments", [DUE, OLD]),
        ("/states/KAZ?since=2024-08", "All promised since Thu 1 August 2024", [KEPT, DUE]),
        ("/states/KAZ/LVA", "All open commitments", []),
        ("/persons/1", "All open commitments", [LATE]),
    ],
)
def test_the_pages_of_somebody_lead_to_theirs(desk: TestClient, address: str, words: str, found: list[str]) -> None:
    text = desk.get(address).text
    if not found:
        assert words not in text
        return
    leading = link(text, words)
    assert listed(desk, leading) == found
    # Whoever is asked for by number stands there by name.
    assert ("identity=" in leading) == (f"<bdi>{OZOLA}</bdi> <span" in desk.get(leading).text)


def test_what_is_listed_can_be_taken_along(desk: TestClient) -> None:
    text = desk.get("/commitments?status=any&state=KAZ").text
    rows = list(csv.DictReader(io.StringIO(desk.get(link(text, "CSV")).text)))
    assert {row["what"] for row in rows} == {OLD, DUE, KEPT}
    assert {row["filter"].partition(";")[0] for row in rows} == {"commitments of Kazakhstan"}
    assert {row["as_of"] for row in rows} == {"2024-09-20T09:30:00+00:00"}
    lines = [json.loads(line) for line in desk.get(link(text, "JSON Lines")).text.splitlines()]
    assert [(line["what"], line["made"]) for line in lines if line["due"]] == [(DUE, "2024-03-01")]
    overdue = desk.get("/commitments.csv?status=overdue")
    assert "overdue commitments" in overdue.text and "attachment" in overdue.headers["content-disposition"]


def test_an_empty_list_says_so(desk: TestClient, tmp_path: Path) -> None:
    assert "Take something out of the filter" in desk.get("/commitments?state=LUX").text
    Register.open(str(tmp_path / "new.db"), create=True).close()
    with TestClient(create_app(Settings(register=str(tmp_path / "new.db"), hosts=("testserver",)))) as empty:
        assert "No commitment is open." in empty.get("/commitments").text


@pytest.mark.parametrize("js", [True, False])
def test_a_filter_that_is_filled_in_has_an_address_that_says_only_that(
    open_page: Callable[..., Page], js: bool
) -> None:
    page = open_page("/commitments", js=js)
    page.get_by_label("Status").select_option("overdue")
    page.get_by_label("State", exact=True).fill("Kazakhstan")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overdue commitments")
    assert page.url.partition("/commitments")[2] == "?status=overdue&state=Kazakhstan"
    page.get_by_role("link", name=DUE).first.click()
    expect(page.locator("#f-c1")).to_be_in_viewport()
