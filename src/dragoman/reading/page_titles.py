"""The headline of a page, and the house that its window title and headings name.

A window title is put together of the headline and names of the house or of a part of it, by bars or dashes. Which is
which is told by what the page shows: absent stays absent.
"""

import re
from itertools import islice
from typing import Any, NamedTuple

from dragoman.reading.block_names import lies_beside
from dragoman.reading.furniture import is_furniture
from dragoman.reading.letterhead import is_house_name
from dragoman.reading.list_names import names_a_section
from dragoman.reading.markup_text import paragraphs_in

_BARS = re.compile(r"\s*[|»•]\s*|\s+::?\s+|\s+(?:·|//?|[<>‹›«~]|<>)\s+|: (?=news\b)", re.IGNORECASE)
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|branding|site-?(?:title|name)|sitename|masthead)(?:$|[\s_-])", re.IGNORECASE
)
_HOME = re.compile(r"^(?:https?://[^/]+)?/?(?:[a-z]{2}/?)?(?:(?:index|default|home)\.\w{3,5})?$|^\.?/?$", re.IGNORECASE)
_DASHES = re.compile(r"\s+[–—-]+\s+")
_STATE = re.compile(
    r"^(?:the )?(?:[\w']+ ){0,3}(?:republic|kingdom|state|states|government|federation|emirate|sultanate|commonwealth)(?: of(?: the)? [^\W\d_][\w' -]{2,40})?$",
    re.IGNORECASE,
)
# What window titles say of the pages of a house, all of them: nothing on the report.
_GENERIC = re.compile(
    r"^\W*(?:the )?(?:official )?(?:web ?)?(?:site|page|portal|home ?page)(?: of)?\W*$|^\W*(?:home|welcome|index|main(?: page)?|pages|untitled(?: document)?|(?:news|article|post|press release|release)?s? ?details?|default)\W*$",
    re.IGNORECASE,
)
_WELCOME = re.compile(r"^welcome to (?:the )?", re.IGNORECASE)
_LISTED = frozenset("latest recent teaser more most event events".split())
_WORDY = 5
_LONGEST_HOUSE = 10
_LEAST_WORDS = 2
_FIRST_LINES = 400
_FEW = 3
_SIGNS = " :,;/–—-_()|<>«»‹›"
_TIGHT = re.compile(r"[-_](\w[\w.&'’]*(?: [^\W\d_a-z][\w.&'’]*){0,3})")
_LONGEST, _MOST_PARTS, _MOST_HEADINGS = 500, 12, 200


class Headline(NamedTuple):
    """A headline, the element in which the page shows it, and whether the page says it elsewhere than in its window title."""

    words: str | None
    element: Any | None
    is_shown: bool


def headline_of(tree: Any, linked: str | None, meta: str | None, publisher: str | None) -> Headline:
    """The headline: as JSON-LD has it, else as the page shows it, else as its metadata and window title have it."""
    window = window_title(tree)
    shown = [(one, words) for one in tree.iter("h1") if (words := _words(one)) and not lies_beside(one, _LISTED)]
    if linked:
        return Headline(linked, element_of(tree, linked), True)
    # The name of the house stands in a heading of the first order on many pages; the title's words tell which is which.
    known = [words for words in (meta, window) if words]
    likely = [
        one
        for one in shown
        if any(_within(one[1], words) for words in known) and not _same(one[1], publisher) and not _is_of_site(*one)
    ]
    heading = None if likely else _known_heading(tree, known, publisher)
    if heading is None and shown and all(_is_of_site(*one) for one in shown):
        heading = _second_heading(tree, meta or window, publisher)
    if heading is not None:
        return Headline(_words(heading), heading, True)
    likely = likely or [
        one for one in shown if any(_within(one[1], words) for words in known) and not _same(one[1], publisher)
    ]
    if likely and not all(_is_logo(one) for one, _ in likely):
        element, words = max(likely, key=lambda one: len(one[1]))
        return Headline(words, element, True)
    others = [
        one for one in shown if not is_house_name(one[1]) and not _same(one[1], publisher) and not _is_logo(one[0])
    ]
    if len(others) == 1 and (len(others[0][1].split()) >= _WORDY or _is_above_constant(tree, *others[0], known)):
        return Headline(others[0][1], others[0][0], True)
    if not others and (heading := _second_heading(tree, meta or window, publisher)) is not None:
        return Headline(_words(heading), heading, True)
    words_, is_shown = _in_title(tree, meta or window, publisher)
    if words_ is None and shown:
        return Headline(shown[0][1], shown[0][0], True)
    return Headline(words_, element_of(tree, words_), is_shown or (meta is not None and meta != window))


def _is_above_constant(tree: Any, element: Any, words: str, known: list[str]) -> bool:
    """Whether a short heading is a headline though the page's titles do not have it: they are the same for all pages of the
    house, and none of their parts is shown below that heading."""
    if not known:
        return True
    if len(words.split()) < _LEAST_WORDS or names_a_section(words) or is_furniture(words) or _GENERIC.match(words):
        return False
    parts = [part for title in known for part in _parts(title)]
    if not all(_is_of_house(part) or len(part.split()) < _WORDY for part in parts):
        return False
    shown = [one for part in parts if (one := element_of(tree, part)) is not None]
    places = {one: number for number, one in enumerate(tree.iter())} if shown else {}
    return all(places[one] < places[element] for one in shown)


def names_house_only(title: str) -> bool:
    """Whether a window title says whose a page is, or in which part of a house's pages it stands, and nothing of a report."""
    return all(map(_is_of_house, _parts(title)))


def house_of(title: str) -> str | None:
    """The house that a window title names."""
    return next(filter(is_house_name, _parts(title)), None)


def _is_of_house(part: str) -> bool:
    """Whether a part of a title is of the house: its name, its state, a word for its pages or a part of them."""
    if is_house_name(part) or names_a_section(part) or is_furniture(part):
        return True
    return _STATE.match(part) is not None or _GENERIC.match(part) is not None


def _is_of_site(element: Any, words: str) -> bool:
    """Whether a heading is the house's, or that of a part of its pages, and not of a report."""
    return is_house_name(words) or names_a_section(words) or _is_logo(element)


def _is_logo(element: Any) -> bool:
    """Whether a heading is the name of the house that leads to its first page, or is called so."""
    if any(_LOGO.search(element.get(name) or "") for name in ("class", "id")):
        return True
    links = [*element.iter("a"), *element.iterancestors("a")]
    return any(
        link.get("href") and _HOME.match(link.get("href").strip()) and _words(link) == _words(element) for link in links
    )


def _known_heading(tree: Any, known: list[str], publisher: str | None) -> Any | None:
    """A heading of a lower order that the page's title has, where none of the first order is the report's."""
    for one in islice(tree.iter("h2", "h3"), _MOST_HEADINGS):
        words = _words(one)[:_LONGEST]
        if len(words.split()) < _FEW or _is_of_site(one, words) or _same(words, publisher) or lies_beside(one, _LISTED):
            continue
        if any(_within(words, title) for title in known):
            return one
    return None


def _second_heading(tree: Any, title: str | None, publisher: str | None) -> Any | None:
    """The first heading of the second order, where there is none of the first and the page's title is no headline."""
    if title and any(
        len(part.split()) >= _FEW and not is_house_name(part) and not names_a_section(part) for part in _parts(title)
    ):
        return None
    for one in tree.iter("h2"):
        words = _words(one)
        if (
            len(words.split()) > _FEW
            and not is_house_name(words)
            and not _same(words, publisher)
            and not lies_beside(one, _LISTED)
        ):
            return one
    return None


def window_title(tree: Any) -> str:
    """The title that a browser shows above the page, or as much of it as anybody reads."""
    words = " ".join((tree.findtext(".//title") or "")[:_LONGEST].split())
    name = _WELCOME.sub("", words)
    return name if house_of(name) else words


def house_in_title(tree: Any, headline: Headline) -> str | None:
    """The house, as the window title or a heading above the report names it.

    In the window title it is what stands behind the headline and the last bar, if the page shows that headline as such;
    what stands before it, or alone there, or in a heading, only if it is called as houses are.
    """
    window, plain = window_title(tree), _plain(headline.words or "")
    parts = _parts(window)
    if len(parts) == 1 or not ((plain and plain in _plain(window)) or all(map(_is_of_house, parts))):
        parts = _parts(window, _BARS)
    rest = [part for part in parts if _plain(part) not in plain and not is_furniture(part)]
    rest = [part for part in rest if len(part.split()) <= _LONGEST_HOUSE]
    suffix = bool(rest) and len(parts) > 1 and rest[-1] == parts[-1] and bool(plain) and plain in _plain(window)
    if suffix and (headline.is_shown or is_house_name(rest[-1])):
        return next((part for part in rest[::-1] if not _is_slogan(part)), rest[-1])
    if (beside := _house_beside(window, headline)) is not None:
        return beside
    return next((part for part in rest if is_house_name(part)), None) or _house_above(tree, headline)


def _is_slogan(part: str) -> bool:
    """Whether a part of a window title tells what a house does, as no name of one is written."""
    return "," in part and sum(word[0].islower() for word in part.split() if len(word) > _FEW) > 1


def _house_beside(window: str, headline: Headline) -> str | None:
    """A house's name behind the headline or before it, whatever parts them; any name behind a stroke without spaces."""
    words = headline.words or ""
    place = window.casefold().find(words.casefold()) if headline.is_shown and words else -1
    if place < 0:
        return None
    before, behind = window[:place].strip(_SIGNS), window[place + len(words) :].strip(_SIGNS)
    for name in (behind, before):
        if is_house_name(name) and len(name.split()) <= _LONGEST_HOUSE:
            return name
    tight = _TIGHT.fullmatch(window[place + len(words) :]) if place == 0 else None
    return tight[1] if tight and not _is_of_house(tight[1]) else None


def _house_above(tree: Any, headline: Headline) -> str | None:
    """A house whose name is a heading above the headline, or above all there is."""
    for element in tree.iter("h1", "h2"):
        if element is headline.element:
            return None
        words = _words(element)
        if (
            (is_house_name(words) or _is_logo(element))
            and not _same(words, headline.words)
            and len(words.split()) <= _LONGEST_HOUSE
        ):
            return words
    return _line_above(tree, headline)


def _line_above(tree: Any, headline: Headline) -> str | None:
    """A house that stands by itself above the headline, as on pages for printing; none if several do."""
    found: dict[str, None] = {}
    for element in tree.iter("h1", "h2", "h3", "p", "div", "center", "b", "strong"):
        if element is headline.element:
            break
        words = _words(element) if len(element) <= 1 else ""
        if len(words) > _LONGEST:
            continue
        if (
            is_house_name(words)
            and len(words.split()) <= _LONGEST_HOUSE
            and not _is_linked(element)
            and not lies_beside(element)
        ):
            found[words] = None
    else:
        return None
    return next(iter(found)) if len(found) == 1 else None


def _is_linked(element: Any) -> bool:
    return next(element.iter("a"), None) is not None or any(one.tag in ("a", "li") for one in element.iterancestors())


def _in_title(tree: Any, words: str | None, publisher: str | None) -> tuple[str | None, bool]:
    """The headline within a title, and whether the page shows it: the part that stands on the page by itself, else what
    is not the house's name."""
    if not words or _is_house_of_state(words):
        return None, False
    body = tree.find("body")
    lines = {_plain(line) for line in paragraphs_in(tree if body is None else body)[:_FIRST_LINES]}
    if _plain(words) in lines:
        return words, True
    for pattern in (_BARS, _DASHES):
        parts = _parts(words, pattern)
        if not 2 <= len(parts) <= _MOST_PARTS:
            continue
        # Two parts may be of the headline, and the dash between them as well.
        runs = [
            _joined(words, parts, a, b)
            for a in range(len(parts))
            for b in range(len(parts), a, -1)
            if b - a < len(parts)
        ]
        seen = [run for run in runs if _plain(run) in lines and not is_house_name(run) and not _same(run, publisher)]
        if seen:
            return max(seen, key=len), True
        kept = [part for part in parts if not (_same(part, publisher) or is_house_name(part) or is_furniture(part))]
        if pattern is _BARS:
            return max(kept or parts, key=lambda part: len(part.split())), False
        if kept and len(kept) < len(parts):
            return _joined(words, kept, 0, len(kept)), False
    return words, False


def _is_house_of_state(words: str) -> bool:
    """Whether a title is a house's name with that of its state: "Ministry of Trade - Republic of Norland"."""
    parts = _parts(words)
    return (
        len(parts) > 1
        and any(map(is_house_name, parts))
        and all(is_house_name(part) or _STATE.match(part) or _GENERIC.match(part) for part in parts)
    )


def _parts(words: str, pattern: re.Pattern[str] | None = None) -> list[str]:
    """The parts of a title: cut at bars, and at dashes only where there is no bar, since headlines have dashes."""
    if pattern is None:
        pattern = _BARS if len([part for part in _BARS.split(words) if part]) > 1 else _DASHES
    return [part for part in pattern.split(words) if part]


def _joined(words: str, parts: list[str], first: int, end: int) -> str:
    start, stop = words.index(parts[first]), words.rindex(parts[end - 1]) + len(parts[end - 1])
    return words[start:stop] if start < stop else parts[first]


def element_of(tree: Any, words: str | None) -> Any | None:
    """The first element of a page's face that shows these words and no others."""
    plain = _plain(words or "")
    if not plain:
        return None
    for element in tree.iter("h1", "h2", "h3", "h4", "div", "p", "span", "td", "strong", "b", "font", "a"):
        if len(element) <= _FEW and _says(element, plain):
            return element
    return None


def _says(element: Any, plain: str) -> bool:
    """Whether an element has these letters and no others; no more of it is looked at than tells."""
    found = ""
    for text in element.itertext():
        found += _plain(text[: 4 * len(plain) + 100])
        if not plain.startswith(found):
            return False
    return found == plain


def _within(heading: str, words: str) -> bool:
    plain, other = _plain(heading), _plain(words)
    return len(plain) > 8 and (
        plain in other or (len(other) > 20 and plain.startswith(_plain(re.sub(r"(?:\.\.\.|…).*", "", words))))
    )


def _same(words: str, other: str | None) -> bool:
    return other is not None and _plain(words) == _plain(other)


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _plain(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
