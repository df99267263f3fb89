"""Several reports on one page: a ministry's news of the day, a live page, a digest."""

import re
from typing import Any, NamedTuple

from dragoman.reading.markup_text import paragraphs_in

_HEADINGS = ("h1", "h2", "h3", "h4")
_LEAST_LETTERS = 300
_LEAST_WORDS = 4
_BESIDE = re.compile(r"sidebar|related|comment|widget|recommend|latest|teaser|footer", re.IGNORECASE)


class Item(NamedTuple):
    """A report on a page with others: its element, heading and paragraphs."""

    element: Any
    title: str
    paragraphs: list[str]
    anchor: str | None


def items_of(tree: Any) -> list[Item]:
    """The reports of a page that has several, each in an element with a heading and a text of its own; else none.

    Teasers are no reports: their text is short.
    """
    for name in ("article", "section", "div", "li"):
        found: dict[Any, list[Any]] = {}
        for element in tree.iter(name):
            if _may_be_item(element):
                found.setdefault(element.getparent(), []).append(element)
        best = max(found.values(), key=len, default=[])
        if len(best) > 1 and len({(one.get("class") or "") for one in best}) == 1:
            items = [_item(element) for element in best]
            if all(items):
                return [item for item in items if item is not None]
    return []


def _may_be_item(element: Any) -> bool:
    if _BESIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return False
    headings = list(element.iter(*_HEADINGS))
    return (
        len(headings) == 1
        and sum(len(p.text_content()) for p in element.iter("p")) >= _LEAST_LETTERS
        and not _lies_beside(element)
    )


def _lies_beside(element: Any) -> bool:
    return any(
        part.tag in ("aside", "footer", "nav") or _BESIDE.search(part.get("class") or "")
        for part in element.iterancestors()
    )


def _item(element: Any) -> Item | None:
    heading = next(element.iter(*_HEADINGS))
    title = " ".join(heading.text_content().split())
    paragraphs = [line for line in paragraphs_in(element) if line != title]
    if len(title.split()) < _LEAST_WORDS:
        return None
    return Item(element, title, paragraphs, element.get("id"))
