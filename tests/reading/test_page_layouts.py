"""What a page holds, told by its layout: one report or several, which block is beside it, its day, headline and house."""

from datetime import date
from pathlib import Path
from textwrap import fill

import pytest

from dragoman.model.document import Document
from dragoman.reading.block_names import is_beside
from dragoman.reading.sources import SourceError, iter_documents
from reading.written_page import ACCORD, BOOKS, ENVOY, TITLE, TRAWLERS, documents_of, p


def read(folder: Path, body: str, head: str = "") -> list[Document]:
    return documents_of(folder, f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head>{body}</html>")


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
        (f"{TITLE} | Selby Gateway", f'<h1 class="logo"><a href="/">Selby Gateway</a></h1><h2>{TITLE}</h2>', TITLE, "Selby Gateway"),
        ("Selby Gateway", f'<h1><a href="/">Selby Gateway</a></h1><h2>{TITLE}</h2>', TITLE, "Selby Gateway"),
        (f"{TITLE} | Press Releases | Ministry of Trade", f"<h1>Press Releases</h1><h2>{TITLE}</h2>", TITLE, "Ministry of Trade"),
        ("Press Releases | Ministry of Trade", f"<h1>Press Releases</h1><h2>{TITLE}</h2>", TITLE, "Ministry of Trade"),
        (f"{TITLE} / Ministry of Trade of Selby", f"<h1>{TITLE}</h1>", TITLE, "Ministry of Trade of Selby"),
        (f"{TITLE} > Selby Gateway", f"<h1>{TITLE}</h1>", TITLE, "Selby Gateway"),
        (f"{TITLE}: Ministry of Trade", f"<h1>{TITLE}</h1>", TITLE, "Ministry of Trade"),
        ("Envoys of Selby / Carrovia on trawlers", "<h1>Envoys of Selby / Carrovia on trawlers</h1>", "Envoys of Selby / Carrovia on trawlers", None),
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


@pytest.mark.parametrize(
    ("stamp", "shown", "day"),
    [
        ("2023-02-03T22:30:00+00:00", "4 February 2023", date(2023, 2, 4)),
        ("2023-02-04T03:30:00Z", "3 February 2023", date(2023, 2, 3)),
        ("2023-02-03T08:30:00Z", "4 February 2023", date(2023, 2, 3)),
        ("2023-02-03T22:30:00+03:00", "4 February 2023", date(2023, 2, 3)),
        ("2023-02-03T22:30:00Z", "9 February 2023", date(2023, 2, 3)),
        ("2023-02-03T22:30:00Z", "Updated: 4 February 2023", date(2023, 2, 3)),
    ],
)
def test_the_publishers_day_goes_before_that_of_greenwich(tmp_path: Path, stamp: str, shown: str, day: date) -> None:
    head = f'<meta property="article:published_time" content="{stamp}">'
    (one,) = read(
        tmp_path, f"<body><article><h1>{TITLE}</h1><p>{shown}</p>{p(ACCORD, TRAWLERS)}</article></body>", head
    )
    assert one.published == day


def test_a_list_of_what_is_said_of_a_page_tells_its_day(tmp_path: Path) -> None:
    said = "<dl><dt>From:</dt><dd>Harbour Office</dd><dt>Published</dt><dd>22 February 2024</dd><dt>Last updated</dt><dd>1 March 2024 — See all updates</dd></dl>"
    (one,) = read(tmp_path, f"<body><main><h1>{TITLE}</h1>{said}<div>{p(ACCORD, TRAWLERS)}</div></main></body>")
    assert (one.published, one.text) == (date(2024, 2, 22), f"{ACCORD}\n\n{TRAWLERS}")


def test_the_report_that_a_page_loads_after_another_is_one_of_its_own(tmp_path: Path) -> None:
    first = f"<article><h1>{TITLE}</h1><p>3 May 2023</p>{p(ACCORD, TRAWLERS)}</article>"
    second = f"<article><h1>Ambassador Besk received in Selby</h1><p>1 May 2023</p>{p(ENVOY, BOOKS)}</article>"
    head = f'<title>{TITLE}</title><meta property="article:published_time" content="2023-05-03">'
    found = read(tmp_path, f"<body>{first}<div>Next article</div>{second}</body>", head)
    assert [(one.title, one.published, one.text) for one in found] == [
        (TITLE, date(2023, 5, 3), f"{ACCORD}\n\n{TRAWLERS}"),
        ("Ambassador Besk received in Selby", date(2023, 5, 1), f"{ENVOY}\n\n{BOOKS}"),
    ]


LEAD = (
    "Minister Oyelaran opened the fish market of Selby on Monday together with her colleague from Carrovia, Tilda Besk."
)


@pytest.mark.parametrize(
    "body",
    [
        '<p class="lead">{lead}</p><div class="article-body">{rest}</div>',
        '<p><strong>{lead}</strong></p><div class="entry-content">{rest}</div>',
        '<div class="teaser-text"><p>{lead}</p></div><div itemprop="articleBody">{rest}</div>',
        '<div class="article-teaser">{lead}</div><div class="post-content">{rest}</div>',
        "<h2>{lead}</h2><div class=story>{rest}</div>",
    ],
)
@pytest.mark.parametrize("around", ["article", "div", "main"])
def test_a_lead_beside_the_box_of_the_text_is_of_the_report(tmp_path: Path, body: str, around: str) -> None:
    inner = body.format(lead=LEAD, rest=p(ACCORD, TRAWLERS, ENVOY))
    (one,) = read(
        tmp_path,
        f'<body><nav><a href="/">Home</a></nav><{around}><h1>{TITLE}</h1><p>3 May 2023</p>{inner}</{around}></body>',
    )
    assert one.text.split("\n\n") == [LEAD, ACCORD, TRAWLERS, ENVOY]


def test_a_last_paragraph_beside_the_box_of_the_text_is_of_the_report(tmp_path: Path) -> None:
    body = (
        f'<div class="x"><h1>{TITLE}</h1><div class="text">{p(ACCORD, TRAWLERS)}</div><div><p>{BOOKS}</p></div></div>'
    )
    (one,) = read(tmp_path, f"<body>{body}</body>")
    assert one.text.split("\n\n") == [ACCORD, TRAWLERS, BOOKS]


@pytest.mark.parametrize(
    "above",
    [
        f"<figure><img src=a.jpg><figcaption>{LEAD}</figcaption></figure>",
        f'<p class="wp-caption-text">{LEAD}</p>',
        f'<div class="author-box"><p>{LEAD}</p></div>',
        f"<p><img src=a.jpg><br><em>{LEAD} (Photo: Harbour Office)</em></p>",
        f"<p><img src=a.jpg> {LEAD} (Photo: Harbour Office)</p>",
    ],
)
def test_captions_and_writers_between_headline_and_text_are_no_lead(tmp_path: Path, above: str) -> None:
    body = f'<article><h1>{TITLE}</h1>{above}<div class="article-body">{p(ACCORD, TRAWLERS)}</div></article>'
    (one,) = read(tmp_path, f"<body>{body}</body>")
    assert one.text.split("\n\n") == [ACCORD, TRAWLERS]


TEASERS = f'<p><a href="/a">Ambassador of Tarvia presents credentials</a></p><p>{ENVOY}</p><p><a href="/b">Consul opens reading room in Lowmarket</a></p><p>{BOOKS}</p>'
POINTERS = [
    "Related",
    "Read more:",
    "See also",
    "You may also like",
    "Latest news",
    "Similar stories",
    "More from Selby",
]


@pytest.mark.parametrize("heading", POINTERS)
@pytest.mark.parametrize(
    "box",
    [
        "<div><h3>{heading}</h3>{teasers}</div>",
        "<h3>{heading}</h3>{teasers}",
        "<p><strong>{heading}</strong></p>{teasers}",
        '<div class="box"><div class="box-title"><h4><span>{heading}</span></h4></div><div>{teasers}</div></div>',
    ],
)
def test_teasers_below_a_heading_that_points_elsewhere_are_out(tmp_path: Path, heading: str, box: str) -> None:
    body = f'<main><h1>{TITLE}</h1><div class="c">{p(ACCORD, TRAWLERS)}{box.format(heading=heading, teasers=TEASERS)}</div></main>'
    (one,) = read(tmp_path, f"<body>{body}</body>")
    assert one.text.split("\n\n") == [ACCORD, TRAWLERS]


@pytest.mark.parametrize("heading", ["Read more", "See also:"])
def test_where_a_text_goes_on_below_a_pointer_it_stays(tmp_path: Path, heading: str) -> None:
    pointer = f'<p><strong>{heading}</strong></p><p><a href="/a">Ambassador of Tarvia presents credentials</a></p>'
    (one,) = read(tmp_path, f"<body><main><h1>{TITLE}</h1>{p(ACCORD)}{pointer}{p(TRAWLERS, ENVOY)}</main></body>")
    assert one.text.split("\n\n") == [ACCORD, TRAWLERS, ENVOY]
    section = f"<h2>Related questions of trawlers</h2>{p(TRAWLERS, ENVOY)}"
    (one,) = read(tmp_path, f"<body><main><h1>{TITLE}</h1>{p(ACCORD)}{section}</main></body>")
    assert one.text.split("\n\n")[-2:] == [TRAWLERS, ENVOY]


def test_a_page_of_latest_news_keeps_its_reports(tmp_path: Path) -> None:
    items = "".join(
        f'<div class=i><h3><a href="/{n}">Envoy number {n} visits the mint</a></h3>{p(ENVOY, BOOKS)}</div>'
        for n in range(3)
    )
    found = read(tmp_path, f"<body><main><h2>Latest news</h2>{items}</main></body>")
    assert len(found) == 3


CONSENT = "".join(
    f"<p>{kind} cookies are used by us and by our partners; you can change your choice at any time in the settings of this site.</p>"
    for kind in ("Necessary", "Functional", "Analytical", "Marketing", "Session")
)


@pytest.mark.parametrize(
    "box",
    [
        '<div id="onetrust-consent-sdk">{}</div>',
        '<div role="dialog" aria-label="Privacy">{}</div>',
        '<div class="overlay">{}</div>',
    ],
)
def test_a_notice_on_cookies_that_is_longer_than_the_report_is_out(tmp_path: Path, box: str) -> None:
    body = box.format(f"<h2>We value your privacy</h2>{CONSENT}")
    (one,) = read(tmp_path, f"<body>{body}<main><h1>{TITLE}</h1>{p(ACCORD)}</main></body>")
    assert one.text == ACCORD


def test_a_report_on_cookies_stays(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"<body><main><h1>Ministers agree on cookies</h1>{CONSENT}</main></body>")
    assert one.text.count("cookies") == 5


@pytest.mark.parametrize(
    ("title", "body", "why"),
    [
        ("Just a moment...", "<div>Checking your browser before accessing mfa.example. Ray ID: 7a1b</div>", "takes us for a machine"),
        ("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><p>You are unable to access mfa.example for reasons that its owner knows.</p>", "takes us for a machine"),
        ("Page not found | Ministry of Trade", "<h1>Page not found</h1><p>The page that you asked for could not be found, since it was moved or deleted.</p>", "nothing is at its address"),
        ("404", "<p>We are sorry, but what you look for is no longer here; go back to the home page.</p>", "nothing is at its address"),
    ],
)  # fmt: skip
def test_what_a_server_says_instead_of_a_report_is_none(tmp_path: Path, title: str, body: str, why: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>")
    (one,) = iter_documents([str(page)])
    assert isinstance(one, SourceError) and why in one.message


def test_a_report_may_be_called_so(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"<body><h1>Access denied to observers in Selby</h1>{p(ACCORD, TRAWLERS)}</body>")
    assert one.text.split("\n\n") == [ACCORD, TRAWLERS]


@pytest.mark.parametrize(
    ("reference", "letter"),
    [("&#11;", "�"), ("&#x1F;", "�"), ("&#8", "�"), ("&#150;", "–"), ("&#146;", "’"), ("&#65;", "A"), ("&#8212;", "—")],
)
def test_a_reference_to_a_control_character_ends_no_page(tmp_path: Path, reference: str, letter: str) -> None:
    (one,) = read(
        tmp_path,
        f"<body><h1>{TITLE}</h1>{p(ACCORD, f'They met{reference} for an hour in the old hall of the harbour office.', TRAWLERS)}</body>",
    )
    assert f"They met{letter} for" in one.text and one.text.endswith(TRAWLERS)


def test_a_text_that_was_typed_has_its_paragraphs_and_its_day(tmp_path: Path) -> None:
    lines = "\n\n".join(fill(line, 60) for line in (ACCORD, TRAWLERS))
    typed = f"Office of the Spokesman\nStatement by Bo Lind\nMarch 3, 1999\n\n{lines}\n"
    (one,) = read(tmp_path, f"<body><pre>{typed}</pre></body>", f"<title>{TITLE}</title>")
    assert one.text.endswith(f"{ACCORD}\n\n{TRAWLERS}") and one.published == date(1999, 3, 3)


@pytest.mark.parametrize(
    "said",
    [
        "18 de octubre de 2022",
        "18. Oktober 2022",
        "Le mardi 18 octobre 2022",
        "18 Ekim 2022",
        "18 октября 2022",
        "١٨ أكتوبر ٢٠٢٢",
    ],
)
def test_a_day_that_a_house_writes_in_its_own_language(tmp_path: Path, said: str) -> None:
    (one,) = read(
        tmp_path, f'<body><main><h1>{TITLE}</h1><span class="date">{said}</span>{p(ACCORD, TRAWLERS)}</main></body>'
    )
    assert (one.published, one.text) == (date(2022, 10, 18), f"{ACCORD}\n\n{TRAWLERS}")


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x</p>", "attributes"),
        ("<table><tr><td>x</td></tr></table>" * 12_000, "tables"),
    ],
    ids=["attributes", "tables"],
)
def test_a_page_of_a_shape_that_takes_minutes_is_refused(tmp_path: Path, page: str, why: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!DOCTYPE html><html><body>{page}</body></html>")
    (one,) = iter_documents([str(file)])
    assert isinstance(one, SourceError) and why in one.message
