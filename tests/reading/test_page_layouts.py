"""What a page holds, told by its layout: one report or several, which block is beside it, its day, headline and house."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.block_names import is_beside
from dragoman.reading.sources import iter_documents

ACCORD = "Minister Oyelaran and her colleague from Carrovia signed the accord on the harbour on Thursday, after six years of talks."
TRAWLERS = "Under the accord trawlers may unload on Mondays and Fridays, and the lighthouse will be painted by both of the states."
ENVOY = (
    "Ambassador Besk presented her letters of credence to the President this morning, and stayed in the palace for tea."
)
BOOKS = (
    "She promised to send two bookbinders for the library of the university before the beginning of the rainy season."
)
TITLE = "Minister signs harbour accord in Selby"


def read(folder: Path, body: str, head: str = "") -> list[Document]:
    page = folder / "page.html"
    page.write_text(f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head>{body}</html>", encoding="utf-8")
    found = list(iter_documents([str(page)]))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def p(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def cards(tag: str, order: str) -> str:
    titles = ("Ambassador of Tarvia presents credentials", "Consul opens reading room in Lowmarket")
    return "".join(f'<{tag}><{order}><a href="/{t}">{t}</a></{order}>{p(ENVOY, BOOKS)}</{tag}>' for t in titles)


@pytest.mark.parametrize(("tag", "order"), [("article", "h3"), ("div", "h2"), ("li", "h4"), ("section", "h2")])
def test_a_report_with_cards_of_others_is_one_report(tmp_path: Path, tag: str, order: str) -> None:
    body = f"<body><div><h1>{TITLE}</h1>{p(ACCORD, TRAWLERS)}</div><div>{cards(tag, order)}</div></body>"
    (one,) = read(tmp_path, body)
    assert (one.title, one.text) == (TITLE, f"{ACCORD}\n\n{TRAWLERS}")


def test_a_report_in_sections_is_one_report(tmp_path: Path) -> None:
    sections = f"<section><h2>Six years of talks on trawlers</h2>{p(ACCORD, TRAWLERS)}</section><section><h2>A palace and a library</h2>{p(ENVOY, BOOKS)}</section>"
    (one,) = read(tmp_path, f"<body><main><h1>{TITLE}</h1>{sections}</main></body>")
    assert one.title == TITLE
    assert one.text.split("\n\n") == [
        "Six years of talks on trawlers",
        ACCORD,
        TRAWLERS,
        "A palace and a library",
        ENVOY,
        BOOKS,
    ]


def test_a_list_gives_its_reports_short_ones_too_and_what_stands_beside_them(tmp_path: Path) -> None:
    items = f'<div class="n first"><h2>{TITLE}</h2>{p(ACCORD, TRAWLERS)}</div><div class="n last"><h2>Besk received</h2>{p(ENVOY)}</div>'
    found = read(tmp_path, f"<body><h1>News of the week</h1>{items}<div>{p(BOOKS, TRAWLERS)}</div></body>")
    assert [(one.title, one.text) for one in found] == [
        (TITLE, f"{ACCORD}\n\n{TRAWLERS}"),
        ("Besk received", ENVOY),
        ("News of the week", f"{BOOKS}\n\n{TRAWLERS}"),
    ]


def test_items_in_rows_are_all_found(tmp_path: Path) -> None:
    rows = "".join(
        f"<div class=row>{''.join(f'<div class=col><h3>Envoy {n}{m} visits the mint</h3>{p(ENVOY)}</div>' for m in 'ab')}</div>"
        for n in (1, 2)
    )
    found = read(tmp_path, f"<body><h1>Press releases</h1>{rows}</body>")
    assert [one.title for one in found] == [f"Envoy {n} visits the mint" for n in ("1a", "1b", "2a", "2b")]


def test_an_item_without_a_day_has_not_that_of_another(tmp_path: Path) -> None:
    items = f'<article><h2>{TITLE}</h2><time datetime="2021-05-20"></time>{p(ACCORD)}</article><article><h2>Besk received at the palace</h2>{p(ENVOY)}</article>'
    found = read(tmp_path, f"<body><h1>News</h1>{items}</body>")
    assert [one.published for one in found] == [date(2021, 5, 20), None]


@pytest.mark.parametrize(
    "name",
    ["sidebar", "left-sidebar", "sidebar__inner", "cookie-notice", "contact", "contact-box", "socialLinks", "share-buttons", "related-posts", "top-banner", "comments2"],
)  # fmt: skip
def test_names_of_what_stands_beside_a_report(name: str) -> None:
    assert is_beside(name)


@pytest.mark.parametrize(
    "name",
    ["no-sidebar", "has-sidebar", "page-with-sidebar", "content-sidebar-wrap", "contact-group", "social-affairs", "banner-text", "without_menu", "hideComments", "adoption"],
)  # fmt: skip
def test_names_that_only_hold_such_words(name: str) -> None:
    assert not is_beside(name)


@pytest.mark.parametrize("name", ["content no-sidebar", "page-with-sidebar", "contact-group", "sidebar"])
@pytest.mark.parametrize("between", ["</div><div>", "<br><br>"])
def test_a_page_of_divisions_keeps_its_report(tmp_path: Path, name: str, between: str) -> None:
    body = f'<body><div class="{name}"><h1>{TITLE}</h1><div>{ACCORD}{between}{TRAWLERS}</div></div><div><p>Ministry</p></div></body>'
    (one,) = read(tmp_path, body)
    assert one.text.endswith(f"{ACCORD}\n\n{TRAWLERS}")


def test_what_is_not_shown_is_not_read(tmp_path: Path) -> None:
    hidden = "<p hidden>The minister met the general in secret on Friday.</p><p style='display: none'>Or not.</p>"
    (one,) = read(tmp_path, f"<body><article><h1>{TITLE}</h1>{p(ACCORD)}{hidden}{p(TRAWLERS)}</article></body>")
    assert one.text == f"{ACCORD}\n\n{TRAWLERS}"


TODAY = (
    "<header><time>Thursday, 26 November 2026</time></header>",
    '<div id="top"><span class="date">26 November 2026</span></div>',
    '<div class="row"><div id="datetime">Thursday, 26 November 2026</div></div>',
    '<div class="current-date">26.11.2026</div>',
)
SAID = (
    "<p>Published on 20 May 2021</p>",
    '<time datetime="2021-05-20">20 May</time>',
    '<div class="news-date">20.05.2021</div>',
    "<small>20 May 2021</small>",
    "<div>Last updated: 3 June 2023 | Posted: 20 May 2021</div>",
)


@pytest.mark.parametrize("today", TODAY)
@pytest.mark.parametrize("said", SAID)
def test_the_day_of_today_is_not_that_of_publication(tmp_path: Path, today: str, said: str) -> None:
    (one,) = read(tmp_path, f"<body>{today}<div><h1>{TITLE}</h1>{said}{p(ACCORD, TRAWLERS)}</div></body>")
    assert one.published == date(2021, 5, 20)


@pytest.mark.parametrize("said", SAID)
def test_a_day_above_the_headline_or_below_the_text(tmp_path: Path, said: str) -> None:
    (one,) = read(tmp_path, f"<body>{TODAY[2]}<div>{said}<h1>{TITLE}</h1>{p(ACCORD, TRAWLERS)}</div></body>")
    assert one.published == date(2021, 5, 20)
    (one,) = read(tmp_path, f"<body>{TODAY[1]}<div><h1>{TITLE}</h1>{p(ACCORD, TRAWLERS)}{SAID[0]}</div></body>")
    assert one.published == date(2021, 5, 20)


@pytest.mark.parametrize("body", [TODAY[0] + f"<h1>{TITLE}</h1>", TODAY[3] + f"<h1>{TITLE}</h1>"])
def test_today_alone_is_no_day_of_publication(tmp_path: Path, body: str) -> None:
    said = "The report published on 3 May 2019 was handed over by the minister in the palace of the President that day."
    (one,) = read(tmp_path, f"<body>{body}{p(ACCORD, said)}</body>")
    assert one.published is None


def test_the_day_of_a_change_is_taken_only_if_there_is_no_other(tmp_path: Path) -> None:
    changed = '<time class="updated" datetime="2023-06-03">3 June 2023</time>'
    (one,) = read(tmp_path, f"<body><article><h1>{TITLE}</h1>{changed}{SAID[2]}{p(ACCORD)}</article></body>")
    assert one.published == date(2021, 5, 20)
    (one,) = read(tmp_path, f"<body><article><h1>{TITLE}</h1>{changed}{p(ACCORD)}</article></body>")
    assert one.published == date(2023, 6, 3)


@pytest.mark.parametrize(
    ("window", "shown", "title", "outlet"),
    [
        ("Harbour accord signed", f"<h1>{TITLE}</h1>", TITLE, None),
        (f"{TITLE} | Selby Gateway", f"<h1>{TITLE}</h1>", TITLE, "Selby Gateway"),
        (f"{TITLE} - Selby Gateway", f"<h1>{TITLE}</h1>", TITLE, "Selby Gateway"),
        ("Harbour accord | Fish and ships", f"<h1>{TITLE}</h1>", TITLE, None),
        ("Ministry of Foreign Affairs of Selby", f"<h1>{TITLE}</h1>", TITLE, "Ministry of Foreign Affairs of Selby"),
        (f"Ministry of Trade | {TITLE}", f"<h1>{TITLE}</h1>", TITLE, "Ministry of Trade"),
        ("Talks in Rome – Ministry of Foreign Affairs", "<div>Talks in Rome</div>", "Talks in Rome", "Ministry of Foreign Affairs"),
        ("Selby - Carrovia: harbour accord | The Tide", "<div>Selby - Carrovia: harbour accord</div>", "Selby - Carrovia: harbour accord", "The Tide"),
        ("Press", f"<h2>{TITLE}</h2>", TITLE, None),
    ],
)  # fmt: skip
def test_headline_and_house(tmp_path: Path, window: str, shown: str, title: str, outlet: str | None) -> None:
    (one,) = read(tmp_path, f"<body><div>{shown}{p(ACCORD, TRAWLERS)}</div></body>", f"<title>{window}</title>")
    assert (one.title, one.outlet) == (title, outlet)


def test_days_and_lists_within_a_text_stay(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{n} May 2022</td><td>Talks with Minister Obst / Zembria</td></tr>" for n in (3, 4))
    (one,) = read(
        tmp_path, f"<body><article><h1>{TITLE}</h1>{p(ACCORD, TRAWLERS)}<table>{rows}</table></article></body>"
    )
    talks = "Talks with Minister Obst / Zembria"
    assert one.text.split("\n\n")[2:] == ["3 May 2022", talks, "4 May 2022", talks]
    assert one.published is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<frameset><frame src=a.html><frame src=b.html></frameset>", "made of frames: read the pages in them (a.html, b.html)"),
        ("<body><ul>" + "<li><a href=/1>Minister opens fair in Lunde</a></li>" * 9 + "</ul></body>", "a list of links"),
        ("<body><script>draw()</script></body>", "made by a script"),
    ],
)  # fmt: skip
def test_a_page_without_a_report_is_told_for_what_it_is(tmp_path: Path, body: str, words: str) -> None:
    (tmp_path / "page.html").write_text(f"<!DOCTYPE html><html>{body}</html>")
    (one,) = iter_documents([str(tmp_path / "page.html")])
    assert words in str(one)
