"""Commitments: what is to be followed up and is not itself an engagement."""

from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, actors_at, collect
from dragoman.extraction.clauses import (
    TELLING,
    children,
    coordinated,
    is_infinitive,
    objects_behind,
    objects_of,
    prepositions,
    subjects,
)
from dragoman.extraction.dates import find_dates
from dragoman.extraction.drafts import Draft
from dragoman.extraction.needs import has_needed
from dragoman.extraction.occasions import occasion_of
from dragoman.extraction.phrases import phrase_span
from dragoman.extraction.senses import is_other_sense
from dragoman.extraction.speakers import speakers_of
from dragoman.extraction.tellers import named_before_whom
from dragoman.extraction.undertakings import Undertaking, undertakings_at
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import CommitmentKind

# Cue words whose engagement is not what is undertaken: "agreed to sign", "offered to discuss".
_NOT_ENGAGING = frozenset(
    "sign present go come discuss exchange see write inaugurate send open host hold join receive address launch attend invite".split()
)


# "agreed to convene the Joint Commission": its session is the engagement.
_CONVENING = frozenset({"convene", "reconvene", "hold", "host", "organise", "organize", "resume", "summon"})

_BODIES = frozenset({"commission", "committee", "dialogue", "council", "session", "round", "forum"})


class CommitmentFound(NamedTuple):
    draft: Draft | None  # None of what states undertake together in a report that tells no engagement
    by: tuple[ActorKey, ...]
    to: tuple[ActorKey, ...]
    kind: CommitmentKind
    span: Span
    due: str | None


def find_commitments(analysis: Analysis, drafts: list[Draft]) -> list[CommitmentFound]:
    """Commitments of the parties of the report's engagements, in text order; without any, those of states together."""
    found: list[CommitmentFound] = []
    for node in analysis.nodes:
        if analysis.sentences[node.sentence].headline or not node.tag.startswith(("VB", "NN", "JJ")):
            continue
        for undertaking in undertakings_at(analysis, node):
            if _is_engagement(analysis, undertaking.head):
                continue
            commitment = _commitment(analysis, undertaking, drafts)
            if commitment is not None and not any(commitment.span.overlaps(other.span) for other in found):
                found.append(commitment)
    return found


def _is_engagement(analysis: Analysis, head: int) -> bool:
    """A visit or a summit agreed on is an engagement, not a commitment."""
    words = load_cues()
    node = analysis.nodes[head]
    engaging = node.tag.startswith("VB") and node.lemma not in _NOT_ENGAGING
    if engaging and any(has_needed(analysis, node, sense) for sense in words.senses(node.lemma)):
        return True
    things = [n for n in (*children(analysis, head, "dobj", "nsubjpass"), node) if not n.tag.startswith("VB")]
    if node.lemma in _CONVENING and any(thing.lower in _BODIES for thing in things):
        return True
    forms = {words.nouns.get(thing.lemma) for thing in things if not is_other_sense(analysis, thing)}
    return not forms.isdisjoint({"meeting", "visit", "consultations", "conference"})


def _commitment(analysis: Analysis, undertaking: Undertaking, drafts: list[Draft]) -> CommitmentFound | None:
    kind, head, verb, impersonal = undertaking
    clause = analysis.nodes[head].tag.startswith("VB")
    span = _words_of(analysis, head, clause)
    if len(analysis.document.quote(span).split()) < 3 or _only_tells(analysis, undertaking):
        return None
    by = () if impersonal else speakers_of(analysis, verb, drafts)
    draft = occasion_of(analysis, verb, drafts, by)
    if draft is None:
        by = _states_together(analysis, verb)
    elif impersonal:
        by = tuple(draft.parts)
    if not by:
        return None
    objects = [h for w in prepositions(analysis, head, "to", "for") if clause for h in objects_of(analysis, w.index)]
    to = tuple(
        p.actor for p in collect(analysis, [*objects, *_assured(analysis, verb)], "participant") if p.actor not in by
    )
    return CommitmentFound(draft, by, to, kind, span, _due(analysis, span))


def _assured(analysis: Analysis, verb: Node) -> list[int]:
    """ "assured A that", "met A, to whom he promised help": to whom it is promised."""
    whom = [h for h in objects_behind(analysis, verb.index, "to") if analysis.nodes[h].lower == "whom"]
    assured = [n.index for n in children(analysis, verb.index, "dobj")] if verb.lemma == "assure" else []
    return [*assured, *(named_before_whom(analysis, head) for head in whom)]


def _states_together(analysis: Analysis, verb: Node) -> tuple[ActorKey, ...]:
    """Two states or more that act together, or "we", who are those that did so last: of a joint statement."""
    heads = subjects(analysis, verb.index)
    if any(analysis.nodes[head].lower == "we" for head in heads):
        before = [n.index for n in analysis.nodes[: verb.index] if n.dep == "nsubj" and n.lower != "we"]
        heads = next((told for n in reversed(before) if len(told := coordinated(analysis, n)) > 1), [])
    keys = [key for head in heads for key in actors_at(analysis, head)]
    return tuple(keys) if len(keys) > 1 and all(isinstance(key, str) for key in keys) else ()


def _only_tells(analysis: Analysis, undertaking: Undertaking) -> bool:
    """ "wishes to inform that …": nothing is wished for but to tell."""
    verb = analysis.nodes[undertaking.head]
    told = any(True for _ in children(analysis, verb.index, "ccomp"))
    return undertaking.kind == "interested" and verb.lemma in TELLING and told


def _words_of(analysis: Analysis, head: int, clause: bool) -> Span:
    """The words undertaken; of a future clause ("A will not fund B") what follows the auxiliary."""
    node = analysis.nodes[head]
    without = {n.index for n in children(analysis, head, "aux", "mark") if n.lower in {"to", "that"}}
    for other in children(analysis, head, "conj"):
        own = is_infinitive(analysis, other.index)
        if own or any(True for _ in children(analysis, other.index, "nsubj")):  # a commitment, or a clause, of its own
            without |= {other.index} | {n.index for n in children(analysis, head, "cc") if n.index < other.index}
    if any(n.lower in {"will", "would"} for n in children(analysis, head, "aux")) and _bare(analysis, node):
        without |= {n.index for n in children(analysis, head) if n.index < head and n.dep != "neg"}
    return phrase_span(analysis, head, clause=clause, without=frozenset(without))


def _bare(analysis: Analysis, node: Node) -> bool:
    return node.dep not in {"ccomp", "acl"}


def _due(analysis: Analysis, span: Span) -> str | None:
    """The date that the words name as the end: "by autumn 2024", "until July"."""
    for date in find_dates(analysis.document.quote(span), analysis.document.published):
        if date.value and date.bound in {"by", "until", "before"} and "/" not in date.value:
            return date.value
    return None
