"""Invented publishers' page layouts: how ministries, agencies, embassies and newspapers set a report among their furniture.

A layout takes a report and gives its page. `Set` is what the page must be read as.
"""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import NamedTuple


class Report(NamedTuple):
    title: str
    day: date
    paragraphs: list[str]
    other: list[str]


class Set(NamedTuple):
    """A page, and what it is to be read as."""

    markup: str
    outlet: str | None
    attribution: tuple[str, ...] = ()


COOKIES = "We use cookies to make this site work and to understand how it is used. By clicking “Accept all” you agree to our use of cookies."


def p(lines: list[str], cls: str = "") -> str:
    mark = f' class="{cls}"' if cls else ""
    return "\n".join(f"<p{mark}>{escape(line, quote=False)}</p>" for line in lines)


def links(names: str) -> str:
    return "".join(f'<li><a href="/{n}">{name.strip()}</a></li>' for n, name in enumerate(names.split(",")))


def others(r: Report, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/news/{n}">{escape(o)}</a></{tag}>' for n, o in enumerate(r.other))


def long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def us(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def ministry_bootstrap(r: Report) -> Set:
    return Set(
        f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(r.title)} | Ministry of Foreign Affairs of Norland</title>
<meta property="og:title" content="{escape(r.title)}"><meta property="og:site_name" content="Ministry of Foreign Affairs of Norland"><meta property="article:published_time" content="{r.day}T09:30:00+02:00"></head>
<body><div id="cookie-banner" class="cookies"><p>{COOKIES}</p><button>Accept all</button></div>
<header><a class="brand" href="/">Norland</a><nav><ul>{links("Home,The Ministry,Minister,Foreign policy,Embassies,Visas,Press,Contact")}</ul></nav></header>
<div class="breadcrumb"><a href="/">Home</a> / <a href="/press">Press</a> / News</div>
<main class="container"><h1>{escape(r.title)}</h1><div class="meta"><span class="date">{long(r.day)}</span> <span>News</span></div>
<div class="content">{p(r.paragraphs)}</div>
<div class="share"><a>Share on Facebook</a> <a>Tweet</a> <a>Print</a></div></main>
<aside class="sidebar"><h3>Latest news</h3><ul>{others(r)}</ul></aside>
<footer><p>© {r.day.year} Ministry of Foreign Affairs of Norland. All rights reserved.</p><p>7 Harbour Street, Port Anna. Tel. +99 1 555 01 00</p></footer></body></html>""",
        "Ministry of Foreign Affairs of Norland",
    )


def ministry_tables(r: Report) -> Set:
    """An old site laid out in tables, without metadata."""
    return Set(
        f"""<html><head><title>Ministry of External Affairs - {escape(r.title)}</title><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head>
<body bgcolor="#ffffff"><table width="900"><tr><td colspan="3"><img src="crest.gif"><font size="5">Ministry of External Affairs</font></td></tr>
<tr><td width="180" valign="top"><a href="1.asp">About MEA</a><br><a href="2.asp">Media Center</a><br><a href="3.asp">Passport</a><br><a href="4.asp">Missions Abroad</a><br><a href="5.asp">Tenders</a></td>
<td valign="top"><h2>Press Releases</h2><b>{escape(r.title)}</b><br><i>{us(r.day)}</i><br><br>
{"".join(f"<p align='justify'>{escape(line, quote=False)}</p>" for line in r.paragraphs)}<p><b>New Karvel</b><br>{us(r.day)}</p></td>
<td width="160" valign="top"><b>Quick links</b><br>{"<br>".join(f'<a href="x{n}.asp">{escape(o)}</a>' for n, o in enumerate(r.other))}</td></tr>
<tr><td colspan="3"><center>Content owned by Ministry of External Affairs. Best viewed in 1024x768. You are visitor No. 004512</center></td></tr></table></body></html>""",
        "Ministry of External Affairs",
    )


def ministry_numbered(r: Report) -> Set:
    numbered = [r.paragraphs[0], *(f"{n}. {line}" for n, line in enumerate(r.paragraphs[1:], 2))]
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)}</title><meta name="dcterms.date" content="{r.day}"><meta name="dcterms.publisher" content="Foreign Office of Sundara"></head>
<body><div id="top"><ul class="menu">{links("Home,About us,Divisions,Media,Treaties,Contact")}</ul></div>
<div id="wrap"><div id="main"><h1 class="page-title">{escape(r.title)}</h1><div class="field-date">{long(r.day)}</div>
<div class="body">{p(numbered, "text-justify")}<p><strong>Samapura</strong></p><p>{long(r.day)}</p></div></div></div>
<div id="bottom"><ul>{links("Sitemap,Disclaimer,Privacy policy,Help")}</ul><p>Copyright {r.day.year} Foreign Office of Sundara</p></div></body></html>""",
        "Foreign Office of Sundara",
    )


def embassy_wordpress(r: Report) -> Set:
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} – Embassy of Caldria in Port Anna</title><meta property="og:site_name" content="Embassy of Caldria in Port Anna"></head>
<body class="post-template single single-post"><div id="page"><header id="masthead"><p class="site-title"><a href="/">Embassy of Caldria in Port Anna</a></p><nav class="main-navigation"><ul>{links("Ambassador,Consular Section,Bilateral Relations,Culture,News")}</ul></nav></header>
<article id="post-1423" class="post type-post"><header class="entry-header"><h1 class="entry-title">{escape(r.title)}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="{r.day}T11:02:11+00:00">{us(r.day)}</time> by <a href="/author/press">press</a></div></header>
<div class="entry-content"><figure class="wp-caption"><img src="a.jpg"><figcaption>Photo: Embassy of Caldria</figcaption></figure>{p(r.paragraphs)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Twitter</li><li>Facebook</li></ul></div></div>
<footer class="entry-footer">Posted in <a>News</a>. Tagged <a>bilateral</a>, <a>visits</a></footer></article>
<nav class="post-navigation"><a rel="prev">Previous: {escape(r.other[0])}</a> <a rel="next">Next: {escape(r.other[1])}</a></nav>
<div id="comments"><h2>2 comments</h2><ol class="comment-list"><li class="comment"><p>Very good to hear that the Ambassador works so hard for the friendship of our nations.</p></li><li class="comment"><p>When will the visa section open again? I have written three times without an answer.</p></li></ol></div>
</div><footer id="colophon"><p>Proudly powered by WordPress</p></footer></body></html>""",
        "Embassy of Caldria in Port Anna",
    )


def agency_dateline(r: Report) -> Set:
    first = f"PORT ANNA. NORPRESS – {r.paragraphs[0]}"
    body = [first, *r.paragraphs[1:2], f"Read also: {r.other[0]}", *r.paragraphs[2:]]
    ld = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": r.title,
        "datePublished": f"{r.day}T14:05:00+06:00",
        "dateModified": "2024-08-01T10:00:00+06:00",
        "publisher": {"@type": "Organization", "name": "Norpress"},
    }
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} - Norpress</title><script type="application/ld+json">{json.dumps(ld)}</script></head>
<body><div class="ticker"><a href="/1">{escape(r.other[1])}</a><a href="/2">{escape(r.other[2])}</a></div><div class="menu">{links("Politics,Economy,Society,World,Sport,Photo,Video")}</div>
<div class="article"><h1>{escape(r.title)}</h1><div class="info"><span class="time">14:05, {long(r.day)}</span> <span>Views: 1045</span></div><div class="img"><img src="x.jpg"><div>date {r.day} Images | Depositphotos</div></div>
<div class="text">{p(body)}<p>Photo: press service of the Ministry</p></div><div class="tags">Tags: <a>politics</a>, <a>diplomacy</a></div></div>
<div class="related"><h3>Related news</h3>{others(r, "div")}</div><div class="foot">© Norpress International News Agency. When using the materials a hyperlink to the source is required.</div></body></html>""",
        "Norpress",
    )


def agency_cited(r: Report) -> Set:
    first = f"{r.paragraphs[0].rstrip('.')}, Ostkurier reports, citing the press service of the Ministry of Trade."
    r.paragraphs[0] = first
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} » Valley News</title><meta property="og:site_name" content="Valley News"><meta property="og:title" content="{escape(r.title)}"><meta itemprop="datePublished" content="{r.day}"></head>
<body><header class="site"><a>Valley News</a><ul>{links("News,Opinion,Business,Culture,Sport")}</ul></header><div class="layout"><div class="post"><h1>{escape(r.title)}</h1><p class="byline">By Marta Kell</p>
<div class="post-body">{p([first, *r.paragraphs[1:]])}<blockquote class="promo"><p>Subscribe to our Telegram channel and never miss the news</p></blockquote></div></div>
<div class="sidebar"><h4>Most read</h4><ul>{others(r)}</ul></div></div><footer><p>© Valley News {r.day.year}</p></footer></body></html>""",
        "Valley News",
        ("Ostkurier", "press service of the Ministry of Trade"),
    )


def agency_upper(r: Report) -> Set:
    first = f"KARVEL, {r.day:%B} {r.day.day} (Sundara Today) -- {r.paragraphs[0]}"
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)}</title><meta property="og:site_name" content="The Harbour Times"><meta name="pubdate" content="{r.day}"></head>
<body><div class="nav">{links("Home,World,Nation,Business,Lifestyle")}</div><div id="story"><h1>{escape(r.title)}</h1><div class="share-bar">Share Tweet Email</div>
<div class="story-text">{p([first, *r.paragraphs[1:]])}<p>Reporting by Ola Berg; Editing by Tim Crane</p></div></div><div class="outbrain"><h3>You may also like</h3><ul>{others(r)}</ul></div></body></html>""",
        "The Harbour Times",
        ("Sundara Today",),
    )


def newspaper(r: Report) -> Set:
    middle = max(1, len(r.paragraphs) // 2)
    ld = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Meridian"},
            {"@type": "BreadcrumbList"},
            {
                "@type": "NewsArticle",
                "headline": r.title,
                "datePublished": f"{r.day}T22:40:00-05:00",
                "publisher": {"@type": "Organization", "name": "The Meridian"},
            },
        ],
    }
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} - The Meridian</title><script type="application/ld+json">{json.dumps(ld)}</script><style>body{{margin:0}}</style></head>
<body><div class="paywall-strip"><p>You have 2 free articles left this month. Subscribe for £1 a week.</p></div><nav aria-label="sections"><ul>{links("World,Politics,Business,Opinion,Arts,Sport,Puzzles")}</ul></nav>
<main><article><h1 class="headline">{escape(r.title)}</h1><p class="standfirst"></p><div class="byline"><span>Jonas Wray, diplomatic editor</span><time datetime="{r.day}">{us(r.day)}</time></div>
<figure><img src="i.jpg"><figcaption>Delegates arrive for the talks. Photograph: A. Stone/Getty Images</figcaption></figure>
<section class="article-body">{p(r.paragraphs[:middle])}<aside class="inline-related"><h4>Read more</h4><p><a href="/a">{escape(r.other[0])}</a></p></aside>{p(r.paragraphs[middle:])}</section>
<div class="newsletter"><h3>Morning briefing</h3><p>Sign up for our newsletter: the stories of the day in your inbox at six every morning.</p></div></article></main>
<section class="more"><h2>More from World</h2>{others(r, "p")}</section><footer><ul>{links("Terms,Privacy,Cookies,Contact us,Advertise")}</ul><p>© The Meridian Media Ltd {r.day.year}</p></footer></body></html>""",
        "The Meridian",
    )


def soup(r: Report) -> Set:
    """No paragraphs, only line breaks in a cell."""
    return Set(
        f"""<html><head><title>{escape(r.title)} :: Press Service of the President of Tarvia</title></head><body><div class=hdr>Press Service of the President of Tarvia</div><div class=lnk><a href=/>Main</a> | <a href=/n>News</a> | <a href=/p>Photos</a> | <a href=/c>Contacts</a></div>
<div class=cont><div class=zag><h1>{escape(r.title)}</h1></div><div class=dat>{r.day:%d.%m.%Y}</div><div class=txt>{"<br><br>".join(escape(line, quote=False) for line in r.paragraphs)}</div><div class=prn><a href=/print>Print version</a></div></div>
<div class=ftr>(c) {r.day.year} Press Service of the President of Tarvia</div></body></html>""",
        "Press Service of the President of Tarvia",
    )


def drupal(r: Report) -> Set:
    return Set(
        f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 9"><meta property="og:site_name" content="Department of State and Trade"><meta property="article:published_time" content="{r.day}T12:00:00Z"><title>{escape(r.title)} | Department of State and Trade</title></head>
<body class="path-node"><a href="#main" class="visually-hidden">Skip to main content</a><section class="banner"><p>An official website of the government of Marland. Here is how you know it.</p></section><div class="region-nav"><ul>{links("Policy,Countries,Bureaus,Travel,Careers")}</ul></div>
<div class="layout-content"><div class="node node--type-press-release"><div class="field--name-field-type">Press Statement</div><h1><span>{escape(r.title)}</span></h1><div class="field--name-field-office">Office of the Spokesperson</div><div class="field--name-field-date">{us(r.day)}</div>
<div class="field--name-body">{p(r.paragraphs)}</div></div><div class="views-block tags"><a>Bilateral Affairs</a> <a>Europe</a></div></div><div class="region-footer"><p>Department of State and Trade, Marland City. Privacy. Accessibility. FOIA. No FEAR Act.</p></div></body></html>""",
        "Department of State and Trade",
    )


def readout(r: Report) -> Set:
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} | The Presidency</title><meta property="og:title" content="{escape(r.title)}"><meta property="og:site_name" content="The Presidency"></head>
<body><header class="top"><a>The Presidency</a><a>Administration</a><a>Priorities</a><a>Briefing Room</a></header><section class="body"><h1 class="page-title topper__title">{escape(r.title)}</h1><div class="meta"><time class="posted-on">{us(r.day)}</time><span class="cat">Statements and Releases</span></div>
<div class="body-content">{p(r.paragraphs)}<p style="text-align:center">###</p></div></section><section class="next"><p>Next Post: {escape(r.other[0])}</p></section><footer><p>The Presidency, 1 Republic Square</p></footer></body></html>""",
        "The Presidency",
    )


def bilingual(r: Report) -> Set:
    foreign = [
        "Министр иностранных дел провёл переговоры с коллегой. Стороны обсудили развитие торговли, подготовку к очередному заседанию межправительственной комиссии и сотрудничество в сфере транспорта.",
        "По итогам встречи стороны договорились продолжить консультации и поручили экспертам подготовить проект соглашения к концу года.",
    ]
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} | Embassy of Tarvia</title><meta property="og:site_name" content="Embassy of Tarvia"></head><body><div class="lang"><a>EN</a> <a>RU</a></div><ul class="menu">{links("Embassy,Consulate,News,About Tarvia")}</ul>
<div class="news-detail"><h1>{escape(r.title)}</h1><span class="news-date">{r.day:%d.%m.%Y}</span><div class="news-text">{p(r.paragraphs)}<hr>{p(foreign)}</div></div><div class="footer">Embassy of Tarvia, 12 Lime Avenue</div></body></html>""",
        "Embassy of Tarvia",
    )


def parliament(r: Report) -> Set:
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>National Assembly of Caldria - News - {escape(r.title)}</title><meta name="DC.date.issued" content="{r.day}"><meta name="DC.publisher" content="National Assembly of Caldria"><meta name="DC.title" content="{escape(r.title)}"></head>
<body><div class="skiplinks"><a>Skip to content</a></div><div id="nav">{links("Members,Sittings,Committees,Bills,Library,Visit us")}</div><div id="content"><h2 class="news-title">{escape(r.title)}</h2><p class="news-date">Published: {long(r.day)}</p>{p(r.paragraphs)}<p><a href="/news">Back to list</a></p></div>
<div id="calendar"><h3>Calendar</h3><p>12 January 2031: plenary sitting. 14 January 2031: Committee on Budget.</p></div><div id="foot"><p>National Assembly of Caldria. Information: 555 0199</p></div></body></html>""",
        "National Assembly of Caldria",
    )


def organisation(r: Report) -> Set:
    ld = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": r.title,
        "datePublished": str(r.day),
        "publisher": {"@type": "Organization", "name": "Council of the Four Rivers"},
    }
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} | Four Rivers</title><script type="application/ld+json">{json.dumps([ld])}</script></head><body><header><nav><ul>{links("Who we are,What we do,Where we work,Newsroom,Documents")}</ul></nav></header>
<main><div class="hero"><h1>{escape(r.title)}</h1><p class="date">{long(r.day)} | News</p></div><div class="rich-text">{p(r.paragraphs)}</div><div class="contact-box"><h4>Media contacts</h4><p>Press office, press@fourrivers.example, +99 2 555 03 30</p></div></main>
<section class="related-content"><h2>Related content</h2>{others(r, "div")}</section><footer><p>© Council of the Four Rivers</p></footer></body></html>""",
        "Council of the Four Rivers",
    )


def company(r: Report) -> Set:
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} | Borealis Steel</title><meta property="og:site_name" content="Borealis Steel"><meta property="article:published_time" content="{r.day}"></head><body><div class="gdpr"><p>{COOKIES}</p></div><nav>{links("Products,Investors,Sustainability,Media")}</nav>
<div class="press-release"><p class="eyebrow">Press release</p><h1>{escape(r.title)}</h1><p class="pr-date">{us(r.day)}</p><div class="pr-text">{p(r.paragraphs)}</div><p class="download"><a>Download PDF</a></p></div><footer><p>Borealis Steel plc, registered in Norland No. 4471</p></footer></body></html>""",
        "Borealis Steel",
    )


def aspnet(r: Report) -> Set:
    return Set(
        f"""<html><head><meta charset="utf-8"><title>
	Sultanate News Agency
</title></head><body><form id="aspnetForm" action="news.aspx"><input type="hidden" name="__VIEWSTATE" value="{"QUJD" * 300}"><div id="ctl00_menu"><a href="#">الرئيسية</a><a href="#">English</a><a href="#">Weather</a><a href="#">Prayer times</a></div>
<div id="ctl00_ContentPlaceHolder1_pnlNews"><h1 id="ctl00_lblTitle">{escape(r.title)}</h1><span id="ctl00_lblDate" class="NewsDate">{us(r.day)}</span><div id="ctl00_lblBody">{p(r.paragraphs)}</div></div>
<div id="ctl00_right"><h3>Latest News</h3>{others(r, "p")}</div><div class="copy">Copyright © {r.day.year} Sultanate News Agency. All rights reserved</div></form></body></html>""",
        "Sultanate News Agency",
    )


def amp(r: Report) -> Set:
    ld = {
        "@context": "http://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": "https://x.example/a",
        "headline": r.title,
        "datePublished": f"{r.day}T05:00:00Z",
        "publisher": {
            "@type": "Organization",
            "name": "Daily Kestrel",
            "logo": {"@type": "ImageObject", "url": "l.png"},
        },
    }
    return Set(
        f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{escape(r.title)} — Daily Kestrel</title><script type="application/ld+json">{json.dumps(ld)}</script></head><body><amp-sidebar id="s"><ul>{links("News,City,World,Jobs")}</ul></amp-sidebar>
<article><h1>{escape(r.title)}</h1><amp-img src="a.jpg"></amp-img><p class="caption">Image: Daily Kestrel / file</p>{p(r.paragraphs[:1])}<amp-ad width="300"></amp-ad>{p(r.paragraphs[1:])}<p><strong>ALSO READ |</strong> <a href="/b">{escape(r.other[0])}</a></p><p>Follow us on Twitter and Facebook for more stories from the region.</p></article></body></html>""",
        "Daily Kestrel",
    )


def subheads(r: Report) -> Set:
    points = [
        "a programme of exchanges between the two academies",
        "the opening of a joint chamber of commerce",
        "direct flights from next spring on",
    ]
    paragraphs = [r.paragraphs[0], "The two sides set out three aims for the coming year:", *points, *r.paragraphs[1:]]
    listed = "".join(f"<li>{point}</li>" for point in points)
    r.paragraphs[:] = paragraphs
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} - GOV.ML</title><meta property="og:title" content="{escape(r.title)}"><meta name="govuk:published" content="1"><meta property="og:site_name" content="GOV.ML"></head><body><div class="phase"><p>This is a new service. Your feedback will help us to improve it.</p></div>
<main><span class="caption-l">News story</span><h1 class="heading-l">{escape(r.title)}</h1><dl class="metadata"><dt>From:</dt><dd>Foreign Office</dd><dt>Published</dt><dd class="published-date">{long(r.day)}</dd></dl><div class="govspeak">{p(paragraphs[:2])}<ul>{listed}</ul>{p(paragraphs[5:])}</div>
<div class="feedback"><h2>Is this page useful?</h2><p>Yes, this page is useful. No, this page is not useful.</p></div></main><footer><ul>{links("Help,Privacy,Cookies,Accessibility")}</ul></footer></body></html>""",
        "GOV.ML",
    )


LAYOUTS = (
    ministry_bootstrap, ministry_tables, ministry_numbered, embassy_wordpress, agency_dateline, agency_cited, agency_upper, newspaper, soup, drupal,
    readout, bilingual, parliament, organisation, company, aspnet, amp, subheads,
)  # fmt: skip


def digest(reports: list[Report]) -> Set:
    """Several reports on a page, each an article of its own."""
    items = "".join(
        f'<article class="item" id="n{n}"><h2>{escape(r.title)}</h2><time datetime="{r.day}">{long(r.day)}</time>{p(r.paragraphs)}</article>'
        for n, r in enumerate(reports, 1)
    )
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>News of the week | Ministry of Foreign Affairs of Tarvia</title><meta property="og:site_name" content="Ministry of Foreign Affairs of Tarvia"></head><body><nav>{links("Home,Minister,News")}</nav><main><h1>News of the week</h1>{items}</main>
<aside><article class="teaser"><h3>Visa rules changed</h3><p>Short teaser.</p></article></aside><footer><p>© Ministry of Foreign Affairs of Tarvia</p></footer></body></html>""",
        "Ministry of Foreign Affairs of Tarvia",
    )


def diary(reports: list[Report]) -> Set:
    """Several reports on a page, in divisions with a day above each heading."""
    items = "".join(
        f'<div class="news-block"><div class="news-day">{long(r.day)}</div><h3>{escape(r.title)}</h3>{p(r.paragraphs)}</div>'
        for r in reports
    )
    return Set(
        f"""<html><head><meta charset="utf-8"><title>Embassy of Norland in Karvel: news</title></head><body><div class="head"><h1>Embassy of Norland in Karvel</h1></div><ul>{links("Consular,Trade,News")}</ul><div class="list">{items}</div><div class="bottom">Tel. 555 0101</div></body></html>""",
        "Embassy of Norland in Karvel",
    )
