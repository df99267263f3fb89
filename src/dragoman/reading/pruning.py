"""Blocks of a page that are beside its report by their name, or because they are made of links."""

import re
from typing import Any, NamedTuple

_NAMES = frozenset(
    "sidebar related recommended recommendations comment comments respond cookie cookies gdpr consent newsletter subscribe subscription share sharing"
    " social sharedaddy breadcrumb breadcrumbs feedback contact contacts tags pagination pager outbrain taboola promo menu nav navbar navigation skip"
    " skiplinks footer colophon ticker paywall popup modal banner calendar ad ads advert advertisement teaser trending".split()
)
_PARTS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_BLOCKS = ("div", "section", "aside", "ul", "ol", "li", "p", "td", "table", "h2", "h3", "h4", "span")
_MOST = 0.5
_LINKED, _ALL = 0.6, 0.95
_LONGEST = 2000


class _Size(NamedTuple):
    """How many letters an element holds: in all, in links, and in paragraphs."""

    text: int
    linked: int
    worded: int


def prune(tree: Any) -> None:
    """Takes such blocks out of a page. None that holds a good part of the page's paragraphs is taken, whatever its name."""
    sizes = _sizes(tree)
    most = _MOST * sizes[tree].worded if sizes[tree].worded else float("inf")
    for element in list(tree.iter(*_BLOCKS)):
        size = sizes[element]
        if (
            element.getparent() is not None
            and size.worded <= most
            and (_is_beside(element) or _is_linked(element, size))
        ):
            _drop(element)


def _sizes(tree: Any) -> dict[Any, _Size]:
    """The sizes of all elements, each counted once: a page may be nested deeply on purpose."""
    sizes: dict[Any, _Size] = {}
    for element in reversed(list(tree.iter())):
        inner = [sizes[child] for child in element]
        text = (
            _letters(element.text)
            + sum(map(_letters, (child.tail for child in element)))
            + sum(one.text for one in inner)
        )
        linked = text if element.tag == "a" else sum(one.linked for one in inner)
        sizes[element] = _Size(text, linked, text if element.tag == "p" else sum(one.worded for one in inner))
    return sizes


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _is_beside(element: Any) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _NAMES.isdisjoint(part.lower() for part in _PARTS.split(marks) if part)


def _is_linked(element: Any, size: _Size) -> bool:
    """Whether a block is made of links: a paragraph that is a link and nothing else, or a list or cell of them."""
    if not size.text or size.text > _LONGEST or element.tag == "span":
        return False
    return size.linked >= (_ALL if element.tag in ("p", "li", "h2", "h3", "h4") else _LINKED) * size.text


def _drop(element: Any) -> None:
    """Takes an element out and leaves the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
