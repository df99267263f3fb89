"""Statements: what a party is reported to have said in connection with an engagement."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, collect
from dragoman.extraction.drafts import Draft
from dragoman.extraction.occasions import occasion_of
from dragoman.extraction.sayings import Saying, attributed_at, sayings_at
from dragoman.extraction.speakers import is_named, speakers_at, speakers_of
from dragoman.model.analysis import Analysis, Mention, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import Act


class StatementFound(NamedTuple):
    draft: Draft
    speakers: tuple[ActorKey, ...]
    addressee: ActorKey | None
    act: Act
    span: Span
    named: bool = False  # who speaks is told by name


def find_statements(analysis: Analysis, drafts: list[Draft]) -> list[StatementFound]:
    """Statements in text order; a report without engagements has none."""
    if not drafts:
        return []
    found: list[StatementFound] = []
    taken: list[tuple[ActorKey, Span]] = []
    for node in analysis.nodes:
        if analysis.sentences[node.sentence].headline:
            continue
        for statement in _statements_at(analysis, node, drafts):
            fresh = tuple(
                s for s in statement.speakers if not any(s == k and statement.span.overlaps(o) for k, o in taken)
            )
            if fresh:
                taken += [(s, statement.span) for s in fresh]
                found.append(statement._replace(speakers=fresh))
    return without_reports(analysis, found)


def without_reports(analysis: Analysis, found: list[StatementFound]) -> list[StatementFound]:
    """ "A rejected the charge, the embassy said": what A says is told, and not that it was told."""

    def only_reports(one: StatementFound) -> bool:
        if one.act not in {"inform", "note"}:
            return False
        return any(
            other is not one
            and one.span.covers(other.span)
            and one.span != other.span
            and any(m.span.start >= one.span.start and m.span.end <= other.span.start for m in _of(analysis, other))
            for other in found
        )

    return [one for one in found if not only_reports(one)]


def _of(analysis: Analysis, said: StatementFound) -> Iterator[Mention]:
    return (m for m in analysis.mentions if m.form == "name" and set(m.entities) & set(said.speakers))


def _statements_at(analysis: Analysis, node: Node, drafts: list[Draft]) -> Iterator[StatementFound]:
    if node.tag.startswith("VB") and node.lower != "according":
        for saying in sayings_at(analysis, node):
            yield from _statement(analysis, node, saying, speakers_of(analysis, node, drafts), drafts)
    else:
        for saying, heads in attributed_at(analysis, node):
            yield from _statement(analysis, node, saying, speakers_at(analysis, heads, node, drafts), drafts)


def _statement(
    analysis: Analysis, node: Node, saying: Saying, speakers: tuple[ActorKey, ...], drafts: list[Draft]
) -> Iterator[StatementFound]:
    draft = occasion_of(analysis, node, drafts, speakers)
    able = tuple(key for key in speakers if draft is not None and _speaks(analysis, key, draft))
    if any(_only_reports(analysis, saying, other, able) for other in drafts):
        return
    if draft is not None and able and len(analysis.document.quote(saying.span).split()) >= 2:
        to = _addressee(analysis, saying.addressed, able)
        yield StatementFound(draft, able, to, saying.act, saying.span, is_named(analysis, node))


def _only_reports(analysis: Analysis, saying: Saying, draft: Draft, speakers: tuple[ActorKey, ...]) -> bool:
    """ "A met B, the spokesman said": the source of the report, who is no party to what it tells."""
    told = any(saying.span.start <= analysis.nodes[cue.node].span.start < saying.span.end for cue in draft.cues)
    return saying.act == "inform" and told and not set(speakers) & set(draft.parts)


def _speaks(analysis: Analysis, key: ActorKey, draft: Draft) -> bool:
    """Persons, organisations and groups speak; a state where it is itself a party."""
    if isinstance(key, str):
        return key in draft.parts
    return analysis.entities[key].kind in {"person", "organisation", "group"}


def _addressee(analysis: Analysis, heads: tuple[int, ...], speakers: tuple[ActorKey, ...]) -> ActorKey | None:
    actors = [part.actor for part in collect(analysis, list(heads), "participant")]
    return next((key for key in actors if key not in speakers), None)
