"""Further invented layouts, which the readers were first measured on before anything was changed for them."""

from __future__ import annotations

import json
from html import escape

from layouts import COOKIES, Report, Set, long, others, p, us


def portal(r: Report) -> Set:
    """A portal whose headings are divisions and whose list of news stands before the report."""
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Official site of the Ministry of Foreign Affairs of Zembria | {escape(r.title)}</title><meta name="description" content="{escape(r.paragraphs[0][:120])}"></head>
<body><div class="gov-top"><a href="/kz">KZ</a><a href="/ru">RU</a><a href="/en">EN</a></div><div class="left-col"><div class="news-feed"><div class="news-feed__item"><div>10:20</div><a href="/1">{escape(r.other[0])}</a></div><div class="news-feed__item"><div>09:05</div><a href="/2">{escape(r.other[1])}</a></div></div></div>
<div class="center-col"><div class="post__date">{long(r.day)}, 18:40</div><div class="post__title"><h1>{escape(r.title)}</h1></div><div class="post__views"><i class="eye"></i> 318</div><div class="post__text">{"".join(f'<div style="text-align:justify">{escape(line, quote=False)}</div>' for line in r.paragraphs)}</div></div>
<div class="bottom-links"><a href="/p">President's website</a><a href="/g">Government</a><a href="/v">e-Government</a></div><div class="copyrights">When using materials of the site a link to the source is obligatory</div></body></html>""",
        "Official site of the Ministry of Foreign Affairs of Zembria",
    )


def tabloid(r: Report) -> Set:
    third = max(1, len(r.paragraphs) // 3)
    ld = {
        "@context": "https://schema.org",
        "@type": "ReportageNewsArticle",
        "headline": r.title,
        "datePublished": f"{r.day}T06:12:44.000Z",
        "publisher": {"@type": "NewsMediaOrganization", "name": "Port Anna Evening Star"},
    }
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} | World News | Evening Star</title><script type="application/ld+json">{json.dumps(ld)}</script></head><body><div id="onetrust-consent-sdk"><p>{COOKIES}</p></div>
<div class="masthead"><a href="/">Evening Star</a></div><div class="breaking"><span>Breaking</span><a href="/b">{escape(r.other[2])}</a></div><div class="wrapper"><div class="article-wrap"><h1>{escape(r.title)}</h1><ul class="key-points"></ul><div class="author-block"><p>By Rita Solano</p><p>Published: 06:12, {long(r.day)} | Updated: 09:00, {long(r.day)}</p></div>
<div class="body">{p(r.paragraphs[:third])}<div class="embed"><p>ADVERTISEMENT</p></div>{p(r.paragraphs[third:])}<p>What do you think? Let us know in the comments.</p></div><div class="author-bio"><p>Rita Solano has written about the region for the Evening Star since 2011. She lives in Port Anna with two cats.</p></div></div>
<div class="rail"><h3>Trending now</h3><ol>{others(r)}</ol></div></div><div class="site-footer"><p>Port Anna Evening Star is a member of the Press Standards Board.</p></div></body></html>""",
        "Port Anna Evening Star",
    )


def blockquotes(r: Report) -> Set:
    """An archive of a foundation: the report stands in a preformatted block of quotation, the day in the heading below."""
    return Set(
        f"""<html><head><title>{escape(r.title)}</title><meta name="citation_title" content="{escape(r.title)}"><meta name="citation_date" content="{r.day:%Y/%m/%d}"><meta name="citation_publisher" content="Archive of Public Papers"></head><body><div id=header><a href=/>Archive of Public Papers</a> <a href=/search>Search</a></div>
<h3>{escape(r.title)}</h3><h4>{us(r.day)}</h4><blockquote>{p(r.paragraphs)}</blockquote><hr><i>Archive of Public Papers, {escape(r.title)} Online.</i><hr><a href="/next">Next document</a></body></html>""",
        "Archive of Public Papers",
    )


def embassy_facebookish(r: Report) -> Set:
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{escape(r.title)}"/><meta property="og:site_name" content="Embassy of Zembria"/><title>{escape(r.title)}</title></head><body><div class="elementor elementor-12"><section class="elementor-section"><div class="elementor-widget-heading"><h2>{escape(r.title)}</h2></div></section>
<section class="elementor-section"><div class="elementor-widget-post-info"><span class="elementor-post-info__item--type-date">{us(r.day)}</span></div><div class="elementor-widget-theme-post-content"><div class="elementor-widget-container">{p(r.paragraphs)}<p><em>Photos: Embassy of Zembria</em></p></div></div></section>
<section class="elementor-section"><h4>Opening hours</h4><p>Monday to Friday, 9:00 to 12:30. Consular section by appointment only.</p></section></div></body></html>""",
        "Embassy of Zembria",
    )


def wire_pre(r: Report) -> Set:
    """A wire's page with the report in one preformatted block."""
    text = "\n\n".join(r.paragraphs)
    return Set(
        f"""<html><head><title>{escape(r.title)} - Karvel Wire</title><meta name="date" content="{r.day}"></head><body><div class="head">Karvel Wire</div><h1>{escape(r.title)}</h1><pre class="wire">{escape(text, quote=False)}</pre><div class="foot">Karvel Wire 24 hours desk: +99 3 555 04 40</div></body></html>""",
        "Karvel Wire",
    )


def cms(r: Report) -> Set:
    """A house that numbers its headings, has the day in digits, and says "Source" at the end."""
    return Set(
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(r.title)} — Meridian Post</title></head><body><header><div>Meridian Post</div><form><input type="search"></form></header><div class="row"><div class="col-8"><span class="badge">Diplomacy</span><h1 class="h2">{escape(r.title)}</h1><p class="text-muted small">{r.day:%Y-%m-%d %H:%M} · 3 min read</p>
{p(r.paragraphs)}<p>Source: Press Office of the Ministry of Transport</p><div class="btn-group"><a class="btn">Share</a><a class="btn">Copy link</a></div></div><div class="col-4"><div class="card"><h5>Popular</h5>{others(r, "p")}</div></div></div><footer><small>Meridian Post, founded 1899</small></footer></body></html>""",
        "Meridian Post",
        ("Press Office of the Ministry of Transport",),
    )


MORE = (portal, tabloid, blockquotes, embassy_facebookish, wire_pre, cms)
