"""Statements: what a party is reported to have said in connection with an engagement."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, collect
from dragoman.extraction.clauses import children, coordinated, objects_of, prepositions, subjects
from dragoman.extraction.engagements import Draft
from dragoman.extraction.occasions import occasion_of
from dragoman.extraction.phrases import phrase_span, quoted_spans
from dragoman.lexicon.acts import load_speech
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import Act

PREPOSITIONS: dict[Act, tuple[str, ...]] = {
    "thank": ("for",),
    "congratulate": ("on", "upon", "for"),
    "call-for": ("for", "on"),
    "inform": ("about", "on", "of", "with"),
    "express-interest": ("in",),
    "express-readiness": ("for",),
    "express-support": ("for", "with", "to"),
    "express-concern": ("about", "over", "at", "regarding"),
    "condole": ("on", "over", "for", "to"),
    "praise": ("for", "with", "at"),
    "stress": ("of", "to", "on"),
    "note": ("in", "of"),
    "pledge": ("of", "to"),
}
ADDRESSED = frozenset(
    {
        "thank",
        "congratulate",
        "inform",
        "tell",
        "assure",
        "urge",
        "ask",
        "brief",
        "acquaint",
        "invite",
        "remind",
        "familiarize",
    }
)
QUOTING = frozenset(
    {
        "say",
        "add",
        "tell",
        "note",
        "stress",
        "state",
        "remark",
        "underline",
        "declare",
        "observe",
        "explain",
        "emphasize",
        "conclude",
    }
)


class StatementFound(NamedTuple):
    draft: Draft
    speakers: tuple[ActorKey, ...]
    addressee: ActorKey | None
    act: Act
    span: Span


def find_statements(analysis: Analysis, drafts: list[Draft]) -> list[StatementFound]:
    """Statements in text order; a report without engagements has none."""
    if not drafts:
        return []
    found: list[StatementFound] = []
    taken: list[tuple[ActorKey, Span]] = []
    for node in analysis.nodes:
        if not node.tag.startswith("VB") or analysis.sentences[node.sentence].headline:
            continue
        for statement in _statements_at(analysis, node, drafts):
            fresh = tuple(
                s for s in statement.speakers if not any(s == k and statement.span.overlaps(o) for k, o in taken)
            )
            if fresh:
                taken += [(s, statement.span) for s in fresh]
                found.append(statement._replace(speakers=fresh))
    return found


def _statements_at(analysis: Analysis, node: Node, drafts: list[Draft]) -> Iterator[StatementFound]:
    if any(n.dep == "neg" for n in children(analysis, node.index)):
        return
    said = _content(analysis, node)
    if said is None:
        return
    act, span, addressed = said
    speakers = [part.actor for part in collect(analysis, subjects(analysis, node.index), "participant")]
    draft = _engagement_of(analysis, node, drafts, speakers)
    speakers = [key for key in speakers if draft is not None and _speaks(analysis, key)]
    if not speakers or draft is None or len(analysis.document.quote(span).split()) < 2:
        return
    yield StatementFound(draft, tuple(speakers), _addressee(analysis, addressed, speakers), act, span)


def _speaks(analysis: Analysis, key: ActorKey) -> bool:
    return isinstance(key, str) or analysis.entities[key].kind in {"person", "organisation", "group"}


def _addressee(analysis: Analysis, heads: list[int], speakers: list[ActorKey]) -> ActorKey | None:
    actors = [part.actor for part in collect(analysis, heads, "participant")]
    return next((key for key in actors if key not in speakers), None)


def _content(analysis: Analysis, node: Node) -> tuple[Act, Span, list[int]] | None:
    """The act, the words said, and the heads of whom they are said to."""
    words = load_speech()
    addressed = [n.index for n in children(analysis, node.index, "dobj", "dative") if node.lemma in ADDRESSED]
    addressed += (
        [h for p in prepositions(analysis, node.index, "to") for h in objects_of(analysis, p.index)]
        if node.lemma not in words.attention
        else []
    )
    expressed = _expressed(analysis, node)
    if expressed is not None:
        return (*expressed, addressed)
    act = words.verbs.get(node.lemma)
    if act is None:
        return _felt(analysis, node, addressed)
    if node.lemma in QUOTING:
        quote = _quote(analysis, node)
        if quote is not None:
            return act, quote, addressed
    span = _clause(analysis, node) or _object(analysis, node, act)
    return (act, span, addressed) if span else None


def _expressed(analysis: Analysis, node: Node) -> tuple[Act, Span] | None:
    """ "expressed readiness to", "voiced support for", "drew attention to"."""
    words = load_speech()
    if node.lemma in words.attention:
        if any(n.lower == "attention" for n in children(analysis, node.index, "dobj")):
            head = _behind(analysis, node, ("to",)) or next(
                (h for n in children(analysis, node.index, "dobj") if (h := _behind(analysis, n, ("to",)))), None
            )
            return ("stress", phrase_span(analysis, head)) if head is not None else None
        return None
    if node.lemma not in words.expressing:
        return None
    for thing in children(analysis, node.index, "dobj"):
        act = words.nouns.get(thing.lower) or words.nouns.get(thing.lemma)
        if act is None or (act == "stress" and node.lemma not in {"reaffirm", "reiterate", "note"}):
            continue
        if act == "stress":
            return act, phrase_span(analysis, thing.index)
        head = _behind(analysis, thing, PREPOSITIONS.get(act, ("for",))) or _behind(
            analysis, node, PREPOSITIONS.get(act, ("for",))
        )
        clause = next((n.index for n in children(analysis, thing.index, "acl", "ccomp")), None)
        if head is not None:
            return act, phrase_span(analysis, head)
        if clause is not None:
            return act, _without_to(analysis, clause)
    return None


def _felt(analysis: Analysis, node: Node, addressed: list[int]) -> tuple[Act, Span, list[int]] | None:
    """ "is ready to", "is interested in"."""
    if node.lemma != "be" or any(n.lower == "they" for n in children(analysis, node.index, "nsubj")):
        return None  # whose feeling "they are worried" tells, the text seldom says
    for adjective in children(analysis, node.index, "acomp"):
        act = load_speech().adjectives.get(adjective.lower)
        if act is None:
            continue
        clause = next((n.index for n in children(analysis, adjective.index, "xcomp", "ccomp")), None)
        head = _behind(analysis, adjective, PREPOSITIONS.get(act, ("for",)))
        if head is not None:
            return act, phrase_span(analysis, head), addressed
        if clause is not None:
            return act, _without_to(analysis, clause), addressed
    return None


def _behind(analysis: Analysis, node: Node, words: tuple[str, ...]) -> int | None:
    for preposition in prepositions(analysis, node.index, *words):
        inner = next((n.index for n in children(analysis, preposition.index, "pobj", "pcomp")), None)
        if inner is not None:
            return inner
    return None


def _without_to(analysis: Analysis, clause: int) -> Span:
    leading = frozenset(n.index for n in children(analysis, clause, "aux") if n.lower == "to")
    return phrase_span(analysis, clause, clause=True, without=leading)


def _clause(analysis: Analysis, node: Node) -> Span | None:
    clause = next((n for n in children(analysis, node.index, "ccomp") if n.index > node.index), None)
    if clause is not None:
        leading = frozenset(n.index for n in children(analysis, clause.index, "mark") if n.lower == "that")
        return phrase_span(analysis, clause.index, clause=True, without=leading)
    act = load_speech().verbs.get(node.lemma)
    if act in {"call-for", "propose", "pledge", "invite"}:
        infinitive = next((n for n in children(analysis, node.index, "xcomp") if n.index > node.index), None)
        return _without_to(analysis, infinitive.index) if infinitive is not None else None
    return None


def _object(analysis: Analysis, node: Node, act: Act) -> Span | None:
    if node.lemma in ADDRESSED or act in {"call-for"}:
        head = _behind(analysis, node, PREPOSITIONS.get(act, ("for",)))
        return phrase_span(analysis, head) if head is not None else None
    if act == "inform" and node.lemma not in {"announce", "outline", "explain", "report", "declare", "state"}:
        return None
    if node.lemma == "welcome" and any(
        n.index in analysis.mention_at and analysis.mention_at[n.index].kind == "person"
        for n in children(analysis, node.index, "dobj")
    ):
        return None
    things = [n for n in children(analysis, node.index, "dobj") if not n.tag.startswith(("PRP", "W"))]
    if not things:
        return None
    thing = things[0]
    if act == "praise" and node.lemma in {"praise", "commend", "applaud"} and coordinated(analysis, thing.index):
        head = _behind(analysis, node, ("for",))
        if head is not None:
            return phrase_span(analysis, head)
    return phrase_span(analysis, thing.index)


def _quote(analysis: Analysis, node: Node) -> Span | None:
    """The quote that goes with the verb, in the same sentence."""
    sentence = analysis.sentences[node.sentence]
    first = analysis.nodes[sentence.first].span.start
    last = analysis.nodes[sentence.last - 1].span.end
    clause = _clause(analysis, node)
    spans = [span for span in quoted_spans(analysis, first, last) if len(analysis.document.quote(span).split()) >= 4]
    if not spans:
        return None
    best = max(spans, key=lambda span: span.end - span.start)
    if clause is not None and clause.covers(best):
        return None
    if clause is not None and not clause.overlaps(best):
        return None
    return best


def _engagement_of(analysis: Analysis, node: Node, drafts: list[Draft], speakers: list[ActorKey]) -> Draft | None:
    """The engagement told last, up to this sentence, that a speaker takes part in; else one the speaker takes part in at all."""
    mine = [d for d in drafts if set(d.parts) & set(speakers)]
    before = [d for d in mine if min(d.sentences) <= node.sentence]
    if before:
        talking = [d for d in before if d.form != "visit"] or before
        return max(talking, key=lambda d: max(s for s in d.sentences if s <= node.sentence))
    return mine[0] if mine else None
