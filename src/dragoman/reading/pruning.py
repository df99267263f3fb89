"""Blocks of a page that are beside its report by their name, or because they are made of links."""

import re
from itertools import islice
from typing import Any, NamedTuple

from dragoman.reading.block_names import called_beside, is_of_others, without_misleading_names
from dragoman.reading.credits import without_credits
from dragoman.reading.sentences import is_sentence

_BLOCKS = ("div", "section", "aside", "ul", "ol", "li", "p", "td", "table", "h2", "h3", "h4", "span")
_UNSEEN = frozenset("script style noscript template head select option textarea button".split())
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOST = 0.5
_PROSE = 200
_LINKED, _ALL = 0.6, 0.95
_LONGEST = 2000
_CAPTION_WORDS = 50
_NEAR = 10


class _Size(NamedTuple):
    """How many letters an element holds, how many of them in links, and whether it holds the headline of the page."""

    text: int
    linked: int
    headline: bool

    @property
    def worded(self) -> int:
        return self.text - self.linked


def prune(tree: Any) -> None:
    """Takes such blocks out of a page. None that holds a good part of its words, or its headline with words, is taken.

    Words count whatever the elements are in which they stand: many pages are made of divisions throughout.
    """
    sizes = _sizes(tree)
    most = _MOST * sizes[tree].worded
    for element in list(tree.iter(*_BLOCKS, "article", "main", "header")):
        size = sizes[element]
        if element.getparent() is None:
            continue
        left = sizes[tree].worded - size.worded
        of_report = (size.worded > most and not (is_of_others(element) and left >= _PROSE)) or (
            size.headline and size.worded >= _PROSE
        )
        if element.tag in _BLOCKS and not of_report and _is_not_of_report(element, sizes):
            _drop(element)
        else:
            # The extraction that follows goes by parts of names, and would throw out what is kept here.
            without_misleading_names(element)


def take_out_captions(tree: Any) -> None:
    """Takes out captions, and the words that stand in one paragraph with a picture, if they are its caption: signed with its credit, or
    set in another type as a whole."""
    for caption in list(tree.iter("figcaption")):
        _drop(caption)
    seen = set()
    for picture in list(tree.iter("img")):
        block = next(
            (one for one in picture.iterancestors() if one.tag in ("p", "div", "td", "center", "dt", "dd")), None
        )
        if block is None or block in seen or block.getparent() is None:
            continue
        seen.add(block)
        words = _words(block)
        if not words or len(words.split()) > _CAPTION_WORDS:
            continue
        if without_credits(words) != words or _is_set_apart(block, words):
            _drop(block)


def _is_set_apart(block: Any, words: str) -> bool:
    return any(_words(one) == words for one in block.iter("em", "i", "small"))


def _is_not_of_report(element: Any, sizes: dict[Any, _Size]) -> bool:
    if (called_beside(element) and not _is_lead(element)) or _is_hidden(element):
        return True
    return _is_linked(element, sizes[element]) and not _is_running_on(element, sizes)


def _is_running_on(element: Any, sizes: dict[Any, _Size]) -> bool:
    """Whether a paragraph or item that is a link as a whole tells something in a sentence, as what stands next to it does."""
    if element.tag in ("ul", "ol"):
        return any(_is_running_on(item, sizes) for item in element.iterchildren("li"))
    if element.tag not in ("p", "li") or not is_sentence(_words(element)):
        return False
    before, behind = element.itersiblings(preceding=True), element.itersiblings()
    beside = [*islice(before, 1)] if element.tag == "p" else [*islice(before, _NEAR), *islice(behind, _NEAR)]
    return any(
        one.tag in ("p", element.tag)
        and one in sizes
        and sizes[one].linked <= _MOST * sizes[one].text
        and is_sentence(_words(one))
        for one in beside
    )


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _is_lead(element: Any) -> bool:
    """Whether what is called a teaser is that of the report itself: the only one beside it, and it leads nowhere."""
    names = (element.get("class") or "").split()
    if (
        not any(name.casefold().endswith("teaser") for name in names)
        or next(element.iter("a", *_HEADINGS), None) is not None
    ):
        return False
    beside = (one for one in element.getparent() if one is not element)
    return is_sentence(_words(element)) and not any(one.get("class") == element.get("class") for one in beside)


def _is_hidden(element: Any) -> bool:
    """Whether an element is not shown to readers; what a page only folds in is found by searching, and stays."""
    return element.get("hidden") not in (None, "until-found") or _HIDDEN.search(element.get("style") or "") is not None


def _sizes(tree: Any) -> dict[Any, _Size]:
    """The sizes of all elements, each counted once: a page may be nested deeply on purpose."""
    sizes: dict[Any, _Size] = {}
    for element in reversed(list(tree.iter())):
        inner = [sizes[child] for child in element]
        tails = sum(_letters(child.tail) for child in element)
        if element.tag in _UNSEEN:
            sizes[element] = _Size(0, 0, False)
            continue
        text = _letters(element.text) + tails + sum(one.text for one in inner)
        linked = text if element.tag == "a" else sum(one.linked for one in inner)
        sizes[element] = _Size(text, linked, element.tag == "h1" or any(one.headline for one in inner))
    return sizes


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


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
