"""From the bytes of one source to its `Document`: a plain text, or a report with front matter."""

from datetime import date
from typing import Any

from dragoman.model.document import Document
from dragoman.reading.attribution import attribution
from dragoman.reading.decoding import decode, readable
from dragoman.reading.front_matter import line_in, published_in, split_report
from dragoman.reading.headline import headline
from dragoman.reading.language import english
from dragoman.reading.marks import strip_marks


def plain_document(data: bytes, source: str, published: date | None = None) -> Document:
    """The document of a plain text. `ValueError`, worded to follow the source's name, if it cannot be read."""
    text = readable(decode(data))
    return Document(
        source=source,
        text=text,
        title=headline(text),
        published=published,
        attribution=attribution(text),
        language=english(text),
    )


def report_document(data: bytes, source: str, published: date | None = None) -> Document:
    """The document of a `.report` file; its own date goes before `published`. `ValueError` as for a plain text."""
    facts, body = split_report(decode(data))
    text = strip_marks(body).text
    if not text or text.isspace():
        raise ValueError("has no text after its front matter: put the report below the second `---`")
    readable(text)
    return described(source, text, facts, published=published, language=english(text))


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
