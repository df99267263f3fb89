"""From the bytes of one source to its `Document`: a plain text, a report with front matter, or what a page gave."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from unicodedata import category

from dragoman.model.document import Document
from dragoman.reading.attribution import attribution, attribution_chain
from dragoman.reading.clean import clean
from dragoman.reading.decoding import decode, readable
from dragoman.reading.foreign import language_of_report, passages
from dragoman.reading.front_matter import line_in, published_in, split_report
from dragoman.reading.headline import headline
from dragoman.reading.language import language_of
from dragoman.reading.marks import strip_marks
from dragoman.reading.supply import Supply


def plain_document(data: bytes, source: str, published: date | None = None) -> Document:
    """The document of a plain text. `ValueError`, worded to follow the source's name, if it cannot be read."""
    text = readable(decode(data))
    return Document(
        source=source,
        text=text,
        title=headline(text),
        published=published,
        attribution=attribution(text),
        language=language_of_report(text),
    )


def report_document(data: bytes, source: str, published: date | None = None) -> Document:
    """The document of a `.report` file; its own date goes before `published`. `ValueError` as for a plain text."""
    facts, body = split_report(decode(data))
    text = strip_marks(body).text
    if not text or text.isspace():
        raise ValueError("has no text after its front matter: put the report below the second `---`")
    readable(text)
    return described(source, text, facts, published=published, language=language_of_report(text))


def described(
    source: str, text: str, facts: dict[str, Any], published: date | None = None, language: str | None = None
) -> Document:
    """The document of a report whose front matter and text are known."""
    return Document(
        source=source,
        text=text,
        title=line_in(facts, "title") or headline(text),
        published=published_in(facts) or published,
        outlet=line_in(facts, "outlet"),
        attribution=attribution(text),
        language=language,
    )


def cleaned_document(
    supply: Supply,
    paragraphs: Iterable[str],
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
) -> Document:
    """The document of what a page, file or mail holds beside its furniture.

    What the source itself tells goes before what was said of it by who named it, and a day that its own lines tell
    before none. `ValueError`, worded to follow the source's name, if there is no text to read.
    """
    title = _line(title) or _line(supply.title)
    cleaned = clean(paragraphs, title)
    text = readable(cleaned.text.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    outlet = _line(outlet) or _line(supply.outlet)
    return Document(
        source=supply.source,
        text=text,
        title=title or headline(text),
        published=published or cleaned.day or supply.published,
        outlet=outlet,
        attribution=attribution_chain(text, cleaned.agencies, cleaned.origin, outlet),
        language=language_of(text),
        passages=passages(line.replace("\0", "\N{REPLACEMENT CHARACTER}") for line in cleaned.foreign),
    )


def _line(words: str | None) -> str | None:
    """The words on one line; None if there are none that can be seen."""
    line = " ".join((words or "").replace("\0", " ").split())
    return line if any(category(letter)[0] in "LNPS" for letter in line) else None
