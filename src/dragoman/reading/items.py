"""Several reports on one page: a ministry's news of the day, a live page, a digest.

A page is a list of reports where like parts of it, side by side or row by row, have a heading and a text each. The same
is true of a report in sections, and of a report with cards of other reports below it. What tells them apart is the
headline of the page: a list is headed by the house or by a word for such lists ("News of the week"), or its parts are
marked as reports of their own, and it has no text beside them.
"""

import re
from copy import deepcopy
from typing import Any, NamedTuple

from dragoman.reading.block_names import called_beside, lies_beside
from dragoman.reading.furniture import is_furniture
from dragoman.reading.list_names import names_a_list
from dragoman.reading.markup_text import paragraphs_in
from dragoman.reading.page_titles import window_title
from dragoman.reading.written_days import day_in, is_day_line

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_OTHERS = frozenset("latest recent teaser teasers more most similar other".split())
_PARTS = ("article", "section", "div", "li", "td")
_MOST_AROUND, _MOST_GROUPS = 8, 12
_LEAST_LETTERS = 80
_LONG = 300
_REST = 120
_MARK = "data-dragoman-item"
_LEAST_WORDS = 4
_SENTENCE_WORDS = 7
_SENTENCE = re.compile(r"[.!?][\"'”’»)\]]*$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)\W*$")
_POINTER = re.compile(r"^\W*(?:read|see|continue|learn|find out|view|open|details|more)\b.{0,40}$", re.IGNORECASE)


class Item(NamedTuple):
    """A report on a page with others: its heading and paragraphs, and its element if it has one of its own."""

    element: Any | None
    title: str | None
    paragraphs: list[str]
    anchor: str | None


def items_of(tree: Any, title: str | None = None) -> list[Item]:
    """The reports of a page that is a list of them, each in an element with a heading and a text of its own; else none.

    What stands on such a page beside them and is text as well is the last of them, so that nothing is lost. Teasers are
    no reports: their text is cut off. `title` is what the page is called.
    """
    group = _group(tree)
    if len(group) < 2 or (_is_called_as_one(tree, group) and not _follow_each_other(group)):
        return []
    lines = _lines_beside(tree, group)
    told = [line for line in lines if _is_told(line)]
    letters = sum(map(len, told))
    heading = page_headline(tree, group)
    headline = _words(heading) if heading is not None else title if title and _same_as_one(title, lines) else None
    if headline is not None and not names_a_list(headline) and (letters >= _LEAST_LETTERS or not _are_marked(group)):
        return []
    items = [_item(element) for element in group]
    return [*items, Item(None, headline or title, told, None)] if letters >= _REST else items


def _same_as_one(title: str, lines: list[str]) -> bool:
    return title.casefold() in (line.casefold() for line in lines)


def like_parts(tree: Any) -> list[list[Any]]:
    """Parts of the page that are alike by their kind, how deep they lie, and the order of the one heading that each has.

    Of the parts around one heading only the nearest are looked at: a page may be nested deeply on purpose.
    """
    found: dict[tuple[str, int, str], list[Any]] = {}
    around: dict[Any, int] = {}
    own = _own_headings(tree)
    for element in reversed(list(tree.iter(*_PARTS))):
        heading = own.get(element)
        if heading is None:
            continue
        around[heading] = around.get(heading, 0) + 1
        if around[heading] <= _MOST_AROUND:
            depth = sum(1 for _ in element.iterancestors())
            found.setdefault((element.tag, depth, heading.tag), []).append(element)
    alike = sorted((group[::-1] for group in found.values() if len(group) > 1), key=len, reverse=True)
    return alike[:_MOST_GROUPS]


def _own_headings(tree: Any) -> dict[Any, Any]:
    """The elements that have one heading, and below it none but those of a lower order, with that heading."""
    highest: dict[Any, tuple[str, int, Any]] = {}
    for element in reversed(list(tree.iter())):
        inner = [highest[child] for child in element if child in highest]
        if element.tag in _HEADINGS:
            inner.append((element.tag, 1, element))
        if inner:
            order = min(tag for tag, _, _ in inner)
            first = next(heading for tag, _, heading in inner if tag == order)
            highest[element] = order, sum(count for tag, count, _ in inner if tag == order), first
    return {element: heading for element, (_, count, heading) in highest.items() if count == 1}


def _group(tree: Any) -> list[Any]:
    """The largest number of like parts of the page that may be reports."""
    found = ([element for element in group if _may_be_item(element)] for group in like_parts(tree))
    groups = [group for group in found if _are_reports(group)]
    # Of parts within each other that are as many, the outermost have all that belongs to them.
    return max(groups, key=lambda group: (len(group), -sum(1 for _ in group[0].iterancestors())), default=[])


def _own_heading(element: Any) -> Any | None:
    """The heading of a part that has one, and below it none but those of a lower order."""
    headings = list(element.iter(*_HEADINGS))
    order = min((heading.tag for heading in headings), default="")
    first = [heading for heading in headings if heading.tag == order]
    return first[0] if len(first) == 1 else None


def _may_be_item(element: Any) -> bool:
    title = _words(_own_heading(element))
    if not title or is_day_line(title) or lies_beside(element, _OTHERS):
        return False
    return sum(len(line) for line in told_lines(element, title)) >= _LEAST_LETTERS


def _are_reports(group: list[Any]) -> bool:
    """Whether parts are reports for the most part: headed by a headline, and with a text that is not cut off."""
    titles = [_words(_own_heading(element)) for element in group]
    headed = sum(len(title.split()) >= _LEAST_WORDS for title in titles)
    whole = sum(not _is_cut_off(element) for element in group)
    return 2 * headed > len(group) - (len(group) == 2) and 2 * whole > len(group)


def _is_cut_off(element: Any) -> bool:
    lines = paragraphs_in(element)
    if sum(map(len, lines)) >= 2 * _LONG:
        return False
    return any(_CUT_OFF.search(line) or (_POINTER.match(line) and not _SENTENCE.search(line)) for line in lines[-3:])


def told_lines(element: Any, title: str) -> list[str]:
    """The lines of a part that are sentences, but for its title."""
    return [line for line in paragraphs_in(element) if line != title and _is_told(line)]


def _is_told(line: str) -> bool:
    return len(line.split()) >= _SENTENCE_WORDS and _SENTENCE.search(line) is not None and not is_furniture(line)


def _are_marked(group: list[Any]) -> bool:
    """Whether most parts are marked as reports of their own: by their element, an address of their own, or a day."""
    return are_cards(group) or 2 * sum(_has_address(one) or _has_day(one) for one in group) > len(group)


def are_cards(group: list[Any]) -> bool:
    """Whether parts are marked as pages of their own, as no section of a report is."""
    if all(element.tag == "article" for element in group):
        return not any(part.tag == "article" for part in group[0].iterancestors())
    return all(_has_address(element) for element in group)


def _has_address(element: Any) -> bool:
    heading = _own_heading(element)
    links = [*heading.iter("a"), *heading.iterancestors("a")] if heading is not None else []
    addresses = [(link.get("href") or "").strip() for link in links]
    return any(address and not address.startswith("#") for address in addresses)


def _has_day(element: Any) -> bool:
    return next(element.iter("time"), None) is not None or any(
        is_day_line(line) or (len(line) < 40 and day_in(line)) for line in paragraphs_in(element)[:4]
    )


def page_headline(tree: Any, group: list[Any]) -> Any | None:
    """The heading of the page above these parts: of the first order, or of a higher one than theirs."""
    inside = {one for element in group for one in element.iter(*_HEADINGS)}
    own = _own_heading(group[0])
    order = own.tag if own is not None else "h1"
    above = [
        one for one in tree.iter(*_HEADINGS)
        if one not in inside and (one.tag == "h1" or one.tag < order) and not lies_beside(one, _OTHERS) and _words(one)
    ]  # fmt: skip
    above.sort(key=lambda one: one.tag)
    return next((one for one in above if not names_a_list(_words(one))), above[0] if above else None)


def _is_called_as_one(tree: Any, group: list[Any]) -> bool:
    """Whether the page's window title has the heading of one of its parts: it is that report's page, with others beside."""
    window = window_title(tree).casefold()
    titles = (_words(_own_heading(element)).casefold() for element in group)
    return any(len(title.split()) >= _LEAST_WORDS and title in window for title in titles)


def _follow_each_other(group: list[Any]) -> bool:
    """Whether parts are whole reports, of which a page loads the next where the one that it is called by ends."""
    headings = [_own_heading(element) for element in group]
    return all(one is not None and one.tag == "h1" for one in headings) and all(
        element.tag == "article" or _has_day(element) for element in group
    )


def _lines_beside(tree: Any, group: list[Any]) -> list[str]:
    """The lines of the page that stand in none of these parts, nor in what lies beside a report."""
    for element in group:
        element.set(_MARK, "")
    body = tree.find("body")
    rest = deepcopy(tree if body is None else body)
    for element in group:
        del element.attrib[_MARK]
    for element in list(
        rest.iter("article", "section", "div", "li", "td", "aside", "footer", "nav", "ul", "p", "span")
    ):
        if element.getparent() is None:
            continue
        if (
            element.get(_MARK) is not None
            or element.tag in ("aside", "footer", "nav")
            or called_beside(element, _OTHERS)
        ):
            element.drop_tree()
    return paragraphs_in(rest)


def _item(element: Any) -> Item:
    title = _words(_own_heading(element))
    return Item(element, title, [line for line in paragraphs_in(element) if line != title], element.get("id"))


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
