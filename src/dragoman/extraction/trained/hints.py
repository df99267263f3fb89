"""What the rules make of a report, as hints for the trained reader: it learns when to believe them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.extraction.commitments import find_commitments
from dragoman.extraction.dates import find_dates
from dragoman.extraction.engagements import EngagementFinder
from dragoman.extraction.statements import find_statements
from dragoman.extraction.topics import find_topics
from dragoman.model.analysis import Analysis
from dragoman.model.document import Span
from dragoman.model.vocabulary import FORMS

HINTED = (
    "name",
    "nominal",
    "pronoun",
    "organisation",
    "group",
    "state",
    "title",
    "date",
    "topic",
    "say",
    "todo",
    *FORMS,
)


class Hint(NamedTuple):
    """A span the rules found. `kind` is one of `HINTED`."""

    kind: str
    span: Span


class Hints(NamedTuple):
    """Spans that the rules found, spans of one actor each, and for each cue, saying or promise the spans of who acts."""

    spans: tuple[Hint, ...] = ()
    actors: tuple[tuple[Span, ...], ...] = ()
    acting: tuple[tuple[Span, tuple[Span, ...]], ...] = ()


def find_hints(analysis: Analysis) -> Hints:
    """The hints of an analysed report."""
    drafts = EngagementFinder(analysis).find()
    spans = [*_mentions(analysis), *_dates(analysis)]
    acting: list[tuple[Span, tuple[Span, ...]]] = []
    for draft in drafts:
        for cue in draft.cues:
            spans.append(Hint(draft.form, analysis.nodes[cue.node].span))
            acting.append((analysis.nodes[cue.node].span, _spans(analysis, draft.keys)))
    spans += [Hint("topic", span) for span, _ in find_topics(analysis, drafts)]
    for said in find_statements(analysis, drafts):
        spans.append(Hint("say", said.span))
        acting.append((said.span, _spans(analysis, said.speakers)))
    for promised in find_commitments(analysis, drafts):
        spans.append(Hint("todo", promised.span))
        acting.append((promised.span, _spans(analysis, promised.by)))
    actors = tuple(tuple(sorted(set(entity.spans))) for entity in analysis.entities if entity.kind != "state")
    return Hints(tuple(dict.fromkeys(spans)), actors, tuple(acting))


def _spans(analysis: Analysis, keys: Sequence[int | str]) -> tuple[Span, ...]:
    found: list[Span] = []
    for key in keys:
        if isinstance(key, int):
            found += analysis.entities[key].spans
        else:
            found += [span for entity in analysis.entities if entity.name == key for span in entity.spans]
    return tuple(sorted(set(found)))


def _mentions(analysis: Analysis) -> Iterable[Hint]:
    for mention in analysis.mentions:
        kind = mention.form if mention.kind == "person" and mention.form in HINTED else mention.kind
        yield Hint("nominal" if kind == "person" else kind, mention.span)
        for title in mention.titles:
            yield Hint("title", title.span)


def _dates(analysis: Analysis) -> Iterable[Hint]:
    for date in find_dates(analysis.document.text, analysis.document.published):
        if not date.dateline:
            yield Hint("date", Span(date.start, date.end))
