"""Cards of other reports on the page of one: below its text, beside it, in rows or lists, whatever they are called."""

from itertools import islice
from typing import Any

from dragoman.reading.items import are_cards, like_parts, page_headline, told_lines
from dragoman.reading.list_names import names_a_list
from dragoman.reading.page_titles import element_of

_LEAST_LETTERS = 80
_MOST_AROUND = 10


def take_out_cards(tree: Any, title: str | None) -> bool:
    """Takes the cards out of the page of a report; whether there were any.

    Cards are like parts of the page that are marked as pages of their own, and stand outside the smallest part that has
    both the headline and text of the report. A list of reports, which has no text beside them, keeps all of its parts.
    """
    taken = False
    for group in like_parts(tree):
        if not are_cards(group):
            continue
        headline = page_headline(tree, group)
        headline = element_of(tree, title) if headline is None else headline
        if headline is not None and _stand_outside(group, headline):
            for element in group:
                if element.getparent() is not None:
                    element.drop_tree()
            taken = True
    return taken


def _stand_outside(group: list[Any], headline: Any) -> bool:
    """Whether parts stand outside the smallest part of the page with a headline, which is not that of a list, and text."""
    words = " ".join(headline.text_content().split())
    inside = {part for element in group for part in (element, *element.iterancestors())}
    if names_a_list(words) or any(part in group for part in headline.iterancestors()):
        return False
    for part in islice(headline.iterancestors(), _MOST_AROUND):
        if part in inside:
            return False
        if sum(map(len, told_lines(part, words))) >= _LEAST_LETTERS:
            return True
    return False
