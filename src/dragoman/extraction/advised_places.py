"""Places that the trained reader marks: what its words name, if they name a place at all."""

from collections.abc import Collection, Sequence

from dragoman.extraction.actors import ActorKey, states_of_colleagues
from dragoman.extraction.clauses import children, governing_verb, is_behind
from dragoman.extraction.cues import goes_back
from dragoman.extraction.datelines import stands_in_dateline
from dragoman.extraction.drafts import Draft
from dragoman.extraction.place_names import INSIDE, names_works, place_at
from dragoman.extraction.places import capital_at
from dragoman.extraction.sides import MISSIONS
from dragoman.lexicon.given_names import is_given_name
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.reading import Place

# What is named after the place where it was signed.
_PAPERS = frozenset(
    "declaration agreement treaty accord accords convention protocol charter process plan pact principles consensus format".split()
)


def place_told(analysis: Analysis, span: Span, unreal: Collection[ActorKey] = ()) -> Place | None:
    """The place that these words name; None where they are somebody's name, or that of a paper, or part of one.

    `unreal` are persons of the rules who are none.
    """
    nodes = analysis.nodes_in(span)
    if stands_in_dateline(analysis, span) or _is_cut_name(analysis, span):
        return None
    if any(_names_paper(analysis, node) or names_works(analysis, node) for node in nodes):
        return None
    unnamed = next(
        (seat for n in nodes for k in (n.index, n.head) if (seat := capital_at(analysis, k)) is not None), None
    )
    if unnamed is not None:
        return unnamed
    known = next((place for node in reversed(nodes) if (place := place_at(analysis, node.index)) is not None), None)
    if known is not None and not _is_end_of_name(analysis, span, known):
        return known
    words = analysis.document.quote(span).split()
    words = " ".join(words).strip(" ,;:").split() or words
    words = words[1:] if words[0].casefold() in {"the", "a", "an"} else words
    if words and words[0][0].isupper() and not _names_somebody(analysis, span, unreal):
        return Place(name=" ".join(words), state=None)
    return None


def _is_end_of_name(analysis: Analysis, span: Span, known: Place) -> bool:
    """ "Marina" of "Palais de la Marina": a house with a name of its own."""
    words = analysis.document.quote(span).split()
    before = words[: -len(known.name.split())]
    return len(before) > 1 and before[0][0].isupper() and before[-1] in _OF_NAMES


_OF_NAMES = frozenset({"de", "la", "del", "di", "du", "da", "do"})


def is_origin(analysis: Analysis, span: Span, verbs: Collection[int]) -> bool:
    """ "arrived from Abu Dhabi", of one of these verbs: where they came from, or "returned to" from elsewhere; who "came back from Kyiv" has been there."""
    for node in analysis.nodes_in(span):
        preposition = analysis.nodes[node.head]
        bound = any(n.lower == "for" for spot in (preposition, node) for n in children(analysis, spot.index, "prep"))
        if node.dep == "dobj" and preposition.lemma in _LEAVING and bound:
            return True  # "left Harare for a tour of Europe"
        above = analysis.nodes[preposition.head]
        if (
            node.dep == "pobj"
            and preposition.lower == "to"
            and above.lemma in _RETURNING
            and goes_back(analysis, above)
        ):
            return True  # "returned to Accra at the end of a visit"
        comes = above.index in verbs and above.lemma in _ARRIVING and not goes_back(analysis, above)
        if comes and node.dep == "pobj" and preposition.lower == "from":
            return True
    return False


_RETURNING = frozenset({"return", "come", "fly", "go", "travel"})


def is_posting(analysis: Analysis, span: Span, draft: Draft) -> bool:
    """ "ordered its own envoy in Managua home": where somebody is posted who takes no part."""
    for node in analysis.nodes_in(span):
        if node.dep == "compound":
            node = analysis.nodes[node.head]
        preposition = analysis.nodes[node.head]
        officer = analysis.mention_at.get(preposition.head)
        sent = analysis.nodes[preposition.head].lemma in MISSIONS
        owned = any(True for _ in children(analysis, preposition.head, "poss"))
        if node.dep == "pobj" and preposition.lower == "in" and sent and owned:
            return officer is None or not set(officer.entities) & draft.parts.keys()
    return False


def is_addressed(analysis: Analysis, span: Span, draft: Draft) -> bool:
    """ "protested to Moscow", "wrote to Ankara": who was spoken to there is no place, nor is Baku in "talks between Tbilisi and Baku"."""
    named = [node for node in analysis.nodes_in(span) if _is_state(analysis, node)]
    if any(_is_between(analysis, node) or _is_of_colleagues(analysis, node) for node in named):
        return True
    states = (node for node in analysis.nodes_in(span) if _is_state(analysis, node))
    addressed = (node for node in states if node.dep == "pobj" and analysis.nodes[node.head].lower == "to")
    return draft.form in _REMOTE and any(True for _ in addressed)


def _is_between(analysis: Analysis, node: Node) -> bool:
    """Behind "between" or "with", the second of two as well."""
    while node.dep == "conj" and node.head != node.index:
        node = analysis.nodes[node.head]
    return node.dep == "pobj" and analysis.nodes[node.head].lower in {"between", "with"}


def _is_of_colleagues(analysis: Analysis, node: Node) -> bool:
    """ "his counterparts in Oman and Qatar": whose they are."""
    while node.dep == "conj" and node.head != node.index:
        node = analysis.nodes[node.head]
    return node.dep == "pobj" and bool(states_of_colleagues(analysis, analysis.nodes[node.head].head))


def _is_state(analysis: Analysis, node: Node) -> bool:
    mention = analysis.mention_at.get(node.index)
    return mention is not None and mention.kind == "state"


_REMOTE = frozenset({"demarche", "message", "call"})
_LEAVING = frozenset({"leave", "depart", "quit"})
_ARRIVING = frozenset({"arrive", "fly", "come", "travel", "drive", "go", "proceed", "cross", "sail"})


def is_reached_later(analysis: Analysis, place: Span, journey: Draft, draft: Draft) -> bool:
    """ "met A, and visited the plant in B": the place of what came after."""
    verbs = {governing_verb(analysis, node.index) for node in analysis.nodes_in(place)}
    reached = {verb.index for verb in verbs if verb is not None} & {cue.node for cue in journey.cues}
    told = {cue.verb if cue.verb is not None else cue.node for cue in draft.cues}
    return bool(reached) and min(reached) > min(told)


def is_of_next(analysis: Analysis, place: Span, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "met A, laid flowers at the National Cemetery": the house or ground of what was done next."""
    verbs = {governing_verb(analysis, node.index) for node in analysis.nodes_in(place)}
    mine = max(cue.node for cue in draft.cues)
    after = {cue.node for d in drafts if d is not draft for cue in d.cues if cue.node > mine}
    return any(verb is not None and verb.index in after and verb.dep == "conj" for verb in verbs)


def _names_paper(analysis: Analysis, node: Node) -> bool:
    """ "the Los Angeles Declaration": a place after which a paper is named is nobody's meeting place."""
    return node.dep in {"compound", "nmod", "amod"} and analysis.nodes[node.head].lower in _PAPERS


def _is_cut_name(analysis: Analysis, span: Span) -> bool:
    """ "Foreign" of "the Foreign Ministry": a word out of somebody's name."""
    named = [m.span for m in analysis.mentions if m.kind != "state" and m.form == "name"]
    cut = [name for name in named if name.overlaps(span) and span.end < name.end]
    return any(analysis.document.quote(name).split()[-1].lower() not in _EVENTS for name in cut)


# Named after where they take place: "the Munich Security Conference".
_EVENTS = frozenset({"conference", "forum", "summit", "dialogue", "symposium", "assembly"})


def _names_somebody(analysis: Analysis, span: Span, unreal: Collection[ActorKey]) -> bool:
    """ "the grave of A": somebody of an office, or named behind "of" and no place."""
    for mention in analysis.mentions:
        if mention.kind != "person" or not mention.span.overlaps(span):
            continue
        if set(mention.entities) <= set(unreal) and not is_given_name(analysis.document.quote(mention.span).split()[0]):
            continue
        node = analysis.nodes[mention.node]
        owner = node.dep == "pobj" and analysis.nodes[node.head].lower == "of" and mention.span.covers(span)
        if owner or any(analysis.entities[key].titles for key in mention.entities):
            return True
    return False


def is_only_where_they_meet(analysis: Analysis, state: str) -> bool:
    """Told by nothing but its capital behind "in": "asked the banks to meet in London", which is no side of theirs."""
    told = [m for m in analysis.mentions if any(analysis.entities[key].name == state for key in m.entities)]
    officers = (title.state for mention in analysis.mentions for title in mention.titles)
    if state in officers or any(entity.state == state for entity in analysis.entities if entity.kind != "state"):
        return False
    return bool(told) and all(
        m.form == "capital" and (is_behind(analysis, m.node, INSIDE) or stands_in_dateline(analysis, m.span))
        for m in told
    )
