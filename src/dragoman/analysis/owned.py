"""Offices told by whose they are: "the bank said its president, A", "the foundation's director": the body is named elsewhere."""

import re

import msgspec

from dragoman.lexicon.titles import load_organisations
from dragoman.model.analysis import Analysis, Entity, Mention, Title
from dragoman.model.document import Span

_ITS = re.compile(r"(?:its|whose)\s")
_OWNED = re.compile(r"['’]s\s*")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 40  # code points before an office in which the words that own it end


def with_owned_offices(analysis: Analysis) -> Analysis:
    """The analysis, with the bodies of those offices that only "its" or "the foundation's" tells."""
    entities = tuple(_with_bodies(analysis, entity) for entity in analysis.entities)
    return msgspec.structs.replace(analysis, entities=entities) if entities != analysis.entities else analysis


def _with_bodies(analysis: Analysis, entity: Entity) -> Entity:
    if entity.kind != "person" or not entity.titles:
        return entity
    titles = tuple(
        msgspec.structs.replace(title, organisation=body)
        if not title.organisation and not title.state and (body := _body_of(analysis, title)) is not None
        else title
        for title in entity.titles
    )
    return msgspec.structs.replace(entity, titles=titles) if titles != entity.titles else entity


def _body_of(analysis: Analysis, title: Title) -> Span | None:
    """The words that name the body whose office it is."""
    start, text = title.span.start, analysis.document.text
    if _ITS.match(text, start):
        return _named(analysis, _acting_before(analysis, start))
    before = [m for m in analysis.mentions if m.kind == "organisation" and start - _REACH < m.span.end <= start]
    if before and _OWNED.fullmatch(text, before[-1].span.end, start):
        return _named(analysis, before[-1])
    return None


def _acting_before(analysis: Analysis, start: int) -> Mention | None:
    """The body that acts in the sentence before an office, else the one named last in it; none where a state is nearer."""
    told = [m for m in analysis.mentions if m.span.end <= start and m.kind in {"organisation", "state"}]
    if not told:
        return None
    here = next((n.sentence for n in analysis.nodes if n.span.end > start), -1)
    inside = [m for m in told if analysis.nodes[m.node].sentence == here]
    if not inside:
        inside = [m for m in told if analysis.nodes[m.node].sentence == here - 1]
        inside = [m for m in inside if analysis.nodes[m.node].dep in _SUBJECTS]
    acting = [m for m in inside if analysis.nodes[m.node].dep in _SUBJECTS] or inside
    return acting[-1] if acting and acting[-1].kind == "organisation" else None


def _named(analysis: Analysis, mention: Mention | None) -> Span | None:
    """The words that name the body, of one mention of it."""
    if mention is None or len(mention.entities) != 1:
        return None
    body = analysis.entities[mention.entities[0]]
    # Whose an organ of a state is, is told otherwise.
    organ = any(word in load_organisations().organs for word in body.name.split())
    return body.spans[0] if body.kind == "organisation" and body.spans and not organ else None
