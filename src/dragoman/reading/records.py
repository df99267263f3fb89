"""Records of data sets, from JSON Lines and tables: which of their fields is the text, and what the others tell."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
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
    "body_text",
    "text_content",
    "clean_text",
    "cleaned_text",
    "plain_text",
    "raw_text",
    "body_html",
    "content_html",
    "html",
    "paragraphs",
)
_TITLES = ("title", "headline", "heading", "subject", "webtitle")
_DAYS = (
    "published", "datepublished", "publicationdate", "publishdate", "publisheddate", "pubdate", "publishedat", "publishedon", "publishedtime",
    "date", "day", "datetime", "seendate", "timestamp", "webpublicationdate",
    # When a record was made is at least when its report was found.
    "createdat",
)  # fmt: skip
_OUTLETS = (
    "outlet", "outletname", "publisher", "publishername", "sourcename", "sitename", "newspaper", "medianame", "media", "publication", "source",
)  # fmt: skip
_LISTS = (
    "articles",
    "data",
    "results",
    "items",
    "docs",
    "posts",
    "entries",
    "news",
    "stories",
    "records",
    "response",
    "hits",
)
# What a form of a field is called, where an interface gives it in an object; and what a record is called within its envelope.
_FORMS = ("rendered", "value", "text", "plain", "html", "main")
_ENVELOPES = frozenset("source fields article attributes document doc record post".split())
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+|\d{3})?")
_EARLIEST, _LATEST = 1990, 2100
_NAMES = ("url", "link", "id", "uri")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|article|ul|table)\b[^>]*>", re.IGNORECASE)


def text_field(fields: Mapping[str, Any]) -> str | None:
    """The name of the field that holds the text; None if there is none that is called so."""
    names = {_squeezed(name): name for name in reversed(list(fields)) if isinstance(name, str)}
    return next((names[name] for name in map(_squeezed, TEXTS) if name in names), None)


def _text_of(fields: Mapping[str, Any]) -> str | None:
    """The text of a record: of the first field that is called so and holds one."""
    plain = {_squeezed(name): value for name, value in reversed(list(fields.items())) if isinstance(name, str)}
    found = (_joined(plain[name]) for name in map(_squeezed, TEXTS) if name in plain)
    return next((text for text in found if text is not None), None)


def _joined(value: Any) -> str | None:
    """The text that a field holds: as it is, in one of its forms, or as a list of its paragraphs."""
    value = _rendered(value)
    if isinstance(value, list):
        parts = [_rendered(one) for one in value]
        return "\n\n".join(parts) if parts and all(isinstance(one, str) for one in parts) else None
    return value if isinstance(value, str) else None


def _unfolded(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a record, with those of the object in which it lies within its envelope, if its text is there."""
    if _text_of(fields) is not None:
        return fields
    for name, inner in fields.items():
        if isinstance(inner, dict) and _squeezed(str(name)) in _ENVELOPES and _text_of(inner) is not None:
            return {**{other: value for other, value in fields.items() if other != name}, **inner}
    return fields


def records_within(value: dict[str, Any], depth: int = 0) -> list[dict[str, Any]]:
    """The records in the answer of an interface that lists them; none if it is a record itself."""
    if depth > 1 or (depth == 0 and text_field(value) is not None):
        return []
    for name in _LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            return inner
        if isinstance(inner, dict) and (found := records_within(inner, depth + 1)):
            return found
    return []


def report_of_record(supply: Supply, number: int, fields: Mapping[str, Any]) -> Outcome:
    """The report of a record. Its text is taken as it is, unless it is HTML: who made the data set has cleaned it."""
    fields = _unfolded(fields)
    plain = {_squeezed(name): value for name, value in reversed(list(fields.items())) if isinstance(name, str)}
    place = _string(plain, _NAMES) or str(number)
    part = supply._replace(source=f"{supply.source}#{place}")
    text = _text_of(fields)
    title, outlet = _string(plain, _TITLES), _string(plain, _OUTLETS)
    title = _plain(title) if title and _is_rendered(plain, title) else title
    published = _day(_string(plain, _DAYS)) or supply.published
    if text is not None:
        text = _CUT.sub("", text[-200:]).join((text[:-200], "")) if len(text) > 200 else _CUT.sub("", text)
    try:
        if text is None:
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


def _squeezed(name: str) -> str:
    """A field's name without what parts its words: `published_at`, `publishedAt`, `Published at` are one."""
    return re.sub(r"[\s_-]+", "", name).casefold()


def _rendered(value: Any) -> Any:
    """What a field holds, also where an interface has its forms in an object."""
    if not isinstance(value, dict):
        return value
    return next((value[form] for form in _FORMS if isinstance(value.get(form), str)), value)


def _is_rendered(fields: Mapping[str, Any], words: str) -> bool:
    return any(isinstance(fields.get(name), dict) and _string(fields, (name,)) == words for name in _TITLES)


def _plain(markup: str) -> str:
    return " ".join(markup_paragraphs(f"<p>{markup}</p>"))


def _day(stamp: str | None) -> date | None:
    """The day of a stamp, also of one that counts the seconds, or thousandths of them, since 1970."""
    epoch = _EPOCH.fullmatch(stamp or "")
    if epoch is None:
        return stamped_day(stamp)
    day = datetime.fromtimestamp(int(epoch[1]), UTC).date()
    return day if _EARLIEST <= day.year < _LATEST else None


def _string(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of some fields that holds something, or an object with a name."""
    for name in names:
        value = _rendered(fields.get(name))
        if isinstance(value, dict):
            value = next((value[key] for key in ("name", "title") if isinstance(value.get(key), str)), None)
        if (
            isinstance(value, (str, int, float))
            and not isinstance(value, bool)
            and (line := " ".join(_written(value).split()))
        ):
            return line
    return None


def _written(value: str | float) -> str:
    try:
        return str(value)
    except ValueError:
        # A number of more digits than Python writes.
        return ""
