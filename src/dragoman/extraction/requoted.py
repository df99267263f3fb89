"""A reading of a copy of a text, as one of the text: the copy has the same letters at the same places."""

from msgspec.structs import replace

from dragoman.extraction.extract import report_of
from dragoman.model.document import Document, Span
from dragoman.model.reading import Reading


def of_document(reading: Reading, document: Document) -> Reading:
    """The reading with the report's own text, and what is told in its words in the words that it has."""

    def words(evidence: tuple[Span, ...], told: str) -> str:
        own = " ".join(document.quote(evidence[0]).split())
        return own if own.casefold() == told.casefold() else told

    return replace(
        reading,
        report=report_of(document),
        topics=tuple(replace(t, phrase=words(t.evidence, t.phrase)) for t in reading.topics),
        statements=tuple(replace(s, content=words(s.evidence, s.content)) for s in reading.statements),
        commitments=tuple(replace(c, what=words(c.evidence, c.what)) for c in reading.commitments),
    )
