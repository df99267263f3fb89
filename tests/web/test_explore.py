"""Explore: one filter drives all views, the address carries it, and what is shown can be taken along."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from dragoman.register.engagements import engagements
from dragoman.register.filters import Filter
from dragoman.register.store import Register
from dragoman.web.app import create_app
from dragoman.web.exploring import VIEWS, period_address
from dragoman.web.settings import Settings
from tellings import report

PAIR = "state=GHA&state=SVN"


def numbers(html: str) -> set[int]:
    """The engagements that the view names, without those of the rest of the page."""
    view = html[html.index('id="view"') : html.index('class="take"')]
    return {int(number) for number in re.findall(r'href="/engagements/(\d+)"', view)}


@pytest.fixture
def of_pair(register_url: str) -> set[int]:
    with Register.open(register_url) as register:
        return {row.id for row in engagements(register, Filter(state="GHA", counterpart_state="SVN"))}


@pytest.mark.parametrize("view", ["table", "timeline", "network", "map"])
def test_every_view_has_the_engagements_of_the_pair(desk: TestClient, of_pair: set[int], view: str) -> None:
    page = desk.get(f"/explore?view={view}&{PAIR}")
    assert page.status_code == 200 and len(of_pair) >= 4  # four or five, by the processor
    assert numbers(page.text) == of_pair
    assert "Engagements between Ghana and Slovenia" in page.text


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("query", ["", "state=GHA", PAIR, "person=nobodyatall", "form=call&since=2022&until=2024-06"])
def test_every_view_of_every_filter_is_a_page(desk: TestClient, view: str, query: str) -> None:
    page = desk.get(f"/explore?view={view}&{query}")
    assert page.status_code == 200
    assert "<script>" not in page.text and " style=" not in page.text


def test_what_cannot_be_understood_is_told_beside_its_field(desk: TestClient) -> None:
    page = desk.get("/explore?state=Ruritania&since=soon&person=Ann")
    assert page.status_code == 422
    assert page.text.count("no state is called &#39;Ruritania&#39;") == 1
    assert page.text.count("&#39;soon&#39; is no date") == 1 and "since:" not in page.text
    assert '<a href="#f-state-1">State</a>' in page.text and '<a href="#f-since">From</a>' in page.text
    assert "From: " in desk.get("/explore/engagements.csv?since=soon").text
    assert 'value="Ruritania"' in page.text and 'value="Ann"' in page.text


def test_a_filter_that_keeps_nothing_says_so_before_its_picture(desk: TestClient) -> None:
    network = desk.get("/explore?view=network&person=nobodyatall").text
    assert "No engagement is of this kind" in network and "deals with anybody" not in network
    empty = desk.get("/explore?view=map&person=nobodyatall").text
    assert empty.index("No engagement is of this kind") < empty.index("<svg")


def test_the_legend_of_the_timeline_has_what_its_bars_have(desk: TestClient) -> None:
    page = desk.get("/explore?view=timeline").text
    bars, legend = page[: page.index('class="inline legend"')], page[page.index('class="inline legend"') :]
    drawn = set(re.findall(r'class="part (part-\w+)"', bars))
    assert drawn == set(re.findall(r'class="part (part-\w+)"', legend[: legend.index("</ul>")])) != set()


def test_what_a_view_leaves_out_is_said_and_found(tmp_path: Path) -> None:
    """Months before the latest 24, partners of them alone, and topics beyond the third."""
    with Register.open(str(tmp_path / "long.db"), create=True) as register:
        topics = ("gas", "grain", "ports", "rail", "visas")
        told = (("2019-03-05", "Ilze Ozola", ()), ("2024-05-03", "Bo Lind", topics))
        for number, (day, who, about) in enumerate(told):
            register.record(report("Nurlan Seit", who, source=f"r{number}", published=day, date=day, topics=about), "1")
    settings = Settings(register=str(tmp_path / "long.db"), hosts=("testserver",))
    with TestClient(create_app(settings)) as client:
        months = client.get("/explore?view=partners&state=KAZ").text
        assert "1 engagement before that is only in the number in all" in months and "June 2022" in months
        assert 'href="/states' in months or "Latvia" in months
        before = re.search(r'href="([^"]+)">the months before', months)
        assert before and "Latvia" in client.get(unescape(before[1])).text
        assert '</bdi> <span class="quiet">and 2 more</span>' in client.get("/explore?view=table").text


def test_what_is_told_of_a_year_is_said_to_be(desk: TestClient) -> None:
    assert "only the year is told" in desk.get("/explore?view=timeline&step=month").text
    assert "only the month or year is told" in desk.get("/explore?view=timeline&step=week").text
    assert "is told, so that" not in desk.get("/explore?view=timeline&step=year").text
    assert "they are of no month" in desk.get("/explore?view=partners&state=GHA").text


def test_a_map_of_nothing_says_so(desk: TestClient) -> None:
    page = desk.get("/explore?view=map&person=nobodyatall").text
    assert "No engagement is of this kind" in page and "<tbody></tbody>" not in page


@pytest.mark.parametrize("query", ["view=pie", "among=all", "step=day", "before=x", "sate=KAZ"])
def test_an_address_that_is_mistyped_is_refused(desk: TestClient, query: str) -> None:
    assert desk.get(f"/explore?{query}").status_code == 422
    assert desk.get("/explore/engagements.csv?state=Ruritania").status_code == 422
    assert desk.get("/explore/engagements.exe").status_code == 404


def test_pages_of_the_table_go_there_and_back(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.routes.explore.PAGE", 7)
    seen, address = [], "/explore?view=table"
    while address:
        page = desk.get(address).text
        seen.append(numbers(page))
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    everything = numbers(desk.get("/explore?view=timeline").text)
    assert set().union(*seen) == everything and sum(map(len, seen)) == len(everything)
    back = re.search(r'rel="prev" href="([^"]+)"', page)
    assert back and numbers(desk.get(back[1].replace("&amp;", "&")).text) == seen[-2]


def test_what_is_shown_can_be_taken_along(desk: TestClient, of_pair: set[int]) -> None:
    page = desk.get(f"/explore?view=network&{PAIR}").text
    assert f'href="/explore/engagements.graphml?{PAIR}&amp;among=parties"'.replace("&state", "&amp;state") in page
    rows = csv.DictReader(io.StringIO(desk.get(f"/explore/engagements.csv?{PAIR}").text))
    assert {int(row["id"]) for row in rows} == of_pair
    assert {row["id"] for row in desk.get(f"/explore/engagements.json?{PAIR}").json()["engagements"]} == of_pair
    lines = desk.get(f"/explore/engagements.jsonl?{PAIR}").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == of_pair
    ET.fromstring(desk.get(f"/explore/engagements.graphml?{PAIR}&among=parties").content)
    on_map = desk.get(f"/explore/engagements.geojson?{PAIR}").json()["features"]
    assert {number for feature in on_map for number in feature["properties"]["engagements"]} == of_pair
    calendar = desk.get(f"/explore/engagements.ics?{PAIR}")
    assert (
        calendar.headers["content-type"].startswith("text/calendar")
        and "attachment" in calendar.headers["content-disposition"]
    )


def test_a_search_is_saved_followed_and_forgotten(desk: TestClient) -> None:
    saved = desk.post("/searches", data={"name": "<b>Ghana</b>", "query": "state=GHA"})
    assert saved.status_code == 200 and saved.url.path == "/searches/1"
    assert "&lt;b&gt;Ghana&lt;/b&gt;" in saved.text and "Nothing new." in saved.text
    assert ET.fromstring(desk.get("/searches/1/feed.atom").content).tag.endswith("feed")
    assert b"Nothing new." in desk.get("/searches/1/new.eml").content
    assert "engagements of Ghana" in desk.get("/searches").text
    assert desk.post("/searches", data={"name": "<b>Ghana</b>", "query": ""}).status_code == 422
    assert desk.post("/searches", data={"name": "x", "query": "sate=GHA"}).status_code == 422
    assert desk.post("/searches/1/seen").status_code == 200
    assert "No search is saved yet" in desk.post("/searches/1/forget").text
    assert desk.get("/searches/1").status_code == 404


class TestReadOnly:
    @pytest.fixture
    def settings(self, register_url: str) -> Settings:
        return Settings(register=register_url, read_only=True, hosts=("testserver",))

    def test_nothing_is_saved(self, desk: TestClient) -> None:
        assert "Save this search" not in desk.get("/explore").text
        assert desk.post("/searches", data={"name": "x", "query": ""}).status_code == 403


def test_a_bar_leads_to_its_period_within_that_of_the_filter(desk: TestClient) -> None:
    page = desk.get("/explore?view=timeline&step=year&since=2024-03&until=2024-03").text
    assert "/explore?since=2024-03-01&amp;until=2024-03-31&amp;view=table" in page
    lasting = Filter(since="2024-07-01", until="2024-07-31")
    assert period_address(lasting, "2024-05-01", "2024-05-31") == (
        "/explore?since=2024-05-01&until=2024-05-31&view=table"
    )


def test_of_nothing_no_picture_is_drawn(desk: TestClient) -> None:
    """What the filter keeps is nothing, and the page says so once."""
    view = desk.get("/explore?person=nobody+such").text.partition('id="view"')[2].partition('class="take"')[0]
    assert view.count("No engagement is of this kind") == 1
    assert "<svg" not in view and "<h2" not in view


def test_who_is_asked_for_by_number_stands_there_by_name(told_desk: TestClient) -> None:
    text = told_desk.get("/explore?identity=1&view=table").text
    assert "<bdi>Of Ilze Ozola</bdi></h1>" in text
    assert '<bdi>Ilze Ozola</bdi> <span aria-hidden="true">×' in text
    assert "number 99" in told_desk.get("/explore?identity=99&view=table").text
