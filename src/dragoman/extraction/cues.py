"""Cues: the words of a report that tell an engagement."""

from typing import NamedTuple

from dragoman.extraction.clauses import child, children, governing_verb, is_verb
from dragoman.lexicon.cues import CueWords, VerbCue, load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Form


class Cue(NamedTuple):
    """A node that tells an engagement. `verb` is the clause's verb (the cue itself, a light verb, or the one above)."""

    node: int
    form: Form
    noun: bool
    verb: int | None
    light: bool  # the verb carries the noun: "held talks"
    definite: bool
    plural: bool
    frame: str


PLURAL_ONLY = frozenset(
    {"talks", "negotiations", "consultations", "discussions", "congratulations", "condolences", "conversations"}
)


def find_cues(analysis: Analysis) -> list[Cue]:
    """All cues of the report in text order; headlines tell nothing that the text does not."""
    words = load_cues()
    sport = {node.sentence for node in analysis.nodes if node.lower in words.sport}
    found = []
    for node in analysis.nodes:
        if analysis.sentences[node.sentence].headline or node.index in analysis.mention_at or node.sentence in sport:
            continue
        cue = _verb_cue(analysis, node, words) if is_verb(node) else _noun_cue(analysis, node, words)
        if cue is not None:
            found.append(cue)
    return found


def _verb_cue(analysis: Analysis, node: Node, words: CueWords) -> Cue | None:
    entry = words.verbs.get(node.lemma)
    if entry is None or node.dep in {"aux", "auxpass", "amod", "compound"}:
        return None
    if entry.particle and not any(n.lower == entry.particle for n in children(analysis, node.index, "prt", "advmod")):
        return None
    if not _has_needed(analysis, node, entry):
        return None
    if entry.frame == "travel" and any(
        n.lower in {"back", "home"} for n in children(analysis, node.index, "advmod", "prt")
    ):
        return None  # a return tells no visit of its own
    form = entry.form
    if node.lemma == "welcome" and any(
        n.lower == "to" and _leads_to_place(analysis, n) for n in children(analysis, node.index, "prep")
    ):
        return Cue(node.index, "visit", False, node.index, False, False, False, "host")
    if form in {"meeting", "call"} and entry.frame == "mutual":
        form = _medium(analysis, node.index, form)
    if node.lemma == "speak" and form == "call" and not _by_telephone(analysis, node.index):
        form = "call"
    return Cue(node.index, form, False, node.index, False, False, False, entry.frame)


def _leads_to_place(analysis: Analysis, preposition: Node) -> bool:
    from dragoman.extraction.places import place_at

    return any(place_at(analysis, n.index) is not None for n in children(analysis, preposition.index, "pobj"))


def _has_needed(analysis: Analysis, node: Node, entry: VerbCue) -> bool:
    if entry.needs == "person":
        thing = child(analysis, node.index, "dobj", "nsubjpass")
        return (
            thing is not None
            and thing.index in analysis.mention_at
            and analysis.mention_at[thing.index].kind == "person"
        )
    if entry.needs == "on" and any(
        n.tag == "VB" for n in children(analysis, node.index, "xcomp", "advcl", "ccomp", "relcl")
    ):
        return False  # "called on the sides to refrain" is no visit
    if entry.needs:
        return any(n.lower == entry.needs for n in children(analysis, node.index, "prep"))
    if entry.form == "signing":
        thing = child(analysis, node.index, "dobj", "nsubjpass")
        return thing is not None and _is_document(analysis, thing)
    if entry.frame == "host":
        return _takes_a_guest(analysis, node)
    if entry.frame == "act":
        return _is_solemn(analysis, node)
    if entry.frame == "send":
        return any(n.index in analysis.mention_at for n in children(analysis, node.index, "dobj", "dative")) or any(
            n.lower == "to" for n in children(analysis, node.index, "prep", "dative")
        )
    if entry.frame in {"brief", "invite"}:
        return True
    if node.lemma == "meet":
        thing = child(analysis, node.index, "dobj")
        return thing is None or thing.index in analysis.mention_at or thing.tag.startswith(("NNP", "PRP", "WP"))
    return True


def _takes_a_guest(analysis: Analysis, node: Node) -> bool:
    """ "received the envoy" and "was welcomed by": not an award received, nor refugees taken in."""
    thing = child(analysis, node.index, "dobj", "nsubjpass")
    if thing is None and any(True for _ in children(analysis, node.index, "agent")):
        return True
    mention = analysis.mention_at.get(thing.index) if thing is not None else None
    if mention is None or mention.kind == "organisation":
        return False
    if node.lemma == "host":  # "hosted a dinner" is told by its noun
        return mention.kind in {"person", "state"}
    return analysis.nodes[mention.node].lower not in load_cues().taken_in


SOLEMN = {
    "lay": frozenset({"wreath", "wreaths", "flowers", "offering", "stone", "foundation"}),
    "present": frozenset({"credentials", "letters", "copies", "credential"}),
}


def _is_solemn(analysis: Analysis, node: Node) -> bool:
    """ "laid a wreath", "presented credentials", "unveiled a plaque": what makes the verb a ceremony."""
    thing = child(analysis, node.index, "dobj", "nsubjpass")
    if thing is None or thing.index in analysis.mention_at:
        return False
    wanted = SOLEMN.get(node.lemma)
    return wanted is None or bool(wanted & {analysis.nodes[k].lower for k in analysis.subtree(thing.index)[:8]})


DOCUMENTS = frozenset(
    "agreement memorandum treaty protocol contract accord declaration document mou deal pact convention plan programme program "
    "agreements memorandums memoranda treaties protocols contracts accords declarations documents mous letter roadmap communique "
    "communiqué charter statement arrangement minutes joint".split()
)


def _is_document(analysis: Analysis, node: Node) -> bool:
    return (
        node.lower in DOCUMENTS
        or node.lemma in DOCUMENTS
        or any(analysis.nodes[k].lower in DOCUMENTS for k in analysis.subtree(node.index)[:12])
    )


def _by_telephone(analysis: Analysis, index: int) -> bool:
    below = " ".join(analysis.nodes[k].lower for k in analysis.subtree(index)[:40])
    return any(word in below for word in ("phone", "telephone", "video", "call"))


def _medium(analysis: Analysis, index: int, form: Form) -> Form:
    """ "talked by phone", "met via video link": the medium makes it a call."""
    for preposition in children(analysis, index, "prep", "npadvmod"):
        near = [preposition.lower] + [analysis.nodes[k].lower for k in analysis.subtree(preposition.index)[:5]]
        if any(
            word in {"phone", "telephone", "video", "videoconference", "video-conference", "teleconference", "online"}
            for word in near
        ):
            return "call"
    return form


def _noun_cue(analysis: Analysis, node: Node, words: CueWords) -> Cue | None:
    if not node.tag.startswith("NN") or node.dep in {"compound", "nmod"}:
        return None
    form = _noun_form(analysis, node, words)
    if form is None:
        return None
    verb, light = _carrier(analysis, node, words)
    before = {n.lower for n in children(analysis, node.index, "det", "amod", "poss", "nummod", "predet")}
    definite = bool(before & {"the", "this", "these", "that", "both"})
    plural = node.tag == "NNS" and node.lower not in PLURAL_ONLY
    return Cue(node.index, form, True, verb, light, definite, plural, "noun")


def _noun_form(analysis: Analysis, node: Node, words: CueWords) -> Form | None:
    modifiers = list(children(analysis, node.index, "compound", "amod", "nmod"))
    singular = {node.lower, node.lemma}
    for modifier in modifiers:
        for word in singular:
            form = words.nouns.get(f"{modifier.lower} {word}")
            if form:
                return form
    for word in (node.lower, node.lemma):
        form = words.nouns.get(word)
        if form:
            if form == "conference" and any(m.lower in {"news", "press"} for m in modifiers):
                return None
            if word == "conversation" and any(m.lower in {"phone", "telephone"} for m in modifiers):
                return "call"
            return form
    return None


def _carrier(analysis: Analysis, node: Node, words: CueWords) -> tuple[int | None, bool]:
    """The verb of the noun's clause, and whether it carries the noun."""
    current = node
    while current.dep == "conj" and not is_verb(analysis.nodes[current.head]):
        current = analysis.nodes[current.head]
    above = analysis.nodes[current.head]
    if current.dep == "pobj" and above.dep == "prep" and above.lower in {"of", "for", "in"}:
        grand = analysis.nodes[above.head]
        if grand.lemma in {"number", "series", "round", "string", "row", "host", "day", "rounds", "couple", "part"}:
            return _carrier(analysis, grand, words)
    if is_verb(above) and current.dep in {"dobj", "nsubjpass", "attr", "nsubj", "oprd"}:
        return above.index, (above.lemma in words.light and current.dep != "nsubj") or current.dep == "nsubjpass"
    if current.dep == "pobj" and above.dep == "prep" and is_verb(analysis.nodes[above.head]):
        verb = analysis.nodes[above.head]
        return verb.index, (
            (verb.lemma in words.light | {"be"}) and above.lower in {"in", "on", "to", "with", "for"}
        ) or (above.lower == "for" and verb.lemma in {"arrive", "fly", "travel", "come"})
    over = governing_verb(analysis, node.index)
    return (over.index if over else None), False
