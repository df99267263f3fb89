"""Sayings: the act of a verb of speech and the words said, whoever says them."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.extraction.clauses import (
    children,
    is_infinitive,
    is_negated,
    objects_behind,
    objects_of,
    prepositions,
)
from dragoman.extraction.phrases import phrase_span, quoted_spans, trim
from dragoman.extraction.tellers import is_asked_to_say, named_before_whom, tail_of_report
from dragoman.lexicon.acts import load_speech
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import Act

PREPOSITIONS: dict[Act, tuple[str, ...]] = {
    "thank": ("for",),
    "congratulate": ("on", "upon", "for"),
    "call-for": ("for", "on", "of"),
    "inform": ("about", "on", "of", "with"),
    "express-interest": ("in", "to"),
    "express-readiness": ("for",),
    "express-support": ("for", "with", "to", "of"),
    "express-concern": ("about", "over", "at", "regarding", "of", "for", "against", "by"),
    "condole": ("on", "over", "for", "to", "with", "at"),
    "praise": ("for", "with", "at", "of", "to", "on"),
    "stress": ("of", "to", "on"),
    "note": ("in", "of", "for", "on"),
    "pledge": ("of", "to"),
    "reject": ("to", "of"),
    "condemn": ("of", "against", "at"),
    "propose": ("of",),
}
# Verbs whose object is the listener.
ADDRESSED = frozenset(
    "thank congratulate inform tell assure urge ask brief acquaint invite remind familiarize notify apprise felicitate "
    "update encourage reassure beg request implore call".split()
)
# Acts told by an infinitive: "proposed to open", "asked him to consider".
_ASKING: frozenset[Act] = frozenset({"call-for", "propose", "pledge", "invite", "reject"})
_LONG_ENOUGH = 4  # words that make a quotation a statement and not a turn of phrase


class Saying(NamedTuple):
    act: Act
    span: Span
    addressed: tuple[int, ...]  # heads of whom it is said to


def sayings_at(analysis: Analysis, node: Node) -> Iterator[Saying]:
    """What a verb tells as said; nothing where it is denied ("did not say") or only an auxiliary."""
    if is_negated(analysis, node.index) or node.dep in {"aux", "auxpass", "amod"} or _is_quoted(analysis, node):
        return
    if is_asked_to_say(analysis, node):
        return
    addressed = tuple(_addressed(analysis, node))
    words = load_speech()
    told = _told_by_nouns(analysis, node)
    if told is not None:
        yield Saying(*told, addressed)
        return
    act = _act_of(analysis, node)
    if act is None:
        felt = _felt(analysis, node)
        if felt is not None:
            yield Saying(*felt, addressed)
        return
    reported = _reported_feeling(analysis, node)
    if reported is not None:
        yield Saying(*reported, addressed)
        return
    quotes = _quotes(analysis, node) if node.lemma in words.quoting else []
    span = _clause(analysis, node, act) or (None if quotes else _object(analysis, node, act))
    if quotes and (span is None or any(span.overlaps(quote) for quote in quotes)):
        covered = span is not None and any(
            span.covers(q) and span.end - span.start > q.end - q.start + 12 for q in quotes
        )
        if not covered:
            yield from (Saying(act, quote, addressed) for quote in quotes)
            return
    if span is not None:
        yield Saying(act, span, addressed)


def attributed_at(analysis: Analysis, node: Node) -> Iterator[tuple[Saying, list[int]]]:
    """ "according to A, …", "in A's words, …": the clause, and the heads of whom it is attributed to."""
    if node.lower == "according":
        heads = [h for p in children(analysis, node.index, "prep") for h in objects_of(analysis, p.index)]
        clause = analysis.nodes[node.head]
        if heads and clause.tag.startswith("VB"):
            yield Saying("inform", _without(analysis, clause.index, node.index), ()), heads


def _without(analysis: Analysis, clause: int, phrase: int) -> Span:
    """The clause without the phrase that attributes it, and without a clause told before it."""
    aside = {phrase} | {n.index for n in children(analysis, clause, "ccomp", "parataxis") if n.index < clause}
    return phrase_span(analysis, clause, clause=True, without=frozenset(aside))


def _addressed(analysis: Analysis, node: Node) -> Iterator[int]:
    if node.lemma in ADDRESSED:
        yield from (n.index for n in children(analysis, node.index, "dobj", "dative"))
        yield from (n.index for n in children(analysis, node.index, "nsubjpass"))
    if node.lemma not in load_speech().attention:
        heads = objects_behind(analysis, node.index, "to")
        yield from (
            named_before_whom(analysis, head) if analysis.nodes[head].lower == "whom" else head for head in heads
        )


def _act_of(analysis: Analysis, node: Node) -> Act | None:
    """By the verb and its particle ("rule out", "speak highly"), else by the verb alone."""
    words = load_speech()
    for other in children(analysis, node.index, "prt", "advmod", "acomp", "prep"):
        act = words.phrasal.get(f"{node.lemma} {other.lower}")
        if act is not None:
            return act
    act = words.verbs.get(node.lemma)
    valued = {n.lower for n in children(analysis, node.index, "dobj")} & words.merits
    return "praise" if valued and node.lemma in words.valuing else act


# --- nouns and adjectives of speech ------------------------------------------------------------------------------


def _told_by_nouns(analysis: Analysis, node: Node) -> tuple[Act, Span] | None:
    """ "expressed readiness to", "voiced support for", "paid tribute to", "drew attention to"."""
    words = load_speech()
    if node.lemma in words.attention:
        return _attention(analysis, node)
    if node.lemma not in words.expressing:
        return None
    for thing in children(analysis, node.index, "dobj", "pobj", "nsubjpass"):
        act = words.nouns.get(thing.lower) or words.nouns.get(thing.lemma)
        if act is None or (act == "stress" and node.lemma not in words.verbs and thing.lower != "commitment"):
            continue
        if act == "stress" and thing.lower in {"importance", "need"}:
            return act, phrase_span(analysis, thing.index)
        found = _about(analysis, node, thing, act)
        if found is not None:
            whole = _words(analysis, found) > 1 or found.start < thing.span.end
            span = found if whole else phrase_span(analysis, thing.index)  # "their support for Ukraine"
            return act, _run_on(analysis, node, thing, span)
    return None


def _attention(analysis: Analysis, node: Node) -> tuple[Act, Span] | None:
    for thing in children(analysis, node.index, "dobj"):
        head = _behind(analysis, node, ("to",)) or _behind(analysis, thing, ("to",))
        if thing.lower == "attention" and head is not None:
            return "stress", _past_fact(analysis, head)
    return None


def _past_fact(analysis: Analysis, head: int) -> Span:
    """ "the fact that A": A."""
    if analysis.nodes[head].lower == "fact":
        clause = next((n.index for n in children(analysis, head, "acl", "ccomp", "relcl")), None)
        if clause is not None:
            return phrase_span(analysis, clause, clause=True)
    return phrase_span(analysis, head)


def _about(analysis: Analysis, node: Node, thing: Node, act: Act) -> Span | None:
    """What the noun of speech is about: behind its preposition, or in its clause."""
    prepositions_of = PREPOSITIONS.get(act, ("for",))
    head = _behind(analysis, thing, prepositions_of)
    if head is None:
        head = _behind(analysis, node, prepositions_of, past_actors=True, after=thing.index)
    clause = next((n.index for n in children(analysis, thing.index, "acl", "ccomp", "relcl")), None)
    if clause is None:
        clause = next(
            (n.index for n in children(analysis, node.index, "ccomp", "xcomp") if n.index > thing.index), None
        )
    if head is not None and (clause is None or head < clause):
        return _past_fact(analysis, head)
    return _without_to(analysis, clause) if clause is not None else None


def _felt(analysis: Analysis, node: Node) -> tuple[Act, Span] | None:
    """ "is ready to", "was grateful for", "stands ready to"."""
    above = analysis.nodes[node.head]
    if any(n.lower == "they" for n in children(analysis, node.index, "nsubj")):
        return None  # whose feeling "they are worried" tells, the text seldom says
    if node.dep == "ccomp" and above.index < node.index and above.lemma in load_speech().verbs:
        return None  # told with the verb above
    return _feeling(analysis, node)


def _feeling(analysis: Analysis, node: Node) -> tuple[Act, Span] | None:
    if node.tag == "VBN" and node.lower in load_speech().adjectives:
        return _felt_by(analysis, node)  # "was interested in"
    if node.lemma not in {"be", "stand", "feel", "remain", "declare"}:
        return None
    for adjective in children(analysis, node.index, "acomp", "oprd", "attr", "advcl"):
        found = _felt_by(analysis, adjective)
        if found is not None:
            return found
    return None


def _felt_by(analysis: Analysis, adjective: Node) -> tuple[Act, Span] | None:
    act = load_speech().adjectives.get(adjective.lower)
    if act is None:
        return None
    head = _behind(analysis, adjective, PREPOSITIONS.get(act, ("for",)))
    if head is not None:
        return act, phrase_span(analysis, head)
    clause = next((n.index for n in children(analysis, adjective.index, "xcomp", "ccomp")), None)
    return (act, _without_to(analysis, clause)) if clause is not None else None


def _reported_feeling(analysis: Analysis, node: Node) -> tuple[Act, Span] | None:
    """ "said that A was ready to": the readiness is what is said."""
    for clause in children(analysis, node.index, "ccomp"):
        if clause.index > node.index and (felt := _feeling(analysis, clause)) is not None:
            return felt
    return None


def _behind(
    analysis: Analysis, node: Node, words: tuple[str, ...], *, past_actors: bool = False, after: int | None = None
) -> int | None:
    for preposition in prepositions(analysis, node.index, *words):
        inner = next((n.index for n in children(analysis, preposition.index, "pobj", "pcomp")), None)
        if preposition.index < (node.index if after is None else after):
            continue  # "at the outset", "for his part"
        if inner is not None and analysis.nodes[inner].lower == "behalf":
            continue
        if inner is not None and not (past_actors and inner in analysis.mention_at):
            return inner
    return None


def _without_to(analysis: Analysis, clause: int, tail: frozenset[int] = frozenset()) -> Span:
    leading = frozenset(n.index for n in children(analysis, clause, "aux", "mark") if n.lower in {"to", "that"})
    return phrase_span(analysis, clause, clause=True, without=leading | tail | _next_sayings(analysis, clause))


# --- clauses and objects -----------------------------------------------------------------------------------------


def _clause(analysis: Analysis, node: Node, act: Act) -> Span | None:
    for clause in children(analysis, node.index, "ccomp"):
        if clause.index > node.index or _inverted(analysis, node, clause):
            return _without_to(analysis, clause.index, tail_of_report(analysis, clause))
    above = analysis.nodes[node.head]
    if node.dep == "parataxis" and above.tag.startswith("VB") and node.lemma in load_speech().quoting:
        return phrase_span(analysis, above.index, clause=True, without=frozenset({node.index}))
    if act in _ASKING and node.lemma not in {"want", "seek"}:
        infinitive = next(
            (n for n in children(analysis, node.index, "xcomp", "advcl") if _is_infinitive_behind(analysis, n, node)),
            None,
        )
        return _without_to(analysis, infinitive.index) if infinitive is not None else None
    return None


def _is_infinitive_behind(analysis: Analysis, clause: Node, verb: Node) -> bool:
    return clause.index > verb.index and (clause.dep == "xcomp" or is_infinitive(analysis, clause.index))


def _inverted(analysis: Analysis, node: Node, clause: Node) -> bool:
    """ "A, he said": the words before a comma."""
    last = max(analysis.subtree(clause.index))
    between = analysis.nodes[last + 1 : node.index]
    return last < node.index and any(n.text == "," for n in between) and node.lemma in load_speech().quoting


def _next_sayings(analysis: Analysis, clause: int) -> frozenset[int]:
    """Verbs of speech without a subject that the parse joined to the words said: "noted that A came, and invited B"."""
    words = load_speech()
    found = set()
    for node in children(analysis, clause, "conj"):
        speech = node.lemma in words.verbs or node.lemma in words.expressing
        own = any(True for _ in children(analysis, node.index, "nsubj", "nsubjpass", "aux"))
        if speech and node.tag == "VBD" and not own:
            found.add(node.index)
            found |= {n.index for n in children(analysis, clause, "cc", "punct") if n.index < node.index}
    return frozenset(found)


def _object(analysis: Analysis, node: Node, act: Act) -> Span | None:
    if node.lemma in load_speech().clausal:
        return None
    behind = PREPOSITIONS.get(act, ("for",))
    things = [n for n in children(analysis, node.index, "dobj") if not n.tag.startswith(("PRP", "W"))]
    if node.lemma in ADDRESSED or f"{node.lemma} " in _prepositional():
        heads = [_behind(analysis, node, behind), *(_behind(analysis, thing, behind) for thing in things)]
        head = next((h for h in heads if h is not None and not _is_person(analysis, h)), None)
        return _and_for_more(analysis, node, head) if head is not None else None
    if not things and act in {"call-for", "express-concern", "note", "reject", "stress", "express-support", "praise"}:
        head = _behind(analysis, node, behind)
        return phrase_span(analysis, head) if head is not None and not _is_person(analysis, head) else None
    if act == "inform" and node.lemma not in load_speech().informing:
        return None
    named = [_behind(analysis, node, behind) for n in things if analysis.mention_at.get(n.index) is not None]
    if not things or _is_person(analysis, things[0].index) or any(head is not None for head in named):
        head = _behind(analysis, node, behind) if things else None  # "praised Canada for its role"
        return phrase_span(analysis, head) if head is not None else None
    return _run_on(analysis, node, things[0], phrase_span(analysis, things[0].index))


def _and_for_more(analysis: Analysis, verb: Node, head: int) -> Span:
    """ "thanked A for its role and for its aid", "asked for help in building B": to the end of what is thanked or asked for."""
    span = phrase_span(analysis, head)
    preposition = analysis.nodes[analysis.nodes[head].head]
    for further in children(analysis, preposition.index, "conj"):
        things = objects_of(analysis, further.index) if further.lower == preposition.lower else []
        joint = analysis.document.text[span.end : further.span.start].strip(" ,")
        if things and joint in {"and", "as well as"}:
            span = Span(span.start, phrase_span(analysis, things[-1]).end)
    return _run_on(analysis, verb, analysis.nodes[head], span)


def _run_on(analysis: Analysis, verb: Node, thing: Node, span: Span) -> Span:
    """ "recognised Kenya's leadership in hosting refugees", "reaffirmed the right of states to choose": to the end of it.

    So is "support for Ukraine as it defends itself" one phrase.
    """
    inside = {analysis.nodes[k].lower for k in analysis.subtree(thing.index)}
    for node in children(analysis, verb.index, "prep", "xcomp", "advcl"):
        first = analysis.subtree(node.index)[0]
        behind = analysis.document.text[span.end : analysis.nodes[first].span.start]
        if first < thing.index or behind.strip():
            continue
        gerund = node.lower in {"in", "for", "by"} and any(True for _ in children(analysis, node.index, "pcomp"))
        right = bool(inside & _OF_DOING) and analysis.nodes[first].lower == "to"
        while_it = node.dep == "advcl" and analysis.nodes[first].lower == "as" and _is_about_it(analysis, node)
        if gerund or right or while_it:
            return Span(span.start, phrase_span(analysis, node.index, clause=True).end)
    return span


def _is_about_it(analysis: Analysis, clause: Node) -> bool:
    return any(n.lower in {"it", "they"} for n in children(analysis, clause.index, "nsubj"))


# What one has to do something.
_OF_DOING = frozenset(
    {"right", "rights", "ability", "freedom", "decision", "need", "opportunity", "efforts", "duty", "obligation"}
)


def _prepositional() -> frozenset[str]:
    return frozenset({"speak ", "complain ", "appeal ", "plead ", "press ", "warn "})


def _is_person(analysis: Analysis, head: int) -> bool:
    if analysis.nodes[head].lower == "leadership" and any(n.tag == "PRP$" for n in children(analysis, head, "poss")):
        return False  # "thanked Finland for its leadership"
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.kind in {"person", "organisation", "group"}


def _quotes(analysis: Analysis, node: Node) -> list[Span]:
    """The quotations of the verb's sentence that are long enough to be statements."""
    sentence = analysis.sentences[node.sentence]
    first = analysis.nodes[sentence.first].span.start
    last = analysis.nodes[sentence.last - 1].span.end
    spans = quoted_spans(analysis, first, last)
    if any(span.start <= node.span.start < span.end for span in spans):
        return []
    return [s for s in (trim(analysis, q.start, q.end) for q in spans) if _words(analysis, s) >= _LONG_ENOUGH]


def _is_quoted(analysis: Analysis, node: Node) -> bool:
    """ "… and we hope that …", A said: the verb stands in what another verb of the sentence tells as A's words."""
    sentence = analysis.sentences[node.sentence]
    inside = analysis.nodes[sentence.first : sentence.last]
    spans = quoted_spans(analysis, inside[0].span.start, inside[-1].span.end)
    if not any(span.start <= node.span.start < span.end for span in spans):
        return False
    quoting = load_speech().quoting
    return any(
        other.lemma in quoting
        and other.tag.startswith("VB")
        and not any(span.start <= other.span.start < span.end for span in spans)
        for other in inside
    )


def _words(analysis: Analysis, span: Span) -> int:
    return len(analysis.document.quote(span).split())
