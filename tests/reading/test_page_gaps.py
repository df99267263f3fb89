"""What the extraction of a page's main text leaves out between its paragraphs, and what stands there and is no report's."""

from pathlib import Path

import pytest

from reading.written_page import ACCORD, BOOKS, ENVOY, TITLE, TRAWLERS, documents_of, p

BOXES = (
    "<body><main><article><h1>{}</h1><div class=entry-content>{}</div></article></main>",
    "<div><h1>{}</h1>{}</div>",
)


def text_of(folder: Path, body: str, box: str = BOXES[0]) -> list[str]:
    (one,) = documents_of(folder, f"<!DOCTYPE html><meta charset=utf-8>{box.format(TITLE, body)}")
    return one.text.split("\n\n")


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(
    "between",
    ["<div>{}</div>", "<div><span>{}</span></div>", "<div><div>{}</div></div>", "<section>{}</section>", "<center>{}</center>", "<dl><dd>{}</dd></dl>",
     "<ul><li>{}</li></ul>", "<ol><li>{}</li></ol>", "<p><a href=/envoy>{}</a></p>", "<p><b><a href=/envoy>{}</a></b></p>"],
)  # fmt: skip
def test_a_sentence_between_paragraphs_is_of_the_report(tmp_path: Path, between: str, box: str) -> None:
    body = p(ACCORD, TRAWLERS) + between.format(ENVOY) + p(BOOKS)
    assert text_of(tmp_path, body, box) == [ACCORD, TRAWLERS, ENVOY, BOOKS]


def test_several_in_a_row_keep_their_order(tmp_path: Path) -> None:
    body = f"{p(ACCORD)}<div>{TRAWLERS}</div><div>{ENVOY}</div>{p(BOOKS, ACCORD.replace('Thursday', 'Friday'))}"
    assert text_of(tmp_path, body)[:4] == [ACCORD, TRAWLERS, ENVOY, BOOKS]


@pytest.mark.parametrize("box", BOXES)
def test_a_list_below_the_last_paragraph_is_of_the_report(tmp_path: Path, box: str) -> None:
    body = f"{p(ACCORD, TRAWLERS)}<ul><li>{ENVOY}</li><li>{BOOKS}</li></ul>"
    assert text_of(tmp_path, body, box) == [ACCORD, TRAWLERS, ENVOY, BOOKS]


@pytest.mark.parametrize("box", BOXES)
def test_items_that_are_links_stay_among_items_that_are_none(tmp_path: Path, box: str) -> None:
    body = f'{p(ACCORD, TRAWLERS)}<ul><li>{ENVOY}</li><li><a href="/b">{BOOKS}</a></li></ul>{p(ACCORD.replace("six", "ten"))}'
    assert text_of(tmp_path, body, box)[2:4] == [ENVOY, BOOKS]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(
    "beside",
    [
        '<div><a href="/b">{}</a></div>',
        '<div class="related-inline">{}</div>',
        '<div class="pull-quote">{}</div>',
        '<div><img src="a.jpg"><div>{}</div></div>',
        "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
        "<div>Subscribe to our newsletter for all the news from the harbour every morning.</div>",
        "<video>Your browser does not support the video tag that this page makes use of.</video>",
        '<ul><li><a href="/b">{}</a></li><li><a href="/c">Besk goes to the theatre and meets nobody at all there.</a></li></ul>',
        '<p><a href="/b">Besk presents letters and stays for tea</a></p>',
    ],
)
def test_what_stands_between_paragraphs_and_is_beside_the_report(tmp_path: Path, beside: str, box: str) -> None:
    body = p(ACCORD, TRAWLERS) + beside.format(ENVOY) + p(BOOKS)
    assert text_of(tmp_path, body, box) == [ACCORD, TRAWLERS, BOOKS]
