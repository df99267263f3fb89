"""Web pages: the report on a page, without what stands around it; each report where a page has several."""

import logging
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import msgspec

from dragoman.model.document import Document
from dragoman.reading.cards import take_out_cards
from dragoman.reading.clean import clean
from dragoman.reading.decoding import LIMIT
from dragoman.reading.documents import cleaned_document
from dragoman.reading.flat_lists import flat_items
from dragoman.reading.furniture import is_furniture
from dragoman.reading.gaps import with_gaps
from dragoman.reading.headline import headline
from dragoman.reading.items import Item, items_of
from dragoman.reading.leads import placed_in, with_lead
from dragoman.reading.letterhead import is_house_name
from dragoman.reading.markup_text import decode_markup, paragraphs_in, parse_markup
from dragoman.reading.notices import refuse_notice, take_out_consent
from dragoman.reading.page_facts import PageFacts, page_facts
from dragoman.reading.page_titles import element_of, house_of, names_house_only
from dragoman.reading.pointed import take_out_pointed
from dragoman.reading.preformatted import set_in_paragraphs
from dragoman.reading.profiles.applying import facts_by, named_by, origin_by, take_out, text_by
from dragoman.reading.profiles.profile import Profile
from dragoman.reading.pruning import prune, take_out_captions
from dragoman.reading.streams import whole
from dragoman.reading.subheads import subheads_of, with_subheads
from dragoman.reading.supply import Outcome, Supply, Way
from dragoman.reading.written_days import day_in, is_day_line, stamped_day

_MOST_ELEMENTS = 50_000
_MOST_LETTERS = 1_000_000
_MOST_TABLES = 2_000
_LINKS, _HEADLINE_WORDS = 5, 4
_LEAST_LETTERS = 80
_OPENING = 20


def read_page(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The reports of a page. `ValueError`, worded to follow the source's name, if it has none."""
    tree = parse_markup(decode_markup(whole(supply.stream, LIMIT), supply.declared), whole=True)
    _refuse_large(tree)
    profile = way.profiles.of(supply.url or named_by(tree))
    if profile is not None:
        take_out(profile, tree)
    take_out_consent(tree)
    take_out_pointed(tree)
    set_in_paragraphs(tree)
    facts = page_facts(tree)
    refuse_notice(tree, facts.title)
    if profile is not None:
        yield from _by_profile(supply, profile, tree, facts)
        return
    yield from _in_general(supply, tree, facts)


def _in_general(supply: Supply, tree: Any, facts: PageFacts) -> Iterator[Outcome]:
    if take_out_cards(tree, facts.title):
        # The days of the cards are gone with them.
        without = page_facts(tree)
        facts = facts._replace(day=without.day) if without.title == facts.title else facts
    items = items_of(tree, facts.title)
    if items:
        yield from _reports(supply, items, facts)
        return
    paragraphs = main_paragraphs(tree, facts.title)
    if items := flat_items(paragraphs, facts.title):
        yield from _reports(supply, items, facts)
        return
    yield _document(supply, paragraphs, facts)


def _by_profile(supply: Supply, profile: Profile, tree: Any, general: PageFacts) -> Iterator[Outcome]:
    """The report of a page of a publisher that is known; in the general way, if it is not where the profile says."""
    facts, origin = facts_by(profile, tree, general), origin_by(profile, tree)
    paragraphs = text_by(profile, tree)
    outcomes = [_document(supply, paragraphs, facts)] if paragraphs else _in_general(supply, tree, facts)
    for outcome in outcomes:
        if isinstance(outcome, Document) and not outcome.attribution:
            outcome = msgspec.structs.replace(outcome, attribution=origin)
        yield outcome


def _document(supply: Supply, paragraphs: list[str], facts: PageFacts) -> Document:
    title = _line_above(paragraphs, facts.title) or facts.title
    publisher = facts.publisher or (house_of(facts.title) if facts.title and facts.title != title else None)
    if facts.changed:
        # The day that the text itself tells goes before that of a change.
        supply = supply._replace(published=facts.day)
    published = None if facts.changed else facts.day
    return cleaned_document(supply, paragraphs, title=title, published=published, outlet=publisher)


def _line_above(paragraphs: list[str], title: str | None) -> str | None:
    """The line above the text that is its headline, where nothing says what the page is called, or only whose it is; it is no
    part of the text then. None if other lines are like it: they head parts of the text."""
    if title is None:
        return headline(clean(paragraphs[:_OPENING]).text)
    if not names_house_only(title):
        return None
    lines = clean(paragraphs, title).text.split("\n\n")
    first = headline("\n\n".join(lines[:2]))
    others = (headline(f"{line}\n\n{first}") for line in lines[1:])
    if first is None or len(first.split()) < _HEADLINE_WORDS or is_house_name(first):
        return None
    return first if not any(other and len(other.split()) >= _HEADLINE_WORDS for other in others) else None


def _refuse_large(tree: Any) -> None:
    """`ValueError`, worded to follow the source's name, if a page is so large that looking for its report takes too long."""
    elements = letters = tables = 0
    for element in tree.iter():
        elements += 1
        tables += element.tag == "table"
        if element.tag not in ("script", "style"):
            letters += len(element.text or "") + len(element.tail or "")
    if tables > _MOST_TABLES:
        raise ValueError(
            f"is too large ({tables:,} tables; the limit is {_MOST_TABLES:,}): save the pages of its reports"
        )
    if elements > _MOST_ELEMENTS or letters > _MOST_LETTERS:
        raise ValueError(
            f"is too large ({elements:,} elements, {letters:,} letters; the limits are {_MOST_ELEMENTS:,} and {_MOST_LETTERS:,}): "
            "save the pages of its reports"
        )


def main_paragraphs(tree: Any, title: str | None = None) -> list[str]:
    """The paragraphs of what a page with this title is about. `ValueError`, worded to follow the source's name, if there is nothing."""
    import trafilatura

    why = _why_without_report(tree)
    prune(tree)
    take_out_captions(tree)
    subheads = subheads_of(tree)
    placed, shown = placed_in(tree), element_of(tree, title)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=False,
        config=_settings(),
    )
    body = getattr(found, "body", None)
    paragraphs = paragraphs_in(body) if body is not None else []
    if all(is_furniture(line) for line in paragraphs):
        raise ValueError(f"has no report in it: {why}")
    return with_lead(with_gaps(with_subheads(paragraphs, subheads), placed), placed, shown)


@cache
def _settings() -> Any:
    """The extraction's own, but a report of two sentences is enough: for less it takes all words of the page together."""
    from trafilatura.settings import use_config

    settings = deepcopy(use_config())
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_LEAST_LETTERS)
    return settings


def _why_without_report(tree: Any) -> str:
    """Why a page has no report in it, if none is found: what it is instead."""
    frames = [address for frame in tree.iter("frame") if (address := (frame.get("src") or "").strip())]
    if frames:
        return f"the page is made of frames: read the pages in them ({', '.join(frames[:5])})"
    links = [
        link for link in tree.iter("a") if link.get("href") and len(link.text_content().split()) >= _HEADLINE_WORDS
    ]
    if len(links) >= _LINKS:
        return "the page is a list of links: read the pages that they lead to"
    return "the page is furniture throughout, or is made by a script"


def _reports(supply: Supply, items: list[Item], facts: PageFacts) -> Iterator[Outcome]:
    # The page's own heading stands above all of its reports: it is the house, or a word such as "News".
    outlet = facts.publisher or (facts.title if facts.title and is_house_name(facts.title) else None)
    days = [_day_of(item) for item in items]
    # The day of the page is that of its reports only if none of them shows one: it may be the first one's.
    shared = None if any(days) else facts.day
    for number, (item, day) in enumerate(zip(items, days, strict=True), 1):
        part = supply._replace(source=f"{supply.source}#{item.anchor or number}", title=None)
        try:
            yield cleaned_document(part, item.paragraphs, title=item.title, published=day or shared, outlet=outlet)
        except ValueError as error:
            yield part.error(str(error))


def _day_of(item: Item) -> date | None:
    time = next(item.element.iter("time"), None) if item.element is not None else None
    day = stamped_day(time.get("datetime")) or day_in(time.text_content()) if time is not None else None
    return day or next((day_in(line) for line in item.paragraphs if is_day_line(line)), None)
