"""A page read by its publisher's profile: what its selectors find; where they find nothing, the general way goes on."""

from copy import deepcopy
from datetime import date
from typing import Any

from dragoman.reading.markup_text import paragraphs_in
from dragoman.reading.page_facts import PageFacts
from dragoman.reading.profiles.profile import Profile
from dragoman.reading.selecting import select

_LEAST_LETTERS = 100
"""Less text than this is no report: the page has another layout than the profile knows."""
_FIRST_LINES, _LONGEST_LINE = 400, 60
"""Where a day of publication may stand that no selector picks."""


def take_out(profile: Profile, tree: Any) -> None:
    """Takes out of a page what the profile says is not the report's; the words behind it stay."""
    for selector in profile.remove:
        for element in select(tree, selector):
            if element.getparent() is not None:
                element.drop_tree()


def facts_by(profile: Profile, tree: Any, general: PageFacts) -> PageFacts:
    """What a page says of itself, by its profile first."""
    title, publisher = _words(tree, profile.title), _words(tree, profile.publisher)
    day = _day(profile, tree)
    return PageFacts(
        title or general.title, publisher or profile.name, day or general.day, general.changed and day is None
    )


def text_by(profile: Profile, tree: Any) -> list[str]:
    """The paragraphs of the report where the profile says it stands, without what it says of itself; none if not there."""
    found = select(tree, profile.text) if profile.text else []
    paragraphs = [line for element in found for line in paragraphs_in(_body(profile, element))]
    return paragraphs if sum(map(len, paragraphs)) >= _LEAST_LETTERS else []


def origin_by(profile: Profile, tree: Any) -> tuple[str, ...]:
    """Whence the publisher has a report that does not say it itself."""
    origin = _words(tree, profile.origin)
    return (origin,) if origin else profile.attribution


def _body(profile: Profile, element: Any) -> Any:
    """A copy of the element that holds the report, without title, day and origin."""
    body = deepcopy(element)
    for selector in filter(None, (profile.title, profile.day, profile.origin)):
        for one in select(body, selector):
            if one.getparent() is not None:
                one.drop_tree()
    return body


def named_by(tree: Any) -> str | None:
    """The address that a saved page gives as its own."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    named = (meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url")
    return next((str(value).strip() for value in named if value), None)


def _words(tree: Any, selector: str | None) -> str | None:
    found = select(tree, selector) if selector else []
    return next((words for one in found if (words := _said(one))), None)


def _day(profile: Profile, tree: Any) -> date | None:
    """The day of publication: where the profile's selector says, else on a short line in the publisher's own format."""
    found = select(tree, profile.day) if profile.day else []
    for one in found:
        for stamp in (one.get("datetime"), one.get("content"), _said(one)):
            if (day := profile.day_of(stamp)) is not None:
                return day
    lines = paragraphs_in(tree)[:_FIRST_LINES] if profile.date_format and not found else []
    return next((day for line in lines if len(line) <= _LONGEST_LINE and (day := profile.formatted_day(line))), None)


def _said(element: Any) -> str:
    return " ".join((element.get("content") or element.text_content()).split())
