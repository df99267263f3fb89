"""The day of a page where several days stand on it, and of the reports of a page that are not set apart."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.written_days import day_in, is_day_line
from reading.written_page import ACCORD, BOOKS, ENVOY, TITLE, TRAWLERS, documents_of, p

SIDEBAR = '<ul><li><span>20 May 2024</span> <a href="/holiday">Holiday notice</a></li></ul>'


def read(folder: Path, body: str, title: str = TITLE) -> list[Document]:
    return documents_of(folder, f"<!DOCTYPE html><meta charset=utf-8><title>{title}</title>{body}")


def wrapped(sidebar: str, day: str) -> str:
    text = f"<h1>{TITLE}</h1>{day}<div>{p(ACCORD, TRAWLERS)}</div>"
    return f'<div id="wrapper"><div class="left">{sidebar}</div><div class="center">{text}</div></div>'


@pytest.mark.parametrize("sidebar", [SIDEBAR, "<ul><li>20 May 2024</li></ul>", "<div>20 May 2024</div>"])
@pytest.mark.parametrize(
    "day", ["<span>21 October 2023</span>", '<span id="ctl00_lblDate">21 October 2023</span>', "<p>21 October 2023</p>"]
)
def test_days_in_a_sidebar_do_not_void_that_of_the_headline(tmp_path: Path, sidebar: str, day: str) -> None:
    (one,) = read(tmp_path, wrapped(sidebar, day))
    assert one.published == date(2023, 10, 21)


def test_the_day_of_a_link_in_a_sidebar_is_not_that_of_the_report(tmp_path: Path) -> None:
    (one,) = read(tmp_path, wrapped(SIDEBAR, ""))
    assert one.published is None


def test_the_day_of_a_dateline_goes_before_that_of_a_change(tmp_path: Path) -> None:
    changed = '<dl><dt>Date modified:</dt><dd><time property="dateModified">2024-06-14</time></dd></dl>'
    body = f"<main><h1>{TITLE}</h1>{p(f'June 12, 2024 - Lund, Sweden - {ACCORD}', TRAWLERS)}{changed}</main>"
    (one,) = read(tmp_path, body)
    assert (one.published, one.text.split("\n\n")[0]) == (date(2024, 6, 12), ACCORD)
    (other,) = read(tmp_path, f"<main><h1>{TITLE}</h1>{p(ACCORD, TRAWLERS)}{changed}</main>")
    assert other.published == date(2024, 6, 14)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024年5月15日", date(2024, 5, 15)),
        ("2024年05月15日 09:30 来源：外交部", date(2024, 5, 15)),
        ("2024년 7월 2일", date(2024, 7, 2)),
        ("2024. 7. 2.", date(2024, 7, 2)),
        ("15 Μαΐου 2024", date(2024, 5, 15)),
        ("Pressemitteilung vom 15. März 2024 | Lesezeit: 2 Minuten", date(2024, 3, 15)),
        ("Publié le 1er avril 2024 à 18h05 - Mis à jour le 3 avril 2024", date(2024, 4, 1)),
    ],
)
def test_lines_of_a_day_in_other_languages(line: str, day: date) -> None:
    assert (day_in(line), is_day_line(line)) == (day, True)


@pytest.mark.parametrize("line", ["Version 2024.1.2.3 of the list", "The talks of 2024. 7 men came."])
def test_numbers_that_are_no_day(line: str) -> None:
    assert day_in(line) is None


ITEMS = (
    ("Minister signs accord", "3 May 2024", ACCORD, TRAWLERS),
    ("Envoy presents letters", "2 May 2024", ENVOY, BOOKS),
)
FLAT = {
    "headings with the day": lambda title, day, *text: f"<h4>{day} – {title}</h4>{p(*text)}<hr>",
    "rows": lambda title, day, *text: f"<tr><td>{day}</td><td><b>{title}</b><br>{' '.join(text)}</td></tr>",
    "paragraphs in bold": lambda title, day, *text: f"<p><strong>{title}</strong></p><p><em>{day}</em></p>{p(*text)}",
    "centred": lambda title, day, *text: (
        f"<p align=center><b>{title}</b></p><p align=right>Selby, {day}</p>{p(*text)}<p>* * *</p>"
    ),
}


@pytest.mark.parametrize("kind", FLAT)
def test_reports_below_each_other_have_each_its_headline_and_day(tmp_path: Path, kind: str) -> None:
    items = "".join(FLAT[kind](*item) for item in ITEMS)
    items = f"<table>{items}</table>" if kind == "rows" else items
    found = read(tmp_path, f"<div><h1>Press releases</h1>{items}</div>", "Press releases")
    assert [(one.title, one.published) for one in found] == [
        ("Minister signs accord", date(2024, 5, 3)),
        ("Envoy presents letters", date(2024, 5, 2)),
    ]
    assert [one.text.split() for one in found] == [f"{ACCORD} {TRAWLERS}".split(), f"{ENVOY} {BOOKS}".split()]


def test_where_it_cannot_be_told_what_a_day_dates_no_day_is_given(tmp_path: Path) -> None:
    body = f"<div><h1>Press releases</h1><p>3 May 2024</p>{p(ACCORD, TRAWLERS)}<p>2 May 2024</p>{p(ENVOY, BOOKS)}</div>"
    (one,) = read(tmp_path, body, "Press releases")
    assert one.published is None
    assert one.text.split("\n\n") == ["3 May 2024", ACCORD, TRAWLERS, "2 May 2024", ENVOY, BOOKS]


def test_the_days_of_a_chronicle_are_no_reports(tmp_path: Path) -> None:
    title = "How the dispute over the harbour of Selby was settled"
    days = f"<h2>2 May 2024</h2>{p(ACCORD, TRAWLERS)}<h2>3 May 2024</h2>{p(ENVOY, BOOKS)}"
    (one,) = read(tmp_path, f"<div><h1>{title}</h1><p class=date>5 May 2024</p>{days}</div>", title)
    assert (one.title, one.published) == (title, date(2024, 5, 5))
