"""Teasers of other reports below a heading such as "Related" or "Read more", within the text of a report.

Where such a heading has a part of its own, that part is out. In a row with the paragraphs of the report it is followed by
linked titles, each perhaps with a line on what is behind it: those are out, and where the text goes on it stays.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from dragoman.reading.markup_text import paragraphs_in
from dragoman.reading.sentences import is_sentence

_NEWS = r"(?:news|stories|articles?|posts?|topics?|links?|content|reading|items|reports?|pages?|releases|press releases|documents?|coverage)"
_HEADING = re.compile(
    rf"^\W*(?:(?:related|similar|other|more|further|latest|recent|recommended|popular|top|trending|most (?:read|popular|viewed|recent)|previous|next) {_NEWS}|related(?: to this)?|similar|see also|see more|see related|(?:also )?(?:read|see|watch)(?: (?:also|more|next|too))|also read"
    rf"|(?:you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy|want to read)(?: this)?)|recommended(?: for you| reading)?|most (?:read|popular|viewed)|don.t miss|also (?:in this section|on this topic|in the news)|in other news|more (?:on|about|from|in) .{{2,60}}|what to read next|further reading|trending(?: now)?|editor.?s picks?)\W*$",
    re.IGNORECASE,
)
_TAGS = ("h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b", "span", "dt", "summary", "li")
_ORDERS = ("h2", "h3", "h4", "h5", "h6")
_WORDS, _LINK_WORDS = 10, 3
_LEAST_LETTERS, _LONGEST = 80, 200
_MOST = 50
"""How many headings are looked at: a page of pointers alone is made to take minutes."""


def take_out_pointed(tree: Any) -> None:
    """Takes such teasers out of a page; none if no report would be left."""
    headings = islice((one for one in list(tree.iter(*_TAGS)) if _is_heading(one)), _MOST)
    whole = None
    for heading in headings:
        if heading.getroottree().getroot() is not tree:
            continue
        part = _taken(heading)
        if not part:
            continue
        whole = _told(tree) if whole is None else whole
        taken = sum(map(_told, part))
        if _is_left(tree, part, whole, taken):
            whole -= taken
            for element in part:
                if element.getparent() is not None:
                    element.drop_tree()


def _is_heading(element: Any) -> bool:
    if len(element) > 3:
        return False
    words = ""
    for text in element.itertext():
        words += text
        if len(words) > _LONGEST:
            return False
    return len(words.split()) <= _WORDS and _HEADING.match(" ".join(words.split())) is not None


def _taken(heading: Any) -> list[Any]:
    """The heading with what it stands above; nothing if no other report is below it."""
    top = heading
    while (
        (parent := top.getparent()) is not None
        and parent.tag not in ("body", "html", "td", "main", "article")
        and _is_alone(top, parent)
    ):
        top = parent
    if parent is None:
        return []
    following = list(top.itersiblings())
    if (
        _begins(top, parent)
        and parent.tag in ("div", "section", "aside", "ul", "ol", "td", "li", "blockquote")
        and not _has_headline(parent)
    ):
        return [parent] if heading.tag in _ORDERS or any(map(_leads_on, following)) else []
    return [top, *_teasers(following, heading)] if following and _leads_on(following[0]) else []


def _is_alone(element: Any, parent: Any) -> bool:
    return (
        all(other is element or not _words(other) for other in parent)
        and not (parent.text or "").strip()
        and not (element.tail or "").strip()
    )


def _begins(element: Any, parent: Any) -> bool:
    return not (parent.text or "").strip() and not any(_words(one) for one in element.itersiblings(preceding=True))


def _teasers(following: list[Any], heading: Any) -> Iterator[Any]:
    """The parts below a heading up to where the text of the report goes on: at the next heading of its order, at the second
    paragraph in a row that leads nowhere, or behind the last link."""
    own = heading.tag if heading.tag in _ORDERS else None
    linked, unlinked, told = 0, 0, []
    for place, one in enumerate(following, 1):
        if _has_headline(one) or (
            own is not None and re.fullmatch(r"h[1-6]", str(one.tag)) and one.tag <= own and not _leads_on(one)
        ):
            break
        if _leads_on(one):
            linked, unlinked = place, 0
            continue
        if any(map(is_sentence, paragraphs_in(one))):
            unlinked += 1
            told.append(place)
        if unlinked > 1:
            break
    between = [place for place in told if place < linked]
    # A line below each of several linked titles is what is behind it; below a single one the text goes on.
    end = linked + 1 if between and linked + 1 in told and linked + 2 not in told else linked
    yield from following[:end]


def _leads_on(element: Any) -> bool:
    """Whether an element is a linked title, or a list or card with one."""
    links = [element] if element.tag == "a" else list(element.iter("a"))
    words = sum(len(link.text_content().split()) for link in links if link.get("href") or not link.get("name"))
    if words < _LINK_WORDS:
        return False
    return element.tag in ("ul", "ol", "div", "section", "article", "a", "dl", "table") or 2 * words >= len(
        element.text_content().split()
    )


def _has_headline(element: Any) -> bool:
    return element.tag == "h1" or next(element.iter("h1"), None) is not None


def _is_left(tree: Any, part: list[Any], whole: int, taken: int) -> bool:
    """Whether a report is left on the page: a part of it that is no smaller than what is taken, or has the headline."""
    headed = next(tree.iter("h1"), None) is not None and not any(map(_has_headline, part))
    return whole - taken >= (_LEAST_LETTERS if headed else max(taken, _LEAST_LETTERS))


def _told(element: Any) -> int:
    return sum(len(line) for line in paragraphs_in(element) if is_sentence(line))


def _words(element: Any) -> str:
    return " ".join(element.text_content().split()) if isinstance(element.tag, str) else ""
