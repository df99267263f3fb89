"""Explore in a browser: what is drawn is what is told, the address carries it, and the policy of the page holds."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Opened = Callable[..., Page]


def numbers(page: Page) -> set[int]:
    """The engagements that the view names."""
    found = page.locator('#view a[href^="/engagements/"]').evaluate_all("links => links.map(link => link.pathname)")
    return {int(path.rpartition("/")[2]) for path in found}


def test_a_pair_of_states_is_the_same_in_all_views_and_files(open_page: Opened, tmp_path: Path) -> None:
    page = open_page("/explore")
    page.get_by_label("State", exact=True).fill("Ghana")
    page.get_by_label("and state").fill("Slovenia")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Engagements between Ghana and Slovenia")
    seen = {}
    for view in ("Table", "Timeline", "Network", "Map"):
        page.get_by_role("navigation", name="Views").get_by_role("link", name=view).click()
        expect(page.get_by_role("navigation", name="Views").get_by_role("link", name=view)).to_have_attribute(
            "aria-current", "page"
        )
        seen[view] = numbers(page)
    # Four or five, by the processor: whether a signing by "the heads of delegation" is tied to their states.
    assert len(seen["Table"]) >= 4 and all(found == seen["Table"] for found in seen.values())

    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    taken.value.save_as(tmp_path / "pair.csv")
    with (tmp_path / "pair.csv").open(newline="") as file:
        assert {int(row["id"]) for row in csv.DictReader(file)} == seen["Table"]
    with page.expect_download() as taken:
        page.get_by_role("link", name="GeoJSON").click()
    taken.value.save_as(tmp_path / "pair.geojson")
    features = json.loads((tmp_path / "pair.geojson").read_text())["features"]
    assert {number for feature in features for number in feature["properties"]["engagements"]} == seen["Table"]

    assert re.search(r"/explore\?state=GHA&state=SVN&view=map$", page.url)
    assert numbers(open_page(page.url)) == seen["Map"]


def test_the_network_is_drawn_from_the_pairs_of_the_table(open_page: Opened) -> None:
    page = open_page("/explore?view=network&state=GHA&state=SVN&among=parties")
    page.locator(".network[data-drawn]").wait_for(timeout=20_000)
    drawn = page.locator(".network").evaluate("it => [it.drawn.graph.order, it.drawn.graph.size]")
    told = page.locator(".pairs tbody tr").count()
    assert drawn[1] == told > 0 and drawn[0] > 1
    page.get_by_role("button", name="Nearer").click()
    expect(page.locator(".network canvas").first).to_be_visible()


_NAMES = """it => {
  const ground = it.querySelector(".network-ground");
  const boxes = [...it.drawn.names.values()].map(({ box }) => box);
  const apart = (one, other) =>
    one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
  return {
    named: boxes.length,
    nodes: it.drawn.graph.order,
    apart: boxes.every((one, at) => boxes.slice(at + 1).every((other) => apart(one, other))),
    within: boxes.every(({ left, top, right, bottom }) =>
      left >= 0 && top >= 0 && right <= ground.clientWidth && bottom <= ground.clientHeight),
    labels: it.drawn.graph.mapNodes((_, { label }) => label),
  };
}"""


@pytest.mark.parametrize(("width", "share"), [(1440, 1), (390, 0.6)])
def test_the_names_of_a_network_lie_apart_and_within_it(open_page: Opened, width: int, share: float) -> None:
    page = open_page("/explore?view=network", width=width)
    page.locator(".network[data-drawn]").wait_for(timeout=20_000)
    told = page.locator(".network").evaluate(_NAMES)
    assert told["apart"] and told["within"]
    assert told["named"] >= told["nodes"] * share
    page.goto("/explore?view=network&among=parties")
    page.locator(".network[data-drawn]").wait_for(timeout=20_000)
    told = page.locator(".network").evaluate(_NAMES)
    assert told["apart"] and told["within"] and told["named"] > 0
    assert not [label for label in told["labels"] if re.search(r"\([A-Z]{3}\)$", label)]


def test_the_network_says_so_where_it_cannot_be_drawn(open_page: Opened) -> None:
    page = open_page("/explore")
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto("/explore?view=network&state=GHA")
    expect(page.locator(".network-said")).to_contain_text("cannot draw the network")
    assert page.locator(".pairs tbody tr").count() > 0


def test_without_javascript_all_can_be_read(open_page: Opened) -> None:
    page = open_page("/explore?view=network&state=GHA", js=False)
    assert page.locator(".pairs tbody tr").count() > 0
    expect(page.locator(".network")).to_be_hidden()
    page.get_by_role("link", name="Map").click()
    assert page.locator(".world .flow").count() > 0


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("view", ["overview", "table", "timeline", "network", "map", "partners", "subjects"])
def test_no_view_is_wider_than_the_window(open_page: Opened, view: str, width: int) -> None:
    page = open_page(f"/explore?view={view}&state=GHA", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 720, 1000, 1440])
def test_no_name_of_the_table_is_broken_between_letters(open_page: Opened, width: int) -> None:
    """720 is a window of 1440 at 200 %."""
    page = open_page("/explore?view=table", width=width)
    broken = page.locator(".party-line > bdi:first-child").evaluate_all(
        "names => names.filter(name => !name.textContent.includes(' ') && !name.textContent.includes('-')"
        " && name.getClientRects().length > 1).map(name => name.textContent)"
    )
    assert broken == []
    # Where it is a table, whatever is in a cell.
    cells = page.locator(".engagements tbody tr:first-child td")
    assert len({cell.evaluate("cell => getComputedStyle(cell).display") for cell in cells.all()} - {"none"}) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
