"""What a page is called and whose it is, where its window title is the same on all pages of the house or put together otherwise."""

from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents

ACCORD = "Minister Oyelaran and her colleague from Carrovia signed the accord on the harbour on Thursday, after six years of talks."
TRAWLERS = "Under the accord trawlers may unload on Mondays and Fridays, and the lighthouse will be painted by both of the states."


def read(folder: Path, body: str, window: str, head: str = "") -> Document:
    page = folder / "page.html"
    text = f"<p>{ACCORD}</p><p>{TRAWLERS}</p>"
    page.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><title>{window}</title>{head}<body>{body.format(text)}", encoding="utf-8"
    )
    (one,) = iter_documents([str(page)])
    assert isinstance(one, Document), one
    return one


@pytest.mark.parametrize("words", ["Accord signed", "Accord signed with Carrovia"])
@pytest.mark.parametrize(
    ("window", "house"),
    [
        ("Embassy of Tarvia, Selby", "Embassy of Tarvia, Selby"),
        ("Ministry of Trade", "Ministry of Trade"),
        ("Welcome to the Embassy of Tarvia", "Embassy of Tarvia"),
        ("Home | Embassy of Tarvia", "Embassy of Tarvia"),
        ("MFA of Tarvia", "MFA of Tarvia"),
        ("Presidency of Tarvia - Official website", "Presidency of Tarvia"),
        ("Beacon", None),
        ("News", None),
        ("News details", None),
        ("Press release", None),
        ("Untitled Document", None),
    ],
)
def test_the_only_heading_is_the_headline_under_a_constant_title(
    tmp_path: Path, window: str, house: str | None, words: str
) -> None:
    one = read(tmp_path, f"<main><h1>{words}</h1>{{}}</main>", window)
    assert (one.title, one.outlet) == (words, house)
    assert one.text == f"{ACCORD}\n\n{TRAWLERS}"


@pytest.mark.parametrize("site", ["Harbour Beacon", "Press releases", "Press release"])
def test_a_heading_that_is_the_site_is_no_headline(tmp_path: Path, site: str) -> None:
    one = read(tmp_path, f"<h1>{site}</h1><div><h2>Envoy of Tarvia leaves</h2>{{}}</div>", "Envoy of Tarvia leaves")
    assert one.title == "Envoy of Tarvia leaves"


@pytest.mark.parametrize(
    ("window", "house"),
    [
        ("{}_Ministry of Trade of Tarvia", "Ministry of Trade of Tarvia"),
        ("{}-Tarvpress", "Tarvpress"),
        ("{} (Selby News)", "Selby News"),
        ("Selby News: {}", "Selby News"),
        ("MFA of Tarvia - {}", "MFA of Tarvia"),
        ("Ministry of Trade > {}", "Ministry of Trade"),
        ("{} | Selby News | Breaking news, analysis and more from the coast", "Selby News"),
        ("Pages - {}", None),
    ],
)
def test_the_house_beside_the_headline_whatever_parts_them(tmp_path: Path, window: str, house: str | None) -> None:
    words = "Accord signed with Carrovia"
    one = read(tmp_path, f"<main><h1>{words}</h1>{{}}</main>", window.format(words))
    assert (one.title, one.outlet) == (words, house)


@pytest.mark.parametrize("window", ["Ministry of Trade", "Press releases - Ministry of Trade"])
def test_a_line_above_the_text_is_the_headline_where_the_title_is_the_house(tmp_path: Path, window: str) -> None:
    one = read(tmp_path, "<div><p><b>Accord on harbour signed in Selby</b></p><p>2 May 2024</p>{}</div>", window)
    assert (one.title, one.outlet) == ("Accord on harbour signed in Selby", "Ministry of Trade")
    assert one.text == f"{ACCORD}\n\n{TRAWLERS}"


def test_lines_that_head_parts_of_the_text_are_no_headline(tmp_path: Path) -> None:
    body = (
        f"<div><p><b>Accord on harbour signed</b></p>{{}}<p><b>Trawlers unload in Selby</b></p><p>{TRAWLERS}</p></div>"
    )
    assert read(tmp_path, body, "Ministry of Trade").title == "Ministry of Trade"
