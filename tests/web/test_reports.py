"""The list of reports, and each with its text and its facts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from dragoman.model.document import Document
from dragoman.model.reading import Actor, Passage, Post, Reading, Report
from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept
from dragoman.review.naming import find_fact
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from readings import about, everywhere


def test_every_fact_leads_to_its_words_and_back(desk: TestClient) -> None:
    text = desk.get("/reports/5").text
    begins = set(re.findall(r'id="f-([^"]+)"', text))
    entries = set(re.findall(r'id="fact-([^"]+)"', text))
    assert begins
    assert begins <= entries
    assert set(re.findall(r'href="#f-([^"]+)"', text)) == begins
    assert set(re.findall(r'href="#fact-([^"]+)"', text)) <= entries


def test_ids_are_unique(desk: TestClient) -> None:
    ids = re.findall(r' id="([^"]+)"', desk.get("/reports/5").text)
    assert len(ids) == len(set(ids))


def test_a_fact_tells_who_found_it_and_how_sure_that_is(desk: TestClient) -> None:
    text = desk.get("/reports/5").text
    assert re.search(r"found by rules 0\.\d+, \d+% sure", text)
    assert "<title>" in text and "report 5 · Dragoman</title>" in text
    assert 'href="/persons/' in text


def test_a_report_leads_to_its_review_and_a_list_names_it_by_its_outlet_or_title(desk: TestClient) -> None:
    text = desk.get("/reports/5").text
    assert 'href="/review?by=report&amp;report=5"' in text
    assert desk.get("/review?by=report&report=5").status_code == 200
    assert ".report</" not in desk.get("/").text


def test_a_decision_is_told_with_who_and_why(told: Register, told_desk: TestClient) -> None:
    accept(told, [find_fact(told, "2/e")], by=Decider("Mara"), why="seen by me")
    text = told_desk.get("/reports/2").text
    assert "accepted by <bdi>Mara</bdi>" in text
    assert "<q>seen by me</q>" in text
    assert "decided-accepted" in text


def test_an_actor_tells_whom_it_was_matched_with_and_why(told: Register, told_desk: TestClient) -> None:
    text = "Minister of Energy N. Seit of Kazakhstan spoke."
    found = everywhere(text)
    reading = about(
        text,
        source="short",
        published="2024-09-19",
        actors=(Actor(id="p1", kind="person", name="N. Seit", **found),),
        posts=(Post(holder="p1", title="Minister of Energy", state="KAZ", **found),),
    )
    number = told.record(reading, "1").report
    shown = told_desk.get(f"/reports/{number}").text
    assert re.search(r"Matched with “<bdi>Nurlan Seit</bdi>.*initial fits", shown)


def test_text_of_a_report_is_text_alone(told: Register, told_desk: TestClient) -> None:
    hostile = '<script>alert(1)</script> "quoted" <img src=x onerror=alert(2)> \u202egnol\x07'
    reading = about(
        hostile,
        source="hostile<b>",
        published=None,
        actors=(Actor(id="p1", kind="person", name=hostile, **everywhere(hostile)),),
    )
    title = msgspec.structs.replace(reading.report, title=hostile, outlet=hostile)
    number = told.record(msgspec.structs.replace(reading, report=title), "1").report
    for address in (f"/reports/{number}", "/reports", "/", "/search?q=quoted"):
        text = told_desk.get(address).text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "\u202e" not in text and "\x07" not in text


def test_a_report_that_is_not_there(desk: TestClient) -> None:
    for address in ("/reports/99999", "/reports/0", "/reports/nine", "/reports/99999999999999999999"):
        answer = desk.get(address)
        assert answer.status_code == 404
        assert "There is nothing at this address" in answer.text


def test_the_list_is_read_page_by_page_in_both_directions(told: Register, told_desk: TestClient) -> None:
    for number in range(90):
        told.record(about(f"Report {number} of many.", source=f"s{number}", published="2024-01-01", actors=()), "1")
    first = told_desk.get("/reports").text
    assert numbered_links(first, "reports") == list(range(94, 54, -1))
    second = told_desk.get(next_of(first)).text
    assert numbered_links(second, "reports") == list(range(54, 14, -1))
    third = told_desk.get(next_of(second)).text
    assert numbered_links(third, "reports") == list(range(14, 0, -1))
    assert 'rel="next"' not in third
    assert numbered_links(told_desk.get(previous_of(third)).text, "reports") == list(range(54, 14, -1))
    again = told_desk.get(previous_of(second)).text
    assert numbered_links(again, "reports") == list(range(94, 54, -1))
    assert 'rel="prev"' not in again


def test_the_list_is_narrowed_to_an_outlet(told_desk: TestClient) -> None:
    text = told_desk.get("/reports", params={"outlet": "Steppe News"}).text
    assert numbered_links(text, "reports") == [3, 1]


def numbered_links(text: str, folder: str) -> list[int]:
    return [int(number) for number in re.findall(rf'class="entry-link" href="/{folder}/(\d+)"', text)]


def next_of(text: str) -> str:
    return re.search(r'rel="next" href="([^"]+)"', text)[1].replace("&amp;", "&")  # type: ignore[index]


def previous_of(text: str) -> str:
    return re.search(r'rel="prev" href="([^"]+)"', text)[1].replace("&amp;", "&")  # type: ignore[index]


def test_pointing_at_either_shows_the_other(open_page: Callable[..., Page]) -> None:
    page = open_page("/reports/5")
    piece = page.locator(".report-text [data-facts~=e1]").first
    key = (piece.get_attribute("data-facts") or "").split()[0]
    piece.hover()
    expect(page.locator(f"#fact-{key}")).to_have_class(re.compile(r"\blit\b"))
    page.locator("#fact-e1 > .grounds a").first.focus()
    for lit in page.locator(".report-text [data-facts~=e1]").all():
        expect(lit).to_have_class(re.compile(r"\blit\b"))


@pytest.mark.parametrize("words", ["National Security Advisor", "Philippine", "Washington"])
def test_pressing_on_a_fact_shows_that_fact_and_leaves_the_text_where_it_is(
    open_page: Callable[..., Page], words: str
) -> None:
    page = open_page("/reports/5")
    for piece in page.locator(".report-text [data-facts]", has_text=words).all():
        key = (piece.get_attribute("data-facts") or "").split()[0]
        piece.scroll_into_view_if_needed()
        at = page.evaluate("scrollY")
        piece.click()
        page.wait_for_timeout(100)
        expect(page).to_have_url(re.compile(rf"#fact-{key}$"))
        expect(page.locator(f"#fact-{key}")).to_be_in_viewport()
        assert [one.get_attribute("data-fact") for one in page.locator(".report-facts .lit").all()] == [key]
        assert abs(page.evaluate("scrollY") - at) < 300


def test_the_keyboard_leads_from_the_text_to_a_fact(open_page: Callable[..., Page]) -> None:
    page = open_page("/reports/5")
    piece = page.locator(".report-text a.fact").first
    key = (piece.get_attribute("data-facts") or "").split()[0]
    piece.focus()
    expect(page.locator(f"#fact-{key}")).to_have_class(re.compile(r"\blit\b"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"#fact-{key}$"))
    expect(page.locator(f"#fact-{key}")).to_be_in_viewport()


def test_without_script_the_links_do(open_page: Callable[..., Page]) -> None:
    page = open_page("/reports/5", width=390, js=False)
    page.locator("#fact-e1 > .grounds a").first.click()
    expect(page).to_have_url(re.compile(r"#f-e1$"))
    expect(page.locator("#f-e1 ~ .fact").first).to_be_in_viewport()


@pytest.mark.parametrize("address", ["/reports", "/reports/5", "/engagements/24", "/states/USA", "/search?q=minister"])
def test_nothing_is_cut_off_on_a_small_screen(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[TestClient]:
    """A desk of which the only report is not in English, with a passage in another language beside it."""
    text = "El ministro se reunió ayer en Madrid con su homólogo portugués."
    document = Document(source="es", text=text)
    report = Report(
        source="es",
        sha256=document.sha256,
        text=text,
        language="es",
        passages=(Passage(language="fr", text="Et voilà."),),
    )
    with Register.open(str(tmp_path / "foreign.db"), create=True) as register:
        register.record(Reading(report=report), "1")
    with TestClient(create_app(Settings(register=str(tmp_path / "foreign.db"), hosts=("testserver",)))) as client:
        yield client


def test_a_report_that_is_not_read_says_why(foreign: TestClient) -> None:
    page = foreign.get("/reports/1").text
    assert "This report is in Spanish. Only reports in English are read" in page
    assert "Beside it, in French, which is not read" in page and "Et voilà." in page
    for address in ("/", "/reports"):
        assert "in Spanish, not read" in foreign.get(address).text
    review = foreign.get("/review").text
    assert "no fact was found" in review and "have been decided" not in review
