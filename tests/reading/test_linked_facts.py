"""What a page says of itself in JSON-LD, as pages have it: wrapped, with faults, and described in several objects."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.linked_facts import values_in
from dragoman.reading.sources import iter_documents

ACCORD = "Minister Oyelaran and her colleague from Carrovia signed the accord on the harbour on Thursday, after six years of talks."
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Accord signed",
    "datePublished": "2024-05-15",
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
}
WRITTEN = json.dumps(ARTICLE)


def read(folder: Path, script: str) -> Document:
    page = folder / "page.html"
    head = f'<title>Accord signed</title><script type="application/ld+json">{script}</script>'
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8>{head}<h1>Accord signed</h1><p>{ACCORD}</p>", encoding="utf-8")
    (one,) = iter_documents([str(page)])
    assert isinstance(one, Document), one
    return one


@pytest.mark.parametrize(
    "script",
    [
        WRITTEN,
        f"//<![CDATA[\n{WRITTEN}\n//]]>",
        f"/*<![CDATA[*/{WRITTEN}/*]]>*/",
        f"<!-- {WRITTEN} -->",
        f"{WRITTEN};",
        f"{WRITTEN[:-1]},}}",
        f'{WRITTEN}{{"@type": "BreadcrumbList"}}',
        f'{WRITTEN}\n{{"@type": "BreadcrumbList"',
        WRITTEN.replace('"', "&quot;"),
    ],
)
def test_an_article_is_found_however_it_is_wrapped(tmp_path: Path, script: str) -> None:
    one = read(tmp_path, script)
    assert (one.published, one.outlet) == (date(2024, 5, 15), "Harbour Post")


def test_the_publisher_is_whom_the_article_names_and_not_the_site(tmp_path: Path) -> None:
    graph = [
        {**ARTICLE, "publisher": {"@id": "#house"}},
        {"@type": "WebSite", "@id": "#site", "name": "Harbour Post Online", "publisher": {"@id": "#house"}},
        {"@type": ["Organization", "Place"], "@id": "#house", "name": "Harbour Post"},
    ]
    assert read(tmp_path, json.dumps({"@graph": graph})).outlet == "Harbour Post"


@pytest.mark.parametrize(
    "script", ["", "//", "{", "[" * 1000, "]]>" * 1000, '{"a": "' + "\\" * 1001, " " * 100_000 + ";"]
)
def test_what_is_no_json_says_nothing(script: str) -> None:
    assert values_in(script) == []
