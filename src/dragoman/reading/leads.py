"""The lead of a report, and its last paragraph, where a page has them beside the box with the rest of the text.

The extraction of the main text takes one box. What stands between the headline and that box, or next below it in the same
part of the page, and tells something in sentences, is of the report.
"""

import re
from typing import Any, NamedTuple

from dragoman.reading.block_names import called_beside
from dragoman.reading.credits import is_credit
from dragoman.reading.furniture import is_furniture
from dragoman.reading.markup_text import placed_paragraphs
from dragoman.reading.sentences import is_sentence
from dragoman.reading.written_days import is_day_line

_OUT = frozenset("figure figcaption aside footer nav li address caption".split())
_NO_LEAD = re.compile(
    r"caption|credit|author|bio\b|disclaim|newsletter|promo|copyright|legal|banner|tooltip|modal|alert|gallery|slider|carousel",
    re.IGNORECASE,
)
NO_TAIL = re.compile(
    rf"{_NO_LEAD.pattern}|about|profile|teaser|notice|contact|subscrib|donat|hint|related|tags?\b", re.IGNORECASE
)
_MOST = 5
_MOST_BETWEEN = 100
_MOST_BELOW = 3


class Placed(NamedTuple):
    """A paragraph of a page and the element in which it begins."""

    words: str
    element: Any


def placed_in(tree: Any) -> list[Placed]:
    return [Placed(*one) for one in placed_paragraphs(tree)]


def with_lead(paragraphs: list[str], placed: list[Placed], headline: Any | None) -> list[str]:
    """The paragraphs that were extracted, with those of the report that stand beside their box."""
    if headline is None or not paragraphs:
        return paragraphs
    found = {letters_of(line): number for number, line in reversed(list(enumerate(paragraphs)))}
    places = [number for number, one in enumerate(placed) if letters_of(one.words) in found and is_sentence(one.words)]
    heads = {headline, *headline.iterdescendants()}
    begin = next((number for number, one in enumerate(placed) if one.element in heads), None)
    if begin is None or not places or places[0] <= begin:
        return paragraphs
    have = letters_of(" ".join(paragraphs))
    around = shared_part(headline, placed[places[0]].element)
    if around is None:
        return paragraphs
    between = placed[begin + 1 : places[0]] if places[0] - begin <= _MOST_BETWEEN else []
    lead = [
        one.words for one in between if _may_be_of_report(one, around, _NO_LEAD) and letters_of(one.words) not in have
    ]
    below = _below(placed, places[-1], around, have)
    return [*(lead if len(lead) <= _MOST else []), *paragraphs, *below]


def _below(placed: list[Placed], last: int, around: Any, have: str) -> list[str]:
    """The paragraphs next below the box, up to the first line that is none."""
    if around.tag in ("body", "html"):
        return []
    kept: list[str] = []
    for one in placed[last + 1 :]:
        within = around in one.element.iterancestors()
        if not within or not _may_be_of_report(one, around, NO_TAIL) or next(one.element.iter("a"), None) is not None:
            break
        if letters_of(one.words) in have:
            break
        kept.append(one.words)
    return kept if len(kept) <= _MOST_BELOW else []


def _may_be_of_report(one: Placed, around: Any, names: re.Pattern[str]) -> bool:
    if not is_sentence(one.words) or is_furniture(one.words) or is_credit(one.words) or is_day_line(one.words):
        return False
    element = one.element
    while element is not None and element is not around:
        if (
            element.tag in _OUT
            or (called_beside(element) and names is NO_TAIL)
            or any(names.search(element.get(name) or "") for name in ("class", "id"))
        ):
            return False
        element = element.getparent()
    return True


def shared_part(one: Any, other: Any) -> Any | None:
    """The smallest part of the page in which two elements stand."""
    around = set(one.iterancestors())
    return next((part for part in (other, *other.iterancestors()) if part in around), None)


def letters_of(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
