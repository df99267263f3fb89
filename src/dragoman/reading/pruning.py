"""Blocks of a page that are beside its report by their name, or because they are made of links."""

import re
from typing import Any

_NAMES = frozenset(
    "sidebar related recommended recommendations comment comments respond cookie cookies gdpr consent newsletter subscribe subscription share sharing"
    " social sharedaddy breadcrumb breadcrumbs feedback contact contacts tags pagination pager outbrain taboola promo menu nav navbar navigation skip"
    " skiplinks footer colophon ticker paywall popup modal banner calendar ad ads advert advertisement teaser trending".split()
)
_PARTS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_BLOCKS = ("div", "section", "aside", "ul", "ol", "li", "p", "td", "table", "h2", "h3", "h4", "span")
_MOST = 0.5
_LINKED = 0.6
_LONGEST = 2000


def prune(tree: Any) -> None:
    """Takes such blocks out of a page. None that holds a good part of the page's paragraphs is taken, whatever its name."""
    total = _words(tree)
    for element in list(tree.iter(*_BLOCKS)):
        if element.getparent() is None or not _may_go(element, total):
            continue
        if _is_beside(element) or _is_linked(element):
            _drop(element)


def _words(element: Any) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _may_go(element: Any, total: int) -> bool:
    return total == 0 or _words(element) <= _MOST * total


def _is_beside(element: Any) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _NAMES.isdisjoint(part.lower() for part in _PARTS.split(marks) if part)


def _is_linked(element: Any) -> bool:
    """Whether a block is made of links: a paragraph that is a link and nothing else, or a list or cell of them."""
    text = len("".join(element.text_content().split()))
    if not text or text > _LONGEST or element.tag == "span":
        return False
    linked = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return linked >= (0.95 if element.tag in ("p", "li", "h2", "h3", "h4") else _LINKED) * text


def _drop(element: Any) -> None:
    """Takes an element out and leaves the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
