"""Records of data sets, from JSON Lines and tables: which of their fields is the text, and what the others tell."""

import re
from collections.abc import Mapping
from typing import Any

from dragoman.model.document import Document
from dragoman.reading.attribution import attribution
from dragoman.reading.decoding import readable
from dragoman.reading.documents import cleaned_document
from dragoman.reading.foreign import language_of_report
from dragoman.reading.headline import headline
from dragoman.reading.markup_text import markup_paragraphs
from dragoman.reading.supply import Outcome, Supply
from dragoman.reading.written_days import stamped_day

TEXTS = (
    "text",
    "body",
    "content",
    "full_text",
    "fulltext",
    "maintext",
    "article",
    "article_text",
    "article_body",
    "report",
    "html",
)
_TITLES = ("title", "headline", "heading", "subject")
_DAYS = ("published", "date_published", "publication_date", "publish_date", "pub_date", "published_at", "date", "day")
_OUTLETS = ("outlet", "publisher", "source_name", "site_name", "newspaper", "media", "source")
_NAMES = ("url", "link", "id", "uri")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|article|ul|table)\b[^>]*>", re.IGNORECASE)


def text_field(fields: Mapping[str, Any]) -> str | None:
    """The name of the field that holds the text; None if there is none that is called so."""
    names = {name.strip().casefold(): name for name in fields if isinstance(name, str)}
    return next((names[name] for name in TEXTS if name in names), None)


def report_of_record(supply: Supply, number: int, fields: Mapping[str, Any]) -> Outcome:
    """The report of a record. Its text is taken as it is, unless it is HTML: who made the data set has cleaned it."""
    plain = {name.strip().casefold(): value for name, value in fields.items() if isinstance(name, str)}
    place = _string(plain, _NAMES) or str(number)
    part = supply._replace(source=f"{supply.source}#{place}")
    name = text_field(fields)
    text = fields[name] if name is not None else None
    title, outlet = _string(plain, _TITLES), _string(plain, _OUTLETS)
    published = stamped_day(_string(plain, _DAYS)) or supply.published
    try:
        if not isinstance(text, str):
            raise ValueError(f"has no text: expected a field that is called {', '.join(TEXTS[:4])} or the like")
        if _MARKUP.search(text):
            return cleaned_document(part, markup_paragraphs(text), title=title, published=published, outlet=outlet)
        text = _final(text)
        return Document(
            source=part.source,
            text=text,
            title=title or headline(text),
            published=published,
            outlet=outlet,
            attribution=attribution(text),
            language=language_of_report(text),
        )
    except ValueError as error:
        return part.error(str(error))


def _final(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("is not a text (it holds binary data)")
    return readable(text)


def _string(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of some fields that holds something."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and (line := " ".join(str(value).split())):
            return line
    return None
