"""Whose words they are not, to whom they are said and where they end: what the grammar of the sentence tells."""

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.clauses import (
    TELLING,
    agents_of,
    child,
    children,
    governing_verb,
    is_infinitive,
    is_person_at,
    subjects,
)
from dragoman.lexicon.acts import load_speech
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span


def is_asked_to_say(analysis: Analysis, verb: Node) -> bool:
    """ "asked her to convey an invitation": what somebody is asked to say is not said."""
    above = analysis.nodes[verb.head]
    if verb.tag != "VB" or verb.dep not in {"xcomp", "ccomp", "advcl"} or above.index > verb.index:
        return False
    asked = child(analysis, above.index, "dobj", "dative", "nsubjpass") is not None
    infinitive = is_infinitive(analysis, verb.index)
    own = child(analysis, verb.index, "nsubj") is not None
    return infinitive and (asked or own) and load_speech().verbs.get(above.lemma) == "call-for"


def is_unnamed_teller(analysis: Analysis, head: int) -> bool:
    """ "An official said that A had met B. He said": he who goes on telling, and is not named."""
    node = analysis.nodes[head]
    sentence = analysis.sentences[node.sentence]
    if node.lower not in {"he", "she"} or head != sentence.first or node.sentence == 0:
        return False
    if analysis.nodes[node.head].lemma not in TELLING:
        return False
    before = analysis.sentences[node.sentence - 1]
    root = next((n for n in analysis.nodes[before.first : before.last] if n.head == n.index), None)
    if root is None or root.lemma not in TELLING or before.paragraph != sentence.paragraph:
        return False
    teller = child(analysis, root.index, "nsubj")
    told = child(analysis, root.index, "ccomp")
    mention = analysis.mention_at.get(teller.index) if teller is not None else None
    unnamed = teller is not None and teller.tag == "NN" and (mention is None or not mention.entities)
    return unnamed and told is not None and told.index > root.index


def is_told_by_none(analysis: Analysis, span: Span) -> bool:
    """ "A roadmap was signed": what was done by whoever it was, and is not said."""
    verb = _verb_over(analysis, span)
    if verb is None or verb.lemma in load_speech().verbs or verb.lemma in load_cues().informing:
        return False
    done = child(analysis, verb.index, "nsubjpass")
    inside = done is not None and span.start <= done.span.start < span.end
    return inside and not agents_of(analysis, verb.index)


def is_by_a_body(analysis: Analysis, span: Span) -> bool:
    """ "The junta had denounced the accord": of whoever is no person and not named."""
    verb = _verb_over(analysis, span)
    acting = child(analysis, verb.index, "nsubj") if verb is not None else None
    return acting is not None and acting.index not in analysis.mention_at and acting.lower in _BODIES


_BODIES = frozenset(
    "junta government regime cabinet parliament opposition army military court rebels militants".split()
)


def state_told(analysis: Analysis, span: Span) -> str | None:
    """The state that says these words: "Guyana summoned the ambassador to complain that"."""
    verb = _verb_over(analysis, span)
    nodes = analysis.tops_in(span)
    if verb is None or not (verb.lemma in load_speech().verbs or nodes[0].dep == "ccomp"):
        return None
    above = analysis.nodes[verb.head]
    purpose = verb.dep == "xcomp" and any(s.form == "demarche" for s in load_cues().senses(above.lemma))
    acting = [analysis.mention_at.get(head) for head in subjects(analysis, above.index if purpose else verb.index)]
    states = [m for m in acting if m is not None and m.kind == "state" and m.entities]
    return analysis.entities[states[0].entities[0]].name if len(states) == len(acting) == 1 else None


def state_of_officer(analysis: Analysis, span: Span) -> str | None:
    """The state whose officer says these words: "Poland's top diplomat wants …"."""
    verb = _verb_over(analysis, span)
    acting = child(analysis, verb.index, "nsubj") if verb is not None else None
    mention = analysis.mention_at.get(acting.index) if acting is not None else None
    if mention is None or mention.form != "nominal":
        return None
    told = {title.state for title in mention.titles if not title.states} - {None}
    return told.pop() if len(told) == 1 else None


def is_named_later(analysis: Analysis, span: Span, key: ActorKey) -> bool:
    """An actor that the text first names in a sentence behind these words."""
    nodes = analysis.nodes_in(span)
    if not nodes or not isinstance(key, int):
        return False
    last = analysis.sentences[nodes[-1].sentence].last
    told = [mention.node for mention in analysis.mentions if key in mention.entities]
    return bool(told) and min(told) >= last


def _verb_over(analysis: Analysis, span: Span) -> Node | None:
    """The verb that the words hang on."""
    nodes = analysis.tops_in(span)
    verb = governing_verb(analysis, nodes[0].index) if nodes else None
    while verb is not None and span.start <= verb.span.start < span.end:
        verb = governing_verb(analysis, verb.index)
    return verb


def tail_of_report(analysis: Analysis, clause: Node) -> frozenset[int]:
    """ "that A had no objection, after meeting B", "…, according to an aide": what closes the sentence and is not said."""
    inside = analysis.subtree(clause.index)
    return frozenset(
        k
        for k in inside
        if k > clause.index
        and analysis.nodes[k - 1].text == ","
        and max(analysis.subtree(k)) == inside[-1]
        and _is_beside_the_words(analysis, analysis.nodes[k])
    )


def _is_beside_the_words(analysis: Analysis, node: Node) -> bool:
    if node.lower == "according":
        return True
    doing = node.lower in {"after", "before", "following"} and node.dep == "prep"
    return doing and any(n.tag == "VBG" for n in children(analysis, node.index, "pcomp"))


def named_before_whom(analysis: Analysis, whom: int) -> int:
    """ "met B, to whom he promised help": who is named right before it."""
    before = analysis.nodes[max(0, whom - 2)]
    return before.index - 1 if before.text == "," and is_person_at(analysis, before.index - 1) else whom
