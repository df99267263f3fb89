"""The day of publication on the face of a page.

Many pages show several days: today's above the report, those of other reports beside it, that of the last change. Which
of them is meant is told by what is written beside it ("Published on"), and by where it stands to the headline.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple

from dragoman.reading.block_names import called_beside, is_head, lies_beside
from dragoman.reading.bylines import is_byline, parts_of_byline
from dragoman.reading.markup_text import UNSEEN, paragraphs_in, placed_paragraphs
from dragoman.reading.written_days import day_in, is_day_line, stamped_day

_SAID = re.compile(
    r"\b(?:(?:first )?published|posted|released|issued|(?:date (?:of )?)?(?:publication|publishing|issue|release)(?: date)?|date published)\b\W*(?:on\b|by\b|at\b|date\b)?",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:last )?(?:updated?|modified|changed|revised|reviewed|edited)\b", re.IGNORECASE)
_CHANGED_NAME = re.compile(r"updat|modif|revis", re.IGNORECASE)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?|post(?:ed)?|entry|article|news|press|release|item|meta|content|node)?[_-]?(?:date|time|datetime|timestamp|published|posted|submitted)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELEMENTS = frozenset("time span div p li td small strong em i b h4 h5 h6 abbr dd a font section header footer".split())
_OTHER_DAYS = frozenset(
    "recent latest more most event events weather today todays current clock now deadline upcoming similar other others".split()
)
"""Words for parts with other days: lists of reports, what is to come, and the day on which the page is looked at."""
_NEAR, _NEXT = 200, 60
_LONGEST = 120
_LONGEST_LABEL = 30
_FIRST_LINES = 400


class _Place(NamedTuple):
    """Where an element stands in a page: the letters before it begins, and before it ends."""

    start: int
    end: int


class _Shown(NamedTuple):
    """A day on the face of a page: in which element, whether it is called the day of publication or of a change, stands in
    an element of time, or is just a line that is a day."""

    element: Any
    day: date
    said: bool
    changed: bool
    stamped: bool
    bare: bool


def shown_day(tree: Any, headline: Any | None, *, changes: bool = True) -> date | None:
    """The day on the face of a page: in an element of time, of a class that says date, or on a line of its own.

    A day that is called the day of a change is taken only if there is no other, and `changes` count; one in the head of
    the page never.
    """
    places = _places(tree)
    around = _report_around(headline, places, tree)
    found = [one for one in _days(tree, places) if not _is_elsewhere(one.element, headline)]
    # A line that is a day and no more counts where it stands next to the headline, unless it is one of several there.
    bare = _nearest([one for one in found if one.bare and _is_with(one.element, headline, places)], headline, places)
    by = [one for one in bare if _distance(places[one.element], places[headline]) <= _NEXT]
    by = by if len({one.day for one in bare}) == 1 else []
    found = [one for one in found if not one.bare or one in by]
    ranked = sorted(found, key=lambda one: (one.changed, *_rank(one, headline, around, places)))
    if ranked and not ranked[0].changed:
        return ranked[0].day
    lines = [line for line in _lines(tree, headline) if is_day_line(line)]
    plain = {day for line in lines if not _CHANGED.search(line) and (day := day_in(line))}
    if len(plain) == 1:
        return plain.pop()
    if not changes:
        return None
    if ranked:
        return ranked[0].day
    days = {day for line in lines if (day := day_in(line))}
    return days.pop() if len(days) == 1 else None


def _rank(shown: _Shown, headline: Any, around: Any, places: dict[Any, _Place]) -> tuple[int, int]:
    """How well a day is placed: the least is the best. Among like ones that which stands with the headline in the
    smallest part of the page."""
    place, within = places[shown.element], around in (shown.element, *shown.element.iterancestors())
    if headline is None:
        return (0 if shown.said else 1 if shown.stamped else 2) + (0 if within else 3), 0
    shared = _shared(shown.element, headline, places)
    behind = place.start >= places[headline].start
    near = _distance(place, places[headline]) <= _NEAR
    if near and (shown.said or behind):
        return 0 if shown.said else 1, shared
    if shown.said and within:
        return 2, shared
    return 3 if near else (4 if shown.stamped else 5) + (0 if within else 2), shared


def _nearest(bare: list[_Shown], headline: Any, places: dict[Any, _Place]) -> list[_Shown]:
    """Those lines that stand with the headline in the smallest part of the page: what heads other reports stands apart."""
    least = min((_shared(one.element, headline, places) for one in bare), default=0)
    return [one for one in bare if _shared(one.element, headline, places) == least]


def _distance(one: _Place, other: _Place) -> int:
    """How many letters stand between two elements."""
    return max(other.start - one.end, one.start - other.end)


def _shared(element: Any, headline: Any, places: dict[Any, _Place]) -> int:
    """How many letters the smallest part of the page has in which both stand."""
    around = {headline, *headline.iterancestors()}
    part = next((one for one in (element, *element.iterancestors()) if one in around), None)
    return places[part].end - places[part].start if part in places else 0


def _is_with(element: Any, headline: Any, places: dict[Any, _Place]) -> bool:
    """Whether an element stands below the headline, or above it in a part of the page that has both."""
    if headline is None or (places[element].start < places[headline].start and _heads_another(element)):
        return False
    around = set(headline.iterancestors())
    part = next((one for one in element.iterancestors() if one in around), None)
    return places[element].start >= places[headline].start or (part is not None and part.tag not in ("body", "html"))


def _heads_another(element: Any) -> bool:
    """Whether a day stands in, or as, an item of a list that leads elsewhere: it is the day of what the link is about."""
    item = next(element.iter("li"), None)
    item = next(element.iterancestors("li"), None) if item is None else item
    return item is not None and any(link.get("href") and link.text_content().strip() for link in item.iter("a"))


def _days(tree: Any, places: dict[Any, _Place]) -> Iterator[_Shown]:
    for element in tree.iter(*_ELEMENTS):
        place = places.get(element)
        if place is None or place.end - place.start > _LONGEST:
            continue
        marks = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "property"))
        stamp = element.get("datetime") or element.get("content")
        words = " ".join(element.text_content().split()) if place.end > place.start else ""
        label = _label_of(element)
        said = _SAID.search(words)
        if said and not _is_day_of(words, said):
            said = None
        labelled = label is not None and _SAID.search(label) is not None and day_in(words) is not None
        named = element.tag == "time" or _DATE_CLASS.search(marks) is not None or "datePublished" in marks
        bare = not (said or named or labelled) and is_day_line(words)
        if not (said or named or bare or labelled):
            continue
        day = (
            (day_in(words[said.end() :]) if said else None)
            or stamped_day(stamp or element.get("title"))
            or day_in(words)
        )
        if day:
            changed = not said and (
                _CHANGED.search(f"{label or ''} {words}") is not None or _CHANGED_NAME.search(marks) is not None
            )
            published = said is not None or labelled or "datePublished" in marks
            yield _Shown(element, day, published, changed and not labelled, element.tag == "time", bare)


def _label_of(element: Any) -> str | None:
    """The words that stand before an element in a list or table of what is said of a page: "Published", "Date"."""
    cell = element if element.tag in ("dd", "td") else element.getparent()
    before = cell.getprevious() if cell is not None and cell.tag in ("dd", "td") else None
    if before is None or before.tag not in ("dt", "th", "td"):
        return None
    label = " ".join(before.text_content().split())
    return label if len(label) <= _LONGEST_LABEL else None


def _is_day_of(words: str, said: re.Match[str]) -> bool:
    """Whether some words are a line on publication, and no sentence in which something else was published."""
    if is_byline(words):
        return any(said[0] in part and day_in(part) is not None for part in parts_of_byline(words))
    return is_day_line(words) or (
        not _SAID.sub("", words[: said.start()]).strip(" :|,·-–—(")
        and day_in(words[said.end() :]) is not None
        and not words.endswith(".")
    )


def _places(tree: Any) -> dict[Any, _Place]:
    """How many letters stand before every element that is shown begins and ends."""
    from lxml.etree import iterwalk

    starts: dict[Any, int] = {}
    places: dict[Any, _Place] = {}
    letters = hidden = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        unseen = element.tag in UNSEEN and element.tag not in ("form", "nav")
        if event == "start":
            hidden += unseen
            starts[element] = letters
            letters += 0 if hidden else _letters(element.text)
            continue
        if not hidden:
            places[element] = _Place(starts[element], letters)
        hidden -= unseen
        letters += 0 if hidden else _letters(element.tail)
    return places


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _report_around(headline: Any, places: dict[Any, _Place], tree: Any) -> Any:
    """The element that holds the report: an article or main part around its headline, else what holds half of the page."""
    if headline is None:
        return next(tree.iter("article", "main"), tree)
    half = (places[tree].end - places[tree].start) / 2 if tree in places else 0
    for element in headline.iterancestors():
        place = places.get(element)
        if element.tag in ("article", "main") or (place is not None and place.end - place.start > half):
            return element
    return tree


def _is_elsewhere(element: Any, headline: Any) -> bool:
    """Whether an element lies beside the report, or in the head of the page, which shows the day of today."""
    if lies_beside(element, _OTHER_DAYS):
        return True
    around = set(headline.iterancestors()) if headline is not None else set()
    parts = [element, *element.iterancestors()]
    if any(part.tag in ("article", "main") for part in parts):
        return False
    outside = takewhile(lambda part: part not in around, parts)
    return any(is_head(part) for part in outside)


def _lines(tree: Any, headline: Any) -> list[str]:
    """The first lines of the page, without those in its head and in parts with other days."""
    out: set[Any] = set()
    beside: set[str] = set()
    for part in tree.iter():
        if part.tag != "body" and (is_head(part) or called_beside(part, _OTHER_DAYS)) and _is_elsewhere(part, headline):
            if out.isdisjoint(part.iterancestors()):
                beside.update(paragraphs_in(part))
            out.add(part)
    lines = placed_paragraphs(tree)[:_FIRST_LINES]
    return [
        _with_label(line, element)
        for line, element in lines
        if line not in beside and not (is_day_line(line) and _heads_another(element))
    ]


def _with_label(line: str, element: Any) -> str:
    """A line with the label that stands before it in a list or table, if it calls a day that of a change."""
    label = _label_of(element)
    return f"{label} {line}" if label and _CHANGED.search(label) and is_day_line(line) else line
