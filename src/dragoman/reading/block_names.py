"""What the class and id of an element say of it: whether it stands beside the report of a page.

Names are told by their words, as page makers put them together: the last word says what a thing is (`social-affairs`,
`sidebar`), words of form behind it change nothing (`sidebar-inner`, `contact-box`), and a word of having or not before
it speaks of the page (`no-sidebar`, `has-sidebar`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_PLAIN = frozenset(
    "sidebar sidebars related relatedposts recommended recommendations comment comments respond cookie cookies gdpr newsletter sharing sharedaddy breadcrumb"
    " breadcrumbs pagination pager outbrain taboola menu nav navbar navigation skip skiplinks footer colophon paywall popup modal"
    " advert advertisement advertising trending".split()
)
"""Whatever stands behind them: nobody calls the text of a report so."""
_OTHERS = frozenset(
    "related relatedposts recommended recommendations comment comments respond trending outbrain taboola".split()
)
_COMMON = frozenset(
    "consent subscribe subscription share social feedback contact contacts tags promo ticker banner calendar ad ads teaser".split()
)
"""Words of the news as well (`contact-group`, `social-affairs`): only by themselves or with words of form behind them."""
_FORM = frozenset(
    "area bar bars block blocks body bottom box boxes btn btns button buttons card cards col column container content details dropdown"
    " field form head header heading icon icons image img info inner item items left link links list lists main media module menu"
    " outer overlay page panel placeholder region right row section slider strip tab tabs title toggle tool tools top view widget"
    " widgets wrap wrapper".split()
)
_HAVING = frozenset("no has have with without not hide hides hidden non is remove disable disabled".split())
_WHOLE = frozenset("content main page site body layout primary container".split())
_LONGEST = 100
_TELLING = 5
_HEAD = frozenset("header head top topbar topline toolbar masthead utility".split())
_WORDS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])|(?<=\D)(?=\d)")


def called_beside(element: Any, more: frozenset[str] = frozenset()) -> bool:
    """Whether an element is called as what stands beside a report, or by one of `more` words."""
    return any(is_beside(name, more) for name in _names(element))


def is_of_others(element: Any) -> bool:
    """Whether an element is called as what is by others or about others: no report is, however long."""
    return any(is_beside(name) and not _OTHERS.isdisjoint(_WORDS.split(name.casefold())) for name in _names(element))


def lies_beside(element: Any, more: frozenset[str] = frozenset()) -> bool:
    """Whether an element is, or lies in, a part of the page beside its report."""
    return any(
        part.tag in ("aside", "footer", "nav") or (part.tag not in ("body", "html") and called_beside(part, more))
        for part in (element, *element.iterancestors())
    )


def _misleads(name: str) -> bool:
    words = {word.casefold() for word in _WORDS.split(name)}
    return any(word in words or (len(word) >= _TELLING and word in name.casefold()) for word in _PLAIN | _COMMON)


def is_head(element: Any) -> bool:
    """Whether an element is the head of its page, by its tag or by a name that says no more than that."""
    if element.tag == "header":
        return True
    return element.tag not in ("body", "html", "head") and any(_is_head(name) for name in _names(element))


@lru_cache(4096)
def _is_head(name: str) -> bool:
    words = {word.casefold() for word in _WORDS.split(name) if word}
    return not _HEAD.isdisjoint(words) and words <= _HEAD | _FORM | _WHOLE


def without_misleading_names(element: Any) -> None:
    """Takes the names from an element of the report in which words for what stands beside one are found."""
    for attribute in ("class", "id"):
        names = (element.get(attribute) or "").split()
        kept = [name for name in names if not _misleads(name)]
        if len(kept) < len(names):
            element.set(attribute, " ".join(kept))


@lru_cache(4096)
def is_beside(name: str, more: frozenset[str] = frozenset()) -> bool:
    """Whether one class or id is a name of what stands beside a report."""
    words = [word.casefold() for word in _WORDS.split(name) if word]
    for place, word in enumerate(words):
        before, behind = words[:place], words[place + 1 :]
        if word not in _PLAIN and word not in _COMMON and word not in more:
            continue
        if not _HAVING.isdisjoint(before) or (behind and not _WHOLE.isdisjoint(before)):
            continue
        if word not in _COMMON or all(
            one in _FORM or one in _PLAIN or one in _COMMON or one.isdecimal() for one in behind
        ):
            return True
    return False


def _names(element: Any) -> Iterator[str]:
    for attribute in ("class", "id"):
        yield from (name for name in (element.get(attribute) or "").split() if len(name) <= _LONGEST)
