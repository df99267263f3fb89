"""Parts of a page, picked by CSS selectors as profiles and watch files have them."""

from functools import cache
from typing import Any


def check_selector(selector: str) -> None:
    """`ValueError` if a CSS selector cannot be understood."""
    _selector(selector)


def select(tree: Any, selector: str) -> list[Any]:
    """The elements of a tree that a CSS selector picks, in their order; none inside another of them."""
    found = _selector(selector)(tree)
    inside = {inner for one in found for inner in one.iterdescendants()}
    return [one for one in found if one not in inside]


@cache
def _selector(selector: str) -> Any:
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    try:
        return CSSSelector(selector, translator="html")
    except (SelectorError, SyntaxError) as error:
        why = " ".join(str(error).split())
        raise ValueError(f"{selector!r} is no CSS selector ({why}): write one such as div.news a") from None
