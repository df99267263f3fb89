"""Proxies: those who are told only because another stands in for them, or because they send another."""

from collections.abc import Iterator

from dragoman.extraction.clauses import children, is_verb, subjects
from dragoman.extraction.drafts import Draft
from dragoman.lexicon.titles import SPOKESMEN
from dragoman.model.analysis import Analysis, Mention, Node

_DEPUTISING = frozenset({"deputise", "deputize", "substitute"})
_STANDING = frozenset({"stand", "fill", "step", "sub"})  # ... in for A
_IN_PLACE = frozenset({"place", "stead", "instead", "lieu", "absence"})
_SENDING = frozenset({"send", "dispatch", "despatch", "delegate"})


def stand_ins(analysis: Analysis) -> Iterator[tuple[int, str, int]]:
    """Persons, the state of whoever sends them, whom they stand in for or serve, and the sentence that says so."""
    for mention in analysis.mentions:
        if mention.form != "name" or mention.kind != "person" or len(mention.entities) != 1:
            continue
        node = analysis.nodes[mention.node]
        for sender in (*_senders(analysis, node), *_masters(analysis, mention)):
            state = analysis.entities[sender].state
            if state is not None and sender != mention.entities[0]:
                yield mention.entities[0], state, node.sentence


def _senders(analysis: Analysis, node: Node) -> Iterator[int]:
    """Who sends the one named at a node, or for whom that one stands in."""
    verb = analysis.nodes[node.head]
    if node.dep == "dobj" and verb.lemma in _SENDING:
        yield from (key for head in subjects(analysis, verb.index) for key in _person_at(analysis, head))
    if node.dep in {"nsubj", "nsubjpass"} and is_verb(verb):
        sentence = analysis.sentences[verb.sentence]
        for other in analysis.nodes[verb.index : sentence.last]:
            if _is_stood_for(analysis, other):
                yield from _person_at(analysis, other.index)


def _masters(analysis: Analysis, mention: Mention) -> Iterator[int]:
    """ "Secretary A's deputy, B", "A and his deputy, B": A."""
    told = analysis.document.quote(mention.span).lower().replace(",", " ").split()
    owned = told[0] in _HIS
    if told[owned] not in _SERVING:
        return
    before = [
        m for m in analysis.mentions if m.kind == "person" and m.form == "name" and m.span.end <= mention.span.start
    ]
    before = [m for m in before if analysis.nodes[m.node].sentence == analysis.nodes[mention.node].sentence]
    between = analysis.document.text[before[-1].span.end : mention.span.start].split() if before else []
    if before and (between in (["'s"], ["’s"]) or (owned and between in (["and"], [",", "and"], ["with"]))):
        yield from before[-1].entities[:1]


_HIS = frozenset({"his", "her", "their"})
_SERVING = SPOKESMEN | {"deputy", "aide", "adviser", "advisor"}


def _person_at(analysis: Analysis, head: int) -> tuple[int, ...]:
    mention = analysis.mention_at.get(head)
    return mention.entities if mention is not None and mention.kind == "person" and len(mention.entities) == 1 else ()


def drop_absent(analysis: Analysis, draft: Draft) -> None:
    """ "A stood in for President B", "in place of B", "B will send his aide A to Ankara": B is not there."""
    told = {node for cue in draft.cues for node in (cue.node, *((cue.verb,) if cue.verb is not None else ()))}
    sentences = {analysis.nodes[node].sentence for node in told}
    for key in list(draft.parts):
        near = [m for m in analysis.mentions if m.entities == (key,) and analysis.nodes[m.node].sentence in sentences]
        absent = [m for m in near if _is_absent(analysis, m, draft)]
        present = [m for m in near if m not in absent and analysis.nodes[m.node].tag != "PRP$"]
        if absent and not present and len(draft.parts) > 1:
            del draft.parts[key]


def _is_absent(analysis: Analysis, mention: Mention, draft: Draft) -> bool:
    node = analysis.nodes[mention.node]
    if node.tag == "PRP$" and _is_owner(analysis, mention):
        return True
    return _is_stood_for(analysis, node) or (draft.form == "visit" and _sends(analysis, node))


def _is_owner(analysis: Analysis, mention: Mention) -> bool:
    """ "her predecessor, A, came": who came is not she."""
    beside = (other for other in analysis.mentions if other.kind == "person" and other.form == "name")
    return any(other.span.start <= mention.span.start and mention.span.end < other.span.end for other in beside)


def _is_stood_for(analysis: Analysis, node: Node) -> bool:
    """ "stood in for A", "deputised for A", "in place of A", "in the absence of A"."""
    above = analysis.nodes[node.head]
    if node.dep == "poss":
        return above.lower in _IN_PLACE
    if node.dep != "pobj" or above.lower not in {"for", "of"}:
        return False
    over = analysis.nodes[above.head]
    if above.lower == "of":
        return over.lower in _IN_PLACE
    over = analysis.nodes[over.head] if over.lower == "in" else over
    if over.lemma in _STANDING:
        return any(n.lower == "in" for n in analysis.nodes[over.index + 1 : over.index + 3])
    return over.lemma in _DEPUTISING


def _sends(analysis: Analysis, node: Node) -> bool:
    """ "A will send his aide B to Ankara"."""
    verb = analysis.nodes[node.head]
    if node.dep != "nsubj" or verb.lemma not in _SENDING:
        return False
    sent = (analysis.mention_at.get(thing.index) for thing in children(analysis, verb.index, "dobj"))
    return any(mention is not None and mention.kind == "person" for mention in sent)
